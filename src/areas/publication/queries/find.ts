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
import { type Term, type TextQuery, textQuery } from "../../../engines/text-query/index.ts";
import { invalid } from "../../../kernel/errors.ts";
import {
  bestOfTypes,
  fallbackOrder,
  isLanguage,
  type Language,
  languages,
  type Tagged,
} from "../../../kernel/language.ts";
import { asPartialDate } from "../../../kernel/partial-date.ts";
import { slugOf } from "../../../kernel/slug.ts";
import { query } from "../../../platform/acts/index.ts";
import { findNames, type NameSource } from "../../../platform/search/index.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { type DocumentFilter, documentNames } from "../../evidence/index.ts";
import { citationsOf, mandatesNames } from "../../mandates/index.ts";
import { registryNames } from "../../registry/index.ts";
import { findPassages, type PassagesFound } from "./find-passages.ts";

/** What has names of its own. */
export const namedKinds = ["party", "instrument", "provision", "theme", "state", "document"] as const;
export type NamedKind = (typeof namedKinds)[number];

export const findKinds = [...namedKinds, "passage"] as const;
export type FindKind = (typeof findKinds)[number];

export interface FindResult {
  readonly type: NamedKind;
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

export interface FindAnswer extends PassagesFound {
  /** What goes by such a name, best first. */
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

const date = z
  .string()
  .refine((value) => asPartialDate(value) !== undefined)
  .optional();

/** Things by any of their names, and passages of documents by their words. Where documents are narrowed down, only those are looked for. */
export const find = query({
  name: "publication.find-by-name",
  permission: "read-public",
  input: z.strictObject({
    q: z.string().max(100_000),
    language: z.enum(languages),
    kinds: z.array(z.enum(findKinds)).optional(),
    /** The language that texts are in, one document, and the time from which documents are. */
    in: z.enum(languages).optional(),
    document: z.string().max(100).optional(),
    ...{ from: date, to: date },
    /** Of each: things by their names, and passages. */
    limit: z.int().min(1).max(50).default(20),
    /** Whether the reader may still be typing the last word. */
    typing: z.boolean().default(false),
  }),
  async run({ db }, { q, language, kinds = findKinds, limit, typing, ...narrowed }): Promise<FindAnswer> {
    const text = cleanQuery(q);
    const query = textQuery(text);
    const filter = {
      document: narrowed.document,
      language: narrowed.in,
      from: narrowed.from,
      to: narrowed.to,
    };
    const named = namedKinds.filter((kind) => kinds.includes(kind) && mayPass(kind, filter));
    const asked = { text: query.plain, language, kinds: named, limit, typing };
    const answers = ranked(asked, without(query, await searched(db, asked, filter)));
    const passages = kinds.includes("passage")
      ? await findPassages(db, { query, language, filter, limit, typing })
      : { passages: [], morePassages: false };
    return {
      results: answers.slice(0, limit).map((answer) => resultOf(answer, language)),
      more: answers.length > limit,
      ...passages,
    };
  },
});

/** Of the things that have names only documents have a language and a date; within one document there are none. */
const mayPass = (kind: NamedKind, { document, ...of }: DocumentFilter): boolean =>
  document === undefined && (kind === "document" || Object.values(of).every((value) => value === undefined));

/** What has a name with a word that is refused is left out. */
function without({ refused }: TextQuery, found: readonly Found[]): readonly Found[] {
  if (refused.length === 0) return found;
  const terms = refused.map(({ text }: Term) => tokensOf(text));
  return found.filter(({ names }) =>
    names.every(({ text }) => {
      const tokens = new Set(tokensOf(text));
      return !terms.some((term) => term.length > 0 && term.every((token) => tokens.has(token)));
    }),
  );
}

interface Asked {
  readonly text: string;
  readonly language: Language;
  readonly kinds: readonly NamedKind[];
  readonly limit: number;
  readonly typing: boolean;
}

/**
 * How many candidates more than results are asked for, how often again before the search gives up, and how many times as many then: each
 * time looks for all those before as well, so that whoever may read little waits least when it is asked seldom.
 */
const search = { spare: 10, least: 30, steps: 3, more: 5 };

/** Asks for candidates until enough of those that the reader may read answer, or there are no more. */
async function searched(db: Db, asked: Asked, filter: DocumentFilter): Promise<Found[]> {
  const tokens = tokensToAsk(asked.text);
  if (tokens.length === 0 || asked.kinds.length === 0) return [];
  const all: readonly NameSource[] = [...registryNames, ...mandatesNames, documentNames(filter)];
  const sources = all.filter(({ kind }) => asked.kinds.some((one) => one === kind));
  // Without a choice the index need not look at kinds at all.
  const kinds = asked.kinds.length < namedKinds.length ? asked.kinds : undefined;
  const subjects = new Map<string, { type: NamedKind; id: string; names: Array<Name<Language>> }>();
  let [skip, most] = [0, Math.max(search.least, asked.limit + search.spare)];
  for (let turn = 0; turn < search.steps; turn += 1) {
    const found = await findNames(db, { sources, kinds, tokens, unfinished: asked.typing, skip, most });
    for (const row of found.rows) {
      const key = `${row.kind} ${row.id}`;
      const subject = subjects.get(key) ?? { type: row.kind as NamedKind, id: row.id, names: [] };
      subjects.set(key, subject);
      if (isLanguage(row.language)) {
        subject.names.push({ text: row.name, language: row.language, type: row.type as NameKind });
      }
    }
    if (!found.full || subjects.size > asked.limit) break;
    [skip, most] = [skip + most, most * search.more];
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

type Found = { readonly type: NamedKind; readonly id: string; readonly names: ReadonlyArray<Name<Language>> };

/** Among names that answer alike, the one in the language that its reader reads sooner. */
const inOrderFor = (language: Language, names: Found["names"]): Found["names"] =>
  [...names].sort(
    (a, b) => fallbackOrder[language].indexOf(a.language) - fallbackOrder[language].indexOf(b.language),
  );

const ranked = ({ text, language, typing }: Asked, found: readonly Found[]): Array<Answer<Found, Language>> =>
  rankNames({
    query: prepareQuery(text, { unfinished: typing }),
    language,
    subjects: found.map((subject) => ({
      key: subject,
      names: [
        ...inOrderFor(language, subject.names),
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
