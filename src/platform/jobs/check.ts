import type { Door } from "../acts/index.ts";
import type { AnyJobTask } from "./job.ts";

/** Somebody who looks now and then whether a task has something to do. */
export interface JobChecks {
  /** Resolves when no look is under way any more. */
  close(): Promise<void>;
}

export interface CheckOptions {
  readonly door: Door;
  readonly tasks: readonly AnyJobTask[];
  /** From the end of one look to the next, in ms. */
  readonly every: number;
  /** Hears of faults; the next look comes all the same. */
  readonly say: (text: string) => void;
}

/** Looks at once, and then every while. */
export function checkJobs({ door, tasks, every, say }: CheckOptions): JobChecks {
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const look = async (): Promise<void> => {
    for (const task of tasks) {
      if (closed) return;
      try {
        await task.check?.({ door, actor: { kind: "system", name: task.actor } });
      } catch (error) {
        if (!closed) say(error instanceof Error ? error.message : String(error));
      }
    }
    if (!closed) timer = setTimeout(begin, every).unref();
  };
  let looking: Promise<void> = Promise.resolve();
  const begin = (): void => {
    looking = look();
  };
  begin();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
