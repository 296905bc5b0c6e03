import fc from "fast-check";
import { expect, test } from "vitest";
import { languages } from "../../kernel/language.ts";
import { preferredEncoding, preferredLanguage } from "./negotiate.ts";

const wanted: ReadonlyArray<readonly [string | undefined, string]> = [
  [undefined, "en"],
  ["", "en"],
  ["*", "en"],
  ["fr", "fr"],
  ["fr-CA", "fr"],
  ["FR-ca,en;q=0.5", "fr"],
  ["en;q=0.3, ru;q=0.9, fr;q=0.5", "ru"],
  ["de, it;q=0.9, es;q=0.1", "es"],
  ["de", "en"],
  ["zh-Hant-TW", "zh"],
  ["zh-CN,zh;q=0.9,en;q=0.8", "zh"],
  ["ar-EG", "ar"],
  ["ru;q=0", "en"],
  ["fr;q=0, es", "es"],
  ["*;q=0.5, ar;q=0.1", "ar"],
  // Malformed, or with a tag that no locale can have: English, and nothing fails.
  ["fr;q=x", "en"],
  [";;;,,,", "en"],
  ["fr_FR.UTF-8", "en"],
  ["\u0000\u0001", "en"],
  ["x".repeat(10_000), "en"],
  ["-,-;q=1", "en"],
  ["i-klingon, fr;q=0.1", "en"],
  ["en-GB-oed, 123-456, a-b-c-d-e-f", "en"],
];

test.each(wanted)("Accept-Language %j reads %s", (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});

const encodings: ReadonlyArray<readonly [string | undefined, string]> = [
  [undefined, "identity"],
  ["", "identity"],
  ["gzip", "gzip"],
  ["br", "br"],
  ["gzip, deflate, br, zstd", "br"],
  ["gzip, br;q=0", "gzip"],
  ["br;q=0, gzip;q=0", "identity"],
  ["identity", "identity"],
  ["deflate", "identity"],
  ["*", "br"],
  ["*;q=0", "identity"],
  ["GZIP", "gzip"],
  [";;,,", "identity"],
  ["gzip;q=abc", "identity"],
  ["\u0000", "identity"],
];

test.each(encodings)("Accept-Encoding %j is answered in %s", (header, encoding) => {
  expect(preferredEncoding(header)).toBe(encoding);
});

test("no header whatever makes it fail, and the answer is always one of ours", () => {
  const sign = fc.constantFrom(
    "a",
    "f",
    "r",
    "-",
    ",",
    ";",
    "q",
    "=",
    "0",
    ".",
    "1",
    "*",
    " ",
    "\t",
    "_",
    "é",
    "\u0000",
    '"',
  );
  const header = fc.oneof(fc.string({ unit: sign, maxLength: 40 }), fc.string({ maxLength: 40 }));
  fc.assert(
    fc.property(header, (text) => {
      expect(languages).toContain(preferredLanguage(text));
      expect(["br", "gzip", "identity"]).toContain(preferredEncoding(text));
    }),
    { numRuns: 2000, seed: 5 },
  );
});
