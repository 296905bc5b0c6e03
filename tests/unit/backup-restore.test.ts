import { createHash } from "node:crypto";
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { authorise, nameReader } from "../../src/areas/access/index.ts";
import { createDoor } from "../../src/platform/acts/index.ts";
import {
  leftOut,
  leftOutSchemas,
  listTables,
  openBackup,
  restoreBackup,
  writeBackup,
} from "../../src/platform/backup/index.ts";
import { withClient } from "../../src/platform/postgres/index.ts";
import { appRoleName, appUrlFor, openStorage, verifyJournal } from "../../src/platform/storage/index.ts";
import { commandNamed } from "../support/acts.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { until } from "../support/entente.ts";
import {
  freshInstallation,
  operator,
  siteOf,
  type TestInstallation,
  testClock,
} from "../support/installation.ts";
import { sealAll } from "../support/journal.ts";
import { migrations } from "../support/program.ts";
import { numberOf, rowsOf } from "../support/sql.ts";

const parts = { sets: migrations, appRole: appRoleName };
const change = commandNamed("registry.change-party");
let folder: string;
let source: TestInstallation;
const databases: FreshDatabase[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "entente-backup-"));
  chmodSync(folder, 0o755);
  source = await freshInstallation();
  await changeWebsite(source, "https://example.org/before");
  await sealAll(source.ownerUrl);
});
afterEach(async () => {
  for (const database of databases.splice(0)) await database.drop();
});
afterAll(async () => {
  await source.close();
  rmSync(folder, { recursive: true, force: true });
});

const changeWebsite = ({ door }: Pick<TestInstallation, "door">, website: string) =>
  door.perform(operator, change, { input: { id: "fatf", website } });

const backUp = (name: string, force = false) =>
  withClient(source.ownerUrl, (owner) =>
    writeBackup(owner, { file: join(folder, name), force, program: "0.0.0-test", now: testClock() }),
  );

async function emptyDatabase(): Promise<FreshDatabase> {
  const database = await freshDatabase();
  databases.push(database);
  return database;
}

async function restore(file: string, { ownerUrl }: FreshDatabase) {
  const backup = await openBackup(file, parts);
  try {
    return await withClient(ownerUrl, (owner) => restoreBackup(owner, backup, parts));
  } finally {
    await backup.close();
  }
}

/** A restored database as an installation, for what only needs its doors. */
async function installationOf(database: FreshDatabase): Promise<TestInstallation> {
  const { ownerUrl, superuserUrl } = database;
  const appUrl = await withClient(ownerUrl, (owner) => appUrlFor(owner, { ownerUrl, folder }));
  const storage = openStorage(appUrl, { most: 2 });
  const door = createDoor({ storage, clock: testClock, authorise, nameReader });
  return { door, storage, ownerDoor: door, ownerUrl, superuserUrl, appUrl, close: () => storage.close() };
}

