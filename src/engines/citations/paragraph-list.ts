import { findLatin, lettersBetween } from "./letters.ts";
import type { Token } from "./paragraph-tokens.ts";

/** One paragraph of a list, `2(e)`, with the place of its words. */
export interface Paragraph {
  readonly label: string;
  readonly start: number;
  readonly end: number;
  readonly fromRange: boolean;
}

/** No operative part has more paragraphs than this; a longer range is a slip. */
const longestRange = 120;

interface State {
  readonly found: Paragraph[];
  readonly byCyrillicOrder: () => boolean;
  preamble: boolean;
  /** The number that letters behind belong to. */
  number: number | undefined;
  /** Letters so far of the number, deepest last: `4 (a) (i)`. */
  letters: readonly string[];
  /** Letters named before their number: "subparagraph (e) of paragraph 2". */
  waiting: Array<{ letter: string; start: number; end: number }>;
  last: Token["type"] | undefined;
  opening: number | undefined;
}

const labelOf = (state: State, number: number, letters: readonly string[]): string =>
  `${state.preamble ? "PP" : "OP"} ${number}${letters.map((letter) => `(${letter})`).join("")}`;

interface Place {
  readonly start: number;
  readonly end: number;
  readonly fromRange?: boolean;
}

/** Adds the paragraph that the state's number and letters make, or those given. */
function add(state: State, what: { number: number; letters: readonly string[] }, place: Place): void {
  const start = state.opening ?? place.start;
  state.opening = undefined;
  const label = labelOf(state, what.number, what.letters);
  state.found.push({ label, start, end: place.end, fromRange: place.fromRange ?? false });
}

function takeNumber(state: State, token: Token & { type: "number" }): void {
  if (state.waiting.length > 0) {
    const last = state.waiting.at(-1);
    for (const waiting of state.waiting)
      add(
        state,
        { number: token.number, letters: [waiting.letter] },
        {
          ...waiting,
          end: waiting === last ? token.end : waiting.end,
        },
      );
    state.waiting = [];
  } else if (state.last === "range" && state.number !== undefined && state.letters.length === 0) {
    const [from, to] = [state.number, token.number];
    const start = state.found.at(-1)?.start ?? token.start;
    if (to > from && to - from <= longestRange)
      for (let number = from + 1; number < to; number++)
        add(state, { number, letters: [] }, { start, end: token.end, fromRange: true });
    add(state, { number: to, letters: [] }, token);
  } else add(state, { number: token.number, letters: [] }, token);
  state.number = token.number;
  state.letters = [];
}

const isRoman = (letter: string) => /^[ivx]+$/.test(letter);

function takeLetter(state: State, token: Token & { type: "letter" }): boolean {
  const letter = findLatin(token.mark, state.byCyrillicOrder);
  if (letter === undefined) return false;
  if (state.number === undefined) {
    const from = state.waiting.at(-1)?.letter;
    const letters =
      state.last === "range" && from !== undefined ? lettersBetween(from, letter).slice(1) : [letter];
    for (const one of letters) state.waiting.push({ letter: one, start: token.start, end: token.end });
    return true;
  }
  const { number, letters } = state;
  const previous = letters.at(-1);
  if (state.last === "number" || (state.last === "part" && previous === undefined)) {
    const whole = state.found.pop();
    state.letters = [letter];
    add(state, { number, letters: state.letters }, { start: whole?.start ?? token.start, end: token.end });
  } else if (state.last === "letter") {
    const whole = state.found.pop();
    state.letters = [...letters, letter];
    add(state, { number, letters: state.letters }, { start: whole?.start ?? token.start, end: token.end });
  } else if (state.last === "range" && previous !== undefined) {
    const upper = letters.slice(0, -1);
    for (const one of lettersBetween(previous, letter).slice(1))
      add(state, { number, letters: [...upper, one] }, { ...token, fromRange: one !== letter });
    state.letters = [...upper, letter];
  } else {
    const isDeep = letters.length > 1 && isRoman(letter) && isRoman(previous ?? "");
    const upper = isDeep ? letters.slice(0, -1) : [];
    state.letters = [...upper, letter];
    add(state, { number, letters: state.letters }, token);
  }
  return true;
}

/** Whether letters behind the word at `place` belong to a paragraph that comes after them: "subparagraph (e) of paragraph 2". */
function namesItsNumberLater(tokens: readonly Token[], place: number): boolean {
  const next = tokens
    .slice(place + 1)
    .find(({ type }) => type !== "letter" && type !== "and" && type !== "range");
  return next?.type === "of" || next?.type === "paragraph" || next?.type === "filler";
}

/**
 * The paragraphs that a run of tokens lists: `paragraphs 1 (c) and (d), 3 to 5`, `subparagraph (e) of paragraph 2`. Letters
 * belong to the number before them, or wait for the number of their paragraph. Nothing when the run names none.
 */
export function paragraphsOf(tokens: readonly Token[], byCyrillicOrder: () => boolean): readonly Paragraph[] {
  const state: State = {
    ...{ found: [], byCyrillicOrder, preamble: false, number: undefined, letters: [], waiting: [] },
    ...{ last: undefined, opening: undefined },
  };
  for (const [place, token] of tokens.entries()) {
    if (token.type === "preamble") state.preamble = true;
    if (token.type === "paragraph" || token.type === "preamble") {
      state.opening ??= state.waiting[0]?.start ?? token.start;
    } else if (token.type === "part") {
      state.opening ??= token.start;
      if (namesItsNumberLater(tokens, place)) state.number = undefined;
    }
    if (token.type === "number") takeNumber(state, token);
    else if (token.type === "letter") {
      if (!takeLetter(state, token)) return [];
    }
    const isStep = token.type === "and" && state.last === "number";
    if (token.type !== "filler" && token.type !== "paragraph" && token.type !== "preamble")
      state.last = isStep ? "and" : token.type;
  }
  return state.found;
}
