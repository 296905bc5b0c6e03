import fc from "fast-check";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { expect, test } from "vitest";
import { type Language, languages } from "../../kernel/language.ts";
import { isolated, type MailContent, type MailText, renderMail } from "./index.ts";

const until = new Date("2026-12-01T09:05:00Z");
const contentIn = (language: Language, more: Partial<MailContent> = {}): MailContent => ({
  ...{ language, subject: "Invitation", paragraphs: ["One sentence."], name: "Ada Exemple" },
  action: { label: "Open", url: "https://entente.example/x?t=1", until },
  ...more,
});

type Element = DefaultTreeAdapterTypes.Element;

/** The elements of a document, in their order. */
function elementsOf(html: string): Element[] {
  const walk = (node: DefaultTreeAdapterTypes.Node): Element[] => [
    ...("tagName" in node ? [node] : []),
    ...("childNodes" in node ? node.childNodes.flatMap(walk) : []),
  ];
  return walk(parse(html));
}
const attributes = (html: string, name: string) =>
  elementsOf(html).flatMap(({ attrs }) => attrs.filter((one) => one.name === name).map(({ value }) => value));

test.each(languages)(
  "a mail in %s says in both forms: greeting, sentences, one action, closing, foot",
  (language) => {
    const { text, html } = renderMail(contentIn(language));
    const blocks = text.trimEnd().split("\n\n");
    expect(blocks).toHaveLength(6);
    const [greeting = "", sentence, action, time = "", , foot = ""] = blocks;
    expect(greeting).toContain("Ada Exemple");
    expect(sentence).toBe("One sentence.");
    expect(action).toBe("Open:\nhttps://entente.example/x?t=1");
    expect(time).toContain("09:05");
    expect(foot).toMatch(/^-- \n.*Entente/);
    for (const words of ["Ada Exemple", "One sentence.", "Open", time, foot.slice(4)])
      expect(html).toContain(words);
    expect(attributes(html, "lang")).toEqual([language, language]);
    const direction = language === "ar" ? "rtl" : "ltr";
    expect(attributes(html, "dir")).toEqual([direction, direction, "ltr"]);
  },
);

const moments: Readonly<Record<Language, RegExp>> = {
  ar: /09:05 .*1 كانون الأول\/ديسمبر 2026/,
  zh: /2026年12月1日 09:05/,
  en: /09:05 UTC on 1 December 2026/,
  fr: /1er décembre 2026 à 09:05 \(UTC\)/,
  ru: /09:05 \(UTC\) 1 декабря 2026/,
  es: /09:05 \(UTC\) del 1 de diciembre de 2026/,
};
test.each(languages)(
  "until when the address works is said in %s with the day in words and the hour in UTC",
  (language) => {
    expect(renderMail(contentIn(language)).text).toMatch(moments[language]);
  },
);

test("without a name and without an action there is a greeting all the same, and no link", () => {
  for (const language of languages) {
    const { text, html } = renderMail({ language, subject: "S", paragraphs: ["P"] });
    expect(text.split("\n\n")[0]).toMatch(/^\p{L}.+[,:!：،]$/u);
    expect(html).not.toContain("<a ");
  }
});

test("opening a mail fetches nothing: no picture, style sheet, font, frame or script, and one address to go to", () => {
  for (const language of languages) {
    const { html } = renderMail(contentIn(language));
    const names = new Set(elementsOf(html).map(({ tagName }) => tagName));
    for (const name of ["img", "link", "style", "script", "iframe", "object", "video", "base", "form"])
      expect(names).not.toContain(name);
    expect(html).not.toMatch(/url\(|@import|\bsrc=|\bbackground=|\bon[a-z]+=/i);
    expect(attributes(html, "href")).toEqual(["https://entente.example/x?t=1"]);
  }
});

const directions: ReadonlyArray<readonly [string, Language, string, boolean]> = [
  ["a Latin name in Arabic", "ar", "INTERPOL", true],
  ["a number in Arabic", "ar", "S/2015/939", true],
  ["an Arabic name in Arabic", "ar", "جامعة الدول العربية", false],
  ["an Arabic name in French", "fr", "جامعة الدول العربية", true],
  ["a Latin name in Russian", "ru", "INTERPOL", false],
  ["a Chinese name in English", "en", "国际刑警组织", false],
];
test.each(directions)("%s keeps its own direction", (...[, language, name, marked]) => {
  const { text, html } = renderMail(contentIn(language, { paragraphs: [["a ", isolated(name), " b"]] }));
  expect(text).toContain(marked ? `a \u2068${name}\u2069 b` : `a ${name} b`);
  expect(html).toContain(`<bdi>${name}</bdi>`);
});

test("a blank that does not break stays where French has one", () => {
  const subject = "Objet\u00a0: «\u00a0Accès\u00a0»";
  const { text, subject: kept } = renderMail(contentIn("fr", { subject, paragraphs: [subject] }));
  expect(kept).toBe(subject);
  expect(text).toContain(subject);
});

const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.constantFrom(
    "</p><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "\r\nBcc: x@y.example\r\n\r\n",
    "\u202e\u2067\u2069\u2069\ufeff\0\u0085",
    "<!--",
    "&lt;b&gt; & &amp;",
    "</title></head>",
    "\ud800",
  ),
);

test("whatever is put in is text: the document has the same elements, and no line, subject or direction is broken", () => {
  const shape = (content: MailContent) => elementsOf(renderMail(content).html).map(({ tagName }) => tagName);
  fc.assert(
    fc.property(
      fc.constantFrom(...languages),
      fc.array(hostile, { minLength: 4, maxLength: 4 }),
      (language, [a = "", b = "", c = "", d = ""]) => {
        const paragraphs: MailText[] = [a, [b, isolated(c), d]];
        const content = contentIn(language, { subject: a, name: `N${b}`, paragraphs });
        const labelled = { ...content, action: { label: `L${c}`, url: "https://entente.example/x?t=1" } };
        const plain = { ...labelled, name: "N", action: { ...labelled.action, label: "L" }, subject: "s" };
        expect(shape(labelled)).toEqual(shape({ ...plain, paragraphs: ["x", ["x", isolated("x"), "x"]] }));
        const { subject, text, html } = renderMail(labelled);
        expect(subject).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e]/u);
        expect([...subject].length).toBeLessThanOrEqual(150);
        expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e]/u);
        expect(text.trimEnd().split("\n\n")).toHaveLength(6);
        expect(text.split("\u2068")).toHaveLength(text.split("\u2069").length);
        expect(html).not.toMatch(/\p{Cs}/u);
      },
    ),
    { numRuns: 300 },
  );
});

test.each([
  "javascript:alert(1)",
  "https://u:p@entente.example/",
  "data:text/html,x",
  "entente.example",
  "",
  "mailto:x@y.example",
])("no mail asks its reader to open “%s”", (url) => {
  expect(() => renderMail(contentIn("en", { action: { label: "Open", url } }))).toThrow(
    /no address of a site/,
  );
});
