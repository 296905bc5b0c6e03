import { rawFlags, readAs } from "./analysis.ts";
import { type Lexicon, type NameOf, nameKinds } from "./lexicon.ts";
import type { Ending, Meaning, Meanings } from "./meaning.ts";
import type { RawWords } from "./raw-words.ts";
import { gapBits, type Tokens } from "./tokens.ts";
import { step } from "./trie.ts";
import { markWord } from "./word-keys.ts";

/** A text cut into words, and what the words are looked up in. */
export interface Reading {
  readonly text: string;
  readonly tokens: Tokens;
  readonly raw: RawWords;
  readonly lexicon: Lexicon;
  readonly meanings: Meanings;
}

/** A row of words that is a name of something, perhaps of several things. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly firstToken: number;
  readonly lastToken: number;
  readonly meaning: Meaning;
  /** The greatest difference between a word of the name and of the text: `readAs`. */
  readonly read: number;
}

/** Articles and the like that may stand before the next word of a name: of the, de la. */
const mostLinking = 3;

/**
 * Reads names word by word: every row of the lexicon that the text follows from one word on, the longest of each kind kept. One of these
 * serves a whole text; it holds where the latest walk has come to.
 */
export class Walker {
  readonly #reading: Reading;
  #first = 0;
  #cut = 0;
  #upper = 0;
  /** Of the walk up to here: the greatest difference, and the latest word. */
  #read = 0;
  #word = 0;
  readonly #hits: Record<NameOf, Hit | undefined> = {
    party: undefined,
    state: undefined,
    instrument: undefined,
  };

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /** The longest names that begin at a word; the answer holds until the next walk. */
  from(first: number): Readonly<Record<NameOf, Hit | undefined>> {
    const { tokens } = this.#reading;
    this.#first = first;
    for (const kind of nameKinds) this.#hits[kind] = undefined;
    this.#begin(tokens.words[first] ?? 0, first);
    const gap = tokens.gaps[first + 1] ?? 0;
    if (first + 1 < tokens.count && (gap & gapBits.joins) !== 0)
      this.#begin(tokens.joined.get(first + 1) ?? 0, first + 1);
    return this.#hits;
  }

  #begin(word: number, last: number): void {
    const { raw, lexicon } = this.#reading;
    const flags = raw.flags[word] ?? 0;
    if ((flags & rawFlags.begins) === 0) return;
    this.#upper = (flags & mayBeUpper) === 0 ? 0 : 1;
    for (const { word: key, cut, read } of raw.alternativesOf(word)) {
      const node = step(lexicon.trie, 0, key);
      if (node === 0) continue;
      this.#cut = cut;
      this.#read = read;
      this.#word = word;
      this.#reach(node, last);
    }
  }

  /** Stands at a node behind the word `last`: keeps what ends here, and goes on. */
  #reach(node: number, last: number): void {
    const { lexicon, tokens, raw } = this.#reading;
    if (lexicon.trie.firstEntry[node] !== 0) {
      const upper = this.#upper | (((raw.flags[this.#word] ?? 0) & mayBeUpper) === 0 ? 0 : 2);
      this.#keep(this.#reading.meanings.endingAt(node, upper), last);
    }
    let at = node;
    for (let next = last + 1; next < tokens.count && next <= last + 1 + mostLinking; next += 1) {
      if (((tokens.gaps[next] ?? 0) & gapBits.mark) !== 0) {
        at = step(lexicon.trie, at, markWord);
        if (at === 0) return;
      }
      this.#take(at, next);
      // What links is passed over as well; a name does not end with it.
      if (((raw.flags[tokens.words[next] ?? 0] ?? 0) & rawFlags.linking) === 0) return;
    }
  }

  #take(node: number, next: number): void {
    const { tokens } = this.#reading;
    this.#follow(node, tokens.words[next] ?? 0, next);
    if (next + 1 < tokens.count && ((tokens.gaps[next + 1] ?? 0) & gapBits.joins) !== 0)
      this.#follow(node, tokens.joined.get(next + 1) ?? 0, next + 1);
  }

  #follow(node: number, word: number, last: number): void {
    const before = this.#read;
    const { raw, lexicon } = this.#reading;
    for (const { word: key, read: how } of raw.alternativesOf(word)) {
      // What is written on to a word's front parts it from the one before: it cannot be inside a name.
      if (how >= readAs.prefixed) continue;
      const reached = step(lexicon.trie, node, key);
      if (reached === 0) continue;
      this.#read = Math.max(before, how);
      this.#word = word;
      this.#reach(reached, last);
      this.#read = before;
    }
  }

  #keep(ending: Ending, last: number): void {
    for (const kind of nameKinds) {
      const meaning = ending[kind];
      if (meaning === undefined) continue;
      const known = this.#hits[kind];
      if (known === undefined || known.lastToken < last) this.#hits[kind] = this.#hitOf(meaning, last);
    }
  }

  #hitOf(meaning: Meaning, last: number): Hit {
    const { text, tokens } = this.#reading;
    const end = tokens.ends[last] ?? 0;
    return {
      start: (tokens.starts[this.#first] ?? 0) + this.#cut,
      end: meaning.closes ? closedEnd(text, end) : end,
      firstToken: this.#first,
      lastToken: last,
      meaning,
      read: this.#read,
    };
  }
}

const mayBeUpper = rawFlags.upper | rawFlags.caseless;

/** Behind the bracket that closes a name, if the text has one there; "of" may stand before it: Iran (Islamic Republic of). */
function closedEnd(text: string, end: number): number {
  const bracket = /^(?:\s*(?:of|de|del|du|d[’']))?\s*[)）\]]/.exec(text.slice(end, end + 12));
  return bracket === null ? end : end + bracket[0].length;
}
