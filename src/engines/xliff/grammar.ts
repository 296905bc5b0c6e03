import type { SaxesTagNS } from "saxes";
import { invalid } from "../../kernel/errors.ts";
import { core } from "./namespaces.ts";

const inlineParents = ["source", "target", "pc", "mrk"];

/** Where an element of the core may stand. What other namespaces hold is not looked at. */
const parents: ReadonlyMap<string, readonly string[]> = new Map([
  ["file", ["xliff"]],
  ["skeleton", ["file"]],
  ["group", ["file", "group"]],
  ["unit", ["file", "group"]],
  ["notes", ["file", "group", "unit"]],
  ["note", ["notes"]],
  ["originalData", ["unit"]],
  ["data", ["originalData"]],
  ["segment", ["unit"]],
  ["ignorable", ["unit"]],
  ["source", ["segment", "ignorable"]],
  ["target", ["segment", "ignorable"]],
  ["cp", [...inlineParents, "data"]],
  ["ph", inlineParents],
  ["pc", inlineParents],
  ["sc", inlineParents],
  ["ec", inlineParents],
  ["mrk", inlineParents],
  ["sm", inlineParents],
  ["em", inlineParents],
]);

/** Elements that hold words of their own; between the others, blanks alone. */
export const holdsText: ReadonlySet<string> = new Set(["note", "data", "source", "target", "pc", "mrk"]);

/** Whether the words of a text stand in it: an element that we do not know would hide some of them. */
export const isInline = (element: string | undefined): boolean => inlineParents.includes(element ?? "");

/** Nothing that a tool writes comes near these; what does is no translation. */
export const bounds = { units: 50_000, depth: 60, text: 200_000, attributes: 100 } as const;

export const structureFault = (line: number, element: string) =>
  invalid("xliff-structure", { line, element });

/** @throws invalid `xliff-structure` */
export function checkPlace(local: string, parent: string, line: number): void {
  if (!parents.get(local)?.includes(parent)) throw structureFault(line, local);
}

export const attributeOf = ({ attributes }: SaxesTagNS, name: string): string | undefined =>
  attributes[name]?.value;

/** @throws invalid `xliff-foreign` for another document, `xliff-version` for another version. */
export function checkRoot(tag: SaxesTagNS): void {
  const version = attributeOf(tag, "version") ?? "";
  const isXliff =
    tag.local === "xliff" && (tag.uri === "" || tag.uri.startsWith("urn:oasis:names:tc:xliff:"));
  if (!isXliff) throw invalid("xliff-foreign", { root: tag.name.slice(0, 60) });
  if (tag.uri === core && (version === "2.0" || version === "2.1")) return;
  const [, named = "–"] = /document:(\d[\d.]*)$/.exec(tag.uri) ?? [];
  throw invalid("xliff-version", { version: (version || named).slice(0, 20) });
}
