import { EntenteError, notFound } from "../../../../../kernel/errors.ts";
import { Form, Link, Notice, TextArea } from "../../../../../platform/html/index.ts";
import {
  problemOf,
  type WorkBody,
  type WorkForm,
  type WorkRequest,
} from "../../../../../platform/http/index.ts";
import { send } from "../../../waiting/send.ts";
import { formToken, renderWork, Send } from "../../frame.tsx";
import { recordAddress, recordPath } from "../words.tsx";
import { readEditedLine } from "./edited.ts";
import { fieldsOfLine } from "./fields.ts";
import { Stand } from "./form.tsx";
import { actsOfLine } from "./input.ts";
import type { LinePart } from "./kinds.ts";

interface Told {
  readonly why: string;
  readonly problem?: string;
}

/** What goes, field by field, before it goes. */
export async function showLineRemoval(
  request: WorkRequest,
  part: LinePart,
  { why, problem }: Told = { why: "" },
): Promise<string> {
  const edited = await readEditedLine(request, part);
  const { context, row } = edited;
  const { record } = context;
  const { translate } = request;
  if (row === undefined) throw notFound("fact-gone", { party: record.party.id });
  const said = fieldsOfLine(edited).map((field) => {
    const value = row.values[field.name] ?? "";
    const words = field.options?.(context).find((option) => option.value === value)?.text ?? value;
    return { field, words };
  });
  return renderWork({
    ...{ request, title: translate(`register.line-remove-${part}`), stand: <Stand {...edited} />, problem },
    children: (
      <>
        <Notice is="warn" lead={<bdi>{row.says}</bdi>}>
          {translate("register.line-remove-note")}
        </Notice>
        <dl class="facts">
          {said
            .filter(({ words }) => words !== "")
            .map(({ field, words }) => (
              <div key={field.name}>
                <dt>{translate(`register.field-${field.name}`)}</dt>
                <dd>
                  <bdi>{words}</bdi>
                </dd>
              </div>
            ))}
        </dl>
        <Form hidden={[formToken(request), { name: "expected", value: row.version ?? "" }]}>
          <TextArea
            {...{ id: "field-why", name: "why", label: translate("register.why"), rows: 2, value: why }}
          />
          <Send>{translate("register.remove")}</Send>
          <p>
            <Link href={recordAddress(request, record.party.id)}>{translate("register.leave")}</Link>
          </p>
        </Form>
      </>
    ),
  });
}

export async function removeFromLine(
  request: WorkRequest,
  form: WorkForm,
  part: LinePart,
): Promise<string | WorkBody> {
  const party = request.params.id ?? "";
  const expected = form.text("expected");
  const input = { id: request.params.row, ...(expected && { expected }) };
  try {
    const sent = await send(request, actsOfLine[part].remove, { input, why: form.text("why") });
    return recordPath(party, `?done=${sent.kind === "waits" ? "waits" : "removed"}`);
  } catch (error) {
    if (!(error instanceof EntenteError) || error.code !== "changed-by-other") throw error;
    // It says something else by now: that is shown before it goes.
    const { message, status } = problemOf(error, request.translate, "");
    const body = await showLineRemoval(request, part, { why: form.text("why"), problem: message });
    return { type: "text/html; charset=utf-8", body, status };
  }
}
