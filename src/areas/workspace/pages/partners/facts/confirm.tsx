import { invalid, notFound } from "../../../../../kernel/errors.ts";
import { Field, Form, Link, TextArea } from "../../../../../platform/html/index.ts";
import type { Problem, WorkBody, WorkForm, WorkRequest } from "../../../../../platform/http/index.ts";
import { formatDate } from "../../../../../platform/i18n/index.ts";
import { confirmFact } from "../../../../registry/index.ts";
import { send } from "../../../waiting/send.ts";
import { formToken, renderWork, Send } from "../../frame.tsx";
import { nameOf, recordAddress, recordPath } from "../words.tsx";
import { readEdited } from "./edit.tsx";
import { type SectionName, tableOf } from "./kinds.ts";

interface Told {
  readonly address: string;
  readonly passage: string;
  readonly why: string;
  readonly problem?: string;
  readonly addressError?: string;
}

const nothing: Told = { address: "", passage: "", why: "" };

/** Says that a fact is as the register has it, with what was looked at. */
export async function showConfirmation(
  request: WorkRequest,
  section: SectionName,
  told: Told = nothing,
): Promise<string> {
  const { context, row } = await readEdited(request, section);
  const { record } = context;
  const { translate, language, today } = request;
  if (row === undefined || section === "notes") throw notFound("fact-gone", { party: record.party.id });
  return renderWork({
    request,
    title: translate("register.confirm-title"),
    stand: <Link href={recordAddress(request, record.party.id)}>{nameOf(record, request).text}</Link>,
    problem: told.problem,
    children: (
      <>
        <p class="prose">
          {translate.rich("register.confirm-lead", {
            fact: <bdi>{row.says}</bdi>,
            date: formatDate(language, today),
          })}
        </p>
        <Form hidden={[formToken(request), { name: "expected", value: row.version ?? "" }]}>
          <Field
            {...{ id: "field-source_url", name: "source_url", label: translate("register.field-source_url") }}
            {...{ value: told.address || (row.values.source_url ?? ""), error: told.addressError }}
          />
          <TextArea
            {...{ id: "field-source_passage", name: "source_passage" }}
            label={translate("register.field-source_passage")}
            value={told.passage || (row.values.source_passage ?? "")}
          />
          <TextArea
            {...{ id: "field-why", name: "why", label: translate("register.why"), rows: 2, value: told.why }}
          />
          <Send>{translate("register.confirm")}</Send>
          <p>
            <Link href={recordAddress(request, record.party.id)}>{translate("register.leave")}</Link>
          </p>
        </Form>
      </>
    ),
  });
}

/** A button at the end of a row sends no source; then the source stays as it is. */
export async function confirm(request: WorkRequest, form: WorkForm, section: SectionName): Promise<string> {
  const party = request.params.id ?? "";
  if (section === "notes") throw notFound("fact-gone", { party });
  const expected = form.text("expected");
  const [address, passage] = [form.text("source_url"), form.text("source_passage")];
  if (address !== "" && !(URL.canParse(address) && /^https?:\/\//i.test(address)))
    throw invalid("source-address", { value: address.slice(0, 100) });
  const input = {
    table: tableOf[section],
    id: section === "facts" ? party : request.params.row,
    ...(expected && { expected }),
    ...(form.has("website") && { website: true }),
    ...(form.has("source_url") && { source_url: address, source_passage: passage }),
  };
  const sent = await send(request, confirmFact, { input, why: form.text("why") });
  return recordPath(party, `?done=${sent.kind === "waits" ? "waits" : "confirmed"}`);
}

/** The page again with everything typed; what is wrong with the address stands at its field. */
export async function confirmationRefused(
  request: WorkRequest,
  form: WorkForm,
  { section, problem }: { readonly section: SectionName; readonly problem: Problem },
): Promise<string | WorkBody> {
  const ofAddress = problem.code === "source-address";
  return showConfirmation(request, section, {
    ...{ address: form.text("source_url"), passage: form.text("source_passage"), why: form.text("why") },
    ...(ofAddress ? { addressError: problem.message } : { problem: problem.message }),
  });
}
