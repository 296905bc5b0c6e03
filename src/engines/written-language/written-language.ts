/**
 * In which of the six languages a text is written.
 *
 * The script decides Arabic, Chinese and Russian. Letters are weighed, not counted: a Chinese character stands for about
 * three letters, and a word in Latin capitals (an acronym, a symbol) says little about the text around it. Between
 * English, French and Spanish the words of `latin.ts` decide: their weights add up like logarithms of odds, and the
 * confidence is the share that the logistic function gives to the winner. It is no probability that was measured.
 *
 * A text in a seventh language gets the nearest of the six. Letters that none of the six uses lower the confidence.
 */
import { isLanguage, type Language } from "../../kernel/language.ts";
import { type LatinLanguage, latinEvidence, latinLanguages } from "./latin.ts";
import { script, scriptOf, scripts } from "./letters.ts";

export interface LanguageFound {
  readonly language: Language;
  /** 0 (no letter at all) to 1. */
  readonly confidence: number;
}

/** Longer texts are judged by their first part: more letters change nothing. */
const enough = 20_000;
/** And where so many leave no doubt, by them alone. */
const oftenEnough = 2000;
const noDoubt = 0.999;

/** Kana and Hangul; letters of Persian, Urdu and Kurdish; letters of Ukrainian, Belarusian, Serbian and Macedonian; of Turkish, Polish, Romanian and others. */
const strangers =
  /[\u3040-\u30ff\uac00-\ud7af]|[\u067e\u0686\u0698\u06a9\u06af\u06cc\u0679\u06c1\u06d2]|[ґєіїўђјљњћџѓќѕ]|[ğışţșțăąęłńśźżčřůőű]/giu;

const capitals = /^\p{Lu}+$/u;
const capital = /^\p{Lu}/u;

interface Weights {
  readonly ar: number;
  readonly zh: number;
  readonly ru: number;
  readonly latin: number;
}

/** In a text of another script, Latin words with a capital are names and titles that it quotes. */
function weightOfLatin(word: string, mixed: boolean): number {
  if (capitals.test(word)) return 0.2 * word.length;
  return mixed && capital.test(word) ? 0.2 * word.length : word.length;
}

function weightsOf(text: string): Weights {
  const table = scripts();
  const lengths = [0, 0, 0, 0, 0, 0];
  const latin: Array<readonly [start: number, end: number]> = [];
  for (let at = 0; at < text.length; ) {
    const start = at;
    const kind = scriptOf(table[text.charCodeAt(at)] ?? 0);
    do at += 1;
    while (at < text.length && scriptOf(table[text.charCodeAt(at)] ?? 0) === kind);
    lengths[kind] = (lengths[kind] ?? 0) + at - start;
    if (kind === script.latin) latin.push([start, at]);
  }
  const of = (kind: number): number => lengths[kind] ?? 0;
  const weights = { ar: of(script.arabic), zh: 3 * of(script.han), ru: of(script.cyrillic), latin: 0 };
  const mixed = weights.ar + weights.zh + weights.ru > 0;
  for (const [start, end] of latin) weights.latin += weightOfLatin(text.slice(start, end), mixed);
  return weights;
}

/** The winner of the three Latin languages; `favoured` begins with a lead of one weak word. */
function amongLatin(text: string, favoured?: Language): LanguageFound {
  const evidence = latinEvidence(text);
  const lead = (language: LatinLanguage): number => evidence[language] + (language === favoured ? 1.5 : 0);
  const ordered = [...latinLanguages].sort((a, b) => lead(b) - lead(a));
  const language = ordered[0] ?? "en";
  const best = lead(language);
  const total = ordered.reduce((sum, each) => sum + Math.exp(lead(each) - best), 0);
  return { language, confidence: 1 / total };
}

function judge(text: string, favoured?: Language): LanguageFound & { readonly latin: boolean } {
  const weights = weightsOf(text);
  const all = weights.ar + weights.zh + weights.ru + weights.latin;
  if (all === 0) return { language: favoured ?? "en", confidence: 0, latin: false };
  const strange = (text.match(strangers)?.length ?? 0) / all;
  const doubt = 1 - Math.min(0.6, 3 * strange);
  for (const language of ["ar", "zh", "ru"] as const) {
    const share = weights[language] / all;
    if (share > 0.5 || weights[language] === Math.max(weights.ar, weights.zh, weights.ru, weights.latin)) {
      return { language, confidence: share * doubt, latin: false };
    }
  }
  const { language, confidence } = amongLatin(text, favoured);
  return { language, confidence: confidence * (weights.latin / all) * doubt, latin: true };
}

/** The language of a whole text, with how sure that is. Without a letter: English, confidence 0. */
export function readLanguage(text: string): LanguageFound {
  const first = judge(text.slice(0, oftenEnough));
  const sure = text.length <= oftenEnough || first.confidence >= noDoubt;
  const { language, confidence } = sure ? first : judge(text.slice(0, enough));
  return { language, confidence };
}

/** The language of a whole text. */
export const languageOf = (text: string): Language => readLanguage(text).language;

/**
 * The language of a paragraph in a text whose language is `around`. What says little (a symbol, a number, a name in
 * Latin letters inside an Arabic text) belongs to the text around it.
 */
export function languageOfParagraph(paragraph: string, around: Language): LanguageFound {
  const { language, confidence, latin } = judge(paragraph.slice(0, enough), around);
  if (confidence === 0) return { language: around, confidence: 0 };
  if (language === around || !latin || confidence >= 0.85) return { language, confidence };
  return { language: around, confidence: 1 - confidence };
}

/** The language that a document declares for itself (`fr`, `zh-Hans`, `ar_EG`), where it is one of the six. */
export function declaredLanguage(tag: string): Language | undefined {
  const primary = /^\s*([a-z]{2,3})(?:[-_]|\s*$)/i.exec(tag)?.[1]?.toLowerCase();
  return primary !== undefined && isLanguage(primary) ? primary : undefined;
}
