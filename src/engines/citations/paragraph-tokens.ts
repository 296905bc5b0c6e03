import { bareWord, isBlank, isDigit, isWordLetter } from "./letters-of-words.ts";

/**
 * The words in which paragraphs are cited, cut into tokens. The language is not asked: the words of the six do not clash,
 * and a French document may quote an English one.
 */
export type Token = { readonly start: number; readonly end: number } & (
  | { readonly type: "number"; readonly number: number }
  | { readonly type: "letter"; readonly mark: string }
  | {
      readonly type:
        | "paragraph"
        | "part"
        | "preamble"
        | "and"
        | "range"
        | "of"
        | "open"
        | "close"
        | "filler"
        | "other";
    }
);

type Sort = Exclude<Token["type"], "number" | "letter" | "open" | "close" | "other">;

const vocabulary: Readonly<Record<Sort, string>> = {
  paragraph:
    "operative paragraph paragraphs para paras op ops paragraphe paragraphes par párrafo párrafos parrafo parrafos párr párrs " +
    "пункт пункты пункта пункту пунктом пункте пунктов пунктам пунктами пунктах п пп " +
    "الفقرة الفقرات الفقرتين الفقرتان فقرة فقرات فقرتين للفقرة للفقرات للفقرتين بالفقرة بالفقرات بالفقرتين والفقرة والفقرات والفقرتين فالفقرة",
  part:
    "subparagraph subparagraphs subpara subparas alinéa alinéas alinea alineas apartado apartados inciso incisos " +
    "subpárrafo subpárrafos подпункт подпункты подпункта подпункту подпунктом подпункте подпунктов подпунктам подпунктами подпунктах",
  preamble: "preambular pp préambule preámbulo преамбулы الديباجة",
  range: "to through à al a по إلى الى",
  and: "and et y e и و or ou o или أو u as well ainsi que así como также",
  of: "of in from under de du des del d dans en из в من في",
  filler:
    "its his the la le les el los las l sa ses su sus своей своих своего его that same said aforementioned ladite cette même " +
    "dicha esa misma citada указанной этой той же united nations unies naciones unidas un unsc onu оон security council " +
    "general assembly economic social human rights conseil sécurité assemblée générale économique social consejo seguridad asamblea " +
    "económico совета безопасности генеральной ассамблеи организации объединенных наций part dispositif parte " +
    "dispositiva постановляющей части постановляющего постановляющем постановляющих منطوق الفرعية الأمم المتحدة no nos sub",
};

const sortOf = new Map<string, Sort>(
  (Object.keys(vocabulary) as Sort[]).flatMap((sort) =>
    (vocabulary[sort] ?? "").split(" ").map((word) => [word, sort] as const),
  ),
);

/** Chinese runs on without blanks: its expressions, the longer first. */
const chinese: ReadonlyArray<readonly [expression: string, sort: Sort]> = [
  ["执行部分", "filler"],
  ["序言部分", "preamble"],
  ...["分段", "项"].map((word) => [word, "part"] as const),
  ...["段落", "第", "段"].map((word) => [word, "paragraph"] as const),
  ...["以及", "和", "及", "或"].map((word) => [word, "and"] as const),
  ...["至", "到"].map((word) => [word, "range"] as const),
  ...["决议", "的", "中", "内", "所", "号"].map((word) => [word, "filler"] as const),
];

const bracketed = /\([\s\u200b]{0,2}(\p{L}[\u200b]?|[ivx]{2,5})[\s\u200b]{0,2}\)/uy;
const beforeBracket = /(\p{L}[\u200b]?|[ivx]{2,5})[\s\u200b]?\)/uy;

function letterAt(stretch: string, at: number): Token | undefined {
  for (const expression of [bracketed, beforeBracket]) {
    expression.lastIndex = at;
    const found = expression.exec(stretch);
    if (found !== null)
      return {
        start: at,
        end: at + found[0].length,
        type: "letter",
        mark: (found[1] ?? "").replace("\u200b", ""),
      };
  }
  return undefined;
}

function wordToken(stretch: string, start: number): Token {
  let end = start;
  while (end < stretch.length && isWordLetter(stretch.charCodeAt(end))) end++;
  const word = stretch.slice(start, end);
  const sort = sortOf.get(word) ?? sortOf.get(bareWord(word));
  if (sort !== undefined) {
    const dot = stretch.charAt(end) === "." && word.length < 6 ? 1 : 0;
    return { start, end: end + dot, type: sort };
  }
  return { start, end, type: "other" };
}

