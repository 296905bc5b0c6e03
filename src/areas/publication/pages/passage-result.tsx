import type { Language } from "../../../kernel/language.ts";
import { asPartialDate } from "../../../kernel/partial-date.ts";
import type { Result } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import { formatDate, languageName } from "../../../platform/i18n/index.ts";
import { documentAddress } from "./document-words.tsx";
import { joined } from "./words.tsx";

/** A passage as a page lists it. */
export interface ShownPassage {
  readonly document: string;
  readonly number: number;
  /** Where it begins in the text of the edition, in UTF-16 code units. */
  readonly starts: number;
  readonly symbol: string;
  readonly dated: string | null | undefined;
  readonly name: Result["name"];
  readonly quoted: {
    readonly language: Language;
    readonly runs: ReadonlyArray<{ readonly text: string; readonly marked: boolean }>;
  };
  /** Where it stands, in words. */
  readonly place: string;
  /** What else is to be said of it, behind its date and its language. */
  readonly reason?: string;
}

/** The document, the sentence with its words marked, and where it stands. */
export function passageResult(
  { document, number, starts, symbol, dated, name, quoted, place, reason }: ShownPassage,
  request: PageRequest,
): Result {
  const { translate, language } = request;
  const day = asPartialDate(dated ?? "");
  const parts = [
    place,
    day === undefined ? undefined : formatDate(language, day),
    quoted.language === language
      ? undefined
      : translate("mark.in-language", { language: languageName(quoted.language, language) }),
    reason,
  ];
  return {
    href: documentAddress({ id: document, passage: { number, starts } }, request),
    name,
    acronym: symbol === "" ? undefined : <bdi class="sym">{symbol}</bdi>,
    kind: translate("find.kind-passage"),
    why: joined(
      parts.filter((part) => part !== undefined),
      " · ",
    ),
    quoted: {
      language: quoted.language,
      words: quoted.runs.map(({ text, marked }) => (marked ? <mark>{text}</mark> : text)),
    },
  };
}
