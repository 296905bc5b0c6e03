import { slugOf } from "../../../kernel/slug.ts";

/** What a row of a table is about. Of the first seven each has pages of its own; the others lead to such. */
export const pagedKinds = [
  "party",
  "instrument",
  "provision",
  "state",
  "document",
  "theme",
  "region",
] as const;
export const pivotKinds = ["line", "event", "edition", "passage", "fact", "place", "category"] as const;
export type SubjectKind = (typeof pagedKinds)[number] | (typeof pivotKinds)[number];

/** `party fatf`, `instrument S/RES/2617(2021)`, `fact registry.relation 3f…`. */
export type SubjectKey = `${SubjectKind} ${string}`;

/** A row that the public could read before an act, or can read after it. */
export interface PublicRow {
  readonly table: string;
  readonly id: string;
  readonly was: Readonly<Record<string, unknown>> | undefined;
  readonly is: Readonly<Record<string, unknown>> | undefined;
}

type Columns = Readonly<Record<string, SubjectKind>>;

/** Which columns of each table say what its rows are about. Every table that the public may read stands here. */
export const subjectColumns: Readonly<Record<string, Columns>> = {
  "registry.party": { id: "party", parent_id: "party", category: "category" },
  "registry.party_name": { party_id: "party" },
  "registry.identifier": { party_id: "party" },
  "registry.relation": { from_id: "party", to_id: "party" },
  "registry.office": { holder_id: "party", body_id: "party" },
  "registry.membership": { state_id: "state", party_id: "party" },
  "registry.coverage": { party_id: "party", region_id: "region" },
  "registry.region": { id: "region", parent_id: "region" },
  "registry.region_name": { region_id: "region" },
  "registry.state": { id: "state", region_id: "region" },
  "registry.state_name": { state_id: "state" },
  "registry.place_name": { place: "place" },
  "mandates.instrument": { id: "instrument" },
  "mandates.instrument_title": { instrument_id: "instrument" },
  "mandates.provision": { id: "provision", instrument_id: "instrument" },
  "mandates.provision_title": { provision_id: "provision" },
  "mandates.instrument_relation": { from_id: "instrument", to_id: "instrument" },
  "mandates.establishment": { instrument_id: "instrument", party_id: "party" },
  "mandates.theme": { id: "theme" },
  "mandates.theme_name": { theme_id: "theme" },
  "mandates.theme_topic": { theme_id: "theme" },
  "mandates.theme_provision": { theme_id: "theme", provision_id: "provision" },
  "cooperation.line": { id: "line" },
  "cooperation.line_text": { line_id: "line" },
  "cooperation.line_partner": { line_id: "line", party_id: "party" },
  "cooperation.line_mode": { line_id: "line" },
  "cooperation.line_basis": { line_id: "line", instrument_id: "instrument", provision_id: "provision" },
  "cooperation.event": { id: "event", instrument_id: "instrument" },
  "cooperation.event_title": { event_id: "event" },
  "cooperation.event_party": { event_id: "event", party_id: "party", state_id: "state" },
  "evidence.document": { id: "document", version_of: "document" },
  "evidence.edition": { document_id: "document" },
  "evidence.passage": { edition_id: "edition" },
  "evidence.reading": { edition_id: "edition" },
  "evidence.citation": { passage_id: "passage" },
};

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

function subjectsOfImage(table: string, image: PublicRow["was"]): SubjectKey[] {
  if (image === undefined) return [];
  const found = Object.entries(subjectColumns[table] ?? {}).flatMap(([column, kind]): SubjectKey[] => {
    const id = text(image[column]);
    return id === undefined ? [] : [`${kind} ${id}`];
  });
  const [factTable, factId] = [text(image.fact_table), text(image.fact_id)];
  if (factTable !== undefined && factId !== undefined) found.push(`fact ${factTable} ${factId}`);
  // What a reading speaks of stands in it as keys.
  const spoken = Array.isArray(image.subjects) ? image.subjects.flatMap((one) => text(one) ?? []) : [];
  return [...found, ...spoken.filter(isKey)];
}

export const kindOf = (key: string): SubjectKind | undefined =>
  [...pagedKinds, ...pivotKinds].find((kind) => key.startsWith(`${kind} `));

export const isKey = (key: string): key is SubjectKey => kindOf(key) !== undefined;

export const idOf = (key: SubjectKey): string => key.slice(key.indexOf(" ") + 1);

/** What the rows are about, each once, in the order of the rows. */
export const subjectsOf = (rows: readonly PublicRow[]): SubjectKey[] => [
  ...new Set(
    rows.flatMap(({ table, was, is }) => [was, is].flatMap((image) => subjectsOfImage(table, image))),
  ),
];

/** Columns of a party that its own page alone says, and no page that names it. */
const ownColumns = ["website", "website_verified_on", "source_url", "source_passage", "verified_on", "note"];

/** A row that changes nothing but what the page of its party says of it. */
function isOwn({ table, was, is }: PublicRow): boolean {
  if (table === "registry.identifier") return true;
  if (table !== "registry.party" || was === undefined || is === undefined) return false;
  return Object.keys(is).every(
    (column) => ownColumns.includes(column) || JSON.stringify(was[column]) === JSON.stringify(is[column]),
  );
}

/** Rows that the pages of both ends tell, and lists, and nobody else. */
const betweenEnds = ["registry.membership"];

/** Whether lists, the feed and the site map may tell of it. */
export const isListed = (rows: readonly PublicRow[]): boolean => rows.some((row) => !isOwn(row));

/** The subjects whose change pages of others may tell as well. */
export const farSubjects = (rows: readonly PublicRow[]): SubjectKey[] =>
  subjectsOf(rows.filter((row) => !isOwn(row) && !betweenEnds.includes(row.table)));

/** The pages of a subject, below the language. What leads to others only has none. */
export const addressesBy: Readonly<Partial<Record<SubjectKind, (id: string) => readonly string[]>>> = {
  party: (id) => [`partners/${id}`, `partners/${id}/neighbourhood`],
  state: (id) => [`states/${id}`],
  region: (id) => [`regions/${id}`],
  category: (id) => [`categories/${id}`],
  instrument: (id) => [`mandates/${slugOf(id)}`],
  provision(id) {
    const at = id.indexOf(" ");
    return [`mandates/${slugOf(id.slice(0, at))}/${slugOf(id.slice(at + 1))}`];
  },
  theme: (id) => [`themes/${id}`],
  document: (id) => [`documents/${id}`],
};

export const addressesOf = (keys: readonly SubjectKey[]): string[] => [
  ...new Set(keys.flatMap((key) => addressesBy[kindOf(key) ?? "fact"]?.(idOf(key)) ?? [])),
];
