import { createHash } from "node:crypto";
import {
  Kysely,
  type PostgresCursor,
  PostgresDialect,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from "kysely";
import pg from "pg";
import { type Db, type Session, sessionsOf } from "./session.ts";

export interface Storage {
  readonly db: Db;
  readonly pool: pg.Pool;
  /** Runs `work` on a connection of its own, which goes back to the pool when `work` is done. */
  withSession<Output>(work: (session: Session) => Promise<Output>): Promise<Output>;
  close(): Promise<void>;
}

// count(*) and identities arrive as int8: numbers here, for none of ours passes 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));
// Dates stay the text they are (`2025-12-31`): a Date object would move them by a time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

const mostNames = 2000;
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

/** The socket of a client; the driver has it and does not declare it. */
interface Wire {
  readonly connection?: { readonly stream?: { cork(): void; uncork(): void } };
}

/** Kysely's view of a client: statements with parameters are prepared under a stable name, others go as they are. */
function preparing(client: pg.PoolClient): PostgresPoolClient {
  const together = gathering(client);
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(given: string | PostgresCursor<R>, values: readonly unknown[] = []): unknown {
    if (typeof given !== "string") throw new Error("cursors are not in use here");
    together();
    if (values.length === 0) return client.query(given);
    const name = statementName(given);
    const statement = { text: given, values: [...values] };
    return client.query(name === undefined ? statement : { ...statement, name });
  }
  return { query, release: () => client.release() };
}

/** Before a statement: everything that is sent in this turn of the event loop leaves in one packet. */
function gathering(client: Wire): () => void {
  const stream = client.connection?.stream;
  let held = false;
  const letGo = () => {
    held = false;
    stream?.uncork();
  };
  return () => {
    if (held || stream === undefined) return;
    held = true;
    stream.cork();
    process.nextTick(letGo);
  };
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
    // A statement is sent without waiting for the answer to the one before it.
    pipeline: true,
  });
  // An idle connection that breaks is dropped by the pool; the next statement opens another and reports what is wrong.
  pool.on("error", () => {});
  // One that breaks while it is lent out says so by its next statement, and must not take the program with it.
  pool.on("connect", (client) => client.on("error", () => {}));
  const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const connect = async () => {
    const client = await pool.connect();
    const view = wrapped.get(client) ?? preparing(client);
    wrapped.set(client, view);
    return view;
  };
  const dialect = new PostgresDialect({ pool: { connect, end: () => pool.end() } });
  const db = new Kysely<Record<never, never>>({ dialect });
  const props = { config: { dialect }, dialect, driver: dialect.createDriver(), executor: db.getExecutor() };
  return { db, pool, withSession: sessionsOf(props), close: () => pool.end() };
}
