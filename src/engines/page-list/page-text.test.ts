import fc from "fast-check";
import { expect, test } from "vitest";
import { readPageText } from "./page-text.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const page = "Partenaires :\n- Comité des îles\n- Union des vallées d’Azur\n";

const wide = (text: string, { little, mark }: { little: boolean; mark: boolean }): Uint8Array => {
  const units = [...(mark ? "\ufeff" : ""), ...text].map((sign) => sign.charCodeAt(0));
  return Uint8Array.from(
    units.flatMap((unit) => (little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])),
  );
};

const latin1 = (text: string) => Uint8Array.from([...text].map((sign) => Math.min(sign.charCodeAt(0), 255)));

test("text in UTF-8 is read, and its byte order mark is taken off", () => {
  expect(readPageText(utf8(page))).toBe(page);
  expect(readPageText(utf8(`\ufeff${page}`))).toBe(page);
});

test.each<[string, Uint8Array, string, Record<string, string>]>([
  ["nothing", new Uint8Array(), "page-empty", {}],
  ["blank lines", utf8(" \n\t\r\n\u00a0"), "page-empty", {}],
  ["a mark alone", utf8("\ufeff"), "page-empty", {}],
  [
    "UTF-16, little end first, with its mark",
    wide(page, { little: true, mark: true }),
    "page-encoding",
    { encoding: "UTF-16" },
  ],
  [
    "UTF-16, big end first, with its mark",
    wide(page, { little: false, mark: true }),
    "page-encoding",
    { encoding: "UTF-16" },
  ],
  [
    "UTF-16 without a mark",
    wide(page, { little: true, mark: false }),
    "page-encoding",
    { encoding: "UTF-16" },
  ],
  ["UTF-32", Uint8Array.from([0xff, 0xfe, 0, 0, 65, 0, 0, 0]), "page-encoding", { encoding: "UTF-32" }],
  ["Latin-1", latin1(page), "page-encoding", { encoding: "Windows-1252 / ISO 8859-1" }],
  ["a PDF", utf8("%PDF-1.7\n- a"), "page-format", { format: "PDF" }],
  [
    "a document of Word",
    Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]),
    "page-format",
    { format: "DOCX / ODT / ZIP" },
  ],
  ["RTF", utf8("{\\rtf1 - a}"), "page-format", { format: "RTF" }],
  ["noise", Uint8Array.from({ length: 500 }, (_, at) => (at * 73 + 190) % 256), "page-binary", {}],
  ["control characters in UTF-8", utf8("- a\u0001\u0002\u0003\u0004"), "page-binary", {}],
  ["a page of HTML", utf8("<!DOCTYPE html>\n<html><body><ul><li>a</li></ul></body></html>"), "page-html", {}],
  ["a piece of HTML", utf8("<ul>\n<li>Comité</li>\n<li class='x'>Union</li>\n</ul>"), "page-html", {}],
])("%s is refused, and the error says what it is", (...row) => {
  const [, bytes, code, params] = row;
  expect(() => readPageText(bytes)).toThrow(expect.objectContaining({ kind: "invalid", code, params }));
});

test("a stray zero byte or two, and angle brackets, are still text", () => {
  const text = `${page.repeat(20)}- a\u0000b <p> c < d > e\n`;
  expect(readPageText(utf8(text))).toBe(text);
});

test("any text with a letter comes back, or is refused by a code", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 100 }), (text) => {
      const bytes = utf8(text);
      const whole = new TextDecoder().decode(bytes);
      try {
        expect(readPageText(bytes)).toBe(whole);
      } catch (error) {
        expect(error).toMatchObject({ kind: "invalid", code: expect.stringMatching(/^page-/) });
      }
    }),
  );
});
