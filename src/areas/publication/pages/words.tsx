import type { ComponentChildren, VNode } from "preact";
import type { Certainty } from "../../../kernel/handling.ts";
import type { Language, Tagged } from "../../../kernel/language.ts";
import type { PartialDate } from "../../../kernel/partial-date.ts";
import { type Period, standing } from "../../../kernel/validity.ts";
import {
  Absent,
  ExternalLink,
  Foreign,
  LanguageMark,
  Link,
  Sure,
  Tag,
  Time,
} from "../../../platform/html/index.ts";
import { addressOf, type PageRequest } from "../../../platform/http/index.ts";
import { type DateStyle, formatDate, languageName } from "../../../platform/i18n/index.ts";
import type { PartyLabel } from "../../registry/index.ts";

/** Text in whatever language it is in, isolated where that is not the page's. */
export const words = (text: Tagged, request: PageRequest): VNode => (
  <Foreign text={text.text} language={text.language} pageLanguage={request.language} />
);

/** The mark of a text that stands in for a missing one: "in English". */
export function languageMark(text: Tagged, { language, translate }: PageRequest): VNode | null {
  if (text.language === language) return null;
  return (
    <LanguageMark word={translate("mark.in-language", { language: languageName(text.language, language) })} />
  );
}

export const sure = (certainty: Certainty, { translate }: PageRequest): VNode => (
  <Sure is={certainty} word={translate(`certainty.${certainty}`)} />
);

export const partnerAddress = (id: string, { language, place }: PageRequest): string =>
  addressOf(language, `partners/${id}`, place.query);

export const instrumentAddress = (slug: string, { language, place }: PageRequest): string =>
  addressOf(language, `mandates/${slug}`, place.query);

/** A provision by the slug of its instrument and its own. */
export const provisionAddress = (
  { instrument, provision }: { readonly instrument: string; readonly provision: string },
  { language, place }: PageRequest,
): string => addressOf(language, `mandates/${instrument}/${provision}`, place.query);

export const themeAddress = (id: string, { language, place }: PageRequest): string =>
  addressOf(language, `themes/${id}`, place.query);

export const categoryAddress = (key: string, { language, place }: PageRequest): string =>
  addressOf(language, `categories/${key}`, place.query);

export const regionAddress = (id: string, { language, place }: PageRequest): string =>
  addressOf(language, `regions/${id}`, place.query);

export const stateAddress = (id: string, { language, place }: PageRequest): string =>
  addressOf(language, `states/${id}`, place.query);

export const graphAddress = (id: string, { language, place }: PageRequest): string =>
  addressOf(language, `partners/${id}/neighbourhood`, place.query);

/** A party by its name, linked to its page. */
export const partyLink = (party: PartyLabel, request: PageRequest, children?: ComponentChildren): VNode => (
  <Link href={partnerAddress(party.id, request)}>{children ?? words(party.name, request)}</Link>
);

/** What stands behind a name: its language when it is another, the life cycle when not active, doubt about it or its name. */
export function partyMarks(party: PartyLabel, request: PageRequest): VNode | null {
  const { translate } = request;
  const language = languageMark(party.name, request);
  const tag = party.status === "active" ? null : <Tag>{translate(`status.${party.status}`)}</Tag>;
  const doubtful = party.nameCertainty === "unverified" || party.certainty === "unverified";
  const doubt = doubtful ? sure("unverified", request) : null;
  if (language === null && tag === null && doubt === null) return null;
  return (
    <>
      {language}
      {tag}
      {doubt}
    </>
  );
}

/** A party in a table: its name as a link, and what is to be known of it. */
export const partyWithMarks = (party: PartyLabel, request: PageRequest): VNode => (
  <>
    {partyLink(party, request)} {partyMarks(party, request)}
  </>
);

export const date = (value: PartialDate, { language }: PageRequest, style: DateStyle = "short"): VNode => (
  <Time datetime={value}>{formatDate(language, value, style)}</Time>
);

/** From when until when, and how that stands to the page's day. */
export function period(of: Period, request: PageRequest): VNode {
  const { translate, on } = request;
  const stands = standing(of, on);
  if (stands === "dates-not-known") return <Absent>{translate("date.not-known")}</Absent>;
  const since = of.since && date(of.since, request);
  const until = of.until && date(of.until, request);
  const key = since && until ? "date.from-until" : since ? "date.since" : "date.until";
  const value = translate.rich(key, { since: since ?? "", until: until ?? "", date: since ?? until ?? "" });
  if (stands === "holds") return <>{value}</>;
  return (
    <>
      {value} <Tag>{translate(`standing.${stands}`)}</Tag>
    </>
  );
}

/** Only web addresses become links, whatever the data say. */
export const isWebAddress = (url: string): boolean => /^https?:\/\//.test(url);

/** The source's address as a link, or nothing. Only web addresses become links, whatever the data says. */
export const sourceLink = (url: string): VNode | null =>
  isWebAddress(url) ? <ExternalLink href={url} /> : null;

/** Parts with a separator of the language between them. */
export function joined(parts: readonly ComponentChildren[], separator: string): ComponentChildren[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part]));
}

const semicolons: Readonly<Partial<Record<Language, string>>> = { ar: "؛ ", zh: "；", fr: "\u202F; " };

/** What stands between the items of a list whose items may hold commas. */
export const semicolon = ({ language }: PageRequest): string => semicolons[language] ?? "; ";

/** What stands between the items of a list in running text. */
export const comma = ({ language }: PageRequest): string =>
  language === "ar" ? "، " : language === "zh" ? "、" : ", ";
