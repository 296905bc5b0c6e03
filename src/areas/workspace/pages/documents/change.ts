import { invalid } from "../../../../kernel/errors.ts";
import { handlingLevels } from "../../../../kernel/handling.ts";
import type { WorkBody, WorkForm, WorkRequest } from "../../../../platform/http/index.ts";
import { whoCanRead } from "../../../access/index.ts";
import { changeDocument } from "../../../evidence/index.ts";
import { withdrawAct } from "../../waiting/commands.ts";
import { send } from "../../waiting/send.ts";
import { handlingFrom, typedIn } from "./audience.tsx";
import { renderDocument } from "./document-page.tsx";
import { metadataIn } from "./metadata.tsx";
import { readKeptDocument } from "./queries.ts";
import { addressIn, datedOf } from "./take-in.ts";

const idOf = ({ params }: WorkRequest): string => params.id ?? "";

/** What a form of a document's page asks for. @throws invalid `review-verb-unknown`, and what the acts throw */
export async function changeOne(request: WorkRequest, form: WorkForm): Promise<string | WorkBody> {
  switch (form.text("do")) {
    case "change":
      return change(request, form);
    case "preview":
      return preview(request, form);
    case "handle":
      return handle(request, form);
    case "withdraw": {
      const input = { id: form.text("waiting"), reason: "" };
      await request.door.perform(request.actor, withdrawAct, { input });
      return `work/documents/${idOf(request)}?done=withdrawn`;
    }
    default:
      throw invalid("review-verb-unknown");
  }
}

const expectedIn = (form: WorkForm) =>
  form.text("expected") === "" ? {} : { expected: form.text("expected") };

async function change(request: WorkRequest, form: WorkForm): Promise<string> {
  const { title, symbol, dated, issuer, source_url, version_of } = metadataIn(form);
  if (title === "") throw invalid("review-field-missing", { parameter: "title" });
  if (version_of !== "" && !/^[0-9a-f]{12}$/.test(version_of))
    throw invalid("document-unknown", { id: version_of.slice(0, 60), parameter: "version_of" });
  return perform(request, form, {
    ...{ title, symbol, issuer, source_url: addressIn(source_url) },
    ...{ dated: datedOf(dated) || null, version_of: version_of || null },
  });
}

async function perform(
  request: WorkRequest,
  form: WorkForm,
  changes: Readonly<Record<string, unknown>>,
): Promise<string> {
  const { document } = await request.door.ask(request.actor, readKeptDocument, { id: idOf(request) });
  const { level, audience, originator } = document;
  const sent = await send(request, changeDocument, {
    input: { id: document.id, ...changes, ...expectedIn(form) },
    why: form.text("why"),
    // What waits tells what the document says: it is for those who may read that.
    ...(level === "public" ? {} : { handling: { level, audience, originator } }),
  });
  return `work/documents/${document.id}?done=${sent.kind === "waits" ? "waits" : "changed"}`;
}

/** @throws invalid `document-level-unknown` */
function levelIn(form: WorkForm) {
  const level = handlingLevels.find((one) => one === form.text("level"));
  if (level === undefined) throw invalid("document-level-unknown", { parameter: "level" });
  return level;
}

/** Who would see it: shown before anything is saved. */
async function preview(request: WorkRequest, form: WorkForm): Promise<WorkBody> {
  const typed = typedIn(form);
  const handling = { level: levelIn(form), ...(await handlingFrom(request, typed)) };
  const [seen, kept] = await Promise.all([
    request.door.ask(request.actor, whoCanRead, handling),
    request.door.ask(request.actor, readKeptDocument, { id: idOf(request) }),
  ]);
  const { everybody, readers } = seen;
  const body = renderDocument(request, { kept, typed, readers: { handling, everybody, readers } });
  return { type: "text/html; charset=utf-8", body };
}

async function handle(request: WorkRequest, form: WorkForm): Promise<string> {
  const named = await handlingFrom(request, { ...typedIn(form), parties: "" });
  return perform(request, form, { level: levelIn(form), ...named });
}
