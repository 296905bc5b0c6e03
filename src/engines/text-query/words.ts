/**
 * The words of a text as the index of the database has them (`platform/search/migrations/0003-texts.sql`), each with where it stands.
 * A word keeps its accents, which stemming needs; a run of Han characters, also over a line break, gives its overlapping pairs and, last, its last
 * character.
 */
import type { Span } from "../../kernel/mention.ts";
import { foldName } from "../names/index.ts";

export interface Word extends Span {
  /** As it stands there, without soft hyphens. */
  readonly text: string;
  /** The words under which it is looked up: more than one where folding parts it (`№ 5` written `№5`). */
  readonly parts: readonly string[];
  /** Of Han characters: they are not stemmed. */
  readonly han: boolean;
}

const runs =
  /[\u3400-\u9fff](?:[^\S\n\r\f]*[\n\r\f]\s*(?=[\u3400-\u9fff])|[\u3400-\u9fff])*|(?:(?![\u3400-\u9fff])[\p{L}\p{M}\p{N}])(?:\u00ad\s*|(?![\u3400-\u9fff])[\p{L}\p{M}\p{N}])*/gu;
const softHyphens = /\u00ad\s*/gu;
const isHan = /^[\u3400-\u9fff]/u;
/** The database passes over words that are longer still; nobody looks for them. */
const longest = 400;

export function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: run, index } of text.matchAll(runs)) {
    if (isHan.test(run)) words.push(...hanWords(run, index));
    else {
      const word = run.replace(softHyphens, "");
      const folded = foldName(word);
      if (folded === "" || word.length > longest) continue;
      const parts = folded.includes(" ") ? folded.split(" ") : [word.toLowerCase()];
      words.push({ start: index, end: index + run.length, text: word, parts, han: false });
    }
  }
  return words;
}

/** A run goes on over a line break. Folding writes one character for one. */
function hanWords(run: string, index: number): Word[] {
  const places = [...run.matchAll(/\S/g)].map((found) => index + found.index);
  const characters = foldName(run.replace(/\s+/g, ""));
  return places.map((start, at) => {
    const pair = characters.slice(at, at + 2);
    return { start, end: (places[at + 1] ?? start) + 1, text: pair, parts: [pair], han: true };
  });
}
