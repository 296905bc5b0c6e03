import type { Citation } from "./citation.ts";
import { isBlank, isDigit } from "./letters-of-words.ts";
import { plain } from "./plain.ts";
import type { ResolutionWord } from "./words.ts";
import { findYear } from "./years.ts";

/** An opening bracket and the first two digits of a year, in the digits of each script. */
const openings = ["(19", "(20", "（19", "（20", "[19", "[20", "(١٩", "(٢٠"];

const numberBefore = /(?<![\d/.,-])(\d{1,4})[\s\u200b]{0,6}$/;
const yearBehind =
  /^(?:\((?:[\s\u200b]{0,2})((?:19|20)\d\d)(?!\d)(?:[\s\u200b]{0,3}\))?|\[((?:19|20)\d\d)\])/;
const committeeBefore =
  /(?:Committee|Comité|Комитет\p{L}{0,3}|لجنة|委员会)[\s\u200b]*(?:\d{3,4}(?:[\s\u200b]*\(\d{4}\))?[\s\u200b]*(?:\/|,|-|and|et|y|и|و|和)?[\s\u200b]*)*$/iu;
const committeeBehind =
  /^(?:[\s\u200b]*(?:\/|,|-|and|et|y|e|и|و|和|、)?[\s\u200b]*\d{3,4}(?:[\s\u200b]*\(\d{4}\))?)*[\s\u200b号]*(?:(?:ISIL|ISIS|Da'esh|\(Da'esh\)|Al-Qaida|Taliban|and|Sanctions|Monitoring)[\s\u200b]+)*(?:Committee|Team|委员会|制裁委员会|监测组|лист|list)/iu;
const wordBehind = /^[\s\u200b.,"')]*(?:R[eé]solution|RESOLUTION|Resoluci[oó]n|Резолюци|القرار)/u;
/** "UNSC Res. 1373 (2001)", "Security Council 1373 (2001)": the body or a short form of the word is enough. */
const shortForm =
  /(?:(?<!\p{L})(?:Res|Rés|UNSC|SC)\.?|Security Council|Conseil de sécurité|Consejo de Seguridad)[\s\u200b]*$/u;
const bibliographic = /(?:\bvol\.?|\bpp?\.|\bart\.?|§|№|\bNo\.|série|series)[\s\u200b]*$/i;

/** From this number on, a number with its own year in brackets hardly means anything else. */
const telling = 600;
/** As far as an enumeration may run on behind its word. */
const reachOfWord = 600;

/** Whether a word for a resolution stands before in the same paragraph, or directly behind. */
function hasWordNear(text: string, words: readonly ResolutionWord[], at: number): boolean {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.start ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  const before = words[low - 1];
  if (before !== undefined && at - before.end < reachOfWord && !/\n\s*\n/.test(text.slice(before.end, at)))
    return true;
  const behind = words[low];
  return behind?.numberFirst === true && behind.start - at < 160;
}

interface Document {
  readonly words: readonly ResolutionWord[];
  readonly hasSymbols: boolean;
  /** Whether a number at this place has been read otherwise. */
  readonly isTaken: (at: number) => boolean;
}

/** Where the number before a bracket begins; nothing where none of one to four digits stands there. */
function findNumberStart(text: string, bracket: number): number | undefined {
  let end = bracket;
  while (end > 0 && bracket - end < 6 && isBlank(text.charCodeAt(end - 1))) end--;
  let start = end;
  while (start > 0 && end - start < 5 && isDigit(text.charCodeAt(start - 1))) start--;
  return end - start >= 1 && end - start <= 4 ? start : undefined;
}

function loneAt(text: string, at: number, document: Document): Citation | undefined {
  const { words, hasSymbols } = document;
  const place = findNumberStart(text, at);
  if (place === undefined || document.isTaken(place)) return undefined;
  const before = plain(text, at - 60, at);
  const number = numberBefore.exec(before);
  const year = yearBehind.exec(plain(text, at, at + 12));
  if (number === null || year === null) return undefined;
  const given = Number(year[1] ?? year[2]);
  if (findYear(Number(number[1])) !== given) return undefined;
  const start = at - before.length + number.index;
  const end = at + year[0].length;
  const isNear = hasWordNear(text, words, start);
  const lead = before.slice(0, number.index);
  const isTitle = shortForm.test(lead) || wordBehind.test(plain(text, end, end + 24));
  if (!isNear && !isTitle && (Number(number[1]) < telling || (words.length === 0 && !hasSymbols)))
    return undefined;
  if (bibliographic.test(lead) && !isNear) return undefined;
  if (committeeBefore.test(lead) || committeeBehind.test(plain(text, end, end + 120))) return undefined;
  return {
    ...{ start, end, id: `S/RES/${number[1]}(${given})`, confidence: isNear || isTitle ? 0.95 : 0.75 },
    reasons: [
      { code: "resolution-number", number: Number(number[1]), year: given },
      { code: isNear || isTitle ? "word-in-paragraph" : "no-word-near" },
    ],
  };
}

/** Numbers with the very year that the Security Council gave them, behind no word for a resolution. */
export function loneNumbers(text: string, document: Document): readonly Citation[] {
  const found: Citation[] = [];
  for (const opening of openings)
    for (let at = text.indexOf(opening); at !== -1; at = text.indexOf(opening, at + opening.length)) {
      const lone = loneAt(text, at, document);
      if (lone !== undefined) found.push(lone);
    }
  return found;
}
