import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readXliff, writeXliff } from "../../engines/xliff/index.ts";
import { readXliffFile, usualXliffLimits, type XliffLimits } from "./index.ts";

const mebibyte = 1_048_576;
const head = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="fr">';
const inFile = (text: string) => `${head}<file id="f">${text}</file></xliff>`;
const inSource = (text: string) => inFile(`<unit id="u"><segment><source>${text}</source></segment></unit>`);
const attributes = (count: number) => Array.from({ length: count }, (_, at) => `a${at}="x"`).join(" ");

const refusal = (text: string, limits?: XliffLimits) =>
  readXliffFile(text, limits).then(
    () => undefined,
    (error: unknown) => error,
  );

const units = (count: number) =>
  inFile(
    Array.from(
      { length: count },
      (_, at) =>
        `<unit id="u${at}"><segment state="final"><source>${"a".repeat(500)}</source></segment></unit>`,
    ).join(""),
  );

test("a file is read in its process as it would be read here", async () => {
  const document = writeXliff({
    ...{ sourceLanguage: "en", targetLanguage: "ar", sourceDirection: "ltr", targetDirection: "rtl" },
    category: "entente",
    files: [
      {
        ...{ id: "party-name", original: "party-name" },
        units: [
          {
            ...{ id: "u1", name: "one", type: "entente:party-name", notes: [], terms: [], state: "final" },
            ...{ metadata: { "source-digest": "ab12" }, source: ["Lake Office"], target: ["مكتب البحيرة"] },
          },
          {
            ...{ id: "u2", name: "two", type: "entente:party-name", notes: [], terms: [], state: "initial" },
            ...{ metadata: {}, source: ["River 🐟 Office"], target: undefined },
          },
        ],
      },
    ],
  });
  expect(await readXliffFile(document)).toEqual(readXliff(document));
});

test.each([
  [
    "one element with 200,000 attributes",
    "xliff-too-many-attributes",
    () => `<xliff ${attributes(200_000)}/>`,
  ],
  [
    "an extension with 200,000 attributes",
    "xliff-too-many-attributes",
    () => inFile(`<x:y xmlns:x="urn:x" ${attributes(200_000)}/>`),
  ],
  ["elements a million deep", "xliff-too-deep", () => inSource('<pc id="p">'.repeat(1_000_000))],
  ["a text of 10,000,000 characters", "xliff-text-too-long", () => inSource("a".repeat(10_000_000))],
  [
    "a word of 10,000,000 characters where none belongs",
    "xliff-structure",
    () => inFile("a".repeat(10_000_000)),
  ],
  [
    "an attribute of 10,000,000 characters",
    "xliff-structure",
    () => inFile(`<unit name="${"a".repeat(10_000_000)}"/>`),
  ],
  ["a document type", "xliff-doctype", () => `<!DOCTYPE x [<!ENTITY a "ha">]>${inSource("&a;")}`],
  ["an end that never comes", "xliff-malformed", () => inSource("<pc ")],
])("%s is refused with %s", async (_what, code, make) => {
  expect(await refusal(make())).toMatchObject({ kind: "invalid", code });
});

test("a file that needs more memory than its process may take ends that process and nothing else", async () => {
  const limits = { ...usualXliffLimits, memoryBytes: 64 * mebibyte };
  expect(await refusal(units(40_000), limits)).toMatchObject({
    ...{ kind: "invalid", code: "document-memory", params: { limit: 64 } },
  });
});

test("a file that takes its process longer than it may is ended", async () => {
  expect(await refusal(units(40_000), { ...usualXliffLimits, milliseconds: 60 })).toMatchObject({
    ...{ kind: "invalid", code: "document-deadline", params: { limit: 1 } },
  });
});

test("nobody parses XLIFF but the program of that process, and the page of one text what was written just before", () => {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const sources = (readdirSync(root, { recursive: true }) as string[]).filter((file) =>
    /(?<!\.test)\.tsx?$/.test(file),
  );
  expect(sources.length).toBeGreaterThan(300);
  const parsing = sources.filter(
    (file) => !file.startsWith("engines") && /\breadXliff\(/.test(readFileSync(join(root, file), "utf8")),
  );
  expect(parsing.map((file) => file.replaceAll("\\", "/")).sort()).toEqual([
    "areas/workspace/pages/translation/entry.ts",
    "platform/xliff/reader.ts",
  ]);
});
