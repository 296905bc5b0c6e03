import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { withClient } from "../../src/platform/postgres/index.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import {
  answerOf,
  ask,
  type Entente,
  errorOf,
  layOutEntente,
  type Outcome,
  until,
} from "../support/entente.ts";
import { makeTrialFolder, removeTrialFolder } from "../support/postgres-trial.ts";
import { translators } from "../support/program.ts";
import { numberOf, rowsOf } from "../support/sql.ts";
import { templateName } from "../support/template.ts";

let trial: string;
let entente: Entente;
let full: FreshDatabase;
const others: FreshDatabase[] = [];

beforeAll(async () => {
  trial = makeTrialFolder();
  entente = layOutEntente(join(trial, "program"));
  full = await freshDatabase({ template: templateName });
});
afterEach(async () => {
  for (const database of others.splice(0)) await database.drop();
});
afterAll(async () => {
  await full.drop();
  await removeTrialFolder(trial);
});

const environmentOf = ({ ownerUrl }: FreshDatabase) => ({
  DATABASE_URL: ownerUrl,
  ENTENTE_DATA: join(trial, "data"),
  ENTENTE_LOG: "warn",
});
const run = (database: FreshDatabase, ...args: string[]): Promise<Outcome> =>
  entente.run(args, { env: environmentOf(database) });

async function emptyDatabase(): Promise<FreshDatabase> {
  const database = await freshDatabase();
  others.push(database);
  return database;
}

const relations = `select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`;

const patient = { timeout: 90_000 };

describe("backup and restore as they are typed", patient, () => {
  test("wrong use and a damaged file have their exit codes, and make no data folder", async () => {
    const folder = join(trial, "never");
    const cases: ReadonlyArray<readonly [string[], number, string]> = [
      [["backup"], 2, "file-not-named"],
      [["restore", entente.door], 2, "backup-foreign"],
      [["migrate", "--force"], 2, "command-option"],
    ];
    for (const [args, code, error] of cases) {
      const outcome = await entente.run([...args, "--json"], { env: { ENTENTE_DATA: folder } });
      expect([outcome.code, errorOf(outcome).code], args.join(" ")).toEqual([code, error]);
    }
    expect(existsSync(folder)).toBe(false);
  });

  test("a backup that is killed leaves no file of its name, and the next one is whole and prints its head", async () => {
    const file = join(trial, "killed.entente");
    await withClient(full.superuserUrl, async (superuser) => {
      await superuser.query("begin; lock table registry.party in access exclusive mode");
      const started = entente.start(["backup", file], { env: environmentOf(full) });
      const part = () => readdirSync(trial).some((name) => /^killed.entente\..*part$/.test(name));
      await until(part);
      started.process.kill("SIGKILL");
      expect((await started.ended).code).toBeNull();
      expect(part()).toBe(true);
    });
    expect(existsSync(file)).toBe(false);
    const made = await run(full, "backup", file, "--json");
    expect(made).toMatchObject({ code: 0 });
    expect(answerOf(made).head).toMatch(/^[0-9a-f]{64}$/);
    const again = await run(full, "backup", file, "--json");
    expect([again.code, errorOf(again).code]).toEqual([3, "backup-exists"]);
  });

  test("a restore that is killed leaves the database empty, and it can be restored again, against its head", async () => {
    const file = join(trial, "source.entente");
    const { head } = answerOf(await run(full, "backup", file, "--json"));
    const target = await emptyDatabase();
    const copying = `select count(*) from pg_stat_activity where datname = current_database()
      and query like 'copy %' and state = 'active' and pid <> pg_backend_pid()`;
    const child = entente.start(["restore", file], { env: environmentOf(target) });
    await withClient(target.superuserUrl, async (watch) => {
      await until(async () => Number((await watch.query(copying)).rows[0].count) > 0);
    });
    child.process.kill("SIGKILL");
    expect((await child.ended).code).toBeNull();
    expect(await numberOf(target.ownerUrl, relations)).toBe(0);
    const wrongHead = await run(target, "restore", file, "--head", "0".repeat(64), "--json");
    expect([wrongHead.code, errorOf(wrongHead).code]).toEqual([5, "backup-other-head"]);
    const restored = await run(target, "restore", file, "--head", head.toUpperCase());
    expect(restored.code).toBe(0);
    expect(restored.stdout).toContain(translators.en("cli.journal-head", { head }));
    expect(await run(target, "journal", "verify", "--head", head)).toMatchObject({ code: 0 });
  });
});

describe("migrate", patient, () => {
  test("brings tables and no data, says which, and says beforehand which it would", async () => {
    const database = await emptyDatabase();
    const { missing } = answerOf(await run(database, "migrate", "--dry-run", "--json"));
    expect(missing).toContain("platform/0001-journal");
    expect(await numberOf(database.ownerUrl, relations)).toBe(0);
    expect(answerOf(await run(database, "migrate", "--json"))).toEqual({ migrated: missing });
    expect(await numberOf(database.ownerUrl, "select count(*) from registry.party")).toBe(0);
    expect(answerOf(await run(database, "migrate", "--json"))).toEqual({ migrated: [] });
    const later =
      "insert into public.entente_migration (id, position, digest) values ('later/0001', 999, '')";
    await rowsOf(database.ownerUrl, later);
    const refused = await run(database, "migrate", "--json");
    expect([refused.code, errorOf(refused).code]).toEqual([3, "database-newer"]);
  });
});

test(
  "measurements are given out where they are asked for, apart from the site, and hold no text of a reader",
  patient,
  async () => {
    const serving = await entente.serve([], {
      env: { ...environmentOf(full), ENTENTE_METRICS: "127.0.0.1:0" },
    });
    try {
      const place = /http:\/\/127\.0\.0\.1:\d+\/metrics/;
      await until(() => place.test(serving.stderr()));
      const metrics = place.exec(serving.stderr())?.[0] ?? "";
      for (let n = 0; n < 3; n += 1) await ask(`${serving.origin}/fr/partners/fatf`);
      await ask(`${serving.origin}/fr/partners/zzsecretzz?q=zzsecretzz`);
      await ask(`${serving.origin}/zzsecretzz/zzsecretzz`);
      expect((await ask(`${serving.origin}/metrics`)).status).toBe(404);
      await pause(50);
      const { text } = await ask(metrics);
      expect(text).toMatch(
        /^http_request_duration_seconds_count\{method="GET",route="\/:language\/partners\/:\w+",status="200"\} 3$/m,
      );
      expect(text).toMatch(/^entente_page_cache_total\{result="hit"\} [12]$/m);
      expect(text).toMatch(
        /^entente_acts_total\{act="publication\.read-partner-page",outcome="done"\} [12]$/m,
      );
      expect(text).toMatch(
        /^entente_acts_total\{act="publication\.read-partner-page",outcome="not-found"\} 1$/m,
      );
      for (const name of [
        "entente_revision",
        "entente_journal_unsealed",
        "nodejs_eventloop_lag_seconds",
        "process_resident_memory_bytes",
      ])
        expect(text, name).toMatch(new RegExp(`^${name} \\d`, "m"));
      expect(text).toMatch(/^entente_database_connections\{state="open"\} [1-9]/m);
      expect(text).not.toMatch(/zzsecretzz|fatf/);
    } finally {
      serving.process.kill("SIGTERM");
      expect((await serving.ended).code).toBe(0);
    }
  },
);
