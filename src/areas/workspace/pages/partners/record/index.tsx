import { invalid } from "../../../../../kernel/errors.ts";
import { asDay, type Day } from "../../../../../kernel/partial-date.ts";
import { Button, Field, Form, Link, Notice } from "../../../../../platform/html/index.ts";
import { addressOf, type WorkPage, type WorkRequest } from "../../../../../platform/http/index.ts";
import { formatDate } from "../../../../../platform/i18n/index.ts";
import { type PartyRecord, readPartyKnown, readPartyRecord } from "../../../../registry/index.ts";
import { withdrawAct } from "../../../waiting/commands.ts";
import { listWaiting, type WaitingAct } from "../../../waiting/queries.ts";
import { renderWork } from "../../frame.tsx";
import { type AudienceNames, audienceWords, readAudienceNames } from "../handling/audience.ts";
import { listPartyLines, type PartyLines } from "../lines-query.ts";
import { nameOf, recordAddress, recordPath, words } from "../words.tsx";
import { HandlingPart, NotesPart, PendingPart } from "./beside.tsx";
import { FactsPart } from "./facts.tsx";
import { LinesPart } from "./lines.tsx";
import { NamesPart } from "./names.tsx";
import { FocalPointsPart } from "./people.tsx";
import { IdentifiersPart, MembersPart, RegionsPart } from "./places.tsx";
import type { RecordProps } from "./row-acts.tsx";
import { recordOn } from "./standing.ts";
import { TiesPart } from "./ties.tsx";

const dones = [
  "saved",
  "added",
  "removed",
  "confirmed",
  "handled",
  "unchanged",
  "waits",
  "withdrawn",
] as const;

/** A day of the address. @throws invalid `date-invalid` */
function dayIn({ query, today }: WorkRequest, name: "on" | "known"): Day | undefined {
  const given = query[name];
  if (given === undefined) return undefined;
  const day = asDay(given);
  if (day === undefined) throw invalid("date-invalid", { value: given.slice(0, 40), example: today });
  return day;
}

interface Shown {
  readonly record: PartyRecord;
  readonly on: Day | undefined;
  readonly known: Day | undefined;
}

async function read(request: WorkRequest): Promise<Shown> {
  const { door, actor, language, params } = request;
  const [on, known] = [dayIn(request, "on"), dayIn(request, "known")];
  const id = params.id ?? "";
  const record =
    known === undefined
      ? await door.ask(actor, readPartyRecord, { id, language, ...(on && { on }) })
      : await door.ask(actor, readPartyKnown, { id, language, known });
  return { record, on, known };
}

async function show(request: WorkRequest, problem?: string): Promise<string> {
  const { door, actor, language, query, translate } = request;
  const { record, on, known } = await read(request);
  const { id } = record.party;
  const lines = await door.ask(actor, listPartyLines, { id, language });
  const { acts: waiting } = await door.ask(actor, listWaiting, { party: id });
  const names = await readAudienceNames(request, record.party.audience);
  const done = dones.find((one) => one === query.done);
  return renderWork({
    request,
    title: nameOf(record, request).text,
    stand: <Ways request={request} id={id} />,
    done: done === undefined || done === "waits" ? undefined : translate(`register.done-${done}`),
    problem,
    children: (
      <>
        {done === "waits" ? <Waits request={request} /> : null}
        <Moment {...{ request, on, known }} />
        <Parts {...{ request, record, on, known, lines, waiting, names }} />
      </>
    ),
  });
}

/** Beside the title: to the public page, the history, the list. */
function Ways({ request, id }: { request: WorkRequest; id: string }) {
  const { translate, language } = request;
  return (
    <>
      <Link href={recordAddress(request, id, "/history")}>{translate("register.history")}</Link>
      {" · "}
      <Link href={addressOf(language, `partners/${id}`)}>{translate("register.public-page")}</Link>
      {" · "}
      <Link href={addressOf(language, "work/partners")}>{translate("register.to-list")}</Link>
    </>
  );
}

/** What was sent is not done: it waits. */
function Waits({ request }: { request: WorkRequest }) {
  const { translate, language } = request;
  return (
    <Notice is="warn" lead={translate("register.done-waits")}>
      <Link href={addressOf(language, "work/publication")}>{translate("register.to-publication")}</Link>
    </Notice>
  );
}

/** As of which day, and as known when; with the way back, and the form for another day. */
function Moment({
  request,
  on,
  known,
}: {
  request: WorkRequest;
  on: Day | undefined;
  known: Day | undefined;
}) {
  const { translate, language, path, today } = request;
  const day = (value: Day) => formatDate(language, value);
  const back = <Link href={addressOf(language, path)}>{translate("register.as-now")}</Link>;
  return (
    <>
      {on === undefined ? null : (
        <Notice is="warn" lead={translate("register.as-of", { date: day(on) })}>
          {back}
        </Notice>
      )}
      {known === undefined ? null : (
        <Notice is="warn" lead={translate("register.as-known", { date: day(known) })}>
          {translate("register.as-known-note")} {back}
        </Notice>
      )}
      <details>
        <summary>{translate("register.other-day")}</summary>
        <Form is="line" method="get" action={addressOf(language, path)}>
          <Field id="on" name="on" type="date" label={translate("register.on-label")} value={on} />
          <Field
            id="known"
            name="known"
            type="date"
            label={translate("register.known-label")}
            value={known}
            max={today}
          />
          <Button is="plain">{translate("page.as-of-button")}</Button>
        </Form>
      </details>
    </>
  );
}

interface PartsProps extends Shown {
  readonly request: WorkRequest;
  readonly lines: PartyLines;
  readonly waiting: readonly WaitingAct[];
  readonly names: AudienceNames;
}

function Parts({ request, record: whole, on, known, lines, waiting, names }: PartsProps) {
  const { record, leftOut } = recordOn(whole, on);
  const changes = known === undefined && request.can("keep-register");
  const props: RecordProps = { request, record, changes };
  const own = nameOf(whole, request);
  const { people } = names;
  return (
    <>
      {own.language === request.language ? null : (
        <p class="small">
          {request.translate("register.name-from")} {words(own, request)}
        </p>
      )}
      <PendingPart {...{ request, waiting, people }} />
      <NamesPart {...props} leftOut={leftOut.names} />
      <FactsPart {...props} />
      <TiesPart {...props} section="relations" leftOut={leftOut.relations} />
      <TiesPart {...props} section="offices" leftOut={leftOut.offices} />
      <FocalPointsPart {...props} leftOut={leftOut.focalPoints} />
      <LinesPart {...props} {...lines} />
      <RegionsPart {...props} />
      <MembersPart {...props} leftOut={leftOut.memberships} />
      <IdentifiersPart {...props} />
      <NotesPart {...props} people={people} />
      <HandlingPart {...props} audience={audienceWords(record.party.audience, names, request)} />
    </>
  );
}

export const recordPages: readonly WorkPage[] = [
  {
    path: "partners/:id",
    permission: "read-as-staff",
    render: (request) => show(request),
    form: {
      async act({ door, actor, params }, form) {
        const input = { id: form.text("waiting") };
        await door.perform(actor, withdrawAct, { input });
        return recordPath(params.id ?? "", "?done=withdrawn");
      },
      refused: (request, _form, { message }) => show(request, message),
    },
  },
];
