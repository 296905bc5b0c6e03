import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { translators } from "../../../tests/support/program.ts";
import { languages } from "../../kernel/language.ts";
import { type Reason, reasonCodes } from "../../kernel/reason.ts";
import { reasonKeys, reasonSentences, reasonWords } from "./reason-words.ts";

const engines = fileURLToPath(new URL("../../engines", import.meta.url));
const given = (readdirSync(engines, { recursive: true }) as string[])
  .filter(
    (path) => /^(?:recognition|citations|dates|statements)\b.*\.ts$/.test(path) && !path.endsWith(".test.ts"),
  )
  .map((path) => readFileSync(join(engines, path), "utf8"))
  .join("\n");

test("every code that the engines can give has a sentence in all six languages, and no other has one", () => {
  for (const code of reasonCodes) {
    expect(given, code).toContain(`"${code}"`);
    const own = reasonKeys.filter((key) => key === code || key.startsWith(`${code}-`));
    expect(own.length, code).toBeGreaterThan(0);
    for (const language of languages)
      for (const key of own)
        expect(translators[language].has(`reason.${key}`), `${key} ${language}`).toBe(true);
  }
});

/** One of each shape, as the engines give it, and what an English reader is told. */
const shapes: ReadonlyArray<readonly [Reason, string]> = [
  [
    { code: "name", name: "Azur Board", language: "fr", type: "short" },
    "In the register: “Azur Board” (short form, French).",
  ],
  [
    { code: "name", name: "Azur Convention", language: "en", type: "title" },
    "In the register: “Azur Convention” (title of an instrument, English).",
  ],
  [
    { code: "rival", rival: "azur-port", because: "language" },
    "It could also mean azur-port; the language of the paragraph decides.",
  ],
  [{ code: "with-owner", owner: "azur" }, "Beside it stands the body that it belongs to: azur."],
  [
    { code: "year-as-written", number: 1540, year: 2005, expected: 2004 },
    "The year is as it is written: 2005. By the table of resolutions, 1540 is of 2004.",
  ],
  [{ code: "year-as-written", number: 9, year: 2005 }, "The year is as it is written: 2005."],
  [
    { code: "resolution-of-session", number: 288, session: "60", by: "assembly" },
    "Resolution 288 of session 60; the body that adopted it is named.",
  ],
  [
    { code: "resolution-of-session", number: 288, session: "60", by: "form-of-number" },
    "Resolution 288 of session 60; the form of the number tells the body.",
  ],
  [{ code: "fatf-number", series: "IO", number: 9 }, "It is number 9 of the Immediate Outcomes of the FATF."],
  [
    { code: "paragraph-of", instrument: "S/RES/1373(2001)", label: "OP 2" },
    "It is OP 2 of S/RES/1373(2001).",
  ],
  [{ code: "with-mention", id: "azur", words: "the Board" }, "“the Board” means azur."],
  [{ code: "weakened", by: "no-date" }, "Less sure: no day is given."],
  [
    { code: "list-item", list: "partners", under: "Partners › Ports" },
    "It stands in a list of partners, under “Partners › Ports”.",
  ],
];

test.each(shapes)("the reason %j is said with what it speaks of", (reason, sentence) => {
  expect(reasonSentences([reason], translators.en)).toEqual([sentence]);
  for (const language of languages)
    expect(reasonSentences([reason], translators[language])[0], language).not.toMatch(/[{}]|undefined/);
});

test("a reason that names what the reader may not know of is not told", () => {
  const rival: Reason = { code: "rival", rival: "hidden", because: "language" };
  expect(reasonWords(rival, translators.en, () => undefined)).toBeUndefined();
});

test("a reason of another version that has no sentence here is left out", () => {
  const stored = JSON.parse(
    '[{"code":"of-old"},{"code":"date","form":"iso"},{"code":"weakened","by":"of-old"}]',
  );
  expect(reasonSentences(stored, translators.en)).toEqual(["A date is written here."]);
});
