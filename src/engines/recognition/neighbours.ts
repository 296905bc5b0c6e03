import { rawFlags } from "./analysis.ts";
import type { Reading } from "./walk.ts";

/** What is known of the word at a token, and what stands before it: numbers where it can be, for they cost nothing. */
export const rolesAt = ({ tokens, raw }: Reading, token: number): number =>
  token < 0 || token >= tokens.count ? 0 : (raw.roles[tokens.words[token] ?? 0] ?? 0);

export const flagsAt = ({ tokens, raw }: Reading, token: number): number =>
  token < 0 || token >= tokens.count ? 0 : (raw.flags[tokens.words[token] ?? 0] ?? 0);

export const isUpperAt = (reading: Reading, token: number): boolean =>
  (flagsAt(reading, token) & rawFlags.upper) !== 0;

export const gapAt = ({ tokens }: Reading, token: number): number => tokens.gaps[token] ?? 0;

export const textAt = ({ text, tokens }: Reading, token: number): string =>
  text.slice(tokens.starts[token] ?? 0, tokens.ends[token] ?? 0);
