import { z } from "zod";
import type { Certainty } from "../../../../kernel/handling.ts";
import { bestText, type Language } from "../../../../kernel/language.ts";
import type { PartialDate } from "../../../../kernel/partial-date.ts";
import { slugOf } from "../../../../kernel/slug.ts";
import { periodOf, standing } from "../../../../kernel/validity.ts";
import type { ApiRequest, Key } from "../../../../platform/http/index.ts";

/** A value and its language, the best first where a language has several. */
export type InLanguage = readonly [Language, string, Certainty];

/** One text for each language, and the languages whose text is doubtful. */
function textsOf(given: readonly InLanguage[]) {
  const texts: Partial<Record<Language, string>> = {};
  const unverified: Language[] = [];
  for (const [language, text, certainty] of given) {
    if (texts[language] !== undefined) continue;
    texts[language] = text;
    if (certainty === "unverified") unverified.push(language);
  }
  return { texts, unverified };
}

/** The name for the reader, and the names in every language. Without any, a thing is known by its id. */
export function namesFrom(
  given: readonly InLanguage[],
  { language, id }: { language: Language; id: string },
) {
  const { texts, unverified } = textsOf(given);
  const best = bestText(texts, language) ?? { text: id, language: "en" as const };
  return { name: best.text, nameLanguage: best.language, names: texts, unverifiedNames: unverified };
}

export function titlesFrom(given: readonly InLanguage[], language: Language) {
  const { texts, unverified } = textsOf(given);
  const best = bestText(texts, language);
  return { title: best?.text, titleLanguage: best?.language, titles: texts, unverifiedTitles: unverified };
}

export interface Dates {
  readonly since: PartialDate | null | undefined;
  readonly until: PartialDate | null | undefined;
}

export function periodFrom(dates: Dates, { on }: Pick<ApiRequest, "on">) {
  const period = periodOf(dates);
  return { ...period, standing: standing(period, on) };
}

/** A text that is not stated is absent. */
export const stated = (text: string | null | undefined): string | undefined => text || undefined;

export const pageAt = ({ origin, language }: ApiRequest, path: string): string =>
  `${origin}/${language}/${path}`;

/** Shape of the keys of lists whose rows are found by their id. */
export const byId = z.tuple([z.string()]) satisfies z.ZodType<Key>;

export const firstText = (key: Key | undefined): string | undefined =>
  key === undefined ? undefined : String(key[0]);

/** A named part of an address: a text, with one that works. */
export const named = (example: string) => z.string().meta({ example });

/** An instrument or a provision is asked for by its slug or by its id. */
export const asSlug = slugOf;
