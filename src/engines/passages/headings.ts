/** Whether a block of lines is a heading: short, no sentence, and of the form that headings have. */
import type { Block } from "./blocks.ts";
import { markerOf, namesPart } from "./markers.ts";

const longest = 240;
const mostLines = 4;

/** Ends a sentence, or says that it goes on. */
const ended = /[.;:,!?…؛،؟。；：，！？、]['"”’»）)\]]*$/u;
/** A title begins with a letter: `17 December 2013` is none. */
const capital = /^['"«“‘„《¿¡(]?\s?[\p{Lu}\p{Lt}\p{Lo}]/u;
/** The end of a sentence inside: then this is more than a title. */
const sentenceInside = /(?<!\b\p{L}{1,3})[.;؛؟。；？!！]\s*\S|[:：]\s.{60}/u;
const marksOfDirection = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]/gu;
const letters = /\p{L}/u;
const bulletFirst = /^[-–—•·▪◦‣●○*]/u;
/** `(a)` and `a)` stand before items, `A.` and `IV.` before headings as well. */
const itemOnly = /^\(?(?:[a-zа-яё]{1,2}|[ivxl]{1,6}|[أبجدهوزحطي]ـ?)\)/u;
const markdown = /^#{1,6}\s+\S/u;
/** A title in capitals may end with a full stop. */
const shouted = (text: string): boolean => /\p{Lu}{4}/u.test(text) && !/\p{Ll}/u.test(text);

/**
 * `Chapter I`, a line in capitals, or a short line without the end of a sentence that nothing before it goes on into.
 * A block that stands alone between blank lines in a text of fragments is one as well: what follows decides nothing,
 * for a heading without items is still a heading.
 */
export function isHeading(block: Block, text: string): boolean {
  const words = text.slice(block.start, block.end).replace(marksOfDirection, "").replace(/\s+/gu, " ").trim();
  if (
    !letters.test(words) ||
    words.length > longest ||
    block.lines.length > mostLines ||
    block.gaps.length > 0
  )
    return false;
  if (markdown.test(words)) return true;
  if (bulletFirst.test(words) || itemOnly.test(words)) return false;
  if (namesPart(words)) return true;
  const own = words.slice(markerOf(words)?.length ?? 0);
  if (!capital.test(own)) return false;
  if (shouted(own)) return !/[;,]$/u.test(own);
  return !ended.test(own) && !sentenceInside.test(own) && !block.continued;
}
