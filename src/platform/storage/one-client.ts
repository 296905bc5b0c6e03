import { Kysely, type PostgresCursor, PostgresDialect, type PostgresQueryResult } from "kysely";
import type pg from "pg";
import type { Db } from "./session.ts";

/** Asks through this client, one statement after another, in whatever transaction it is; whoever opened it ends it. */
export function dbOver(client: pg.ClientBase): Db {
  let last: Promise<unknown> = Promise.resolve();
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(given: string | PostgresCursor<R>, values: readonly unknown[] = []): unknown {
    if (typeof given !== "string") throw new Error("cursors are not in use here");
    const answer = last.then(() => client.query(given, [...values]));
    last = answer.catch(() => {});
    return answer;
  }
  const pool = { connect: async () => ({ query, release() {} }), end: async () => {} };
  return new Kysely<Record<never, never>>({ dialect: new PostgresDialect({ pool }) });
}
