import { notFound } from "../../../../../kernel/errors.ts";
import type { WorkBody, WorkForm, WorkRequest } from "../../../../../platform/http/index.ts";
import { renderRemoval, sendRemoval, type Told } from "../removal.tsx";
import { readEditedLine } from "./edited.ts";
import { fieldsOfLine } from "./fields.ts";
import { Stand } from "./form.tsx";
import { actsOfLine } from "./input.ts";
import type { LinePart } from "./kinds.ts";

/** What goes, field by field, before it goes. */
export async function showLineRemoval(
  request: WorkRequest,
  part: LinePart,
  told: Told = { why: "" },
): Promise<string> {
  const edited = await readEditedLine(request, part);
  const { context, row } = edited;
  const { record } = context;
  const { translate } = request;
  if (row === undefined) throw notFound("fact-gone", { party: record.party.id });
  const said = fieldsOfLine(edited).map((field) => {
    const value = row.values[field.name] ?? "";
    const words = field.options?.(context).find((option) => option.value === value)?.text ?? value;
    return { name: field.name, label: translate(`register.field-${field.name}`), words };
  });
  const going = {
    ...{ party: record.party.id, row, note: translate("register.line-remove-note") },
    ...{ title: translate(`register.line-remove-${part}`), stand: <Stand {...edited} /> },
    said: said.filter(({ words }) => words !== ""),
  };
  return renderRemoval(request, going, told);
}

export const removeFromLine = (
  request: WorkRequest,
  form: WorkForm,
  part: LinePart,
): Promise<string | WorkBody> =>
  sendRemoval(request, form, {
    command: actsOfLine[part].remove,
    show: (told) => showLineRemoval(request, part, told),
  });
