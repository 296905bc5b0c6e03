import { withClient } from "../../src/platform/postgres/index.ts";

export type Row = Readonly<Record<string, unknown>>;

/** The rows of one statement, on a connection of its own. */
export const rowsOf = (url: string, text: string, values: readonly unknown[] = []): Promise<Row[]> =>
  withClient(url, async (client) => (await client.query<Row>(text, [...values])).rows);

/** The first column of the first row, as a number. */
export async function numberOf(url: string, text: string, values: readonly unknown[] = []): Promise<number> {
  const [row] = await rowsOf(url, text, values);
  return Number(Object.values(row ?? {})[0]);
}

/** The code with which `work` fails: SQLSTATE of the database, or the code of an EntenteError; `none` when it does not. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "none";
  } catch (error) {
    return String((error as { code?: unknown }).code);
  }
}

/** A small seeded generator (mulberry32): the same seed gives the same numbers in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
