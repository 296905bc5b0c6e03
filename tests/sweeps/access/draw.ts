import { createHash } from "node:crypto";
import { seeded } from "../../support/sql.ts";

/** Random choices that are the same for the same seed. */
export interface Draw {
  below(limit: number): number;
  one<T>(from: readonly T[]): T;
  /** So many of them, each once, in an order of chance. */
  some<T>(from: readonly T[], count: number): T[];
  chance(of: number): boolean;
}

export function drawOf(seed: number): Draw {
  const random = seeded(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const one = <T>(from: readonly T[]): T => {
    const chosen = from[below(from.length)];
    if (chosen === undefined) throw new Error("there is nothing to choose from");
    return chosen;
  };
  return {
    below,
    one,
    chance: (of) => random() < of,
    some<T>(from: readonly T[], count: number) {
      const left = [...from];
      return Array.from(
        { length: Math.min(count, left.length) },
        () => left.splice(below(left.length), 1)[0],
      ).filter((each): each is T => each !== undefined);
    },
  };
}

/** A word that stands in one row and nowhere else: no word of any language. */
export const canaryOf = (table: string, key: string): string =>
  `zq${createHash("sha256").update(`${table} ${key}`).digest("hex").slice(0, 12)}`;

export const canaryPattern = /zq[0-9a-f]{12}/g;

export const canariesIn = (text: string): string[] => [...new Set(text.match(canaryPattern) ?? [])];
