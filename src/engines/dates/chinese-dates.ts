import { findIsoDate } from "./calendar.ts";
import { digitOf, isBlank, numberOf } from "./characters.ts";
import type { WrittenDate, Year } from "./wordy-dates.ts";

interface Counted {
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

function afterBlanks(text: string, at: number): number {
  let place = at;
  while (place - at < 4 && isBlank(text.charCodeAt(place))) place++;
  return place;
}

const joins = ["至", "到", "和", "、", "及", "与", "-", "–", "—", "－", "，"];
const longestList = 12;
/** So many numbers may share one unit behind them. */
const longestWait = 5;

/** `2月`, `12日`; before a joining mark the unit may wait for the next number: `24和25日`. */
function findCounted(text: string, at: number, unit: "月" | "日"): Counted | undefined {
  const start = afterBlanks(text, at);
  let own: number | undefined;
  let place = at;
  for (let turn = 0; turn <= longestWait; turn++) {
    const from = afterBlanks(text, place);
    let end = from;
    while (end - from < 2 && digitOf(text.charCodeAt(end)) >= 0) end++;
    if (end === from) return undefined;
    own ??= end;
    const behind = afterBlanks(text, end);
    if (text.charAt(behind) === unit)
      return { number: numberOf(text, start, own), start, end: turn === 0 ? behind + 1 : own };
    if (!joins.includes(text.charAt(behind))) return undefined;
    place = behind + 1;
  }
  return undefined;
}

/** `2015年2月12日`, and the days behind it that leave out month and year: `至15日`. */
export function chineseDates(text: string, { start, end, year }: Year): readonly WrittenDate[] {
  const behindYear = afterBlanks(text, end);
  if (text.charAt(behindYear) !== "年") return [];
  const month = findCounted(text, behindYear + 1, "月");
  if (month === undefined) return [];
  const day = findCounted(text, month.end, "日");
  const id = findIsoDate(year, month.number, day?.number);
  if (id === undefined) return [];
  const found: WrittenDate[] = [
    { start, end: day?.end ?? month.end, id, reasons: [{ code: "date", form: "year-month-day" }] },
  ];
  let place = day?.end ?? month.end;
  let current = month.number;
  while (found.length < longestList) {
    const joined = afterBlanks(text, place);
    if (!joins.includes(text.charAt(joined))) break;
    const otherMonth = findCounted(text, joined + 1, "月");
    const otherDay = findCounted(text, otherMonth?.end ?? joined + 1, "日");
    const last = otherDay ?? otherMonth;
    if (last === undefined || (otherDay === undefined) !== (day === undefined)) break;
    current = otherMonth?.number ?? current;
    const other = findIsoDate(year, current, otherDay?.number);
    if (other === undefined) break;
    const from = otherMonth === undefined ? "month-and-year" : "year";
    const span = { start: otherMonth?.start ?? last.start, end: last.end };
    found.push({ ...span, id: other, reasons: [{ code: "date-completed", from }] });
    place = last.end;
  }
  return found;
}
