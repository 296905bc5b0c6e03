import type { ComponentChildren, VNode } from "preact";
import type { Certainty, HandlingLevel } from "../../../../kernel/handling.ts";
import { bestOfTypes, type Language, type Tagged } from "../../../../kernel/language.ts";
import type { Day, PartialDate } from "../../../../kernel/partial-date.ts";
import { type Period, standing } from "../../../../kernel/validity.ts";
import { Absent, Foreign, LanguageMark, Sure, Tag, Time } from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { type DateStyle, formatDate, languageName } from "../../../../platform/i18n/index.ts";
import { displayTypes, type Freshness, type PartyRecord } from "../../../registry/index.ts";

/** Where a party stands in the workspace. */
export const recordPath = (id: string, below = ""): string => `work/partners/${id}${below}`;

export const recordAddress = ({ language }: WorkRequest, id: string, below = ""): string =>
  addressOf(language, recordPath(id, below));

/** Text in whatever language it is in, isolated where that is not the page's. */
export const words = (text: Tagged, { language }: WorkRequest): VNode => (
  <Foreign text={text.text} language={text.language} pageLanguage={language} />
);

/** The mark of a text that stands in for a missing one: "in English". */
export const languageMark = (text: Tagged, { language, translate }: WorkRequest): VNode | null =>
  text.language === language ? null : (
    <LanguageMark word={translate("mark.in-language", { language: languageName(text.language, language) })} />
  );

/** Words of the catalogue that begin a line. */
export const capital = (text: string, language: Language): string =>
  text.slice(0, 1).toLocaleUpperCase(language) + text.slice(1);

export const sure = (certainty: Certainty, { translate }: WorkRequest): VNode => (
  <Sure is={certainty} word={translate(`certainty.${certainty}`)} />
);

export const levelWord = (level: HandlingLevel, { translate }: WorkRequest): string =>
  translate(`level.${level}`);

export const date = (value: PartialDate, { language }: WorkRequest, style: DateStyle = "short"): VNode => (
  <Time datetime={value}>{formatDate(language, value, style)}</Time>
);

/** An instant, to the minute, in UTC. */
export function instant(at: string, { language }: WorkRequest): VNode {
  const [day = "", time = ""] = new Date(at).toISOString().split("T");
  return (
    <Time datetime={at}>
      {formatDate(language, day as Day, "short")} <bdi dir="ltr">{time.slice(0, 5)}</bdi>
    </Time>
  );
}

/** From when until when, and how that stands to a day. */
export function period(of: Period, on: Day, request: WorkRequest): ComponentChildren {
  const { translate } = request;
  const stands = standing(of, on);
  if (stands === "dates-not-known") return <Absent>{translate("date.not-known")}</Absent>;
  const since = of.since && date(of.since, request);
  const until = of.until && date(of.until, request);
  const key = since && until ? "date.from-until" : since ? "date.since" : "date.until";
  const value = translate.rich(key, { since: since ?? "", until: until ?? "", date: since ?? until ?? "" });
  if (stands === "holds") return value;
  return (
    <>
      {value} <Tag>{translate(`standing.${stands}`)}</Tag>
    </>
  );
}

/** What wants looking at says so; what is fresh, or does not age, says nothing. */
export function freshTag(freshness: Freshness | undefined, { translate }: WorkRequest): VNode | null {
  if (freshness === undefined || freshness.state === "fresh" || freshness.state === "ended") return null;
  const word = translate(`register.state-${freshness.state}`);
  return freshness.state === "unchecked" ? <span class="small">{word}</span> : <Tag>{word}</Tag>;
}

/** The name of a party from its own record, for the reader. */
export function nameOf(
  { party, names }: Pick<PartyRecord, "party" | "names">,
  { language }: WorkRequest,
): Tagged {
  const texts = names.map(({ name, ...rest }) => ({ text: name, language: rest.language, type: rest.type }));
  return bestOfTypes(texts, displayTypes, language) ?? { text: party.id, language: "en" };
}

/** People of the journal and of audiences by their names; what is no person of ours has its id. */
export type PeopleNames = ReadonlyMap<string, string>;

export function who(
  { kind, name }: { readonly kind: string; readonly name: string },
  people: PeopleNames,
  { translate }: WorkRequest,
): ComponentChildren {
  if (kind === "person") return <bdi>{people.get(name) ?? name}</bdi>;
  return translate.has(`register.by-${kind}`) ? translate(`register.by-${kind}`) : <bdi>{name}</bdi>;
}

/** Parts with a blank between them. */
export const spaced = (parts: readonly ComponentChildren[]): ComponentChildren[] =>
  parts
    .filter((part) => part !== null && part !== undefined && part !== "")
    .flatMap((part, at) => (at === 0 ? [part] : [" ", part]));

/** A word of the roles of ties, as the catalogue has it, else as it is stored. */
export const roleWord = (role: string, { translate }: WorkRequest): string =>
  translate.has(`role.${role}`) ? translate(`role.${role}`) : role;

/** What stands between the items of a list. */
export const comma = ({ language }: WorkRequest): string =>
  language === "ar" ? "، " : language === "zh" ? "、" : ", ";

/** What stands between a label and what it labels. */
export const colon = ({ language }: WorkRequest): string =>
  language === "zh" ? "：" : language === "fr" ? "\u00a0: " : ": ";
