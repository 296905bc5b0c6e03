/**
 * Where in a text the terms of a query stand. A word answers when the two have a stem in common in the language of the text, as the database
 * found it; the stems come from there (`search.lexemes`), so that what was found is what is marked.
 */
import type { Span } from "../../kernel/mention.ts";
import type { Term } from "./query.ts";
import { type Word, wordsIn } from "./words.ts";

/** The stems of words in one language. */
export type Stems = ReadonlyMap<string, readonly string[]>;

export interface Texts {
  readonly texts: readonly string[];
  readonly terms: readonly Term[];
}

/** The words of texts and terms whose stems are needed to mark one in the other, each once. */
export const wordsToStem = ({ texts, terms }: Texts): string[] => [
  ...new Set(
    [...texts, ...terms.map(({ text }) => text)].flatMap((text) =>
      wordsIn(text)
        .filter(({ han }) => !han)
        .flatMap(({ parts }) => parts),
    ),
  ),
];

/** What stands in one place of a text. */
export interface WordLexemes extends Span {
  readonly lexemes: readonly string[];
}

/** The places of a text with the stems that stand there. */
export const lexemesOf = (text: string, stems: Stems): WordLexemes[] =>
  wordsIn(text).flatMap(({ start, end, parts, han }) =>
    parts.map((part) => ({ start, end, lexemes: han ? [part] : (stems.get(part) ?? []) })),
  );

export interface Asked {
  readonly terms: readonly Term[];
  readonly stems: Stems;
  /** Whether the last term may go on. */
  readonly unfinished?: boolean;
}

/** Where one term stands in the text, each time. */
export interface TermAnswers {
  readonly term: Term;
  readonly spans: readonly Span[];
}

/** For each term where it stands: a phrase from its first word to its last. */
export function answersIn(text: string, { terms, stems, unfinished = false }: Asked): TermAnswers[] {
  const places = lexemesOf(text, stems);
  return terms.map((term, at) => {
    const steps = stepsOf(term, stems, unfinished && at === terms.length - 1);
    return { term, spans: steps.length === 0 ? [] : spansOf(places, steps) };
  });
}

/** One word of a term: how many places behind the first, and what must stand there. */
interface Step {
  readonly ahead: number;
  readonly lexemes: ReadonlySet<string>;
  /** The word in the text may go on after one of these. */
  readonly beginnings: readonly string[];
}

const isHan = /^[\u3400-\u9fff]/u;

function stepsOf({ text }: Term, stems: Stems, unfinished: boolean): Step[] {
  const words = wordsIn(text);
  const steps: Step[] = [];
  let ahead = 0;
  for (const [at, word] of words.entries()) {
    for (const [index, part] of word.parts.entries()) {
      const last = at === words.length - 1 && index === word.parts.length - 1;
      const lexemes = word.han ? [part] : (stems.get(part) ?? []);
      if (!endsRun(word, words[at - 1]))
        steps.push({
          ahead,
          lexemes: new Set(lexemes),
          beginnings: beginningsOf(part, lexemes, last && unfinished),
        });
      ahead += 1;
    }
  }
  return steps;
}

/** The last character of a Han run: the pair before it has told it already. */
const endsRun = (word: Word, before: Word | undefined): boolean =>
  word.han && word.text.length === 1 && before?.han === true && before.end === word.end;

/** A Han character alone begins a pair; a word that is still typed begins whatever it begins. */
const beginningsOf = (part: string, lexemes: readonly string[], unfinished: boolean): readonly string[] => {
  if (isHan.test(part)) return part.length === 1 ? [part] : [];
  return unfinished ? [part, ...lexemes] : [];
};

const answers = ({ lexemes, beginnings }: Step, place: WordLexemes | undefined): boolean =>
  (place?.lexemes ?? []).some(
    (lexeme) => lexemes.has(lexeme) || beginnings.some((beginning) => lexeme.startsWith(beginning)),
  );

function spansOf(places: readonly WordLexemes[], steps: readonly Step[]): Span[] {
  const spans: Span[] = [];
  for (const [at, first] of places.entries()) {
    if (!steps.every((step) => answers(step, places[at + step.ahead]))) continue;
    const last = places[at + (steps.at(-1)?.ahead ?? 0)] ?? first;
    spans.push({ start: first.start, end: loneCharacter(steps) ? first.start + 1 : last.end });
  }
  return spans;
}

/** Of a pair that is found by its first character, that alone is marked. */
const loneCharacter = (steps: readonly Step[]): boolean =>
  steps.length === 1 &&
  [...(steps[0]?.lexemes ?? [])].every((lexeme) => lexeme.length === 1 && isHan.test(lexeme));
