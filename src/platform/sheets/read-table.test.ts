import { describe, expect, test } from "vitest";
import { zipOf } from "../../../tests/support/made-files.ts";
import { type ReadTable, readTable, usualSheetLimits, workbookOf } from "./index.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, big = false): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return big ? bytes.swap16() : bytes;
};
const latin = (text: string): Uint8Array => Buffer.from(text, "latin1");
const read = (bytes: Uint8Array, sheet?: string): Promise<ReadTable> => readTable({ bytes, sheet });
const cells = ({ header, rows }: ReadTable) => [header, ...rows.map((row) => row.cells)];

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A workbook whose sheets hold this XML between `<sheetData>` and its end; style 1 is a date. */
const workbook = (
  sheets: Readonly<Record<string, string>>,
  others: { name: string; content: string }[] = [],
) =>
  zipOf([
    {
      name: "[Content_Types].xml",
      content: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    {
      name: "xl/workbook.xml",
      content: `<workbook ${main} xmlns:r="${office}"><sheets>${Object.keys(sheets)
        .map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at + 1}"/>`)
        .join("")}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${Object.keys(
        sheets,
      )
        .map(
          (_, at) =>
            `<Relationship Id="r${at + 1}" Type="${office}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
        )
        .join("")}</Relationships>`,
    },
    {
      name: "xl/styles.xml",
      content: `<styleSheet ${main}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    },
    ...Object.values(sheets).map((content, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      content: `<worksheet ${main}><sheetData>${content}</sheetData></worksheet>`,
    })),
    ...others,
  ]);
const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;

describe("a table of CSV is read", () => {
  const words = "name;ville\r\nÉcole “d’été”;Genève\r\n";
  test.each([
    ["UTF-8", utf8(words), "utf-8"],
    ["UTF-8 with a mark", utf8(`\ufeff${words}`), "utf-8"],
    ["UTF-16, little end first", utf16(words), "utf-16le"],
    ["UTF-16, big end first", utf16(words, true), "utf-16be"],
    [
      "Windows-1252",
      latin(words.replace("“", "\x93").replace("”", "\x94").replace("’", "\x92")),
      "windows-1252",
    ],
  ])("in %s", async (_, bytes, encoding) => {
    const table = await read(bytes);
    expect(table).toMatchObject({ format: "csv", encoding, separator: ";", sheets: [] });
    expect(cells(table)).toEqual([
      ["name", "ville"],
      ["École “d’été”", "Genève"],
    ]);
  });

  test.each([
    ["commas", "a,b;c\n1,2\n", ","],
    ["semicolons", 'a;"b,c,d";e\n1;2;3\n', ";"],
    ["tabs", "a\tb,c\td\n1\t2\t3\n", "\t"],
    ["what Excel says in a line of its own", "sep=;\na;b,c,d,e\n1;2\n", ";"],
  ])("parted by %s", async (_, file, separator) => {
    expect((await read(utf8(file))).separator).toBe(separator);
  });

  test("with quoted cells that hold separators, quotes and line breaks; empty rows are left out, and counted", async () => {
    const { header, rows } = await read(utf8('a,b\n"1,""x""\ny",2\n\n,\n3,4\n'));
    expect(header).toEqual(["a", "b"]);
    expect(rows).toEqual([
      { number: 2, cells: ['1,"x"\ny', "2"] },
      { number: 5, cells: ["3", "4"] },
    ]);
  });

  test("without the apostrophe that kept a spreadsheet from running it", async () => {
    expect(
      (await read(utf8("a,b\n'=1+1,''=x\n'+41 22 000,'quoted'\n"))).rows.map((row) => row.cells),
    ).toEqual([
      ["=1+1", "'=x"],
      ["+41 22 000", "'quoted'"],
    ]);
  });
});

describe("a workbook is read", () => {
  test("with texts, numbers, truths, dates and the values of formulas; rows keep their numbers", async () => {
    const sheet = `<row r="2">${text("A2", "name")}${text("B2", "value")}</row>
      <row r="3">${text("A3", "number")}<c r="B3"><v>2004</v></c></row>
      <row r="4">${text("A4", "truth")}<c r="B4" t="b"><v>1</v></c></row>
      <row r="5">${text("A5", "date")}<c r="B5" s="1"><v>45292</v></c></row>
      <row r="7">${text("A7", "formula")}<c r="B7" t="str"><f>1&amp;2</f><v>12</v></c></row>
      <row r="8">${text("A8", "broken")}<c r="B8" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`;
    const table = await read(workbook({ Bodies: sheet }));
    expect(table).toMatchObject({ format: "xlsx", sheet: "Bodies", sheets: ["Bodies"] });
    expect(table.header).toEqual(["name", "value"]);
    expect(table.rows).toEqual([
      { number: 3, cells: ["number", "2004"] },
      { number: 4, cells: ["truth", "true"] },
      { number: 5, cells: ["date", "2024-01-01"] },
      { number: 7, cells: ["formula", "12"] },
      { number: 8, cells: ["broken", "#DIV/0!"] },
    ]);
  });

  test("by the name of a sheet where it has several", async () => {
    const row = (words: string) => `<row r="1">${text("A1", words)}</row>`;
    const file = workbook({ First: row("one"), "Second sheet": row("two") });
    expect((await read(file, "Second sheet")).header).toEqual(["two"]);
    await expect(read(file)).rejects.toMatchObject({
      code: "table-sheet-needed",
      params: { sheets: "First, Second sheet" },
    });
    await expect(read(file, "Third")).rejects.toMatchObject({
      code: "table-sheet-unknown",
      params: { sheet: "Third", sheets: "First, Second sheet" },
    });
  });

  test("that was written here, cell for cell", async () => {
    const rows = [
      ["=1+1", "'=x", " spaced ", "two\nlines"],
      ["مكتب", "办事处", "Бюро", "001"],
      ["", "", "", "last"],
    ];
    const bytes = await workbookOf({
      sheet: "parties",
      header: ["a", "b", "c", "d"],
      rows,
      rightToLeft: true,
    });
    expect(cells(await read(bytes))).toEqual([["a", "b", "c", "d"], ...rows]);
  });
});

describe("a table is refused", () => {
  const limits = { ...usualSheetLimits, rows: 5, columns: 4, cell: 20, characters: 100, bytes: 4_000_000 };
  const refusal = (bytes: Uint8Array, given = limits) =>
    readTable({ bytes }, given).then(
      () => undefined,
      (error: unknown) => error,
    );
  const rows = (count: number) => utf8(`a,b\n${"1,2\n".repeat(count)}`);

  test.each([
    ["no bytes", new Uint8Array(), "document-empty"],
    ["nothing but empty cells", utf8(",,\n\n , \n"), "document-empty"],
    ["six rows where five may be", rows(6), "table-too-many-rows"],
    ["five columns where four may be", utf8("a,b\n1,2,3,4,5\n"), "table-too-many-columns"],
    ["a cell that is too long", utf8(`a\n${"x".repeat(21)}\n`), "table-cell-too-long"],
    [
      "more text than may be",
      utf8(`a,b,c,d\n${`${`${"x".repeat(19)},`.repeat(4)}\n`.repeat(2)}`),
      "document-text-too-long",
    ],
    ["a quote that never ends", utf8('a,b\n"1,2\n'), "table-csv-malformed"],
    ["words behind a closing quote", utf8('a,b\n"1"x,2\n'), "table-csv-malformed"],
    [
      "Russian in an encoding of its own",
      latin("\xcf\xf0\xe8\xe2\xe5\xf2,\xcc\xee\xf1\xea\xe2\xe0\n"),
      "document-encoding-unknown",
    ],
    ["zero bytes in the midst", utf8("a,b\0\n1,2\n"), "document-encoding-unknown"],
    ["a workbook of before 2007", latin("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Workbook"), "table-type-unknown"],
    ["an OpenDocument table", zipOf([{ name: "content.xml", content: "<x/>" }]), "table-type-unknown"],
    ["a bare ZIP file", zipOf([{ name: "a.csv", content: "a,b" }]), "table-type-unknown"],
    ["a workbook that is cut off", workbook({ A: "" }).subarray(0, 300), "document-broken"],
    [
      "a workbook without its sheet",
      zipOf([{ name: "xl/workbook.xml", content: "<workbook/>" }]),
      "document-broken",
    ],
    ["cells that are no XML", workbook({ A: "<row r='1'><c" }), "document-broken"],
    ["an address that is none", workbook({ A: `<row r="1">${text("1A", "x")}</row>` }), "document-broken"],
    [
      "a formula without its value",
      workbook({ A: '<row r="1"><c r="A1"><f>1+1</f></c></row>' }),
      "table-formula-without-value",
    ],
  ])("%s", async (_, bytes, code) => {
    expect(await refusal(bytes)).toMatchObject({ kind: "invalid", code });
  });

  test("five rows and their names are taken", async () => {
    expect(await refusal(rows(5))).toBeUndefined();
  });

  test("which row and column are too long is said", async () => {
    expect(await refusal(utf8(`a,b\n\n1,${"x".repeat(30)}\n`))).toMatchObject({
      params: { row: 3, column: 2, limit: 20 },
    });
  });

  test("the line of a wrong quote is said", async () => {
    expect(await refusal(utf8('a,b\n1,2\n"1"x,2\n'))).toMatchObject({ params: { line: 3 } });
  });
});
