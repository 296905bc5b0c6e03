import { z } from "zod";
import {
  type Name,
  type NameKind,
  prepareQuery,
  type Reason,
  rankNames,
  tokensOf,
} from "../../../engines/names/index.ts";
import { type Language, languages } from "../../../kernel/language.ts";
import { query } from "../../../platform/acts/index.ts";
import { findNames } from "../../../platform/search/index.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { type PartyLabel, registryStore } from "../store/index.ts";
import { registryNames } from "../store/names.ts";
import { type LikelyPair, likelyPairs, pairKey } from "./duplicates.ts";
import { partyId } from "./inputs.ts";
import { mergeStore } from "./store/index.ts";

/** Below this a party that is named like that is not shown: a word in common is no ground to ask. */
export const leastTyped = 0.8;

/** How many candidates are asked for at most: a name of common words does not go through the whole register. */
const mostCandidates = 200;

export interface LikeParty {
  readonly party: PartyLabel;
  /** 0 … 1. */
  readonly score: number;
  /** Why, as the engine says it: `exact-name`, `exact-acronym`, `same-words`, `spelling`, `part-of-name`, `words-missing`. */
  readonly reason: Reason;
  /** The name that is like the one typed. */
  readonly matched: { readonly text: string; readonly language: Language; readonly type: NameKind };
}

/** Parties that are named like what somebody types, among those that the reader may see. */
export const findDuplicates = query({
  name: "registry.find-duplicates",
  permission: "read-as-staff",
  input: z.strictObject({
    name: z.string().max(1000),
    language: z.enum(languages),
    /** The party that the name is typed for: itself and those marked as distinct from it are left out. */
    party: partyId.optional(),
    limit: z.int().min(1).max(50).default(8),
  }),
  async run({ db }, { name, language, party, limit }): Promise<LikeParty[]> {
    const not = party === undefined ? new Set<string>() : await mergeStore(db).distinctFrom(party);
    // Two letters begin too much.
    const unfinished = name.trim().length >= 4;
    const tokens = [...new Set(tokensOf(name))].slice(0, 40);
    if (tokens.length === 0) return [];
    const { rows } = await findNames(db, {
      ...{ sources: registryNames.filter(({ kind }) => kind === "party"), kinds: ["party"], tokens },
      ...{ unfinished, skip: 0, most: mostCandidates },
    });
    const named = new Map<string, Array<Name<Language>>>();
    for (const { id, language: written, type, name: text } of rows) {
      if (id === party || not.has(id)) continue;
      named.set(id, [...(named.get(id) ?? []), nameOf({ language: written, type, text })]);
    }
    const found = rankNames<string, Language>({
      query: prepareQuery(name, { unfinished }),
      subjects: [...named].map(([key, names]) => ({ key, names })),
      language,
    })
      .filter(({ score }) => score >= leastTyped)
      .slice(0, limit);
    const labels = await registryStore(db).labels(
      found.map(({ key }) => key),
      language,
    );
    return found.flatMap(({ key, score, reason, matched }) => {
      const label = labels.get(key);
      return label === undefined ? [] : [{ party: label, score: rounded(score), reason, matched }];
    });
  },
});

const rounded = (score: number): number => Math.round(score * 1000) / 1000;

/** The database checks both. */
const nameOf = (row: { language: string; type: string; text: string }): Name<Language> => ({
  text: row.text,
  language: row.language as Language,
  type: row.type as NameKind,
});

export interface ListedPair extends Omit<LikelyPair, "one" | "other"> {
  readonly one: PartyLabel;
  readonly other: PartyLabel;
}

export interface LikelyPairs {
  readonly pairs: readonly ListedPair[];
  /** How many there are in all. */
  readonly count: number;
}

/** The pairs of parties in the whole register that are most likely one, but for those that somebody has looked at. */
export const listDuplicates = query({
  name: "registry.list-duplicates",
  permission: "read-as-staff",
  input: z.strictObject({
    language: z.enum(languages),
    skip: z.int().min(0).max(10_000).default(0),
    limit: z.int().min(1).max(200).default(50),
  }),
  async run({ db }, { language, skip, limit }): Promise<LikelyPairs> {
    const found = await pairsOfRegister(db);
    const shown = found.slice(skip, skip + limit);
    const labels = await registryStore(db).labels(
      [...new Set(shown.flatMap((pair) => [pair.one, pair.other]))],
      language,
    );
    const pairs = shown.flatMap(({ one, other, ...pair }) => {
      const [first, second] = [labels.get(one), labels.get(other)];
      return first === undefined || second === undefined ? [] : [{ ...pair, one: first, other: second }];
    });
    return { pairs, count: found.length };
  },
});

async function pairsOfRegister(db: Db): Promise<LikelyPair[]> {
  const store = mergeStore(db);
  const distinct = await store.distinctPairs();
  const register = await store.comparedRegister();
  return likelyPairs(register, new Set(distinct.map(({ one, other }) => pairKey(one, other))));
}
