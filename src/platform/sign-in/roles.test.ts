import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshInstallation, type TestInstallation } from "../../../tests/support/installation.ts";
import { signInUrlOf } from "../../../tests/support/sign-in.ts";
import { codeOf, type Row, rowsOf } from "../../../tests/support/sql.ts";
import { prepareSignIn, signInRole } from "./prepare.ts";

let installation: TestInstallation;
let signInUrl: string;
let superuser: pg.Client;

beforeAll(async () => {
  installation = await freshInstallation();
  signInUrl = await signInUrlOf(installation);
  superuser = new pg.Client({ connectionString: installation.superuserUrl });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await installation.close();
});

/** Tables, views and sequences that a role may do anything with at all, of some schemas. */
const withinReach = async (role: string, schemas: string): Promise<string[]> => {
  const { rows } = await superuser.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and ${schemas} and case c.relkind
       when 'S' then has_sequence_privilege($1, c.oid, 'select, usage, update')
       when 'i' then false
       else has_table_privilege($1, c.oid, 'select, insert, update, delete, truncate, references, trigger')
         or has_any_column_privilege($1, c.oid, 'select, insert, update, references') end
     order by 1`,
    [role],
  );
  return rows.map(({ name }) => name);
};

const own = "n.nspname = 'sign_in'";
const others = "n.nspname <> 'sign_in'";
const foreign = ["entente_app", "entente_jobs"];

test("the login of signing in has its own tables, and nothing of anybody else", async () => {
  expect(await withinReach(signInRole, own)).toEqual(
    [
      "attempt",
      "challenge",
      "oidc_link",
      "oidc_state",
      "passkey",
      "recovery_code",
      "session",
      "token",
      "totp",
    ].map((name) => `sign_in.${name}`),
  );
  expect(await withinReach(signInRole, others)).toEqual([]);
});

test("any number of programs may give it its rights at the same moment", async () => {
  const owners = Array.from({ length: 6 }, () => new pg.Client({ connectionString: installation.ownerUrl }));
  for (const owner of owners) await owner.connect();
  try {
    for (let round = 0; round < 8; round += 1) {
      await superuser.query(`revoke all on all tables in schema sign_in from ${signInRole}`);
      await Promise.all(owners.map((owner) => prepareSignIn(owner, signInRole)));
      expect(await withinReach(signInRole, own)).toHaveLength(9);
    }
  } finally {
    for (const owner of owners) await owner.end();
  }
});

test("it may enter no other schema, and so call none of its functions", async () => {
  const { rows } = await superuser.query<{ name: string }>(
    "select nspname as name from pg_namespace where has_schema_privilege($1, oid, 'usage, create') and nspname !~ '^pg_' order by 1",
    [signInRole],
  );
  expect(rows.map(({ name }) => name)).toEqual(["information_schema", "public", "sign_in"]);
});

test.each(foreign)("%s has nothing of signing in", async (role) => {
  expect(await withinReach(role, own)).toEqual([]);
  const { rows } = await superuser.query(
    "select has_schema_privilege($1, 'sign_in', 'usage, create') as may",
    [role],
  );
  expect(rows).toEqual([{ may: false }]);
});

test("a right that was given by mistake is found", async () => {
  await superuser.query("begin");
  try {
    await superuser.query(
      `grant select (id) on registry.party to ${signInRole}; grant select on sign_in.session to entente_app`,
    );
    expect(await withinReach(signInRole, others)).toEqual(["registry.party"]);
    expect(await withinReach("entente_app", own)).toEqual(["sign_in.session"]);
  } finally {
    await superuser.query("rollback");
  }
});

test("asked for, each says no to the other", async () => {
  const tables = async (where: string): Promise<readonly Row[]> =>
    rowsOf(
      installation.superuserUrl,
      `select schemaname || '.' || tablename as name from pg_tables where ${where}`,
    );
  const domain = await tables("schemaname not in ('sign_in', 'information_schema') and schemaname !~ '^pg_'");
  expect(domain.length).toBeGreaterThan(60);
  for (const { name } of domain)
    expect(await codeOf(rowsOf(signInUrl, `select 1 from ${String(name)}`)), String(name)).toBe("42501");
  for (const { name } of await tables("schemaname = 'sign_in'"))
    expect(await codeOf(rowsOf(installation.appUrl, `select 1 from ${String(name)}`)), String(name)).toBe(
      "42501",
    );
}, 120_000);

test.each([
  "create table sign_in.planted ()",
  "create schema planted",
  "create table public.planted ()",
  "alter table sign_in.session add column planted text",
  "alter table sign_in.session disable trigger all",
  "truncate sign_in.session",
  "drop table sign_in.session",
  "create role planted",
  "set role entente_app",
  "set role entente_owner",
])("the login of signing in may not %s", async (statement) => {
  expect(await codeOf(rowsOf(signInUrl, statement))).toBe("42501");
});

test("it is no superuser, goes round no policy, owns nothing and is a member of nothing", async () => {
  const { rows } = await superuser.query(
    `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
       exists (select from pg_class where relowner = r.oid) or exists (select from pg_namespace where nspowner = r.oid)
         or exists (select from pg_proc where proowner = r.oid) as owns,
       exists (select from pg_auth_members where member = r.oid) as belongs
     from pg_roles r where rolname = $1`,
    [signInRole],
  );
  expect(Object.values(rows[0] ?? {})).toEqual([false, false, false, false, false, false, false]);
});

test("no table of signing in points at one outside, and none outside at one of them", async () => {
  const { rows } = await superuser.query(
    "select conname from pg_constraint where contype = 'f' and (conrelid::regclass::text like 'sign_in.%') <> (confrelid::regclass::text like 'sign_in.%')",
  );
  expect(rows).toEqual([]);
});
