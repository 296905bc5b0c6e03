import { diffArrays, diffWords } from "diff";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import type { Language } from "../../../kernel/language.ts";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** What stands on a line of its own. */
const blocks = new Set([
  "p",
  "li",
  "tr",
  "dt",
  "dd",
  "caption",
  "figcaption",
  "h1",
  "h2",
  "h3",
  "h4",
  "summary",
  "pre",
]);
/** What no reader reads. */
const silent = new Set(["script", "style", "form", "svg", "template"]);

const isElement = (node: Node): node is Element => "tagName" in node;
const childrenOf = (node: Element): Node[] => node.childNodes;

const textOf = (node: Node): string => {
  if (!isElement(node)) return node.nodeName === "#text" && "value" in node ? node.value : "";
  if (silent.has(node.tagName)) return "";
  const address = node.tagName === "a" ? node.attrs.find(({ name }) => name === "href")?.value : undefined;
  // Where a link leads is part of what is published.
  const behind = address !== undefined && /^https?:/.test(address) ? ` <${address}>` : "";
  const between = node.tagName === "tr" ? " · " : "";
  const parts = childrenOf(node).map(textOf);
  if (between === "") return `${parts.join("")}${behind}`;
  return parts.filter((part) => part.trim() !== "").join(between);
};

const holdsBlock = (node: Element): boolean =>
  childrenOf(node).some((child) => isElement(child) && (blocks.has(child.tagName) || holdsBlock(child)));

function mainOf(node: Element): Element | undefined {
  if (node.tagName === "main") return node;
  for (const child of childrenOf(node)) {
    const found = isElement(child) ? mainOf(child) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The lines that a reader reads in the main part of a page, from top to bottom; none for a page that is not there. */
export function pageLines(html: string | undefined): string[] {
  if (html === undefined) return [];
  const root = parse(html).childNodes.find((node): node is Element => "tagName" in node);
  const main = root && mainOf(root);
  const lines: string[] = [];
  const walk = (node: Node): void => {
    if (!isElement(node) || silent.has(node.tagName)) return;
    if (blocks.has(node.tagName) && (node.tagName === "tr" || !holdsBlock(node))) {
      const line = textOf(node).replace(/\s+/g, " ").trim();
      if (line !== "") lines.push(line);
      return;
    }
    for (const child of childrenOf(node)) walk(child);
  };
  if (main !== undefined) walk(main);
  return lines;
}

/** A line that is gone, is new, or reads otherwise. */
export interface ChangedLine {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What differs between two pages, in the order of reading; what is replaced stands in one. */
export function changedLines(before: readonly string[], after: readonly string[]): ChangedLine[] {
  const changed: ChangedLine[] = [];
  let gone: string[] = [];
  const flush = (made: readonly string[]): void => {
    const pairs = Math.max(gone.length, made.length);
    for (let at = 0; at < pairs; at += 1) changed.push({ before: gone[at], after: made[at] });
    gone = [];
  };
  for (const part of diffArrays([...before], [...after])) {
    if (part.removed) {
      flush([]);
      gone = part.value;
    } else flush(part.added ? part.value : []);
  }
  flush([]);
  return changed;
}

export interface ChangedWords {
  readonly text: string;
  readonly is: "same" | "gone" | "new";
}

/** Word by word, as the language cuts words: Chinese has no blanks between them. */
export function changedWords({ before = "", after = "" }: ChangedLine, language: Language): ChangedWords[] {
  const segmenter = new Intl.Segmenter(language, { granularity: "word" });
  return diffWords(before, after, { intlSegmenter: segmenter }).map(({ value, added, removed }) => ({
    text: value,
    is: added ? "new" : removed ? "gone" : "same",
  }));
}
