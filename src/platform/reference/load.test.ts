import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { commandNamed } from "../../../tests/support/acts.ts";
import { type CsvFile, readCsv, writeCsv } from "../../../tests/support/csv.ts";
import { type EmptyInstallation, emptyInstallation } from "../../../tests/support/empty-installation.ts";
import { operator } from "../../../tests/support/installation.ts";
import { referenceSets, shippedData } from "../../../tests/support/program.ts";
import { numberOf, type Row, rowsOf } from "../../../tests/support/sql.ts";
import { type Actor, createDoor, type Door } from "../acts/index.ts";
import { openStorage, type Storage } from "../storage/index.ts";
import { type LoadReport, loadReference } from "./load.ts";
import { idOfKey } from "./release.ts";
import { ReferenceProblems } from "./rows.ts";

let installation: EmptyInstallation;
let storages: Storage[] = [];
let doors: { readonly owner: Door; readonly application: Door };
const folder = mkdtempSync(join(tmpdir(), "entente-load-"));
const loader: Actor = { kind: "system", name: "test-loader" };

/** A release of a handful of parties with all their names, and files of which some have no row: each load takes little. */
const small = new Set(["cted", "security-council", "un", "fatf", "interpol", "apg"]);
const kept: Readonly<Record<string, (row: string[]) => boolean>> = {
  "registry/parties.csv": ([id = ""]) => small.has(id),
  "registry/party-names.csv": ([party = ""]) => small.has(party),
  "registry/coverage.csv": ([party = ""]) => small.has(party),
  "registry/regions.csv": () => true,
  "registry/places.csv": ([place = ""]) => place < "D",
  "mandates/instruments.csv": ([id = ""]) => id.startsWith("S/RES/1373"),
};

/** The release that each test begins with. */
function writeRelease(): void {
  for (const { path } of referenceSets.flatMap((set) => set.files)) {
    const { header, rows } = readCsv(readFileSync(join(shippedData(), path), "utf8"));
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), writeCsv({ header, rows: rows.filter(kept[path] ?? (() => false)) }));
  }
}

beforeAll(async () => {
  installation = await emptyInstallation();
  const doorOf = (url: string): Door => {
    const storage = openStorage(url, { most: 4 });
    storages = [...storages, storage];
    return createDoor({
      storage,
      clock: () => new Date("2026-11-25T09:00:00Z"),
      authorise: () => true,
      nameReader: () => "set_config('entente.reader', 'operator', true)",
    });
  };
  doors = { owner: doorOf(installation.ownerUrl), application: doorOf(installation.appUrl) };
});
afterAll(async () => {
  for (const storage of storages) await storage.close();
  await installation.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  writeRelease();
  await load();
});

const load = (): Promise<LoadReport> =>
  loadReference(doors.owner, { actor: loader, folder, sets: referenceSets });

function change(file: string, edit: (csv: CsvFile, at: (column: string) => number) => void): void {
  const path = join(folder, file);
  const csv = readCsv(readFileSync(path, "utf8"));
  edit(csv, (column) => csv.header.indexOf(column));
  writeFileSync(path, writeCsv(csv));
}

const withKey = (csv: CsvFile, ...key: string[]): string[] => {
  const row = csv.rows.find((cells) => key.every((cell, index) => cells[index] === cell));
  if (row === undefined) throw new Error(`no row ${key.join(" ")}`);
  return row;
};

/** Figures of one table, without those that are zero and without what stayed as it was. */
function figuresOf(report: LoadReport, table: string): Record<string, number> {
  const {
    added = 0,
    changed = 0,
    kept = 0,
    removed = 0,
  } = report.tables.find((candidate) => candidate.table === table) ?? {};
  return Object.fromEntries(Object.entries({ added, changed, kept, removed }).filter(([, n]) => n > 0));
}

const moved = (report: LoadReport): string[] =>
  report.tables.map(({ table }) => table).filter((table) => Object.keys(figuresOf(report, table)).length > 0);

const perform = (name: string, input: unknown) =>
  doors.application.perform(operator, commandNamed(name), { input, reasons: { why: "test" } });

async function counts(): Promise<Row[]> {
  const names = referenceSets.flatMap((set) => set.tables.map(({ name }) => name));
  const parts = [
    ...names,
    "journal.act",
    "journal.change",
    "entente.reference_row",
    "entente.reference_release",
  ].map((name) => `select '${name}' as name, count(*)::integer as n from ${name}`);
  return rowsOf(installation.ownerUrl, parts.join(" union all "));
}

const partyOf = async (id: string): Promise<Row> =>
  (await rowsOf(installation.ownerUrl, "select * from registry.party where id = $1", [id]))[0] ?? {};
const nameOf = async (id: string): Promise<unknown> =>
  (await rowsOf(installation.ownerUrl, "select name from registry.party_name where id = $1", [id]))[0]?.name;

/** `key`: party, language, type, name. */
const nameId = (...key: string[]) => idOfKey("registry.party_name", key);

