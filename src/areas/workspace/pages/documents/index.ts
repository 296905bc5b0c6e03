import { handlingLevels } from "../../../../kernel/handling.ts";
import { isLanguage } from "../../../../kernel/language.ts";
import type { Problem, WorkBody, WorkForm, WorkPage, WorkRequest } from "../../../../platform/http/index.ts";
import { getEditionFile, largestDocument } from "../../../evidence/index.ts";
import { typedFrom, typedIn } from "./audience.tsx";
import { changeOne } from "./change.ts";
import { type RefusedChange, renderDocument } from "./document-page.tsx";
import { type DocumentsFilter, renderDocuments } from "./documents-page.tsx";
import { metadataIn } from "./metadata.tsx";
import { listAudience, listWorkDocuments, readingStates, readKeptDocument } from "./queries.ts";
import { takeIn } from "./take-in.ts";
import type { RefusedUpload } from "./upload.tsx";

/** What an address asks for; a value that is none narrows nothing down. */
function filterOf({ query }: WorkRequest): DocumentsFilter {
  const { q = "", level = "", language = "", state = "", page = "" } = query;
  return {
    words: q.slice(0, 300),
    level: handlingLevels.find((one) => one === level) ?? "",
    language: isLanguage(language) ? language : "",
    state: readingStates.find((one) => one === state) ?? "",
    page: /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1,
  };
}

async function showList(request: WorkRequest, refused?: RefusedUpload): Promise<string> {
  const { door, actor } = request;
  const filter = filterOf(request);
  const asked = Object.entries(filter).filter(([, value]) => value !== "");
  const [list, nameable] = await Promise.all([
    door.ask(actor, listWorkDocuments, Object.fromEntries(asked)),
    door.ask(actor, listAudience, {}),
  ]);
  return renderDocuments(request, { list, filter, nameable, refused });
}

const refusedUpload = (form: WorkForm, { message, code, parameter }: Problem): RefusedUpload => ({
  ...{ message, text: form.text, handling: typedIn(form) },
  field: code === "file-too-large" ? "file" : parameter,
});

async function showOne(request: WorkRequest, refused?: RefusedChange): Promise<string> {
  const { door, actor, params } = request;
  const kept = await door.ask(actor, readKeptDocument, { id: params.id ?? "" });
  return renderDocument(request, { kept, refused });
}

/** What was looked at before it was to be saved, as it was typed. */
const typedAgain = (form: WorkForm) =>
  typedFrom({
    level: handlingLevels.find((one) => one === form.text("level")) ?? "unclassified",
    audience: form.all("audience"),
    originator: form.text("originator"),
  });

function refusedChange(form: WorkForm, { message, code, parameter }: Problem): RefusedChange {
  const verb = form.text("do");
  return {
    ...{ message, code, field: parameter },
    ...(verb === "change" ? { metadata: metadataIn(form) } : {}),
    ...(verb === "preview" ? { handling: typedIn(form) } : {}),
    ...(verb === "handle" ? { handling: typedAgain(form) } : {}),
  };
}

/** Always offered as a file: what somebody sent is never shown as a page of this site. */
async function file({ door, actor, params }: WorkRequest): Promise<WorkBody> {
  const edition = /^[1-9]\d{0,8}$/.test(params.edition ?? "") ? Number(params.edition) : undefined;
  const given = await door.ask(actor, getEditionFile, {
    id: params.id ?? "",
    ...(edition === undefined ? {} : { edition }),
  });
  return { type: "application/octet-stream", body: given.bytes, fileName: given.file_name || given.id };
}

export const documentPages: readonly WorkPage[] = [
  {
    path: "documents",
    permission: "review",
    render: (request) => showList(request),
    form: {
      largest: largestDocument,
      act: takeIn,
      refused: (request, form, problem) => showList(request, refusedUpload(form, problem)),
    },
  },
  {
    path: "documents/:id",
    permission: "review",
    render: (request) => showOne(request),
    form: {
      act: changeOne,
      refused: (request, form, problem) => showOne(request, refusedChange(form, problem)),
    },
  },
  { path: "documents/:id/file/:edition", permission: "review", render: file },
];
