import { EntenteError, notFound } from "../../../../../kernel/errors.ts";
import { Form, Link, TextArea } from "../../../../../platform/html/index.ts";
import {
  problemOf,
  type WorkBody,
  type WorkForm,
  type WorkRequest,
} from "../../../../../platform/http/index.ts";
import { listPeople } from "../../../../access/index.ts";
import { readLineHistory } from "../../../../cooperation/index.ts";
import { send } from "../../../waiting/send.ts";
import { formToken, renderWork, Send } from "../../frame.tsx";
import { Conflict } from "../facts/conflict.tsx";
import { FactField, type FormState } from "../facts/fact-form.tsx";
import type { FieldErrors } from "../facts/input.ts";
import type { Values } from "../facts/rows.ts";
import { nameOf, recordAddress, recordPath, words } from "../words.tsx";
import { type EditedLine, readEditedLine } from "./edited.ts";
import { fieldsOfLine } from "./fields.ts";
import { actsOfLine, fieldOfLineCode, lineAddition, lineChanges, wrongOfLine } from "./input.ts";
import type { LinePart } from "./kinds.ts";

interface Shown {
  readonly state: FormState;
  readonly was: Values;
  readonly expected: string;
  readonly problem?: string | undefined;
}

export const Stand = ({ context: { request, record }, line }: EditedLine) => (
  <>
    <Link href={recordAddress(request, record.party.id)}>{nameOf(record, request).text}</Link>
    {line === undefined ? null : <> · {words(line.title, request)}</>}
  </>
);

const titleOf = ({ part, row, context: { request } }: EditedLine): string =>
  request.translate(row === undefined ? `register.line-add-${part}` : `register.line-change-${part}`);

/** The page of what is said of a line; it ends with why, which goes into the journal. */
function page(edited: EditedLine, { state, was, expected, problem }: Shown): string {
  const { context, row } = edited;
  const { request, record } = context;
  const { translate } = request;
  const hidden = [
    ...(row === undefined ? [] : [{ name: "expected", value: expected }]),
    ...Object.entries(was).map(([name, value]) => ({ name: `was.${name}`, value })),
  ];
  return renderWork({
    ...{ request, title: titleOf(edited), stand: <Stand {...edited} />, problem },
    children: (
      <Form hidden={[formToken(request), ...hidden]}>
        {fieldsOfLine(edited).map((field) => (
          <FactField key={field.name} {...{ field, context, state }} />
        ))}
        <TextArea
          {...{ id: "field-why", name: "why", label: translate("register.why"), rows: 2, value: state.why }}
          hint={translate("register.hint-why")}
        />
        <Send>{translate("register.save")}</Send>
        <p>
          <Link href={recordAddress(request, record.party.id)}>{translate("register.leave")}</Link>
        </p>
      </Form>
    ),
  });
}

/** What a new entry begins with: that somebody has looked today. */
const firstValues = (edited: EditedLine, { today }: WorkRequest): Values => {
  const begin: Values = { verification: "verified", verified_on: today };
  return Object.fromEntries(fieldsOfLine(edited).map(({ name }) => [name, begin[name] ?? ""]));
};

const isNew = ({ params }: WorkRequest): boolean => params.row === undefined || params.row === "new";

export async function showLineForm(request: WorkRequest, part: LinePart): Promise<string> {
  const edited = await readEditedLine(request, part);
  const { row, context } = edited;
  if (!isNew(request) && row === undefined) throw notFound("fact-gone", { party: context.record.party.id });
  const values = row?.values ?? firstValues(edited, request);
  return page(edited, {
    state: { values, errors: {}, candidates: {}, why: "" },
    ...{ was: row?.values ?? {}, expected: row?.version ?? "" },
  });
}

const answer = (body: string, status: number): WorkBody => ({
  ...{ type: "text/html; charset=utf-8", body, status },
});

/** What the form says now and what it said when it was opened. */
function filledIn(edited: EditedLine, form: WorkForm): { state: FormState; was: Values } {
  const names = fieldsOfLine(edited).map(({ name }) => name);
  return {
    state: {
      values: Object.fromEntries(names.map((name) => [name, form.text(name).trim()])),
      ...{ errors: {}, candidates: {}, why: form.text("why") },
    },
    was: Object.fromEntries(
      names.flatMap((name) => (form.has(`was.${name}`) ? [[name, form.text(`was.${name}`)]] : [])),
    ),
  };
}

/** The act that the form asks for; nothing where it changes nothing. */
function orderOf(edited: EditedLine, { state, was }: { state: FormState; was: Values }, form: WorkForm) {
  const { part, row } = edited;
  const { add, change = add } = actsOfLine[part];
  if (row === undefined) return { command: add, input: lineAddition(edited, state.values) };
  const changes = lineChanges(state.values, was);
  const expected = form.text("expected");
  if (Object.keys(changes).length === 0) return undefined;
  return { command: change, input: { id: row.id, ...(expected && { expected }), ...changes } };
}

/** Saves what the form says. What is wrong with it is told at its fields, and everything typed is kept. */
export async function saveLineForm(
  request: WorkRequest,
  form: WorkForm,
  part: LinePart,
): Promise<string | WorkBody> {
  const edited = await readEditedLine(request, part);
  const party = edited.context.record.party.id;
  const filled = filledIn(edited, form);
  const { state, was } = filled;
  const again = (errors: FieldErrors, problem?: string, status = 400): WorkBody =>
    answer(
      page(edited, { ...{ state: { ...state, errors }, was, problem }, expected: form.text("expected") }),
      status,
    );
  if (!isNew(request) && edited.row === undefined)
    return again({}, problemOf(notFound("fact-gone", { party }), request.translate, "").message, 409);
  const order = orderOf(edited, filled, form);
  if (order === undefined) return recordPath(party, "?done=unchanged");
  const wrong = wrongOfLine(edited, order.command, { input: order.input, values: state.values });
  if (Object.keys(wrong).length > 0) return again(wrong);
  try {
    const sent = await send(request, order.command, { input: order.input, why: state.why });
    const done = sent.kind === "waits" ? "waits" : edited.row === undefined ? "added" : "saved";
    return recordPath(party, `?done=${done}`);
  } catch (error) {
    if (!(error instanceof EntenteError)) throw error;
    if (error.code === "changed-by-other") return conflictPage(edited, filled);
    const { message, status, code } = problemOf(error, request.translate, "");
    const field = fieldOfLineCode(part, code);
    return field === undefined ? again({}, message, status) : again({ [field]: message }, undefined, status);
  }
}

/** Both versions, and the choice between them. */
async function conflictPage(
  edited: EditedLine,
  { state, was }: { readonly state: FormState; readonly was: Values },
): Promise<WorkBody> {
  const { context, row, line } = edited;
  const { request, record } = context;
  const { door, actor, language } = request;
  if (row === undefined || line === undefined) throw notFound("fact-gone", { party: record.party.id });
  const { entries } = await door.ask(actor, readLineHistory, { line_id: line.id });
  const { people } = await door.ask(actor, listPeople, { language });
  const props = {
    ...{ context, fields: fieldsOfLine(edited), mine: state.values, was, theirs: row, why: state.why },
    last: entries.find(({ rowId }) => rowId === row.id),
    people: new Map(people.map(({ id, name }) => [id, name])),
  };
  const body = renderWork({
    ...{ request, title: titleOf(edited), stand: <Stand {...edited} /> },
    children: <Conflict {...props} />,
  });
  return answer(body, 409);
}
