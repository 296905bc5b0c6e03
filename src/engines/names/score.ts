import { foldName } from "./fold.ts";
import { forgiven, likeness } from "./similarity.ts";
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
  const free = new Set(name.tokens.keys());
  const pairs: Pair[] = [];
  // First what is the same, so that a misspelt word cannot take another's place.
  for (const exact of [true, false]) {
    for (const [at, token] of query.tokens.entries()) {
      if (pairs.some((pair) => pair.query === at)) continue;
      const unfinished = query.unfinished && at === query.tokens.length - 1;
      const best = bestAmong({ token, name, free, unfinished, exact });
      if (best === undefined) continue;
      free.delete(best.name);
      pairs.push({ query: at, ...best });
    }
  }
  return pairs;
}

interface Search {
  readonly token: string;
  readonly name: PreparedText;
  readonly free: ReadonlySet<number>;
  readonly unfinished: boolean;
  readonly exact: boolean;
}

function bestAmong({ token, name, free, unfinished, exact }: Search): Omit<Pair, "query"> | undefined {
  let best: Omit<Pair, "query"> | undefined;
  for (const at of free) {
    const other = name.tokens[at] ?? "";
    if (exact ? other !== token : cannotBeLike(token, other, unfinished)) continue;
    const like = exact ? 1 : likeness(token, other, unfinished);
    if (like > (best?.like ?? 0)) best = { name: at, like };
  }
  return best;
}

/** What `likeness` would find to be 0, told by the lengths alone. */
const cannotBeLike = (token: string, other: string, unfinished: boolean): boolean =>
  !(unfinished && other.length > token.length) &&
  Math.abs(token.length - other.length) > Math.max(3, forgiven(Math.min(token.length, other.length)));

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
  const pairs = pairsOf(query, name);
  const whole = query.compact !== "" && query.compact === name.compact;
  const values: Readonly<Record<Feature, number>> = {
    query: whole ? 1 : share(pairs, query, "query") * (lacksNumber(query, pairs) ? numberLacking : 1),
    name: whole ? 1 : share(pairs, name, "name"),
    order: whole ? 1 : orderOf(pairs),
    whole: whole ? 1 : 0,
    type: typeValues[kind],
  };
  const features = (Object.keys(weights) as Feature[]).map((feature) => ({
    ...{ feature, value: values[feature], weight: weights[feature] },
  }));
  const sum = features.reduce((total, { value, weight }) => total + value * weight, 0);
  // The type alone is no answer.
  const score = values.query === 0 ? 0 : Math.min(1, sum);
  return { score, features, reason: reasonOf({ query, name, kind, pairs, whole }) };
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
