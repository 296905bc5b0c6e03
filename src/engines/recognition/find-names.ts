import { rawFlags } from "./analysis.ts";
import { type NameOf, nameKinds } from "./lexicon.ts";
import { type Hit, type Reading, Walker } from "./walk.ts";

export interface Found {
  readonly hits: Readonly<Record<NameOf, readonly Hit[]>>;
  /** Words that a body set up by a resolution may be called by: Committee, Комитет. */
  readonly heads: readonly number[];
  /** Words of capitals in brackets that may be acronyms: `(ABC)`. */
  readonly bracketed: readonly number[];
  /** Words that may stand for the United Nations: Organization. */
  readonly organizations: readonly number[];
}

const looked = rawFlags.begins | rawFlags.head | rawFlags.allUpper | rawFlags.organization;

/** Every name of the lexicon in a text, the longest at each place; within one kind none overlaps another. */
export function findNames(reading: Reading): Found {
  const { tokens, raw } = reading;
  const hits: Record<NameOf, Hit[]> = { party: [], state: [], instrument: [] };
  const until: Record<NameOf, number> = { party: -1, state: -1, instrument: -1 };
  const heads: number[] = [];
  const bracketed: number[] = [];
  const organizations: number[] = [];
  const { words, count, joinedBegins } = tokens;
  const walker = new Walker(reading);
  for (let at = 0; at < count; at += 1) {
    const flags = (raw.flags[words[at] ?? 0] ?? 0) & looked;
    const joined = joinedBegins.size > 0 && joinedBegins.has(at);
    if (flags === 0 && !joined) continue;
    if ((flags & rawFlags.head) !== 0) heads.push(at);
    if ((flags & rawFlags.organization) !== 0) organizations.push(at);
    if ((flags & rawFlags.allUpper) !== 0 && isBracketed(reading, at)) bracketed.push(at);
    if ((flags & rawFlags.begins) === 0 && !joined) continue;
    const longest = walker.from(at);
    for (const kind of nameKinds) {
      const hit = longest[kind];
      if (hit === undefined || at <= until[kind]) continue;
      until[kind] = hit.lastToken;
      hits[kind].push(hit);
    }
  }
  return { hits, heads, bracketed, organizations };
}

function isBracketed({ text, tokens }: Reading, at: number): boolean {
  const before = text.charCodeAt((tokens.starts[at] ?? 0) - 1);
  const after = text.charCodeAt(tokens.ends[at] ?? 0);
  return (before === 0x28 || before === 0xff08) && (after === 0x29 || after === 0xff09);
}
