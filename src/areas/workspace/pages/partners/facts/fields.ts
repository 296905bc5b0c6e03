import { certainties, handlingLevels } from "../../../../../kernel/handling.ts";
import { languages } from "../../../../../kernel/language.ts";
import type { ChoiceOption } from "../../../../../platform/html/index.ts";
import type { WorkRequest } from "../../../../../platform/http/index.ts";
import { collator, languageName } from "../../../../../platform/i18n/index.ts";
import {
  categories,
  focalRoles,
  lifeCycle,
  membershipStatuses,
  nameStatuses,
  nameTypes,
  offices,
  type PartyRecord,
  partyKinds,
  relationKinds,
} from "../../../../registry/index.ts";
import { capital } from "../words.tsx";
import type { SectionName } from "./kinds.ts";

/** What the fields of a form are made from. */
export interface FieldContext {
  readonly request: WorkRequest;
  /** Names of the party, where it has any yet. */
  readonly names: PartyRecord["names"];
  /** Regions that may be chosen, and people of the party who have an account. */
  readonly regions: readonly ChoiceOption[];
  readonly accounts: readonly ChoiceOption[];
  /** States and jurisdictions that may be chosen. */
  readonly states: readonly ChoiceOption[];
}

/** What a form of a fact is made from. */
export interface FormContext extends FieldContext {
  readonly record: PartyRecord;
}

type Options = (context: FieldContext) => readonly ChoiceOption[];

export interface FormField {
  /** Of the field in the form, and of what it tells the act where `columns` does not say otherwise. */
  readonly name: string;
  readonly is: "text" | "lines" | "choice" | "date" | "party";
  /** Its label is `register.field-…`. */
  readonly label?: string;
  readonly hint?: string;
  readonly columns?: readonly string[];
  readonly required?: boolean;
  /** What an emptied field tells the act: that there is none, an empty text, or nothing at all. */
  readonly empty?: "null" | "blank";
  readonly options?: Options;
}

const options =
  (values: readonly string[], key: (value: string) => string): Options =>
  ({ request: { translate, language } }) =>
    values.map((value) => ({ value, text: capital(translate(key(value)), language) }));

const withNone =
  (of: Options): Options =>
  (context) => [{ value: "", text: context.request.translate("register.choose-none") }, ...of(context)];

const inAlphabet =
  (of: Options): Options =>
  (context) => {
    const { compare } = collator(context.request.language);
    return [...of(context)].sort((a, b) => compare(a.text, b.text));
  };

const languageField: FormField = {
  name: "language",
  is: "choice",
  required: true,
  options: ({ request: { language } }) =>
    languages.map((value) => ({ value, text: capital(languageName(value, language), language) })),
};

const period: readonly FormField[] = [
  { name: "since", is: "date", empty: "null", hint: "register.hint-date" },
  { name: "until", is: "date", empty: "null", hint: "register.hint-date" },
];

const source: readonly FormField[] = [
  {
    ...{ name: "verification", is: "choice", required: true },
    options: options(certainties, (value) => `certainty.${value}`),
  },
  { name: "verified_on", is: "date", hint: "register.hint-date" },
  { name: "source_url", is: "text", empty: "blank" },
  { name: "source_passage", is: "lines", empty: "blank" },
  { name: "note", is: "lines", empty: "blank" },
];

const other: Omit<FormField, "columns"> = {
  ...{ name: "other", is: "party", required: true, hint: "register.hint-party" },
};
const roles: FormField = { name: "roles", is: "text", hint: "register.hint-roles" };

/** Both ends of a tie in one choice: what the party does, or what is done to it. */
const directions = ["out", "in"] as const;
const relationTies = relationKinds.flatMap((kind) => directions.map((way) => `${kind}.${way}`));
const officeTies = offices.flatMap((office) => directions.map((way) => `${office}.${way}`));
const officeKey = (tie: string): string =>
  `office.${tie.replace(/\.out$/, ".holds").replace(/\.in$/, ".held")}`;

