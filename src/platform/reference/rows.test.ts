import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { EntenteError } from "../../kernel/errors.ts";
import { type Cells, cellsOf } from "./cells.ts";
import { type RowProblem, readRows, type SourceRow } from "./rows.ts";

const folder = mkdtempSync(join(tmpdir(), "entente-rows-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const path = join(folder, "given.csv");

function read(content: string | Buffer, columns = ["a", "b"]): SourceRow[] {
  writeFileSync(path, content);
  return readRows(path, "given.csv", columns);
}

function refusal(content: string | Buffer, columns = ["a", "b"]): { code: string; params: unknown } {
  try {
    read(content, columns);
  } catch (error) {
    expect(error).toBeInstanceOf(EntenteError);
    const { code, params } = error as EntenteError;
    return { code, params };
  }
  return { code: "none", params: {} };
}

const linesOf = (content: string) => read(content).map(({ line, cells }) => [line, cells.a, cells.b]);

const readable: ReadonlyArray<readonly [string, string, unknown[]]> = [
  [
    "plain rows",
    "a,b\n1,2\n3,4\n",
    [
      [2, "1", "2"],
      [3, "3", "4"],
    ],
  ],
  ["no line break at the end", "a,b\n1,2", [[2, "1", "2"]]],
  ["a byte order mark", "\uFEFFa,b\n1,2\n", [[2, "1", "2"]]],
  [
    "CRLF",
    "a,b\r\n1,2\r\n3,4\r\n",
    [
      [2, "1", "2"],
      [3, "3", "4"],
    ],
  ],
  [
    "empty lines, counted",
    "a,b\n\n1,2\n\n\n3,4\n",
    [
      [3, "1", "2"],
      [6, "3", "4"],
    ],
  ],
  ["empty lines before the header", "\n\na,b\n1,2\n", [[4, "1", "2"]]],
  [
    "a quoted line break",
    'a,b\n"1\n1",2\n3,4\n',
    [
      [2, "1\n1", "2"],
      [4, "3", "4"],
    ],
  ],
  [
    "quoted line breaks in several cells",
    'a,b\n"1\n\n1","2\n2"\n3,4\n5,6\n',
    [
      [2, "1\n\n1", "2\n2"],
      [6, "3", "4"],
      [7, "5", "6"],
    ],
  ],
  [
    "a quoted line break at the end of a cell",
    'a,b\n1,"2\n"\n3,4\n',
    [
      [2, "1", "2\n"],
      [4, "3", "4"],
    ],
  ],
  [
    "quoted CRLF",
    'a,b\r\n"1\r\n1",2\r\n3,4\r\n',
    [
      [2, "1\r\n1", "2"],
      [4, "3", "4"],
    ],
  ],
  [
    "CRLF with empty lines",
    "a,b\r\n\r\n1,2\r\n\r\n3,4\r\n",
    [
      [3, "1", "2"],
      [5, "3", "4"],
    ],
  ],
  ["quotes within quotes", 'a,b\n"say ""a, b""",2\n', [[2, 'say "a, b"', "2"]]],
  ["a comma in quotes", 'a,b\n"1,1",2\n', [[2, "1,1", "2"]]],
  [
    "empty cells at the end",
    "a,b\n1,\n,2\n",
    [
      [2, "1", ""],
      [3, "", "2"],
    ],
  ],
  ["a column that nobody asks for", "a,x,b\n1,9,2\n", [[2, "1", "2"]]],
  ["other scripts", "a,b\nالأول,第一\n", [[2, "الأول", "第一"]]],
  ["a header alone", "a,b\n", []],
  ["a header alone without a line break", "a,b", []],
];

describe("a file is read with", () => {
  test.each(readable)("%s", (_title, content, expected) => {
    expect(linesOf(content)).toEqual(expected);
  });
});

test("rows are numbered from 1, whatever lines they stand on", () => {
  expect(read('a,b\n\n"1\n1",2\n\n3,4\n').map(({ number }) => number)).toEqual([1, 2]);
});

const utf16 = Buffer.from("a,b\n1,2\n", "utf16le");
const refused: ReadonlyArray<readonly [string, string | Buffer, string, unknown]> = [
  ["no byte at all", "", "reference-header", { file: "given.csv", column: "a", found: "" }],
  ["a column missing", "a,c\n1,2\n", "reference-header", { file: "given.csv", column: "b", found: "a, c" }],
  ["a column missing and no row", "a\n", "reference-header", { file: "given.csv", column: "b", found: "a" }],
  [
    "a cell too few",
    "a,b\n1,2\n3\n",
    "reference-csv",
    { file: "given.csv", line: 3, reason: "CSV_RECORD_INCONSISTENT_COLUMNS" },
  ],
  [
    "a cell too many",
    "a,b\n1,2,3\n",
    "reference-csv",
    { file: "given.csv", line: 2, reason: "CSV_RECORD_INCONSISTENT_COLUMNS" },
  ],
  [
    "a quote that nobody closes",
    'a,b\n1,2\n"3,4\n5,6\n',
    "reference-csv",
    { file: "given.csv", reason: "CSV_QUOTE_NOT_CLOSED" },
  ],
  [
    "Latin-1 in the third line",
    Buffer.from("a,b\n1,2\n\xe9,4\n", "latin1"),
    "reference-encoding",
    { file: "given.csv", line: 3 },
  ],
  [
    "Latin-1 in the header",
    Buffer.from("a,b\xe9\n1,2\n", "latin1"),
    "reference-encoding",
    { file: "given.csv", line: 1 },
  ],
  [
    "half a character at the end",
    Buffer.from([0x61, 0x2c, 0x62, 0x0a, 0xe4, 0xb8]),
    "reference-encoding",
    { file: "given.csv", line: 2 },
  ],
  [
    "UTF-16 with its mark",
    Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]),
    "reference-encoding",
    { file: "given.csv", line: 1 },
  ],
  ["UTF-16 without a mark", utf16, "reference-encoding", { file: "given.csv", line: 1 }],
  ["a NUL in a cell", "a,b\n1,2\n3,4\0\n", "reference-encoding", { file: "given.csv", line: 3 }],
];

