import type pg from "pg";
import type { JobStanding } from "./job.ts";
import { workLock } from "./prepare.ts";

/** The runner's tables, as their owner, by whoever holds the lock of work. */
export const queueOf = (pool: pg.Pool) => ({
  /** Jobs that a process held which is no more: whoever works now is the only one. */
  async release(): Promise<void> {
    await pool.query(
      "update jobs._private_jobs set locked_at = null, locked_by = null, run_at = least(run_at, now()) where locked_at is not null",
    );
    await pool.query(
      "update jobs._private_job_queues set locked_at = null, locked_by = null where locked_at is not null",
    );
  },

  /** Jobs that were begun and could not be ended, through no fault of theirs: as if they had not been begun. */
  async giveBack(): Promise<void> {
    await pool.query(
      "update jobs._private_jobs set locked_at = null, locked_by = null, attempts = greatest(attempts - 1, 0) where locked_at is not null",
    );
  },

  async standingOf(key: string): Promise<JobStanding> {
    const { rows } = await pool.query<{ spent: boolean }>(
      "select attempts >= max_attempts as spent from jobs._private_jobs where key = $1",
      [key],
    );
    return rows[0] === undefined ? "none" : rows[0].spent ? "spent" : "waiting";
  },

  /** Whoever waited for them has been told. */
  async removeSpent(): Promise<void> {
    await pool.query("delete from jobs._private_jobs where attempts >= max_attempts and locked_at is null");
  },
});

/** @returns whether this connection has the lock now; it keeps it as long as it lives. */
export async function takeLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>("select pg_try_advisory_lock($1, $2) as taken", [
    workLock.first,
    workLock.second,
  ]);
  return rows[0]?.taken === true;
}
