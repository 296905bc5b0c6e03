import type { Language } from "../../kernel/language.ts";
import { findIsoDate } from "./calendar.ts";
import { digitOf } from "./characters.ts";
import type { WrittenDate, Year } from "./wordy-dates.ts";

const isoBehind = /^-(\d{2})-(\d{2})(?![\d-])/;
const numericBefore = /(?<![\d./-])(\d{1,2})([./])(\d{1,2})\2$/;

function dateOf(span: { start: number; end: number }, id: string | undefined, form: string): WrittenDate[] {
  return id === undefined ? [] : [{ ...span, id, reasons: [{ code: "date", form }] }];
}

/** `2015-02-12`, no part of a longer number. */
function isoDates(text: string, { start, end, year }: Year): readonly WrittenDate[] {
  const found = isoBehind.exec(text.slice(end, end + 7));
  if (found === null || /[\w/-]/.test(text.charAt(start - 1))) return [];
  return dateOf({ start, end: end + 6 }, findIsoDate(year, Number(found[1]), Number(found[2])), "iso");
}

/** Latin digits for those of other scripts, one for one. */
const latin = (stretch: string): string =>
  stretch.replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (digit) =>
    String(digitOf(digit.charCodeAt(0))),
  );

/**
 * `12.02.2015` and `12/02/2015`: the day first, or whichever cannot be a month. In English a stroke leaves it open, so there
 * only what can be read in one way is a date.
 */
export function numericDates(text: string, found: Year, language: Language): readonly WrittenDate[] {
  const { start, end, year } = found;
  const mark = text.charAt(start - 1);
  if (text.charAt(end) === "-") return isoDates(text, found);
  if ((mark !== "." && mark !== "/") || /[\w/]/.test(text.charAt(end))) return [];
  const before = latin(text.slice(Math.max(0, start - 7), start));
  const numeric = numericBefore.exec(before);
  if (numeric === null) return [];
  const [first, second] = [Number(numeric[1]), Number(numeric[3])];
  if (language === "en" && mark === "/" && first <= 12 && second <= 12 && first !== second) return [];
  const [day, month] = second > 12 ? [second, first] : [first, second];
  const place = start - before.length + numeric.index;
  return dateOf({ start: place, end }, findIsoDate(year, month, day), "numeric");
}
