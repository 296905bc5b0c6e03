import { rawFlags } from "./analysis.ts";
import { characterClass, classes } from "./characters.ts";
import { hashFactor, hashStart, type RawWords, type WordAt } from "./raw-words.ts";

/** What stands between a word and the one before it. */
export const gapBits = {
  space: 1,
  newline: 2,
  hyphen: 4,
  apostrophe: 8,
  /** Punctuation. */
  mark: 16,
  /** An empty line or a page break. */
  blank: 32,
  /** The word and the one before it are also a word when written together: see `joined`. */
  joins: 64,
} as const;

/** The words of a text in order. Arrays are longer than `count`. */
export interface Tokens {
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The number of each word in `RawWords`. */
  readonly words: Int32Array;
  readonly gaps: Uint8Array;
  /** Of a word with `gapBits.joins`, the number of what it and the word before it are together. */
  readonly joined: ReadonlyMap<number, number>;
  /** Places of words that begin a name only together with the next. */
  readonly joinedBegins: ReadonlySet<number>;
}

const { letter, arabic, han, space, newline, hyphen, apostrophe, unseen } = characterClass;

/** Cuts a text into words, in one walk over its code units. */
export function tokensOf(text: string, raw: RawWords): Tokens {
  const list = new TokenList(text, raw);
  const length = text.length;
  // One object for all words: one for each would cost more than the rest of the walk.
  const word = { start: 0, end: 0, hash: 0 };
  let at = 0;
  let gap = 0;
  while (at < length) {
    let code = text.charCodeAt(at);
    const kind = classes[code] ?? 0;
    if (kind === letter || kind === arabic) {
      const start = at;
      let hash = hashStart;
      let next: number = kind;
      do {
        hash = Math.imul(hash ^ code, hashFactor);
        at += 1;
        if (at === length) break;
        code = text.charCodeAt(at);
        next = classes[code] ?? 0;
      } while (next === kind || next === unseen);
      if (at - start === 1 && code === dot && list.addDotted(start, gap)) at = list.lastEnd;
      else {
        word.start = start;
        word.end = at;
        word.hash = hash;
        list.add(word, gap);
      }
      gap = 0;
    } else if (kind === han) {
      word.start = at;
      word.end = at + 1;
      word.hash = Math.imul(hashStart ^ code, hashFactor);
      list.add(word, gap);
      gap = 0;
      at += 1;
    } else {
      gap |= kind === space ? gapBits.space : gapOf(kind, gap, code);
      at += 1;
    }
  }
  return list;
}

const formFeed = 0x0c;
const lineFeed = 0x0a;

function gapOf(kind: number, before: number, code: number): number {
  if (kind === space) return gapBits.space;
  if (kind === newline) {
    const blank = code === formFeed || ((before & gapBits.newline) !== 0 && code === lineFeed);
    return blank ? gapBits.newline | gapBits.blank : gapBits.newline;
  }
  if (kind === hyphen) return gapBits.hyphen;
  if (kind === apostrophe) return gapBits.apostrophe;
  return kind === unseen ? 0 : gapBits.mark;
}

class TokenList implements Tokens {
  readonly #text: string;
  readonly #raw: RawWords;
  count = 0;
  starts: Int32Array;
  ends: Int32Array;
  words: Int32Array;
  gaps: Uint8Array;
  readonly joined = new Map<number, number>();
  readonly joinedBegins = new Set<number>();

  constructor(text: string, raw: RawWords) {
    this.#text = text;
    this.#raw = raw;
    const size = Math.max(64, text.length >> 2);
    this.starts = new Int32Array(size);
    this.ends = new Int32Array(size);
    this.words = new Int32Array(size);
    this.gaps = new Uint8Array(size);
  }

  get lastEnd(): number {
    return this.ends[this.count - 1] ?? 0;
  }

  add(word: WordAt, gap: number): void {
    const at = this.count;
    if (at === this.starts.length) this.#grow();
    this.starts[at] = word.start;
    this.ends[at] = word.end;
    this.words[at] = this.#raw.numberOf(this.#text, word);
    this.gaps[at] = gap;
    this.count = at + 1;
    if ((gap & gapBits.hyphen) !== 0 && at > 0) this.#join(at, gap);
  }

  /** Where letters and dots in turn come to an end, if there are at least two letters: `U.N.`, `С.Б.`. */
  #dottedEnd(start: number): number {
    let at = start;
    let letters = 0;
    while (isCapital(this.#text.charCodeAt(at)) && this.#text.charCodeAt(at + 1) === dot) {
      letters += 1;
      at += 2;
    }
    return letters >= 2 ? at : 0;
  }

  /** Takes `U.N.` as one word, if that stands at `start`. */
  addDotted(start: number, gap: number): boolean {
    const end = this.#dottedEnd(start);
    if (end === 0) return false;
    const word = this.#raw.numberOfText(this.#text.slice(start, end).replaceAll(".", ""));
    const at = this.count;
    if (at === this.starts.length) this.#grow();
    this.starts[at] = start;
    this.ends[at] = end;
    this.words[at] = word;
    this.gaps[at] = gap;
    this.count += 1;
    return true;
  }

  /** A hyphen may part what a name has as one word (Co-operation), or end a line in the middle of a word. */
  #join(at: number, gap: number): void {
    const end = this.ends[at - 1] ?? 0;
    const spaced = (gap & gapBits.space) !== 0 && (gap & gapBits.newline) === 0;
    const others = ~(gapBits.hyphen | gapBits.newline | gapBits.space);
    if (spaced || (gap & (others | gapBits.blank)) !== 0) return;
    const first = this.#text.slice(this.starts[at - 1] ?? 0, end);
    const word = this.#raw.numberOfText(first + this.#text.slice(this.starts[at] ?? 0, this.ends[at] ?? 0));
    if (this.#raw.alternativesOf(word).length === 0) return;
    this.joined.set(at, word);
    this.gaps[at] = gap | gapBits.joins;
    if (((this.#raw.flags[word] ?? 0) & rawFlags.begins) !== 0) this.joinedBegins.add(at - 1);
  }

  #grow(): void {
    const size = this.starts.length * 2;
    const bigger = (array: Int32Array) => {
      const next = new Int32Array(size);
      next.set(array);
      return next;
    };
    this.starts = bigger(this.starts);
    this.ends = bigger(this.ends);
    this.words = bigger(this.words);
    const gaps = new Uint8Array(size);
    gaps.set(this.gaps);
    this.gaps = gaps;
  }
}

const dot = 0x2e;

const isCapital = (code: number): boolean =>
  (code >= 0x41 && code <= 0x5a) || (code >= 0x410 && code <= 0x42f);
