import type { HandlingLevel } from "../../../kernel/handling.ts";
import type { Language } from "../../../kernel/language.ts";
import { nameStatuses } from "../model.ts";

/**
 * How a text stands in a language. `source`: the others are made from it, and nothing more is recorded; `not-stated`: there
 * is one, and nobody recorded how it came about; `missing`: there is none.
 */
export const textStatuses = [...nameStatuses, "source", "not-stated", "missing"] as const;
export type TextStatus = (typeof textStatuses)[number];

/** One text in one language, with the text it is made from. */
export interface TextEntry {
  /** The name of its `Translatable`. */
  readonly name: string;
  readonly owner: string;
  readonly language: Language;
  readonly status: TextStatus;
  /** Its source is another one than that it was made from. */
  readonly stale: boolean;
  /** The row it stands in; nothing when it is missing. */
  readonly rowId: string | undefined;
  readonly text: string | undefined;
  readonly source: SourceText;
}

/** The authentic text, else the English, else the first in the order of fallback. */
export interface SourceText {
  readonly rowId: string;
  readonly language: Language;
  readonly text: string;
  readonly certainty: string;
  readonly level: HandlingLevel;
  readonly audience: readonly string[];
  readonly originator: string;
}

/** Whether a person wrote the text, or may have: no machine may replace it. */
export const isHuman = (status: TextStatus): boolean => status !== "machine" && status !== "missing";

/** As texts are compared and kept: composed (NFC), without blanks around. */
export const kept = (text: string): string => text.normalize("NFC").trim();

/** As a source is compared with what a file says of it: a tool may have wrapped its lines. */
export const sameWords = (a: string, b: string): boolean => folded(a) === folded(b);
const folded = (text: string): string => kept(text).replace(/\s+/gu, " ");

/**
 * The id of a unit, an NMTOKEN made of the owner's id: what is no letter of ASCII, digit, hyphen or full stop stands as its
 * code in hexadecimal digits between underscores, so that two owners never have one unit.
 */
export const unitIdOf = (owner: string): string =>
  owner.replace(/[^A-Za-z0-9.-]/gu, (sign) => `_${(sign.codePointAt(0) ?? 0).toString(16)}_`);

/** The tag by which an exchanged file names a language (BCP 47). The Chinese of the register is in simplified characters. */
export const tagOf = (language: Language): string => (language === "zh" ? "zh-Hans" : language);
