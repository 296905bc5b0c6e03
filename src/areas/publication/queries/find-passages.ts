import { tokensOf } from "../../../engines/names/index.ts";
import { sentencesOf } from "../../../engines/passages/index.ts";
import {
  answersIn,
  type Excerpt,
  excerptOf,
  languagesOf,
  type Stems,
  type TextQuery,
  wordsToStem,
} from "../../../engines/text-query/index.ts";
import type { Language, Tagged } from "../../../kernel/language.ts";
import { findTexts, stemsOf } from "../../../platform/search/index.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { type DocumentFilter, editionsOf, type FoundPassage, passageSource } from "../../evidence/index.ts";

/** A passage of a document that has what was asked for. */
export interface PassageResult {
  readonly type: "passage";
  readonly id: string;
  readonly document: string;
  /** The how-manieth passage of the document. */
  readonly number: number;
  /** Where it begins in the text of the document. */
  readonly starts: number;
  /** The last part of its address. */
  readonly slug: string;
  /** The title of the document. */
  readonly name: Tagged;
  readonly symbol: string;
  readonly dated: string | undefined;
  /** The sentence that answers best, and what of it answers. */
  readonly matched: Excerpt & { readonly language: Language };
  readonly reason: "words" | "phrase";
  /** 0 … 1. */
  readonly score: number;
}

export interface PassagesAsked {
  readonly query: TextQuery;
  /** The reader's. */
  readonly language: Language;
  /** Dates, the document, and the language that passages are in. */
  readonly filter: DocumentFilter;
  readonly limit: number;
  readonly typing: boolean;
}

export interface PassagesFound {
  readonly passages: readonly PassageResult[];
  readonly morePassages: boolean;
}

/** Passages that have every word and phrase of a query, best first. */
export async function findPassages(db: Db, asked: PassagesAsked): Promise<PassagesFound> {
  const { query, language, filter, limit, typing } = asked;
  const { wanted, refused } = query;
  const { rows, more } = await findTexts(db, {
    source: passageSource,
    languages: filter.language === undefined ? languagesOf(query, language) : [filter.language],
    wanted: wanted.map(({ text }) => text),
    refused: refused.map(({ text }) => text),
    unfinished: typing && wanted.at(-1)?.quoted === false,
    parts: editionsOf(filter),
    limit,
  });
  const stems = await stemsFor(db, rows, query);
  return {
    passages: rows.map((row) => resultOf(row, asked, stems.get(row.language) ?? new Map())),
    morePassages: more,
  };
}

/** The stems of all words in question, in the language of each passage. */
const stemsFor = (db: Db, rows: readonly FoundPassage[], { wanted }: TextQuery) =>
  stemsOf(
    db,
    new Map(
      [...new Set(rows.map(({ language }) => language))].map((language) => [
        language,
        wordsToStem({
          texts: rows.filter((row) => row.language === language).map(({ words }) => words),
          terms: wanted,
        }),
      ]),
    ),
  );

function resultOf(
  row: FoundPassage & { readonly rank: number },
  { query: { wanted }, typing }: PassagesAsked,
  stems: Stems,
): PassageResult {
  const {
    id,
    words,
    language,
    number,
    document_id: document,
    title,
    document_language,
    symbol,
    dated,
    rank,
    starts,
  } = row;
  const answers = answersIn(words, {
    terms: wanted,
    stems,
    unfinished: typing && wanted.at(-1)?.quoted === false,
  });
  const sentences = sentencesOf(words, { start: 0, end: words.length }, language);
  return {
    ...{ type: "passage", id, document, number, starts, slug: `${document}#p${number}`, symbol },
    name: { text: title, language: document_language },
    dated: dated ?? undefined,
    matched: { ...excerptOf(words, { sentences, answers }), language },
    reason: wanted.some(({ quoted, text }) => quoted && tokensOf(text).length > 1) ? "phrase" : "words",
    score: Math.round((1000 * rank) / (1 + rank)) / 1000,
  };
}
