import { z } from "zod";
import { type AnyAct, command, query } from "../../platform/acts/index.ts";
import { enqueue } from "../../platform/jobs/index.ts";
import { wordsRevision } from "./lexicon.ts";
import { evidenceStore } from "./store/index.ts";

/** The job that renews readings. It has one key, so that however often it is asked for, one waits. */
export const renewalTask = { name: "evidence.renew-readings" } as const;

/** Documents whose latest edition was read by other names than the register has now. */
export const listOldReadings = query({
  name: "evidence.list-old-readings",
  permission: "operate",
  input: z.strictObject({ limit: z.int().min(1).max(1000).default(100) }),
  run: async ({ db }, { limit }): Promise<readonly string[]> =>
    evidenceStore(db).documentsReadOtherwise(await wordsRevision(db), limit),
});

/** Asks for the renewal of all readings that other names made. */
export const askForRenewal = command({
  name: "evidence.ask-for-renewal",
  permission: "operate",
  input: z.strictObject({}),
  async run({ db }): Promise<void> {
    await enqueue(db, renewalTask, { payload: {}, key: renewalTask.name });
  },
});

export const renewalActs: readonly AnyAct[] = [listOldReadings, askForRenewal];
