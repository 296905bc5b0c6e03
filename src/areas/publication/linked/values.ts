import type { Certainty } from "../../../kernel/handling.ts";
import { directionOf, type Language } from "../../../kernel/language.ts";
import type { PartialDate } from "../../../kernel/partial-date.ts";
import { periodOf, standing } from "../../../kernel/validity.ts";

/** A piece of JSON-LD. What is not known is `undefined`, which JSON leaves out. */
export type Value = string | number | boolean | Node | readonly Value[] | undefined;
export interface Node {
  readonly [key: string]: Value;
}

/** A list, or nothing where it is empty. */
export const some = <Item>(items: readonly Item[]): readonly Item[] | undefined =>
  items.length === 0 ? undefined : items;

export const ref = (id: string): Node => ({ "@id": id });

export const refs = (ids: readonly string[]): readonly Node[] | undefined => some(ids.map(ref));

/** Texts by language, for a term whose container is `@language`; several of one language as a list. */
export function languageMap(texts: Iterable<readonly [Language, string]>): Node | undefined {
  const map: Record<string, string | string[]> = {};
  for (const [language, text] of texts) {
    const there = map[language];
    if (there === undefined) map[language] = text;
    else if (![there].flat().includes(text)) map[language] = [there, text].flat();
  }
  return Object.keys(map).length === 0 ? undefined : map;
}

/** A text that stands by itself: a language map cannot say that Arabic runs from right to left. */
export const textIn = (language: Language, text: string): Node => ({
  "@value": text,
  "@language": language,
  "@direction": directionOf(language) === "rtl" ? "rtl" : undefined,
});

const dateTypes: Readonly<Record<number, string>> = { 4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date" };

/** A date as exact as it is known. */
export const dateValue = (date: PartialDate | null | undefined): Node | undefined =>
  date ? { "@value": date, "@type": dateTypes[date.length] } : undefined;

const instantTerms: Readonly<Record<number, string>> = {
  4: "inXSDgYear",
  7: "inXSDgYearMonth",
  10: "inXSDDate",
};

const instant = (date: PartialDate | null | undefined): Node | undefined =>
  date ? { "@type": "time:Instant", [instantTerms[date.length] ?? "inXSDDate"]: date } : undefined;

interface Dates {
  readonly since: PartialDate | null | undefined;
  readonly until: PartialDate | null | undefined;
}

/** From when until when, as W3C's Time Ontology says it; nothing where no date is known. */
export function interval({ since, until }: Dates): Node | undefined {
  if (!since && !until) return undefined;
  return { "@type": "time:Interval", hasBeginning: instant(since), hasEnd: instant(until) };
}

/** Whether a plain triple, which has no dates, may state the fact for the day: it holds, or nobody knows its dates. */
export const holdsOn = (dates: Dates, on: Parameters<typeof standing>[1]): boolean =>
  ["holds", "dates-not-known"].includes(standing(periodOf(dates), on));

const isAddress = (text: string): boolean => /^https?:\/\/[^\s"<>\\^`{|}]+$/.test(text);

/** An address as the name of a resource; other text as it is. */
export function addressed(text: string): Value {
  if (text === "") return undefined;
  return isAddress(text) ? ref(text) : { "@value": text };
}

/** How sure a statement is and which text says it. */
export const groundOf = (given: { readonly certainty: Certainty; readonly source?: string }): Node => ({
  certainty: given.certainty,
  source: addressed(given.source ?? ""),
});
