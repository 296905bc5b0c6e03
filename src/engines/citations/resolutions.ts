import type { Reason } from "../../kernel/mention.ts";
import { findOwner } from "./bodies.ts";
import { type Chain, chainAfter, chainBefore, sentenceBefore } from "./chain.ts";
import type { Citation } from "./citation.ts";
import { identify, type KnownInstruments, type Owner, type Years } from "./identify.ts";
import { loneNumbers } from "./lone-numbers.ts";
import type { WrittenNumber } from "./numbers.ts";
import { plain } from "./plain.ts";
import { type ResolutionSymbol, resolutionSymbols } from "./symbols.ts";
import { type ResolutionWord, resolutionWords } from "./words.ts";

export interface Cited {
  /** In the order of the text. */
  readonly citations: readonly Citation[];
  readonly words: readonly ResolutionWord[];
}

/** Behind a bare number: what shows that it counts things, or is the year itself, or the fineness of a picture. */
const noResolution =
  /^[\s\u200b]*(?:[x×]\s*\d|dpi|ppi|pixels?|per\s?cent|%|года|году|г\.|год|年(?!第)|States|Members|члена|[°€$£])/iu;

/** Whether a bare number in a chain may be a resolution: small ones and single words would take in any figure. */
function isPlausible(text: string, chain: Chain, place: number): boolean {
  const written = chain.numbers[place];
  if (written === undefined || written.form !== "bare") return written !== undefined;
  if (place === 0 && chain.isLinked) return false;
  if (place === 0 && written.number < 100 && !namesCouncil(text, chain.word.start, written.end)) return false;
  if (noResolution.test(text.slice(written.end, written.end + 12))) return false;
  if (place === 0 || chain.word.numberFirst) return true;
  if (written.number < 100 && !chain.word.plural) return false;
  return chain.word.plural
    ? written.number >= 100 || chain.numbers[0]?.form === "bare"
    : isSecondOfTwo(chain, place);
}

/** A small number needs the name of the Security Council beside it; this looks before more is asked. */
const namesCouncil = (text: string, start: number, end: number): boolean =>
  /Security|sécurité|Seguridad|Безопасности|الأمن|安全|安理|UNSC/.test(
    text.slice(Math.max(0, start - 40), end + 40),
  );

const isSecondOfTwo = ({ numbers }: Chain, place: number): boolean =>
  place === 1 && numbers.length === 2 && numbers[0]?.form === "bare" && (numbers[1]?.number ?? 0) >= 1000;

interface Numbered {
  readonly written: WrittenNumber;
  readonly word: ResolutionWord;
  readonly owner: Owner;
  readonly place: number;
}

/** Looks once, when first asked. */
function ownerIn(text: string, { word, start, end }: Chain): Owner {
  let found: { readonly owner: ReturnType<Owner> } | undefined;
  const look = () => {
    const isChinese = word.numberFirst;
    return findOwner({
      before: sentenceBefore(text, isChinese ? start : word.start),
      between: isChinese ? "" : plain(text, word.end, start),
      after: isChinese ? "" : plain(text, end, end + 80),
      word: text.slice(word.start, word.end),
    });
  };
  return () => {
    found ??= { owner: look() };
    return found.owner;
  };
}

function numbersOf(text: string, words: readonly ResolutionWord[]): readonly Numbered[] {
  const found = new Map<number, Numbered>();
  for (const word of words) {
    const chain = word.numberFirst ? chainBefore(text, word) : chainAfter(text, word);
    if (chain === undefined) continue;
    const owner = ownerIn(text, chain);
    for (const [place, written] of chain.numbers.entries()) {
      if (!isPlausible(text, chain, place)) break;
      if (!found.has(written.start)) found.set(written.start, { written, word, owner, place });
    }
  }
  return [...found.values()];
}

/** How often the document gives each number each year. */
function yearsIn(numbers: readonly Numbered[], known: KnownInstruments | undefined): Years {
  const counts = new Map<number, Map<number, number>>();
  for (const { written } of numbers) {
    if (written.form !== "council" || written.year === undefined) continue;
    const years = counts.get(written.number) ?? new Map<number, number>();
    counts.set(written.number, years.set(written.year, (years.get(written.year) ?? 0) + 1));
  }
  return {
    known,
    inDocument: (number) =>
      [...(counts.get(number) ?? [])].sort(([, a], [, b]) => b - a).map(([year]) => year),
  };
}

const usual = /^\d+(?: \(\d+\))?$/;

/** What was read as meant though printed otherwise. */
export function typographyOf(written: string, language: "spaced" | "unspaced"): readonly Reason[] {
  if (usual.test(written)) return [];
  const seen: ReadonlyArray<readonly [Reason["code"], RegExp]> = [
    ["read-line-break", /[\n\r]/],
    ["read-digits-of-another-script", /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/],
    ["read-full-width", /[\uff01-\uff0f\uff1a-\uff5e]/],
    ["read-hidden-marks", /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/],
    ["read-unclosed-bracket", /[(\uff08[][^)\uff09\]]*$/],
    ["read-other-bracket", /\[[^\]]*\d\]|\([^)]*\]/],
    ["read-blank-missing", language === "spaced" ? /\d\(/ : /(?!)/],
  ];
  return seen.filter(([, pattern]) => pattern.test(written)).map(([code]) => ({ code }));
}

const byPlace = (a: { start: number }, b: { start: number }) => a.start - b.start;

function isInside(spans: readonly ResolutionSymbol[], at: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return (spans[low]?.start ?? Number.POSITIVE_INFINITY) <= at;
}

/** Every resolution that a text cites. Linear in the length of the text but for sorting what was found. */
export function resolutionsIn(text: string, known: KnownInstruments | undefined): Cited {
  const words = resolutionWords(text);
  const numbers = numbersOf(text, words);
  const years = yearsIn(numbers, known);
  const symbols = resolutionSymbols(text, years);
  const citations: Citation[] = symbols.filter(({ furniture }) => furniture === undefined);
  const taken = new Set<number>();
  for (const { written, word, owner, place } of numbers) {
    if (isInside(symbols, written.start)) continue;
    const identified = identify(written, owner, years);
    taken.add(written.start);
    if (identified === undefined) continue;
    const marks = typographyOf(
      text.slice(written.start, written.end),
      word.numberFirst ? "unspaced" : "spaced",
    );
    const { id, confidence } = identified;
    const listed: readonly Reason[] = place === 0 ? [] : [{ code: "enumeration", place: place + 1 }];
    const isBare = place === 0 && marks.length === 0;
    const reasons = isBare ? identified.reasons : [...identified.reasons, ...listed, ...marks];
    citations.push({ start: written.start, end: written.end, id, confidence, reasons, word });
  }
  const isTaken = (at: number) => taken.has(at) || isInside(symbols, at);
  for (const lone of loneNumbers(text, { words, hasSymbols: symbols.length > 0, isTaken }))
    citations.push(lone);
  return { citations: citations.sort(byPlace), words };
}
