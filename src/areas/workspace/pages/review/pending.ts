import { sql } from "kysely";
import type { Db } from "../../../../platform/storage/index.ts";

/** An act on something of a document that waits for whoever publishes. */
export interface PendingAct {
  readonly id: string;
  readonly act: string;
  /** What it is about: the id of a proposal or of a document. */
  readonly of: string;
  readonly proposer: string;
  /** ISO 8601, UTC. */
  readonly proposed_at: string;
  readonly why: string;
  readonly input: Readonly<Record<string, unknown>>;
}

const acts = ["evidence.confirm-proposal", "evidence.decide-document", "evidence.change-document"];

/** What waits of these proposals or documents, the oldest first, as far as the reader may know. */
export async function pendingActs(db: Db, ids: readonly string[]): Promise<readonly PendingAct[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<PendingAct>`
    select w.id::text as id, w.act, w.input ->> 'id' as of, w.proposer, w.why, w.input,
      to_char(w.proposed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as proposed_at
    from workspace.waiting_act w
    where w.state = 'waiting' and w.act = any(${acts}) and w.input ->> 'id' = any(${[...ids]})
    order by w.proposed_at, w.id`.execute(db);
  return rows;
}
