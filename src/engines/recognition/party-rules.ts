import { rawFlags } from "./analysis.ts";
import { isHomograph } from "./homographs.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Named } from "./named.ts";
import { flagsAt, gapAt } from "./neighbours.ts";
import { gapBits } from "./tokens.ts";
import type { Reading } from "./walk.ts";
import { isAcronym } from "./word-keys.ts";

/** Acronyms that are common words in one of the languages: in a line of capitals they are those words. */
const commonWords = new Set(
  "LAS WHO UN AU EU US IT AS SE UA SA OR DO NO AM AN AT BE BY HE IN OF ON TO UP WE CE LA LE DES ET".split(
    " ",
  ),
);

/** Whether a word of capitals stands beside other words of capitals, as in a heading. */
export function isCommonWord(reading: Reading, { start, end, firstToken, lastToken }: Named): boolean {
  if (firstToken !== lastToken || end - start > 3 || !commonWords.has(reading.text.slice(start, end)))
    return false;
  return (
    isCapitals(reading, firstToken - 1, firstToken) || isCapitals(reading, firstToken + 1, firstToken + 1)
  );
}

/** Four letters or more: shorter ones may be acronyms themselves. */
function isCapitals(reading: Reading, token: number, gapOf: number): boolean {
  if ((flagsAt(reading, token) & rawFlags.allUpper) === 0 || (gapAt(reading, gapOf) & gapBits.mark) !== 0)
    return false;
  return (
    (reading.tokens.ends[token] ?? 0) - (reading.tokens.starts[token] ?? 0) >= 4 &&
    !isBracketed(reading, token)
  );
}

/** Interpol’s capitals and the like in brackets say nothing about the line. */
const isBracketed = ({ text, tokens }: Reading, token: number): boolean =>
  /[(（]/.test(text[(tokens.starts[token] ?? 0) - 1] ?? "");

/** Why a name of a party means none where it stands; undefined where it does. */
export function whyNoParty(reading: Reading, named: Named): string | undefined {
  const { text } = reading;
  if (isCommonWord(reading, named) || isClassByWord(reading, named)) return "common-word";
  if (isHomograph(reading, named)) return "another-word";
  if (named.id !== "general-assembly" && named.id !== "icc") return undefined;
  const written = text.slice(named.start, named.end);
  if (written === "大会") return isAssembly(text, named) ? undefined : "other-assembly";
  // The tribunals for one country have the name of the Court in Arabic, and go on.
  if (
    named.id === "icc" &&
    /^\s+(?:لمحاكمة|لرواندا|ليوغوسلافيا|المختلطة|الخاصة)/u.test(text.slice(named.end, named.end + 14))
  )
    return "longer-name";
  return undefined;
}

/**
 * Groups of partners without a name of their own are called by common words. One such word counts as the register has it officially, in
 * small letters (academia); with a capital it begins the name of a body (Academia …), and other words for the group are too common.
 */
function isClassByWord(
  { lexicon, text, tokens }: Reading,
  { id, firstToken, lastToken, start, end }: Named,
): boolean {
  if (firstToken !== lastToken || lexicon.sorts.get(id) !== "class") return false;
  const word = text.slice(start, end);
  if (isAcronym(text.slice(tokens.starts[firstToken] ?? 0, end))) return false;
  return !officialOfClasses(lexicon).has(`${id} ${word}`);
}

const official = new WeakMap<Lexicon, ReadonlySet<string>>();

/** The official names of groups, each behind the id of its group. */
function officialOfClasses(lexicon: Lexicon): ReadonlySet<string> {
  const known = official.get(lexicon);
  if (known !== undefined) return known;
  const made = new Set(
    lexicon.names
      .filter(({ id, type }) => type === "official" && lexicon.sorts.get(id) === "class")
      .map(({ id, name }) => `${id} ${name}`),
  );
  official.set(lexicon, made);
  return made;
}

/** 大会 is the General Assembly by itself, and any great meeting at the end of a longer word. */
function isAssembly(text: string, { start, end }: Named): boolean {
  const before = text[start - 1] ?? "";
  if (!/\p{Script=Han}/u.test(before)) return true;
  if (/[在由向请和及与了经对将为被据按给于是的并也即至从自以届次让使如后前应会括理照兴]/.test(before))
    return true;
  if (/建议$/.test(text.slice(Math.max(0, start - 2), start))) return true;
  if (
    /[国话员民界表党际盟族洲联者方年议]/.test(before) ||
    /世界.{0,5}$/.test(text.slice(Math.max(0, start - 7), start))
  ) {
    return /问题$/.test(text.slice(Math.max(0, start - 2), start));
  }
  return /^(?:第|主席|决议|届|议事|特别会议|主要委员会|全体会议|关于)/.test(text.slice(end, end + 5));
}
