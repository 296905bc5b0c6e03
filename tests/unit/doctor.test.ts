import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { doctorCommand } from "../../src/app/commands/doctor.ts";
import { isLanguage } from "../../src/kernel/language.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { makeTrialFolder, removeTrialFolder } from "../support/postgres-trial.ts";
import { translators } from "../support/program.ts";
import { rowsOf } from "../support/sql.ts";
import { templateName } from "../support/template.ts";

let trial: string;
const databases: FreshDatabase[] = [];

beforeAll(() => {
  trial = makeTrialFolder();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const database of databases.splice(0)) await database.drop();
});
afterAll(async () => {
  await removeTrialFolder(trial);
});

interface Check {
  readonly check: string;
  readonly ok: boolean;
  readonly message: string;
  readonly advice: string | null;
}

interface Visit {
  readonly code: number;
  readonly ok: boolean;
  readonly checks: Readonly<Record<string, Check>>;
  readonly printed: string;
}

/** What `entente doctor --json` ends with and prints, in an environment that holds only this. */
async function visit(environment: Readonly<Record<string, string>>, language = "en"): Promise<Visit> {
  const names = ["DATABASE_URL", "ENTENTE_APP_URL", "ENTENTE_DATA", "ENTENTE_METRICS", "ENTENTE_HOST"];
  const all = { ...Object.fromEntries(names.map((name) => [name, ""])), PORT: "0", ...environment };
  for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value);
  let printed = "";
  const print = (text: string) => {
    printed += text;
  };
  const translate = translators[isLanguage(language) ? language : "en"];
  const code = await doctorCommand({ values: {}, rest: [], json: true, translate, print, say: print });
  const { ok, checks } = JSON.parse(printed) as { ok: boolean; checks: Check[] };
  return { code, ok, printed, checks: Object.fromEntries(checks.map((check) => [check.check, check])) };
}

async function sealedRegister(): Promise<FreshDatabase> {
  const database = await freshDatabase({ template: templateName });
  databases.push(database);
  await rowsOf(database.ownerUrl, "select journal.seal_batch()");
  return database;
}
const visitTo = ({ ownerUrl }: FreshDatabase) =>
  visit({ DATABASE_URL: ownerUrl, ENTENTE_DATA: join(trial, "data") });
const namesOfBad = ({ checks }: Visit) =>
  Object.values(checks)
    .filter(({ ok }) => !ok)
    .map(({ check }) => check);

test("all is well where it is", async () => {
  const found = await visitTo(await sealedRegister());
  expect(namesOfBad(found)).toEqual([]);
  expect(found).toMatchObject({ code: 0, ok: true });
  const asked = ["node", "database", "postgres", "letters", "clock", "migrations", "role", "row-security"];
  for (const name of [...asked, "reference", "journal", "seals"])
    expect(found.checks[name], name).toMatchObject({ ok: true, advice: null });
});

const ailments: Readonly<Record<string, string>> = {
  "row-security":
    "alter table registry.party disable row level security; drop policy reading on registry.party_name",
  reference: "delete from entente.reference_release",
  journal: "alter table journal.act disable trigger user; update journal.act set why = 'forged'",
  seals: "select journal.open_act(now() - interval '1 hour', 'operator', 'x', 'x.y', '', '{}')",
  search: "delete from search.posting where subject in (select n from search.subject where id = 'fatf')",
};

test("everything that is wrong is named, each with what to do", async () => {
  const database = await sealedRegister();
  for (const harm of Object.values(ailments)) await rowsOf(database.superuserUrl, harm);
  const found = await visitTo(database);
  expect(found).toMatchObject({ code: 1, ok: false });
  expect(namesOfBad(found)).toEqual(Object.keys(ailments));
  for (const name of Object.keys(ailments)) expect(found.checks[name]?.advice, name).toMatch(/\S+ \S+/);
  expect(found.checks["row-security"]?.message).toContain("registry.party, registry.party_name");
});

test("a database that is older, newer or otherwise made is told from one that fits", async () => {
  const database = await sealedRegister();
  const harms = [
    [
      "later/0001",
      "insert into public.entente_migration (id, position, digest) values ('later/0001', 999, '')",
    ],
    [
      "access/0001-reading",
      "delete from public.entente_migration where id like 'later/%'; update public.entente_migration set digest = 'x' where id = 'access/0001-reading'",
    ],
    ["1 ", "delete from public.entente_migration where id = 'access/0001-reading'"],
  ] as const;
  for (const [named, harm] of harms) {
    await rowsOf(database.superuserUrl, harm);
    const { checks } = await visitTo(database);
    expect(checks.migrations?.message).toContain(named);
    expect(checks.migrations?.advice).toMatch(/\S+ \S+/);
  }
});

test("an empty database is named, and what stands on its tables is not asked", async () => {
  const database = await freshDatabase();
  databases.push(database);
  const found = await visitTo(database);
  expect(namesOfBad(found)).toEqual(["migrations"]);
  expect(found.checks.journal).toBeUndefined();
  expect(
    await rowsOf(database.ownerUrl, "select from pg_namespace where nspname in ('entente', 'journal')"),
  ).toEqual([]);
});

test("a database that is down is reported without its password, and so is a port that another has", async () => {
  const secret = "s3cr3t-w0rd";
  const other = createServer((_request, response) => response.end("else"));
  await new Promise<void>((done) => other.listen(0, "localhost", done));
  const address = other.address();
  const taken = typeof address === "object" && address !== null ? String(address.port) : "";
  const url = `postgres://u:${secret}@127.0.0.1:1/d`;
  const found = await visit({ DATABASE_URL: url, ENTENTE_DATA: join(trial, "data"), PORT: taken });
  other.close();
  expect(found.code).toBe(4);
  expect(namesOfBad(found)).toEqual(["database", "port"]);
  expect(found.printed).not.toContain(secret);
});

const withFile = (name: string, text: string) => (folder: string) => {
  mkdirSync(folder);
  writeFileSync(join(folder, name), text);
};
const folders: ReadonlyArray<readonly [string, (folder: string) => void, string]> = [
  ["a file in its place", (folder) => writeFileSync(folder, ""), "folder"],
  ["somebody else's files", withFile("x", ""), "folder"],
  ["facts that are no facts", withFile("postgres.json", "{"), "folder"],
  ["nothing yet", () => {}, "server"],
];
test.each(folders)(
  "a data folder with %s is reported, and not touched",
  async (_what, ...[prepare, check]) => {
    const folder = join(trial, `folder-${folders.findIndex(([, made]) => made === prepare)}`);
    prepare(folder);
    const before = existsSync(folder);
    const found = await visit({ ENTENTE_DATA: folder });
    expect(found.code).toBe(check === "server" ? 4 : 1);
    expect(namesOfBad(found)).toEqual([check]);
    expect(existsSync(folder)).toBe(before);
  },
);

test("a configuration that cannot be read is reported", async () => {
  const found = await visit({ PORT: "many" });
  expect(found.code).toBe(1);
  expect(namesOfBad(found)).toEqual(["configuration"]);
});
