import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  faultsOfSchemas,
  publicNaturalKeys,
  schemaOrder,
  uniqueKeys,
} from "../../../tests/support/domain-table-checks.ts";
import { freshInstallation, type TestInstallation } from "../../../tests/support/installation.ts";
import { areas } from "../../../tests/support/program.ts";

let installation: TestInstallation;
let superuser: pg.Client;
const schemas = areas.map(({ name }) => name);

beforeAll(async () => {
  installation = await freshInstallation();
  superuser = new pg.Client({ connectionString: installation.superuserUrl });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await installation.close();
});

/** The faults that `plant` brings about, in a transaction that is rolled back. */
async function faultsAfter(plant: string): Promise<string[]> {
  await superuser.query("begin");
  try {
    await superuser.query(plant);
    return await faultsOfSchemas(superuser, schemas);
  } finally {
    await superuser.query("rollback");
  }
}

test("every table and view of every area keeps the rules of domain tables", async () => {
  expect(await faultsOfSchemas(superuser, schemas)).toEqual([]);
});

test("the sweep sees the tables of all areas that have any", async () => {
  const { rows } = await superuser.query<{ schema: string; tables: number }>(
    "select schemaname as schema, count(*)::integer as tables from pg_tables where schemaname = any($1) group by 1",
    [schemas],
  );
  const counts = Object.fromEntries(rows.map(({ schema, tables }) => [schema, tables]));
  const least = { access: 5, cooperation: 7, evidence: 7, mandates: 7, registry: 7, workspace: 4 };
  expect(Object.keys(counts).sort()).toEqual(Object.keys(least));
  for (const [schema, count] of Object.entries(least)) expect(counts[schema]).toBeGreaterThanOrEqual(count);
});

test("every schema is an area's, in the order of knowledge, or the platform's own", async () => {
  const { rows } = await superuser.query<{ name: string }>(
    "select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'",
  );
  const own = rows.map(({ name }) => name).filter((name) => !schemas.includes(name));
  // The index of words holds no facts: of names the application may read none of it, of passages the stems of those it may read.
  // Those of jobs are their runner's (`platform/jobs/jobs.test.ts`).
  expect(own.sort()).toEqual(["entente", "files", "jobs", "journal", "mail", "public", "search", "sign_in"]);
  expect(schemaOrder.filter((name) => schemas.includes(name))).toEqual(schemas);
});

test("the list of natural keys that are unique names no key that is not there", async () => {
  expect(await uniqueKeys(superuser, schemas)).toEqual(publicNaturalKeys);
});

test("the application owns nothing, in any schema", async () => {
  const { rows } = await superuser.query(
    `select c.oid::regclass::text from pg_class c where pg_get_userbyid(c.relowner) = 'entente_app'
     union all select p.oid::regprocedure::text from pg_proc p where pg_get_userbyid(p.proowner) = 'entente_app'
     union all select n.nspname from pg_namespace n where pg_get_userbyid(n.nspowner) = 'entente_app'`,
  );
  expect(rows).toEqual([]);
});

test("the application is no superuser, bypasses no policy and may make no role or schema", async () => {
  const { rows } = await superuser.query(
    `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
       has_database_privilege('entente_app', current_database(), 'CREATE') as may_create_schema,
       has_schema_privilege('entente_app', 'public', 'CREATE') as may_create_in_public
     from pg_roles where rolname = 'entente_app'`,
  );
  expect(Object.values(rows[0] ?? {})).toEqual([false, false, false, false, false, false, false]);
});

const good = `
  create table registry.planted (id text primary key, other text, like entente.fact including defaults including constraints);
  call entente.make_domain_table('registry.planted', 'id');`;

test("a table made by the procedure has no fault", async () => {
  expect(await faultsAfter(good)).toEqual([]);
  expect(await faultsAfter(good.replace("'id')", "'id', statement => true)"))).toEqual([]);
});

const rule = "access.may_read(level, audience, originator)";
const anotherPolicy = (text: string) =>
  `${good} drop policy reading on registry.planted; create policy reading on registry.planted ${text};`;

