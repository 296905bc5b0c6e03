import { createHash } from "node:crypto";
import type pg from "pg";
import { conflict } from "../../kernel/errors.ts";

/** Numbered SQL of one unit (`platform` or an area): file name → text, as `import.meta.glob` gives it. */
export interface MigrationSet {
  readonly unit: string;
  readonly files: Readonly<Record<string, string>>;
}

interface Migration {
  readonly id: string;
  readonly text: string;
  readonly digest: string;
}

const inOrder = (set: MigrationSet): Migration[] =>
  Object.entries(set.files)
    .map(([file, text]) => ({
      id: `${set.unit}/${file.replace(/^.*\//, "").replace(/\.sql$/, "")}`,
      text,
      digest: createHash("sha256").update(text).digest("hex"),
    }))
    .sort((a, b) => a.id.localeCompare(b.id, "en"));

const ledger = `
  create table if not exists public.entente_migration (
    id text primary key, position integer not null, digest text not null, applied_at timestamptz not null default clock_timestamp()
  )`;

/** How the migrations of a database stand to those of this program, by their ids. */
export interface MigrationState {
  readonly applied: readonly string[];
  /** Of this program, in their order, not applied yet. */
  readonly missing: readonly string[];
  /** Applied by a newer program. */
  readonly unknown: readonly string[];
  /** Applied in another text than this program has. */
  readonly changed: readonly string[];
}

type Ledger = ReadonlyMap<string, string>;

/** Reads, and changes nothing. */
export async function readMigrationState(
  client: pg.ClientBase,
  sets: readonly MigrationSet[],
): Promise<MigrationState> {
  const { rows } = await client.query("select to_regclass('public.entente_migration') as ledger");
  return stateOf(rows[0]?.ledger === null ? new Map() : await readLedger(client), sets.flatMap(inOrder));
}

async function readLedger(client: pg.ClientBase): Promise<Ledger> {
  const { rows } = await client.query<{ id: string; digest: string }>(
    "select id, digest from public.entente_migration order by position, id",
  );
  return new Map(rows.map(({ id, digest }) => [id, digest]));
}

function stateOf(applied: Ledger, known: readonly Migration[]): MigrationState {
  const ours = new Map(known.map(({ id, digest }) => [id, digest]));
  const ids = [...applied.keys()];
  return {
    applied: ids,
    missing: known.map(({ id }) => id).filter((id) => !applied.has(id)),
    unknown: ids.filter((id) => !ours.has(id)),
    changed: ids.filter((id) => ours.has(id) && ours.get(id) !== applied.get(id)),
  };
}

/** @throws conflict `database-newer`, `migration-changed` */
function refuseOthers({ unknown: [newer], changed: [changed] }: MigrationState): void {
  if (newer !== undefined) throw conflict("database-newer", { migration: newer });
  if (changed !== undefined) throw conflict("migration-changed", { migration: changed });
}

/**
 * Applies what is missing, in the order of `sets`, each migration in a transaction of its own, one process at a time.
 * In the SQL `{{app}}` stands for the application's role, and `{{app-name}}` for its name as a literal.
 * @returns ids of the migrations applied now.
 * @throws conflict `database-newer` when the database holds migrations that this program does not know,
 *   conflict `migration-changed` when the text of an applied migration is no longer the same.
 */
export async function migrate(
  client: pg.ClientBase,
  sets: readonly MigrationSet[],
  appRole: string,
): Promise<string[]> {
  await client.query("select pg_advisory_lock(hashtext('entente.migrate'))");
  try {
    await client.query(ledger);
    const known = sets.flatMap(inOrder);
    const state = stateOf(await readLedger(client), known);
    refuseOthers(state);
    for (const [position, migration] of known.entries()) {
      if (!state.missing.includes(migration.id)) continue;
      await client.query("begin");
      try {
        await applyOne(client, filled(client, migration, appRole), position);
        await client.query("commit");
      } catch (error) {
        await client.query("rollback");
        throw error;
      }
    }
    return [...state.missing];
  } finally {
    await client.query("select pg_advisory_unlock(hashtext('entente.migrate'))");
  }
}

/** What a schema is built with. */
export interface SchemaParts {
  readonly sets: readonly MigrationSet[];
  readonly appRole: string;
}

/**
 * The same within the caller's transaction, which must hold the lock `entente.migrate`: makes a schema as it stood
 * with `only`, so that rows of that time fit, or brings it from there to that of this program.
 * @returns ids of the migrations applied now.
 */
export async function buildSchema(
  client: pg.ClientBase,
  { sets, appRole }: SchemaParts,
  only?: ReadonlySet<string>,
): Promise<string[]> {
  await client.query(ledger);
  const known = sets.flatMap(inOrder);
  const { missing } = stateOf(await readLedger(client), known);
  const wanted = missing.filter((id) => only?.has(id) ?? true);
  for (const [position, migration] of known.entries()) {
    if (wanted.includes(migration.id)) await applyOne(client, filled(client, migration, appRole), position);
  }
  return wanted;
}

/** How migrations that a database had elsewhere stand to those of this program. @throws as `migrate` */
export function refuseMigrations(
  applied: readonly { readonly id: string; readonly digest: string }[],
  sets: readonly MigrationSet[],
): void {
  refuseOthers(stateOf(new Map(applied.map(({ id, digest }) => [id, digest])), sets.flatMap(inOrder)));
}

const filled = (client: pg.ClientBase, migration: Migration, appRole: string): Migration => ({
  ...migration,
  text: migration.text
    .replaceAll("{{app}}", () => client.escapeIdentifier(appRole))
    .replaceAll("{{app-name}}", () => client.escapeLiteral(appRole)),
});

async function applyOne(client: pg.ClientBase, migration: Migration, position: number): Promise<void> {
  try {
    await client.query(migration.text);
    await client.query("insert into public.entente_migration (id, position, digest) values ($1, $2, $3)", [
      migration.id,
      position,
      migration.digest,
    ]);
  } catch (error) {
    throw new Error(`migration ${migration.id} failed`, { cause: error });
  }
}
