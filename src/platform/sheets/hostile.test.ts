import fc from "fast-check";
import { expect, test } from "vitest";
import { zipOf } from "../../../tests/support/made-files.ts";
import { guarded, readTable, type SheetLimits, unguarded, usualSheetLimits } from "./index.ts";

const mebibyte = 1_048_576;
const small: SheetLimits = { ...usualSheetLimits, unpackedBytes: 8 * mebibyte, milliseconds: 20_000 };
const refusal = (bytes: Uint8Array, limits = small) =>
  readTable({ bytes }, limits).then(
    () => undefined,
    (error: unknown) => error,
  );

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const parts = (sheet: string, start = "") => [
  {
    name: "xl/workbook.xml",
    content: `${start}<workbook ${main} xmlns:r="${office}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
  },
  {
    name: "xl/_rels/workbook.xml.rels",
    content: `<Relationships><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  },
  {
    name: "xl/worksheets/sheet1.xml",
    content: `<worksheet ${main}><sheetData>${sheet}</sheetData></worksheet>`,
  },
];

const words = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;

test("a sheet that unpacks to more than is allowed, whatever the directory says of it", async () => {
  const bomb = parts(`<row r="1">${words("A1", "a".repeat(9 * mebibyte))}</row>`).map((part) => ({
    ...part,
    claims: 100,
  }));
  expect(await refusal(zipOf(bomb))).toMatchObject({
    kind: "invalid",
    code: "document-unpacks-too-large",
    params: { limit: 8 },
  });
});

test("many parts that share their bytes", async () => {
  const entries = Array.from({ length: 100 }, (_, at) => ({
    name: at === 0 ? "xl/workbook.xml" : `xl/worksheets/sheet${at}.xml`,
    content: "x".repeat(mebibyte),
  }));
  expect(await refusal(zipOf(entries, true))).toMatchObject({ code: "document-broken" });
});

test("what lies beside the cells is never unpacked", async () => {
  const beside = { name: "xl/media/image1.png", content: "x".repeat(20 * mebibyte) };
  const file = zipOf([...parts(`<row r="1">${words("A1", "name")}</row>`), beside]);
  expect((await readTable({ bytes: file }, small)).header).toEqual(["name"]);
});

test("entities that multiply, and entities from elsewhere", async () => {
  const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
  const outside = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>`;
  for (const start of [laughs, outside])
    expect(await refusal(zipOf(parts("", start)))).toMatchObject({ code: "document-broken" });
});

test("a row so far down that the rows above it fill the memory", async () => {
  const limits = { ...small, memoryBytes: 200 * mebibyte };
  const far = zipOf(parts(`<row r="4000000000">${words("A4000000000", "x")}</row>`));
  expect(await refusal(far, limits)).toMatchObject({ code: "document-memory", params: { limit: 200 } });
});

test("a cell so far to the right that every row is padded to it", async () => {
  const limits = { ...small, memoryBytes: 200 * mebibyte };
  const rows = Array.from(
    { length: 5000 },
    (_, at) => `<row r="${at + 1}">${words(`A${at + 1}`, "x")}</row>`,
  );
  const wide = zipOf(parts(`${rows.join("")}<row r="5001">${words("ZZZZ5001", "x")}</row>`));
  expect(await refusal(wide, limits)).toMatchObject({
    kind: "invalid",
    code: expect.stringMatching(/^document-memory$|^table-too-many-columns$/),
  });
});

test("a table that takes too long is ended", async () => {
  const start = performance.now();
  const limits = { ...usualSheetLimits, milliseconds: 60 };
  expect(await refusal(Buffer.from("a,b\n".repeat(1_000_000)), limits)).toMatchObject({
    code: "document-deadline",
  });
  expect(performance.now() - start).toBeLessThan(10_000);
});

test("a file that is larger than is allowed is not even opened", async () => {
  expect(await refusal(new Uint8Array(21 * mebibyte), usualSheetLimits)).toMatchObject({
    code: "document-too-large",
    params: { limit: 20, size: 21 },
  });
});

test("whatever a text begins with, it comes back as it was, and no spreadsheet runs it", () => {
  const start = fc.array(fc.constantFrom("'", "=", "+", "-", "@", "\t", "\r", "＝", "a", " "), {
    maxLength: 4,
  });
  fc.assert(
    fc.property(start, fc.string(), (signs, rest) => {
      const text = `${signs.join("")}${rest}`;
      expect(unguarded(guarded(text))).toBe(text);
      expect(guarded(text)).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
    }),
  );
});
