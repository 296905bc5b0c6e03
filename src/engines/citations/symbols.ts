import type { Reason } from "../../kernel/mention.ts";
import type { Identified, Years } from "./identify.ts";
import { identify } from "./identify.ts";
import { isBlank } from "./letters-of-words.ts";
import { findNumber } from "./numbers.ts";
import { plain } from "./plain.ts";

/** A symbol of a resolution, `S/RES/2617 (2021)` or `A/RES/60/288`, where it stands. */
export interface ResolutionSymbol extends Identified {
  readonly start: number;
  readonly end: number;
  /** Why it is the furniture of a page and no citation; nothing for a symbol in running text. */
  readonly furniture: string | undefined;
}

const organ = /(?<![\p{L}\d/])(A[\s\u200b]?\/[\s\u200b]?HRC|[SAEА])[\s\u200b]?\/[\s\u200b]?$/u;
const body = /^RES[\s\u200b]?\/[\s\u200b]?/;
const owners = { S: "council", A: "assembly", А: "assembly", E: "economic", R: "rights" } as const;

function symbolAt(text: string, at: number, years: Years) {
  const ahead = plain(text, at - 10, at);
  const found = organ.exec(ahead);
  const letter = found?.[1];
  const stretch = plain(text, at, at + 48);
  const opening = body.exec(stretch);
  if (letter === undefined || opening === null || found === null) return undefined;
  const written = findNumber(stretch.slice(opening[0].length), 0);
  if (written === undefined) return undefined;
  const key = letter.length > 1 ? "R" : (letter as keyof typeof owners);
  const identified = identify(written, () => owners[key], years);
  if (identified === undefined) return undefined;
  return { start: at - ahead.length + found.index, end: at + opening[0].length + written.end, identified };
}

/** Strokes, or blanks beside them, on both sides of `RES`. */
const mayBeSymbol = (text: string, at: number): boolean =>
  isStroke(text.charCodeAt(at + 3)) && isStroke(text.charCodeAt(at - 1));
const isStroke = (code: number): boolean => code === 47 || code === 0xff0f || isBlank(code);

const sheet =
  "United Nations|Nations Unies|Naciones Unidas|Организация Объединенных Наций|الأمم المتحدة|联合国|Security Council|Conseil de sécurité|Consejo de Seguridad|Совет Безопасности|مجلس الأمن|安全理事会|General Assembly|Assemblée générale|Asamblea General|Генеральная Ассамблея|الجمعية العامة|大会|Distr(?:ibution)?\\.?|Dist\\.?|GENERAL|générale|LIMITED|Общ\\p{L}*|普通|Original|English|French|anglais|inglés|page|página|стр\\.?|الصفحة|第?\\s*页";
const furnitureWords = new RegExp(`(?<!\\p{L})(?:${sheet})(?!\\p{L})`, "giu");
const dateWords = /\b\d{1,2}\s+\p{L}+(?:\s+de)?\s+\d{4}\b/gu;
const nothingElse = /^[\s\u200b*.:,|()[\]E\d/-]*$/;
const bullet = /^[\s\u200b]*(?:[•·▪◦–—-]|\(?[a-z0-9]{1,3}[.)])[\s\u200b]/iu;
const pageLine =
  /^[\s\u200b]*(?:\d{1,4}(?:\/\d{1,4})?|page\s+\d+|\d+\/?\d*\s*\d{2}-\d{5,}.*|\d{2}-\d{5}.*)[\s\u200b]*$/i;

interface Line {
  readonly own: boolean;
  readonly rest: string;
  readonly before: string;
  readonly after: string;
  readonly beginsPage: boolean;
}

/** Lines are looked at to this length; a symbol in a longer one is in running text anyway. */
const longestLine = 200;

/** The last line of a stretch, and the first. */
const lastLine = (stretch: string): string =>
  stretch.slice(Math.max(stretch.lastIndexOf("\n"), stretch.lastIndexOf("\f")) + 1);