function numberToken(stretch: string, start: number): Token {
  let end = start;
  while (end < stretch.length && isDigit(stretch.charCodeAt(end))) end++;
  const isPlain = end - start <= 3 && !/^(?:\/|[.,]\d)/.test(stretch.slice(end, end + 2));
  if (!isPlain) return { start, end, type: "other" };
  return { start, end, type: "number", number: Number(stretch.slice(start, end)) };
}

const marks: Readonly<Record<string, Token["type"]>> = {
  ...{ ",": "and", ";": "and", "&": "and", "-": "range", "(": "open", ")": "close", "'": "filler" },
};

function markToken(stretch: string, start: number): Token {
  for (const [expression, sort] of chinese)
    if (stretch.startsWith(expression, start)) return { start, end: start + expression.length, type: sort };
  const mark = stretch.charAt(start);
  if (mark === "§") return { start, end: start + 1, type: "paragraph" };
  const type = marks[mark];
  const span = { start, end: start + 1 };
  return type === "and" || type === "range" || type === "open" || type === "close" || type === "filler"
    ? { ...span, type }
    : { ...span, type: "other" };
}

/** The tokens of a plain stretch from `from`, with places counted from its start, up to the first that is foreign to a list. */
export function tokensOf(stretch: string, from = 0): readonly Token[] {
  const tokens: Token[] = [];
  let at = from;
  while (at < stretch.length) {
    const code = stretch.charCodeAt(at);
    if (isBlank(code)) {
      at++;
      continue;
    }
    const isWord = isWordLetter(code);
    const mayBeLetter = code === 40 || isWord;
    const token: Token =
      (mayBeLetter ? letterAt(stretch, at) : undefined) ??
      (isWord ? wordToken(stretch, at) : isDigit(code) ? numberToken(stretch, at) : markToken(stretch, at));
    tokens.push(token);
    if (token.type === "other") break;
    at = token.end;
  }
  return tokens;
}

const openings: ReadonlySet<Sort> = new Set(["paragraph", "part", "preamble"]);
const joints = new Set([...",;&-'§،、’‐‑–—"].map((mark) => mark.charCodeAt(0)));

/** Where a bracketed letter that ends at `end` begins, `(e)` or `e)`; nothing where other things stand before the bracket. */
function findLetterStart(stretch: string, end: number): number | undefined {
  let at = end - 1;
  while (at > 0 && isBlank(stretch.charCodeAt(at - 1))) at--;
  const letterEnd = at;
  while (at > 0 && letterEnd - at < 6 && isWordLetter(stretch.charCodeAt(at - 1))) at--;
  if (at === letterEnd || letterEnd - at > 5) return undefined;
  while (at > 0 && isBlank(stretch.charCodeAt(at - 1))) at--;
  return stretch.charCodeAt(at - 1) === 40 || stretch.charCodeAt(at - 1) === 0xff08 ? at - 1 : at;
}

/** The sort of the word that ends at `end`, and where it begins; nothing where it is foreign to a list of paragraphs. */
function findWordBefore(stretch: string, end: number): { start: number; sort: Sort } | undefined {
  let start = end;
  while (start > 0 && isWordLetter(stretch.charCodeAt(start - 1))) start--;
  const word = stretch.slice(start, end);
  const sort = sortOf.get(word) ?? sortOf.get(bareWord(word));
  return sort === undefined ? undefined : { start, sort };
}

/**
 * Where a list of paragraphs begins that goes on to `end`: read backward, not before `limit`, and no further than the first word
 * that is foreign to such a list, for most resolutions are cited whole.
 */
export function findListStart(stretch: string, end: number, limit: number): number | undefined {
  let at = end;
  let opening: number | undefined;
  while (at > limit) {
    const code = stretch.charCodeAt(at - 1);
    if (isBlank(code) || isDigit(code) || joints.has(code)) {
      at--;
      if (code === 0xa7) opening = at;
    } else if (code === 41 || code === 0xff09) {
      const letter = findLetterStart(stretch, at);
      if (letter === undefined) return opening;
      at = letter;
    } else {
      const word = findWordBefore(stretch, code === 46 ? at - 1 : at);
      if (word === undefined || (code === 46 && !openings.has(word.sort))) return opening;
      at = word.start;
      if (openings.has(word.sort)) opening = at;
    }
  }
  return opening;
}
