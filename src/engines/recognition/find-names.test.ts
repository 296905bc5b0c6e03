import fc from "fast-check";
import { expect, test } from "vitest";
import { findNames } from "./find-names.ts";
import { compileLexicon, type LexiconName } from "./index.ts";
import { Meanings } from "./meaning.ts";
import { RawWords } from "./raw-words.ts";
import { tokensOf } from "./tokens.ts";
import { foldWord, isLinking } from "./word-keys.ts";

/** Few words, so that names begin alike, contain one another and stand in texts by chance; linking words among them. */
const word = fc.constantFrom("Alpha", "Beta", "Gamma", "Delta", "Omega", "of", "the");
const gap = fc.constantFrom(" ", "\n", "  ", "\u00a0", "\u202f");
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(" "));

const lexiconOf = (names: readonly string[]) =>
  compileLexicon(
    names.map(
      (each, at): LexiconName => ({
        kind: "party",
        id: `p${at}`,
        language: "fr",
        type: "official",
        name: each,
      }),
    ),
    { onlyGiven: true },
  );

interface Found {
  readonly start: number;
  readonly end: number;
  readonly ids: readonly string[];
}

function fast(text: string, names: readonly string[]): Found[] {
  const lexicon = lexiconOf(names);
  const raw = new RawWords(lexicon);
  const reading = { text, tokens: tokensOf(text, raw), raw, lexicon, meanings: new Meanings(lexicon) };
  return findNames(reading).hits.party.map(({ start, end, meaning }) => ({
    start,
    end,
    ids: [...meaning.ids].sort(),
  }));
}

/** The obvious way: at every word every name is tried, word by word. */
function slow(text: string, names: readonly string[]): Found[] {
  const words = [...text.matchAll(/\S+/g)].map((match) => ({ start: match.index, word: match[0] }));
  const plain = names.map((each) => each.split(" ").filter((part) => !isLinking(foldWord(part))));
  const found: Found[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const ends = plain.map((parts) =>
      endOf(
        words.map(({ word: each }) => each),
        at,
        parts,
      ),
    );
    const longest = Math.max(...ends, -1);
    if (longest < 0) continue;
    const last = words[longest];
    const ids = ends.flatMap((end, index) => (end === longest ? [`p${index}`] : []));
    found.push({
      start: words[at]?.start ?? 0,
      end: (last?.start ?? 0) + (last?.word.length ?? 0),
      ids: ids.sort(),
    });
    at = longest;
  }
  return found;
}

/** The last word of a name that begins at a word of a text, -1 where none does; at most three linking words between its words. */
function endOf(words: readonly string[], from: number, parts: readonly string[]): number {
  let at = from - 1;
  for (const [index, part] of parts.entries()) {
    let next = at + 1;
    while (index > 0 && next - at <= 3 && isLinking(foldWord(words[next] ?? ""))) next += 1;
    if (words[next] !== part) return -1;
    at = next;
  }
  return parts.length === 0 ? -1 : at;
}

test("the trie finds what trying every name at every word finds", () => {
  fc.assert(
    fc.property(
      fc.array(name, { minLength: 1, maxLength: 8 }),
      fc.array(fc.tuple(word, gap), { maxLength: 40 }),
      (names, parts) => {
        const text = parts.flat().join("");
        expect(fast(text, names)).toEqual(slow(text, names));
      },
    ),
    { numRuns: 400, seed: 7 },
  );
});

test("a name in Chinese is found at every character", () => {
  const characters = fc.constantFrom("甲", "乙", "丙", "丁");
  const short = fc.array(characters, { minLength: 1, maxLength: 3 }).map((each) => each.join(""));
  fc.assert(
    fc.property(
      fc.array(short, { minLength: 1, maxLength: 6 }),
      fc.array(characters, { maxLength: 30 }),
      (names, each) => {
        const text = each.join("");
        const expected: string[] = [];
        for (let at = 0; at < text.length; at += 1) {
          const here = names.filter((one) => text.startsWith(one, at)).sort((a, b) => b.length - a.length)[0];
          if (here === undefined) continue;
          expected.push(here);
          at += here.length - 1;
        }
        expect(fast(text, names).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
      },
    ),
    { numRuns: 200, seed: 7 },
  );
});
