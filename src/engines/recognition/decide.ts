import type { Language } from "../../kernel/language.ts";
import type { Ambiguity, Reason } from "../../kernel/mention.ts";
import { readAs } from "./analysis.ts";
import { shares } from "./confidence.ts";
import { entryFlags } from "./lexicon.ts";
import type { Told } from "./meaning.ts";
import type { Named } from "./named.ts";
import { gapBits } from "./tokens.ts";
import type { Hit, Reading } from "./walk.ts";

export interface Decided {
  readonly named: readonly Named[];
  readonly ambiguous: readonly Ambiguity[];
}

export interface Spoken {
  /** Of most of the text. */
  readonly language: Language;
  /** Of the paragraph at an offset. */
  readonly languageAt: (offset: number) => Language;
}

/**
 * What each name means. A name of one thing means it. A name of several means the one that the document also names by a name of its
 * own, or the one whose name it is in the language of the paragraph; failing that it stays ambiguous.
 */
export function decide(reading: Reading, hits: readonly Hit[], spoken: Spoken): Decided {
  const named: Named[] = [];
  const ambiguous: Ambiguity[] = [];
  let sure: Set<string> | undefined;
  for (const hit of hits) {
    const told = hit.meaning.told[spoken.language];
    const [only] = told;
    if (told.length === 1 && only !== undefined) {
      named.push(namedOf(reading, hit, { told: only, why: noReasons }));
      continue;
    }
    sure ??= new Set(hits.flatMap(({ meaning }) => (meaning.ids.length === 1 ? meaning.ids : [])));
    const chosen = choose(told, sure, () => spoken.languageAt(hit.start));
    if (chosen === undefined) ambiguous.push(ambiguityOf(reading, hit, told));
    else named.push(namedOf(reading, hit, chosen));
  }
  return { named, ambiguous };
}

const noReasons: readonly Reason[] = [];

interface Choice {
  readonly told: Told;
  readonly why: readonly Reason[];
}

function choose(
  told: readonly Told[],
  sure: ReadonlySet<string>,
  language: () => Language,
): Choice | undefined {
  const chosen = (kept: Told | undefined, because: string): Choice | undefined =>
    kept && {
      told: kept,
      why: told.filter((other) => other !== kept).map(({ id: rival }) => ({ code: "rival", rival, because })),
    };
  const elsewhere = told.filter(({ id }) => sure.has(id));
  if (elsewhere.length === 1) return chosen(elsewhere[0], "named-elsewhere");
  const inLanguage = told.filter(({ name }) => name.language === language());
  return inLanguage.length === 1 ? chosen(inLanguage[0], "language") : undefined;
}

function namedOf(reading: Reading, hit: Hit, { told, why }: Choice): Named {
  const { start, firstToken, read, meaning } = hit;
  const more = readingReasons(reading, hit, told);
  let confidence = told.confidence;
  if (read >= readAs.inflected) confidence *= shares.inflected;
  if (why.length > 0) confidence *= shares.decided;
  return {
    kind: meaning.kind,
    id: told.id,
    start,
    ...endOf(reading, hit, told),
    firstToken,
    confidence,
    reasons: more.length + why.length === 0 ? told.reasons : [...told.reasons, ...more, ...why],
  };
}

/** Where a name ends: before the number of a footnote that is printed on to it, and in Chinese before 家 that takes its last character. */
function endOf(
  { text, lexicon }: Reading,
  { start, end, lastToken }: Hit,
  { id, name }: Told,
): Pick<Named, "end" | "lastToken"> {
  if (isDigit(text.charCodeAt(end - 1)) && !/[\d٠-٩]$/u.test(name.name)) {
    const noted = /(?<=\p{L})[\d٠-٩]{1,2}$/u.exec(text.slice(start, end));
    if (noted !== null) return { end: end - noted[0].length, lastToken };
  }
  if (text[end - 1] === "国" && text[end] === "家" && end - start > 2) {
    const shorter = text.slice(start, end - 1);
    if (lexicon.names.some((other) => other.id === id && other.name === shorter))
      return { end: end - 1, lastToken: lastToken - 1 };
  }
  return { end, lastToken };
}

const isDigit = (code: number): boolean => (code >= 0x30 && code <= 0x39) || (code >= 0x660 && code <= 0x669);

const byRead: ReadonlyArray<Reason | undefined> = [
  undefined,
  { code: "folded" },
  { code: "inflected" },
  { code: "prefix-cut" },
  { code: "contracted" },
];

/** What was needed to see the name in the words of the text. */
function readingReasons(reading: Reading, hit: Hit, told: Told): readonly Reason[] {
  const { read, firstToken, lastToken } = hit;
  const flags = told.flags & changed;
  const lines = lastToken > firstToken && overLines(reading, hit);
  const asWritten = read <= readAs.inflected && reading.text.startsWith(told.name.name, hit.start);
  if (flags === 0 && !lines && (read === readAs.written || asWritten)) return noReasons;
  const reasons: Reason[] = [];
  const how = byRead[read];
  if (how !== undefined && !asWritten) reasons.push(how);
  if (lines) reasons.push({ code: "over-lines" });
  if ((flags & entryFlags.joined) !== 0) reasons.push({ code: "without-hyphen" });
  if ((flags & entryFlags.unpunctuated) !== 0) reasons.push({ code: "without-marks" });
  if ((flags & entryFlags.turned) !== 0) reasons.push({ code: "other-order" });
  if ((flags & entryFlags.united) !== 0) reasons.push({ code: "united-nations-otherwise" });
  return reasons;
}

const changed = entryFlags.joined | entryFlags.unpunctuated | entryFlags.turned | entryFlags.united;

function overLines({ tokens }: Reading, { firstToken, lastToken }: Hit): boolean {
  for (let at = firstToken + 1; at <= lastToken; at += 1)
    if (((tokens.gaps[at] ?? 0) & gapBits.newline) !== 0) return true;
  return false;
}

const ambiguityOf = ({ text }: Reading, { start, end, meaning }: Hit, told: readonly Told[]): Ambiguity => ({
  ...{ start, end, text: text.slice(start, end), kind: meaning.kind },
  candidates: told.map(({ id, reasons }) => ({ id, reasons })),
});
