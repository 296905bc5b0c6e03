import { confidences } from "./confidence.ts";
import { holderIn, type Named } from "./named.ts";
import { gapAt, isUpperAt, textAt } from "./neighbours.ts";
import { apart } from "./title-view.ts";
import type { Reading } from "./walk.ts";
import { foldWord } from "./word-keys.ts";

/** How many words a long form may have that a blend in brackets explains. */
const farthest = 9;

/**
 * Long forms that a known name behind them in brackets explains, where that name is a blend of the beginnings of their words: Europol of
 * European and Police. Such a name holds no capitals to compare, as acronyms do (`candidates.ts`).
 */
export function blendsIn(reading: Reading, named: readonly Named[]): Named[] {
  const holder = holderIn(named);
  const found: Named[] = [];
  for (const { id, start, end, firstToken, lastToken } of named) {
    const { text, tokens } = reading;
    if (firstToken !== lastToken || !/[(（]/.test(text[start - 1] ?? "") || !/[)）]/.test(text[end] ?? ""))
      continue;
    const blend = text.slice(start, end);
    if (!/^\p{Lu}\p{Ll}{5,}$/u.test(blend)) continue;
    const first = longFormStart({ reading, holder }, firstToken, foldWord(blend));
    if (first === undefined) continue;
    const last = firstToken - 1;
    found.push({
      ...{ kind: "party", id, start: tokens.starts[first] ?? 0, end: tokens.ends[last] ?? 0 },
      ...{ firstToken: first, lastToken: last, confidence: confidences.defined },
      reasons: [{ code: "long-form-with-acronym", acronym: blend }],
    });
  }
  return found;
}

interface Around {
  readonly reading: Reading;
  readonly holder: (token: number) => Named | undefined;
}

/** The word that the long form before a token begins with; undefined where its words do not make the blend. */
function longFormStart({ reading, holder }: Around, token: number, blend: string): number | undefined {
  const words: string[] = [];
  let made: number | undefined;
  for (let at = token - 1; at >= 0 && at >= token - farthest; at -= 1) {
    if ((at < token - 1 && (gapAt(reading, at + 1) & apart) !== 0) || holder(at) !== undefined) break;
    if (made !== undefined) {
      if (isUpperAt(reading, made) && !isUpperAt(reading, at)) break;
      if (!isUpperAt(reading, at)) return undefined;
      made = at;
      continue;
    }
    words.unshift(foldWord(textAt(reading, at)));
    if (isBlend(blend, words)) made = at;
  }
  return made !== undefined && isUpperAt(reading, made) ? made : undefined;
}

/** Whether a blend is the beginnings of two of the words, of two letters or more each; of three letters or more together. */
function isBlend(blend: string, words: readonly string[]): boolean {
  for (let cut = 3; cut <= blend.length - 3; cut += 1) {
    const front = words.findIndex((word) => word.startsWith(blend.slice(0, cut)));
    const back = words.findIndex((word) => word.startsWith(blend.slice(cut)));
    if (front >= 0 && back >= 0 && front !== back) return true;
  }
  return false;
}
