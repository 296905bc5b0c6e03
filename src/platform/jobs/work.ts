import { EventEmitter } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import type { JobHelpers, Runner, TaskList, WorkerEvents } from "graphile-worker";
import pg from "pg";
import { EntenteError } from "../../kernel/errors.ts";
import type { Door } from "../acts/index.ts";
import type { AnyJobTask, JobContext } from "./job.ts";
import { jobsSchema } from "./prepare.ts";
import { queueOf, takeLock } from "./queue.ts";

export interface WorkOptions {
  /** Where the role that owns the jobs logs in. */
  readonly url: string;
  readonly door: Door;
  readonly tasks: readonly AnyJobTask[];
  /** How long it waits for another job, in ms; 0 ends as soon as none is due. */
  readonly idle: number;
  /** Resolves when it has to stop, whatever it does. */
  readonly stop: Promise<unknown>;
  /** Hears of faults, for whoever mends them. */
  readonly say: (text: string) => void;
}

/**
 * Why it ended: no job is due any more; it was told to; another process works already; the database is gone.
 * After `stopped` and `lost` a job may still be under way: the process has to end.
 */
export type WorkEnd = "done" | "stopped" | "occupied" | "lost";

/** Does jobs, one at a time, oldest first. @throws as the database when it does not answer. */
export async function work(options: WorkOptions): Promise<WorkEnd> {
  const { url, tasks, door } = options;
  const lock = new pg.Client({ connectionString: url, application_name: "entente-work", keepAlive: true });
  lock.on("error", () => {});
  const lost = new Promise<"lost">((resolve) => lock.once("end", () => resolve("lost")));
  await lock.connect();
  if (!(await takeLockSoon(lock))) {
    await lock.end();
    return "occupied";
  }
  const pool = new pg.Pool({ connectionString: url, application_name: "entente-work", max: 3 });
  pool.on("error", () => {});
  // One that breaks while it is lent out says so by its next statement.
  pool.on("connect", (client) => client.on("error", () => {}));
  const queue = queueOf(pool);
  let over = false;
  const say = (text: string) => {
    if (!over) options.say(text);
  };
  try {
    await queue.release();
    for (const task of tasks) await task.resume?.(contextOf(task, door), queue.standingOf);
    await queue.removeSpent();
    const ended = await Promise.race([
      runJobs({ ...options, say }, pool),
      lost,
      options.stop.then(() => "stopped" as const),
    ]);
    if (ended === "stopped") await queue.giveBack();
    return ended;
  } finally {
    over = true;
    await lock.end().catch(() => {});
    // Connections that a job holds are let go when it ends, or with the process.
    void pool.end().catch(() => {});
  }
}

/** The lock of a process that was killed this moment may still be there for a moment. */
async function takeLockSoon(client: pg.Client): Promise<boolean> {
  for (const wait of [100, 400, 1000, 0]) {
    if (await takeLock(client)) return true;
    await pause(wait);
  }
  return false;
}

const contextOf = ({ actor }: AnyJobTask, door: Door): JobContext => ({
  door,
  actor: { kind: "system", name: actor },
});

async function runJobs({ tasks, door, idle, say }: WorkOptions, pool: pg.Pool): Promise<"done" | "lost"> {
  const { Logger, run, runOnce } = await import("graphile-worker");
  const events: WorkerEvents = new EventEmitter();
  const shared = {
    ...{ pgPool: pool, schema: jobsSchema, events, concurrency: 1, noHandleSignals: true },
    taskList: taskList({ tasks, door, say }),
    // A task says itself what went wrong; what is left are faults of the runner.
    logger: new Logger(() => (level, message) => {
      if (level === "error") say(message);
    }),
  };
  if (idle === 0) {
    await runOnce(shared);
    return "done";
  }
  const waited = idleSince(events, idle);
  // Without it, the runner would look for a file of times in the folder it was started in.
  const runner: Runner = await run({ ...shared, parsedCronItems: [] });
  const broken = runner.promise.then(
    () => "lost" as const,
    () => "lost" as const,
  );
  const ended = await Promise.race([waited.then(() => "done" as const), broken]);
  if (ended === "done") await runner.stop();
  return ended;
}

/** Resolves when no job has been under way for so many ms. */
function idleSince(events: WorkerEvents, idle: number): Promise<void> {
  return new Promise((resolve) => {
    let timer = setTimeout(resolve, idle);
    events.on("job:start", () => clearTimeout(timer));
    events.on("job:complete", () => {
      clearTimeout(timer);
      timer = setTimeout(resolve, idle);
    });
  });
}

function taskList({ tasks, door, say }: Pick<WorkOptions, "tasks" | "door" | "say">): TaskList {
  return Object.fromEntries(
    tasks.map((task) => [
      task.name,
      async (given: unknown, { job }: JobHelpers) => {
        const context = contextOf(task, door);
        const payload = task.payload.parse(given);
        try {
          await task.run(context, payload);
        } catch (error) {
          const failure = failureOf(error);
          if (failure.code === "internal") say(String((error as Error).stack ?? error));
          // Thrown on, it is tried again, each time after a longer while.
          if (
            failure.kind === "unavailable" &&
            failure.code !== "internal" &&
            job.attempts < job.max_attempts
          )
            throw error;
          await task.fail(context, payload, failure);
        }
      },
    ]),
  );
}

/** A fault of ours is no matter of trying again. */
const failureOf = (error: unknown): EntenteError =>
  error instanceof EntenteError ? error : new EntenteError("unavailable", "internal", { cause: error });
