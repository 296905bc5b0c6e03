import { z } from "zod";
import { type AnyAct, command, query } from "../../../platform/acts/index.ts";
import { type AnyJobTask, enqueue, jobTask } from "../../../platform/jobs/index.ts";
import { listFreshness, recordFreshness } from "../../registry/index.ts";

/** The job that records how fresh the register is today. It has one key, so that however often it is asked for, one waits. */
const task = { name: "workspace.record-freshness" } as const;

/** Whether today has no record yet. */
export const needsFreshness = query({
  name: "workspace.needs-freshness",
  permission: "operate",
  input: z.strictObject({}),
  async run(context) {
    const { today } = context;
    return (await listFreshness.run(context, { from: today, to: today })).length === 0;
  },
});

export const askForFreshness = command({
  name: "workspace.ask-for-freshness",
  permission: "operate",
  input: z.strictObject({}),
  async run({ db }): Promise<void> {
    await enqueue(db, task, { payload: {}, key: task.name });
  },
});

export const freshnessJobActs: readonly AnyAct[] = [needsFreshness, askForFreshness];

/** Records the freshness of each day on which a server runs, once. */
export const freshnessTask: AnyJobTask = jobTask({
  ...task,
  actor: "freshness",
  payload: z.strictObject({}),
  async run({ door, actor }) {
    await door.perform(actor, recordFreshness, { input: {} });
  },
  // The day stays without a record, and the next look asks again.
  async fail() {},
  async check({ door, actor }) {
    if (await door.ask(actor, needsFreshness, {})) await door.perform(actor, askForFreshness, { input: {} });
  },
});
