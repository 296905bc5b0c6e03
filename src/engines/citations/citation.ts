import type { Reason } from "../../kernel/mention.ts";
import type { ResolutionWord } from "./words.ts";

/** A resolution that a text cites, and the word it hangs on. */
export interface Citation {
  readonly start: number;
  readonly end: number;
  readonly id: string;
  readonly confidence: number;
  readonly reasons: readonly Reason[];
  /** The word "resolution" that governs the number; nothing for a symbol or a number alone. */
  readonly word?: ResolutionWord;
}
