import type pg from "pg";

/** The role that the machinery of signing in logs in as. */
export const signInRole = "entente_sign_in";

/** What the role may do with the rows of the schema's tables. */
const rights = ["select", "insert", "update", "delete"] as const;

/**
 * Grants the role the rows of the schema, where it has not got them yet; other processes may be doing the same. It owns
 * nothing: not even the form of its own tables can it change.
 * @param owner a connection of the database's owner, after the migrations
 */
export async function prepareSignIn(owner: pg.ClientBase, role: string): Promise<void> {
  if (await isReady(owner, role)) return;
  // Two that grant at once write the same rows of the catalogue, and the database refuses the second.
  await owner.query("select pg_advisory_lock(hashtext('entente.sign-in'))");
  try {
    if (await isReady(owner, role)) return;
    const name = owner.escapeIdentifier(role);
    await owner.query(
      `grant usage on schema sign_in to ${name}; grant ${rights.join(", ")} on all tables in schema sign_in to ${name}`,
    );
  } finally {
    await owner.query("select pg_advisory_unlock(hashtext('entente.sign-in'))");
  }
}

async function isReady(owner: pg.ClientBase, role: string): Promise<boolean> {
  // A list of privileges in one question asks for any of them: each is asked for by itself.
  const all = rights.map((right) => `has_table_privilege($1, c.oid, '${right}')`).join(" and ");
  const { rows } = await owner.query<{ ready: boolean | null }>(
    `select bool_and(has_schema_privilege($1, n.oid, 'usage') and ${all}) as ready
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'sign_in' and c.relkind = 'r'`,
    [role],
  );
  return rows[0]?.ready === true;
}
