import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellsByRow } from "../../../../tests/support/reference-files.ts";
import type { Inline } from "../../../engines/xliff/index.ts";
import { type Language, languages } from "../../../kernel/language.ts";
import { doubtsOf, faultsOf } from "./checks.ts";
import { codesOf, markUp, wordsOf } from "./codes.ts";
import { hasInWords, lacking, numbersOf } from "./numbers.ts";

const kind = { longest: 20_000, links: true, paragraphs: true };
const codes = (source: string, text: string, language: Language): string[] =>
  faultsOf({ source, text, language, kind }).map(({ code }) => code);
const codesAs = (special: Partial<typeof kind>, text: string): string[] =>
  faultsOf({ source: "Words", text, language: "fr", kind: { ...kind, ...special } }).map(({ code }) => code);

describe("a translation is taken", () => {
  test.each([
    ["fr", "Fictional Committee of Azuria", "Comité fictif d’Azurie"],
    ["ar", "Resolution 1373 (2001)", "القرار ١٣٧٣ (٢٠٠١)"],
    ["ar", "List of 1,000 names", "قائمة تضم 1000 اسم"],
    ["fr", "1,000,000 people", "1 000 000 de personnes".replaceAll(" 000", "\u202f000")],
    ["es", "Crime in the 21st century", "La delincuencia en el siglo XXI"],
    ["zh", "Chapter 7", "第七章"],
    ["zh", "Group of 12 States", "十二国集团"],
    ["ru", "See S/RES/1373(2001)", "См. S/RES/1373 (2001)"],
    ["ar", "Centre ABC", "المركز ABC\u200f"],
    ["es", "The [[un|Organization]] and [[au|Union]]", "La [[au|Unión]] y la [[un|Organización]]"],
    ["fr", "One.\n\nTwo.", "Un.\n\nDeux."],
    ["fr", "INTERPOL", "INTERPOL"],
  ] as const)("in %s: %s", (language, source, text) => {
    expect(codes(source, text, language)).toEqual([]);
  });

  test("for every text of the register, in every language that it has", () => {
    const pairs = everyPair();
    expect(pairs.length).toBeGreaterThan(4000);
    const refused = pairs.flatMap(({ source, text, language }) =>
      codes(source, text, language).map((code) => `${code} ${language}: ${text}`),
    );
    expect(refused).toEqual([]);
    const doubtful = pairs.filter(
      ({ source, text, language }) => doubtsOf({ source, text, language, kind }).length > 0,
    );
    expect(doubtful.length).toBeLessThan(0.003 * pairs.length);
  });
});

describe("a translation is refused", () => {
  test.each([
    ["target-empty", "fr", "Words", " \n"],
    ["numbers-missing", "fr", "Resolution 1373 (2001)", "Résolution 1373"],
    ["numbers-missing", "ru", "30 days", "13 дней"],
    ["codes-differ", "fr", "See S/RES/1373(2001)", "Voir S/RES/1373(2001) et S/RES/1624(2005)"],
    ["codes-differ", "es", "The [[un|Organization]]", "La Organización"],
    ["codes-differ", "es", "The [[un|Organization]]", "La [[au|Organización]]"],
    ["codes-differ", "es", "The Organization", "La [[un|Organización]]"],
    ["codes-differ", "es", "The Organization", "La [[un|Org[anización]]"],
    ["codes-differ", "fr", "At https://example.org/a", "À https://example.com/a"],
    ["codes-differ", "fr", "Write to desk@example.org", "Écrivez à bureau@example.org"],
    ["characters-forbidden", "fr", "Words", "Les\u202emots"],
    ["characters-forbidden", "ar", "Words", "كل\u2067مات"],
    ["characters-forbidden", "fr", "Words", "Les mots\u0007"],
    ["characters-forbidden", "fr", "Words", "Les\u200fmots"],
    ["characters-forbidden", "fr", "Words", "Les mots\ufffd"],
    ["characters-forbidden", "fr", "Words", "Les\u200bmots"],
    ["characters-forbidden", "fr", "Words", "Les mots\ue000"],
    ["language-other", "fr", "The committee of the region", "لجنة المنطقة"],
    ["language-other", "ar", "The committee of the region", "Комитет региона"],
    [
      "language-other",
      "fr",
      "The committee and its work in the region",
      "The committee and its work in the region",
    ],
    ["language-other", "zh", "The committee and its work in the region", "Комитет и его работа в регионе"],
  ] as const)("with %s in %s: %s", (...[code, language, source, text]) => {
    expect(codes(source, text, language)).toEqual([code]);
  });

  test("when it is longer than its kind of text may be", () => {
    expect(codesAs({ longest: 50 }, "Mots ".repeat(20))).toEqual(["too-long"]);
  });

  test("when it has lines and its kind of text has none", () => {
    expect(codesAs({ paragraphs: false }, "Les\nmots")).toEqual(["characters-forbidden"]);
  });

  test("in bounded time, whatever it holds", () => {
    const hostile = ["a@", "[[", "S/", "1,111", "x.".repeat(3), "http://", "[[a|", "٠", "A-", "é"];
    for (const piece of hostile) {
      const text = piece.repeat(100_000);
      const before = performance.now();
      faultsOf({ source: text.slice(0, 20_000), text: text.slice(0, 20_000), language: "fr", kind });
      markUp(text, text, { links: true, kept: new Set(["A"]) });
      expect(performance.now() - before, piece).toBeLessThan(5000);
    }
  });
});

