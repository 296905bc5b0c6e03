import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, test } from "vitest";
import {
  errorCodes,
  expectations,
  families,
  sources,
  startOf,
} from "../../../tests/support/message-families.ts";
import {
  appCatalogues,
  areas,
  mailCatalogues,
  signInCatalogues,
  translators,
} from "../../../tests/support/program.ts";
import { type Language, languages } from "../../kernel/language.ts";
import { platformCatalogues } from "./catalogues.ts";
import { type Catalogues, createTranslators, localeOf } from "./translator.ts";

const named: ReadonlyArray<readonly [string, Catalogues]> = [
  ["platform", platformCatalogues],
  ["app", appCatalogues],
  ["mail", mailCatalogues],
  ["sign-in", signInCatalogues],
  ...areas.flatMap(({ name, catalogues }) => (catalogues ? [[name, catalogues] as const] : [])),
];
const keys = named.flatMap(([, catalogues]) => Object.keys(catalogues.en));
const textOf = (language: Language, key: string): string =>
  named.map(([, catalogues]) => catalogues[language][key]).find((text) => text !== undefined) ?? "";

/** What is used of the tree of a message (icu-messageformat-parser): an argument, or a choice among branches. */
interface Part {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Part[] }>>;
}
const [literalType, numberType, pluralType, signType] = [0, 2, 6, 7];

const partsOf = (language: Language, key: string): readonly Part[] =>
  new IntlMessageFormat(textOf(language, key), localeOf(language), undefined, {
    ignoreTag: true,
  }).getAst() as readonly Part[];

const flat = (parts: readonly Part[]): Part[] =>
  parts.flatMap((part) => [part, ...Object.values(part.options ?? {}).flatMap(({ value }) => flat(value))]);

/** Arguments of a message, with whether a number is wanted. */
const argumentsOf = (language: Language, key: string): string[] =>
  [
    ...new Set(
      flat(partsOf(language, key))
        .filter(({ type }) => type !== literalType && type !== signType)
        .map(({ value, type }) => `${value}${[pluralType, numberType].includes(type) ? " (number)" : ""}`),
    ),
  ].sort();

test.each(named)(
  "the catalogues of %s have the same keys in all six languages, none of them empty",
  (_name, catalogues) => {
    for (const language of languages) {
      expect(Object.keys(catalogues[language]).sort(), language).toEqual(Object.keys(catalogues.en).sort());
      for (const [key, text] of Object.entries(catalogues[language]))
        expect(text, `${key} in ${language}`).toMatch(/^\S(.*\S)?$/s);
    }
  },
);

test("French has a blank that does not break inside its quotation marks and before double punctuation", () => {
  for (const key of keys) expect(textOf("fr", key), key).not.toMatch(/« |\S [:;?!»]/);
});

test("no two catalogues have one key, and two with one are refused", () => {
  expect(new Set(keys).size).toBe(keys.length);
  expect(() => createTranslators([platformCatalogues, platformCatalogues])).toThrow(/two catalogues/);
});

test("every message has the same arguments in every language", () => {
  for (const key of keys) {
    const english = argumentsOf("en", key);
    for (const language of languages)
      expect(argumentsOf(language, key), `${key} in ${language}`).toEqual(english);
  }
});

/** Numbers that reach every plural form of the six languages, fractions aside. */
const numbers = [0, 1, 2, 3, 5, 11, 21, 22, 25, 100, 101, 1_000_000];

test("every message gives its words with values of every kind, and leaves no sign of the format behind", () => {
  for (const key of keys) {
    const names = argumentsOf("en", key);
    for (const number of names.some((name) => name.endsWith("(number)")) ? numbers : [7]) {
      const params = Object.fromEntries(
        names.map((name) => [name.replace(" (number)", ""), name.endsWith(")") ? number : "‹value›"]),
      );
      for (const language of languages) {
        const text = translators[language](key, params);
        expect(text, `${key} in ${language}`).not.toMatch(/[{}]|plural|undefined|NaN/);
        for (const name of names.filter((one) => !one.endsWith(")")))
          expect(text, `${key} in ${language}: ${name}`).toContain("‹value›");
      }
    }
  }
});

test("a message that counts has every plural form of its language", () => {
  for (const language of languages) {
    const needed = new Set(numbers.map((number) => new Intl.PluralRules(localeOf(language)).select(number)));
    // Millions are never counted here; French and Spanish have a form for them alone.
    if (language === "fr" || language === "es") needed.delete("many");
    for (const key of keys) {
      for (const { options } of flat(partsOf(language, key)).filter(({ type }) => type === pluralType)) {
        const exact = Object.keys(options ?? {}).filter((name) => name.startsWith("="));
        const spared = exact.map((name) =>
          new Intl.PluralRules(localeOf(language)).select(Number(name.slice(1))),
        );
        const missing = [...needed].filter(
          (form) => !(form in (options ?? {})) && !(spared.includes(form) && form === "zero"),
        );
        expect(missing, `${key} in ${language}`).toEqual([]);
      }
    }
  }
});

test("a key that is not there is a fault of ours", () => {
  expect(() => translators.en("no.such-key")).toThrow(/no\.such-key/);
  expect(translators.en.has("no.such-key")).toBe(false);
});

test("rich messages keep values that are no text, in their places", () => {
  const link = { href: "x" };
  for (const language of languages) {
    const parts = translators[language].rich("partner.established", { symbol: link });
    expect(parts).toContain(link);
    expect(parts.length).toBeGreaterThan(1);
  }
});

describe("keys made from data", () => {
  test.each(Object.entries(families))(
    "the family %s has exactly the keys that can be asked for",
    (family, members) => {
      const start = startOf(family);
      const present = keys.filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));
      const wanted = family === "error" ? members.filter((code) => !code.startsWith("internal")) : members;
      for (const member of wanted) expect(present, `${start}${member}`).toContain(member);
      // Errors of the framework and of every place of the program are looked for by their words below.
      const free = family === "error" ? [] : present.filter((member) => !members.includes(member));
      expect(free).toEqual([]);
    },
  );

  test("the sweep of the source finds errors and expectations", () => {
    expect(errorCodes.length).toBeGreaterThan(45);
    expect(errorCodes).toContain("party-unknown");
    expect(errorCodes).toContain("reference-rows");
    expect(expectations.length).toBeGreaterThanOrEqual(13);
  });
});

/** Keys that stand in no family, and errors: each has to stand in the source as it is. */
function unmentioned(candidates: readonly string[], texts: readonly string[]): string[] {
  const whole = texts.join("\n");
  const starts = Object.keys(families)
    .filter((family) => family !== "error")
    .map(startOf);
  const made = [...whole.matchAll(/`([a-z]+(?:[.-][a-z-]+)*[.-])\$\{/g)]
    .map(([, start = ""]) => start)
    .filter((start) => start !== "error.");
  return candidates.filter((key) => {
    if (starts.some((start) => key.startsWith(start))) return false;
    const code = key.replace(/^error\./, "");
    return (
      !whole.includes(`"${key}"`) &&
      !(key.startsWith("error.") && whole.includes(`"${code}"`)) &&
      !made.some((start) => key.startsWith(start))
    );
  });
}

test("every key of every catalogue is used somewhere", () => {
  expect(unmentioned(keys, sources)).toEqual([]);
});

test("a key that nobody uses is found", () => {
  expect(unmentioned(["page.nobody-asks", "error.never-thrown", "page.site"], sources)).toEqual([
    "page.nobody-asks",
    "error.never-thrown",
  ]);
});
