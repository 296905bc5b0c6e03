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
import { nameOf, recordAddress, recordPath } from "../words.tsx";
import { readEdited } from "./edit.tsx";
import { type FormField, fieldsOf } from "./fields.ts";
import { actsOf } from "./input.ts";
import type { SectionName } from "./kinds.ts";

interface Told {
  readonly why: string;
  readonly problem?: string;
}

/** What goes, field by field, before it goes. */
export async function showRemoval(
  request: WorkRequest,
  section: SectionName,
  { why, problem }: Told = { why: "" },
): Promise<string> {
  const { context, row } = await readEdited(request, section);
  const { record } = context;
  const { translate } = request;
  if (row === undefined || actsOf[section].remove === undefined)
    throw notFound("fact-gone", { party: record.party.id });
  const worded = (field: FormField): string => {
    const value = row.values[field.name] ?? "";
    return field.options?.(context).find((option) => option.value === value)?.text ?? value;
  };
  const said = fieldsOf[section].filter(({ name }) => (row.values[name] ?? "") !== "");
  return renderWork({
    request,
    title: translate(`register.remove-${section}`),
    stand: <Link href={recordAddress(request, record.party.id)}>{nameOf(record, request).text}</Link>,
    problem,
    children: (
      <>
        <Notice is="warn" lead={<bdi>{row.says}</bdi>}>
          {translate("register.remove-note")}
        </Notice>
        <dl class="facts">
          {said.map((field) => (
            <div key={field.name}>
              <dt>{translate(`register.field-${field.label ?? field.name}`)}</dt>
              <dd>
                <bdi>{worded(field)}</bdi>
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

export async function remove(
  request: WorkRequest,
  form: WorkForm,
  section: SectionName,
): Promise<string | WorkBody> {
  const party = request.params.id ?? "";
  const command = actsOf[section].remove;
  if (command === undefined) throw notFound("fact-gone", { party });
  const expected = form.text("expected");
  const input = { id: request.params.row, ...(expected && { expected }) };
  try {
    const sent = await send(request, command, { input, why: form.text("why") });
    return recordPath(party, `?done=${sent.kind === "waits" ? "waits" : "removed"}`);
  } catch (error) {
    if (!(error instanceof EntenteError) || error.code !== "changed-by-other") throw error;
    // It says something else by now: that is shown before it goes.
    const { message, status } = problemOf(error, request.translate, "");
    const body = await showRemoval(request, section, { why: form.text("why"), problem: message });
    return { type: "text/html; charset=utf-8", body, status };
  }
}