describe("a file is refused for", () => {
  test.each(refused)("%s", (...row) => {
    const [, content, code, params] = row;
    expect(refusal(content)).toMatchObject({ code, params });
  });
});

test("a missing file and a folder in its place are named", () => {
  const missing = () => readRows(join(folder, "absent.csv"), "absent.csv", ["a"]);
  expect(missing).toThrow(
    expect.objectContaining({
      kind: "unavailable",
      code: "reference-missing",
      params: { file: "absent.csv" },
    }),
  );
  expect(() => readRows(folder, "folder", ["a"])).toThrow(
    expect.objectContaining({ code: "reference-missing" }),
  );
});

test("any cells written as CSV are read back, each on its line", () => {
  const cell = fc.string({ unit: fc.constantFrom("x", "é", "中", '"', ",", "\n", ";", " ") });
  const rows = fc.array(fc.tuple(cell, cell), { maxLength: 8 });
  const written = (text: string) => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(rows, fc.constantFrom("\n", "\r\n"), (given, end) => {
      const content = ["a,b", ...given.map((row) => row.map(written).join(","))].join(end) + end;
      let line = 2;
      const expected = given.map(([a, b]) => {
        const at = line;
        line += 1 + `${a}${b}`.split("\n").length - 1;
        return [at, a, b];
      });
      expect(linesOf(content)).toEqual(expected);
    }),
    { numRuns: 300, seed: 11 },
  );
});

const problemsOf = (
  value: string,
  ask: (cells: Cells) => unknown,
): { answer: unknown; problems: string[] } => {
  const problems: RowProblem[] = [];
  const cells = cellsOf({ file: "f.csv", line: 7, number: 6, cells: { a: value } }, problems);
  const answer = ask(cells);
  for (const problem of problems)
    expect(problem).toMatchObject({ file: "f.csv", line: 7, column: "a", value: value.trim() });
  return {
    answer,
    problems: problems.map(({ expected, hint }) => (hint === "" ? expected : `${expected}: ${hint}`)),
  };
};

const cellCases: ReadonlyArray<readonly [string, string, (cells: Cells) => unknown, unknown, string[]]> = [
  ["a text is trimmed", " x ", (cells) => cells.text("a"), "x", []],
  ["a text may be empty", "", (cells) => cells.text("a"), "", []],
  ["a column that is not there is empty", "x", (cells) => cells.text("absent"), "", []],
  ["what is required is given", "x", (cells) => cells.required("a"), "x", []],
  ["what is required may not be blank", "  ", (cells) => cells.required("a"), "", ["filled"]],
  ["what is optional is null when empty", " ", (cells) => cells.optional("a"), null, []],
  ["one of a list", "two", (cells) => cells.oneOf("a", ["one", "two"]), "two", []],
  ["none of a list", "Two", (cells) => cells.oneOf("a", ["one", "two"]), "Two", ["one-of: one, two"]],
  ["nothing of a list", "", (cells) => cells.oneOf("a", ["one", "two"]), "", ["one-of: one, two"]],
  ["a year", "2026", (cells) => cells.date("a"), "2026", []],
  ["a month", "2026-02", (cells) => cells.date("a"), "2026-02", []],
  ["a day", "2024-02-29", (cells) => cells.date("a"), "2024-02-29", []],
  ["no date", "", (cells) => cells.date("a"), null, []],
  ["a day that no calendar has", "2026-02-29", (cells) => cells.date("a"), "2026-02-29", ["date"]],
  ["a date the other way round", "25.11.2026", (cells) => cells.date("a"), "25.11.2026", ["date"]],
  ["true", "true", (cells) => cells.flag("a"), true, []],
  ["false", "false", (cells) => cells.flag("a"), false, []],
  ["yes is no flag", "yes", (cells) => cells.flag("a"), false, ["flag"]],
  ["an empty cell is no flag", "", (cells) => cells.flag("a"), false, ["flag"]],
  ["a whole number", "0042", (cells) => cells.whole("a"), 42, []],
  ["a negative number is none", "-1", (cells) => cells.whole("a"), -1, ["whole"]],
  ["a number too long is none", "1234567890", (cells) => cells.whole("a"), 1_234_567_890, ["whole"]],
  ["a list", "x; y;;z ;", (cells) => cells.list("a"), ["x", "y", "z"], []],
  ["an empty list", " ", (cells) => cells.list("a"), [], []],
  ["what the caller refuses", "x", (cells) => cells.refuse("a", "agrees", "b"), undefined, ["agrees: b"]],
];

test.each(cellCases)("cells: %s", (...row) => {
  const [, value, ask, answer, problems] = row;
  expect(problemsOf(value, ask)).toEqual({ answer, problems });
});
