/** Other names that a text gives a body in brackets behind it, and bodies that no register has. */
import type { Candidate } from "../../kernel/mention.ts";
import type { StatementContent } from "../../kernel/statement.ts";
import { compiledWords } from "./compiled.ts";
import { type Named, type Sentence, spelt } from "./sentence.ts";

const acronymIn = /[(（]\s*["“«]?\s*(?<acronym>\p{Lu}[\p{Lu}\p{N}-]{1,11}s?)\s*["”»]?\s*[)）]\s*$/u;
const joining =
  /^(?:of|the|and|for|on|in|to|a|an|de|du|des|la|le|les|et|pour|sur|en|l|d|aux?|à|del|los|las|el|y|para|contra|и|по|в|на|о|об|с|для)$/iu;

/**
 * Whether an acronym is made of a name: each letter begins one of its words, in order, and no more than one word in three
 * that counts is passed over. Stricter than `engines/wording`, which judges acronyms that somebody wrote beside a known name.
 */
export function isInitialsOf(acronym: string, name: string): boolean {
  const letters = acronym.replace(/[^\p{L}]/gu, "").toLowerCase();
  const words = name.split(/[\s'’–-]+/u).filter((word) => word !== "" && /\p{L}/u.test(word));
  const initials = words.map((word) => ({
    first: word.charAt(0).toLowerCase(),
    counts: !joining.test(word),
  }));
  const counting = initials.filter(({ counts }) => counts);
  let at = 0;
  let passed = 0;
  for (const { first, counts } of initials) {
    if (letters.charAt(at) === first) at += 1;
    else if (counts) passed += 1;
  }
  return letters.length > 1 && at === letters.length && passed * 3 <= counting.length;
}

/** `NAME (ACR)` where the name is known, the acronym is not, and it is made of the name's initials. */
function givenAcronym(
  text: string,
  { start, end, id }: Named,
  known: ReadonlySet<string>,
): NameContent | undefined {
  const words = text.slice(start, end);
  const found = acronymIn.exec(words);
  const acronym = found?.groups?.acronym;
  if (found === null || acronym === undefined || known.has(acronym)) return undefined;
  return isInitialsOf(acronym, words.slice(0, found.index))
    ? { kind: "name", party: id, name: acronym, type: "acronym" }
    : undefined;
}

type NameContent = Extract<StatementContent, { kind: "name" }>;

/** `NAME (also known as OTHER)`, `NAME, also known as OTHER,`. */
function givenAlias({ line, low, language }: Sentence, at: number, name: Named): NameContent | undefined {
  const from = at + 1 + (/^ ?/.exec(line.slice(at + 1))?.[0].length ?? 0);
  const range = compiledWords(language).alsoKnown.exec(low.slice(from))?.indices?.groups?.name ?? [0, 0];
  const other =
    line
      .slice(from + range[0], from + range[1])
      .split(/[,;.，；。،]/u)[0]
      ?.trim() ?? "";
  const isName =
    /^["“«「]?\p{Lu}|\p{Script=Han}|\p{Script=Arabic}/u.test(other) && !/[\ue000-\ue006]/u.test(other);
  return isName && other.length > 1
    ? { kind: "name", party: name.id, name: other, type: "alias" }
    : undefined;
}

/** The bracket may stand inside the name’s mark, where it glosses it: then it is read from the text. */
function aliasInBracket(
  text: string,
  { start, end, id }: Named,
  language: Sentence["language"],
): NameContent | undefined {
  const bracket = /[(（][^()（）]*[)）]\s*$/u.exec(text.slice(start, end))?.[0] ?? "";
  const small = spelt(bracket).toLowerCase();
  const range = compiledWords(language).alsoKnown.exec(small)?.indices?.groups?.name ?? [0, 0];
  const name = small.length === bracket.length ? bracket.slice(range[0], range[1]).trim() : "";
  return name === "" ? undefined : { kind: "name", party: id, name, type: "alias" };
}

/** What a sentence gives as further names of the parties in it. */
export function givenNames(
  text: string,
  sentence: Sentence,
  known: ReadonlySet<string>,
): Array<{ readonly content: NameContent; readonly name: Named }> {
  return [...sentence.named].flatMap(([at, name]) => {
    if (name.kind !== "party") return [];
    const content =
      givenAcronym(text, name, known) ??
      aliasInBracket(text, name, sentence.language) ??
      givenAlias(sentence, at, name);
    return content === undefined ? [] : [{ content, name }];
  });
}

/** A candidate without the bracket that holds its acronym. */
export const candidateContent = ({ text, acronym }: Candidate): StatementContent => ({
  ...{ kind: "candidate", acronym },
  name: text.replace(/\s*[(（][^()（）]*[)）]\s*$/u, "").replace(/\s+/gu, " "),
});
