import type { Inline } from "../../../engines/xliff/index.ts";

/** Symbols of documents of the United Nations, addresses of pages and of mail. Each is the same in every language. */
const codes =
  /(?<![\p{L}\p{Nd}/])(?:A|E|S|ST|SG)\/[A-Z0-9][A-Z0-9./-]*(?:\s?\(\d{4}\))?(?<=[\d)])|https?:\/\/[^\s<>()[\]|]+(?<![.,;:!?])|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/u;
const link = /\[\[(?<party>[^[\]|]{1,200})\|(?<words>[^[\]]{1,2000})\]\]/u;

const withLinks = new RegExp(`${link.source}|${codes.source}`, "gu");
const withoutLinks = new RegExp(codes.source, "gu");

/** A text in its pieces: plain words, codes, and the words of links between their marks. */
type Piece =
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "code"; readonly data: string }
  | { readonly kind: "link"; readonly start: string; readonly words: string };

function piecesOf(text: string, links: boolean): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const found of text.matchAll(links ? withLinks : withoutLinks)) {
    if (found.index > at) pieces.push({ kind: "words", text: text.slice(at, found.index) });
    const { party, words } = found.groups ?? {};
    if (party === undefined || words === undefined) pieces.push({ kind: "code", data: found[0] });
    else pieces.push({ kind: "link", start: `[[${party}|`, words });
    at = found.index + found[0].length;
  }
  if (at < text.length) pieces.push({ kind: "words", text: text.slice(at) });
  return pieces;
}

/**
 * What no translation may lose, double or change: codes, the beginnings of links, and marks of links that make none. A symbol
 * is the same with and without a blank in it.
 */
export const codesOf = (text: string, links: boolean): string[] =>
  piecesOf(text, links).flatMap((piece) => {
    if (piece.kind === "words") return links ? (piece.text.match(/\[\[|\]\]/g) ?? []) : [];
    return [piece.kind === "code" ? piece.data.replace(/\s/gu, "") : piece.start];
  });

/** The words without the marks of links. */
export const wordsOf = (text: string, links: boolean): string =>
  piecesOf(text, links)
    .map((piece) => (piece.kind === "link" ? piece.words : piece.kind === "code" ? piece.data : piece.text))
    .join("");

interface Markup {
  readonly links: boolean;
  /** Acronyms that stay as they are. */
  readonly kept: ReadonlySet<string>;
}

/** Gives ids: those of a target repeat the ones of the source as long as there are some with the same characters. */
interface Ids {
  next(data: string): string;
}

function idsFrom(
  start: number,
  given: ReadonlyMap<string, readonly string[]>,
): Ids & { made: Map<string, string[]> } {
  const left = new Map([...given].map(([data, ids]) => [data, [...ids]]));
  const made = new Map<string, string[]>();
  let count = start;
  return {
    made,
    next(data) {
      const id = left.get(data)?.shift() ?? `c${++count}`;
      made.set(data, [...(made.get(data) ?? []), id]);
      return id;
    },
  };
}

/** Source and target with what is not translated set apart. */
export function markUp(
  source: string,
  target: string | undefined,
  markup: Markup,
): { source: Inline[]; target: Inline[] | undefined } {
  const ids = idsFrom(0, new Map());
  const marked = inlineOf(source, markup, ids);
  const count = [...ids.made.values()].reduce((sum, { length }) => sum + length, 0);
  const again = idsFrom(count, ids.made);
  return { source: marked, target: target === undefined ? undefined : inlineOf(target, markup, again) };
}

const inlineOf = (text: string, markup: Markup, ids: Ids): Inline[] =>
  piecesOf(text, markup.links).flatMap((piece) => inlinesOf(piece, markup, ids));

function inlinesOf(piece: Piece, { kept }: Markup, ids: Ids): Inline[] {
  switch (piece.kind) {
    case "words":
      return keptIn(piece.text, kept, ids);
    case "code":
      return [{ kind: "code", id: ids.next(piece.data), data: piece.data }];
    case "link": {
      const { start, words } = piece;
      return [{ kind: "pair", id: ids.next(start), start, end: "]]", content: keptIn(words, kept, ids) }];
    }
  }
}

/** Words with the acronyms among them set apart. */
function keptIn(text: string, kept: ReadonlySet<string>, ids: Ids): Inline[] {
  return text
    .split(/(?<![\p{L}\p{Nd}-])([A-Z][A-Z0-9-]+)(?![\p{L}\p{Nd}-])/u)
    .map((part): Inline => (kept.has(part) ? { kind: "kept", id: ids.next(` ${part}`), text: part } : part))
    .filter((part) => part !== "");
}
