import { z } from "zod";
import { unavailable } from "../../kernel/errors.ts";
import { extract } from "../../platform/extraction/index.ts";
import { type AnyJobTask, type JobContext, jobTask } from "../../platform/jobs/index.ts";
import { addDocument, documentId } from "./commands/add-document.ts";
import { readDocument } from "./commands/read-document.ts";
import { documentOfFile } from "./document-of-file.ts";
import { getIntake, getIntakeFile, intakeTask, jobKeyOf, listIntakes, reportIntake } from "./intake.ts";

/** How much of the whole is behind when a step begins, in per cent: a file gives no measure of its own. */
const begun = { reading: 5, recognising: 60 } as const;

/**
 * Reads a file that was sent: its text, in a process of its own, then what that speaks of. Begun again after it was cut
 * off, it comes to the same document, which is known by the file.
 */
export const readIntake: AnyJobTask = jobTask({
  ...intakeTask,
  actor: "intake",
  payload: z.strictObject({ id: documentId }),

  async run(context, { id }) {
    const { door, actor } = context;
    const intake = await door.ask(actor, getIntake, { id });
    if (intake.state === "done" || intake.state === "failed") return;
    await report(context, { id, state: "reading", progress: begun.reading });
    const bytes = await door.ask(actor, getIntakeFile, { id });
    const read = await extract({ bytes, name: intake.file_name });
    await report(context, { id, state: "recognising", progress: begun.recognising });
    const input = documentOfFile(read, { bytes, name: intake.file_name, said: intake.said });
    const { document } = await door.perform(actor, addDocument, {
      input,
      reasons: { request: { intake: id } },
    });
    await door.perform(actor, readDocument, { input: { id: document } });
    await report(context, { id, state: "done", document });
  },

  async fail(context, { id }, error) {
    const { code, params } = error.code === "internal" ? unavailable("intake-fault") : error;
    await report(context, { id, state: "failed", code, params });
  },

  async resume(context, standing) {
    const { door, actor } = context;
    const states = ["waiting", "reading", "recognising"];
    for (const { id } of await door.ask(actor, listIntakes, { states, limit: 1000 })) {
      const stands = await standing(jobKeyOf(id));
      // Whatever cut it off each time was not said by anything: the file may be what ended the process.
      if (stands === "spent") await readIntake.fail(context, { id }, unavailable("intake-cut-off"));
      // A register that was restored has the intakes of its time, and no jobs.
      if (stands === "none") await report(context, { id, state: "waiting" });
    }
  },
});

const report = ({ door, actor }: JobContext, input: z.input<typeof reportIntake.input>) =>
  door.perform(actor, reportIntake, { input });
