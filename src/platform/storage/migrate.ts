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
  const known = sets.flatMap(inOrder);
  await client.query("select pg_advisory_lock(hashtext('entente.migrate'))");
  try {
    await client.query(ledger);
    const applied = await client.query<{ id: string; digest: string }>(
      "select id, digest from public.entente_migration",
    );
    const digests = new Map(applied.rows.map((row) => [row.id, row.digest]));
    checkKnown(digests, known);
    const filled = (text: string) =>
      text
        .replaceAll("{{app}}", () => client.escapeIdentifier(appRole))
        .replaceAll("{{app-name}}", () => client.escapeLiteral(appRole));
    const done: string[] = [];
    for (const [position, migration] of known.entries()) {
      if (digests.has(migration.id)) continue;
      await client.query("begin");
      await applyOne(client, { ...migration, text: filled(migration.text) }, position);
      done.push(migration.id);
    }
    return done;
  } finally {
    await client.query("select pg_advisory_unlock(hashtext('entente.migrate'))");
  }
}

function checkKnown(applied: ReadonlyMap<string, string>, known: readonly Migration[]): void {
  const ours = new Map(known.map((migration) => [migration.id, migration.digest]));
  for (const [id, digest] of applied) {
    const expected = ours.get(id);
    if (expected === undefined) throw conflict("database-newer", { migration: id });
    if (expected !== digest) throw conflict("migration-changed", { migration: id });
  }
}

async function applyOne(client: pg.ClientBase, migration: Migration, position: number): Promise<void> {
  try {
    await client.query(migration.text);
    await client.query("insert into public.entente_migration (id, position, digest) values ($1, $2, $3)", [
      migration.id,
      position,
      migration.digest,
    ]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`migration ${migration.id} failed`, { cause: error });
  }
}
