import { z } from "zod";
import { certainties, handlingLevels } from "../../../kernel/handling.ts";
import { languages } from "../../../kernel/language.ts";
import { asPartialDate, type PartialDate } from "../../../kernel/partial-date.ts";
import {
  categories,
  focalRoles,
  lifeCycle,
  membershipStatuses,
  nameStatuses,
  nameTypes,
  offices,
  partyKinds,
  relationKinds,
} from "../model.ts";

/*
 * Rows as the database and the journal hold them. The journal keeps them as they were: a column that came later is absent, and a
 * personal value that was erased is null.
 */

const date = z
  .string()
  .nullish()
  .transform((value): PartialDate | undefined => (value ? asPartialDate(value) : undefined));
const maybe = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? "");
/** Null where it was erased. */
const personal = z.string().nullable();

const handled = { level: z.enum(handlingLevels), audience: z.array(z.string()), originator: z.string() };
const fact = {
  id: z.string(),
  ...handled,
  verification: z.enum(certainties),
  verified_on: date,
  source_url: text,
  source_passage: text,
  note: text,
};
const dated = { since: date, until: date };
const roles = z.array(z.string());

/** What each table of the register that people keep says in a row. */
export const images = {
  "registry.party": z.object({
    ...fact,
    ...dated,
    kind: z.enum(partyKinds),
    category: z.enum(categories),
    parent_id: maybe,
    status: z.enum(lifeCycle),
    place: maybe,
    country: maybe,
    website: text,
    website_verified_on: date,
    on_source_page: z.boolean(),
    position: z.number(),
  }),
  "registry.party_name": z.object({
    ...fact,
    ...dated,
    party_id: z.string(),
    language: z.enum(languages),
    type: z.enum(nameTypes),
    name: z.string(),
    status: z.enum(nameStatuses).nullish(),
    of_name: maybe,
    of_digest: maybe,
  }),
  "registry.relation": z.object({
    ...fact,
    ...dated,
    from_id: z.string(),
    kind: z.enum(relationKinds),
    to_id: z.string(),
    roles,
  }),
  "registry.office": z.object({
    ...fact,
    ...dated,
    holder_id: z.string(),
    office: z.enum(offices),
    body_id: z.string(),
    roles,
  }),
  "registry.membership": z.object({
    ...fact,
    ...dated,
    state_id: z.string(),
    party_id: z.string(),
    status: z.enum(membershipStatuses),
  }),
  "registry.focal_point": z.object({
    ...fact,
    ...dated,
    party_id: z.string(),
    person_id: maybe,
    role: z.enum(focalRoles),
    name: personal,
    title: text,
    email: personal,
    phone: personal,
    language: z.enum(languages),
  }),
  "registry.identifier": z.object({ ...fact, party_id: z.string(), scheme: z.string(), value: z.string() }),
  "registry.coverage": z.object({ ...fact, party_id: z.string(), region_id: z.string() }),
  "registry.note": z.object({
    id: z.string(),
    ...handled,
    party_id: z.string(),
    language: z.enum(languages),
    text: z.string(),
    author_kind: z.string(),
    author: z.string(),
    at: z.string(),
  }),
} as const;

/** Tables whose rows people keep, one act a change. */
export type KeptTable = keyof typeof images;
export const keptTables = Object.keys(images) as [KeptTable, ...KeptTable[]];

/** Those that hold facts: a day of verification, a certainty, a source. */
export const agedTables = keptTables.filter((table) => table !== "registry.note");

export type ImageOf<Table extends KeptTable> = z.infer<(typeof images)[Table]>;

/** A row with the word for what it says now. */
export interface Versioned<Image> {
  readonly image: Image;
  /** Nothing of a row of the past: nobody can change it. */
  readonly version: string | undefined;
}

/** All rows that tell of a party, by table. */
export type PartyRows = { readonly [Table in KeptTable]: readonly Versioned<ImageOf<Table>>[] };

/** How a row of each table is read. */
export const imageSchemas: { readonly [Table in KeptTable]: z.ZodType<ImageOf<Table>> } = images;

/** The columns by which a row of each table tells of a party. */
export const partyColumnsOf: Readonly<Record<KeptTable, readonly string[]>> = {
  "registry.party": ["id"],
  "registry.party_name": ["party_id"],
  "registry.relation": ["from_id", "to_id"],
  "registry.office": ["holder_id", "body_id"],
  "registry.membership": ["party_id"],
  "registry.focal_point": ["party_id"],
  "registry.identifier": ["party_id"],
  "registry.coverage": ["party_id"],
  "registry.note": ["party_id"],
};
