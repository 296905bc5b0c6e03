import type { VNode } from "preact";
import { notFound } from "../../../../../kernel/errors.ts";
import { Button, Choice, Form, Link } from "../../../../../platform/html/index.ts";
import {
  addressOf,
  type WorkBody,
  type WorkForm,
  type WorkPage,
  type WorkRequest,
} from "../../../../../platform/http/index.ts";
import { whyCanRead } from "../../../../access/index.ts";
import { changeHandling, type PartyRecord } from "../../../../registry/index.ts";
import { send } from "../../../waiting/send.ts";
import { formToken, renderWork } from "../../frame.tsx";
import { readRecord } from "../facts/edit.tsx";
import type { FieldErrors } from "../facts/input.ts";
import { type SectionName, sectionNames, tableOf } from "../facts/kinds.ts";
import { type FormRow, findRow } from "../facts/rows.ts";
import { levelWord, nameOf, recordAddress, recordPath, spaced } from "../words.tsx";
import {
  askedHandling,
  formOfRow,
  type Handling,
  type HandlingForm,
  handlingForm,
  readersOf,
} from "./asked.ts";
import { type AudienceNames, audienceWords, readAudienceNames } from "./audience.ts";
import { HandlingFields, handlingHidden } from "./form.tsx";
import { ReadersChange, ReadersList } from "./readers.tsx";
import { tlpOf } from "./tlp.ts";

interface Handled {
  readonly request: WorkRequest;
  readonly section: SectionName;
  readonly record: PartyRecord;
  readonly row: FormRow;
}

/** @throws not-found `fact-gone` */
async function readHandled(request: WorkRequest, section: SectionName): Promise<Handled> {
  const record = await readRecord(request);
  const row = findRow(section, record, request);
  if (row === undefined) throw notFound("fact-gone", { party: record.party.id });
  return { request, section, record, row };
}

/** How something is handled, in words, with the mark by which others would know it. */
function InWords({
  of,
  names,
  request,
}: {
  of: Handling;
  names: AudienceNames;
  request: WorkRequest;
}): VNode {
  const { translate } = request;
  const audience = audienceWords(of.audience, names, request);
  return (
    <dl class="facts">
      <div>
        <dt>{translate("register.facet-level")}</dt>
        <dd>
          {spaced([
            levelWord(of.level, request),
            <bdi key="tlp" dir="ltr" class="small">
              TLP:{tlpOf(of)}
            </bdi>,
          ])}
        </dd>
      </div>
      <div>
        <dt>{translate("register.audience")}</dt>
        <dd>
          {audience.length === 0 ? (
            translate("register.audience-none")
          ) : (
            <ul>
              {audience.map((name) => (
                <li key={name}>
                  <bdi>{name}</bdi>
                </li>
              ))}
            </ul>
          )}
        </dd>
      </div>
      <div>
        <dt>{translate("register.originator")}</dt>
        <dd>
          <bdi dir="ltr">{names.parties.get(of.originator) ?? of.originator}</bdi>
        </dd>
      </div>
    </dl>
  );
}

interface Told {
  readonly form?: HandlingForm;
  readonly errors?: FieldErrors;
  readonly problem?: string;
}

const frame = ({ request, record, row }: Handled, problem: string | undefined, children: VNode): string =>
  renderWork({
    request,
    title: request.translate("register.handling"),
    stand: (
      <>
        <Link href={recordAddress(request, record.party.id)}>{nameOf(record, request).text}</Link>
        {" · "}
        <bdi>{row.says}</bdi>
      </>
    ),
    problem,
    children,
  });

/** Why one person sees it, or that they do not. */
async function Why({ request, section, row }: Handled, names: AudienceNames): Promise<VNode> {
  const { door, actor, query, translate, language, path } = request;
  const { level, audience, originator } = row;
  const person = query.person !== undefined && names.people.has(query.person) ? query.person : undefined;
  const handling = { level, audience: [...audience], originator };
  const answer =
    person === undefined ? undefined : await door.ask(actor, whyCanRead, { person, ...handling });
  const readers = await readersOf(request, handling, { section, row });
  const hidden = readers.unverified && !readers.readers.some(({ id }) => id === person);
  const may = answer?.may === true && !hidden;
  return (
    <section aria-labelledby="why">
      <h2 id="why">{translate("register.why-sees")}</h2>
      <Form is="line" method="get" action={addressOf(language, path)}>
        <Choice
          {...{ id: "why-person", name: "person", label: translate("register.why-person") }}
          value={person ?? ""}
          options={[...names.people].map(([value, text]) => ({ value, text }))}
        />
        <Button is="plain">{translate("register.why-ask")}</Button>
      </Form>
      {answer === undefined || person === undefined ? null : (
        <p class="prose" role="status">
          {may
            ? translate.rich("register.why-yes", {
                name: <bdi>{names.people.get(person)}</bdi>,
                ground: translate(`ground.${answer.ground ?? "public"}`),
              })
            : translate.rich("register.why-no", { name: <bdi>{names.people.get(person)}</bdi> })}
        </p>
      )}
    </section>
  );
}

