import type { Reason, Rejection } from "../../kernel/mention.ts";
import type { NameOf } from "./lexicon.ts";
import type { Reading } from "./walk.ts";

/** A name found in a text, on its way to being a mention: what it names is decided. */
export interface Named {
  readonly kind: NameOf;
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly firstToken: number;
  readonly lastToken: number;
  readonly confidence: number;
  readonly reasons: readonly Reason[];
}

export const rejectionOf = ({ text }: Reading, { kind, id, start, end }: Named, why: string): Rejection => ({
  ...{ start, end, text: text.slice(start, end), kind, id, why },
});

/** A stretch of words that stands for a body, as far as the rules about its surroundings need to know. */
export type Place = Pick<Named, "id" | "start" | "end" | "firstToken" | "lastToken">;

/** The name that holds a token, in a list by place; undefined where none does. */
export function holderIn<Each extends Place>(list: readonly Each[]): (token: number) => Each | undefined {
  return (token) => {
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle]?.lastToken ?? 0) < token) low = middle + 1;
      else high = middle;
    }
    const found = list[low];
    return found !== undefined && found.firstToken <= token ? found : undefined;
  };
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Tells whether a stretch lies outside of all others, which come sorted by start. */
export function outsideOf(ranges: readonly Range[]): (each: Range) => boolean {
  const count = ranges.length;
  if (count === 0) return () => true;
  const starts = new Int32Array(count);
  const farthest = new Int32Array(count);
  let most = -1;
  for (let at = 0; at < count; at += 1) {
    const range = ranges[at];
    if (range === undefined) continue;
    if (range.end > most) most = range.end;
    starts[at] = range.start;
    farthest[at] = most;
  }
  return ({ start, end }) => {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    return low === 0 || (farthest[low - 1] ?? 0) < end;
  };
}
