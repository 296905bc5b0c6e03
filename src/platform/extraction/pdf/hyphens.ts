/**
 * Words that a line break cut. Without a dictionary the document itself decides: `imple-` and `mentation` are one word
 * when it has the word elsewhere, `hostage-` and `taking` stay a compound when it has that, or both words alone. Where it
 * has none of them, they are one word in a text that is seen to hyphenate, and a compound in one that is not.
 */
import { cutMark } from "./paragraphs.ts";

const cut = new RegExp(String.raw`\p{L}+[-\u2010\u00ad]${cutMark}\p{L}+`, "gu");
const hyphens = /[-\u2010\u00ad]/u;
const word = /\p{L}+(?:[-\u2010]\p{L}+)*/gu;

/** Words that the text has apart from those that are cut, in lower case, and the parts of compounds. */
function wordsOf(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const [found] of text.replace(cut, " ").matchAll(word)) {
    const lower = found.toLowerCase().replaceAll("\u2010", "-");
    words.add(lower);
    for (const part of lower.split("-")) words.add(part);
  }
  return words;
}

interface Cut {
  readonly first: string;
  readonly second: string;
  readonly soft: boolean;
}

function cutOf(found: string): Cut {
  const [first = "", second = ""] = found.replace(cutMark, "").split(hyphens);
  return { first, second, soft: found.includes("\u00ad") };
}

/** What the words of the text say: one word, a compound, or nothing. */
function verdict({ first, second, soft }: Cut, words: ReadonlySet<string>): "word" | "compound" | undefined {
  const [a, b] = [first.toLowerCase(), second.toLowerCase()];
  if (soft || words.has(a + b)) return "word";
  if (/^\p{Lu}/u.test(second) || words.has(`${a}-${b}`)) return "compound";
  return a.length > 2 && b.length > 2 && words.has(a) && words.has(b) ? "compound" : undefined;
}

/** Where the words say nothing, the text that hyphenates elsewhere does so here. */
export function mendHyphens(text: string): string {
  if (!text.includes(cutMark)) return text;
  const words = wordsOf(text);
  const verdicts = (text.match(cut) ?? []).map((found) => verdict(cutOf(found), words));
  const hyphenates = verdicts.filter((each) => each === "word").length > 0;
  return text
    .replace(cut, (found) => {
      const each = cutOf(found);
      const isWord = (verdict(each, words) ?? (hyphenates ? "word" : "compound")) === "word";
      return isWord ? each.first + each.second : `${each.first}-${each.second}`;
    })
    .replaceAll(cutMark, "");
}
