import { bareWord, isWordLetter } from "./letters-of-words.ts";

/** The word for a resolution in one of the six languages, wherever its number may stand. */
export interface ResolutionWord {
  readonly start: number;
  readonly end: number;
  /** Chinese names the number before the word. */
  readonly numberFirst: boolean;
  readonly plural: boolean;
}

/** Rare middles of the words, so that one fast search finds them; each is then read to its ends. */
const stems = ["olution", "uci", "OLUTION", "UCI", "SCR", "езолюц", "ЕЗОЛЮЦ", "قرار"];
const chineseStems = ["决议", "決議"];

/** Words as `bareWord` leaves them; a Russian genitive singular may be a plural as well. */
const plurals = new Map<string, boolean>(
  Object.entries({
    ...{
      resolution: false,
      résolution: false,
      resolución: false,
      resolucion: false,
      unscr: false,
      scr: false,
    },
    ...{ resolutions: true, résolutions: true, resoluciones: true, unscrs: true, scrs: true },
    ...{ резолюция: false, резолюцию: false, резолюцией: false, резолюциею: false },
    ...{ резолюции: true, резолюций: true, резолюциям: true, резолюциями: true, резолюциях: true },
  }),
);

/** One-letter words and the article before, plural and possessive endings behind. */
const arabic = /^[وف]?[بكل]?(?:ال|ل)?قرار(ات|ين|ان|ي)?(?:ه|ها|هم|يه|يها)?$/;

const longestWord = 20;

/** The whole word around a hit. */
function wordAround(text: string, at: number): { start: number; end: number } {
  let start = at;
  let end = at;
  while (start > 0 && at - start < longestWord && isWordLetter(text.charCodeAt(start - 1))) start--;
  while (end < text.length && end - at < longestWord && isWordLetter(text.charCodeAt(end))) end++;
  return { start, end };
}

function wordAt(text: string, at: number): ResolutionWord | undefined {
  const { start, end } = wordAround(text, at);
  const printed = text.slice(start, end);
  const plural = plurals.get(printed) ?? plurals.get(bareWord(printed));
  if (plural !== undefined) return { start, end, numberFirst: false, plural };
  if (text.charCodeAt(at) < 0x600) return undefined;
  const found = arabic.exec(bareWord(printed));
  return found === null ? undefined : { start, end, numberFirst: false, plural: found[1] !== undefined };
}

const brokenStart = /(?<!\p{L})r[eé](?:so?l?u?)?$/iu;

/** A word that a hyphen at the end of a line has broken in two, at the hyphen. */
function brokenWordAt(text: string, at: number): ResolutionWord | undefined {
  const head = brokenStart.exec(text.slice(Math.max(0, at - 6), at))?.[0];
  if (head === undefined) return undefined;
  const { end } = wordAround(text, at + 2);
  const plural = plurals.get(bareWord(head + text.slice(at + 2, end)));
  return plural === undefined ? undefined : { start: at - head.length, end, numberFirst: false, plural };
}

/** The letter before the hyphen in a word for a resolution that may be broken: `ré-`, `réso-`, `résol-`, `résolu-`. */
const mayBreak = (letter: string): boolean => "eéolus".includes(letter);

/** Every word for a resolution, in the order of the text. Linear in its length. */
export function resolutionWords(text: string): readonly ResolutionWord[] {
  const found: ResolutionWord[] = [];
  for (const stem of stems)
    for (let at = text.indexOf(stem); at !== -1; at = text.indexOf(stem, at + stem.length)) {
      const word = wordAt(text, at);
      if (word !== undefined) found.push(word);
    }
  for (const stem of chineseStems)
    for (let start = text.indexOf(stem); start !== -1; start = text.indexOf(stem, start + 2))
      found.push({ start, end: start + 2, numberFirst: true, plural: false });
  for (let at = text.indexOf("-\n"); at !== -1; at = text.indexOf("-\n", at + 2)) {
    const word = mayBreak(text.charAt(at - 1)) ? brokenWordAt(text, at) : undefined;
    if (word !== undefined) found.push(word);
  }
  return found.sort((a, b) => a.start - b.start);
}
