import { CompiledQuery, type DatabaseConnection, Kysely, type KyselyProps, type QueryResult } from "kysely";

/** A database connection as acts see it; an area names its own tables with `.withTables<…>()`. */
export type Db = Kysely<Record<never, never>>;

/** One connection, held for one piece of work. */
export interface Session {
  /** Statements asked for without waiting for one another go to the database together, in the order of asking. */
  readonly db: Db;
  /**
   * Sends the last statement. From then on `db` refuses: a branch of the work that nobody waited for cannot reach
   * into the transaction of whoever has the connection next.
   */
  last(text: string): Promise<void>;
}

/** Makes the sessions of one pool from `props`, whose executor takes connections from it. */
export function sessionsOf(props: KyselyProps) {
  return <Output>(work: (session: Session) => Promise<Output>): Promise<Output> =>
    props.executor.provideConnection((connection) => work(sessionOn(connection, props)));
}

function sessionOn(connection: DatabaseConnection, props: KyselyProps): Session {
  let over = false;
  const gate: DatabaseConnection = {
    executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      if (over) return Promise.reject(new Error("a statement after the end of its transaction"));
      return connection.executeQuery<R>(query);
    },
    streamQuery() {
      throw new Error("cursors are not in use here");
    },
  };
  // Without Kysely's own turn-taking, which holds a statement back until the one before is answered.
  const executor = props.executor.withConnectionProvider({ provideConnection: (consumer) => consumer(gate) });
  return {
    db: new Kysely<Record<never, never>>({ ...props, executor }),
    async last(text) {
      over = true;
      await connection.executeQuery(CompiledQuery.raw(text));
    },
  };
}
