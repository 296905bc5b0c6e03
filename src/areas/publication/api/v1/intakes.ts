import { z } from "zod";
import { invalid, notFound, unavailable } from "../../../../kernel/errors.ts";
import { handlingLevels } from "../../../../kernel/handling.ts";
import { type GuardedRoute, guardedRoute, nothing } from "../../../../platform/http/index.ts";
import type { Translate } from "../../../../platform/i18n/index.ts";
import {
  getIntake,
  type IntakeRow,
  intakeStates,
  largestDocument,
  saidFields,
  takeInFile,
} from "../../../evidence/index.ts";

const moment = z.string().meta({ format: "date-time" });

const intake = z
  .strictObject({
    id: z.string().meta({ says: "intake-id" }),
    state: z.enum(intakeStates).meta({ says: "intake-state" }),
    progress: z.int().min(0).max(100).meta({ says: "intake-progress" }),
    name: z.string().meta({ says: "intake-name" }),
    size: z.int().meta({ says: "intake-size" }),
    sha256: z.string().meta({ says: "intake-sha256" }),
    received: moment.meta({ says: "intake-received" }),
    changed: moment.meta({ says: "intake-changed" }),
    document: z.string().meta({ says: "intake-document" }).optional(),
    error: z
      .strictObject({
        code: z.string().meta({ says: "problem-code" }),
        message: z.string().meta({ says: "problem-detail" }),
      })
      .meta({ says: "intake-error" })
      .optional(),
  })
  .meta({ id: "Intake" });

const { file_name, language, title, symbol, dated, source_url } = saidFields;

const sent = {
  ...{ id: "0123456789ab", state: "waiting", progress: 0, name: "report.pdf", size: 48_213 },
  sha256: "3b1f0c5d8a7e4926b0d1c2f3e4a596877869504132abcdef0918273645546372",
  ...{ received: "2026-03-02T09:30:00Z", changed: "2026-03-02T09:30:00Z" },
} as const satisfies z.output<typeof intake>;
const done = {
  ...{ ...sent, state: "done", progress: 100, changed: "2026-03-02T09:30:04Z", document: "fedcba987654" },
} as const satisfies z.output<typeof intake>;

/** Documents by program: a file is sent, and asked after until it is read. */
export const intakeRoutes: readonly GuardedRoute[] = [
  guardedRoute({
    method: "POST",
    status: 202,
    path: "/documents",
    operationId: "sendDocument",
    summary: "act.evidence.take-in-file",
    params: nothing,
    filters: z.strictObject({
      name: file_name.optional().meta({ example: "report.pdf", says: "sent-name" }),
      language: language.optional().meta({ example: "fr", says: "sent-language" }),
      level: z.enum(handlingLevels).default("unclassified").meta({ says: "sent-level" }),
      title: title.optional().meta({ example: "Annual report", says: "sent-title" }),
      symbol: symbol.optional().meta({ example: "S/2026/1", says: "sent-symbol" }),
      dated: dated.optional().meta({ example: "2026-03-01", says: "sent-dated" }),
      source: source_url.optional().meta({ example: "https://example.org/report.pdf", says: "sent-source" }),
    }),
    largest: largestDocument,
    answer: intake,
    sample: sent,
    refusals: () => [invalid("document-empty"), unavailable("jobs-missing")],
    examples: ["/documents?name=report.pdf", "/documents?name=letter.eml&language=fr&level=confidential"],
    async run({ filters, bytes, door, actor, translate }) {
      if (bytes.length === 0) throw invalid("document-empty");
      const { name = "", source, ...said } = filters;
      const given = Object.entries({ ...said, file_name: name, source_url: source, bytes });
      const row = await door.perform(actor, takeInFile, {
        input: Object.fromEntries(given.filter(([, value]) => value !== undefined)),
        reasons: { request: { file: name } },
      });
      return { body: intakeFrom(row, translate), location: `/intakes/${row.id}` };
    },
  }),
  guardedRoute({
    method: "GET",
    status: 200,
    path: "/intakes/{id}",
    operationId: "readIntake",
    summary: "act.evidence.get-intake",
    params: z.strictObject({ id: z.string().meta({ example: "0123456789ab", says: "intake-id" }) }),
    filters: nothing,
    answer: intake,
    sample: done,
    refusals: () => [notFound("intake-unknown", { id: "0123456789ab" })],
    examples: ["/intakes/0123456789ab", "/intakes/0123456789ab?lang=fr"],
    async run({ params, door, actor, translate }) {
      return { body: intakeFrom(await door.ask(actor, getIntake, params), translate) };
    },
  }),
];

const intakeFrom = (row: IntakeRow, translate: Translate): z.output<typeof intake> => ({
  ...{ id: row.id, state: row.state, progress: row.progress },
  ...{ name: row.file_name, size: row.size, sha256: row.sha256 },
  ...{ received: row.received_at, changed: row.changed_at },
  ...(row.document_id === null ? {} : { document: row.document_id }),
  ...(row.error_code === null
    ? {}
    : {
        error: { code: row.error_code, message: translate(`error.${row.error_code}`, row.error_params) },
      }),
});
