import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { columnRules, freeColumns, type Spoilt } from "../../../tests/support/column-rules.ts";
import { type CsvFile, lineOfRow, readCsv, writeCsv } from "../../../tests/support/csv.ts";
import { referenceSets, shippedData, translators } from "../../../tests/support/program.ts";
import { digestOf, idOfKey, readRelease } from "./release.ts";
import { ReferenceProblems, type RowProblem } from "./rows.ts";

const folder = mkdtempSync(join(tmpdir(), "entente-release-"));
beforeAll(() => cpSync(shippedData(), folder, { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = referenceSets.flatMap((set) => set.files);

function problemsOf(): readonly RowProblem[] {
  try {
    readRelease(folder, referenceSets);
    return [];
  } catch (error) {
    if (error instanceof ReferenceProblems) return error.problems;
    throw error;
  }
}

/** What is found when `spoil` has changed the rows of a file; the file is as before afterwards. */
function problemsAfter(file: string, spoil: (csv: CsvFile) => void): readonly RowProblem[] {
  const path = join(folder, file);
  const before = readFileSync(path);
  const csv = readCsv(before.toString("utf8"));
  spoil(csv);
  writeFileSync(path, writeCsv(csv));
  try {
    return problemsOf();
  } finally {
    writeFileSync(path, before);
  }
}

function findRow(csv: CsvFile, where: Spoilt["where"]): number {
  if (where === undefined) return csv.rows.length - 1;
  return csv.rows.findIndex((row) => where((column) => row[csv.header.indexOf(column)] ?? ""));
}

/** Spoils one cell. @returns the problem that has to be found. */
function spoil(
  csv: CsvFile,
  { file, column, value, expected, hint, where, copy }: Spoilt,
): Partial<RowProblem> {
  const model = findRow(csv, where);
  const at = csv.header.indexOf(column);
  expect(model, `${file}: a row to spoil in ${column}`).toBeGreaterThanOrEqual(0);
  expect(at, `${file}: column ${column}`).toBeGreaterThanOrEqual(0);
  if (copy) csv.rows.push([...(csv.rows[model] ?? [])]);
  const index = copy ? csv.rows.length - 1 : model;
  const row = csv.rows[index] ?? [];
  row[at] = value;
  const problem = { file, line: lineOfRow(csv, index), column, value, expected };
  return hint === undefined ? problem : { ...problem, hint };
}

/** The rules dealt out so that no two of a round are of one file, and each round has to find exactly its own. */
function rounds(): Spoilt[][] {
  const dealt: Spoilt[][] = [];
  const next = new Map<string, number>();
  for (const rule of columnRules) {
    const round = next.get(rule.file) ?? 0;
    next.set(rule.file, round + 1);
    dealt[round] = [...(dealt[round] ?? []), rule];
  }
  return dealt;
}

function withSpoilt(rules: readonly Spoilt[], expected: Partial<RowProblem>[] = []): void {
  const [rule, ...rest] = rules;
  if (rule === undefined) {
    const found = problemsOf();
    const inOrder = files.flatMap(({ path }) => expected.filter(({ file }) => file === path));
    const byFile = files.flatMap(({ path }) => found.filter(({ file }) => file === path));
    expect(byFile).toMatchObject(inOrder);
    expect(found).toHaveLength(expected.length);
    return;
  }
  const path = join(folder, rule.file);
  const before = readFileSync(path);
  const csv = readCsv(before.toString("utf8"));
  const problem = spoil(csv, rule);
  writeFileSync(path, writeCsv(csv));
  try {
    withSpoilt(rest, [...expected, problem]);
  } finally {
    writeFileSync(path, before);
  }
}

test("the shipped release has no problem", () => {
  expect(problemsOf()).toEqual([]);
});

test.each(rounds().map((rules, index) => [index + 1, rules] as const))(
  "round %i of wrong cells: each is found on its line, with its value and what was expected, and nothing else",
  (_round, rules) => withSpoilt(rules),
);

test("an empty text in English is named beside the texts that no longer agree with it", () => {
  const found = problemsAfter("cooperation/lines.csv", (csv) => {
    const row = csv.rows[0] ?? [];
    row[csv.header.indexOf("text_en")] = "";
  });
  expect(found.map(({ column }) => column).sort()).toEqual(
    ["ar", "en", "es", "fr", "ru", "zh"].map((language) => `text_${language}`),
  );
  expect(found.find(({ column }) => column === "text_en")).toMatchObject({
    line: 2,
    value: "",
    expected: "filled",
  });
});

test("every column that is read has a rule above, or may hold any text", () => {
  const ruled = new Set(columnRules.map(({ file, column }) => `${file} ${column}`));
  // Its rule is tested by itself, for it touches the other languages.
  ruled.add("cooperation/lines.csv text_en");
  const read = files.flatMap(({ path, columns }) => columns.map((column) => `${path} ${column}`));
  expect(read.filter((column) => !ruled.has(column)).sort()).toEqual([...freeColumns].sort());
});

test("every kind of problem has its words in every language", () => {
  for (const { expected } of columnRules) {
    for (const translate of Object.values(translators)) {
      expect(translate(`expected.${expected}`, { hint: "x" }).length).toBeGreaterThan(1);
    }
  }
});

const repeated = files.map(({ path }) => path);

test.each(repeated)(
  "a row of %s that stands twice is one problem, and names the line of the first",
  (path) => {
    let lines = [0, 0];
    const found = problemsAfter(path, (csv) => {
      // A link to the instrument that created a party is said by mandates; the registry reads past it.
      const index = csv.rows.findIndex((row) => !row.includes("created-by"));
      csv.rows.push([...(csv.rows[index] ?? [])]);
      lines = [lineOfRow(csv, index), lineOfRow(csv, csv.rows.length - 1)];
    });
    expect(found).toMatchObject([{ file: path, line: lines[1], expected: "once", hint: String(lines[0]) }]);
  },
);

test("two instruments and two provisions with one slug fail, and the other is named", () => {
  const instrument = problemsAfter("mandates/instruments.csv", (csv) => {
    csv.rows.push((csv.rows[0] ?? []).map((cell, index) => (index === 0 ? cell.replace("(", " ") : cell)));
  });
  expect(instrument).toMatchObject([
    {
      file: "mandates/instruments.csv",
      column: "id",
      value: "S/RES/1267 1999)",
      expected: "own-slug",
      hint: "S/RES/1267(1999)",
    },
  ]);
  const provision = problemsAfter("mandates/provisions.csv", (csv) => {
    csv.rows.push((csv.rows[0] ?? []).map((cell, index) => (index === 1 ? "OP-1" : cell)));
  });
  expect(provision).toMatchObject([
    { column: "label", value: "OP-1", expected: "own-slug", hint: "S/RES/1373(2001) OP 1" },
  ]);
});

test("two wrong ids in one cell are both named", () => {
  const found = problemsAfter("cooperation/lines.csv", (csv) => {
    const row = csv.rows[0] ?? [];
    row[csv.header.indexOf("partners")] += ";nobody;no-one";
  });
  expect(found).toMatchObject([{ value: "nobody" }, { value: "no-one" }]);
});

test("wrong cells of several files are named in one run, at most fifty", () => {
  const path = join(folder, "registry/places.csv");
  const before = readFileSync(path, "utf8");
  writeFileSync(path, before.replaceAll(",known", ",sure"));
  const found = problemsAfter("mandates/themes.csv", (csv) => {
    for (const row of csv.rows) row[1] = "last";
  });
  writeFileSync(path, before);
  expect(found).toHaveLength(50);
  const few = problemsAfter("registry/regions.csv", (csv) => {
    for (const row of csv.rows.slice(0, 3)) row[csv.header.length - 1] = "sure";
  });
  expect(few.map(({ line }) => line)).toEqual([2, 3, 4]);
});

test("the same fact has the same id everywhere, and another fact another", () => {
  expect(idOfKey("registry.relation", ["a", "supports", "b", null])).toBe(
    idOfKey("registry.relation", ["a", "supports", "b", null]),
  );
  const ids = [
    idOfKey("registry.relation", ["a", "b"]),
    idOfKey("registry.relation", ["a b"]),
    idOfKey("registry.relation", ["a", "b", null]),
    idOfKey("registry.office", ["a", "b"]),
  ];
  expect(new Set(ids).size).toBe(4);
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("the digest changes with any byte of any file", () => {
  const digest = () => digestOf(folder, referenceSets);
  const before = digest();
  expect(before).toBe(digestOf(shippedData(), referenceSets));
  for (const { path } of files) {
    const bytes = readFileSync(join(folder, path));
    writeFileSync(join(folder, path), Buffer.concat([bytes, Buffer.from(" ")]));
    expect(digest(), path).not.toBe(before);
    writeFileSync(join(folder, path), bytes);
  }
  expect(digest()).toBe(before);
});
