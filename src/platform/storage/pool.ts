import { createHash } from "node:crypto";
import {
  Kysely,
  type PostgresCursor,
  PostgresDialect,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from "kysely";
import pg from "pg";

/** A database connection as acts see it; an area names its own tables with `.withTables<…>()`. */
export type Db = Kysely<Record<never, never>>;

export interface Storage {
  readonly db: Db;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

// count(*) and identities arrive as int8: numbers here, for none of ours passes 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));
// Dates stay the text they are (`2025-12-31`): a Date object would move them by a time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

const mostNames = 500;
const names = new Map<string, string>();

/** Statement texts are few (bounded by our own code); each gets a name, so that a connection prepares it once. */
function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= mostNames) return undefined;
  const name = createHash("sha256").update(text).digest("base64url").slice(0, 24);
  names.set(text, name);
  return name;
}

/** Kysely's view of a client: statements with parameters are prepared under a stable name, others go as they are. */
function preparing(client: pg.PoolClient): PostgresPoolClient {
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(given: string | PostgresCursor<R>, values: readonly unknown[] = []): unknown {
    if (typeof given !== "string") throw new Error("cursors are not in use here");
    const name = values.length > 0 ? statementName(given) : undefined;
    return name === undefined
      ? client.query(given)
      : client.query({ name, text: given, values: [...values] });
  }
  return { query, release: () => client.release() };
}

/**
 * Opens a pool of at most `most` connections (default 10).
 * @throws nothing here: a connection is made when the first statement needs it.
 */
export function openStorage(url: string, options: { most?: number; name?: string } = {}): Storage {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.most ?? 10,
    application_name: options.name ?? "entente",
    connectionTimeoutMillis: 10_000,
  });
  // An idle connection that breaks is dropped by the pool; the next statement opens another and reports what is wrong.
  pool.on("error", () => {});
  const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const connect = async () => {
    const client = await pool.connect();
    const view = wrapped.get(client) ?? preparing(client);
    wrapped.set(client, view);
    return view;
  };
  const db = new Kysely<Record<never, never>>({
    dialect: new PostgresDialect({ pool: { connect, end: () => pool.end() } }),
  });
  return { db, pool, close: () => pool.end() };
}
