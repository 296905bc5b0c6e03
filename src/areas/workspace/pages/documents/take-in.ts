import { invalid } from "../../../../kernel/errors.ts";
import { type HandlingLevel, handlingLevels } from "../../../../kernel/handling.ts";
import { asPartialDate } from "../../../../kernel/partial-date.ts";
import type { WorkForm, WorkRequest } from "../../../../platform/http/index.ts";
import { takeInFile } from "../../../evidence/index.ts";
import { handlingFrom, typedIn } from "./audience.tsx";
import { asTlp, isStricter, levelOfTlp } from "./tlp.ts";

/**
 * Takes in what the form for a file sent.
 * @returns where to go
 * @throws invalid `document-file-missing`, `date-invalid`, `document-address-invalid`, `document-tlp-unknown`, `document-tlp-stricter`, and what the act throws
 */
export async function takeIn(request: WorkRequest, form: WorkForm): Promise<string> {
  const file = form.file("file");
  if (file === undefined || file.bytes.length === 0)
    throw invalid("document-file-missing", { parameter: "file" });
  const level = levelOf(form);
  const handling = await handlingFrom(request, typedIn(form));
  const said = {
    ...{ title: form.text("title"), symbol: form.text("symbol"), language: form.text("language") },
    ...{ dated: datedOf(form.text("dated")), source_url: addressIn(form.text("source_url")) },
  };
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== ""));
  const input = { bytes: file.bytes, file_name: nameOf(file.name), level, ...handling, ...given };
  const { id } = await request.door.perform(request.actor, takeInFile, {
    input,
    reasons: { request: { file: nameOf(file.name) } },
  });
  return `work/documents?done=sent#intake-${id}`;
}

/** A level that is said, or that a mark asks for. @throws invalid `document-tlp-unknown`, `document-tlp-stricter` */
function levelOf(form: WorkForm): HandlingLevel {
  const typed = form.text("tlp");
  const mark = typed === "" ? undefined : asTlp(typed);
  if (typed !== "" && mark === undefined)
    throw invalid("document-tlp-unknown", { value: typed.slice(0, 40), parameter: "tlp" });
  const asked = mark === undefined ? "unclassified" : levelOfTlp[mark];
  // What is for everybody comes in closed all the same.
  const least = asked === "public" ? "unclassified" : asked;
  const level = handlingLevels.find((one) => one === form.text("level")) ?? least;
  if (mark !== undefined && isStricter(least, level))
    throw invalid("document-tlp-stricter", { mark: `TLP:${mark}`, parameter: "level" });
  return level;
}

/** @throws invalid `date-invalid` */
export function datedOf(typed: string): string {
  if (typed !== "" && asPartialDate(typed) === undefined)
    throw invalid("date-invalid", { value: typed.slice(0, 60), example: "2026-03-01", parameter: "dated" });
  return typed;
}

/** @throws invalid `document-address-invalid` */
export function addressIn(typed: string): string {
  if (typed !== "" && !(URL.canParse(typed) && /^https?:$/.test(new URL(typed).protocol)))
    throw invalid("document-address-invalid", { value: typed.slice(0, 100), parameter: "source_url" });
  return typed;
}

/** The last part of a name, without what ends a line or turns its direction. */
const nameOf = (name: string): string =>
  (name.split(/[/\\]/u).at(-1) ?? "")
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, " ")
    .trim()
    .slice(0, 300);
