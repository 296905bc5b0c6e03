import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  freshInstallation,
  operator,
  type TestInstallation,
} from "../../../../tests/support/installation.ts";
import { numberOf } from "../../../../tests/support/sql.ts";
import { languages } from "../../../kernel/language.ts";
import { publicActor } from "../../../platform/acts/index.ts";
import {
  csvHeader,
  csvLines,
  type ReadTable,
  readTable,
  workbookOf,
} from "../../../platform/sheets/index.ts";
import { checkTable, exportTable, importTable, type TableKind, tableHeader, tableKinds } from "./index.ts";

let installation: TestInstallation;
beforeAll(async () => {
  installation = await freshInstallation();
});
afterAll(() => installation.close());

const rowsOf = async (kind: TableKind): Promise<string[][]> => {
  const rows: string[][] = [];
  const count = await installation.door.ask(
    operator,
    exportTable(async (part) => {
      rows.push(...part.map((row) => [...row]));
    }),
    { kind },
  );
  expect(count).toBe(rows.length);
  return rows;
};

const check = (kind: TableKind, { header, rows }: ReadTable) =>
  installation.door.ask(operator, checkTable, { kind, header, rows });

const tables: Readonly<Record<TableKind, string>> = {
  parties: "registry.party",
  names: "registry.party_name",
  relations: "registry.relation",
  "focal-points": "registry.focal_point",
  coverage: "registry.coverage",
};

describe("the whole register, written and read back, changes nothing", () => {
  beforeAll(async () => {
    const people = [
      ["fatf", "main", "+Ada Fiction", "ada@example.org", "+33 1 00 00 00", "fr"],
      ["fatf", "alternate", "Ben Fiction", "", "", "en"],
    ];
    const table = {
      kind: "focal-points",
      header: ["party", "role", "name", "email", "phone", "language"],
      rows: people.map((cells, at) => ({ number: at + 2, cells })),
    };
    const { digest } = await installation.door.ask(operator, checkTable, table);
    expect(
      await installation.door.perform(operator, importTable, { input: { ...table, digest } }),
    ).toMatchObject({
      added: 2,
    });
  });

  test.each(tableKinds)("%s as CSV, with the names of the fields", async (kind) => {
    const rows = await rowsOf(kind);
    expect(rows.length).toBe(await numberOf(installation.ownerUrl, `select count(*) from ${tables[kind]}`));
    const file = csvHeader(tableHeader(kind, "names")) + csvLines(rows);
    const report = await check(kind, await readTable({ bytes: Buffer.from(file) }));
    expect(report).toMatchObject({
      ...{ rows: rows.length, unchanged: rows.length, added: 0, changed: 0, refused: 0, errors: [] },
      changes: [],
    });
    expect(report.columns.every(({ by }) => by === "name")).toBe(true);
  });

  test.each(tableKinds)("%s as a workbook, with headings in Arabic", async (kind) => {
    const rows = await rowsOf(kind);
    const bytes = await workbookOf({ sheet: kind, header: tableHeader(kind, "ar"), rows, rightToLeft: true });
    const report = await check(kind, await readTable({ bytes }));
    expect(report).toMatchObject({ unchanged: rows.length, added: 0, changed: 0, errors: [] });
  });

  test.each(languages)("the headings in %s each find their own field", async (language) => {
    for (const kind of tableKinds) {
      const header = tableHeader(kind, language);
      const { columns } = await check(kind, { format: "csv", sheets: [], header, rows: [] });
      expect(columns.map(({ field }) => field)).toEqual(tableHeader(kind, "names"));
    }
  });

  test("nothing is written where nothing differs", async () => {
    const rows = await rowsOf("coverage");
    const table = {
      header: tableHeader("coverage", "names"),
      rows: rows.map((cells, at) => ({ number: at + 2, cells })),
    };
    const { digest } = await installation.door.ask(operator, checkTable, { kind: "coverage", ...table });
    const before = await numberOf(installation.ownerUrl, "select count(*) from journal.change");
    const input = { kind: "coverage", ...table, digest };
    expect(await installation.door.perform(operator, importTable, { input })).toEqual({
      ...{ rows: rows.length, added: 0, changed: 0, unchanged: rows.length },
    });
    expect(await numberOf(installation.ownerUrl, "select count(*) from journal.change")).toBe(before);
  });

  test("the public may neither export nor import", async () => {
    const none = exportTable(async () => {});
    await expect(installation.door.ask(publicActor, none, { kind: "parties" })).rejects.toMatchObject({
      kind: "forbidden",
      code: "act-refused",
    });
    await expect(
      installation.door.ask(publicActor, checkTable, { kind: "coverage", header: ["party"], rows: [] }),
    ).rejects.toMatchObject({ kind: "forbidden" });
  });
});
