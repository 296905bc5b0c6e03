import type { ComponentChildren, VNode } from "preact";
import { isLanguage } from "../../../../kernel/language.ts";
import { asPartialDate } from "../../../../kernel/partial-date.ts";
import type { StatementContent } from "../../../../kernel/statement.ts";
import { Time } from "../../../../platform/html/index.ts";
import type { WorkRequest } from "../../../../platform/http/index.ts";
import { formatDate, languageName } from "../../../../platform/i18n/index.ts";
import type { PresentFact } from "../../../evidence/index.ts";
import { type Things, thingName } from "../../../publication/index.ts";
import { asPage } from "../as-page.ts";
import { isPartyId } from "./model.ts";

/** What a sentence is made with. */
export interface Telling {
  readonly things: Things;
  readonly request: WorkRequest;
}

type Says = StatementContent | PresentFact["says"];

const party = (id: string, { things, request }: Telling): VNode => (
  <b>{thingName({ kind: "party", id }, things, asPage(request))}</b>
);
const instrument = (id: string, { things, request }: Telling): VNode => (
  <b>{thingName({ kind: "instrument", id }, things, asPage(request))}</b>
);
const state = (id: string, { things, request }: Telling): VNode => (
  <b>{thingName({ kind: "state", id }, things, asPage(request))}</b>
);
const foreign = (text: string): VNode => <bdi>{text}</bdi>;

/** A date in words; as it is written where it is none. */
export function dateWords(value: string, { language }: WorkRequest): ComponentChildren {
  const date = asPartialDate(value);
  return date === undefined ? (
    foreign(value)
  ) : (
    <Time datetime={date}>{formatDate(language, date, "short")}</Time>
  );
}

const rich = (
  request: WorkRequest,
  key: string,
  params: Readonly<Record<string, ComponentChildren>>,
): VNode => <>{request.translate.rich<ComponentChildren>(key, params)}</>;

/** A statement in a sentence, with names in the reader's language. */
export function sentenceOf(says: Says, telling: Telling): VNode {
  const { request } = telling;
  const { translate } = request;
  switch (says.kind) {
    case "relation": {
      const key = `relation.${says.relation}.out`;
      const relation = translate.has(key) ? translate(key) : says.relation;
      return rich(request, "review.says-relation", {
        ...{ from: party(says.from, telling), relation, to: party(says.to, telling) },
      });
    }
    case "office":
      return rich(request, "review.says-office", {
        ...{ holder: party(says.holder, telling), office: translate(`office.${says.office}.holds`) },
        body: party(says.body, telling),
      });
    case "membership":
      return rich(request, "review.says-membership", {
        ...{ state: state(says.state, telling), status: translate(`membership.${says.status}`) },
        party: party(says.party, telling),
      });
    case "establishment":
      return rich(request, "statement.establishment", {
        party: party(says.party, telling),
        instrument: instrument(says.instrument, telling),
      });
    case "validity": {
      const { subject, until } = says;
      const of = isPartyId(subject) ? party(subject, telling) : instrument(subject, telling);
      return rich(request, "statement.validity", { subject: of, until: dateWords(until, request) });
    }
    case "meeting":
      return rich(request, "statement.meeting", { title: <b dir="auto">{says.title}</b> });
    case "name":
      return rich(request, "statement.name", { party: party(says.party, telling), name: foreign(says.name) });
    case "called":
      return calledSentence(says, telling);
    case "candidate":
      return rich(request, "statement.candidate", {
        name: <b dir="auto">{says.name}</b>,
        acronym: foreign(says.acronym),
      });
  }
}

function calledSentence(says: Extract<Says, { kind: "called" }>, telling: Telling): VNode {
  const { request } = telling;
  const type = `name.${says.type}`;
  return rich(request, "review.says-called", {
    ...{ party: party(says.party, telling), name: foreign(says.name) },
    type: request.translate.has(type) ? request.translate(type) : says.type,
    language: isLanguage(says.language) ? languageName(says.language, request.language) : says.language,
  });
}

/** From when until when, of a statement that says so. */
export function periodOf(says: Says, request: WorkRequest): VNode | null {
  const since = "since" in says && says.since ? dateWords(says.since, request) : undefined;
  const until =
    "until" in says && says.until && says.kind !== "validity" ? dateWords(says.until, request) : undefined;
  if (since === undefined && until === undefined) return null;
  const key = since && until ? "date.from-until" : since ? "date.since" : "date.until";
  return rich(request, key, { since, until, date: since ?? until });
}

/** What a meeting says besides its title. */
export function meetingWords(
  says: Says,
  telling: Telling,
): readonly (readonly [string, ComponentChildren])[] {
  if (says.kind !== "meeting") return [];
  const { request } = telling;
  const { translate, language } = request;
  const several = (ids: readonly string[]): VNode => (
    <>
      {ids.flatMap((id, at) =>
        at === 0 ? [party(id, telling)] : [language === "ar" ? "، " : " · ", party(id, telling)],
      )}
    </>
  );
  return [
    ...(says.hosts.length > 0 ? [[translate("review.field-hosts"), several(says.hosts)] as const] : []),
    ...(says.participants.length > 0
      ? [[translate("review.field-participants"), several(says.participants)] as const]
      : []),
    ...(says.date ? [[translate("review.field-date"), dateWords(says.date, request)] as const] : []),
    ...(says.place ? [[translate("review.field-place"), <bdi>{says.place}</bdi>] as const] : []),
  ];
}
