import { brotliDecompressSync, gunzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { bytesOf, type KeptPage, keptPage, PageCache } from "./page-cache.ts";

const page = (size: number): KeptPage => keptPage("x".repeat(size));

test("a page is found under its own generation and key, and no other", () => {
  const cache = new PageCache(1000);
  expect(cache.find("1", "a")).toBeUndefined();
  const kept = page(10);
  cache.add("1", "a", kept);
  expect(cache.find("1", "a")).toBe(kept);
  expect(cache.find("1", "b")).toBeUndefined();
  expect(cache.find("2", "a")).toBeUndefined();
});

test("a new generation empties the cache, also when the old one comes back", () => {
  const cache = new PageCache(1000);
  cache.find("1", "a");
  cache.add("1", "a", page(10));
  cache.find("2", "a");
  expect(cache.find("1", "a")).toBeUndefined();
});

test("a page that was begun under an older generation is not kept", () => {
  const cache = new PageCache(1000);
  cache.find("1", "a");
  cache.find("2", "b");
  cache.add("1", "a", page(10));
  expect(cache.find("1", "a")).toBeUndefined();
  cache.find("2", "a");
  expect(cache.find("2", "a")).toBeUndefined();
});

test("the page that was not asked for longest goes first", () => {
  const cache = new PageCache(800);
  cache.find("1", "");
  for (const key of ["a", "b", "c", "d", "e", "f", "g", "h"]) cache.add("1", key, page(100));
  cache.find("1", "a");
  cache.add("1", "i", page(100));
  expect(cache.find("1", "b")).toBeUndefined();
  expect(cache.find("1", "a")).toBeDefined();
  expect(cache.find("1", "i")).toBeDefined();
});

test("a page of more than an eighth of the room is not kept, and drives none out", () => {
  const cache = new PageCache(800);
  cache.find("1", "");
  cache.add("1", "a", page(100));
  cache.add("1", "large", page(101));
  expect(cache.find("1", "large")).toBeUndefined();
  expect(cache.find("1", "a")).toBeDefined();
});

test("a page made twice at the same moment takes its room once", () => {
  const cache = new PageCache(800);
  cache.find("1", "");
  for (let round = 0; round < 20; round += 1) cache.add("1", "a", page(100));
  cache.add("1", "b", page(100));
  expect(cache.find("1", "a")).toBeDefined();
  expect(cache.find("1", "b")).toBeDefined();
});

/** The obvious cache: a list in order of use, its sizes added up anew each time. */
class NaiveCache {
  entries: Array<{ key: string; page: KeptPage }> = [];
  generation = "";
  readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  find(generation: string, key: string): KeptPage | undefined {
    if (generation !== this.generation) this.entries = [];
    this.generation = generation;
    const found = this.entries.find((entry) => entry.key === key);
    if (found) this.entries = [...this.entries.filter((entry) => entry !== found), found];
    return found?.page;
  }

  add(generation: string, key: string, kept: KeptPage): void {
    if (generation !== this.generation || kept.body.length > this.most / 8) return;
    this.entries = [...this.entries.filter((entry) => entry.key !== key), { key, page: kept }];
    while (this.entries.reduce((sum, entry) => sum + entry.page.body.length, 0) > this.most)
      this.entries.shift();
  }
}

const step = fc.record({
  does: fc.constantFrom("find", "add", "visit"),
  generation: fc.constantFrom("1", "1", "1", "2"),
  key: fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"),
  size: fc.integer({ min: 1, max: 36 }),
});

test("whatever is asked and added in whatever order, it answers as the naive cache does", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      const cache = new PageCache(240);
      const naive = new NaiveCache(240);
      for (const { does, generation, key, size } of steps) {
        const kept = page(size);
        if (does !== "add") expect(cache.find(generation, key)).toBe(naive.find(generation, key));
        if (does === "find") continue;
        cache.add(generation, key, kept);
        naive.add(generation, key, kept);
      }
      for (const key of "abcdefghijkl") expect(cache.find("1", key)).toBe(naive.find("1", key));
    }),
    { numRuns: 400, seed: 3 },
  );
});

test("each encoding gives the same page back, and is made once", () => {
  const kept = keptPage("Ünïcödé الأول 第一 ".repeat(200));
  expect(brotliDecompressSync(bytesOf(kept, "br"))).toEqual(kept.body);
  expect(gunzipSync(bytesOf(kept, "gzip"))).toEqual(kept.body);
  expect(bytesOf(kept, "identity")).toBe(kept.body);
  expect(bytesOf(kept, "br")).toBe(bytesOf(kept, "br"));
  expect(bytesOf(kept, "br").length).toBeLessThan(kept.body.length / 4);
});

test("equal pages have equal tags, and one byte makes another", () => {
  expect(keptPage("a").tag).toBe(keptPage("a").tag);
  expect(keptPage("a").tag).not.toBe(keptPage("b").tag);
});
