/**
 * Names as rows of words, their common beginnings shared. The edges lie in one open-addressing table of (node, word) → node, so that a
 * step costs one or two places of memory whatever the number of names; node 0 is the root.
 */
export interface Trie {
  readonly nodes: number;
  /** Three numbers an edge: node, word, next node; a next node of 0 is an empty place. */
  readonly edges: Int32Array;
  /** Of each node the first of the entries that end there, plus one; 0 where none does. */
  readonly firstEntry: Int32Array;
  /** Of each entry the next that ends at the same node, plus one. */
  readonly nextEntry: Int32Array;
}

const placeOf = (node: number, word: number): number =>
  (Math.imul(node, 0x9e3779b1) ^ Math.imul(word + 1, 0x85ebca6b)) >>> 0;

/** The node that `word` leads to from `node`, or 0. */
export const step = (trie: Trie, node: number, word: number): number => stepIn(trie.edges, node, word);

function stepIn(edges: Int32Array, node: number, word: number): number {
  const mask = edges.length / 3 - 1;
  const hash = placeOf(node, word);
  let place = (hash ^ (hash >>> 16)) & mask;
  for (;;) {
    const at = place * 3;
    const next = edges[at + 2] ?? 0;
    if (next === 0) return 0;
    if (edges[at] === node && edges[at + 1] === word) return next;
    place = (place + 1) & mask;
  }
}

/** A trie that grows by one row of words after the other. */
export class TrieBuilder {
  #edges = new Int32Array(3 * 1024);
  #count = 0;
  #nodes = 1;
  readonly #firstEntry: number[] = [0];
  readonly #nextEntry: number[] = [];

  /** @param entry counts up from 0, one by one. @returns false when the row leads where `same` says the entry stands already. */
  add(words: readonly number[], entry: number, same: (other: number) => boolean): boolean {
    let node = 0;
    for (const word of words) node = this.#stepOrGrow(node, word);
    for (let at = this.#firstEntry[node] ?? 0; at !== 0; at = this.#nextEntry[at - 1] ?? 0)
      if (same(at - 1)) return false;
    this.#nextEntry[entry] = this.#firstEntry[node] ?? 0;
    this.#firstEntry[node] = entry + 1;
    return true;
  }

  build(): Trie {
    return {
      nodes: this.#nodes,
      edges: this.#edges,
      firstEntry: Int32Array.from(this.#firstEntry),
      nextEntry: Int32Array.from(this.#nextEntry),
    };
  }

  #stepOrGrow(node: number, word: number): number {
    const known = stepIn(this.#edges, node, word);
    if (known !== 0) return known;
    const next = this.#nodes;
    this.#nodes += 1;
    this.#firstEntry[next] = 0;
    this.#put([node, word, next]);
    this.#count += 1;
    // Half empty, so that a step seldom looks twice.
    if (this.#count * 6 > this.#edges.length) this.#grow();
    return next;
  }

  #put([node, word, next]: readonly [number, number, number]): void {
    const mask = this.#edges.length / 3 - 1;
    const hash = placeOf(node, word);
    let place = (hash ^ (hash >>> 16)) & mask;
    while (this.#edges[place * 3 + 2] !== 0) place = (place + 1) & mask;
    this.#edges.set([node, word, next], place * 3);
  }

  #grow(): void {
    const old = this.#edges;
    this.#edges = new Int32Array(old.length * 2);
    for (let at = 0; at < old.length; at += 3)
      if (old[at + 2] !== 0) this.#put([old[at] ?? 0, old[at + 1] ?? 0, old[at + 2] ?? 0]);
  }
}
