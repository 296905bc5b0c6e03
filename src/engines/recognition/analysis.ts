import { readingsOf } from "./arabic.ts";
import type { Lexicon } from "./lexicon.ts";
import { rolesOf } from "./roles.ts";
import { step } from "./trie.ts";
import {
  foldWord,
  isAcronym,
  isArabic,
  isCyrillic,
  isLinking,
  keyOf,
  numberWord,
  plainLetters,
  strictKey,
} from "./word-keys.ts";

export const rawFlags = {
  upper: 1,
  /** No small letter. */
  allUpper: 2,
  linking: 4,
  number: 8,
  /** Some name may begin with it. */
  begins: 16,
  /** Its letters have no capitals. */
  caseless: 32,
  /** A body that a resolution set up may be called so: Committee, Комитет, لجنة, 委员会. */
  head: 64,
  /** Organization and the like, with a capital: it may stand for the United Nations. */
  organization: 128,
} as const;

/** How a word of the lexicon was seen in a word of a text. */
export const readAs = {
  written: 0,
  /** Small differences: case, accents, spelling. */
  folded: 1,
  /** Another case or number of the same word. */
  inflected: 2,
  /** What stands before it is written on to it (Arabic). */
  prefixed: 3,
  contracted: 4,
} as const;

/** A word of the lexicon that a word of a text may be. */
export interface Alternative {
  readonly word: number;
  /** Code units at the front of the word of the text that are no part of it. */
  readonly cut: number;
  readonly read: number;
}

export interface Analysis {
  readonly flags: number;
  readonly roles: number;
  readonly alternatives: readonly Alternative[];
}

/** Everything that is to be known of a word of a text; asked once for each word that is written differently. */
export function analyse(raw: string, lexicon: Lexicon): Analysis {
  const plain = plainLetters(raw);
  const folded = foldWord(plain);
  const found = alternativesOf({ raw, plain, folded }, lexicon);
  let flags = flagsOf(plain, folded);
  const maySmall = (flags & (rawFlags.upper | rawFlags.caseless)) !== 0;
  if (
    found.some(({ word }) => step(lexicon.trie, 0, word) !== 0 && (maySmall || lexicon.smallStarts.has(word)))
  )
    flags |= rawFlags.begins;
  return { flags, roles: rolesOf(folded), alternatives: found };
}

function flagsOf(plain: string, folded: string): number {
  let flags = 0;
  if (/^\p{Lu}/u.test(plain)) flags |= rawFlags.upper;
  if (/\p{Lu}/u.test(plain) && !/\p{Ll}/u.test(plain)) flags |= rawFlags.allUpper;
  if (/^[0-9]+$/.test(folded)) flags |= rawFlags.number | rawFlags.caseless;
  else if (!/[\p{Lu}\p{Ll}]/u.test(plain)) flags |= rawFlags.caseless;
  if (isLinking(folded)) flags |= rawFlags.linking;
  if (head.test(folded)) flags |= rawFlags.head;
  if (organization.test(plain)) flags |= rawFlags.organization;
  return flags;
}

const organization = /^(?:Organi[sz]ation|Organización|Организаци[яиюе]й?|组)$/;

const head =
  /^(?:committee|comite|комитет(?:а|у|ом|е)?|[وفبكل]?(?:ال|ل)?لجنه|委|group|team|groupe|grupo|групп[аыеуо]и?|[وفبكل]?ال?فريق|工)$/;

interface Word {
  readonly raw: string;
  readonly plain: string;
  readonly folded: string;
}

const footnoted = /^(\p{L}{4,})[\d٠-٩]{1,2}$/u;

function alternativesOf({ raw, plain, folded }: Word, { words }: Pick<Lexicon, "words">): Alternative[] {
  const found: Alternative[] = [];
  const add = (key: string, read: number, cut = 0) => {
    const word = words.get(key);
    if (word !== undefined && !found.some((other) => other.word === word)) found.push({ word, read, cut });
  };
  if (isAcronym(plain)) {
    add(strictKey(plain), readAs.written);
    if (/^[A-Z]{2,}s$/.test(plain)) add(strictKey(plain.slice(0, -1)), readAs.inflected);
  }
  if (/^[0-9]{3,4}$/.test(folded)) found.push({ word: numberWord, read: readAs.written, cut: 0 });
  if (isCyrillic(folded)) {
    add(`!${folded}`, readAs.folded);
    add(keyOf(folded), readAs.inflected);
  } else add(keyOf(folded), plain === folded ? readAs.written : readAs.folded);
  if (isArabic(folded))
    for (const { word, cut, contracted } of readingsOf(folded))
      add(keyOf(word), contracted ? readAs.contracted : readAs.prefixed, unitsOf(raw, cut));
  // The number of a footnote may be printed on to a word; `decide.ts` leaves it out of the name.
  const noted = found.length === 0 ? footnoted.exec(plain)?.[1] : undefined;
  if (noted !== undefined)
    return alternativesOf({ raw: noted, plain: noted, folded: foldWord(noted) }, { words });
  return found;
}

/** How many code units of an Arabic word hold its first letters: vowel signs and tatweel stand between them. */
function unitsOf(raw: string, letters: number): number {
  let at = 0;
  for (let seen = 0; at < raw.length; at += 1) {
    const mark = /[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u061c]/.test(
      raw[at] ?? "",
    );
    if (!mark && seen === letters) break;
    if (!mark) seen += 1;
  }
  return letters === 0 ? 0 : at;
}
