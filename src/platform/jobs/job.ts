import type { z } from "zod";
import type { EntenteError } from "../../kernel/errors.ts";
import type { Actor, Door } from "../acts/index.ts";

/** What a job works with: it changes nothing but by acts, and is named in the journal for what it is. */
export interface JobContext {
  readonly door: Door;
  readonly actor: Actor;
}

/** How the job of a key stands: it will be done, it was begun too often, or there is none. */
export type JobStanding = "waiting" | "spent" | "none";

/** A kind of work that is done after the act that asked for it. */
export interface JobTask<Payload> {
  /** `area.verb-noun`, stable: jobs wait under it. */
  readonly name: string;
  /** Name of the part of the system that does it, for the journal. */
  readonly actor: string;
  readonly payload: z.ZodType<Payload>;
  /**
   * Does it. It may be done again after it was cut off, and has to come to the same.
   * @throws of kind unavailable: it is tried again later; anything else: it has failed.
   */
  run(context: JobContext, payload: Payload): Promise<void>;
  /** Hears that it has failed for good. */
  fail(context: JobContext, payload: Payload, error: EntenteError): Promise<void>;
  /**
   * Called by a server that has started, and every while after: asks for its own job by an act where there is something to
   * do. Cheap where there is nothing.
   */
  check?(context: JobContext): Promise<void>;
  /** Called before work begins: whatever waits for a job that is no longer there has to get one. */
  resume?(context: JobContext, standing: (key: string) => Promise<JobStanding>): Promise<void>;
}

/** A task of any payload, for the register of all; the runner parses before it calls. */
export type AnyJobTask = JobTask<unknown>;

/** Declares a task. */
export const jobTask = <Payload>(task: JobTask<Payload>): AnyJobTask => ({
  ...task,
  // Parsed by the task's own schema before it comes here.
  run: (context, payload) => task.run(context, payload as Payload),
  fail: (context, payload, error) => task.fail(context, payload as Payload, error),
});
