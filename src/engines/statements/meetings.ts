/** A meeting that a sentence tells of: who held it, when, where, and what the sentence calls it. */
import { compiledWords, type SheetWords } from "./compiled.ts";
import type { Weakening } from "./confidence.ts";
import type { Said } from "./contents.ts";
import type { CueMatch } from "./match.ts";
import { type Named, wordsBetween } from "./sentence.ts";

const idsOf = (names: readonly Named[]): string[] => [
  ...new Set(
    names.filter(({ kind, id }) => id !== "" && (kind === "party" || kind === "self")).map(({ id }) => id),
  ),
];

function namesWithin({ sentence }: CueMatch, start: number, end: number): Named[] {
  return [...sentence.named].filter(([at]) => at >= start && at < end).map(([, name]) => name);
}

/** Parties that follow one of the words, as an enumeration. */
function partiesAfter(match: CueMatch, words: RegExp): Named[] {
  const found = words.exec(match.sentence.low.slice(match.start));
  const range = found?.indices?.groups?.list;
  return range === undefined ? [] : namesWithin(match, match.start + range[0], match.start + range[1]);
}

/** The title: the noun of the meeting with its adjectives, and the theme that is quoted behind it. */
function titleOf(text: string, match: CueMatch, words: SheetWords): string | undefined {
  const { low: line } = match.sentence;
  const from = match.has("briefing") ? match.rangeOf("briefing") : undefined;
  const rest = match.rangeOf("rest");
  if (from !== undefined && rest !== undefined) {
    const end = from.start + (/^[^,;.，。；،؛]{0,120}/u.exec(line.slice(from.start))?.[0].length ?? 0);
    return wordsBetween(text, match.sentence, { start: from.start, end });
  }
  // The passive has the meeting before its verb.
  const base = match.cue.code === "held-by" ? Math.max(0, match.start - 160) : (rest?.start ?? match.start);
  const noun = words.title.exec(line.slice(base))?.indices?.groups?.title;
  if (noun === undefined) return undefined;
  const called = wordsBetween(text, match.sentence, { start: base + noun[0], end: base + noun[1] }).replace(
    words.article,
    "",
  );
  const theme = words.theme.exec(line.slice(base))?.indices?.groups?.theme;
  const said =
    theme === undefined
      ? ""
      : wordsBetween(text, match.sentence, { start: base + theme[0], end: base + theme[1] });
  return said === "" ? called : `${called} ${said}`;
}

const quoted = /[«“"「《‘][^»”"」》’]{3,300}[»”"」》’]/gu;

/** The last place that is named outside the theme: “at Headquarters, in New York”. */
function placeOf(text: string, match: CueMatch, words: SheetWords): string | undefined {
  let last: string | undefined;
  const line = match.sentence.line.replace(quoted, (theme) => "“".repeat(theme.length));
  for (const found of line.matchAll(words.place)) {
    const range = found.indices?.groups?.place;
    if (range !== undefined) last = wordsBetween(text, match.sentence, { start: range[0], end: range[1] });
  }
  return last;
}

/** Small letters do not show where a place ends and the title begins. */
const withoutPlace = (title: string | undefined, place: string | undefined): string | undefined =>
  place !== undefined && title?.startsWith(`${place} `) === true ? title.slice(place.length + 1) : title;

/** The day nearest to the verb; a meeting of several days has its first. */
function dateOf(match: CueMatch): Named | undefined {
  const before = namesWithin(match, 0, match.start).filter(({ kind }) => kind === "date");
  const inside = namesWithin(match, match.start, match.sentence.line.length).filter(
    ({ kind }) => kind === "date",
  );
  return before.at(-1) ?? inside[0];
}

/** Nothing when the sentence does not say what was held, or neither when nor where. */
export function meetingsOf(text: string, match: CueMatch): Said[] {
  const words = compiledWords(match.sentence.language);
  const place = placeOf(text, match, words);
  const title = withoutPlace(titleOf(text, match, words), place);
  const date = dateOf(match);
  const subjects = [...match.namesIn("from"), ...match.namesIn("by")];
  const briefed = match.has("briefing");
  const together = briefed ? [] : partiesAfter(match, words.together);
  const hosts = idsOf(briefed ? match.namesIn("to") : [...subjects, ...together]);
  const others = briefed ? subjects : partiesAfter(match, words.attended);
  const participants = idsOf(others).filter((id) => !hosts.includes(id));
  if (title === undefined || hosts.length === 0 || date === undefined) return [];
  const weak: Weakening[] = place === undefined ? ["no-place"] : [];
  return [
    {
      content: {
        ...{ kind: "meeting", title, hosts, participants, date: date.id },
        ...(place === undefined ? {} : { place }),
      },
      names: [...subjects, ...together, date],
      weak,
      base: "meeting",
    },
  ];
}
