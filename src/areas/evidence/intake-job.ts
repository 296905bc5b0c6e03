import { z } from "zod";
import { languageOf } from "../../engines/written-language/index.ts";
import { unavailable } from "../../kernel/errors.ts";
import { type Extracted, extract } from "../../platform/extraction/index.ts";
import { type AnyJobTask, type JobContext, jobTask } from "../../platform/jobs/index.ts";
import { addDocument, type DocumentInput, documentId } from "./commands/add-document.ts";
import { readDocument } from "./commands/read-document.ts";
import { getIntake, getIntakeFile, intakeTask, jobKeyOf, listIntakes, reportIntake } from "./intake.ts";
import type { IntakeRow } from "./store/intakes.ts";

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
    const input = documentFrom(read, { bytes, intake });
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

interface Given {
  readonly bytes: Uint8Array;
  readonly intake: IntakeRow;
}

/** What the sender said stands before what the file says. */
function documentFrom(read: Extracted, { bytes, intake }: Given): DocumentInput {
  const { file_name, said } = intake;
  const title = read.title?.trim() || firstLine(read.text) || file_name || "–";
  return {
    ...{ bytes, text: read.text, file_name, media_type: read.mediaType },
    ...{ encoding: read.encoding ?? "", warnings: [...read.warnings], language: languageOf(read.text) },
    ...{ title: plainLine(title, 1000) || "–", symbol: plainLine(read.symbol ?? "", 100) },
    ...{ dated: read.date ?? null, issuer: plainLine(read.author ?? "", 500) },
    ...said,
  };
}

/** The first line with words in it. */
const firstLine = (text: string): string => /^.*\p{L}{2}.*$/mu.exec(text)?.[0] ?? "";

/** No characters that end a line or turn its direction: a title is to read as it is stored. */
const plainLine = (text: string, longest: number): string =>
  text
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\s]+/gu, " ")
    .trim()
    .slice(0, longest);
