import { EntenteError, invalid, notFound } from "../../../../../kernel/errors.ts";
import type { Command } from "../../../../../platform/acts/index.ts";
import { Link } from "../../../../../platform/html/index.ts";
import {
  problemOf,
  type WorkBody,
  type WorkForm,
  type WorkRequest,
} from "../../../../../platform/http/index.ts";
import { listPeople } from "../../../../access/index.ts";
import { listRegions, listStates, type PartyRecord, readPartyRecord } from "../../../../registry/index.ts";
import { send } from "../../../waiting/send.ts";
import { renderWork } from "../../frame.tsx";
import { nameOf, recordAddress, recordPath } from "../words.tsx";
import { Conflict, lastChangeOf } from "./conflict.tsx";
import { FactForm, type FormState } from "./fact-form.tsx";
import { type FormContext, fieldsOf } from "./fields.ts";
import { findParty } from "./find-party.ts";
import {
  actsOf,
  additionOf,
  changesOf,
  type FieldErrors,
  fieldOfCode,
  firstLevel,
  handlingOf,
  type Input,
  wrongFields,
} from "./input.ts";
import type { SectionName } from "./kinds.ts";
import { type FormRow, findRow, type Values } from "./rows.ts";

/** A fact that is changed, or a new one of a part. */
export interface Edited {
  readonly section: SectionName;
  readonly context: FormContext;
  /** Nothing where it is new. */
  readonly row: FormRow | undefined;
}

export const readRecord = ({ door, actor, language, params }: WorkRequest): Promise<PartyRecord> =>
  door.ask(actor, readPartyRecord, { id: params.id ?? "", language });

/** A fact that is not there, or no more, has no `row`. */
export async function readEdited(request: WorkRequest, section: SectionName): Promise<Edited> {
  const { door, actor, language } = request;
  const record = await readRecord(request);
  const row = findRow(section, record, request);
  const regions = section === "regions" ? await door.ask(actor, listRegions, { language }) : [];
  const states = section === "members" ? await door.ask(actor, listStates, { language }) : [];
  const { people } =
    section === "focal-points" ? await door.ask(actor, listPeople, { language }) : { people: [] };
  const theirs = people.filter(
    ({ roles, erased_at }) =>
      erased_at === null && roles.some(({ party_id }) => party_id === record.party.id),
  );
  return {
    ...{ section, row },
    context: {
      ...{ request, record, names: record.names },
      regions: regions.map(({ id, name }) => ({ value: id, text: `${name.text} (${id})` })),
      states: states.map(({ id, name }) => ({ value: id, text: name.text })),
      accounts: theirs.map(({ id, name }) => ({ value: id, text: name })),
    },
  };
}

/** What a new fact begins with: what the address proposes, and that somebody has looked today. */
function firstValues(section: SectionName, { language, today, query }: WorkRequest): Values {
  const begin = { language, verification: "verified", verified_on: today, role: "main", type: "official" };
  return Object.fromEntries(
    fieldsOf[section].map(({ name }) => [name, query[name] ?? (begin as Values)[name] ?? ""]),
  );
}

interface Shown {
  readonly state: FormState;
  readonly was: Values;
  readonly expected: string;
  readonly level: string | undefined;
  readonly problem?: string | undefined;
}

/** The page of a fact. */
function page({ section, context, row }: Edited, { state, was, expected, level, problem }: Shown): string {
  const { request, record } = context;
  const { translate } = request;
  const { id } = record.party;
  const hidden = [
    ...(row === undefined ? [] : [{ name: "expected", value: expected }]),
    ...Object.entries(was).map(([name, value]) => ({ name: `was.${name}`, value })),
  ];
  const below = section === "facts" ? "/facts/party" : `/${section}/${row?.id ?? "new"}`;
  const action = recordAddress(request, id, below);
  return renderWork({
    request,
    title: translate(row === undefined ? `register.add-${section}` : `register.change-${section}`),
    stand: <Link href={recordAddress(request, id)}>{nameOf(record, request).text}</Link>,
    problem,
    children: (
      <>
        {row === undefined ? null : (
          <p class="small">
            <Link href={recordAddress(request, id, `/handling${below}`)}>
              {translate("register.who-sees")}
            </Link>
            {section === "facts" ? null : (
              <>
                {" · "}
                <Link href={recordAddress(request, id, `${below}/remove`)}>
                  {translate("register.remove")}
                </Link>
              </>
            )}
          </p>
        )}
        <FactForm {...{ context, section, state, hidden, level, action }} />
      </>
    ),
  });
}

export async function showForm(request: WorkRequest, section: SectionName): Promise<string> {
  const edited = await readEdited(request, section);
  const { row, context } = edited;
  const { add, change } = actsOf[section];
  const there = request.params.row === "new" ? add !== undefined : row !== undefined && change !== undefined;
  if (!there) throw notFound("fact-gone", { party: context.record.party.id });
  const values = row?.values ?? firstValues(section, request);
  return page(edited, {
    state: { values, errors: {}, candidates: {}, why: "" },
    was: row?.values ?? {},
    expected: row?.version ?? "",
    level: row === undefined ? firstLevel(section, context.record) : undefined,
  });
}

