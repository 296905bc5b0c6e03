import {
  type PreparedQuery,
  type PreparedText,
  prepareText,
  type Scored,
  scoreName,
  scoreOf,
  sharesNoScript,
} from "./score.ts";
import { leastScore, type NameKind } from "./weights.ts";

/** One name of something that may be looked for. */
export interface Name<Language extends string = string> {
  readonly text: string;
  readonly language: Language;
  readonly type: NameKind;
}

export interface Subject<Key, Language extends string = string> {
  readonly key: Key;
  readonly names: ReadonlyArray<Name<Language>>;
}

export interface Answer<Key, Language extends string = string> extends Scored {
  readonly key: Key;
  /** The name that answers best. */
  readonly matched: Name<Language>;
}

const mostKept = 20_000;
const prepared = new Map<string, PreparedText>();

/** Names repeat from query to query; the most recent ones are kept ready. */
function ready(text: string): PreparedText {
  const known = prepared.get(text);
  if (known) return known;
  if (prepared.size >= mostKept) prepared.clear();
  const made = prepareText(text);
  prepared.set(text, made);
  return made;
}

export interface Asked<Key, Language extends string = string> {
  readonly query: PreparedQuery;
  readonly subjects: ReadonlyArray<Subject<Key, Language>>;
  /** Among equals a name in this language stands first. */
  readonly language?: Language | undefined;
}

/**
 * The subjects of which some name answers the query, best first; each with its best name. Equal scores: the name in the reader's
 * language first, then the shorter one, then the order in which they were given.
 */
export function rankNames<Key, Language extends string = string>(
  asked: Asked<Key, Language>,
): Array<Answer<Key, Language>> {
  return asked.subjects
    .map((subject) => bestOf(asked, subject))
    .filter((answer) => answer !== undefined)
    .sort((a, b) => compare(a, b, asked.language));
}

function bestOf<Key, Language extends string>(
  { query, language }: Asked<Key, Language>,
  { key, names }: Subject<Key, Language>,
): Answer<Key, Language> | undefined {
  let best: { matched: Name<Language>; score: number } | undefined;
  for (const matched of names) {
    // Not even made ready: a name that has no script in common with the query.
    if (sharesNoScript(query, matched.text)) continue;
    const answer = { matched, score: scoreOf(query, ready(matched.text), matched.type) };
    if (best === undefined || compare(answer, best, language) < 0) best = answer;
  }
  if (best === undefined || best.score < leastScore) return undefined;
  const { matched } = best;
  return { key, matched, ...scoreName(query, ready(matched.text), matched.type) };
}

/** Differences below this are none. */
const nothing = 1e-9;

interface Comparable {
  readonly score: number;
  readonly matched: Name;
}

function compare(a: Comparable, b: Comparable, language: string | undefined): number {
  if (Math.abs(a.score - b.score) > nothing) return b.score - a.score;
  const own = Number(b.matched.language === language) - Number(a.matched.language === language);
  return own || a.matched.text.length - b.matched.text.length;
}
