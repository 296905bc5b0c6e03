import type { Candidate, Reason } from "../../kernel/mention.ts";
import { candidateBefore } from "./candidates.ts";
import { confidences } from "./confidence.ts";
import { holderIn, type Named } from "./named.ts";
import type { Reading } from "./walk.ts";
import { isAcronym } from "./word-keys.ts";

export interface Defined {
  readonly named: readonly Named[];
  readonly candidates: readonly Candidate[];
}

/**
 * Abbreviations that the document itself explains. Behind a name that the lexicon has, `(ABC)` holds for that body through the document,
 * also where the lexicon knows another body by it; behind one that it has not, the acronym means that body here and no other. A word
 * with a small letter in it (“the Fund”) is a back-reference and counts for nothing.
 */
export function definitionsIn(
  reading: Reading,
  named: readonly Named[],
  bracketed: readonly number[],
): Defined {
  const meanings = new Map<string, Meaning>();
  const candidates: Candidate[] = [];
  if (bracketed.length === 0)
    return { named: withMore(named, chineseDefinitions(reading, named)), candidates: [] };
  const ends = new Map(named.map((each) => [each.lastToken, each]));
  const starts = new Map(named.map((each) => [each.firstToken, each]));
  for (const token of bracketed) {
    const acronym = textOf(reading, token);
    if (!isAcronym(acronym)) continue;
    const owner = ends.get(token - 1);
    const known = starts.get(token);
    const candidate = candidateBefore(reading, token, acronym);
    if (owner !== undefined) {
      // Against the lexicon only with the right letters: … de l’Association de coopération économique (APEC) explains nothing.
      if (known === undefined || candidate !== undefined)
        meanings.set(acronym, { id: owner.id, long: textBetween(reading, owner) });
      continue;
    }
    if (candidate === undefined || (known !== undefined && speaksOf(named, known.id, candidate))) continue;
    if (isBody(candidate.text)) candidates.push(candidate);
    if (known !== undefined) meanings.set(acronym, { id: undefined, long: candidate.text });
  }
  const chinese = chineseDefinitions(reading, named);
  if (meanings.size === 0) return { named: withMore(named, chinese), candidates };
  const kept = named.filter((each) => holds(meanings.get(textBetween(reading, each)), each.id));
  return { named: withMore(withMore(kept, occurrences(reading, kept, meanings)), chinese), candidates };
}

interface Meaning {
  /** Undefined where the document means a body that the lexicon has not. */
  readonly id: string | undefined;
  readonly long: string;
}

const holds = (meaning: Meaning | undefined, id: string): boolean =>
  meaning === undefined || meaning.id === id;

const textOf = ({ text, tokens }: Reading, token: number): string =>
  text.slice(tokens.starts[token] ?? 0, tokens.ends[token] ?? 0);

const textBetween = ({ text }: Reading, { start, end }: Named): string => text.slice(start, end);

/** Whether the long form holds a name of the body already: the Financial Action Task Force’s (FATF) … */
const speaksOf = (named: readonly Named[], id: string, { start, end }: Candidate): boolean =>
  named.some((each) => each.id === id && each.start < end && start < each.end);

/** Plans, standards and armed groups have acronyms too, and are no parties. */
const noBody =
  /\b(?:Plan|Strategy|Framework|Goals|Standards?|Development Programme|Front|Army|Islamic State|Al-Qaida|Forces?|Movement|Agreement|Treaty|Convention|Protocol|System of|Stratégie|Objectifs|Normes|Armée|Mouvement|Estrategia|Objetivos|Normas|Ejército|Movimiento)(?![\p{L}])|План|Цел[ией]|Стандарт|стандарт|сил[аыы]? |Арми/u;

const isBody = (text: string): boolean => !noBody.test(text);

/** Every place of a defined acronym where nothing was found yet. */
function occurrences(
  reading: Reading,
  named: readonly Named[],
  meanings: ReadonlyMap<string, Meaning>,
): Named[] {
  const { tokens, raw } = reading;
  const taken = new Set(named.flatMap(({ firstToken, lastToken }) => [firstToken, lastToken]));
  const words = new Map<number, [string, Meaning]>();
  for (const [acronym, meaning] of meanings)
    if (meaning.id !== undefined) words.set(raw.numberOfText(acronym), [acronym, meaning]);
  const found: Named[] = [];
  for (let at = 0; at < tokens.count && words.size > 0; at += 1) {
    const [acronym, meaning] = words.get(tokens.words[at] ?? -1) ?? [];
    if (acronym === undefined || meaning?.id === undefined || taken.has(at)) continue;
    const reasons: Reason[] = [{ code: "defined-here", acronym, long: meaning.long }];
    found.push(placed({ reading, id: meaning.id, first: at, last: at }, reasons));
  }
  return found;
}

interface Found {
  readonly reading: Reading;
  readonly id: string;
  readonly first: number;
  readonly last: number;
}

function placed({ reading: { tokens }, id, first, last }: Found, reasons: readonly Reason[]): Named {
  const span = {
    start: tokens.starts[first] ?? 0,
    end: tokens.ends[last] ?? 0,
    firstToken: first,
    lastToken: last,
  };
  return { ...span, kind: "party", id, confidence: confidences.defined, reasons };
}

/** Chinese shortens a name by leaving out characters: 联合国开发计划署（开发署）. Three characters at least, and what the brackets hold. */
const chineseBracket = /^[（(](?:以下简称|简称|下称)?[“"]?(?:该)?([\u4e00-\u9fff]{3,12})[”"]?[）)]/u;

function chineseDefinitions(reading: Reading, named: readonly Named[]): Named[] {
  const { text, tokens } = reading;
  const found: Named[] = [];
  // What a bracket has explained once holds from there on: explained again, it would be found again at each place.
  const explained = new Set<string>();
  for (const { id, start, end, lastToken } of named) {
    const letter = text.charCodeAt(start);
    const bracket = text.charCodeAt(end);
    if (letter < 0x3400 || letter > 0x9fff || (bracket !== 0x28 && bracket !== 0xff08)) continue;
    const short = chineseBracket.exec(text.slice(end, end + 24))?.[1];
    if (short === undefined || explained.has(short) || !isShortened(text.slice(start, end), short)) continue;
    explained.add(short);
    const reasons: Reason[] = [{ code: "defined-here", acronym: short, long: text.slice(start, end) }];
    let token = lastToken + 1;
    for (let at = text.indexOf(short, end); at >= 0; at = text.indexOf(short, at + short.length)) {
      while (token < tokens.count && (tokens.starts[token] ?? 0) < at) token += 1;
      if (tokens.starts[token] === at)
        found.push(placed({ reading, id, first: token, last: token + short.length - 1 }, reasons));
    }
  }
  return found;
}

function isShortened(long: string, short: string): boolean {
  let at = -1;
  for (const character of short) {
    at = long.indexOf(character, at + 1);
    if (at < 0) return false;
  }
  return true;
}

/** Both lists by place; of what overlaps, what was found first stays. */
function withMore(named: readonly Named[], more: readonly Named[]): readonly Named[] {
  if (more.length === 0) return named;
  const holder = holderIn(named);
  const free = more.filter(({ firstToken, lastToken }) => !holder(firstToken) && !holder(lastToken));
  return [...named, ...free].sort((a, b) => a.start - b.start);
}
