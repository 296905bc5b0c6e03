import type pg from "pg";
import { unavailable } from "../../kernel/errors.ts";
import { digestOf } from "../../platform/reference/index.ts";
import {
  appRoleName,
  asReadableError,
  readMigrationState,
  verifyJournal,
} from "../../platform/storage/index.ts";
import { migrations, referenceSets } from "../areas.ts";
import type { Config } from "../config.ts";
import { shippedData } from "../installation.ts";
import { oldest, roleIn } from "../prepare-database.ts";
import { type Finding, failed, well, wrong } from "./finding.ts";
import { checkMail } from "./mail.ts";
import { checkJobs, checkReadings, checkTexts, checkWorker } from "./reading.ts";

/** Undefined when there is nothing to look at. */
type Check = (owner: pg.ClientBase, config: Config) => Promise<Finding | undefined>;

/**
 * Everything that can be asked of a database that answers, as its owner, in one transaction that reads only. The later
 * ones need the tables, which a database that was never migrated does not have.
 */
export async function checkDatabase(owner: pg.ClientBase, config: Config): Promise<Finding[]> {
  await owner.query("begin isolation level repeatable read read only");
  try {
    const early = [await checkVersion(owner), await checkLetters(owner), await checkClock(owner)];
    const schema = await checkMigrations(owner);
    const isKnown = schema.found !== "none" && schema.found !== "newer";
    const late: Finding[] = [];
    for (const [name, check] of isKnown ? checksOfTables : []) {
      await owner.query("savepoint doctor");
      const found = await check(owner, config).catch((error: unknown) =>
        failed(name, asReadableError(error)),
      );
      await owner.query("rollback to savepoint doctor");
      if (found !== undefined) late.push(found);
    }
    return [...early, schema, ...late];
  } finally {
    await owner.query("rollback").catch(() => {});
  }
}

async function checkVersion(owner: pg.ClientBase): Promise<Finding> {
  const row = await one<{ number: string; words: string }>(
    owner,
    "select current_setting('server_version_num') as number, current_setting('server_version') as words",
  );
  return Number(row.number) >= oldest
    ? well("postgres", "fits", { version: row.words })
    : failed("postgres", unavailable("database-old", { found: row.words }));
}

/** Names in six scripts need an encoding that has them, and rules that know which letters belong together. */
async function checkLetters(owner: pg.ClientBase): Promise<Finding> {
  const row = await one<{ encoding: string; folds: boolean }>(
    owner,
    "select current_setting('server_encoding') as encoding, lower('ÉЖ') = 'éж' as folds",
  );
  const fits = row.encoding === "UTF8" && row.folds;
  return fits ? well("letters", "known") : wrong("letters", "missing", { encoding: row.encoding });
}

/** Seconds by which two clocks may differ before dates and times of acts become doubtful. */
const mostSeconds = 5;

async function checkClock(owner: pg.ClientBase): Promise<Finding> {
  const before = Date.now();
  const { now } = await one<{ now: number }>(
    owner,
    "select extract(epoch from clock_timestamp())::float8 * 1000 as now",
  );
  const seconds = Math.round(Math.max(before - now, now - Date.now(), 0) / 1000);
  return seconds <= mostSeconds ? well("clock", "agrees") : wrong("clock", "differs", { seconds });
}

async function checkMigrations(owner: pg.ClientBase): Promise<Finding> {
  const { applied, missing, unknown, changed } = await readMigrationState(owner, migrations);
  const [newer] = unknown;
  const [other] = changed;
  if (applied.length === 0) return wrong("migrations", "none");
  if (newer !== undefined) return wrong("migrations", "newer", { migration: newer });
  if (other !== undefined) return wrong("migrations", "changed", { migration: other });
  if (missing.length > 0) return wrong("migrations", "missing", { count: missing.length });
  return well("migrations", "current", { count: applied.length });
}

async function checkRole(owner: pg.ClientBase, { appUrl }: Config): Promise<Finding> {
  const role = appUrl === undefined ? appRoleName : roleIn(appUrl);
  const { rows } = await owner.query<{ unsafe: boolean }>(
    `select rolsuper or rolbypassrls or pg_has_role(oid, (select oid from pg_roles where rolname = current_user), 'usage') as unsafe
     from pg_roles where rolname = $1`,
    [role],
  );
  if (rows[0] === undefined) return wrong("role", "missing", { role });
  return rows[0].unsafe ? wrong("role", "unsafe", { role }) : well("role", "safe", { role });
}

