import { foldName } from "./fold.ts";
import { likeness } from "./similarity.ts";
import { isHan, isJoining, isNumber, tokensOfFolded } from "./tokens.ts";
import { type Feature, type NameKind, numberLacking, tokenWeights, typeValues, weights } from "./weights.ts";

/** Why a name was found: stable codes, each with a sentence in the catalogues. */
export type Reason =
  | "exact-acronym"
  | "exact-name"
  | "symbol"
  | "code"
  | "same-words"
  | "part-of-name"
  | "spelling"
  | "words-missing";

export interface Scored {
  /** 0 … 1. */
  readonly score: number;
  readonly reason: Reason;
  readonly features: ReadonlyArray<{
    readonly feature: Feature;
    readonly value: number;
    readonly weight: number;
  }>;
}

/** A text made ready for comparing, once. */
export interface PreparedText {
  readonly folded: string;
  /** Written together: `CEN-SAD`, `Cen Sad` and `CENSAD` are one. */
  readonly compact: string;
  readonly tokens: readonly string[];
  /** For each token the letters it has, as bits: two tokens that differ in many cannot be a few letters apart. */
  readonly letters: readonly number[];
  /** The scripts it is written in, as bits: without a common one two texts share nothing. */
  readonly scripts: number;
  readonly weights: readonly number[];
  readonly total: number;
}

export interface PreparedQuery extends PreparedText {
  /** Whether the last word may be still being typed. */
  readonly unfinished: boolean;
}

export const weightOf = (token: string): number => {
  if (isJoining(token)) return tokenWeights.joining;
  if (isNumber(token)) return tokenWeights.number;
  if (isHan(token)) return tokenWeights.han;
  return tokenWeights.word + tokenWeights.perLetter * Math.min(token.length, 12);
};

export function prepareText(text: string): PreparedText {
  const folded = foldName(text);
  const tokens = tokensOfFolded(folded);
  const each = tokens.map(weightOf);
  return {
    ...{ folded, tokens, weights: each, compact: folded.replaceAll(" ", "") },
    ...{ letters: tokens.map(lettersOf), scripts: scriptsOf(folded) },
    total: each.reduce((sum, weight) => sum + weight, 0),
  };
}

export const prepareQuery = (text: string, options: { unfinished?: boolean } = {}): PreparedQuery => ({
  ...prepareText(text),
  unfinished: options.unfinished ?? false,
});

interface Pair {
  readonly query: number;
  readonly name: number;
  readonly like: number;
}

/** Each token of the query with the token of the name most like it; no token of the name is used twice. */
function pairsOf(query: PreparedQuery, name: PreparedText): Pair[] {
  const used = new Array<boolean>(name.tokens.length).fill(false);
  const pairs: Pair[] = [];
  const open: number[] = [];
  // First what is the same, so that a misspelt word cannot take another's place.
  for (const [at, token] of query.tokens.entries()) {
    const same = name.tokens.findIndex((other, place) => other === token && !used[place]);
    if (same === -1) open.push(at);
    else {
      used[same] = true;
      pairs.push({ query: at, name: same, like: 1 });
    }
  }
  for (const at of open) {
    const best = mostLike(query, name, { at, used });
    if (best === undefined) continue;
    used[best.name] = true;
    pairs.push(best);
  }
  return pairs;
}

interface Open {
  readonly at: number;
  readonly used: readonly boolean[];
}

function mostLike(query: PreparedQuery, name: PreparedText, { at, used }: Open): Pair | undefined {
  const token = query.tokens[at] ?? "";
  const letters = query.letters[at] ?? 0;
  const unfinished = query.unfinished && at === query.tokens.length - 1;
  let best: Pair | undefined;
  for (const [place, other] of name.tokens.entries()) {
    if (used[place]) continue;
    const differing = letters ^ (name.letters[place] ?? 0);
    if (!unfinished && (Math.abs(token.length - other.length) > 3 || bitsOf(differing) > mostDiffering))
      continue;
    const like = likeness(token, other, unfinished);
    if (like > (best?.like ?? 0)) best = { query: at, name: place, like };
  }
  return best;
}

/**
 * Letters that only one of two like tokens has: at most two edits with two letters each, or three letters at the end of each that a long
 * common beginning forgives.
 */
const mostDiffering = 6;

/** The letters of a token, each a bit of 32; letters may share one. */
function lettersOf(token: string): number {
  let letters = 0;
  for (let at = 0; at < token.length; at += 1) letters |= 1 << (token.charCodeAt(at) & 31);
  return letters;
}

