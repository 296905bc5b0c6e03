import type { Candidate } from "../../kernel/mention.ts";
import { rawFlags } from "./analysis.ts";
import { gapBits } from "./tokens.ts";
import type { Reading } from "./walk.ts";

/** Words that may stand inside a long form in small letters, and do not begin it. */
const farthest = 14;

/**
 * The long form before an acronym in brackets, where its words with capitals begin with the letters of the acronym, in order: the case
 * that Schwartz and Hearst (2003) begin with. French and Spanish write later words small, so those may give a letter and need not.
 */
export function candidateBefore(reading: Reading, token: number, acronym: string): Candidate | undefined {
  const letters = acronym
    .replace(/s$/, "")
    .replace(/[^\p{L}]/gu, "")
    .toUpperCase();
  if (letters.length < 2) return undefined;
  const first = longFormStart(reading, token, letters);
  if (first === undefined) return undefined;
  const { text, tokens } = reading;
  const start = tokens.starts[first] ?? 0;
  const end = tokens.ends[token - 1] ?? 0;
  return {
    start,
    end,
    text: text.slice(start, end),
    acronym,
    reasons: [{ code: "long-form-with-acronym", acronym }],
  };
}

function longFormStart({ text, tokens, raw }: Reading, token: number, letters: string): number | undefined {
  let open = letters.length;
  for (let at = token - 1; at >= 0 && at >= token - farthest; at -= 1) {
    if (at < token - 1 && ((tokens.gaps[at + 1] ?? 0) & (gapBits.mark | gapBits.blank)) !== 0)
      return undefined;
    const initial = (text[tokens.starts[at] ?? 0] ?? "").normalize("NFD").charAt(0).toUpperCase();
    const upper = ((raw.flags[tokens.words[at] ?? 0] ?? 0) & rawFlags.upper) !== 0;
    if (initial === letters[open - 1]) open -= 1;
    else if (upper) return undefined;
    if (open === 0) return upper && at < token - 1 ? at : undefined;
  }
  return undefined;
}
