import { beforeAll, expect, test } from "vitest";
import { readAs, type TakenIn, takeIn } from "../../../tests/support/documents.ts";
import { openedSite, textOf } from "../../../tests/support/opened-site.ts";
import { languages } from "../../kernel/language.ts";
import type { Reason } from "../../kernel/reason.ts";

const opened = openedSite();
const text =
  "Fictional note\n\nFATF met in Mali on 1 March 2026, and FATF met again.\n\nParagraph 37 of resolution 2462 (2019) was read.";
const name: Reason = { code: "name", name: "FATF", language: "en", type: "acronym" };
const rival = (id: string): Reason => ({ code: "rival", rival: id, because: "language" });

let note: TakenIn;

beforeAll(async () => {
  note = await takeIn(opened.installation, { text, title: "Fictional note", language: "en" });
  const fatf = { words: "FATF", kind: "party", id: "fatf" } as const;
  await readAs(opened.installation, note, [
    { ...fatf, reasons: [name, rival("interpol"), rival("nobody-may-see")] },
    { ...fatf, after: "and FATF", reasons: [name, rival("interpol")] },
    { words: "Mali", kind: "state", id: "MLI" },
    {
      words: "1 March 2026",
      kind: "date",
      id: "2026-03-01",
      reasons: [{ code: "date", form: "day-month-year" }],
    },
    {
      ...{ words: "Paragraph 37 of resolution 2462 (2019)", kind: "provision", id: "S/RES/2462(2019) OP 37" },
      reasons: [{ code: "paragraph-of", instrument: "S/RES/2462(2019)", label: "OP 37" }],
    },
  ]);
});

/** What is folded away beside a passage, without scripts. */
const whyOf = (html: string, passage: number): string => {
  const from = html.slice(html.indexOf(`id="p${passage}"`));
  const own = from.slice(0, from.indexOf('class="fact passage"', 1) >>> 0);
  return /<details>.*?<\/details>/s.exec(own)?.[0] ?? "";
};
const whyIn = async (language: string, passage: number) =>
  whyOf((await opened.read(`/${language}/documents/${note.id}`)).html, passage);

test("beside each passage stands why the program recognised what it did, the same words once", async () => {
  const why = await whyIn("en", 2);
  expect(why).toContain("<summary>Why 1 mention was recognised</summary>");
  expect(why.match(/<li>/g)).toHaveLength(1);
  const told = textOf(why).replace(/\s+/g, " ");
  expect(told).toContain("FATF · Financial Action Task Force ·");
  expect(told).toMatch(/In the register: “ ?FATF ?” \( ?acronym ?, ?English ?\)/);
});

test("a rival is told by its name, and one that the reader may not see is not told", async () => {
  const told = textOf(await whyIn("en", 2)).replace(/\s+/g, " ");
  expect(told).toMatch(/It could also mean [^;]*(?:INTERPOL|International Criminal Police)/);
  expect(told.match(/It could also mean/g)).toHaveLength(1);
  expect(told).not.toContain("nobody-may-see");
});

test("a paragraph is told by the instrument it is of", async () => {
  expect(textOf(await whyIn("en", 3)).replace(/\s+/g, " ")).toMatch(/It is ?OP 37 ?of .*2462 \(2019\)/);
});

test("a passage of which nothing is told has nothing folded away", async () => {
  expect(await whyIn("en", 1)).toBe("");
});

test.each(languages)("the sentences are there in %s", async (language) => {
  const why = await whyIn(language, 2);
  expect(why).toContain("<bdi>FATF</bdi>");
  expect(why).not.toMatch(/reason\.|undefined|[{}]/);
  if (language !== "en") expect(why).not.toContain("In the register");
});