test("a second load of the same release is skipped by its digest and adds nothing", async () => {
  const before = await counts();
  expect(await load()).toEqual({ loaded: false, rows: {}, tables: [], kept: [] });
  expect(await counts()).toEqual(before);
});

test("the same facts in files that are written otherwise change nothing and are counted as unchanged", async () => {
  change("registry/places.csv", (csv) => csv.rows.reverse());
  const report = await load();
  expect(report.loaded).toBe(true);
  expect(moved(report)).toEqual([]);
  expect(report.kept).toEqual([]);
  const places = report.tables.find(({ table }) => table === "registry.place_name");
  expect(places?.unchanged).toBe(
    await numberOf(installation.ownerUrl, "select count(*) from registry.place_name"),
  );
  expect(report.rows["registry/places.csv"]).toBe(
    readCsv(readFileSync(join(folder, "registry/places.csv"), "utf8")).rows.length,
  );
});

test("nothing is half loaded when one row is wrong, and no act is written", async () => {
  const before = await counts();
  change("registry/parties.csv", (csv, at) => {
    withKey(csv, "fatf")[at("website")] = "https://changed.example";
  });
  change("mandates/instruments.csv", (csv, at) => {
    (csv.rows.at(-1) ?? [])[at("adopted")] = "yesterday";
  });
  await expect(load()).rejects.toBeInstanceOf(ReferenceProblems);
  expect(await counts()).toEqual(before);
  expect((await partyOf("fatf")).website).not.toBe("https://changed.example");
});

test("nothing is half loaded when the database refuses a row", async () => {
  const before = await counts();
  // A rule that only the table knows.
  await rowsOf(
    installation.ownerUrl,
    "alter table mandates.instrument add constraint lab check (body <> 'Nobody')",
  );
  change("registry/parties.csv", (csv, at) => {
    withKey(csv, "fatf")[at("website")] = "https://changed.example";
  });
  change("mandates/instruments.csv", (csv, at) => {
    (csv.rows.at(-1) ?? [])[at("body")] = "Nobody";
  });
  await expect(load()).rejects.toThrow();
  await rowsOf(installation.ownerUrl, "alter table mandates.instrument drop constraint lab");
  expect(await counts()).toEqual(before);
});

test("a newer release updates what nobody edited, and says so under one act", async () => {
  change("registry/parties.csv", (csv, at) => {
    withKey(csv, "interpol")[at("website")] = "https://new.example";
    withKey(csv, "interpol")[at("since")] = "";
  });
  const report = await load();
  expect(figuresOf(report, "registry.party")).toEqual({ changed: 1 });
  expect(moved(report)).toEqual(["registry.party"]);
  expect(await partyOf("interpol")).toMatchObject({ website: "https://new.example", since: null });
  const entries = await rowsOf(
    installation.ownerUrl,
    `select a.act, a.actor, c.table_name, c.row_id, c.operation from journal.change c join journal.act a on a.id = c.act_id
     where a.id = (select max(act_id) from entente.reference_release)`,
  );
  expect(entries).toEqual([
    {
      act: "reference.load",
      actor: "test-loader",
      table_name: "registry.party",
      row_id: "interpol",
      operation: "update",
    },
  ]);
});

test("a party that a person edited keeps the edited column, follows in the others, and is reported", async () => {
  await perform("registry.change-party", { id: "fatf", website: "https://mine.example" });
  change("registry/parties.csv", (csv, at) => {
    withKey(csv, "fatf")[at("website")] = "https://theirs.example";
    withKey(csv, "fatf")[at("note")] = "A new note.";
  });
  const report = await load();
  expect(await partyOf("fatf")).toMatchObject({ website: "https://mine.example", note: "A new note." });
  expect(report.kept).toEqual([{ table: "registry.party", id: "fatf", columns: ["website"] }]);
});

test("a name that a person changed is kept, and reported when the release says something new of it", async () => {
  const names = readCsv(readFileSync(join(folder, "registry/party-names.csv"), "utf8")).rows;
  const [, language = "", type = "", name = ""] = names.find(([party]) => party === "apg") ?? [];
  const id = nameId("apg", language, type, name);
  await perform("registry.change-name", { id, name: "A name of ours" });
  change("registry/places.csv", (csv) => csv.rows.reverse());
  const silent = await load();
  expect(silent.kept).toEqual([]);
  expect(await nameOf(id)).toBe("A name of ours");
  change("registry/party-names.csv", (csv, at) => {
    withKey(csv, "apg", language, type, name)[at("source_url")] = "https://source.example";
  });
  await load();
  expect(
    await rowsOf(installation.ownerUrl, "select name, source_url from registry.party_name where id = $1", [
      id,
    ]),
  ).toEqual([{ name: "A name of ours", source_url: "https://source.example" }]);
});

const added = ["fatf", "en", "alias", "The Force", "known", ""];

