import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { answerOf, type Entente, errorOf, layOutEntente, type Outcome } from "../support/entente.ts";
import { makeTrialFolder, removeTrialFolder } from "../support/postgres-trial.ts";
import { numberOf, rowsOf } from "../support/sql.ts";
import { templateName } from "../support/template.ts";
import { faultsOfXliff, unitsOf } from "../support/xliff-rules.ts";

let trial: string;
let entente: Entente;
let database: FreshDatabase;

beforeAll(async () => {
  trial = makeTrialFolder();
  entente = layOutEntente(join(trial, "program"));
  database = await freshDatabase({ template: templateName });
  mkdirSync(join(trial, "folder"));
});
afterAll(async () => {
  await database.drop();
  expect(await removeTrialFolder(trial)).toBe(0);
});

const inTrial = (name: string) => join(trial, name);
const run = (...args: readonly string[]): Promise<Outcome> =>
  entente.run(["--lang", "en", "translation", ...args], {
    env: { DATABASE_URL: database.ownerUrl, ENTENTE_DATA: trial },
  });
const changes = () => numberOf(database.superuserUrl, "select count(*) from journal.change");

describe("translation list", () => {
  test("says a line a language, and with a language its texts as well", async () => {
    const all = await run("list");
    expect(all).toMatchObject({ code: 0, stderr: "" });
    expect(all.stdout.trimEnd().split("\n")).toHaveLength(6);
    const { stdout } = await run(
      "list",
      "--language",
      "ru",
      "--state",
      "missing",
      "--kind",
      "party-name",
      "--limit",
      "3",
    );
    expect(stdout.trimEnd().split("\n")).toHaveLength(5);
    expect(stdout).toMatch(/Shown: 3 of \d+/);
  });

  test("is JSON and nothing else when that is asked for", async () => {
    const outcome = await run("list", "--language", "ar", "--json");
    expect(outcome.stderr).toBe("");
    expect(answerOf(outcome).entries).toHaveLength(50);
  });
});

describe("translation export and import", () => {
  test("write a file once, to a name or to standard output, and read it back without a change", async () => {
    const file = inTrial("ar.xlf");
    const written = await run("export", "--language", "ar", "-o", file, "--json");
    expect(written).toMatchObject({ code: 0, stderr: "" });
    const text = readFileSync(file, "utf8");
    expect(faultsOfXliff(text)).toEqual([]);
    expect(unitsOf(text)).toHaveLength(answerOf(written).units);
    expect((await run("export", "--language", "ar")).stdout).toBe(text);
    const again = await run("export", "--language", "ar", "-o", file, "--json");
    expect([again.code, errorOf(again).code]).toEqual([3, "output-exists"]);
    expect((await run("export", "--language", "ar", "-o", file, "--force")).code).toBe(0);
    const before = await changes();
    const read = await run("import", file, "--apply", "--json");
    expect(read.code).toBe(0);
    expect(answerOf(read)).toMatchObject({ applied: true, added: 0, changed: 0, confirmed: 0, refused: [] });
    expect(await changes()).toBe(before);
  });

  test("take what passes with --apply alone, and exit with 1 when something is refused", async () => {
    const file = inTrial("places.xlf");
    await run("export", "--language", "fr", "--kind", "place-name", "-o", file);
    const changed = readFileSync(file, "utf8")
      .replace("<target>Abidjan</target>", "<target>Abidjan-Ville</target>")
      .replace("<target>Accra</target>", "<target>Аккра</target>");
    writeFileSync(file, changed);
    const names = () =>
      rowsOf(
        database.superuserUrl,
        "select name from registry.place_name where language = 'fr' and place in ('Abidjan', 'Accra') order by 1",
      );
    const dry = await run("import", file);
    expect(dry.code).toBe(1);
    expect(dry.stdout).toContain("place-name Accra");
    expect(dry.stdout).toContain("another language: Russian");
    expect(await names()).toEqual([{ name: "Abidjan" }, { name: "Accra" }]);
    const done = await run("import", file, "--apply", "--as", "official-translation", "--json");
    expect(done.code).toBe(1);
    expect(answerOf(done)).toMatchObject({
      changed: 1,
      refused: [{ owner: "Accra", findings: [{ code: "language-other" }] }],
    });
    expect(await names()).toEqual([{ name: "Abidjan-Ville" }, { name: "Accra" }]);
  });

  test("say that there is nothing, and write nothing then", async () => {
    const file = inTrial("nothing.xlf");
    const outcome = await run("export", "--language", "fr", "--state", "machine", "-o", file);
    expect(outcome.code).toBe(0);
    expect(outcome.stderr).toContain("nothing was written");
    expect(existsSync(file)).toBe(false);
  });
});

test.each([
  ["command-unknown", 2, []],
  ["command-unknown", 2, ["send"]],
  ["command-word", 2, ["list", "more"]],
  ["command-value", 2, ["export"]],
  ["command-value", 2, ["export", "--language", "ar"]],
  ["command-option", 2, ["list", "--why", "x"]],
  ["input-refused", 2, ["export", "--language", "xx", "-o", "x.xlf"]],
  ["input-refused", 2, ["list", "--state", "lost"]],
  ["translatable-unknown", 2, ["list", "--kind", "poem"]],
  ["file-not-named", 2, ["import"]],
  ["file-missing", 2, ["import", "nowhere.xlf"]],
  ["file-is-folder", 2, ["import", "folder"]],
  ["output-unwritable", 4, ["export", "--language", "ar", "-o", "nowhere/x.xlf"]],
] as const)("is refused with %s and exit code %i: %j", async (code, exit, args) => {
  const placed = args.map((word) => (/\.xlf$|^folder$/.test(word) ? inTrial(word) : word));
  const outcome = await run(...placed, "--json");
  expect([outcome.code, errorOf(outcome).code]).toEqual([exit, code]);
});

test.each([
  ["xliff-encoding", Buffer.from([0x3c, 0xe9, 0x3e])],
  ["xliff-malformed", "no XML"],
  ["xliff-foreign", "<html/>"],
  ["xliff-version", '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>'],
])("a file that is no translation is refused with %s", async (code, bytes) => {
  const file = inTrial("bad.xlf");
  writeFileSync(file, bytes);
  const outcome = await run("import", file, "--apply", "--json");
  expect([outcome.code, errorOf(outcome).code]).toEqual([2, code]);
});
