import { sql } from "kysely";
import type { ErrorParams } from "../../../kernel/errors.ts";
import type { HandlingLevel } from "../../../kernel/handling.ts";
import type { Sha256 } from "../../../kernel/sha256.ts";
import type { Db } from "../../../platform/storage/index.ts";
import type { DocumentInput } from "../commands/add-document.ts";
import type { Handling } from "./rows.ts";

/** It waits for its turn; the file is read; what it speaks of is recognised; there is a document; there is an error. */
export const intakeStates = ["waiting", "reading", "recognising", "done", "failed"] as const;
export type IntakeState = (typeof intakeStates)[number];

/** What the sender said of the document. */
export type Said = Partial<Omit<DocumentInput, "bytes" | "text" | "media_type" | "file_name" | "warnings">>;

export interface IntakeRow extends Handling {
  readonly id: string;
  readonly sha256: Sha256;
  /** In bytes. */
  readonly size: number;
  readonly file_name: string;
  readonly said: Said;
  readonly state: IntakeState;
  /** Per cent. */
  readonly progress: number;
  readonly error_code: string | null;
  readonly error_params: ErrorParams;
  readonly document_id: string | null;
  /** ISO 8601, UTC. */
  readonly received_at: string;
  readonly changed_at: string;
}

interface NewIntake extends Handling {
  readonly level: HandlingLevel;
  readonly sha256: Sha256;
  readonly size: number;
  readonly file_name: string;
  readonly said: Said;
  readonly now: Date;
}

interface Change {
  readonly state: IntakeState;
  /** As it was, when left out; begun again, it is 0. */
  readonly progress?: number | undefined;
  readonly document?: string;
  readonly error?: { readonly code: string; readonly params: ErrorParams };
  readonly now: Date;
}

const stamp = (column: "received_at" | "changed_at") =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as ${sql.ref(column)}`;
const columns = sql`
  id, sha256, size::int as size, file_name, said, state, progress, error_code, error_params, document_id,
  ${stamp("received_at")}, ${stamp("changed_at")}, level, audience, originator`;

export const intakeStore = (db: Db) => ({
  async add(given: NewIntake): Promise<IntakeRow> {
    const { sha256, size, file_name, said, level, audience, originator, now } = given;
    const { rows } = await sql<IntakeRow>`
      insert into evidence.intake (sha256, size, file_name, said, level, audience, originator, received_at, changed_at)
      values (${sha256}, ${size}, ${file_name}, ${JSON.stringify(said)}, ${level}, ${audience}, ${originator}, ${now}, ${now})
      returning ${columns}`.execute(db);
    const [row] = rows;
    if (row === undefined) throw new Error("a row that was added was not given back");
    return row;
  },

  /** @returns whether there is such an intake that was not finished before. */
  async change(id: string, { state, progress, document, error, now }: Change): Promise<boolean> {
    const { rows } = await sql`
      update evidence.intake set state = ${state}, changed_at = ${now},
        progress = ${state === "waiting" ? 0 : progress === undefined ? sql`progress` : progress},
        document_id = ${document ?? null}, error_code = ${error?.code ?? null},
        error_params = ${JSON.stringify(error?.params ?? {})}
      where id = ${id} and state not in ('done', 'failed') returning id`.execute(db);
    return rows.length > 0;
  },

  async find(id: string): Promise<IntakeRow | undefined> {
    const { rows } = await sql<IntakeRow>`select ${columns} from evidence.intake where id = ${id}`.execute(
      db,
    );
    return rows[0];
  },

  async list(filter: {
    readonly states?: readonly IntakeState[] | undefined;
    readonly limit: number;
  }): Promise<readonly IntakeRow[]> {
    const { rows } = await sql<IntakeRow>`
      select ${columns} from evidence.intake
      where (${filter.states ?? null}::text[] is null or state = any(${filter.states ?? null}::text[]))
      order by evidence.intake.received_at desc, id limit ${filter.limit}`.execute(db);
    return rows;
  },
});