test("a row that the release drops is removed, unless a person edited it", async () => {
  change("registry/party-names.csv", (csv) =>
    csv.rows.push([...added], [...added].with(3, "The Other Force")),
  );
  expect(figuresOf(await load(), "registry.party_name")).toMatchObject({ added: 2 });
  const edited = nameId("fatf", "en", "alias", "The Other Force");
  await perform("registry.change-name", { id: edited, name: "Ours now" });
  writeRelease();
  const report = await load();
  expect(figuresOf(report, "registry.party_name")).toEqual({ removed: 1, kept: 1 });
  expect(report.kept).toEqual([{ table: "registry.party_name", id: edited, columns: ["*"] }]);
  expect(await nameOf(nameId("fatf", "en", "alias", "The Force"))).toBeUndefined();
  expect(await nameOf(edited)).toBe("Ours now");
});

test("an edit in a column that the files do not have keeps a dropped row as well", async () => {
  change("registry/party-names.csv", (csv) => csv.rows.push([...added].with(3, "Annotated")));
  await load();
  const id = nameId("fatf", "en", "alias", "Annotated");
  await perform("registry.change-name", { id, note: "Heard in the plenary." });
  writeRelease();
  expect((await load()).kept).toEqual([{ table: "registry.party_name", id, columns: ["*"] }]);
  expect(await nameOf(id)).toBe("Annotated");
});

test("what a person removed does not come back, with the same release, a newer one, or one that says it otherwise", async () => {
  change("registry/party-names.csv", (csv) => csv.rows.push([...added].with(3, "Unwanted")));
  await load();
  const id = nameId("fatf", "en", "alias", "Unwanted");
  await perform("registry.remove-name", { id });
  change("registry/places.csv", (csv) => csv.rows.reverse());
  expect((await load()).kept).toEqual([]);
  expect(await nameOf(id)).toBeUndefined();
  change("registry/party-names.csv", (csv, at) => {
    withKey(csv, "fatf", "en", "alias", "Unwanted")[at("source_url")] = "https://again.example";
  });
  expect((await load()).kept).toEqual([{ table: "registry.party_name", id, columns: ["*"] }]);
  expect(await nameOf(id)).toBeUndefined();
});

test("a party goes with all that the release said of it", async () => {
  const party = (csv: CsvFile) => [...withKey(csv, "interpol")].with(0, "lab-body");
  change("registry/parties.csv", (csv, at) => csv.rows.push(party(csv).with(at("wikidata"), "Q1")));
  change("registry/party-names.csv", (csv) => csv.rows.push([...added].with(0, "lab-body")));
  expect(moved(await load())).toEqual(["registry.party", "registry.party_name", "registry.identifier"]);
  writeRelease();
  const report = await load();
  for (const table of ["registry.party", "registry.party_name", "registry.identifier"])
    expect(figuresOf(report, table), table).toEqual({ removed: 1 });
  expect(await partyOf("lab-body")).toEqual({});
});

test("a dropped party stays while a name that a person added or edited stands under it", async () => {
  change("registry/parties.csv", (csv) => csv.rows.push([...withKey(csv, "interpol")].with(0, "lab-two")));
  change("registry/party-names.csv", (csv) => csv.rows.push([...added].with(0, "lab-two")));
  await load();
  await perform("registry.change-name", { id: nameId("lab-two", "en", "alias", "The Force"), name: "Ours" });
  writeRelease();
  const report = await load();
  expect(report.loaded).toBe(true);
  expect(report.kept).toEqual([
    { table: "registry.party_name", id: nameId("lab-two", "en", "alias", "The Force"), columns: ["*"] },
    { table: "registry.party", id: "lab-two", columns: ["*"] },
  ]);
  expect((await partyOf("lab-two")).id).toBe("lab-two");
  expect(await nameOf(nameId("lab-two", "en", "alias", "The Force"))).toBe("Ours");
});

test("a dropped body goes with the bodies below it", async () => {
  const body = (csv: CsvFile, id: string, parent: number) =>
    [...withKey(csv, "interpol")].with(0, id).with(parent, id === "lab-top" ? "" : "lab-top");
  change("registry/parties.csv", (csv, at) =>
    csv.rows.push(body(csv, "lab-top", at("parent")), body(csv, "lab-below", at("parent"))),
  );
  await load();
  writeRelease();
  expect(figuresOf(await load(), "registry.party")).toEqual({ removed: 2 });
});

test("two loads of a newer release at once end in one release", async () => {
  change("registry/parties.csv", (csv, at) => {
    withKey(csv, "interpol")[at("note")] = "Two at once.";
  });
  const releases = () => numberOf(installation.ownerUrl, "select count(*) from entente.reference_release");
  const before = await releases();
  const reports = await Promise.all([load(), load(), load()]);
  expect(reports.filter(({ loaded }) => loaded)).toHaveLength(1);
  expect(await releases()).toBe(before + 1);
  expect((await partyOf("interpol")).note).toBe("Two at once.");
});

test("the application itself may not load: what the release said is the owner's", async () => {
  change("registry/places.csv", (csv) => csv.rows.reverse());
  const path = join(folder, "registry/places.csv");
  writeFileSync(path, `${readFileSync(path, "utf8")}\n`);
  const loading = loadReference(doors.application, { actor: loader, folder, sets: referenceSets });
  await expect(loading).rejects.toMatchObject({ kind: "forbidden", code: "not-permitted" });
});
