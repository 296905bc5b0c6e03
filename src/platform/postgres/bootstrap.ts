import type pg from "pg";
import { type Facts, writeFacts } from "./facts.ts";
import type { Layout } from "./layout.ts";
import { urlOf, withClient } from "./urls.ts";

/** The role that owns the database. It may make roles and databases, and is no superuser. */
const owner = "entente_owner";
const extensions = ["pg_trgm", "unaccent"];

/**
 * Makes the owner's role, its database and the extensions, as far as they are missing, and notes in the facts that
 * it is done. It may be killed and run again at any point. The extensions go into `template1`, so that databases
 * made later have them too.
 */
export async function bootstrap(layout: Layout, facts: Facts): Promise<Facts> {
  await withClient(urlOf(layout, facts, { role: "postgres", database: "template1" }), addExtensions);
  await withClient(urlOf(layout, facts, { role: "postgres", database: "postgres" }), async (client) => {
    await addOwner(client, facts.ownerPassword);
    const { rowCount } = await client.query("select from pg_database where datname = 'entente'");
    if (rowCount === 0) await client.query(`create database entente owner ${owner}`);
  });
  const done = { ...facts, bootstrapped: true };
  writeFacts(layout, done);
  return done;
}

async function addExtensions(client: pg.Client): Promise<void> {
  const { rows } = await client.query("select name from pg_available_extensions where name = any($1)", [
    extensions,
  ]);
  for (const { name } of rows)
    await client.query(`create extension if not exists ${client.escapeIdentifier(name)}`);
}

async function addOwner(client: pg.Client, password: string): Promise<void> {
  const { rowCount } = await client.query("select from pg_roles where rolname = $1", [owner]);
  const verb = rowCount === 0 ? "create" : "alter";
  await client.query(
    `${verb} role ${owner} login createrole createdb nosuperuser password ${client.escapeLiteral(password)}`,
  );
}
