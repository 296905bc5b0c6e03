import { decodeXliff } from "../../../../engines/xliff/index.ts";
import { invalid, notFound } from "../../../../kernel/errors.ts";
import { isLanguage } from "../../../../kernel/language.ts";
import type { WorkBody, WorkForm, WorkRequest } from "../../../../platform/http/index.ts";
import { languageName } from "../../../../platform/i18n/index.ts";
import { exportTranslations } from "../../../registry/index.ts";
import { filterOf } from "./asked.ts";

/** Bytes of a file that is sent here. It is kept nowhere between the steps: the page holds it and sends it again. */
export const largestXliff = 10_000_000;
/** Of what a form may hold: four characters stand for three bytes. */
export const largestSent = Math.ceil((largestXliff * 4) / 3) + 100_000;

export const recordedAs = ["courtesy", "official-translation"] as const;
export const leastStates = ["translated", "reviewed", "final"] as const;

export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** As `registry.import-translations` takes it. */
  readonly terms: {
    readonly file: string;
    readonly as: (typeof recordedAs)[number];
    readonly least: (typeof leastStates)[number];
    readonly machine: boolean;
  };
}

const nameOf = (name: string): string =>
  (name.split(/[/\\]/u).at(-1) ?? "")
    .replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, " ")
    .trim()
    .slice(0, 300);

/** @throws invalid `translation-file-missing`, `sent-file-too-large`, `xliff-encoding` */
export function sentFile(form: WorkForm): SentFile {
  const given = form.file("xliff");
  const bytes = given?.bytes ?? Buffer.from(form.text("file"), "base64url");
  const name = nameOf(given?.name ?? form.text("name"));
  if (bytes.length === 0) throw invalid("translation-file-missing");
  if (bytes.length > largestXliff)
    throw invalid("sent-file-too-large", { name, limit: Math.floor(largestXliff / 1_000_000) });
  return {
    ...{ name, bytes },
    terms: {
      file: decodeXliff(bytes),
      as: recordedAs.find((one) => one === form.text("as")) ?? "courtesy",
      least: leastStates.find((one) => one === form.text("least")) ?? "final",
      machine: form.text("machine") !== "",
    },
  };
}

/** Everything of it as hidden fields, for the next step. */
export const keptFields = ({ name, bytes, terms }: SentFile) => [
  { name: "name", value: name },
  { name: "as", value: terms.as },
  { name: "least", value: terms.least },
  { name: "machine", value: terms.machine ? "on" : "" },
  { name: "file", value: Buffer.from(bytes).toString("base64url") },
];

/** The texts that the address asks for, as XLIFF 2.1. @throws not-found `translation-nothing-out`, invalid `language-unknown` */
export async function xliffOut(request: WorkRequest): Promise<WorkBody> {
  const { door, actor, query, today } = request;
  const { language, show, text } = filterOf(request);
  const { source = "en" } = query;
  if (language === undefined || !isLanguage(source))
    throw invalid("language-unknown", { value: (language === undefined ? query.language : source) ?? "" });
  const { xliff } = await door.ask(actor, exportTranslations, { language, source, show, text });
  const named = {
    language: languageName(language, request.language),
    source: languageName(source, request.language),
  };
  if (xliff === undefined) throw notFound("translation-nothing-out", named);
  return {
    ...{ type: "application/xliff+xml; charset=utf-8", body: xliff },
    fileName: `entente-${source}-${language}-${today}.xlf`,
  };
}
