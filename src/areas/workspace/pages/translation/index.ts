import { invalid } from "../../../../kernel/errors.ts";
import type { Problem, WorkBody, WorkForm, WorkPage, WorkRequest } from "../../../../platform/http/index.ts";
import {
  checkTranslations,
  findingSentence,
  importTranslations,
  listTranslations,
  markTranslation,
} from "../../../registry/index.ts";
import { send } from "../../waiting/send.ts";
import { filterOf, onePath, perPage, translationPath } from "./asked.ts";
import { fileOfOne, isTranslation, keyOf, readText, waitingFor } from "./entry.ts";
import { largestSent, recordedAs, sentFile, xliffOut } from "./file.ts";
import type { RefusedFile } from "./file-forms.tsx";
import { renderTexts } from "./list-page.tsx";
import { renderFileReport, takenOf } from "./report.tsx";
import { renderText, type TextProps } from "./text-page.tsx";

const html = (body: string, status = 200): WorkBody => ({ type: "text/html; charset=utf-8", body, status });

/** While it waits it is the secretariat's to see: a partner reads what is said of others nowhere else. */
const handling = { level: "unclassified", audience: ["party:cted"] } as const;

async function showList(request: WorkRequest, refused?: RefusedFile): Promise<string> {
  const { page, ...filter } = filterOf(request);
  const asked = { ...filter, limit: perPage, offset: (page - 1) * perPage };
  const answer = await request.door.ask(request.actor, listTranslations, asked);
  return renderTexts(request, { ...answer, refused });
}

async function showText(
  request: WorkRequest,
  more: Omit<TextProps, "entry" | "waiting"> = {},
): Promise<string> {
  const entry = await readText(request);
  return renderText(request, { entry, waiting: await waitingFor(request, entry), ...more });
}

const typedIn = (form: WorkForm) => ({
  ...{ words: form.text("words"), status: form.text("status"), why: form.text("why") },
});

/** As texts are compared: a browser ends lines in its own way. */
const plain = (text: string): string => text.normalize("NFC").trim();

/** @throws invalid `translation-words-missing`, conflict `translation-not-one`, and what the acts throw */
async function saveText(request: WorkRequest, form: WorkForm): Promise<string | WorkBody> {
  const { door, actor } = request;
  const entry = await readText(request);
  const typed = typedIn(form);
  const status = recordedAs.find((one) => one === typed.status) ?? "courtesy";
  if (!isTranslation(entry)) throw invalid("translation-not-one");
  if (typed.words === "") throw invalid("translation-words-missing");
  const held = plain(entry.text ?? "");
  if (held !== plain(form.text("was")) || plain(entry.source.text) !== plain(form.text("source")))
    return html(await showText(request, { typed, conflict: true }), 409);
  const parts = { why: typed.why, handling };
  if (plain(typed.words) === held) {
    if (entry.status === status && !entry.stale) return onePath(keyOf(entry), "unchanged");
    const sent = await send(request, markTranslation, { input: { ...keyOf(entry), status }, ...parts });
    return onePath(keyOf(entry), sent.kind === "waits" ? "waits" : "saved");
  }
  const input = {
    file: await fileOfOne(request, entry, typed.words),
    as: status,
    least: "final",
    machine: false,
  };
  const { refused } = await door.ask(actor, checkTranslations, input);
  const faults = refused.flatMap(({ findings }) => findings);
  if (faults.length > 0) {
    const error = faults.map((one) => findingSentence(one, request.translate)).join(" ");
    return html(await showText(request, { typed, error }), 400);
  }
  const sent = await send(request, importTranslations, { input, ...parts });
  return onePath(keyOf(entry), sent.kind === "waits" ? "waits" : "saved");
}

async function refusedText(request: WorkRequest, form: WorkForm, { message }: Problem): Promise<string> {
  const typed = typedIn(form);
  return showText(request, typed.words === "" ? { typed, error: message } : { typed, problem: message });
}

/** First what the file would bring; then, all of it that passes. */
async function takeFile(request: WorkRequest, form: WorkForm): Promise<string | WorkBody> {
  const { door, actor } = request;
  const file = sentFile(form);
  const report = await door.ask(actor, checkTranslations, file.terms);
  if (form.text("verb") !== "apply")
    return html(renderFileReport(request, { sent: file, report, why: file.name }));
  const sent = await send(request, importTranslations, {
    input: file.terms,
    why: form.text("why"),
    handling,
  });
  if (sent.kind === "waits") return `${translationPath}?done=waits`;
  return `${translationPath}?done=taken&count=${takenOf(sent.output)}`;
}

export const translationPages: readonly WorkPage[] = [
  { path: "translation", permission: "read-as-staff", render: (request) => showList(request) },
  { path: "translation/xliff", permission: "read-as-staff", render: xliffOut },
  {
    path: "translation/text",
    permission: "read-as-staff",
    render: (request) => showText(request),
    form: { permission: "keep-register", act: saveText, refused: refusedText },
  },
  {
    path: "translation/file",
    permission: "read-as-staff",
    render: (request) => showList(request),
    form: {
      permission: "keep-register",
      largest: largestSent,
      act: takeFile,
      refused: (request, form, { message }) => showList(request, { message, typed: form.text }),
    },
  },
];
