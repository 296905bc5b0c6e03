import type { KeptTable } from "../../../../registry/index.ts";

/** The parts of a record, as addresses name them, each with the table that its facts stand in. */
export const tableOf = {
  facts: "registry.party",
  names: "registry.party_name",
  relations: "registry.relation",
  offices: "registry.office",
  "focal-points": "registry.focal_point",
  members: "registry.membership",
  regions: "registry.coverage",
  identifiers: "registry.identifier",
  notes: "registry.note",
} as const satisfies Readonly<Record<string, KeptTable>>;

export type SectionName = keyof typeof tableOf;
export const sectionNames = Object.keys(tableOf) as readonly SectionName[];

export const sectionOfTable = (table: string): SectionName | undefined =>
  sectionNames.find((name) => tableOf[name] === table);

/** Rows of these say something about a body or a person: unverified, they are the secretariat's alone. */
export const isStatement = (section: SectionName): boolean =>
  section === "relations" || section === "offices" || section === "focal-points" || section === "members";
