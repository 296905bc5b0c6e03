/** A body whose name says which text set it up: `Committee established pursuant to resolution …`. */
import type { Mention } from "../../kernel/mention.ts";
import { compiledWords } from "./compiled.ts";
import { asSpelt, type Named, type Sentence } from "./sentence.ts";

export interface OwnName {
  readonly party: string;
  readonly instrument: Mention;
  /** The first of several texts; those behind it came later and changed the body. */
  readonly words: string;
}

const spelled = (words: string): string => [...words].map(asSpelt).join("").toLowerCase();
const count = (words: string, nouns: RegExp): number => [...words.matchAll(nouns)].length;

/**
 * The participle must stand right before the first text that the name holds (in Chinese, right behind it), and the name
 * have one noun of a body, else it is not said whose participle it is (`Group of Experts of the Committee established …`).
 */
export function ownNameOf(text: string, name: Named, { language }: Sentence): OwnName | undefined {
  const instruments = name.within.filter(({ kind }) => kind === "instrument");
  const first = instruments[0];
  if (name.kind !== "party" || first === undefined) return undefined;
  const { setUp, bodies } = compiledWords(language);
  const before = spelled(text.slice(name.start, first.start));
  const last = instruments.at(-1) ?? first;
  const after = spelled(text.slice(last.end, name.end)).replace(/[(（].*$/u, "");
  const isBehind = language === "zh";
  const participle = setUp.exec(isBehind ? after.trim() : before);
  if (participle === null) return undefined;
  const near = isBehind
    ? participle.index <= 2
    : before.length - participle.index - participle[0].length <= 40;
  const nouns = count(isBehind ? after : before.slice(0, participle.index), bodies);
  return near && nouns === 1 ? { party: name.id, instrument: first, words: participle[0].trim() } : undefined;
}
