import { z } from "zod";
import { forbidden, notFound } from "../../kernel/errors.ts";
import { languages } from "../../kernel/language.ts";
import { type AnyAct, command, query } from "../../platform/acts/index.ts";
import { fileStore } from "../../platform/files/index.ts";
import { enqueue } from "../../platform/jobs/index.ts";
import { documentId, handlingFields, line, partialDate } from "./commands/add-document.ts";
import { admitNew } from "./handling.ts";
import { type IntakeRow, intakeStates, intakeStore } from "./store/intakes.ts";

/** The job of an intake, and its key: an intake has one job at a time. */
export const intakeTask = { name: "evidence.read-intake" } as const;
export const jobKeyOf = (id: string): string => `intake ${id}`;

/** What the sender says of the document; what is left out is read out of the file. */
export const saidFields = {
  file_name: line(300),
  language: z.enum(languages),
  title: line(1000).min(1),
  symbol: line(100).min(1),
  dated: partialDate,
  source_url: z.url({ protocol: /^https?$/ }).max(2000),
};

const { file_name, language, title, symbol, dated, source_url } = saidFields;

/** Keeps a file that was sent, and asks for it to be read: the answer waits for neither. */
export const takeInFile = command({
  name: "evidence.take-in-file",
  permission: "review",
  input: z.strictObject({
    bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length > 0),
    file_name: file_name.default(""),
    language: language.exactOptional(),
    ...{ title: title.exactOptional(), symbol: symbol.exactOptional() },
    ...{ dated: dated.exactOptional(), source_url: source_url.exactOptional() },
    ...handlingFields,
  }),
  async run(context, { bytes, file_name: name, ...said }): Promise<IntakeRow> {
    const { db, now } = context;
    await admitNew(context, said);
    const sha256 = await fileStore(db).keep(bytes);
    const { level = "unclassified", audience, originator } = said;
    const row = await intakeStore(db).add({
      ...{ sha256, size: bytes.length, file_name: name, said, now, audience, originator },
      level: level === "public" ? "unclassified" : level,
    });
    await enqueue(db, intakeTask, { payload: { id: row.id }, key: jobKeyOf(row.id) });
    return row;
  },
});

/** What the job says of how far it is. One that is to begin again gets another job. */
export const reportIntake = command({
  name: "evidence.report-intake",
  permission: "operate",
  input: z.discriminatedUnion("state", [
    z.strictObject({ id: documentId, state: z.literal("waiting") }),
    z.strictObject({
      id: documentId,
      state: z.enum(["reading", "recognising"]),
      progress: z.int().min(0).max(99),
    }),
    z.strictObject({ id: documentId, state: z.literal("done"), document: documentId }),
    z.strictObject({
      id: documentId,
      state: z.literal("failed"),
      code: z.string().regex(/^[a-z][a-z0-9-]*$/),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ]),
  async run({ db, actor, now }, report): Promise<{ readonly id: string }> {
    if (actor.kind !== "system") throw forbidden("act-refused", { act: "evidence.report-intake" });
    const { id, state } = report;
    const changed = await intakeStore(db).change(id, {
      ...{ state, now },
      progress: "progress" in report ? report.progress : state === "done" ? 100 : undefined,
      ...("document" in report ? { document: report.document } : {}),
      ...("code" in report ? { error: { code: report.code, params: report.params } } : {}),
    });
    if (!changed) throw notFound("intake-unknown", { id });
    if (state === "waiting") await enqueue(db, intakeTask, { payload: { id }, key: jobKeyOf(id) });
    return { id };
  },
});

export const getIntake = query({
  name: "evidence.get-intake",
  permission: "review",
  input: z.strictObject({ id: z.string().max(100) }),
  async run({ db }, { id }): Promise<IntakeRow> {
    const row = await intakeStore(db).find(id);
    if (row === undefined) throw notFound("intake-unknown", { id });
    return row;
  },
});

/** The file itself, whole. */
export const getIntakeFile = query({
  name: "evidence.get-intake-file",
  permission: "operate",
  input: z.strictObject({ id: documentId }),
  async run({ db }, { id }): Promise<Uint8Array> {
    const row = await intakeStore(db).find(id);
    if (row === undefined) throw notFound("intake-unknown", { id });
    return Buffer.concat([...(await fileStore(db).read(row.sha256))]);
  },
});

/** Newest first. */
export const listIntakes = query({
  name: "evidence.list-intakes",
  permission: "review",
  input: z.strictObject({
    states: z.array(z.enum(intakeStates)).min(1).optional(),
    limit: z.int().min(1).max(1000).default(100),
  }),
  run: ({ db }, filter) => intakeStore(db).list(filter),
});

export const intakeActs: readonly AnyAct[] = [
  takeInFile,
  reportIntake,
  getIntake,
  getIntakeFile,
  listIntakes,
];
