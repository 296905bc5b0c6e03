import { z } from "zod";
import {
  type Answer,
  isJoining,
  type Name,
  type NameKind,
  prepareQuery,
  type Reason,
  rankNames,
  tokensOf,
} from "../../../engines/names/index.ts";
import { invalid } from "../../../kernel/errors.ts";
import { bestOfTypes, isLanguage, type Language, languages, type Tagged } from "../../../kernel/language.ts";
import { slugOf } from "../../../kernel/slug.ts";
import { query } from "../../../platform/acts/index.ts";
import { findNames } from "../../../platform/search/index.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { citationsOf, mandatesNames } from "../../mandates/index.ts";
import { registryNames } from "../../registry/index.ts";

export const findKinds = ["party", "instrument", "provision", "theme", "state"] as const;
export type FindKind = (typeof findKinds)[number];

export interface FindResult {
  readonly type: FindKind;
  readonly id: string;
  /** The last part of its address. */
  readonly slug: string;
  /** Its best name for the reader. */
  readonly name: Tagged;
  readonly acronym: Tagged | undefined;
  /** The name that answered, as it is stored. */
  readonly matched: { readonly text: string; readonly language: Language; readonly type: NameKind };
  readonly reason: Reason;
  /** 0 … 1. */
  readonly score: number;
}

export interface FindAnswer {
  /** Best first. */
  readonly results: readonly FindResult[];
  readonly more: boolean;
}

export const longestQuery = 300;

/** Line breaks, other control characters and marks that turn the direction of text: nobody looks for them. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A query as it is looked for. @throws invalid `query-empty`, `query-too-long`. */
export function cleanQuery(given: string): string {
  const text = given.replace(unseen, " ").replace(/\s+/g, " ").trim();
  if (text === "") throw invalid("query-empty", {});
  if (text.length > longestQuery)
    throw invalid("query-too-long", { length: text.length, most: longestQuery });
  return text;
}

export const find = query({
  name: "publication.find-by-name",
  permission: "read-public",
  input: z.strictObject({
    q: z.string().max(100_000),
    language: z.enum(languages),
    kinds: z.array(z.enum(findKinds)).optional(),
    limit: z.int().min(1).max(50).default(20),
    /** Whether the reader may still be typing the last word. */
    typing: z.boolean().default(false),
  }),
  async run({ db }, { q, language, kinds, limit, typing }): Promise<FindAnswer> {
    const text = cleanQuery(q);
    const asked = { text, language, kinds: kinds ?? findKinds, limit, typing };
    const answers = ranked(asked, await searched(db, asked));
    return {
      results: answers.slice(0, limit).map((answer) => resultOf(answer, language)),
      more: answers.length > limit,
    };
  },
});

interface Asked {
  readonly text: string;
  readonly language: Language;
  readonly kinds: readonly FindKind[];
  readonly limit: number;
  readonly typing: boolean;
}

/** How many candidates more than results are asked for, and how often twice as many again before the search gives up. */
const search = { spare: 10, least: 30, steps: 5 };

/** Asks for candidates until enough of those that the reader may read answer, or there are no more. */
async function searched(db: Db, asked: Asked): Promise<Found[]> {
  const tokens = tokensToAsk(asked.text);
  if (tokens.length === 0) return [];
  const sources = [...registryNames, ...mandatesNames].filter(({ kind }) =>
    asked.kinds.some((one) => one === kind),
  );
  // Without a choice the index need not look at kinds at all.
  const kinds = asked.kinds.length < findKinds.length ? asked.kinds : undefined;
  const subjects = new Map<string, { type: FindKind; id: string; names: Array<Name<Language>> }>();
  let [skip, most] = [0, Math.max(search.least, asked.limit + search.spare)];
  for (let turn = 0; turn < search.steps; turn += 1) {
    const found = await findNames(db, { sources, kinds, tokens, unfinished: asked.typing, skip, most });
    for (const row of found.rows) {
      const key = `${row.kind} ${row.id}`;
      const subject = subjects.get(key) ?? { type: row.kind as FindKind, id: row.id, names: [] };
      subjects.set(key, subject);
      if (isLanguage(row.language)) {
        subject.names.push({ text: row.name, language: row.language, type: row.type as NameKind });
      }
    }
    if (!found.full || subjects.size > asked.limit) break;
    [skip, most] = [skip + most, most * 2];
  }
  return [...subjects.values()];
}

/** The words worth looking for: those that join others only where there is nothing else; and a short query written together. */
function tokensToAsk(text: string): string[] {
  const tokens = [...new Set(tokensOf(text))];
  const telling = tokens.filter((token) => !isJoining(token));
  const compact = tokens.length > 1 && tokens.length <= 4 ? [tokens.join("")] : [];
  // The last token stays last: it is the one that may go on.
  return [...compact.filter((word) => word.length <= 24), ...(telling.length > 0 ? telling : tokens)].slice(
    -24,
  );
}

type Found = { readonly type: FindKind; readonly id: string; readonly names: ReadonlyArray<Name<Language>> };

const ranked = ({ text, language, typing }: Asked, found: readonly Found[]): Array<Answer<Found, Language>> =>
  rankNames({
    query: prepareQuery(text, { unfinished: typing }),
    language,
    subjects: found.map((subject) => ({
      key: subject,
      names: [
        ...subject.names,
        ...(subject.type === "instrument" ? citationsOf(subject.id) : []).map((citation) => ({
          ...{ ...citation, type: "symbol" as const },
        })),
      ],
    })),
  });

const resultOf = (
  { key, matched, reason, score }: Answer<Found, Language>,
  language: Language,
): FindResult => ({
  ...{ type: key.type, id: key.id, slug: slugIn(key), reason },
  name: nameFor(key, language),
  acronym: bestOfTypes(key.names, ["acronym"], language),
  matched: { text: matched.text, language: matched.language, type: matched.type },
  score: Math.round(score * 1000) / 1000,
});

/** The last part of the address: a State's id stays as it is, a provision stands below its instrument. */
function slugIn({ type, id }: Found): string {
  if (type === "state") return id;
  if (type !== "provision") return slugOf(id);
  const at = id.indexOf(" ");
  return `${slugOf(id.slice(0, at))}/${slugOf(id.slice(at + 1))}`;
}

const nameTypes: readonly NameKind[] = ["official", "short", "acronym", "alias", "symbol"];

const nameFor = (subject: Found, language: Language): Tagged =>
  bestOfTypes(subject.names, nameTypes, language) ?? { text: subject.id, language: "en" };
