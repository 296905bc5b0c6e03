import type { Language } from "../../kernel/language.ts";
import type { Mention } from "../../kernel/mention.ts";
import { digitOf, numberOf } from "./characters.ts";
import { chineseDates } from "./chinese-dates.ts";
import { numericDates } from "./numeric-dates.ts";
import { type WrittenDate, wordyDates, type Year } from "./wordy-dates.ts";

/** The first two digits of a year, in the digits of each script: the one thing that all full dates have. */
const centuries = ["18", "19", "20", "١٨", "١٩", "٢٠", "۱۹", "۲۰", "１９", "２０"];

function yearAt(text: string, at: number): Year | undefined {
  if (at > 0 && digitOf(text.charCodeAt(at - 1)) >= 0) return undefined;
  for (let place = at; place < at + 4; place++)
    if (place >= text.length || digitOf(text.charCodeAt(place)) < 0) return undefined;
  if (digitOf(text.charCodeAt(at + 4)) >= 0) return undefined;
  return { start: at, end: at + 4, year: numberOf(text, at, at + 4) };
}

const yearWord = /^[\s\u200b]{0,2}(?:года|году|г\.)/u;

/** A Russian date ends in the word for the year. */
function withYearWord(text: string, date: WrittenDate, year: Year): WrittenDate {
  if (date.end !== year.end) return date;
  const code = text.charCodeAt(year.end + 1);
  if (code !== 0x433) return date;
  const word = yearWord.exec(text.slice(year.end, year.end + 8))?.[0].length ?? 0;
  return { ...date, end: date.end + word };
}

function datesAt(text: string, year: Year, language: Language): readonly WrittenDate[] {
  const chinese = chineseDates(text, year);
  if (chinese.length > 0) return chinese;
  const numeric = numericDates(text, year, language);
  if (numeric.length > 0) return numeric;
  return wordyDates(text, year).map((date) => withYearWord(text, date, year));
}

/**
 * The dates of a text with at least month and year, by start; ids `2015-02-12` or `2015-02`. Of a span of days each named
 * day is a mention, the first completed from the second. A year alone is none. Linear in the length of the text.
 */
export function findDates(text: string, language: Language): Mention[] {
  const mentions = new Map<number, Mention>();
  for (const century of centuries)
    for (let at = text.indexOf(century); at !== -1; at = text.indexOf(century, at + 2)) {
      const year = yearAt(text, at);
      for (const { start, end, id, reasons } of year === undefined ? [] : datesAt(text, year, language)) {
        const confidence = reasons[0]?.code === "date-completed" ? 0.9 : 0.98;
        const mention = {
          start,
          end,
          text: text.slice(start, end),
          kind: "date",
          id,
          confidence,
          reasons,
        } as const;
        if (!mentions.has(start)) mentions.set(start, mention);
      }
    }
  return [...mentions.values()].sort((a, b) => a.start - b.start);
}
