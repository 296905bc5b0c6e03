import type { Language } from "../../kernel/language.ts";
import type { Ambiguity, Candidate, Mention, Rejection } from "../../kernel/mention.ts";
import { findCitations, type KnownInstruments } from "../citations/index.ts";
import { findDates } from "../dates/index.ts";
import { languageOf, languageOfParagraph } from "../written-language/index.ts";
import { decide, type Spoken } from "./decide.ts";
import { findNames } from "./find-names.ts";
import type { Lexicon } from "./lexicon.ts";
import { Meanings } from "./meaning.ts";
import { missionsAbroad } from "./missions.ts";
import { type Named, outsideOf, rejectionOf } from "./named.ts";
import { type Parties, partiesOf } from "./parties.ts";
import { RawWords } from "./raw-words.ts";
import { whyNoState } from "./state-rules.ts";
import { tokensOf } from "./tokens.ts";
import type { Reading } from "./walk.ts";

export interface RecogniseOptions {
  readonly lexicon: Lexicon;
  /** Of most of the text; names of every language are read anyway. */
  readonly language: Language | "auto";
  /** What is known of instruments, for resolutions that are cited without their year. */
  readonly known?: KnownInstruments;
}

export interface Recognised {
  /** By start; of several that start together the longer first. */
  readonly mentions: readonly Mention[];
  readonly ambiguous: readonly Ambiguity[];
  readonly candidates: readonly Candidate[];
  /** Names of parties and States that a rule says are not meant where they stand, by start. */
  readonly rejected: readonly Rejection[];
}

/**
 * What a text speaks of: parties, States, instruments and their provisions, FATF Recommendations, dates. Pure; time grows with the length
 * of the text and hardly with the number of names. Offsets are UTF-16 code units of the text as given.
 */
export function recognise(text: string, { lexicon, language, known }: RecogniseOptions): Recognised {
  const { raw, meanings } = readerOf(lexicon);
  const reading: Reading = { text, tokens: tokensOf(text, raw), raw, lexicon, meanings };
  const around = language === "auto" ? languageOf(text) : language;
  const spoken: Spoken = { language: around, languageAt: languagesOf(text, around) };
  const found = findNames(reading);
  const named = decide(reading, found.hits.party, spoken);
  const states = decide(reading, found.hits.state, spoken);
  const instruments = decide(reading, found.hits.instrument, spoken);
  const inInstruments = outsideOf(instruments.named);
  const parties = partiesOf(reading, named.named, found);
  const kept = parties.named.filter(inInstruments);
  const outer = { parties, kept, instruments: instruments.named };
  const meant = statesOutside(reading, states.named, outer);
  const mentions = [
    ...[kept, meant.named].flat().map((each) => mentionOf(text, each)),
    ...instruments.named.map((each) => mentionOf(text, each)),
    ...findCitations(text, { language: around, ...(known ? { known } : {}) }),
    ...findDates(text, around),
  ];
  mentions.sort((a, b) => a.start - b.start || b.end - a.end);
  const ambiguous = [...named.ambiguous, ...states.ambiguous, ...instruments.ambiguous];
  const rejected = [...parties.rejected, ...meant.rejected].sort(byStart);
  return { mentions, ambiguous, candidates: parties.candidates, rejected };
}

const byStart = (a: Rejection, b: Rejection): number => a.start - b.start;

interface Reader {
  readonly raw: RawWords;
  readonly meanings: Meanings;
}

const readers = new WeakMap<Lexicon, Reader>();
/** So many words are remembered; then all are forgotten, and looked at again as they come. */
const mostWords = 300_000;

/** The words that texts were seen to have are kept with the lexicon. */
function readerOf(lexicon: Lexicon): Reader {
  const known = readers.get(lexicon);
  if (known !== undefined && known.raw.count < mostWords) return known;
  const reader = { raw: new RawWords(lexicon), meanings: known?.meanings ?? new Meanings(lexicon) };
  readers.set(lexicon, reader);
  return reader;
}

interface Outer {
  readonly parties: Parties;
  readonly kept: readonly Named[];
  readonly instruments: readonly Named[];
}

interface Meant {
  readonly named: readonly Named[];
  readonly rejected: readonly Rejection[];
}

/** States that are meant as such, and not as part of a body, a treaty or a mission, and those that a rule rejects. */
function statesOutside(
  reading: Reading,
  states: readonly Named[],
  { parties, kept, instruments }: Outer,
): Meant {
  if (states.length === 0) return { named: [], rejected: [] };
  const missions = missionsAbroad(reading, parties.titles, states);
  const around = [...kept, ...parties.titles, ...missions, ...instruments].sort((a, b) => a.start - b.start);
  const outside = outsideOf(around);
  const rejected: Rejection[] = [];
  const named = states.filter((state) => {
    if (!outside(state)) return false;
    const why = whyNoState(reading, state);
    if (why !== undefined) rejected.push(rejectionOf(reading, state, why));
    return why === undefined;
  });
  return { named, rejected };
}

const mentionOf = (text: string, { start, end, kind, id, confidence, reasons }: Named): Mention => ({
  start,
  end,
  text: text.slice(start, end),
  kind,
  id,
  confidence: Math.round(confidence * 1000) / 1000,
  reasons,
});

/** The language of the paragraph at an offset; each paragraph is judged once, and only when someone asks. */
function languagesOf(text: string, around: Language): (offset: number) => Language {
  const judged = new Map<number, Language>();
  return (offset) => {
    const start = text.lastIndexOf("\n", offset - 1) + 1;
    const before = judged.get(start);
    if (before !== undefined) return before;
    const stop = text.indexOf("\n", offset);
    const paragraph = text.slice(start, Math.min(stop < 0 ? text.length : stop, start + 2000));
    const { language } = languageOfParagraph(paragraph, around);
    judged.set(start, language);
    return language;
  };
}
