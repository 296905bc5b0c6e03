import { foldName } from "../names/index.ts";

/** A wording taken apart at its parenthesis: "NAME (ACRONYM) TAIL", "NAME (gloss)". */
export interface WordingParts {
  readonly whole: string;
  /** Before the parenthesis. */
  readonly head: string;
  /** Without the parenthesis. */
  readonly plain: string;
  readonly acronym: string | undefined;
  /** What stands in a parenthesis that holds no acronym. */
  readonly gloss: string | undefined;
  /** After the parenthesis. */
  readonly tail: string;
}

const parenthesis = /[(\uff08]([^()\uff08\uff09]{1,300})[)\uff09]/;

export function partsOf(wording: string): WordingParts {
  const whole = wording.trim();
  const found = parenthesis.exec(whole);
  const inside = found?.[1]?.trim() ?? "";
  if (found === null || foldName(inside) === "")
    return { whole, head: whole, plain: whole, acronym: undefined, gloss: undefined, tail: "" };
  const head = whole.slice(0, found.index).trim();
  const tail = whole.slice(found.index + found[0].length).trim();
  const isAcronym = looksLikeAcronym(inside);
  return {
    ...{ whole, head, tail, plain: `${head} ${tail}`.trim() },
    acronym: isAcronym ? inside : undefined,
    gloss: isAcronym ? undefined : inside,
  };
}

/** Whether a wording gives an acronym in a parenthesis. */
export const givesAcronym = (wording: string): boolean => partsOf(wording).acronym !== undefined;

/** One word, or two, with two capitals or more; in scripts without capitals, one word. */
export function looksLikeAcronym(text: string): boolean {
  if (text.length > 20 || text.split(/\s+/).length > 2) return false;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return capitals >= 2 || (!/[\p{Lu}\p{Ll}]/u.test(text) && /^\p{L}{2,12}$/u.test(text));
}

/** The texts on either side of a slash that is not inside a parenthesis and not between digits. */
export function besideSlash(wording: string): string[] {
  const parts: string[] = [""];
  let depth = 0;
  for (const [at, sign] of [...wording].entries()) {
    if (sign === "(") depth += 1;
    if (sign === ")") depth -= 1;
    const splits =
      sign === "/" && depth === 0 && !/\d\/\d/.test([...wording].slice(Math.max(0, at - 1), at + 2).join(""));
    if (splits) parts.push("");
    else parts[parts.length - 1] += sign;
  }
  const texts = parts.map((part) => part.trim());
  return texts.length > 1 && texts.every((text) => /\p{L}{2}/u.test(text)) ? texts : [];
}

/** "Or" in the six languages, as a word of its own. */
const or = /^(?:or|ou|o|u|или|либо|أو|或|或者)$/u;

/** A wording that offers two words or two names for one thing. */
export interface Alternatives {
  /** All before "or" and all after it. */
  readonly sides: readonly [string, string];
  /** The wording with only the word before "or", and with only the word after it. */
  readonly readings: readonly [string, string];
  /** The words beside "or". */
  readonly words: readonly [string, string];
}

export function alternativesOf(wording: string): Alternatives | undefined {
  const words = wording.split(/\s+/);
  const at = words.findIndex(
    (word, place) => place > 0 && place < words.length - 1 && or.test(word.toLowerCase()),
  );
  if (at === -1) return undefined;
  const [before, after] = [words.slice(0, at), words.slice(at + 1)];
  const [one = "", other = ""] = [before.at(-1), after[0]];
  return {
    sides: [before.join(" "), after.join(" ")],
    readings: [[...before, ...after.slice(1)].join(" "), [...before.slice(0, -1), ...after].join(" ")],
    words: [one, other],
  };
}

/** What ties a body to its owner, where a word does: in French, Spanish and English. Other languages bend the name. */
const tie = "(?:de la |de l[’']|de los |de las |de |du |des |d[’']|del |of the |of )";
const ties = new RegExp(`\\s${tie}`, "giu");
const tieAtStart = new RegExp(`^${tie}`, "iu");

/** The ways to read "X of Y": `[X, Y]` for each place where a word ties a body to its owner. Shortest X first. */
export function ownersIn(wording: string): Array<readonly [string, string]> {
  return [...wording.matchAll(ties)].map((found) => [
    wording.slice(0, found.index).trim(),
    wording.slice(found.index + found[0].length).trim(),
  ]);
}

/** The owner in "of Y"; nothing when the text does not begin with such a word. */
export const ownerIn = (text: string): string | undefined =>
  tieAtStart.test(text) ? text.replace(tieAtStart, "") : undefined;
