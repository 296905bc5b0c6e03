import { certainties, handlingLevels } from "../../../kernel/handling.ts";
import { type Language, languages } from "../../../kernel/language.ts";
import {
  categories,
  focalRoles,
  lifeCycle,
  type NameType,
  nameStatuses,
  nameTypes,
  partyKinds,
  relationKinds,
  secretariatId,
} from "../model.ts";

/** What can go out as a table and come in as one. */
export const tableKinds = ["parties", "names", "relations", "focal-points", "coverage"] as const;
export type TableKind = (typeof tableKinds)[number];

/** What a cell holds. */
export type FieldType =
  | { readonly is: "text"; readonly most: number; readonly lines?: true }
  /** One of a closed list; `family`: the messages that name its members. */
  | { readonly is: "choice"; readonly of: readonly string[]; readonly family?: string }
  /** The id of a party, and a party named by its id or any of its names. */
  | { readonly is: "slug" | "party" | "region" }
  /** The id of a row. */
  | { readonly is: "row" }
  | { readonly is: "date" | "address" | "email" | "phone" | "country" | "flag" }
  /** Several words in one cell, parted by semicolons. */
  | { readonly is: "list"; readonly words: RegExp }
  /** All names of one type in one language, each on a line of its own; they are rows of another table. */
  | { readonly is: "names"; readonly type: NameType; readonly language: Language };

export interface Field {
  /** The name for programs; unique among the fields of a kind. */
  readonly name: string;
  readonly column: string;
  readonly type: FieldType;
  /** Whether a new row must have it. */
  readonly needed?: true;
  /** Whether it stays what it is in a row that is there already. */
  readonly fixed?: true;
  /** What an empty cell is in the database, where it is not null. */
  readonly empty?: "";
  /** What a new row has where the cell is empty. */
  readonly usual?: string;
}

export interface TableSpec {
  readonly kind: TableKind;
  readonly table: string;
  readonly fields: readonly Field[];
  /** Fields by which a row is known where its id is not given; the first set of which all are filled. */
  readonly keys: readonly (readonly string[])[];
}

const text = (name: string, most: number, more: Partial<Field> = {}): Field => ({
  ...{ name, column: name, type: { is: "text", most } },
  ...more,
});
const date = (name: string): Field => ({ name, column: name, type: { is: "date" } });
const party = (name: string, more: Partial<Field> = {}): Field => ({
  ...{ name, column: `${name}_id`, type: { is: "party" } },
  ...more,
});
const choice = (
  name: string,
  of: readonly string[],
  more: Partial<Field> & { family?: string } = {},
): Field => {
  const { family, ...rest } = more;
  return {
    name,
    column: name,
    type: { is: "choice", of, ...(family === undefined ? {} : { family }) },
    ...rest,
  };
};

const row: Field = { name: "id", column: "id", type: { is: "row" }, fixed: true };
const period: readonly Field[] = [date("since"), date("until")];

/** Where a fact comes from, and who may see it. A table sets the handling of new rows only. */
const source: readonly Field[] = [
  choice("verification", certainties, { usual: "unverified" }),
  date("verified_on"),
  { name: "source_url", column: "source_url", type: { is: "address" }, empty: "" },
  text("source_passage", 500, { type: { is: "text", most: 500, lines: true }, empty: "" }),
  text("note", 2000, { type: { is: "text", most: 2000, lines: true }, empty: "" }),
  choice("level", handlingLevels, { fixed: true }),
  {
    ...{ name: "audience", column: "audience", fixed: true },
    type: { is: "list", words: /^((party|circle|role|person):)?[a-z0-9]+(-[a-z0-9]+)*$/ },
  },
  { name: "originator", column: "originator", type: { is: "slug" }, fixed: true, usual: secretariatId },
];

const roleWords = /^[a-z]+(-[a-z]+)*$/;

/** Types of names that have columns of their own in the table of parties. */
export const columnTypes = ["official", "short", "acronym", "alias"] as const satisfies readonly NameType[];

export const namesFields: readonly Field[] = columnTypes.flatMap((type) =>
  languages.map((language): Field => {
    const name = `${type}_${language}`;
    return { name, column: name, type: { is: "names", type, language } };
  }),
);

const parties: TableSpec = {
  kind: "parties",
  table: "registry.party",
  keys: [],
  fields: [
    { name: "id", column: "id", type: { is: "slug" }, fixed: true },
    choice("kind", partyKinds, { needed: true, family: "kind" }),
    choice("category", categories, { needed: true, family: "category" }),
    party("parent"),
    choice("status", lifeCycle, { usual: "unknown", family: "status" }),
    ...period,
    ...namesFields,
    text("place", 1000),
    { name: "country", column: "country", type: { is: "country" } },
    { name: "website", column: "website", type: { is: "address" }, empty: "" },
    { name: "on_source_page", column: "on_source_page", type: { is: "flag" }, fixed: true, usual: "false" },
    ...source,
  ],
};

const names: TableSpec = {
  kind: "names",
  table: "registry.party_name",
  keys: [["party", "language", "type", "name"]],
  fields: [
    row,
    party("party", { needed: true, fixed: true }),
    choice("language", languages, { needed: true, fixed: true }),
    choice("type", nameTypes, { needed: true, family: "name" }),
    text("name", 1000, { needed: true }),
    choice("status", nameStatuses),
    ...period,
    ...source,
  ],
};

const relations: TableSpec = {
  kind: "relations",
  table: "registry.relation",
  keys: [
    ["from", "kind", "to", "since"],
    ["from", "kind", "to"],
  ],
  fields: [
    row,
    party("from", { needed: true, fixed: true }),
    choice("kind", relationKinds, { needed: true, fixed: true }),
    party("to", { needed: true, fixed: true }),
    { name: "roles", column: "roles", type: { is: "list", words: roleWords } },
    ...period,
    ...source,
  ],
};

const focalPoints: TableSpec = {
  kind: "focal-points",
  table: "registry.focal_point",
  keys: [
    ["party", "email"],
    ["party", "name"],
  ],
  fields: [
    row,
    party("party", { needed: true, fixed: true }),
    choice("role", focalRoles, { needed: true }),
    text("name", 300, { needed: true }),
    text("title", 300, { empty: "" }),
    { name: "email", column: "email", type: { is: "email" }, empty: "" },
    { name: "phone", column: "phone", type: { is: "phone" }, empty: "" },
    choice("language", languages, { needed: true }),
    ...period,
    ...source,
  ],
};

const coverage: TableSpec = {
  kind: "coverage",
  table: "registry.coverage",
  keys: [["party", "region"]],
  fields: [
    row,
    party("party", { needed: true, fixed: true }),
    { name: "region", column: "region_id", type: { is: "region" }, needed: true, fixed: true },
    ...source,
  ],
};

export const tableSpecs: Readonly<Record<TableKind, TableSpec>> = {
  parties,
  names,
  relations,
  "focal-points": focalPoints,
  coverage,
};

/** The fields that are columns of the kind's own table. */
export const ownFields = ({ fields }: TableSpec): readonly Field[] =>
  fields.filter(({ type }) => type.is !== "names");