/** The other names of the party, which a name may be a rendering of. */
const otherNames: Options = ({ names, request: { params, language } }) =>
  names
    .filter(({ id }) => id !== params.row)
    .map(({ id, name, language: of }) => ({ value: id, text: `${name} (${languageName(of, language)})` }));

export const fieldsOf: Readonly<Record<SectionName, readonly FormField[]>> = {
  facts: [
    {
      ...{ name: "kind", is: "choice", required: true },
      options: inAlphabet(options(partyKinds, (value) => `kind.${value}`)),
    },
    {
      ...{ name: "category", is: "choice", required: true },
      options: options(categories, (value) => `category.${value}`),
    },
    { name: "parent_id", is: "party", empty: "null", hint: "register.hint-party" },
    {
      ...{ name: "status", is: "choice", required: true },
      options: options(lifeCycle, (value) => `status.${value}`),
    },
    ...period,
    { name: "place", is: "text", empty: "null", hint: "register.hint-place" },
    { name: "country", is: "text", empty: "null", hint: "register.hint-country" },
    { name: "website", is: "text", empty: "blank" },
    { name: "website_verified_on", is: "date", empty: "null", hint: "register.hint-date" },
    {
      ...{ name: "on_source_page", is: "choice" },
      options: ({ request: { translate } }) => [
        { value: "true", text: translate("register.yes") },
        { value: "false", text: translate("register.no") },
      ],
    },
    ...source,
  ],
  names: [
    languageField,
    {
      ...{ name: "type", is: "choice", required: true },
      options: options(nameTypes, (value) => `name.${value}`),
    },
    { name: "name", is: "text", required: true },
    {
      ...{ name: "status", is: "choice", label: "name-status", empty: "null" },
      options: withNone(options(nameStatuses, (value) => `translation.status.${value}`)),
    },
    { name: "of_name", is: "choice", empty: "null", options: withNone(otherNames) },
    ...period,
    ...source,
  ],
  relations: [
    {
      ...{ name: "tie", is: "choice", required: true, columns: ["kind"] },
      options: options(relationTies, (tie) => `relation.${tie}`),
    },
    { ...other, columns: ["from_id", "to_id"] },
    roles,
    ...period,
    ...source,
  ],
  offices: [
    {
      ...{ name: "tie", is: "choice", required: true, columns: ["office"] },
      options: options(officeTies, officeKey),
    },
    { ...other, columns: ["holder_id", "body_id"] },
    roles,
    ...period,
    ...source,
  ],
  "focal-points": [
    { name: "name", is: "text", label: "person", required: true, hint: "personal.focal-purpose" },
    {
      ...{ name: "role", is: "choice", required: true },
      options: options(focalRoles, (value) => `register.focal-${value}`),
    },
    { name: "title", is: "text", empty: "blank" },
    { name: "email", is: "text", empty: "blank" },
    { name: "phone", is: "text", empty: "blank" },
    languageField,
    {
      ...{ name: "person_id", is: "choice", label: "account", empty: "null" },
      options: withNone(({ accounts }) => accounts),
    },
    ...period,
    ...source,
  ],
  members: [
    { name: "state_id", is: "choice", required: true, options: inAlphabet(({ states }) => states) },
    {
      ...{ name: "status", is: "choice", required: true },
      options: options(membershipStatuses, (value) => `membership.${value}`),
    },
    ...period,
    ...source,
  ],
  regions: [
    { name: "region_id", is: "choice", required: true, options: ({ regions }) => regions },
    ...source,
  ],
  identifiers: [
    { name: "scheme", is: "text", required: true, hint: "register.hint-scheme" },
    { name: "value", is: "text", required: true },
    ...source,
  ],
  notes: [languageField, { name: "text", is: "lines", required: true, hint: "personal.note-purpose" }],
};

/** Levels that a new fact may have: none more open than its party. */
export const levelsFrom = (record: PartyRecord) =>
  handlingLevels.slice(handlingLevels.indexOf(record.party.level));

export const columnsOf = ({ name, columns }: FormField): readonly string[] => columns ?? [name];