async function show(handled: Handled, told: Told = {}): Promise<string> {
  const { request, section, row } = handled;
  const { translate } = request;
  const names = await readAudienceNames(request, [...row.audience, row.originator]);
  const readers = await readersOf(request, row, { section, row });
  const form = told.form ?? formOfRow(row);
  const why = await Why(handled, names);
  const hidden = [formToken(request), { name: "expected", value: row.version ?? "" }];
  return frame(
    handled,
    told.problem,
    <>
      <section aria-labelledby="now">
        <h2 id="now">{translate("register.who-sees")}</h2>
        <InWords {...{ request, names }} of={row} />
        <ReadersList {...{ request, readers }} />
      </section>
      {why}
      {request.can("keep-register") ? (
        <section aria-labelledby="change">
          <h2 id="change">{translate("register.handling-change")}</h2>
          <HandlingFields
            {...{ request, form, names, hidden, errors: told.errors ?? {} }}
            ofParty={section === "facts"}
          />
        </section>
      ) : null}
    </>,
  );
}

const answer = (body: string, status = 200): WorkBody => ({
  ...{ type: "text/html; charset=utf-8", body, status },
});

/** Who would see it, by name and number, before anything is saved. */
async function look(handled: Handled, form: HandlingForm, sent: WorkForm): Promise<WorkBody> {
  const { request, section, row } = handled;
  const { translate } = request;
  const asked = await askedHandling(request, form);
  if (asked.errors !== undefined) return answer(await show(handled, { form, errors: asked.errors }), 400);
  const { handling } = asked;
  const names = await readAudienceNames(request, [...handling.audience, handling.originator]);
  const [before, after] = [
    await readersOf(request, row, { section, row }),
    await readersOf(request, handling, { section, row }),
  ];
  const hidden = [
    formToken(request),
    { name: "expected", value: sent.text("expected") },
    ...handlingHidden(form),
  ];
  return answer(
    frame(
      handled,
      undefined,
      <>
        <section aria-labelledby="will">
          <h2 id="will">{translate("register.who-will-see")}</h2>
          <InWords {...{ request, names }} of={handling} />
          <ReadersChange {...{ request, before, after }} />
          <ReadersList {...{ request, readers: after }} />
        </section>
        <Form hidden={hidden} label={translate("register.handling-save")}>
          <div class="form__acts">
            <Button name="verb" value="save">
              {translate("register.handling-save")}
            </Button>
            <Button is="plain" name="verb" value="again">
              {translate("register.handling-again")}
            </Button>
          </div>
        </Form>
      </>,
    ),
  );
}

async function save(handled: Handled, form: HandlingForm, sent: WorkForm): Promise<string | WorkBody> {
  const { request, section, record, row } = handled;
  const asked = await askedHandling(request, form);
  if (asked.errors !== undefined) return answer(await show(handled, { form, errors: asked.errors }), 400);
  const expected = sent.text("expected");
  const closed = row.level === "confidential" || row.level === "strictly-confidential";
  const done = await send(request, changeHandling, {
    input: {
      ...{ table: tableOf[section], id: row.id, ...asked.handling },
      ...(expected && { expected }),
      ...(form.withFacts && { with_facts: true }),
    },
    why: form.why,
    // While it waits it is told to nobody else than the row itself.
    ...(closed && { handling: { level: row.level, audience: row.audience, originator: row.originator } }),
  });
  return recordPath(record.party.id, `?done=${done.kind === "waits" ? "waits" : "handled"}`);
}

const handlingPage = (section: SectionName): WorkPage => ({
  path: `partners/:id/handling/${section}/:row`,
  permission: "read-as-staff",
  render: async (request) => show(await readHandled(request, section)),
  form: {
    permission: "keep-register",
    async act(request, sent) {
      const handled = await readHandled(request, section);
      const form = handlingForm(sent);
      if (sent.text("verb") === "save") return save(handled, form, sent);
      if (sent.text("verb") === "again") return answer(await show(handled, { form }));
      return look(handled, form, sent);
    },
    refused: async (request, sent, { message }) =>
      show(await readHandled(request, section), { form: handlingForm(sent), problem: message }),
  },
});

/** Who sees a fact and why, and how that is changed. */
export const handlingPages: readonly WorkPage[] = sectionNames.map(handlingPage);
