/**
 * The sentences of a passage, in six languages.
 *
 * A sentence ends with `. ! ? … ؟ 。 ！ ？` and the quotation marks and brackets that close behind it. After a full stop it
 * goes on when the stop belongs to an abbreviation, an initial, a number or the marker of an item, or when what follows
 * begins small. Line breaks, gaps and semicolons end nothing.
 */
import type { Language } from "../../kernel/language.ts";
import type { Span } from "../../kernel/mention.ts";
import { abbreviations, mayEnd } from "./abbreviations.ts";
import { markerOf } from "./markers.ts";
import { partsOf, type Readable } from "./reading.ts";

const ending = /(?:[.!?…؟۔]+|[。！？]+)(?:[\u00a0\u202f ]?»|['"”’）)\]」』])*(?:\s*\[?\d{1,3}\]?(?=\s|$))?/gu;
const wideEnd = /^[。！？]/u;
/** What may begin a sentence: capital, a script without capitals, a digit, an opening mark, a dash. */
const beginning = /^\s*[\p{Lu}\p{Lt}\p{Lo}\p{Nd}«“"‘'„([（「《¿¡–—-]/u;
const lastWord = /[\p{L}\p{M}\p{Nd}.'’-]+$/u;
const initial = /^(?:\p{Lu}|\p{Lu}\p{Ll}?(?:\.-?\p{Lu})*)$/u;
/** `№`, `No.`: a number follows, so the stop is no end, whatever else it may be. */
const beforeNumber =
  /^(?:no|nos|núm|núms|para|paras|párr|párrs|art|arts|vol|vols|pp|p|chap|cap|sect|fig|add|corr|rev|ст|п|пп|стр|гл|suppl|al|op)$/u;

/** The text of a span with gaps and line breaks turned into spaces: as long as the span, so that offsets hold. */
function flattened(text: string, span: Readable): string {
  let flat = "";
  let from = span.start;
  for (const part of partsOf(span)) {
    flat += " ".repeat(part.start - from) + text.slice(part.start, part.end);
    from = part.end;
  }
  return `${flat}${" ".repeat(span.end - from)}`.replace(/[\n\r\f\t\v]/gu, " ");
}

function isAbbreviation(before: string, after: string, language: Language): boolean {
  const word = lastWord.exec(before)?.[0] ?? "";
  const bare = word.toLowerCase().replace(/^[.'’-]+/u, "");
  if (bare === "") return false;
  if (/^\s*\p{Nd}/u.test(after) && beforeNumber.test(bare)) return true;
  if (mayEnd.has(bare)) return !beginning.test(after);
  if (abbreviations[language].has(bare)) return true;
  // A single capital is an initial, unless it ends a phrase such as "annex A".
  return initial.test(word) &&
    word.length <= 4 &&
    !/(?:^|\s)\p{Ll}+\s+\p{Lu}$/u.test(before) &&
    language !== "ar"
    ? /^\s*\p{Lu}/u.test(after) && /(?:^|[\s(«“.-])\p{Lu}[\p{Lu}.-]*$/u.test(before)
    : false;
}

function endsHere(flat: string, found: RegExpExecArray, language: Language): boolean {
  const after = flat.slice(found.index + found[0].length, found.index + found[0].length + 40);
  const mark = found[0];
  if (wideEnd.test(mark)) return !/^\s*[）」』”]/u.test(after);
  if (!/^\s/u.test(after)) return false;
  if (!beginning.test(after)) return false;
  if (mark.startsWith(".") && !mark.startsWith("..")) {
    const before = flat.slice(Math.max(0, found.index - 40), found.index);
    if (mark.length === 1 && isAbbreviation(before, after, language)) return false;
  }
  return true;
}

function trimmed(flat: string, start: number, end: number): Span | undefined {
  const piece = flat.slice(start, end);
  const words = piece.trim();
  if (words === "") return undefined;
  const from = start + piece.indexOf(words);
  return { start: from, end: from + words.length };
}

/** Offsets of the sentences of a span; a sentence that runs over a gap contains it. */
export function sentencesOf(text: string, span: Readable, language: Language): readonly Span[] {
  const flat = flattened(text, span);
  const first = flat.length - flat.trimStart().length;
  const marker = markerOf(flat.slice(first))?.length ?? 0;
  const sentences: Span[] = [];
  let from = 0;
  for (const found of flat.matchAll(ending)) {
    if (found.index < first + marker) continue;
    if (!endsHere(flat, found, language)) continue;
    const end = found.index + found[0].length;
    const sentence = trimmed(flat, from, end);
    if (sentence) sentences.push(sentence);
    from = end;
  }
  const rest = trimmed(flat, from, flat.length);
  if (rest) sentences.push(rest);
  return sentences.map(({ start, end }) => ({ start: start + span.start, end: end + span.start }));
}
