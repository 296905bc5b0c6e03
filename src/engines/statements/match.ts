/** One cue that a sentence has, with the names that stand in its places. */
import type { CompiledCue } from "./compile-cues.ts";
import type { Weakening } from "./confidence.ts";
import { expressionOf } from "./expression.ts";
import type { Named, Sentence } from "./sentence.ts";
import { anyMark, marks } from "./sentence.ts";
import type { CueSheet } from "./sheet.ts";

export interface CueMatch {
  readonly cue: CompiledCue;
  readonly sentence: Sentence;
  readonly start: number;
  readonly end: number;
  /** Names in a group of the pattern, or in its second. */
  readonly namesIn: (group: string) => readonly Named[];
  readonly has: (...groups: string[]) => boolean;
  readonly rangeOf: (group: string) => { readonly start: number; readonly end: number } | undefined;
  readonly weak: readonly Weakening[];
}

/** The guards of a sheet, made once. */
export interface Guards {
  readonly negation: RegExp;
  readonly doubt: RegExp;
  readonly condition: RegExp;
  readonly wish: RegExp;
  readonly hearsay: RegExp;
  readonly openings: RegExp;
  readonly articles: RegExp;
  /** The cue begins with a name. */
  readonly begins: RegExp;
  /** A name with a comma or “and” right before: the subject is the end of an enumeration that began elsewhere. */
  readonly goesOn: RegExp;
}

export function guardsOf(sheet: CueSheet): Guards {
  const of = (source: string) => expressionOf(source);
  const edge = sheet.comma === "、" ? "" : "(?<!\\p{L})";
  return {
    negation: of(sheet.negation),
    doubt: of(sheet.doubt),
    condition: of(sheet.condition),
    wish: of(sheet.wish),
    hearsay: of(sheet.hearsay),
    // The edge of a clause: the beginning, punctuation, a date (“On 3 May”), or a word that opens one.
    openings: of(`(?:^|[,;:.!?)\\]«“"„（，；：。—–\\ue005-] ?|${edge}(?:${sheet.opens}) ?)$`),
    goesOn: of(`[${listed}] ?[»”")]?(?:,|、|،|${sheet.and}) ?(?:${sheet.articles})*$`),
    begins: of(`^(?:${sheet.articles})*[«“"„]? ?[${anyMark}]`),
    articles: of(`(?:^|${edge})(?:${sheet.articles === "" ? "(?!)" : sheet.articles}){1,3}$`),
  };
}

