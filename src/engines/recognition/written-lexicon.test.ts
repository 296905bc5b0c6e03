import { expect, test } from "vitest";
import { lexiconNames } from "../../../tests/support/lexicon.ts";
import { compileLexicon, readLexicon, recognise, writeLexicon } from "./index.ts";

const text =
  "The Security Council and l’Union africaine met FATF; la République du Mali; Комитет 1267; 联合国开发计划署; وبالأمم المتحدة.";

test("a lexicon that was written and read finds the same", () => {
  const lexicon = compileLexicon(lexiconNames());
  const again = readLexicon(writeLexicon(lexicon));
  const found = recognise(text, { lexicon, language: "en" });
  expect(found.mentions.length).toBeGreaterThan(6);
  expect(recognise(text, { lexicon: again, language: "en" })).toEqual(found);
});

test("bytes inside a larger buffer are read at any place", () => {
  const written = writeLexicon(compileLexicon([]));
  const larger = new Uint8Array(written.length + 3);
  larger.set(written, 3);
  expect(readLexicon(larger.subarray(3)).names).toEqual([]);
});

test.each([
  ["nothing", (bytes: Uint8Array) => bytes.subarray(0, 0)],
  [
    "another beginning",
    (bytes: Uint8Array) => Uint8Array.from(bytes, (byte, at) => (at === 0 ? byte ^ 1 : byte)),
  ],
  ["a part", (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 4)],
])("%s is no lexicon", (_, spoil) => {
  const bytes = writeLexicon(compileLexicon(lexiconNames().slice(0, 50)));
  expect(() => readLexicon(spoil(bytes))).toThrow(RangeError);
});
