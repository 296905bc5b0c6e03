import { sql } from "kysely";
import type { Db } from "../../storage/index.ts";
import type { Method, Needs, Step, Tier } from "../model.ts";

export interface SessionRow {
  readonly id: Buffer;
  readonly person: string;
  readonly tier: Tier;
  readonly step: Step;
  readonly needs: Needs;
  readonly method: Method;
  readonly created_at: Date;
  readonly seen_at: Date;
  readonly idle_until: Date;
  readonly expires_at: Date;
  readonly agent: string;
  readonly address: string;
}

export interface NewSession extends SessionRow {
  readonly rotated_from: Buffer | null;
}

const columns = sql`
  id, person, tier, step, needs, method, created_at, seen_at, idle_until, expires_at, agent, address`;

/** A session ends the moment that it says, not after it. */
const lives = (now: Date) => sql`ended_at is null and idle_until > ${now} and expires_at > ${now}`;

export function sessionQuestions(db: Db) {
  return {
    async addSession(row: NewSession): Promise<void> {
      await sql`
        insert into sign_in.session (${columns}, rotated_from) values (
          ${row.id}, ${row.person}, ${row.tier}, ${row.step}, ${row.needs}, ${row.method}, ${row.created_at},
          ${row.seen_at}, ${row.idle_until}, ${row.expires_at}, ${row.agent}, ${row.address}, ${row.rotated_from}
        )`.execute(db);
    },

    async findSession(id: Buffer, now: Date): Promise<SessionRow | undefined> {
      const { rows } = await sql<SessionRow>`
        select ${columns} from sign_in.session where id = ${id} and ${lives(now)}`.execute(db);
      return rows[0];
    },

    /** The same, held until the transaction ends: whoever comes second finds what the first has left. */
    async lockSession(id: Buffer, now: Date): Promise<SessionRow | undefined> {
      const { rows } = await sql<SessionRow>`
        select ${columns} from sign_in.session where id = ${id} and ${lives(now)} for update`.execute(db);
      return rows[0];
    },

    async touchSession(id: Buffer, now: Date, idleUntil: Date): Promise<void> {
      await sql`
        update sign_in.session set seen_at = ${now}, idle_until = ${idleUntil}
        where id = ${id} and ended_at is null and seen_at < ${now}`.execute(db);
    },

    async listSessions(person: string, now: Date): Promise<readonly SessionRow[]> {
      const { rows } = await sql<SessionRow>`
        select ${columns} from sign_in.session where person = ${person} and ${lives(now)}
        order by seen_at desc, id`.execute(db);
      return rows;
    },

    /** @returns whose it was; undefined when there was none to end. */
    async endSession(id: Buffer, now: Date): Promise<string | undefined> {
      const { rows } = await sql<{ person: string }>`
        update sign_in.session set ended_at = ${now} where id = ${id} and ${lives(now)}
        returning person`.execute(db);
      return rows[0]?.person;
    },

    /** @returns how many there were. */
    async endSessionsOf(person: string, now: Date, except: Buffer | null): Promise<number> {
      const { rows } = await sql`
        update sign_in.session set ended_at = ${now}
        where person = ${person} and ${lives(now)} and id is distinct from ${except}::bytea
        returning id`.execute(db);
      return rows.length;
    },
  };
}
