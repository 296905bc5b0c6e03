import { sql } from "kysely";
import type { HandlingLevel } from "../../../kernel/handling.ts";
import type { Language } from "../../../kernel/language.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { registryStore } from "../store/index.ts";
import { folded } from "./labels.ts";

export interface Handling {
  readonly level: HandlingLevel;
  readonly audience: readonly string[];
  readonly originator: string;
}

interface Found extends Handling {
  readonly word: string;
  readonly id: string;
  readonly by_id: boolean;
}

/** What the words of a file lead to, as far as the reader may see. */
export interface References {
  /** Ids of the parties that a word names: one by its id, or all that go by the name. */
  partiesNamed(word: string): readonly string[];
  regionsNamed(word: string): readonly string[];
  handlingOf(party: string): Handling | undefined;
  /** Where the party that had this id was merged into another: the other. */
  mergedInto(id: string): string | undefined;
  /** Parties as a reader of the language knows them: `fatf (Financial Action Task Force)`. */
  shown(ids: readonly string[]): string;
}

interface Asked {
  /** Whatever may name a party. */
  readonly words: readonly string[];
  readonly regions: boolean;
  readonly language: Language;
}

/** Ids first: a name that is the id of another party is meant as the id. */
async function findParties(db: Db, words: readonly string[]): Promise<Found[]> {
  if (words.length === 0) return [];
  const { rows } = await sql<Found>`
    with asked as (select distinct word from unnest(${[...words]}::text[]) a(word))
    select a.word, p.id, p.level, p.audience, p.originator, true as by_id
    from asked a join registry.party p on p.id = a.word
    union
    select a.word, p.id, p.level, p.audience, p.originator, false
    from asked a join registry.party_name n on lower(n.name) = lower(a.word) join registry.party p on p.id = n.party_id
    order by 1, 2`.execute(db);
  return rows;
}

async function findMerged(
  db: Db,
  ids: readonly string[],
): Promise<(Handling & { was: string; id: string })[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Handling & { was: string; id: string }>`
    select a.id as was, p.id, p.level, p.audience, p.originator
    from unnest(${[...ids]}::text[]) a(id) join registry.party p on p.id = registry.current_party(a.id)
    where p.id <> a.id`.execute(db);
  return rows;
}

async function findRegions(db: Db): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select r.id, n.name from registry.region r join registry.region_name n on n.region_id = r.id
    union select r.id, r.id from registry.region r order by 1, 2`.execute(db);
  return grouped(rows.map(({ id, name }) => [folded(name), id]));
}

function grouped(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [key, id] of pairs) {
    const group = groups.get(key) ?? [];
    if (!group.includes(id)) groups.set(key, [...group, id]);
  }
  return groups;
}

const mostShown = 5;

export async function findReferences(db: Db, { words, regions, language }: Asked): Promise<References> {
  const found = await findParties(db, words);
  const byId = new Map(found.filter((one) => one.by_id).map(({ word, id }) => [word, [id]]));
  const byName = grouped(found.map(({ word, id }) => [word, id]));
  const lost = [...new Set(words)].filter((word) => /^[a-z0-9-]{1,100}$/.test(word) && !byName.has(word));
  const merged = new Map((await findMerged(db, lost)).map((one) => [one.was, one]));
  const handling = new Map<string, Handling>([...found, ...merged.values()].map((one) => [one.id, one]));
  const several = [...byName.values()]
    .filter((ids) => ids.length > 1)
    .flatMap((ids) => ids.slice(0, mostShown));
  const labels = await registryStore(db).labels([...new Set(several)], language);
  const places = regions ? await findRegions(db) : new Map<string, string[]>();
  return {
    partiesNamed: (word) => byId.get(word) ?? byName.get(word) ?? optional(merged.get(word)?.id),
    regionsNamed: (word) => places.get(/^\d{1,3}$/.test(word) ? word.padStart(3, "0") : folded(word)) ?? [],
    handlingOf: (party) => handling.get(party),
    mergedInto: (id) => merged.get(id)?.id,
    shown: (ids) =>
      ids
        .slice(0, mostShown)
        .map((id) => `${id} (${labels.get(id)?.name.text ?? id})`)
        .join("; ") + (ids.length > mostShown ? "; …" : ""),
  };
}

const optional = (id: string | undefined): readonly string[] => (id === undefined ? [] : [id]);
