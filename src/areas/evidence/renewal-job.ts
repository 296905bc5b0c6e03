import { z } from "zod";
import { EntenteError } from "../../kernel/errors.ts";
import { type AnyJobTask, type JobContext, jobTask } from "../../platform/jobs/index.ts";
import { readDocument } from "./commands/read-document.ts";
import { askForRenewal, listOldReadings, renewalTask } from "./renewal.ts";

/**
 * Reads the documents again that other names were read by, one act each: what was decided stays, and what the new names
 * tell is proposed. Cut off, it goes on with those that are left.
 */
export const renewReadings: AnyJobTask = jobTask({
  ...renewalTask,
  actor: "renewal",
  payload: z.strictObject({}),

  async run({ door, actor }) {
    const seen = new Set<string>();
    for (;;) {
      const old = await door.ask(actor, listOldReadings, {});
      const left = old.filter((id) => !seen.has(id));
      // Names that change meanwhile are the next job's: the same document is not read over and over.
      if (left.length === 0) return;
      for (const id of left) {
        seen.add(id);
        await renew({ door, actor }, id);
      }
    }
  },

  // The readings stay as they were, and the next look asks again.
  async fail() {},

  async check({ door, actor }) {
    const old = await door.ask(actor, listOldReadings, { limit: 1 });
    if (old.length > 0) await door.perform(actor, askForRenewal, { input: {} });
  },
});

async function renew({ door, actor }: JobContext, id: string): Promise<void> {
  try {
    await door.perform(actor, readDocument, { input: { id } });
  } catch (error) {
    // A document that went away meanwhile needs no reading.
    if (!(error instanceof EntenteError && error.kind === "not-found")) throw error;
  }
}