/** Tables whose rows have a handling; those of the schema `entente` are patterns for others and hold no rows. */
async function checkRowSecurity(owner: pg.ClientBase): Promise<Finding> {
  const { rows } = await owner.query<{ name: string; guarded: boolean }>(`
    select c.oid::regclass::text as name,
      c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid) as guarded
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'entente')
      and (select count(*) from pg_attribute a where a.attrelid = c.oid and not a.attisdropped
        and a.attname in ('level', 'audience', 'originator')) = 3
    order by 1`);
  const open = rows.filter(({ guarded }) => !guarded).map(({ name }) => name);
  return open.length === 0
    ? well("row-security", "on", { count: rows.length })
    : wrong("row-security", "off", { count: open.length, tables: open.join(", ") });
}

async function checkReference(owner: pg.ClientBase): Promise<Finding> {
  const digest = digestOf(shippedData(), referenceSets);
  const { rows } = await owner.query<{ digest: string }>(
    "select digest from entente.reference_release order by id",
  );
  const digests = rows.map((row) => row.digest);
  if (digests.at(-1) === digest) return well("reference", "current");
  // Another release was loaded by hand afterwards, which is somebody's decision.
  return digests.includes(digest) ? well("reference", "own") : wrong("reference", "waiting");
}

async function checkJournal(owner: pg.ClientBase): Promise<Finding> {
  const { broken, entries } = await verifyJournal(owner);
  return broken
    ? wrong("journal", "broken", { kind: broken.kind, id: broken.id })
    : well("journal", "whole", { entries });
}

/** A server seals each minute: acts that have waited this long wait for one that does not run. In minutes. */
const longestWait = 10;

async function checkSeals(owner: pg.ClientBase): Promise<Finding> {
  const { waiting, late } = await one<{ waiting: number; late: number }>(
    owner,
    `select count(*)::int as waiting,
       count(*) filter (where a.at < now() - make_interval(mins => ${longestWait}))::int as late
     from journal.pending p join journal.act a on a.id = p.act_id`,
  );
  return late === 0
    ? well("seals", "current", { count: waiting })
    : wrong("seals", "late", { count: late, minutes: longestWait });
}

/** Every table whose names are followed by the index: its rows' subjects have words there, unless their names have none. */
async function checkSearch(owner: pg.ClientBase): Promise<Finding | undefined> {
  const { there } = await one<{ there: boolean }>(
    owner,
    "select to_regclass('search.posting') is not null and to_regproc('search.follow') is not null as there",
  );
  if (!there) return undefined;
  const { rows } = await owner.query<{ target: string; words: string[] }>(`
    select tgrelid::regclass::text as target, string_to_array(rtrim(encode(tgargs, 'escape'), '\\000'), '\\000') as words
    from pg_trigger where tgfoid = 'search.follow'::regproc and not tgisinternal`);
  let count = 0;
  for (const { target, words } of rows) count += await countLost(owner, target, words);
  return count === 0 ? well("search", "whole", { count: rows.length }) : wrong("search", "gaps", { count });
}

/** How many subjects of one table cannot be found; `words` are what its trigger was given: kind, column of the subject, columns of names. */
async function countLost(
  owner: pg.ClientBase,
  target: string,
  [kind = "", subject = "", ...names]: readonly string[],
): Promise<number> {
  const id = `t.${owner.escapeIdentifier(subject)}::text`;
  const texts = names.map((name) => `t.${owner.escapeIdentifier(name)}::text`).join(", ");
  const { rows } = await owner.query<{ lost: number }>(
    `with absent as materialized (
       select ${id} as id, array[${texts}] as names from ${target} t
       where not exists (
         select from search.subject s join search.posting p on p.subject = s.n where s.kind = $1 and s.id = ${id}))
     select count(distinct id)::int as lost from absent
     where exists (select from unnest(names) name, search.words(name) where name <> '')`,
    [kind],
  );
  return rows[0]?.lost ?? 0;
}

const checksOfTables: ReadonlyArray<readonly [string, Check]> = [
  ["role", checkRole],
  ["row-security", checkRowSecurity],
  ["reference", checkReference],
  ["journal", checkJournal],
  ["seals", checkSeals],
  ["search", checkSearch],
  ["texts", checkTexts],
  ["readings", checkReadings],
  ["jobs", checkJobs],
  ["worker", checkWorker],
  ["mail", checkMail],
];

async function one<Row extends pg.QueryResultRow>(owner: pg.ClientBase, text: string): Promise<Row> {
  const row = (await owner.query<Row>(text)).rows[0];
  if (row === undefined) throw new Error("the database gave no row");
  return row;
}