/** What the form says, with parties found by what was typed. */
async function filledIn({ section, context: { request } }: Edited, form: WorkForm): Promise<FormState> {
  const values: Record<string, string> = {};
  const errors: Record<string, string> = {};
  const candidates: Record<string, FormState["candidates"][string]> = {};
  for (const { name, is, required } of fieldsOf[section]) {
    const text = form.text(name);
    values[name] = text;
    if (is !== "party") continue;
    const chosen = form.text(`${name}-is`);
    if (text === "" && required) errors[name] = request.translate("register.wrong-empty");
    if (text === "") continue;
    const meant = await findParty(request, chosen === "" ? text : chosen);
    if (meant.is === "found") values[name] = meant.id;
    else errors[name] = request.translate(`register.party-${meant.is}`);
    if (meant.is === "several") candidates[name] = meant.candidates;
  }
  return { values, errors, candidates, why: form.text("why") };
}

const wasIn = (section: SectionName, form: WorkForm): Values =>
  Object.fromEntries(
    fieldsOf[section].flatMap(({ name }) =>
      form.has(`was.${name}`) ? [[name, form.text(`was.${name}`)]] : [],
    ),
  );

interface Order {
  readonly command: Command<unknown, unknown>;
  readonly input: Input;
}

/** The act that the form asks for; nothing where it changes nothing. */
function orderOf({ section, context, row }: Edited, state: FormState, form: WorkForm): Order | undefined {
  const { request, record } = context;
  const party = record.party.id;
  const { add, change } = actsOf[section];
  const filled = { section, values: state.values, party };
  if (row === undefined) {
    if (add === undefined) throw invalid("fact-gone", { party });
    const level = form.text("level") || firstLevel(section, record);
    const handling = handlingOf(section, record, { level, person: request.person.id });
    return { command: add, input: { ...additionOf(filled), ...handling } };
  }
  if (change === undefined) throw invalid("fact-gone", { party });
  const changes = changesOf(filled, wasIn(section, form));
  if (Object.keys(changes).length === 0) return undefined;
  const expected = form.text("expected");
  return { command: change, input: { id: row.id, ...(expected && { expected }), ...changes } };
}

const answer = (body: string, status: number): WorkBody => ({
  ...{ type: "text/html; charset=utf-8", body, status },
});

/** Saves what the form says. What is wrong with it is told at its fields, and everything typed is kept. */
export async function saveForm(
  request: WorkRequest,
  form: WorkForm,
  section: SectionName,
): Promise<string | WorkBody> {
  const edited = await readEdited(request, section);
  const party = edited.context.record.party.id;
  const state = await filledIn(edited, form);
  const order = orderOf(edited, state, form);
  const again = (errors: FieldErrors, problem?: string, status = 400): WorkBody =>
    answer(
      page(edited, {
        ...{ state: { ...state, errors }, was: wasIn(section, form), expected: form.text("expected") },
        level:
          edited.row === undefined
            ? form.text("level") || firstLevel(section, edited.context.record)
            : undefined,
        problem,
      }),
      status,
    );
  // What was removed meanwhile can be added again as it was typed.
  if (edited.row === undefined && request.params.row !== "new")
    return again({}, request.translate("register.removed-meanwhile"), 409);
  if (Object.keys(state.errors).length > 0) return again(state.errors);
  if (order === undefined) return recordPath(party, "?done=unchanged");
  const wrong = wrongFields({ section, values: state.values }, order.command, {
    ...{ input: order.input, translate: request.translate },
  });
  if (Object.keys(wrong).length > 0) return again(wrong);
  try {
    const sent = await send(request, order.command, { input: order.input, why: state.why });
    const done = sent.kind === "waits" ? "waits" : edited.row === undefined ? "added" : "saved";
    return recordPath(party, `?done=${done}`);
  } catch (error) {
    if (!(error instanceof EntenteError)) throw error;
    if (error.code === "changed-by-other") return conflictPage(edited, state, form);
    const { message, status, code } = problemOf(error, request.translate, "");
    const field = fieldOfCode(section, code);
    return field === undefined ? again({}, message, status) : again({ [field]: message }, undefined, status);
  }
}

/** Both versions, and the choice between them. */
async function conflictPage(
  { section, context, row }: Edited,
  state: FormState,
  form: WorkForm,
): Promise<WorkBody> {
  const { request, record } = context;
  if (row === undefined) throw invalid("fact-gone", { party: record.party.id });
  const last = await lastChangeOf(request, record.party.id, row.id);
  const { people } = await request.door.ask(request.actor, listPeople, { language: request.language });
  const props = {
    ...{
      context,
      fields: fieldsOf[section],
      mine: state.values,
      was: wasIn(section, form),
      theirs: row,
      last,
    },
    ...{ people: new Map(people.map(({ id, name }) => [id, name])), why: state.why },
  };
  const body = renderWork({
    request,
    title: request.translate(`register.change-${section}`),
    stand: <Link href={recordAddress(request, record.party.id)}>{nameOf(record, request).text}</Link>,
    children: <Conflict {...props} />,
  });
  return answer(body, 409);
}
