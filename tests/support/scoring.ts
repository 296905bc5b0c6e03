import type { Span } from "../../src/kernel/mention.ts";

/**
 * Scoring of recognised mentions, by the rules of the gold set's README and without reading any file: a predicted mention
 * is right when it overlaps a counted one of the same kind and id, each counting once; one on an optional mention counts
 * neither way; one on a nested name is wrong.
 */
export const scoredKinds = ["party", "instrument", "provision", "state"] as const;
export type ScoredKind = (typeof scoredKinds)[number];

/** A mention that someone or something has marked in a text. */
export interface Marked extends Span {
  readonly text: string;
  readonly kind: string;
  readonly id: string;
}

export interface GoldMention extends Marked {
  readonly status: "counted" | "optional" | "nested";
}

/** Why a mention that was found is wrong: what the gold has at its place. */
export type FalseCause = "nothing there" | "another id" | "found twice" | "inside a longer name";

export interface FalseHit {
  readonly mention: Marked;
  readonly cause: FalseCause;
}

export interface Score {
  readonly hits: readonly GoldMention[];
  readonly misses: readonly GoldMention[];
  readonly falseHits: readonly FalseHit[];
}

export interface Figures {
  readonly gold: number;
  readonly found: number;
  readonly hits: number;
  /** From 0 to 1; `undefined` where nothing was found (precision), nothing is there (recall), or neither (F1). */
  readonly precision: number | undefined;
  readonly recall: number | undefined;
  readonly f1: number | undefined;
}

const overlaps = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;
const isSame = (one: Marked, other: Marked): boolean => one.kind === other.kind && one.id === other.id;
const inOrder = <T extends Span>(mentions: readonly T[]): T[] =>
  mentions.toSorted((one, other) => one.start - other.start || one.end - other.end);

/** One text: from left to right, each counted mention takes the first that overlaps it and is still free. */
export function scoreText(gold: readonly GoldMention[], found: readonly Marked[]): Score {
  const free = new Set(inOrder(found));
  const hits: GoldMention[] = [];
  const misses: GoldMention[] = [];
  for (const mention of inOrder(gold.filter(({ status }) => status === "counted"))) {
    const taken = [...free].find((other) => isSame(mention, other) && overlaps(mention, other));
    if (taken === undefined) misses.push(mention);
    else {
      free.delete(taken);
      hits.push(mention);
    }
  }
  const optional = gold.filter(({ status }) => status === "optional");
  const wrong = [...free].filter(
    (mention) => !optional.some((other) => isSame(mention, other) && overlaps(mention, other)),
  );
  return { hits, misses, falseHits: wrong.map((mention) => ({ mention, cause: causeOf(mention, gold) })) };
}

function causeOf(mention: Marked, gold: readonly GoldMention[]): FalseCause {
  const there = gold.filter((other) => other.kind === mention.kind && overlaps(mention, other));
  const same = there.filter(({ id }) => id === mention.id);
  if (same.some(({ status }) => status === "nested")) return "inside a longer name";
  if (same.length > 0) return "found twice";
  return there.some(({ status }) => status === "counted") ? "another id" : "nothing there";
}

/** Several texts, or one kind of them, as one. */
export const pooled = (scores: readonly Score[]): Score => ({
  hits: scores.flatMap(({ hits }) => hits),
  misses: scores.flatMap(({ misses }) => misses),
  falseHits: scores.flatMap(({ falseHits }) => falseHits),
});

export const ofKind = ({ hits, misses, falseHits }: Score, kind: ScoredKind): Score => ({
  hits: hits.filter((mention) => mention.kind === kind),
  misses: misses.filter((mention) => mention.kind === kind),
  falseHits: falseHits.filter(({ mention }) => mention.kind === kind),
});

export function figuresOf({ hits, misses, falseHits }: Score): Figures {
  const [right, gold, found] = [hits.length, hits.length + misses.length, hits.length + falseHits.length];
  return {
    gold,
    found,
    hits: right,
    precision: found === 0 ? undefined : right / found,
    recall: gold === 0 ? undefined : right / gold,
    f1: gold + found === 0 ? undefined : (2 * right) / (gold + found),
  };
}

/** Size of what two sets share to size of what either has; two empty sets agree. */
export function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((id) => other.has(id)).length;
  const either = one.size + other.size - shared;
  return either === 0 ? 1 : shared / either;
}

/** The mean over all pairs of languages of all documents: each document is a list of id sets, one for each language. */
export function agreement(documents: readonly (readonly ReadonlySet<string>[])[]): number {
  const pairs = documents.flatMap((sets) =>
    sets.flatMap((one, index) => sets.slice(index + 1).map((other) => jaccard(one, other))),
  );
  return pairs.reduce((sum, value) => sum + value, 0) / pairs.length;
}
