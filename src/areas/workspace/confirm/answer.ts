import { conflict, type EntenteError, invalid } from "../../../kernel/errors.ts";
import type { Language } from "../../../kernel/language.ts";
import type { Day } from "../../../kernel/partial-date.ts";
import { type AskedFact, type AskedFocalPoint, type AskedOffice, type Details, seenOf } from "./details.ts";
import type { Verdict } from "./model.ts";

/** What was filled in, by the names of the fields. */
export type AnswerFields = Readonly<Record<string, readonly string[]>>;

/** An act that does what somebody answered, once it is consented to. */
export interface ProposedAct {
  readonly act: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export interface Answer {
  readonly verdict: Verdict;
  readonly acts: readonly ProposedAct[];
}

/** The details of a focal point that somebody may correct from afar. */
export const correctable = ["name", "title", "email", "phone"] as const;
export type Correctable = (typeof correctable)[number];

/** The name of a field of the form. */
export const fieldOf = ({ id }: Pick<AskedFact, "id">, detail: Correctable | "gone"): string =>
  `${id}-${detail}`;

const order = [
  "registry.change-party",
  "registry.change-focal-point",
  "registry.add-note",
  "registry.confirm-fact",
];

/** Points of an answer as they are read: what is corrected, what is remarked, what is right. */
export const inOrder = <Point extends Pick<ProposedAct, "act">>(points: readonly Point[]): Point[] =>
  [...points].sort((a, b) => order.indexOf(a.act) - order.indexOf(b.act));

interface Reading {
  readonly today: Day;
  readonly language: Language;
}

const longest = { name: 200, title: 200, email: 254, phone: 60, website: 2000, remark: 2000 } as const;

/** A line as the register takes it: no controls, and none of the signs that turn the direction. */
const reads = (text: string): boolean => !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text);

const textIn = (given: AnswerFields, name: string, otherwise: string): string =>
  (given[name]?.[0] ?? otherwise).trim();

/**
 * What an answer means. Whoever says that all is right has changed nothing; whoever corrects has.
 * @throws conflict `details-changed-meanwhile`; invalid `details-verdict`, `details-changed-but-right`, `details-unchanged`, and what is
 * wrong with a field: `details-email`, `details-phone`, `details-name`, `details-website`, `details-text`
 */
export function answerOf(details: Details, given: AnswerFields, reading: Reading): Answer {
  const verdict = given.verdict?.[0];
  if (verdict !== "right" && verdict !== "corrected") throw invalid("details-verdict");
  if (given.seen?.[0] !== seenOf(details)) throw conflict("details-changed-meanwhile");
  const corrections = correctionsIn(details, given, reading);
  const remark = remarkIn(given);
  const said = [...corrections.values(), ...(remark === "" ? [] : [noteOf(details, { remark, ...reading })])];
  if (verdict === "right") {
    if (said.length > 0) throw invalid("details-changed-but-right");
    return { verdict, acts: confirmations(details, reading, new Map()) };
  }
  if (said.length === 0) throw invalid("details-unchanged");
  const rest = given.rest === undefined ? [] : confirmations(details, reading, corrections);
  return { verdict, acts: [...said, ...rest] };
}

/** What was corrected, by the row that it is about. */
function correctionsIn(details: Details, given: AnswerFields, { today }: Reading): Map<string, ProposedAct> {
  const found = new Map<string, ProposedAct>();
  const { website } = details;
  const address = textIn(given, "website", website.address);
  if (address !== website.address) {
    const input = { id: details.party, expected: website.version, website: websiteOf(address) };
    found.set(website.id, { act: "registry.change-party", input: { ...input, website_verified_on: today } });
  }
  for (const one of details.focalPoints) {
    const changes = focalPointChanges(one, given);
    const gone = given[fieldOf(one, "gone")] !== undefined;
    if (!gone && Object.keys(changes).length === 0) continue;
    const seen = { id: one.id, expected: one.version, verification: "verified", verified_on: today };
    const input = { ...seen, ...changes, ...(gone ? { until: today } : {}) };
    found.set(one.id, { act: "registry.change-focal-point", input });
  }
  return found;
}

function focalPointChanges(
  one: AskedFocalPoint,
  given: AnswerFields,
): Readonly<Partial<Record<Correctable, string>>> {
  const changes: Partial<Record<Correctable, string>> = {};
  for (const detail of correctable) {
    const text = textIn(given, fieldOf(one, detail), one[detail]);
    if (text === one[detail]) continue;
    const fault = detailFault(detail, text);
    if (fault !== undefined) throw fault;
    changes[detail] = text;
  }
  return changes;
}

const mail = /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\]+\.[a-z0-9-]{2,}$/i;

/** What is wrong with a detail as it was written; nothing when it can be taken. */
export function detailFault(detail: Correctable, text: string): EntenteError | undefined {
  const limit = longest[detail];
  if (!reads(text) || text.length > limit) return invalid("details-text", { limit });
  if (detail === "name" && text === "") return invalid("details-name");
  if (detail === "email" && text !== "" && !mail.test(text))
    return invalid("details-email", { value: text.slice(0, 100) });
  if (detail === "phone" && !/^[\p{Nd}+()./#*\s\p{Pd}a-z]*$/iu.test(text))
    return invalid("details-phone", { value: text.slice(0, 60) });
  return undefined;
}

/** A website as it was written, with the scheme that was left out. */
const withScheme = (text: string): string => (/^https?:\/\//i.test(text) ? text : `https://${text}`);

/** What is wrong with the address of a website; nothing when it can be taken. */
export function websiteFault(text: string): EntenteError | undefined {
  if (text === "") return undefined;
  const address = withScheme(text);
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url === undefined || !url.hostname.includes(".") || !reads(text) || address.length > longest.website
    ? invalid("details-website", { value: text.slice(0, 100) })
    : undefined;
}

/** @throws invalid `details-website` */
function websiteOf(text: string): string {
  const fault = websiteFault(text);
  if (fault !== undefined) throw fault;
  return text === "" ? text : withScheme(text);
}

/** @throws invalid `details-text` */
function remarkIn(given: AnswerFields): string {
  const remark = textIn(given, "remark", "");
  if (remark.length > longest.remark || !reads(remark.replace(/[\n\r\t]/g, " ")))
    throw invalid("details-text", { limit: longest.remark });
  return remark;
}

const noteOf = (
  { party }: Details,
  { remark, language }: { readonly remark: string; readonly language: Language },
): ProposedAct => ({ act: "registry.add-note", input: { party_id: party, language, text: remark } });

/** Confirms all that was read and not corrected; what was looked at today already needs no more. */
function confirmations(
  { official, website, focalPoints, offices, party }: Details,
  { today }: Reading,
  corrected: ReadonlyMap<string, unknown>,
): ProposedAct[] {
  const confirm =
    (table: string, more: object = {}) =>
    (one: AskedFact | AskedOffice): ProposedAct[] =>
      corrected.has(one.id) || one.verifiedOn === today
        ? []
        : [{ act: "registry.confirm-fact", input: { table, id: one.id, expected: one.version, ...more } }];
  return [
    ...(official === undefined ? [] : confirm("registry.party_name")(official)),
    ...(website.address === ""
      ? []
      : confirm("registry.party", { website: true })({ ...website, id: party })),
    ...focalPoints.flatMap(confirm("registry.focal_point")),
    ...offices.flatMap(confirm("registry.office")),
  ];
}