/** What is planted, and the one fault that has to be found. */
const planted: ReadonlyArray<readonly [string, string, string]> = [
  [
    "row security switched off",
    `${good} alter table registry.planted disable row level security;`,
    "registry.planted has no row security",
  ],
  ["a policy missing", `${good} drop policy reading on registry.planted;`, "registry.planted has 0 policies"],
  [
    "a second policy",
    `${good} create policy second on registry.planted using (${rule}) with check (${rule});`,
    "registry.planted has 2 policies",
  ],
  [
    "a policy that lets all through",
    anotherPolicy("using (true)"),
    "registry.planted has a policy of its own making",
  ],
  [
    "a policy with a way round",
    anotherPolicy(`using (${rule} or other = 'open') with check (${rule} or other = 'open')`),
    "registry.planted has a policy of its own making",
  ],
  [
    "a policy for another's columns",
    anotherPolicy("using (access.may_read('public', audience, originator))"),
    "registry.planted has a policy of its own making",
  ],
  [
    "a policy that lets all be written",
    anotherPolicy(`using (${rule}) with check (true)`),
    "registry.planted has a policy of its own making",
  ],
  [
    "a policy for one role",
    anotherPolicy(`to entente_app using (${rule}) with check (${rule})`),
    "registry.planted has a policy of its own making",
  ],
  [
    "a policy for reading only",
    anotherPolicy(`for select using (${rule})`),
    "registry.planted has a policy of its own making",
  ],
  [
    "an audience that may be null",
    `${good} alter table registry.planted alter audience drop not null;`,
    "registry.planted lacks the column audience",
  ],
  [
    "the journal's trigger missing",
    `${good} drop trigger journal on registry.planted;`,
    "registry.planted is not journaled",
  ],
  [
    "the journal's trigger disabled",
    `${good} alter table registry.planted disable trigger journal;`,
    "registry.planted is not journaled",
  ],
  [
    "a journal that leaves deletions out",
    `${good} drop trigger journal on registry.planted;
     create trigger journal after insert or update on registry.planted for each row execute function journal.record('id');`,
    "registry.planted is not journaled",
  ],
  [
    "a journal under a condition",
    `${good} drop trigger journal on registry.planted;
     create trigger journal after insert or update or delete on registry.planted for each row
       when (pg_trigger_depth() = 0) execute function journal.record('id');`,
    "registry.planted is not journaled",
  ],
  [
    "a journal of one column",
    `${good} drop trigger journal on registry.planted;
     create trigger journal after insert or update of other or delete on registry.planted for each row execute function journal.record('id');`,
    "registry.planted is not journaled",
  ],
  [
    "truncation let through",
    `${good} drop trigger no_truncate on registry.planted;`,
    "registry.planted can be truncated",
  ],
  [
    "the application as owner",
    `${good} alter table registry.planted owner to entente_app;`,
    "registry.planted is owned by the application",
  ],
  [
    "a right beyond rows",
    `${good} grant truncate on registry.planted to public;`,
    "registry.planted gives the application more than rows",
  ],
  [
    "a view under its owner's rights",
    "create view registry.planted as select * from registry.office;",
    "registry.planted is a view that is not security_invoker",
  ],
  [
    "a view with the option off",
    "create view registry.planted with (security_invoker = off) as select * from registry.office;",
    "registry.planted is a view that is not security_invoker",
  ],
  [
    "a materialised view",
    "create materialized view registry.planted as select * from registry.office;",
    "registry.planted is a materialised view",
  ],
  [
    "a key pointing up",
    `${good} alter table registry.planted add foreign key (other) references mandates.instrument;`,
    "registry.planted points up to mandates.instrument",
  ],
  [
    "a key pointing into the journal",
    `${good} alter table registry.planted add act bigint references journal.act;`,
    "registry.planted points up to journal.act",
  ],
  [
    "a unique constraint",
    `${good} alter table registry.planted add unique (other, level);`,
    "registry.planted (other, level) is unique",
  ],
  [
    "a unique index on an expression",
    `${good} create unique index on registry.planted (lower(other)) where level = 'public';`,
    "registry.planted (lower(other)) is unique",
  ],
  [
    "an exclusion constraint",
    `${good} alter table registry.planted add exclude using btree (other with =);`,
    "registry.planted (other) is unique",
  ],
];

test.each(planted)("%s is found", async (_title, plant, fault) => {
  const faults = await faultsAfter(plant);
  // A disabled or absent owner's right may bring a second fault with it; the planted one has to be named.
  expect(faults).toContain(fault);
  expect(faults.every((line) => line.startsWith("registry.planted"))).toBe(true);
});

test("an invoker's view and a plain index are no fault", async () => {
  const plant = `create view registry.planted with (security_invoker = true) as select * from registry.office;
    create index on registry.office (office);`;
  expect(await faultsAfter(plant)).toEqual([]);
});

test("a table without anything is faulted on every count", async () => {
  expect(await faultsAfter("create table registry.planted (id text primary key);")).toEqual([
    "registry.planted can be truncated",
    "registry.planted has 0 policies",
    "registry.planted has no row security",
    "registry.planted is not journaled",
    "registry.planted lacks the column audience",
    "registry.planted lacks the column level",
    "registry.planted lacks the column originator",
  ]);
});