/** A digest of every table's rows, read by no code of the backup; the number of a transaction means nothing elsewhere. */
async function digests(url: string): Promise<Record<string, string>> {
  const tables = await rowsOf(
    url,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname !~ '^pg_' and schemaname not in ('information_schema', 'jobs')`,
  );
  const found: Record<string, string> = {};
  for (const { name } of tables.filter((table) => leftOut[String(table.name)] === undefined)) {
    const rows = await rowsOf(url, `select (to_jsonb(t) - 'txid')::text as row from ${name} t order by 1`);
    const text = rows.map(({ row }) => row).join("\n");
    found[String(name)] = `${rows.length} ${createHash("sha256").update(text).digest("hex")}`;
  }
  return found;
}

/** A machine that does much else at the same time takes several times as long. */
const patient = { timeout: 90_000 };

describe("there and back", patient, () => {
  test("every table, the site and the journal are what they were, and the register goes on", async () => {
    const before = await digests(source.ownerUrl);
    const report = await backUp("whole.entente");
    expect(statSync(report.file)).toMatchObject({ size: report.bytes, mode: 0o100600 });
    expect(readdirSync(folder)).toEqual(["whole.entente"]);
    const target = await emptyDatabase();
    expect(await restore(report.file, target)).toMatchObject({
      head: report.head,
      rows: report.rows,
      migrated: [],
    });
    expect(await digests(target.ownerUrl)).toEqual(before);
    expect(Object.keys(before).length).toBe(report.tables);
    const verified = await withClient(target.ownerUrl, (owner) => verifyJournal(owner, report.head));
    expect(verified).toMatchObject({ broken: undefined, head: report.head, unsealed: 0 });
    await sameForm(target);
    const restored = await installationOf(target);
    try {
      await samePages(restored);
      await goesOn(restored);
    } finally {
      await restored.close();
    }
  });

  async function samePages(restored: TestInstallation): Promise<void> {
    const [ours, theirs] = await Promise.all([siteOf(source), siteOf(restored)]);
    try {
      for (const url of ["/fr/", "/ar/partners/fatf", "/en/partners", "/zh/partners/menafatf"]) {
        const [a, b] = await Promise.all([ours.server.inject(url), theirs.server.inject(url)]);
        expect(a.statusCode, url).toBeLessThan(400);
        expect(b.rawPayload.equals(a.rawPayload), url).toBe(true);
      }
    } finally {
      await ours.close();
      await theirs.close();
    }
  }

  /** Numbers continue, the triggers guard again, and what is written is sealed on the old chain. */
  async function goesOn(restored: TestInstallation): Promise<void> {
    const latest = "select max(id) as id from journal.act";
    const last = await numberOf(restored.ownerUrl, latest);
    await changeWebsite(restored, "https://example.org/after");
    expect(await numberOf(restored.ownerUrl, latest)).toBeGreaterThan(last);
    const unowned = "update registry.party set website = 'https://example.org/none' where id = 'fatf'";
    await expect(rowsOf(restored.ownerUrl, unowned)).rejects.toMatchObject({ code: "EN001" });
    await expect(rowsOf(restored.ownerUrl, "delete from journal.act")).rejects.toMatchObject({
      code: "EN002",
    });
    await expect(
      rowsOf(restored.ownerUrl, "insert into registry.party_name (id, party_id) values ('x', 'nobody')"),
    ).rejects.toThrow();
    await sealAll(restored.ownerUrl);
    const { broken, unsealed } = await withClient(restored.ownerUrl, (owner) => verifyJournal(owner));
    expect({ broken, unsealed }).toEqual({ broken: undefined, unsealed: 0 });
  }

  /** Foreign keys and triggers are as migrations made them, although they rested while the rows came. */
  async function sameForm({ ownerUrl }: FreshDatabase): Promise<void> {
    const form = `
      select conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) as line from pg_constraint where contype = 'f'
      union all
      select tgrelid::regclass::text || ' ' || tgname || ' ' || tgenabled::text from pg_trigger where not tgisinternal
      order by line`;
    const lines = await rowsOf(ownerUrl, form);
    expect(lines).toEqual(await rowsOf(source.ownerUrl, form));
    expect(lines.length).toBeGreaterThan(50);
  }

  test("a backup carries every table there is, or says why not", async () => {
    const all = await rowsOf(
      source.ownerUrl,
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'm', 'f') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`,
    );
    const carried = (await withClient(source.ownerUrl, listTables)).map(
      ({ schema, name }) => `${schema}.${name}`,
    );
    const reasons = Object.entries(leftOut).filter(([, reason]) => reason.length > 20);
    const others = Object.entries(leftOutSchemas).filter(([, reason]) => reason.length > 20);
    const names = all
      .map(({ name }) => String(name))
      .filter((name) => !others.some(([schema]) => name.startsWith(`${schema}.`)));
    expect([...carried, ...reasons.map(([name]) => name)].sort()).toEqual(names.sort());
  });
});

describe("while others write", patient, () => {
  test("a backup is of one moment: the party is as the last act in it left it", async () => {
    let stop = false;
    const writing = (async () => {
      for (let n = 0; !stop; n += 1) await changeWebsite(source, `https://example.org/at/${n}`);
    })();
    const latest = "select max(id) from journal.act";
    const [before, report, after] = [
      await numberOf(source.ownerUrl, latest),
      await backUp("busy.entente"),
      await numberOf(source.ownerUrl, latest),
    ];
    stop = true;
    await writing;
    expect(after - before).toBeGreaterThan(3);
    const target = await emptyDatabase();
    await restore(report.file, target);
    const [row] = await rowsOf(
      target.ownerUrl,
      `select p.website, c.after ->> 'website' as said, c.act_id, (select max(id) from journal.act) as last
       from registry.party p, journal.change c
       where p.id = 'fatf' and c.table_name = 'registry.party' and c.row_id = 'fatf' order by c.id desc limit 1`,
    );
    expect(row?.website).toBe(row?.said);
    expect(row?.act_id).toBe(row?.last);
    const unfinished =
      "select count(*) from journal.act a where not exists (select from journal.change c where c.act_id = a.id)";
    expect(await numberOf(target.ownerUrl, unfinished)).toBe(0);
    // What no seal covered in the backup is sealed here, although the numbers of its transactions were those of another server.
    await sealAll(target.ownerUrl);
    const { broken, unsealed } = await withClient(target.ownerUrl, (owner) =>
      verifyJournal(owner, report.head),
    );
    expect({ broken, unsealed }).toEqual({ broken: undefined, unsealed: 0 });
  });

  test("a migration waits until a backup holds all tables, and a backup for a migration", async () => {
    await withClient(source.ownerUrl, async (other) => {
      await other.query("select pg_advisory_lock(hashtext('entente.migrate'))");
      let done = false;
      const backup = backUp("waits.entente").then(() => {
        done = true;
      });
      await until(async () => (await numberOf(source.ownerUrl, waitingForMigration)) > 0);
      expect(done).toBe(false);
      await other.query("select pg_advisory_unlock(hashtext('entente.migrate'))");
      await backup;
    });
  });
  const waitingForMigration =
    "select count(*) from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())";
});

