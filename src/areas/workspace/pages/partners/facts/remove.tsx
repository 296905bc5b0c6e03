import { notFound } from "../../../../../kernel/errors.ts";
import { Link } from "../../../../../platform/html/index.ts";
import type { WorkBody, WorkForm, WorkRequest } from "../../../../../platform/http/index.ts";
import { renderRemoval, sendRemoval, type Told } from "../removal.tsx";
import { nameOf, recordAddress } from "../words.tsx";
import { readEdited } from "./edit.tsx";
import { type FormField, fieldsOf } from "./fields.ts";
import { actsOf } from "./input.ts";
import type { SectionName } from "./kinds.ts";

/** What goes, field by field, before it goes. */
export async function showRemoval(
  request: WorkRequest,
  section: SectionName,
  told: Told = { why: "" },
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
  const going = {
    ...{ party: record.party.id, row, note: translate("register.remove-note") },
    title: translate(`register.remove-${section}`),
    stand: <Link href={recordAddress(request, record.party.id)}>{nameOf(record, request).text}</Link>,
    said: fieldsOf[section]
      .filter(({ name }) => (row.values[name] ?? "") !== "")
      .map((field) => ({
        ...{ name: field.name, words: worded(field) },
        label: translate(`register.field-${field.label ?? field.name}`),
      })),
  };
  return renderRemoval(request, going, told);
}

export async function remove(
  request: WorkRequest,
  form: WorkForm,
  section: SectionName,
): Promise<string | WorkBody> {
  const command = actsOf[section].remove;
  if (command === undefined) throw notFound("fact-gone", { party: request.params.id ?? "" });
  return sendRemoval(request, form, { command, show: (told) => showRemoval(request, section, told) });
}
