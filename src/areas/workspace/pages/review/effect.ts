import { sql } from "kysely";
import { EntenteError } from "../../../../kernel/errors.ts";
import { problemOf, type WorkRequest } from "../../../../platform/http/index.ts";
import type { Db } from "../../../../platform/storage/index.ts";
import { confirmProposal } from "../../../evidence/index.ts";
import { waitingStore } from "../../waiting/store.ts";

/** What confirming would do: tried out, looked at, and taken back. */
export type Effect =
  | {
      readonly is: "possible";
      /** Facts of the register that would be new, and those that would say something else. */
      readonly added: number;
      readonly changed: number;
      /** Whether the public would see something of it: then it waits for whoever publishes. */
      readonly waits: boolean;
    }
  | { readonly is: "impossible"; readonly code: string; readonly problem: string };

export async function effectOf(request: WorkRequest, proposal: string): Promise<Effect> {
  const { door, actor, translate } = request;
  try {
    return await door.rehearse(actor, confirmProposal, {
      input: { id: proposal },
      as: actor,
      look: async ({ db }) => ({
        is: "possible" as const,
        ...(await changesOf(db)),
        waits: (await waitingStore(db).shownByAct()).length > 0,
      }),
    });
  } catch (error) {
    if (!(error instanceof EntenteError) || error.kind === "unavailable") throw error;
    return { is: "impossible", code: error.code, problem: problemOf(error, translate, "").message };
  }
}

/** Rows of the register that the present act has written. */
async function changesOf(db: Db): Promise<{ readonly added: number; readonly changed: number }> {
  const { rows } = await sql<{ added: number; changed: number }>`
    select count(distinct (c.table_name, c.row_id)) filter (where c.operation = 'insert')::int as added,
      count(distinct (c.table_name, c.row_id)) filter (where c.operation = 'update')::int as changed
    from journal.change c
    where c.act_id = nullif(current_setting('entente.act', true), '')::bigint and c.table_name not like 'evidence.%'`.execute(
    db,
  );
  return rows[0] ?? { added: 0, changed: 0 };
}
