import type { Command } from "../../../../../platform/acts/index.ts";
import type { Translate } from "../../../../../platform/i18n/index.ts";
import {
  addCoverage,
  addFocalPoint,
  addIdentifier,
  addMembership,
  addName,
  addNote,
  addOffice,
  addRelation,
  changeCoverage,
  changeFocalPoint,
  changeIdentifier,
  changeMembership,
  changeName,
  changeOffice,
  changeParty,
  changeRelation,
  type PartyRecord,
  removeCoverage,
  removeFocalPoint,
  removeIdentifier,
  removeMembership,
  removeName,
  removeNote,
  removeOffice,
  removeRelation,
} from "../../../../registry/index.ts";
import { columnsOf, type FormField, fieldsOf } from "./fields.ts";
import type { SectionName } from "./kinds.ts";
import type { Values } from "./rows.ts";

type AnyCommand = Command<unknown, unknown>;
export type Input = Readonly<Record<string, unknown>>;

interface SectionActs {
  readonly add?: AnyCommand;
  readonly change?: AnyCommand;
  readonly remove?: AnyCommand;
}

export const actsOf: Readonly<Record<SectionName, SectionActs>> = {
  facts: { change: changeParty },
  names: { add: addName, change: changeName, remove: removeName },
  relations: { add: addRelation, change: changeRelation, remove: removeRelation },
  offices: { add: addOffice, change: changeOffice, remove: removeOffice },
  "focal-points": { add: addFocalPoint, change: changeFocalPoint, remove: removeFocalPoint },
  members: { add: addMembership, change: changeMembership, remove: removeMembership },
  regions: { add: addCoverage, change: changeCoverage, remove: removeCoverage },
  identifiers: { add: addIdentifier, change: changeIdentifier, remove: removeIdentifier },
  notes: { add: addNote, remove: removeNote },
};

/** What a tie and its other end say to the act, from where the party stands. */
function endsOf(section: SectionName, { tie = "", other = "" }: Values, party: string): Input {
  const [word = "", way] = tie.split(".");
  const [from, to] = way === "in" ? [other, party] : [party, other];
  return section === "offices"
    ? { office: word, holder_id: from, body_id: to }
    : { kind: word, from_id: from, to_id: to };
}

/** Separated by commas of any script. */
const rolesIn = (text: string): string[] =>
  text
    .split(/[,،、，;؛]/)
    .map((role) => role.trim())
    .filter((role) => role !== "");

function told({ name, empty }: FormField, value: string): Input {
  if (name === "roles") return { roles: rolesIn(value) };
  if (name === "on_source_page") return { on_source_page: value === "true" };
  if (value !== "") return { [name]: value };
  if (empty === undefined) return {};
  return { [name]: empty === "null" ? null : "" };
}

const isTie = ({ name }: FormField): boolean => name === "tie" || name === "other";

interface Filled {
  readonly section: SectionName;
  readonly values: Values;
  readonly party: string;
}

/** What the act is told of the fields that say something else than they did. */
export function changesOf({ section, values, party }: Filled, was: Values): Input {
  const changed = fieldsOf[section].filter(({ name }) => (values[name] ?? "") !== (was[name] ?? ""));
  const plain = changed
    .filter((field) => !isTie(field))
    .map((field) => told(field, values[field.name] ?? ""));
  return Object.assign({}, changed.some(isTie) ? endsOf(section, values, party) : {}, ...plain);
}

/** What the act is told of a new fact: what was left empty is not said. */
export function additionOf({ section, values, party }: Filled): Input {
  const fields = fieldsOf[section];
  const plain = fields
    .filter((field) => !isTie(field) && (values[field.name] ?? "") !== "")
    .map((field) => told(field, values[field.name] ?? ""));
  const own = fields.some(isTie) ? endsOf(section, values, party) : { party_id: party };
  return Object.assign({}, own, ...plain);
}

/** Who may see a new fact: as its party, unless another level is asked for. Focal points and notes begin with the secretariat. */
export function handlingOf(
  section: SectionName,
  { party }: PartyRecord,
  { level, person }: { readonly level: string; readonly person: string },
): Input {
  const inner = section === "focal-points" || section === "notes";
  if (inner && level === "unclassified") return { level };
  if (level === party.level) return { level, audience: [...party.audience], originator: party.originator };
  if (level === "strictly-confidential") return { level, audience: [`person:${person}`] };
  return { level, audience: [] };
}

export const firstLevel = (section: SectionName, { party }: PartyRecord): string =>
  party.level === "public" && (section === "focal-points" || section === "notes")
    ? "unclassified"
    : party.level;

const wrongs: Readonly<Record<string, string>> = {
  ...{ website: "address", source_url: "address", email: "email", phone: "phone" },
  ...{ country: "country", scheme: "scheme", roles: "roles" },
};

function wrongOf(field: FormField, issue: { readonly code?: string }, value: string): string {
  if (value === "" && field.required) return "empty";
  if (issue.code === "too_big") return "long";
  return field.is === "date" ? "date" : (wrongs[field.name] ?? "value");
}

export type FieldErrors = Readonly<Record<string, string>>;

/** What is wrong with the fields, each in a sentence; nothing where the act would take them. */
export function wrongFields(
  { section, values }: Omit<Filled, "party">,
  command: AnyCommand,
  { input, translate }: { readonly input: Input; readonly translate: Translate },
): FieldErrors {
  const parsed = command.input.safeParse(input);
  if (parsed.success) return {};
  const errors = parsed.error.issues.flatMap((issue): Array<[string, string]> => {
    const column = String(issue.path[0] ?? "");
    const field = fieldsOf[section].find((one) => columnsOf(one).includes(column));
    if (field === undefined) return [];
    return [[field.name, translate(`register.wrong-${wrongOf(field, issue, values[field.name] ?? "")}`)]];
  });
  return Object.fromEntries(errors.reverse());
}

/** The field at which an error of an act is told. */
const fieldByCode: Readonly<Record<string, string>> = {
  ...{ "period-reversed": "until", "verified-in-future": "verified_on", "identifier-malformed": "value" },
  ...{ "name-source-unfit": "of_name", "ends-alike": "other", "parent-circle": "parent_id" },
  ...{ "region-unknown": "region_id", "state-unknown": "state_id" },
};

export function fieldOfCode(section: SectionName, code: string): string | undefined {
  const name = fieldByCode[code];
  return fieldsOf[section].some((field) => field.name === name) ? name : undefined;
}
