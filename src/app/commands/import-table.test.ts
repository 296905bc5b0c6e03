import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../tests/support/database.ts";
import {
  answerOf,
  type ChildOptions,
  type Entente,
  errorOf,
  layOutEntente,
} from "../../../tests/support/entente.ts";
import { makeTrialFolder, removeTrialFolder } from "../../../tests/support/postgres-trial.ts";
import { numberOf } from "../../../tests/support/sql.ts";
import { templateName } from "../../../tests/support/template.ts";
import { languages } from "../../kernel/language.ts";

let trial: string;
let entente: Entente;
let database: FreshDatabase;

beforeAll(async () => {
  trial = makeTrialFolder();
  entente = layOutEntente(join(trial, "program"));
  database = await freshDatabase({ template: templateName });
  writeFileSync(
    inTrial("bodies.csv"),
    "Name;Acronym;Kind;Heading;Remarks\nBureau of Tides;BTF;forum;africa;x\n",
  );
  writeFileSync(inTrial("wrong.csv"), "party,region\nfatf,009\nnobody,=nowhere\n");
});
afterAll(async () => {
  await database.drop();
  expect(await removeTrialFolder(trial)).toBe(0);
});

const run = (args: readonly string[], options: ChildOptions = {}) =>
  entente.run(args, {
    ...options,
    env: { DATABASE_URL: database.ownerUrl, ENTENTE_DATA: trial, ...options.env },
  });
const inTrial = (name: string) => join(trial, name);
const parties = () => numberOf(database.ownerUrl, "select count(*) from registry.party");

describe("entente import table", () => {
  test("says what a table would do, and does it with --apply, once", async () => {
    const before = await parties();
    const args = ["import", "table", inTrial("bodies.csv"), "--map", "Remarks=", "--json"];
    const dry = await run(args);
    expect(dry).toMatchObject({ code: 0, stderr: "" });
    expect(answerOf(dry)).toMatchObject({
      read: { format: "csv", encoding: "utf-8", separator: ";" },
      ...{ kind: "parties", rows: 1, added: 1, changed: 0, unchanged: 0, refused: 0, errors: [] },
    });
    expect(await parties()).toBe(before);
    const done = answerOf(await run([...args, "--apply"]));
    expect(done.applied).toEqual({ rows: 1, added: 1, changed: 0, unchanged: 0 });
    expect(await parties()).toBe(before + 1);
    const again = answerOf(await run([...args, "--apply"]));
    expect(again.applied).toEqual({ rows: 1, added: 0, changed: 0, unchanged: 1 });
  });

  test("reads standard input", async () => {
    const input = "party,region\nfatf,009\n";
    const outcome = await run(["import", "table", "-", "--kind", "coverage", "--json"], { input });
    expect(answerOf(outcome)).toMatchObject({ rows: 1, added: 1 });
  });

  test("ends with 1 where a row is wrong, writes what is wrong into a file, and nothing into the register", async () => {
    const file = inTrial("errors.csv");
    const args = ["import", "table", inTrial("wrong.csv"), "--kind", "coverage", "--errors", file];
    const before = await numberOf(database.ownerUrl, "select count(*) from registry.coverage");
    const outcome = await run([...args, "--apply", "--json", "--lang", "en"]);
    expect(outcome.code).toBe(1);
    const answer = answerOf(outcome);
    expect(answer).toMatchObject({ added: 1, refused: 1, errorCount: 2 });
    expect(answer.applied).toBeUndefined();
    expect(answer.errors[0]).toMatchObject({
      row: 3,
      column: "party",
      value: "nobody",
      code: "party-unknown",
    });
    expect(readFileSync(file, "utf8")).toMatch(/^\ufeffRow,Column,Value,What is wrong\r\n3,party,nobody,/);
    expect(readFileSync(file, "utf8")).toContain("3,region,'=nowhere,");
    expect(await numberOf(database.ownerUrl, "select count(*) from registry.coverage")).toBe(before);
    const kept = readFileSync(file, "utf8");
    expect(errorOf(await run([...args, "--json"]))).toMatchObject({
      kind: "conflict",
      code: "output-exists",
    });
    expect(readFileSync(file, "utf8")).toBe(kept);
    expect((await run([...args, "--force"])).code).toBe(1);
    expect(readdirSync(trial).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test.each(languages)("says it in %s", async (language) => {
    const { code, stdout, stderr } = await run([
      ...["import", "table", inTrial("wrong.csv"), "--kind", "coverage", "--lang", language],
    ]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toContain("nobody");
    expect(stdout).not.toMatch(/[{}]|undefined/);
  });
});

describe("entente export table", () => {
  test.each(["csv", "xlsx"])("writes %s that changes nothing when it comes back", async (format) => {
    const file = inTrial(`parties.${format}`);
    const options = ["--kind", "parties", "--format", format, "-o", file, "--language", "ru", "--json"];
    const outcome = answerOf(await run(["export", "table", ...options]));
    expect(outcome).toEqual({ kind: "parties", format, file, rows: await parties() });
    const back = answerOf(await run(["import", "table", file, "--json"]));
    expect(back).toMatchObject({ rows: outcome.rows, unchanged: outcome.rows, errors: [] });
  });

  test("writes to standard output, with names for programs and without a mark where that is asked for", async () => {
    const { code, stdout } = await run(["export", "table", "--kind", "coverage", "--names", "--no-mark"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^id,party,region,verification,/);
    expect((await run(["export", "table", "--kind", "coverage", "--names"])).stdout).toMatch(/^\ufeffid,/);
  });
});

describe("what cannot be is refused before the database is brought up", () => {
  const untouched = { DATABASE_URL: "" };
  test.each<[string, string[], string, number]>([
    ["no file", ["import", "table"], "file-not-named", 2],
    ["a file that is not there", ["import", "table", "nowhere.csv"], "file-missing", 2],
    ["a kind that is none", ["import", "table", "-", "--kind", "people"], "table-kind-unknown", 2],
    ["a mapping without its sign", ["import", "table", "-", "--map", "Name"], "table-map-malformed", 2],
    ["an option of documents", ["import", "table", "-", "--title", "x"], "command-option", 2],
    ["an option of tables for a page", ["import", "page", "-", "--sheet", "x"], "command-option", 2],
    ["an option of tables for another export", ["export", "parties", "--kind", "names"], "command-option", 2],
    ["an export of no kind", ["export", "table"], "command-value", 2],
    [
      "an export of another format",
      ["export", "table", "--kind", "names", "--format", "ods"],
      "export-format",
      2,
    ],
    ["an export to standard output as JSON", ["export", "table", "--kind", "names"], "command-value", 2],
  ])("%s", async (...[, args, code, exit]) => {
    const folder = inTrial("untouched");
    const outcome = await run([...args, "--json"], {
      env: { ...untouched, ENTENTE_DATA: folder },
      input: "",
    });
    expect({ exit: outcome.code, code: errorOf(outcome).code }).toEqual({ exit, code });
    expect(existsSync(folder)).toBe(false);
  });
});