test("more numbers than the source has are a doubt and no refusal", () => {
  const [source, text] = ["Group of Experts of the 1540 Committee", "Groupe d’experts du Comité 1540 (2004)"];
  expect(codes(source, text, "fr")).toEqual([]);
  expect(doubtsOf({ source, text, language: "fr", kind })).toEqual([
    { code: "numbers-added", params: { numbers: "2004" } },
  ]);
});

test("numbers are the same in every script, and grouped or not", () => {
  expect(numbersOf("S/2015/007, 1,234,567 and 12.5 – ١٢٣٤ ۵ ２０")).toEqual([
    "2015",
    "7",
    "1234567",
    "12",
    "5",
    "1234",
    "5",
    "20",
  ]);
  expect(numbersOf("in 2001,2004")).toEqual(["2001", "2004"]);
});

test("a number in other signs is found as it is written, and not inside a word", () => {
  expect(
    ["XXI", "XIV", "IX", "II"].map(
      (roman) => hasInWords(`siglo ${roman}`, "21") || hasInWords(`siglo ${roman}`, "14"),
    ),
  ).toEqual([true, true, false, false]);
  expect(hasInWords("第二十一章", "21")).toBe(true);
  expect(hasInWords("MIX", "9")).toBe(false);
  expect(hasInWords("C", "100")).toBe(false);
});

test("what is lacking is reckoned with how often it stands", () => {
  expect(lacking(["1", "1", "2"], ["1", "3"])).toEqual(["1", "2"]);
});

test("the pieces of a text are the text again, and its codes have the ids of its source", () => {
  const piece = fc.constantFrom(
    "[[un|the ABC]]",
    "S/RES/1373(2001)",
    " words ",
    "ABC",
    "[[broken",
    "https://example.org/x",
    "].",
  );
  const texts = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(" "));
  const plain = (parts: readonly Inline[]): string =>
    parts
      .map((part) =>
        typeof part === "string"
          ? part
          : part.kind === "code"
            ? part.data
            : part.kind === "kept"
              ? part.text
              : part.start + plain(part.content) + part.end,
      )
      .join("");
  fc.assert(
    fc.property(texts, texts, (source, target) => {
      const marked = markUp(source, target, { links: true, kept: new Set(["ABC"]) });
      expect(plain(marked.source)).toBe(source);
      expect(plain(marked.target ?? [])).toBe(target);
      const again = markUp(source, source, { links: true, kept: new Set(["ABC"]) });
      expect(again.target).toEqual(again.source);
    }),
  );
});

test("links are marks around words only where a text has links", () => {
  expect(wordsOf("A [[un|Body]].", true)).toBe("A Body.");
  expect(codesOf("A [[un|Body]] S/2015/123.", true)).toEqual(["[[un|", "S/2015/123"]);
  expect(codesOf("A [[un|Body]] S/2015/123.", false)).toEqual(["S/2015/123"]);
});

interface Pair {
  readonly language: Language;
  readonly source: string;
  readonly text: string;
}

/** Every text of the reference data that stands in English and in another language. */
function everyPair(): Pair[] {
  const names = cellsByRow("registry/party-names.csv").filter(({ type }) => type === "official");
  const english = new Map(names.filter(({ lang }) => lang === "en").map(({ party, name }) => [party, name]));
  const others = languages.filter((language) => language !== "en");
  const ofNames = names.flatMap(({ party, lang = "", name: text = "" }) => {
    const language = others.find((one) => one === lang);
    return language === undefined ? [] : [{ language, source: english.get(party) ?? "", text }];
  });
  const ofColumns = [
    ["registry/regions.csv", "name_"],
    ["registry/places.csv", "name_"],
    ["registry/states.csv", "name_"],
    ["registry/states.csv", "formal_"],
    ["registry/glossary.csv", ""],
    ["mandates/instruments.csv", "title_"],
    ["mandates/provisions.csv", "title_"],
    ["mandates/themes.csv", "name_"],
    ["cooperation/lines.csv", "title_"],
    ["cooperation/lines.csv", "text_"],
    ["cooperation/events.csv", "title_"],
  ].flatMap(([file = "", start = ""]) =>
    cellsByRow(file).flatMap((row) =>
      others.map((language) => ({
        language,
        source: row[`${start}en`] ?? "",
        text: row[start + language] ?? "",
      })),
    ),
  );
  return [...ofNames, ...ofColumns].filter(({ source, text }) => source !== "" && text !== "");
}