function firstLine(stretch: string): string {
  const end = stretch.search(/[\n\f]/);
  return end === -1 ? stretch : stretch.slice(0, end);
}

function lineOf(text: string, start: number, end: number): Line {
  const before = text.slice(Math.max(0, start - longestLine), start);
  const after = text.slice(end, end + longestLine);
  const left = lastLine(before);
  const right = firstLine(after);
  const rest = plain(`${left} ${right}`, 0, 2 * longestLine + 1);
  const isShort = left.length + right.length < longestShort && !bullet.test(left);
  const own =
    isShort &&
    (nothingElse.test(rest) || nothingElse.test(rest.replace(furnitureWords, " ").replace(dateWords, " ")));
  if (!own) return runningLine;
  const earlier = before.slice(0, before.length - left.length);
  return {
    ...{
      own,
      rest: rest.trim(),
      before: lastLine(earlier.trimEnd()),
      after: firstLine(after.slice(right.length).trimStart()),
    },
    beginsPage: /\f\s*$/.test(earlier) || (start - left.length <= 0 && /\p{L}/u.test(rest)),
  };
}

/** A masthead and a running head take less than this beside the symbol. */
const longestShort = 120;
const runningLine: Line = { own: false, rest: "", before: "", after: "", beginsPage: false };

const goesOn = (line: string) => /[\p{L},]$/u.test(line.trim());

/** What of the layout says that a symbol on a line of its own is furniture. */
function layoutOf(line: Line, isMasthead: boolean): string | undefined {
  if (!line.own) return undefined;
  if (isMasthead) return "masthead";
  if (line.beginsPage) return "top-of-page";
  if (/page|página|стр\.|الصفحة/i.test(line.rest)) return "page-number-beside";
  if (pageLine.test(line.before) || pageLine.test(line.after)) return "page-number-beside";
  if (goesOn(line.before) && /^\p{Ll}/u.test(line.after)) return "inside-a-sentence";
  return undefined;
}

/** A masthead stands in the first lines: the name of the organisation, the symbol, "Distr.", the date. */
const mastheadEnd = 600;
const mastheadWords = [
  ...["Distr.", "United Nations", "Nations Unies", "Naciones Unidas", "Организация Объединенных Наций"],
  ...["الأمم المتحدة", "联合国", "UNITED"],
];
function hasMasthead(text: string): boolean {
  const head = text.slice(0, mastheadEnd);
  return mastheadWords.some((word) => head.includes(word));
}

/**
 * The symbols of resolutions in a text, furniture told apart: a symbol on a line of its own (but for page numbers, dates and the
 * words of a masthead) in the masthead, at the top of a page, inside a sentence, beside the number of a page, or on several
 * such lines. A list that names several symbols, each once on its line, is running text.
 */
export function resolutionSymbols(text: string, years: Years): readonly ResolutionSymbol[] {
  const found: Array<{ start: number; end: number; identified: Identified; line: Line }> = [];
  for (let at = text.indexOf("RES"); at !== -1; at = text.indexOf("RES", at + 3)) {
    const symbol = mayBeSymbol(text, at) ? symbolAt(text, at, years) : undefined;
    if (symbol !== undefined) found.push({ ...symbol, line: lineOf(text, symbol.start, symbol.end) });
  }
  if (found.length === 0) return [];
  const onOwnLine = new Map<string, number>();
  for (const { identified, line } of found)
    if (line.own) onOwnLine.set(identified.id, (onOwnLine.get(identified.id) ?? 0) + 1);
  const isHeaded = found.some(({ start, line }) => start < mastheadEnd && line.own) && hasMasthead(text);
  return found.map(({ start, end, identified, line }) => {
    const repeated = line.own && (onOwnLine.get(identified.id) ?? 0) > 1 ? "running-head" : undefined;
    const furniture = layoutOf(line, isHeaded && start < mastheadEnd) ?? repeated;
    const reasons: Reason[] = [{ code: "resolution-symbol" }, ...identified.reasons];
    return { ...identified, reasons, start, end, furniture };
  });
}
