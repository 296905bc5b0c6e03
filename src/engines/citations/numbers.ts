import { gap } from "./plain.ts";
import { findYear } from "./years.ts";

/** The number of a resolution as it is written: what was read, and where in the stretch. */
export interface WrittenNumber {
  readonly start: number;
  readonly end: number;
  readonly form: "council" | "session" | "roman" | "bare";
  readonly number: number;
  /** `1999`; of forms that have none, nothing. */
  readonly year?: number;
  /** A bare number has its year from the date behind: "1373 of 28 September 2001". */
  readonly yearFrom?: "date";
  /** Of a session number `60/288`: `60`; of `S-20/4`: `S-20`; of `1514 (XV)`: `XV`. */
  readonly session?: string;
  /** `L` of `46/36 L`. */
  readonly letter?: string;
}

const special = `(E?S|د[\\s\\u200b]?إ(?:[\\s\\u200b]?ط)?)${gap}-${gap}(\\d{1,2})${gap}\\/${gap}(\\d{1,3})(?:[ \\u200b]?([A-HJ-Z])(?![\\p{L}\\d]))?`;
const slash = `(\\d{1,4})[\\s\\u200b]?\\/[\\s\\u200b]?(\\d{1,4})(?!\\d|\\/\\d{1,2}(?!\\d))(?:[ \\u200b]?([A-HJ-Z])(?![\\p{L}\\d]))?`;
const withYear = `(\\d{1,4})${gap}(?:\\(${gap}((?:1[89]|20)\\d\\d)(?!\\d)(?:${gap}\\))?|\\[${gap}((?:1[89]|20)\\d\\d)(?!\\d)(?:${gap}\\])?)`;
const withRoman = `(\\d{1,4})(?:[ \\u200b]?([A-Z]))?${gap}\\(${gap}((?:E?S-)?[IVXLC]{1,7}|د${gap}-${gap}\\d{1,2})${gap}\\)`;
const bare = `(\\d{1,4})(?![\\d/%])(?![.,]\\d|-\\d{5})`;

const marker = `(?:(?:№№?|[Nn][°º]s?\\.?|[Nn]os?\\.?|[Nn][uú]ms?\\.|[Nn]umbers?|[Nn]uméros?|[Nn]úmeros?|رقم|الأرقام|第)${gap})?`;
const reader = new RegExp(
  `${marker}(?<![\\d/])(?:${special}|${slash}|${withYear}|${withRoman}|${bare})`,
  "uy",
);

/** Arabic documents count sessions in digits: `973 (د-10)` is `973 (X)`. */
function romanOf(written: string): string {
  const digits = /\d+/.exec(written)?.[0];
  if (digits === undefined || !written.startsWith("د")) return written.toUpperCase();
  let rest = Number(digits);
  let roman = "";
  for (const [value, sign] of [
    ...[[50, "L"] as const, [40, "XL"] as const, [10, "X"] as const, [9, "IX"] as const],
    ...[[5, "V"] as const, [4, "IV"] as const, [1, "I"] as const],
  ])
    while (rest >= value) {
      roman += sign;
      rest -= value;
    }
  return roman;
}

const specialSession = (written: string): string =>
  /^E?S$/i.test(written) ? written.toUpperCase() : written.includes("ط") ? "ES" : "S";

/** First session of the Assembly numbered with a slash, and the last for which a document may speak of. */
const sessions = { first: 31, last: 99 } as const;
const isSession = (number: number): boolean => number >= sessions.first && number <= sessions.last;

type Parts = ReadonlyArray<string | undefined>;

/** `60/288`, and `288/60` where Arabic was typed as it is seen; `2014/21` is read by its size. */
function slashed([left = "", right = "", letter]: Parts): Omit<WrittenNumber, "start" | "end"> {
  const [first, second] = [Number(left), Number(right)];
  const reversed = first > sessions.last && left.length < 4 && isSession(second);
  return {
    form: "session",
    number: reversed ? first : second,
    session: reversed ? right : left,
    ...(letter === undefined ? {} : { letter }),
  };
}

function formOf(parts: Parts): Omit<WrittenNumber, "start" | "end"> {
  const [, sign, plenary, special, letter] = parts;
  if (sign !== undefined)
    return {
      ...{ form: "session", number: Number(special), session: `${specialSession(sign)}-${plenary}` },
      ...(letter === undefined ? {} : { letter }),
    };
  if (parts[5] !== undefined) return slashed(parts.slice(5, 8));
  if (parts[8] !== undefined)
    return { form: "council", number: Number(parts[8]), year: Number(parts[9] ?? parts[10]) };
  if (parts[11] !== undefined)
    return {
      form: "roman",
      number: Number(parts[11]),
      session: romanOf(parts[13] ?? ""),
      ...(parts[12] === undefined ? {} : { letter: parts[12] }),
    };
  return { form: "bare", number: Number(parts[14]) };
}

/** Two numbers of the Council, or one and its year, with a stroke between: `1267/1989`, `1373/2001`. */
const council = /(?<!\d)(\d{3,4})\/(\d{4})$/;

function parted([whole, left = "", right = ""]: RegExpExecArray, start: number): WrittenNumber {
  const [number, year] = [Number(left), Number(right)];
  if (findYear(number) === year) return { start, end: start + whole.length, form: "council", number, year };
  return { start, end: start + left.length, form: "bare", number };
}

/** The number that begins at `at` of a plain stretch; its span leaves out "No." and the like. */
export function findNumber(stretch: string, at: number): WrittenNumber | undefined {
  reader.lastIndex = at;
  const found = reader.exec(stretch);
  if (found === null) return undefined;
  const strokes = council.exec(found[0]);
  if (strokes !== null) return parted(strokes, at + strokes.index);
  const written = /(?:E?S|د)[^\d]*\d|\d/.exec(found[0]);
  const start = at + (written?.index ?? 0);
  return { start, end: at + found[0].length, ...formOf(found) };
}
