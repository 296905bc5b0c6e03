/**
 * HTML as text: what a reader would see, in passages. Scripts, styles and forms are left out, nothing is fetched.
 * parse5 builds the tree as a browser does; it is walked without recursion, for a file may nest as deep as it likes.
 */
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { invalid } from "../../kernel/errors.ts";
import { type Decoded, decodeText } from "./encoding.ts";
import type { Limits, Reading, Warning } from "./extracted.ts";
import { asLatin } from "./file-type.ts";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const unseen = new Set(
  "script style title noscript template svg math iframe object embed applet canvas audio video select button input textarea datalist head frameset".split(
    " ",
  ),
);
const paragraphs = new Set(
  "p div section article aside header footer main nav blockquote pre figure figcaption address details summary fieldset form dl ul ol table h1 h2 h3 h4 h5 h6 hgroup body html center".split(
    " ",
  ),
);
const lines = new Set("li dt dd tr br caption".split(" "));
const cells = new Set(["td", "th"]);

const isElement = (node: Node): node is Element => "tagName" in node;

const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((each) => each.name === name)?.value;

const isHidden = (element: Element): boolean =>
  attribute(element, "hidden") !== undefined ||
  /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(element, "style") ?? "");

interface Found {
  title: string;
  author: string | undefined;
  date: string | undefined;
  language: string | undefined;
  scripts: boolean;
  remote: boolean;
}

const authors = new Set(["author", "dc.creator", "dcterms.creator"]);
const dates = new Set(["date", "dc.date", "dcterms.date", "dcterms.issued", "article:published_time"]);

function noteMeta(element: Element, found: Found): void {
  const name = (attribute(element, "name") ?? attribute(element, "property") ?? "").toLowerCase();
  const content = attribute(element, "content")?.trim();
  if (!content) return;
  if (authors.has(name)) found.author ??= content;
  if (dates.has(name)) found.date ??= /^\d{4}(?:-\d{2}(?:-\d{2})?)?/.exec(content)?.[0];
}

const remoteAddress = /^\s*(?:https?:)?\/\//i;

function note(element: Element, found: Found): void {
  const { tagName } = element;
  if (tagName === "script" || element.attrs.some(({ name }) => name.startsWith("on"))) found.scripts = true;
  if (["img", "iframe", "link", "script", "object", "embed", "source", "video", "audio"].includes(tagName)) {
    const address =
      attribute(element, "src") ?? attribute(element, tagName === "link" ? "href" : "data") ?? "";
    if (remoteAddress.test(address)) found.remote = true;
  }
  if (tagName === "meta") noteMeta(element, found);
  if (tagName === "html") found.language ??= attribute(element, "lang");
  if (tagName === "title" && found.title === "")
    found.title = element.childNodes.map((child) => ("value" in child ? child.value : "")).join("");
}