/** How many bits are set (Warren, Hacker’s Delight, 5-1). */
function bitsOf(value: number): number {
  const pairs = value - ((value >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

const share = (
  pairs: readonly Pair[],
  of: { weights: readonly number[]; total: number },
  at: "query" | "name",
) =>
  of.total === 0
    ? 0
    : pairs.reduce((sum, pair) => sum + (of.weights[pair[at]] ?? 0) * pair.like, 0) / of.total;

/** Share of neighbouring pairs that follow each other in the name as in the query. */
function orderOf(pairs: readonly Pair[]): number {
  if (pairs.length < 2) return pairs.length;
  const inQuery = pairs.toSorted((a, b) => a.query - b.query);
  const rising = inQuery.filter((pair, at) => at > 0 && pair.name > (inQuery[at - 1]?.name ?? -1)).length;
  return rising / (inQuery.length - 1);
}

/** How well a name answers a query, and why. A query without letters or digits answers nothing. */
export function scoreName(query: PreparedQuery, name: PreparedText, kind: NameKind): Scored {
  const { pairs, whole, values } = compared(query, name, kind);
  const features = (Object.keys(weights) as Feature[]).map((feature) => ({
    ...{ feature, value: values[feature], weight: weights[feature] },
  }));
  return { score: sumOf(values), features, reason: reasonOf({ query, name, kind, pairs, whole }) };
}

/** The score alone. */
export const scoreOf = (query: PreparedQuery, name: PreparedText, kind: NameKind): number =>
  (query.scripts & name.scripts) === 0 ? 0 : sumOf(compared(query, name, kind).values);

/** Digits, Latin, Cyrillic, Arabic, Han, others. */
const scripts = [/[0-9]/, /[a-z]/, /[\u0400-\u052f]/, /[\u0600-\u06ff]/, /[\u3400-\u9fff]/];

/**
 * Tells by a text as it is written, before it is folded, that it has no script in common with the query; knows it only of texts whose
 * every letter is Cyrillic, Arabic or Han, which no folding leaves.
 */
export const sharesNoScript = ({ scripts: asked }: PreparedQuery, text: string): boolean =>
  unmixed.some(({ bit, only }) => (asked & bit) === 0 && only.test(text));

const unmixed = [
  { bit: 1 << 2, only: /^[\u0400-\u052f !-/:-@«»№–—’“”]*$/ },
  { bit: 1 << 3, only: /^[\u0600-\u065f\u066a-\u06ef\u06fa-\u06ff !-/:-@«»–—’“”]*$/ },
  { bit: 1 << 4, only: /^[\u3400-\u9fff !-/:-@、。《》（）—·“”]*$/ },
];

function scriptsOf(folded: string): number {
  let found = 0;
  for (const [bit, script] of scripts.entries()) if (script.test(folded)) found |= 1 << bit;
  // A text of signs alone has no script, and so nothing in common with any.
  return found === 0 && folded !== "" ? 1 << scripts.length : found;
}

type Values = Readonly<Record<Feature, number>>;

function compared(query: PreparedQuery, name: PreparedText, kind: NameKind) {
  const pairs = pairsOf(query, name);
  const whole = query.compact !== "" && query.compact === name.compact;
  const values: Values = {
    query: whole ? 1 : share(pairs, query, "query") * (lacksNumber(query, pairs) ? numberLacking : 1),
    name: whole ? 1 : share(pairs, name, "name"),
    order: whole ? 1 : orderOf(pairs),
    whole: whole ? 1 : 0,
    type: typeValues[kind],
  };
  return { pairs, whole, values };
}

/** The type alone is no answer. */
function sumOf(values: Values): number {
  if (values.query === 0) return 0;
  let sum = 0;
  for (const feature of Object.keys(weights) as Feature[]) sum += values[feature] * weights[feature];
  return Math.min(1, sum);
}

/** Resolution 2617 is not resolution 2610: a name without a number of the query names something else. */
const lacksNumber = (query: PreparedQuery, pairs: readonly Pair[]): boolean =>
  query.tokens.some((token, at) => isNumber(token) && !pairs.some((pair) => pair.query === at));

interface Found {
  readonly query: PreparedQuery;
  readonly name: PreparedText;
  readonly kind: NameKind;
  readonly pairs: readonly Pair[];
  readonly whole: boolean;
}

function reasonOf({ query, name, kind, pairs, whole }: Found): Reason {
  if (kind === "symbol") return "symbol";
  if (kind === "code" && whole) return "code";
  if (whole) return kind === "acronym" ? "exact-acronym" : "exact-name";
  const answered = new Set(pairs.map((pair) => pair.query));
  if (query.tokens.some((token, at) => !isJoining(token) && !answered.has(at))) return "words-missing";
  const lastQuery = query.tokens.length - 1;
  if (pairs.some(({ query: at, like }) => like < 1 && !(query.unfinished && at === lastQuery)))
    return "spelling";
  const used = new Set(pairs.map((pair) => pair.name));
  return name.tokens.every((token, at) => isJoining(token) || used.has(at)) ? "same-words" : "part-of-name";
}
