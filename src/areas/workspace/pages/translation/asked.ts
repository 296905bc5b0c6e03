import { isLanguage, type Language } from "../../../../kernel/language.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { type TextStatus, translatableNamed, translationShows } from "../../../registry/index.ts";

export const translationPath = "work/translation";
export const perPage = 50;

/** Which texts are asked for. */
export interface TextFilter {
  readonly language?: Language;
  readonly show?: TextStatus | "stale";
  readonly text?: string;
  readonly page: number;
}

/** What an address asks for; a value that is none narrows nothing down. */
export function filterOf({ query }: WorkRequest): TextFilter {
  const { language = "", show = "", text = "", page = "" } = query;
  const state = translationShows.find((one) => one === show);
  return {
    ...(isLanguage(language) ? { language } : {}),
    ...(state === undefined ? {} : { show: state }),
    ...(translatableNamed(text) === undefined ? {} : { text }),
    page: /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1,
  };
}

export function listAddress({ language }: WorkRequest, { page, ...filter }: TextFilter): string {
  const query = new URLSearchParams({ ...filter, ...(page > 1 ? { page: String(page) } : {}) });
  return addressOf(language, translationPath, query.size === 0 ? "" : `?${query}`);
}

/** One text in one language. */
export interface OneText {
  readonly text: string;
  readonly owner: string;
  readonly language: Language;
}

export const onePath = ({ text, owner, language }: OneText, done?: string): string =>
  `${translationPath}/text?${new URLSearchParams({ text, owner, language, ...(done === undefined ? {} : { done }) })}`;

/** What is said of a kind of text first, without where it is shown. */
export function kindWords(name: string, { translate }: WorkRequest): string {
  const where = translatableNamed(name)?.where ?? "";
  const [first = name] = (translate.has(where) ? translate(where) : name).split(/\.\s|。/u);
  return first;
}

export const statusWord = (status: TextStatus | "stale", { translate }: WorkRequest): string =>
  translate(`translation.status.${status}`);
