import { sql } from "kysely";
import { z } from "zod";
import { type Name, type NameKind, prepareQuery, rankNames, tokensOf } from "../../../engines/names/index.ts";
import { handlingLevels } from "../../../kernel/handling.ts";
import { isLanguage, type Language } from "../../../kernel/language.ts";
import { query } from "../../../platform/acts/index.ts";
import { collator } from "../../../platform/i18n/index.ts";
import { findNames } from "../../../platform/search/index.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { categories, lifeCycle, partyKinds } from "../model.ts";
import type { AskedState } from "../store/due.ts";
import { type RegionRow, registryStore } from "../store/index.ts";
import { type Counts, facetsOf, type OwnFacet, type WorkFilter } from "../store/listed.ts";
import { registryNames } from "../store/names.ts";
import { type WorkRow, workListQuestions } from "../store/work-list.ts";
import { day, language, partyId } from "./fields.ts";

/** What lists can be put in order by; Of very many parties the order of names is that of their letters' numbers. */
export const partyOrders = ["name", "id", "kind", "category", "status", "level", "verified"] as const;
export type PartyOrder = (typeof partyOrders)[number];

export const listedStates = ["overdue", "due", "unchecked", "fresh"] as const satisfies readonly AskedState[];

/** So many parties are put in the order of a language's alphabet, and counted by region. */
const fewParties = 2_000;
/** So many candidates are ranked by their names; nobody looks through more. */
const mostFound = 500;

export interface PartyWorkList {
  readonly rows: readonly WorkRow[];
  readonly count: number;
  readonly facets: Readonly<Record<OwnFacet | "freshness", Counts>> & {
    /** Nothing where there are so many parties that counting would take long. */
    readonly region: Counts | undefined;
  };
  readonly regions: readonly RegionRow[];
}

const asked = z.strictObject({
  language,
  on: day.optional(),
  q: z.string().max(300).optional(),
  ids: z.array(partyId).max(500).optional(),
  kind: z.enum(partyKinds).optional(),
  category: z.enum(categories).optional(),
  status: z.enum(lifeCycle).optional(),
  level: z.enum(handlingLevels).optional(),
  region: z
    .string()
    .regex(/^\d{3}$/)
    .optional(),
  freshness: z.enum(listedStates).optional(),
  /** Without it: by name, or by how well it is found. */
  sort: z.enum(partyOrders).optional(),
  descending: z.boolean().default(false),
  skip: z.int().min(0).max(1_000_000).default(0),
  limit: z.int().min(1).max(200).default(50),
});
type Asked = z.infer<typeof asked>;

/** The parties of the register as those who keep it list them: narrowed down, counted, in an order, in parts. */
export const listParties = query({
  name: "registry.list-parties",
  permission: "read-as-staff",
  input: asked,
  async run({ db, today }, given): Promise<PartyWorkList> {
    const { language, on = today, q, ids } = given;
    const store = workListQuestions(db);
    const found = q === undefined ? undefined : await foundBy(db, q, language);
    const filter: WorkFilter = { ...given, on, ids: both(found, ids) };
    const { count, facets } = facetsOf(await store.alike(filter), filter);
    const shown = await shownIds(db, { given, filter, count, found });
    return {
      count,
      facets: { ...facets, region: count <= fewParties ? await store.regionCounts(filter) : undefined },
      rows: await store.workRows(shown, language, on),
      regions: await registryStore(db).regions(language),
    };
  },
});

/** The regions of the register under their names. */
export const listRegions = query({
  name: "registry.list-regions",
  permission: "read-as-staff",
  input: z.strictObject({ language }),
  run: ({ db }, given): Promise<RegionRow[]> => registryStore(db).regions(given.language),
});

const both = (a: readonly string[] | undefined, b: readonly string[] | undefined) =>
  a === undefined || b === undefined ? (a ?? b) : a.filter((id) => b.includes(id));

/** Parties with a name like the words, best first; one that has just this id stands before all. */
async function foundBy(db: Db, q: string, language: Language): Promise<string[]> {
  const tokens = [...new Set(tokensOf(q))].slice(0, 24);
  const own = partyId.safeParse(q.trim().toLowerCase());
  const byId = own.success ? [own.data] : [];
  if (tokens.length === 0) return byId;
  const unfinished = q.trim().length >= 3;
  const { rows } = await findNames(db, {
    ...{ sources: registryNames.filter(({ kind }) => kind === "party"), kinds: ["party"], tokens },
    ...{ unfinished, skip: 0, most: mostFound },
  });
  const named = new Map<string, Array<Name<Language>>>();
  for (const { id, language: written, type, name: text } of rows)
    if (isLanguage(written))
      named.set(id, [...(named.get(id) ?? []), { text, language: written, type: type as NameKind }]);
  const ranked = rankNames<string, Language>({
    query: prepareQuery(q, { unfinished }),
    subjects: [...named].map(([key, names]) => ({ key, names })),
    language,
  });
  return [...new Set([...byId, ...ranked.map(({ key }) => key)])];
}

interface Shown {
  readonly given: Asked;
  readonly filter: WorkFilter;
  readonly count: number;
  readonly found: readonly string[] | undefined;
}

/** The ids that stand on the part of the list that is asked for. */
async function shownIds(db: Db, { given, filter, count, found }: Shown): Promise<string[]> {
  const { sort, descending, skip, limit, language } = given;
  const store = workListQuestions(db);
  const part = { skip, most: limit };
  if (sort === undefined && found !== undefined)
    return store.matchedIds(filter, { order: sql`array_position(${[...found]}::text[], p.id)`, ...part });
  if ((sort === undefined || sort === "name") && count <= fewParties) {
    const all = await store.matchedIds(filter, { order: sql`p.id`, skip: 0, most: fewParties });
    const names = await nameOf(db, all, language);
    const { compare } = collator(language);
    const sorted = all.toSorted((a, b) => compare(names.get(a) ?? a, names.get(b) ?? b));
    return (descending ? sorted.reverse() : sorted).slice(skip, skip + limit);
  }
  if (sort === undefined || sort === "name")
    return store.idsByName(filter, { language, descending, ...part });
  return store.matchedIds(filter, { order: orderBy(sort, descending), ...part });
}

/** What parties are called to a reader. Most have an official name in their language, which is found by itself sooner than the best of all. */
async function nameOf(db: Db, ids: readonly string[], language: Language): Promise<Map<string, string>> {
  const official = await workListQuestions(db).officialNames(ids, language);
  const others = ids.filter((id) => !official.has(id));
  const labels = await registryStore(db).labels(others, language);
  return new Map([...official, ...[...labels.values()].map(({ id, name }) => [id, name.text] as const)]);
}

const listsOf = { kind: partyKinds, category: categories, status: lifeCycle, level: handlingLevels } as const;

function orderBy(sort: Exclude<PartyOrder, "name">, descending: boolean) {
  const way = sql.raw(descending ? "desc nulls last" : "asc nulls first");
  if (sort === "id") return sql`p.id ${way}`;
  if (sort === "verified") return sql`p.verified_on ${way}, p.id`;
  return sql`array_position(${[...listsOf[sort]]}::text[], ${sql.ref(`p.${sort}`)}) ${way}, p.position, p.id`;
}
