import { sql } from "kysely";
import { unavailable } from "../../kernel/errors.ts";
import type { Db } from "../storage/index.ts";
import type { AnyJobTask } from "./job.ts";

/** A job that is to be done once the transaction is committed. */
export interface NewJob {
  readonly payload: Readonly<Record<string, string | number>>;
  /** Two jobs of one key are one, as long as the first has not begun. */
  readonly key: string;
}

/**
 * Adds a job within the transaction of the act.
 * @throws unavailable `jobs-missing` when the database has no place for jobs.
 */
export async function enqueue(
  db: Db,
  task: Pick<AnyJobTask, "name">,
  { payload, key }: NewJob,
): Promise<void> {
  const { rows } = await sql<{ there: boolean }>`
    select to_regnamespace('jobs') is not null as there`.execute(db);
  if (!rows[0]?.there) throw unavailable("jobs-missing");
  await sql`select jobs.enqueue(${task.name}, ${JSON.stringify(payload)}::json, ${key})`.execute(db);
}
