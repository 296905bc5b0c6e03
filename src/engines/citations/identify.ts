import type { Reason } from "../../kernel/mention.ts";
import type { Body } from "./bodies.ts";
import type { WrittenNumber } from "./numbers.ts";
import { findYear } from "./years.ts";

/** The instruments of the reference data. */
export interface KnownInstruments {
  has(id: string): boolean;
  /** Full ids by resolution number: `2462` gives `S/RES/2462(2019)`. */
  byNumber(number: number): readonly string[];
}

/** Where the year of a number that is cited without one may come from. */
export interface Years {
  /** Years that this document itself gives the number, the most frequent first. */
  inDocument(number: number): readonly number[];
  readonly known: KnownInstruments | undefined;
}

export interface Identified {
  readonly id: string;
  readonly confidence: number;
  readonly reasons: readonly Reason[];
}

/** Whose resolution it is, looked for only where it matters. */
export type Owner = () => Body | undefined;

const council = (number: number, year: number) => `S/RES/${number}(${year})`;

/** Numbers of the Council below this are cited without a year, or with a wrong one, only in its name. */
const leastWithoutYear = 100;
/** Numbers that are new since the table of years was made. */
const isNew = (number: number, year: number) =>
  number > 2700 && number < 4000 && findYear(number) === undefined && year >= 2025;

function withYear({ number, year = 0, yearFrom }: WrittenNumber, ownerOf: Owner): Identified | undefined {
  const expected = findYear(number);
  const id = council(number, year);
  if (expected === year && yearFrom === undefined)
    return { id, confidence: 0.99, reasons: [{ code: "resolution-number", number, year }] };
  const owner = ownerOf();
  if (expected === year && (owner === undefined || owner === "council"))
    return { id, confidence: 0.97, reasons: [{ code: "year-from-date", number, year }] };
  if (owner !== undefined && owner !== "council") return undefined;
  if (isNew(number, year))
    return { id, confidence: 0.9, reasons: [{ code: "resolution-number", number, year }] };
  if (
    year < 1946 ||
    (owner === undefined && (expected === undefined || number < leastWithoutYear || yearFrom !== undefined))
  )
    return undefined;
  return {
    ...{ id, confidence: 0.75 },
    reasons: [{ code: "year-as-written", number, year, ...(expected === undefined ? {} : { expected }) }],
  };
}

function withoutYear(number: number, owner: Body | undefined, years: Years): Identified | undefined {
  if (owner !== undefined && owner !== "council") return undefined;
  if (number < leastWithoutYear && owner === undefined) return undefined;
  const given = years.inDocument(number);
  const year = given.find((one) => one === findYear(number)) ?? given[0];
  if (year !== undefined)
    return {
      ...{ id: council(number, year), confidence: 0.95 },
      reasons: [{ code: "year-from-document", number, year }],
    };
  const expected = findYear(number);
  if (expected !== undefined)
    return {
      ...{ id: council(number, expected), confidence: 0.9 },
      reasons: [{ code: "year-from-table", number, year: expected }],
    };
  const [id, other] = years.known?.byNumber(number) ?? [];
  if (id === undefined || other !== undefined) return undefined;
  return { id, confidence: 0.85, reasons: [{ code: "year-from-register", number, id }] };
}

const romanValues: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** The value of a Roman number, 0 of what is none. */
function romanValue(roman: string): number {
  const values = [...roman].map((sign) => romanValues[sign] ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}

/**
 * Numbers of the Assembly grew by some 100 a session up to XXX, those of the Economic and Social Council by some 30 up to
 * LXIII. Where no body is named, more than 40 a session is the Assembly.
 */
function withRoman(written: WrittenNumber, owner: Body | undefined): Identified | undefined {
  const { number, session = "" } = written;
  const isSpecial = session.includes("-");
  const perSession = number / Math.max(1, romanValue(session));
  const body =
    owner === "assembly" || owner === "economic" ? owner : perSession >= 40 ? "assembly" : "economic";
  if (owner === "other" || owner === "rights" || (owner === undefined && number < leastWithoutYear))
    return undefined;
  if (body === "assembly" && !isSpecial && romanValue(session) > 30) return undefined;
  const id = `${body === "assembly" || isSpecial ? "A" : "E"}/RES/${number}(${session})`;
  return {
    ...{ id, confidence: owner === undefined ? 0.8 : 0.95 },
    reasons: [{ code: "resolution-of-session", number, session, by: owner ?? "numbers-per-session" }],
  };
}

function withSession(written: WrittenNumber, owner: Body | undefined): Identified | undefined {
  const { number, session = "", letter = "" } = written;
  const reasons: Reason[] = [
    { code: "resolution-of-session", number, session, by: owner ?? "form-of-number" },
  ];
  const counted = /^\d+$/.test(session) ? Number(session) : undefined;
  if (owner === "other") return undefined;
  if (counted !== undefined && counted >= 1946 && counted < 2100)
    return owner === undefined || owner === "economic"
      ? { id: `E/RES/${session}/${number}`, confidence: owner ? 0.95 : 0.85, reasons }
      : undefined;
  // The Human Rights Council has had some 60 sessions, with fewer than 60 resolutions each.
  if (owner === "rights" && number <= 60)
    return { id: `A/HRC/RES/${session}/${number}`, confidence: 0.9, reasons };
  if (owner === "economic" || (counted !== undefined && (counted < 31 || counted > 99))) return undefined;
  return {
    ...{ id: `A/RES/${session}/${number}${letter}`, confidence: owner === "assembly" ? 0.98 : 0.9 },
    reasons,
  };
}

/** Which instrument a written number means, given whose resolution it is; nothing where no id exists or none is certain. */
export function identify(written: WrittenNumber, ownerOf: Owner, years: Years): Identified | undefined {
  if (written.form === "session") return withSession(written, ownerOf());
  if (written.form === "roman") return withRoman(written, ownerOf());
  if (written.year !== undefined) return withYear(written, ownerOf);
  return withoutYear(written.number, ownerOf(), years);
}
