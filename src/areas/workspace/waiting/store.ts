import { sql } from "kysely";
import type { HandlingLevel } from "../../../kernel/handling.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { originatorIn, type RowHandling } from "./handling.ts";
import type { Consent, WaitingState } from "./model.ts";
import type { PublicRow } from "./subjects.ts";

export interface WaitingRow {
  readonly id: string;
  readonly act: string;
  readonly input: unknown;
  readonly parties: readonly string[];
  readonly awaits: Consent;
  readonly proposer_kind: string;
  readonly proposer: string;
  readonly proposed_at: Date;
  readonly why: string;
  readonly state: WaitingState;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
  readonly reason: string;
  readonly level: HandlingLevel;
}

export interface NewWaiting {
  readonly act: string;
  readonly input: unknown;
  readonly parties: readonly string[];
  readonly awaits: Consent;
  readonly proposer: { readonly kind: string; readonly name: string };
  readonly at: Date;
  readonly why: string;
  readonly level: HandlingLevel;
  readonly audience: readonly string[];
}

export interface Verdict {
  readonly state: WaitingState;
  readonly by: string;
  readonly at: Date;
  readonly reason: string;
}

const columns = sql.raw(
  "w.id::text as id, w.act, w.input, w.parties, w.awaits, w.proposer_kind, w.proposer, w.proposed_at, w.why, w.state, w.decided_by, w.decided_at, w.reason, w.level",
);

/** Acts that wait, and what became of them. */
export function waitingStore(db: Db) {
  return {
    /** The rows of the present act that the public sees now, or no longer. */
    async shownByAct(): Promise<{ readonly parties: readonly string[] }[]> {
      const { rows } = await sql<{ parties: string[] }>`select parties from workspace.shown_by_act()`.execute(
        db,
      );
      return rows;
    },

    /** How the rows are handled that the present act has changed: each way once, as far as who acts may read them. */
    async handlingsOfAct(): Promise<RowHandling[]> {
      const { rows } = await sql<RowHandling>`
        select distinct c.level, c.audience, c.originator from journal.change c
        where c.act_id = nullif(current_setting('entente.act', true), '')::bigint`.execute(db);
      return rows;
    },

    /** What the public could read of the rows of the present act before it, and after it. */
    async publicRowsOfAct(): Promise<PublicRow[]> {
      type Image = Record<string, unknown> | null;
      const { rows } = await sql<{ table_name: string; row_id: string; was: Image; now_is: Image }>`
        select table_name, row_id, was, now_is from workspace.public_rows_of_act()`.execute(db);
      return rows.map(({ table_name, row_id, was, now_is }) => ({
        ...{ table: table_name, id: row_id, was: was ?? undefined, is: now_is ?? undefined },
      }));
    },

    async add(row: NewWaiting): Promise<string> {
      const { rows } = await sql<{ id: string }>`
        insert into workspace.waiting_act (act, input, parties, awaits, proposer_kind, proposer, proposed_at, why, level, audience, originator)
        values (${row.act}, ${JSON.stringify(row.input)}::jsonb, ${[...row.parties]}, ${row.awaits}, ${row.proposer.kind},
          ${row.proposer.name}, ${row.at}, ${row.why}, ${row.level}, ${[...row.audience]}, ${originatorIn(row)})
        returning id::text as id`.execute(db);
      return rows[0]?.id ?? "";
    },

    async byId(id: string): Promise<WaitingRow | undefined> {
      const { rows } = await sql<WaitingRow>`
        select ${columns} from workspace.waiting_act w where w.id::text = ${id}`.execute(db);
      return rows[0];
    },

    /** Oldest first; those of one party, or of one act, where it is given. */
    async list(state: WaitingState, party?: string, act?: string): Promise<WaitingRow[]> {
      const { rows } = await sql<WaitingRow>`
        select ${columns} from workspace.waiting_act w
        where w.state = ${state} and (${party ?? null}::text is null or ${party ?? null} = any (w.parties))
          and (${act ?? null}::text is null or ${act ?? null} = w.act)
        order by w.proposed_at, w.id limit 500`.execute(db);
      return rows;
    },

    /** From now on it waits for whoever publishes. */
    async passOn(id: string, parties: readonly string[]): Promise<boolean> {
      const { rows } = await sql`
        update workspace.waiting_act set awaits = 'publisher', parties = ${[...parties]}
        where id::text = ${id} and state = 'waiting' and awaits <> 'publisher' returning 1`.execute(db);
      return rows.length > 0;
    },

    /** @returns whether it still waited: two who decide at once cannot both. */
    async decide(id: string, { state, by, at, reason }: Verdict): Promise<boolean> {
      const { rows } = await sql`
        update workspace.waiting_act set state = ${state}, decided_by = ${by}, decided_at = ${at}, reason = ${reason}
        where id::text = ${id} and state = 'waiting' returning 1`.execute(db);
      return rows.length > 0;
    },
  };
}
