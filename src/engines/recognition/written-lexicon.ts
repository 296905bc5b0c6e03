import type { Entry, Lexicon, LexiconName } from "./lexicon.ts";

/** "ELX1", little-endian: raised with every change of what follows. */
const magic = 0x31584c45;

interface Head {
  readonly names: readonly LexiconName[];
  readonly words: readonly string[];
  readonly smallStarts: readonly number[];
  readonly parents: ReadonlyArray<readonly [string, string]>;
  readonly sorts: ReadonlyArray<readonly [string, string]>;
  readonly byResolution: ReadonlyArray<readonly [string, string]>;
  readonly nodes: number;
  /** Lengths of edges, first entries, next entries, entries. */
  readonly lengths: readonly [number, number, number, number];
}

/**
 * A compiled lexicon as bytes, to keep beside the revision that it was made of: the magic number and the length of the head, the head in
 * JSON, then 32-bit numbers in the order of this machine.
 */
export function writeLexicon(lexicon: Lexicon): Uint8Array {
  const { trie, entries } = lexicon;
  const flat = Int32Array.from(entries.flatMap(({ name, flags }) => [name, flags]));
  const head: Head = {
    names: lexicon.names,
    words: [...lexicon.words.keys()],
    smallStarts: [...lexicon.smallStarts],
    parents: [...lexicon.parents],
    sorts: [...lexicon.sorts],
    byResolution: [...lexicon.byResolution],
    nodes: trie.nodes,
    lengths: [trie.edges.length, trie.firstEntry.length, trie.nextEntry.length, flat.length],
  };
  const json = new TextEncoder().encode(JSON.stringify(head));
  const padded = (json.length + 3) & ~3;
  const arrays = [trie.edges, trie.firstEntry, trie.nextEntry, flat];
  const size = 8 + padded + 4 * arrays.reduce((sum, array) => sum + array.length, 0);
  const bytes = new Uint8Array(size);
  new Int32Array(bytes.buffer, 0, 2).set([magic, json.length]);
  bytes.set(json, 8);
  let at = 8 + padded;
  for (const array of arrays) {
    new Int32Array(bytes.buffer, at, array.length).set(array);
    at += array.length * 4;
  }
  return bytes;
}

/** The lexicon that `writeLexicon` wrote. @throws RangeError when the bytes are none. */
export function readLexicon(bytes: Uint8Array): Lexicon {
  // A copy begins at an even place, whatever buffer the bytes came in.
  const { buffer } = bytes.slice();
  const [given, length = 0] = buffer.byteLength < 8 ? [] : new Int32Array(buffer, 0, 2);
  const padded = (length + 3) & ~3;
  if (given !== magic || length < 0 || 8 + padded > buffer.byteLength)
    throw new RangeError("no written lexicon");
  // What `writeLexicon` wrote: the magic number vouches for the form.
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, length))) as Head;
  const total = head.lengths.reduce((sum, each) => sum + each, 0);
  if (buffer.byteLength !== 8 + padded + 4 * total) throw new RangeError("a written lexicon that is cut off");
  let at = 8 + padded;
  const [edges, firstEntry, nextEntry, flat] = head.lengths.map((count) => {
    const array = new Int32Array(buffer, at, count);
    at += count * 4;
    return array;
  });
  const none = new Int32Array(0);
  return {
    names: head.names,
    entries: entriesOf(flat ?? none),
    words: new Map(head.words.map((word, number) => [word, number])),
    trie: {
      nodes: head.nodes,
      edges: edges ?? none,
      firstEntry: firstEntry ?? none,
      nextEntry: nextEntry ?? none,
    },
    smallStarts: new Set(head.smallStarts),
    parents: new Map(head.parents),
    sorts: new Map(head.sorts),
    byResolution: new Map(head.byResolution),
  };
}

const entriesOf = (flat: Int32Array): Entry[] =>
  Array.from({ length: flat.length / 2 }, (_, at) => ({
    name: flat[2 * at] ?? 0,
    flags: flat[2 * at + 1] ?? 0,
  }));
