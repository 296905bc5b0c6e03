import { z } from "zod";
import { type AnyAct, command } from "../../../platform/acts/index.ts";
import { type AnyJobTask, enqueue, jobTask } from "../../../platform/jobs/index.ts";
import { applyRetention, needsRetention } from "../../access/index.ts";

/** The job that erases what is older than the rules allow. It has one key, so that however often it is asked for, one waits. */
const task = { name: "workspace.apply-retention" } as const;

export const askForRetention = command({
  name: "workspace.ask-for-retention",
  permission: "operate",
  input: z.strictObject({}),
  async run({ db }): Promise<void> {
    await enqueue(db, task, { payload: {}, key: task.name });
  },
});

export const retentionJobActs: readonly AnyAct[] = [askForRetention];

/** Applies the rules on each day on which a server runs, once. */
export const retentionTask: AnyJobTask = jobTask({
  ...task,
  actor: "retention",
  payload: z.strictObject({}),
  async run({ door, actor }) {
    await door.perform(actor, applyRetention, { input: {} });
  },
  // What is due stays due, and the next look asks again.
  async fail() {},
  async check({ door, actor }) {
    if (await door.ask(actor, needsRetention, {})) await door.perform(actor, askForRetention, { input: {} });
  },
});
