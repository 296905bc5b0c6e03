import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readCsv, writeCsv } from "../../../../tests/support/csv.ts";
import {
  freshInstallation,
  operator,
  type TestInstallation,
} from "../../../../tests/support/installation.ts";
import { referenceSets, shippedData } from "../../../../tests/support/program.ts";
import { numberOf, rowsOf } from "../../../../tests/support/sql.ts";
import { type LoadReport, loadReference } from "../../../platform/reference/index.ts";
import { mergeParties, undoMerge } from "./index.ts";

let installation: TestInstallation;
const folder = mkdtempSync(join(tmpdir(), "entente-merge-release-"));
beforeAll(async () => {
  installation = await freshInstallation();
  cpSync(shippedData(), folder, { recursive: true });
});
afterAll(async () => {
  await installation.close();
  rmSync(folder, { recursive: true, force: true });
});

const load = (): Promise<LoadReport> =>
  loadReference(installation.ownerDoor, {
    actor: { kind: "system", name: "test-loader" },
    ...{ folder, sets: referenceSets },
  });

/** Brings out a release in which a file is another. */
function change(path: string, edit: (rows: string[][]) => string[][]): void {
  const file = join(folder, path);
  const { header, rows } = readCsv(readFileSync(file, "utf8"));
  writeFileSync(file, writeCsv({ header, rows: edit(rows.map((row) => [...row])) }));
}

const count = (text: string) => numberOf(installation.ownerUrl, text);
const sum = ({ tables }: LoadReport, of: "added" | "changed" | "removed") =>
  tables.reduce((total, table) => total + table[of], 0);
const named = (of: string, language: string, name: string) => [of, language, "alias", name, "known", ""];

// Two real bodies, which are not one: only the files of the release tell of enough facts to try this on.
test("a release neither undoes a merge nor brings its facts again; what is new of the merged party goes to the kept one", async () => {
  const facts = "select count(*) from registry.party_name";
  const names = await count(facts);
  const { merge } = await installation.door.perform(operator, mergeParties, {
    input: { kept: "fatf", merged: "interpol" },
  });
  const folded = names - (await count(facts));

  // The same in another order: another release that says nothing new.
  change("registry/places.csv", (rows) => rows.reverse());
  const same = await load();
  expect(same.loaded).toBe(true);
  expect([sum(same, "added"), sum(same, "changed"), sum(same, "removed")]).toEqual([0, 0, 0]);
  expect(await count(facts)).toBe(names - folded);
  expect(await count("select count(*) from registry.party where id = 'interpol'")).toBe(0);

  change("registry/party-names.csv", (rows) => [...rows, named("interpol", "en", "World Police Test Name")]);
  change("registry/coverage.csv", (rows) => [...rows, ["interpol", "009", "known"]]);
  const more = await load();
  expect(sum(more, "added")).toBe(2);
  const whose = () =>
    rowsOf(
      installation.ownerUrl,
      "select party_id from registry.party_name where name = 'World Police Test Name'",
    );
  expect(await whose()).toEqual([{ party_id: "fatf" }]);
  expect(sum(await reload(), "added")).toBe(0);

  // A release that drops the party and its facts, and one that has it again.
  const [party] = readCsv(readFileSync(join(folder, "registry/parties.csv"), "utf8")).rows.filter(
    ([id]) => id === "interpol",
  );
  change("registry/parties.csv", (rows) =>
    rows.map((row) =>
      row[0] === "interpol" ? row.map((cell, at) => (at === 0 ? "interpol-two" : cell)) : row,
    ),
  );
  for (const path of ["registry/party-names.csv", "registry/coverage.csv", "registry/relations.csv"])
    change(path, (rows) =>
      rows.map((row) => row.map((cell) => (cell === "interpol" ? "interpol-two" : cell))),
    );
  for (const path of ["cooperation/events.csv", "cooperation/lines.csv", "registry/memberships.csv"])
    change(path, (rows) =>
      rows.map((row) => row.map((cell) => cell.replaceAll(/(?<![\w-])interpol(?![\w-])/g, "interpol-two"))),
    );
  await load();
  change("registry/parties.csv", (rows) => [...rows, [...(party ?? [])]]);
  await load();
  expect(await count("select count(*) from registry.party where id = 'interpol'")).toBe(0);
  expect(await count("select count(*) from registry.merge where state = 'done'")).toBe(1);

  await installation.door.perform(operator, undoMerge, { input: { merge } });
  expect(await whose()).toContainEqual({ party_id: "interpol" });
  expect(await count("select count(*) from registry.party where id = 'interpol'")).toBe(1);
}, 120_000);

/** Another release that says the same. */
function reload(): Promise<LoadReport> {
  change("registry/places.csv", (rows) => rows.reverse());
  return load();
}
