import type { Reason } from "../../kernel/mention.ts";
import { findIsoDate } from "./calendar.ts";
import { findMonth, findMonthOfTwo } from "./months.ts";
import { type Piece, PiecesBefore } from "./pieces.ts";

/** A date as written, with the id it has when completed. */
export interface WrittenDate {
  readonly start: number;
  readonly end: number;
  readonly id: string;
  readonly reasons: readonly Reason[];
}

/** A four-digit year, where it stands. */
export interface Year {
  readonly start: number;
  readonly end: number;
  readonly year: number;
}

/** A part of a date: its value, where it stands, and the step of the piece before it. */
interface Read {
  readonly value: number;
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

const links = new Set("of de del du d من سنة عام لعام".split(" "));
const ordinals = new Set("st nd rd th er re go го е ое º °".split(" "));
const joins = new Set("- to and through et au à y al a e и по или و إلى الى حتى or ou o –".split(" "));
const articles = new Set("le el the los les du".split(" "));

const isLink = (piece: Piece | undefined): boolean => piece !== undefined && links.has(piece.word);

/** A month that ends at a step: a word, two words in Arabic, both names with a stroke between, an abbreviation with a stop. */
function readMonth(pieces: PiecesBefore, from: number): Read | undefined {
  const step = pieces.find(from)?.word === "." ? from + 1 : from;
  const last = pieces.find(step);
  if (last === undefined || last.number !== undefined) return undefined;
  const before = pieces.find(step + 1);
  const ofTwo = before === undefined ? undefined : findMonthOfTwo(before.word, last.word);
  if (before !== undefined && ofTwo !== undefined)
    return { value: ofTwo, start: before.start, end: last.end, next: step + 2 };
  const value = findMonth(last.word);
  if (value === undefined) return undefined;
  if (before?.word === "/") {
    const other = readMonth(pieces, step + 2);
    if (other !== undefined) return { ...other, end: last.end };
  }
  return { value, start: last.start, end: last.end, next: step + 1 };
}

/** A day that ends at a step, its ordinal ending included. */
function readDay(pieces: PiecesBefore, from: number): Read | undefined {
  let step = from;
  let last = pieces.find(step);
  const end = last?.end ?? 0;
  for (let turn = 0; turn < 3 && last !== undefined && last.number === undefined; turn++) {
    if (!ordinals.has(last.word) && last.word !== "." && last.word !== "-") return undefined;
    last = pieces.find(++step);
  }
  if (last?.number === undefined || last.number < 1 || last.number > 31) return undefined;
  // A dash between the number and its ending is part of it, `12-го`; alone it joins two days.
  const between = pieces.find(step - 1)?.word;
  if (step > from && (between === "-" || between === ".") && step - from === 1) return undefined;
  return { value: last.number, start: last.start, end, next: step + 1 };
}

/** Day and month before a step, in either order; of a month without a day, the month. */
interface DayAndMonth {
  readonly month: Read;
  readonly day: Read | undefined;
  readonly start: number;
  readonly next: number;
  readonly form: "day-month-year" | "month-day-year" | "month-year";
}

function readDayAndMonth(pieces: PiecesBefore, from: number): DayAndMonth | undefined {
  const month = readMonth(pieces, from);
  if (month !== undefined) {
    const skipped = isLink(pieces.find(month.next)) || pieces.find(month.next)?.word === "-" ? 1 : 0;
    const apostrophe = pieces.find(month.next)?.word === "’" || pieces.find(month.next)?.word === "'" ? 2 : 0;
    const day = readDay(pieces, month.next + Math.max(skipped, apostrophe));
    if (day === undefined) return { month, day, start: month.start, next: month.next, form: "month-year" };
    return { month, day, start: day.start, next: day.next, form: "day-month-year" };
  }
  const day = readDay(pieces, from);
  const named = day === undefined ? undefined : readMonth(pieces, day.next);
  if (day === undefined || named === undefined) return undefined;
  return { month: named, day, start: named.start, next: named.next, form: "month-day-year" };
}

const completed = (from: string): readonly Reason[] => [{ code: "date-completed", from }];

function written(span: { start: number; end: number }, id: string | undefined, reasons: readonly Reason[]) {
  return id === undefined ? [] : [{ start: span.start, end: span.end, id, reasons }];
}

/** The step behind a joining word or dash; nothing where none stands. A comma joins only what is joined already. */
function findJoined(pieces: PiecesBefore, step: number, withComma: boolean): number | undefined {
  const at = articles.has(pieces.find(step)?.word ?? "") ? step + 1 : step;
  const word = pieces.find(at)?.word ?? "";
  if (word === "-" && pieces.find(at + 1)?.word === "-") return at + 2;
  return joins.has(word) || (withComma && word === ",") ? at + 1 : undefined;
}

const longestList = 12;

/** Days before a date that leave to it their month and year, and one date that leaves to it its year. */
function sharing(pieces: PiecesBefore, { year }: Year, from: DayAndMonth): readonly WrittenDate[] {
  const found: WrittenDate[] = [];
  let step = from.next;
  for (let turn = 0; turn < longestList; turn++) {
    const joined = findJoined(pieces, step, found.length > 0);
    if (joined === undefined) break;
    const other = readDayAndMonth(pieces, joined);
    const isOfYear = other !== undefined && (other.day === undefined) === (from.day === undefined);
    if (other !== undefined && isOfYear) {
      const end = Math.max(other.month.end, other.day?.end ?? 0);
      const id = findIsoDate(year, other.month.value, other.day?.value);
      found.unshift(...written({ start: other.start, end }, id, completed("year")));
      step = other.next;
      continue;
    }
    const day = from.form === "day-month-year" && other === undefined ? readDay(pieces, joined) : undefined;
    if (day === undefined) break;
    const month = found.length > 0 ? Number(found[0]?.id.slice(5, 7)) : from.month.value;
    found.unshift(...written(day, findIsoDate(year, month, day.value), completed("month-and-year")));
    step = day.next;
  }
  return found;
}

/** `March 3-7, 2015`: the second day stands alone before the year. */
function twoDaysOfMonth(pieces: PiecesBefore, year: Year, from: number): readonly WrittenDate[] {
  const second = readDay(pieces, from);
  const joined = second === undefined ? undefined : findJoined(pieces, second.next, false);
  const first = joined === undefined ? undefined : readDayAndMonth(pieces, joined);
  if (second === undefined || first?.day === undefined || first.form !== "month-day-year") return [];
  const idOf = (day: number) => findIsoDate(year.year, first.month.value, day);
  return [
    ...written({ start: first.start, end: first.day.end }, idOf(first.day.value), completed("year")),
    ...written({ start: second.start, end: year.end }, idOf(second.value), completed("month")),
  ];
}

/** A month that is also a common word or an abbreviation of one, in lower case: "we may 2015 …". */
const doubtful = /^(?:may|mar|march)$/;

/** Dates in words that end in a year: its own, and those that leave their year to it. */
export function wordyDates(text: string, year: Year): readonly WrittenDate[] {
  const pieces = new PiecesBefore(text, year.start);
  let step = 0;
  const first = pieces.find(0);
  if (first === undefined) return [];
  if (first.word === "," || first.word === "-" || isLink(first)) step = 1;
  if (step === 1 && isLink(pieces.find(1))) step = 2;
  const own = readDayAndMonth(pieces, step);
  if (own === undefined) return twoDaysOfMonth(pieces, year, step);
  const isAlone = own.form === "month-year";
  if (isAlone && doubtful.test(text.slice(own.month.start, own.month.end))) return [];
  if (isAlone && first.word === "-") return [];
  const id = findIsoDate(year.year, own.month.value, own.day?.value);
  const date = written({ start: own.start, end: year.end }, id, [{ code: "date", form: own.form }]);
  return date.length === 0 ? [] : [...sharing(pieces, year, own), ...date];
}
