import { type Alternative, type Analysis, analyse } from "./analysis.ts";
import type { Lexicon } from "./lexicon.ts";

/**
 * The words of texts as they are written, each looked at once: open addressing over the code units themselves, so that a word that was
 * seen before costs no string. What a word can stand for in the lexicon is kept beside it.
 */
export class RawWords {
  readonly #lexicon: Lexicon;
  #slots = new Int32Array(1 << 14);
  #hashes = new Int32Array(1 << 13);
  #from = new Int32Array(1 << 13);
  #length = new Int32Array(1 << 13);
  #pool = new Uint16Array(1 << 17);
  #pooled = 0;
  #count = 0;
  /** Bits of `rawFlags`, by number of word. */
  flags = new Uint8Array(1 << 13);
  /** Bits of `roles`, by number of word. */
  roles = new Int32Array(1 << 13);
  readonly #alternatives: Array<readonly Alternative[]> = [];

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  get count(): number {
    return this.#count;
  }

  alternativesOf(word: number): readonly Alternative[] {
    return this.#alternatives[word] ?? none;
  }

  textOf(word: number): string {
    const from = this.#from[word] ?? 0;
    return String.fromCharCode(...this.#pool.subarray(from, from + (this.#length[word] ?? 0)));
  }

  /** The number of a word of a text, whose hash the reader has already. */
  numberOf(text: string, { start: from, end, hash }: WordAt): number {
    const mask = this.#slots.length - 1;
    const length = end - from;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const word = (this.#slots[slot] ?? 0) - 1;
      if (word < 0) return this.#add(text, { from, length, hash, slot });
      if (this.#hashes[word] === hash && this.#length[word] === length && this.#same(word, text, from))
        return word;
      slot = (slot + 1) & mask;
    }
  }

  /** The number of a word that does not stand in the text as it is, such as one cut in two at the end of a line. */
  numberOfText(text: string): number {
    return this.numberOf(text, { start: 0, end: text.length, hash: hashOf(text) });
  }

  #same(word: number, text: string, from: number): boolean {
    const pool = this.#pool;
    const start = this.#from[word] ?? 0;
    const length = this.#length[word] ?? 0;
    for (let at = 0; at < length; at += 1) {
      if (pool[start + at] !== text.charCodeAt(from + at)) return false;
    }
    return true;
  }

  #add(text: string, { from, length, hash, slot }: Place): number {
    const word = this.#count;
    if (this.#pooled + length > this.#pool.length) this.#pool = grown16(this.#pool, this.#pooled + length);
    for (let at = 0; at < length; at += 1) this.#pool[this.#pooled + at] = text.charCodeAt(from + at);
    if (word === this.#from.length) this.#growWords();
    this.#from[word] = this.#pooled;
    this.#length[word] = length;
    this.#hashes[word] = hash;
    this.#slots[slot] = word + 1;
    this.#pooled += length;
    this.#count += 1;
    this.#look(word, analyse(text.slice(from, from + length), this.#lexicon));
    if (this.#count * 2 > this.#slots.length) this.#rehash();
    return word;
  }

  #look(word: number, { flags, roles, alternatives }: Analysis): void {
    this.flags[word] = flags;
    this.roles[word] = roles;
    if (alternatives.length > 0) this.#alternatives[word] = alternatives;
  }

  #growWords(): void {
    const size = this.#from.length * 2;
    this.#from = grown32(this.#from, size);
    this.#length = grown32(this.#length, size);
    this.#hashes = grown32(this.#hashes, size);
    this.roles = grown32(this.roles, size);
    const flags = new Uint8Array(size);
    flags.set(this.flags);
    this.flags = flags;
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let word = 0; word < this.#count; word += 1) {
      const hash = this.#hashes[word] ?? 0;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = word + 1;
    }
  }
}

/** Where a word stands in a text, and its hash. */
export interface WordAt {
  readonly start: number;
  readonly end: number;
  readonly hash: number;
}

interface Place {
  readonly from: number;
  readonly length: number;
  readonly hash: number;
  readonly slot: number;
}

const none: readonly Alternative[] = [];

/** FNV-1a over code units (Fowler, Noll, Vo), 32 bits; the reader of texts computes it as it goes. */
export const hashStart = 0x811c9dc5 | 0;
export const hashFactor = 0x01000193;

function hashOf(text: string): number {
  let hash = hashStart;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), hashFactor);
  return hash;
}

function grown32(array: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  const bigger = new Int32Array(size);
  bigger.set(array);
  return bigger;
}

function grown16(array: Uint16Array<ArrayBuffer>, least: number): Uint16Array<ArrayBuffer> {
  const bigger = new Uint16Array(Math.max(least, array.length * 2));
  bigger.set(array);
  return bigger;
}
