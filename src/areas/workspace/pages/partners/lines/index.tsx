import { Absent, Paging } from "../../../../../platform/html/index.ts";
import type { WorkPage, WorkRequest } from "../../../../../platform/http/index.ts";
import { readLineHistory } from "../../../../cooperation/index.ts";
import { renderWork } from "../../frame.tsx";
import { readAudienceNames } from "../handling/audience.ts";
import { Entry } from "../history-page.tsx";
import { recordAddress } from "../words.tsx";
import { readEditedLine } from "./edited.ts";
import { Stand, saveLineForm, showLineForm } from "./form.tsx";
import { type LinePart, lineParts } from "./kinds.ts";
import { removeFromLine, showLineRemoval } from "./remove.tsx";

const permission = "keep-register" as const;
const perPage = 50;

const formPage = (path: string, part: LinePart): WorkPage => ({
  ...{ path, permission },
  render: (request) => showLineForm(request, part),
  form: { act: (request, form) => saveLineForm(request, form, part) },
});

const removePage = (part: LinePart): WorkPage => ({
  path: `partners/:id/lines/:line/${part}/:row/remove`,
  permission,
  render: (request) => showLineRemoval(request, part),
  form: { act: (request, form) => removeFromLine(request, form, part) },
});

/** What happened to a line's partners, modes and bases, in parts. */
async function history(request: WorkRequest): Promise<string> {
  const { door, actor, query, params, translate } = request;
  const edited = await readEditedLine(request, "partners");
  const before = Number(query.before);
  const { entries, next } = await door.ask(actor, readLineHistory, {
    ...{ line_id: params.line ?? "", limit: perPage },
    ...(Number.isSafeInteger(before) && before > 0 ? { before } : {}),
  });
  const audience = await readAudienceNames(request);
  const path = recordAddress(request, params.id ?? "", `/lines/${params.line}/history`);
  const first = { href: path, text: translate("register.history-first") };
  const older = { href: `${path}?before=${next}`, text: translate("register.history-older") };
  return renderWork({
    ...{ request, title: translate("register.line-history"), stand: <Stand {...edited} /> },
    children: (
      <>
        {entries.length === 0 ? <Absent as="block">{translate("register.history-none")}</Absent> : null}
        <ul class="history">
          {entries.map((entry) => (
            <Entry key={entry.id} {...{ request, entry, audience, people: audience.people }} />
          ))}
        </ul>
        {next === undefined && query.before === undefined ? null : (
          <Paging
            label={translate("list.pages")}
            place=""
            before={query.before === undefined ? undefined : first}
            after={next === undefined ? undefined : older}
          />
        )}
      </>
    ),
  });
}

/** What is said of the lines in which a party stands: a form for each mode and basis, a page before it goes, and the history of a line. */
export const linePages: readonly WorkPage[] = [
  formPage("partners/:id/lines/new", "partners"),
  formPage("partners/:id/lines/:line/modes/new", "modes"),
  formPage("partners/:id/lines/:line/bases/:row", "bases"),
  ...lineParts.map(removePage),
  { path: "partners/:id/lines/:line/history", permission: "read-as-staff", render: history },
];