describe("older and newer", patient, () => {
  /** The last migration of the program, taken away: as if it had not been written yet. */
  const last = migrations
    .flatMap(({ unit, files }) => Object.keys(files).map((file) => ({ unit, file })))
    .at(-1);
  const one = {
    unit: "later",
    files: { "0001-later.sql": "create schema later; create table later.thing (id integer)" },
  };

  test("a backup of an older program is restored and brought forward", async () => {
    const { file } = await backUp("older.entente");
    const target = await emptyDatabase();
    const newer = { sets: [...migrations, one], appRole: appRoleName };
    const backup = await openBackup(file, newer);
    const report = await withClient(target.ownerUrl, (owner) => restoreBackup(owner, backup, newer));
    await backup.close();
    expect(report.migrated).toEqual(["later/0001-later"]);
    expect(await numberOf(target.ownerUrl, "select count(*) from later.thing")).toBe(0);
    const ledger = "select count(*) from public.entente_migration";
    expect(await numberOf(target.ownerUrl, ledger)).toBe((await numberOf(source.ownerUrl, ledger)) + 1);
  });

  test("a backup of a newer program is refused before any database is touched", async () => {
    const { file } = await backUp("newer.entente");
    const older = migrations.filter(({ unit }) => unit !== last?.unit);
    await expect(openBackup(file, { sets: older })).rejects.toMatchObject({
      kind: "conflict",
      code: "backup-newer",
      params: { file, program: "0.0.0-test" },
    });
  });

  test("an empty database has nothing to back up, and a full one takes no backup", async () => {
    const target = await emptyDatabase();
    const file = join(folder, "nothing.entente");
    const options = { file, force: false, program: "0", now: testClock() };
    await expect(withClient(target.ownerUrl, (owner) => writeBackup(owner, options))).rejects.toMatchObject({
      code: "backup-nothing",
    });
    expect(readdirSync(folder).filter((name) => name.startsWith("nothing"))).toEqual([]);
    const whole = await backUp("full.entente");
    await expect(restore(whole.file, { ...target, ownerUrl: source.ownerUrl })).rejects.toMatchObject({
      kind: "conflict",
      code: "database-not-empty",
    });
    expect(await numberOf(source.ownerUrl, "select count(*) from registry.party")).toBeGreaterThan(100);
  });
});

describe("the file", () => {
  test("one that is there is kept, unless it is forced", async () => {
    const first = await backUp("twice.entente");
    await expect(backUp("twice.entente")).rejects.toMatchObject({ kind: "conflict", code: "backup-exists" });
    expect(statSync(first.file).size).toBe(first.bytes);
    const { ino } = statSync(first.file);
    await backUp("twice.entente", true);
    expect(statSync(first.file).ino).not.toBe(ino);
  });

  test.each([
    ["absent/x.entente", "backup-unwritable"],
    [".", "backup-unwritable"],
  ])("a place that cannot be written is named: %s", async (name, code) => {
    await expect(backUp(name)).rejects.toMatchObject({ kind: "unavailable", code });
  });

  test("a connection that breaks in the middle leaves no file", async () => {
    const names = readdirSync(folder);
    const broken = withClient(source.ownerUrl, async (owner) => {
      const { rows } = await owner.query("select pg_backend_pid() as pid");
      const options = { file: join(folder, "cut.entente"), force: false, program: "0", now: testClock() };
      await withClient(source.superuserUrl, async (superuser) => {
        // Held before the backup begins: otherwise it may be past the table before anybody waits.
        await superuser.query("begin; lock table registry.party in access exclusive mode");
        const breaking = async () => {
          const waits = "select count(*) from pg_locks where not granted and pid = $1";
          await until(async () => (await numberOf(source.superuserUrl, waits, [rows[0].pid])) > 0);
          await superuser.query("select pg_terminate_backend($1)", [rows[0].pid]);
        };
        await Promise.all([writeBackup(owner, options), breaking()]);
      });
    });
    await expect(broken).rejects.toMatchObject({ code: "57P01" });
    expect(readdirSync(folder)).toEqual(names);
  });
});
