/** What is looked at in a translation before it is taken. */
import { languageOfParagraph } from "../../../engines/written-language/index.ts";
import type { Language } from "../../../kernel/language.ts";
import { codesOf, wordsOf } from "./codes.ts";
import { hasInWords, lacking, numbersOf } from "./numbers.ts";
import type { Translatable } from "./translatable.ts";

/** What is wrong with a unit, or to be looked at: a stable code, and what it speaks of. */
export interface Finding {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

const finding = (code: string, params: Finding["params"] = {}): Finding => ({ code, params });

export interface Translation {
  readonly source: string;
  readonly text: string;
  readonly language: Language;
  readonly kind: Pick<Translatable, "longest" | "links" | "paragraphs">;
}

/** Why a text is not taken; nothing when it is. */
export function faultsOf({ source, text, language, kind }: Translation): Finding[] {
  const { longest, links = false } = kind;
  if (text.trim() === "") return [finding("target-empty")];
  if (text.length > longest) return [finding("too-long", { length: text.length, limit: longest })];
  const found: Finding[] = [];
  const forbidden = charactersIn(text, language, kind.paragraphs === true);
  if (forbidden.length > 0) found.push(finding("characters-forbidden", { characters: forbidden.join(", ") }));
  const [wanted, given] = [codesOf(source, links), codesOf(text, links)];
  const codes = [...lacking(wanted, given), ...lacking(given, wanted)];
  if (codes.length > 0) found.push(finding("codes-differ", { codes: listed(codes) }));
  const words = wordsOf(text, links);
  const numbers = lacking(numbersOf(wordsOf(source, links)), numbersOf(words)).filter(
    (one) => !hasInWords(words, one),
  );
  if (numbers.length > 0) found.push(finding("numbers-missing", { numbers: listed(numbers) }));
  const { language: written } = languageOfParagraph(words, language);
  if (written !== language) found.push(finding("language-other", { written }));
  return found;
}

/** What is taken, and worth a look: a translation may have it, and most have not. */
export function doubtsOf({ source, text, kind: { links = false } }: Translation): Finding[] {
  const [from, to] = [wordsOf(source, links), wordsOf(text, links)];
  const added = lacking(numbersOf(to), numbersOf(from));
  return [
    ...(added.length > 0 ? [finding("numbers-added", { numbers: listed(added) })] : []),
    ...(to.length > 3 * from.length + 60 || from.length > 14 * to.length + 60
      ? [finding("length-unusual")]
      : []),
  ];
}

const listed = (some: readonly string[]): string => some.slice(0, 10).join(", ").slice(0, 300);

/**
 * Characters that a text may not have: controls, those that turn a line or cannot be seen, those that no standard assigns,
 * and the one that stands for what could not be read. Arabic may have the marks of direction and the joiners of letters.
 */
function charactersIn(text: string, language: Language, paragraphs: boolean): string[] {
  const found = new Set<string>();
  for (const sign of text) {
    const allowed =
      (paragraphs && sign === "\n") ||
      (language === "ar" && /[\u200c-\u200f\u061c]/u.test(sign)) ||
      !forbidden.test(sign);
    if (!allowed) found.add(`U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`);
  }
  return [...found].slice(0, 10);
}

const forbidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\ufffd]/u;