/** Collects text with white space as HTML has it: runs of it are one space, blocks part by breaks. */
class Writer {
  readonly #parts: string[] = [];
  #length = 0;
  #pending = "";
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  breakTo(kind: "" | " " | "\t" | "\n" | "\n\n"): void {
    if (kind === "") return;
    if (kind.length > this.#pending.length || (kind !== " " && this.#pending === " ")) this.#pending = kind;
  }

  #push(text: string): void {
    this.#length += text.length;
    if (this.#length > this.#most) throw invalid("document-text-too-long", { limit: this.#most });
    this.#parts.push(text);
  }

  write(raw: string, asIs: boolean): void {
    const text = asIs ? raw.replace(/\r\n?/g, "\n") : raw.replace(/[ \t\r\n\f]+/g, " ");
    const body = asIs ? text : text.replace(/^ | $/g, "");
    if (!asIs && text.startsWith(" ")) this.breakTo(" ");
    if (body !== "") {
      if (this.#length > 0 && this.#pending !== "") this.#push(this.#pending);
      this.#pending = "";
      this.#push(body);
    }
    if (!asIs && text.endsWith(" ") && text !== " ") this.breakTo(" ");
  }

  text(): string {
    return this.#parts.join("");
  }
}

/** What stands before an item: its number in an ordered list, as a browser counts it, else a dash. */
function markerOf(item: Element, counts: Map<unknown, number>, numbered: boolean): string {
  const list = item.parentNode;
  if (!list || !("tagName" in list) || list.tagName !== "ol" || !numbered) return "- ";
  const own = Number(attribute(item, "value"));
  const start = Number(attribute(list, "start") ?? 1);
  const number =
    Number.isInteger(own) && own !== 0
      ? own
      : (counts.get(list) ?? (Number.isInteger(start) ? start : 1) - 1) + 1;
  counts.set(list, number);
  return `${number}. `;
}

interface Step {
  readonly node: Node;
  readonly asIs: boolean;
  readonly leaving?: true;
}

function breakOf(tagName: string): "" | "\t" | "\n" | "\n\n" {
  if (paragraphs.has(tagName)) return "\n\n";
  if (lines.has(tagName)) return "\n";
  return cells.has(tagName) ? "\t" : "";
}

/** Whether the block stands in a cell or an item: then it begins no paragraph of its own. */
function inside(element: Element): boolean {
  const parent = element.parentNode;
  return parent !== null && "tagName" in parent && ["td", "th", "li", "dd", "dt"].includes(parent.tagName);
}

function enter(
  element: Element,
  writer: Writer,
  context: { readonly counts: Map<unknown, number>; readonly numbered: boolean },
): void {
  const { tagName } = element;
  const kind = breakOf(tagName);
  const small = inside(element) && kind === "\n\n" && !["ul", "ol", "table", "dl"].includes(tagName);
  if (small) writer.breakTo(element.parentNode?.childNodes[0] === element ? "" : "\n");
  else if (kind !== "\t" || element.parentNode?.childNodes.find(isElement) !== element) writer.breakTo(kind);
  if (tagName === "li") {
    writer.write(markerOf(element, context.counts, context.numbered).trim(), true);
    writer.breakTo(" ");
  }
}

function walk(
  roots: readonly Node[],
  writer: Writer,
  options: { readonly found: Found; readonly numbered: boolean },
): void {
  const context = { counts: new Map<unknown, number>(), numbered: options.numbered };
  const stack: Step[] = [...roots].reverse().map((node) => ({ node, asIs: false }));
  for (let step = stack.pop(); step; step = stack.pop()) {
    const { node, asIs } = step;
    if (!isElement(node)) {
      if (node.nodeName === "#text" && "value" in node) writer.write(node.value, asIs);
      continue;
    }
    if (step.leaving) {
      writer.breakTo(inside(node) ? "\n" : breakOf(node.tagName));
      continue;
    }
    note(node, options.found);
    const descend = node.tagName === "head" || !unseen.has(node.tagName);
    if (!descend || isHidden(node)) continue;
    const within = asIs || node.tagName === "pre";
    if (node.tagName !== "head") {
      enter(node, writer, context);
      if (breakOf(node.tagName) !== "" && !cells.has(node.tagName) && node.tagName !== "br")
        stack.push({ node, asIs, leaving: true });
    }
    for (let at = node.childNodes.length - 1; at >= 0; at -= 1) {
      const child = node.childNodes[at];
      if (child && (node.tagName !== "head" || isElement(child))) stack.push({ node: child, asIs: within });
    }
  }
}

/** `numbered: false` where the numbers of ordered lists are not those that a reader sees (Word counts on elsewhere). */
export function textOfHtml(
  html: string,
  limits: Limits,
  numbered = true,
): Reading & { readonly language?: string | undefined } {
  const found: Found = {
    title: "",
    author: undefined,
    date: undefined,
    language: undefined,
    scripts: false,
    remote: false,
  };
  const writer = new Writer(limits.characters);
  walk(parse(html).childNodes, writer, { found, numbered });
  const warnings: Warning[] = [];
  if (found.scripts) warnings.push({ code: "scripts" });
  if (found.remote) warnings.push({ code: "remote" });
  const title = found.title.replace(/\s+/gu, " ").trim();
  return {
    text: writer.text(),
    title: title === "" ? undefined : title,
    author: found.author,
    date: found.date,
    language: found.language,
    warnings,
  };
}

const metaCharset = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,40})/i;
const xmlEncoding = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w-]{2,40})["']/i;

/** The charset that the first kilobytes declare (HTML Living Standard, 13.2.3.2, prescan). */
function decodeHtml(bytes: Uint8Array): Decoded {
  const start = asLatin(bytes, 4096);
  return decodeText(bytes, metaCharset.exec(start)?.[1] ?? xmlEncoding.exec(start)?.[1]);
}

export function readHtml(bytes: Uint8Array, limits: Limits): Reading {
  const { text: html, encoding, warnings } = decodeHtml(bytes);
  const { language: _language, ...reading } = textOfHtml(html, limits);
  return { ...reading, encoding, warnings: [...warnings, ...reading.warnings] };
}