const question = /[?？؟]["'”’»)]*$/;
const listed = `${marks.party}${marks.candidate}${marks.state}`;
const lastClause = /[^,;:，；：،؛]*$/u;

/** Whether a name at `at` may be the subject of the clause that begins there. */
function opensClause(line: string, at: number, { openings, articles, goesOn }: Guards): boolean {
  const whole = line.slice(Math.max(0, at - 80), at);
  const before = whole.replace(articles, "");
  return openings.test(before) && !goesOn.test(whole);
}

interface Around {
  readonly before: string;
  readonly own: string;
  readonly after: string;
}

function isDenied({ before, own, after }: Around, cue: CompiledCue, guards: Guards): boolean {
  if (question.test(after) || question.test(own)) return true;
  const near = lastClause.exec(before)?.[0] ?? "";
  if (guards.negation.test(own) || guards.negation.test(near)) return true;
  if (cue.form === "noun") return false;
  if (guards.doubt.test(before)) return true;
  if (cue.form === "act") return false;
  if (guards.condition.test(after)) return true;
  const looksAhead = cue.says.kind === "validity" || cue.says.kind === "meeting";
  if (!looksAhead && guards.doubt.test(`${before.slice(-12)}${own}`)) return true;
  return cue.form === "naming" && (guards.wish.test(before) || guards.wish.test(own));
}

function weaknessesOf(found: RegExpExecArray, { before, own, after }: Around, guards: Guards): Weakening[] {
  const groups = found.groups ?? {};
  const weak: Weakening[] = [];
  if (guards.hearsay.test(before) || guards.hearsay.test(after.slice(0, 60))) weak.push("hearsay");
  if (groups.past !== undefined) weak.push("past");
  if (groups.such !== undefined) weak.push("example");
  if (groups.aside !== undefined || own.length > 160) weak.push("distance");
  if (groups.part !== undefined || groups.part2 !== undefined) weak.push("unnamed-part");
  return weak;
}

function matchOf(cue: CompiledCue, sentence: Sentence, found: RegExpExecArray): Omit<CueMatch, "weak"> {
  const start = found.index;
  const rangeOf = (group: string) => {
    const range = found.indices?.groups?.[group];
    return range && { start: range[0], end: range[1] };
  };
  const namesAt = (group: string): Named[] => {
    const { start: from, end: to } = rangeOf(group) ?? { start: 0, end: 0 };
    const names: Named[] = [];
    for (let at = from; at < to; at += 1) {
      const name = sentence.named.get(at);
      if (name !== undefined && !isPartOfName(sentence, at)) names.push(name);
    }
    return names;
  };
  return {
    ...{ cue, sentence, start, end: start + found[0].length, rangeOf },
    namesIn: (group) => [...namesAt(group), ...namesAt(`${group}2`)],
    has: (...groups) => groups.some((group) => found.groups?.[group] !== undefined),
  };
}

const goesOnAsName = new RegExp(`^ [\\p{Lu}${listed}]`, "u");
/** `United Nations Observer Mission`: a name with another capital behind it is the beginning of a longer one. */
const isPartOfName = ({ line, language }: Sentence, at: number): boolean =>
  language === "en" && goesOnAsName.test(line.slice(at + 1, at + 3));

/** A plural verb needs two subjects, or one that speaks of itself as “we”. */
function agrees(found: RegExpExecArray, match: Omit<CueMatch, "weak">): boolean {
  if (found.groups?.plural === undefined) return true;
  const subjects = [...match.namesIn("from"), ...match.namesIn("both")];
  return subjects.length > 1 || subjects[0]?.kind === "self";
}

function accepted(
  found: RegExpExecArray,
  match: Omit<CueMatch, "weak">,
  guards: Guards,
): CueMatch | undefined {
  const { cue, sentence, start, end } = match;
  const { low: line } = sentence;
  const isRelative = found.groups?.relative !== undefined;
  const around = { before: line.slice(0, start), own: found[0], after: line.slice(end) };
  const asClause = cue.form === "clause" && !isRelative;
  if (asClause && guards.begins.test(found[0]) && !opensClause(line, start, guards)) return undefined;
  const judged = isRelative ? ({ ...cue, form: "noun" } as const) : cue;
  if (isDenied(around, judged, guards) || !agrees(found, match)) return undefined;
  return { ...match, cue: judged, weak: weaknessesOf(found, around, guards) };
}

const suffices = ({ needs }: CompiledCue, { counts }: Sentence): boolean =>
  needs.every(({ kinds, count }) => kinds.reduce((sum, kind) => sum + counts[kind], 0) >= count);

/** Every place where a cue holds. After each, the search goes on one character further, for cues share names. */
export function matchesOf(cue: CompiledCue, sentence: Sentence, guards: Guards): CueMatch[] {
  const { low: line } = sentence;
  if (!suffices(cue, sentence)) return [];
  const matches: CueMatch[] = [];
  const { expression } = cue;
  expression.lastIndex = 0;
  for (let found = expression.exec(line); found !== null; found = expression.exec(line)) {
    const match = accepted(found, matchOf(cue, sentence, found), guards);
    if (match !== undefined) matches.push(match);
    expression.lastIndex = match === undefined ? found.index + 1 : Math.max(found.index + 1, match.end - 1);
  }
  return matches;
}
