/**
 * Reads XLIFF 2.0 and 2.1, which have one namespace. The text comes from outside: a document type is refused before it can
 * declare an entity, what does not stand where the core of XLIFF has it is refused with its line, and size and depth are
 * bounded. Modules and extensions are passed over, the metadata of a unit aside.
 */
import { SaxesParser, type SaxesTagNS } from "saxes";
import { EntenteError, invalid } from "../../kernel/errors.ts";
import type { ReadUnit, ReadXliff } from "./document.ts";
import { gatherUnit, needed, type UnitGathering } from "./gather-unit.ts";
import {
  attributeOf,
  bounds,
  checkPlace,
  checkRoot,
  holdsText,
  isInline,
  structureFault,
} from "./grammar.ts";
import { core, metadata } from "./namespaces.ts";

/**
 * @throws invalid `xliff-malformed`, `xliff-doctype`, `xliff-encoding`, `xliff-foreign`, `xliff-version`,
 * `xliff-structure`, `xliff-duplicate`, `xliff-too-deep`, `xliff-too-many`, `xliff-too-many-attributes`, `xliff-text-too-long`
 */
export function readXliff(text: string): ReadXliff {
  const parser = new SaxesParser({ xmlns: true, defaultXMLVersion: "1.0", forceXMLVersion: true });
  const reading = readingOf(() => parser.line);
  parser.on("error", (error) => {
    const reason = error.message.replace(/^\d+:\d+: /, "").slice(0, 200);
    throw invalid("xliff-malformed", { line: parser.line, reason });
  });
  parser.on("doctype", () => {
    throw invalid("xliff-doctype");
  });
  parser.on("xmldecl", ({ encoding = "utf-8" }) => {
    if (!/^(?:utf-8|utf-16(?:le|be)?|us-ascii)$/i.test(encoding)) throw invalid("xliff-encoding");
  });
  // Counted as they come: an element is put together only when it is whole, and with very many that takes seconds.
  let attributes = 0;
  parser.on("opentagstart", () => {
    attributes = 0;
  });
  parser.on("attribute", () => {
    attributes += 1;
    if (attributes > bounds.attributes)
      throw invalid("xliff-too-many-attributes", { line: parser.line, limit: bounds.attributes });
  });
  parser.on("opentag", (tag) => reading.open(tag));
  parser.on("closetag", (tag) => reading.close(tag));
  parser.on("text", (piece) => reading.text(piece));
  parser.on("cdata", (piece) => reading.text(piece));
  try {
    parser.write(text).close();
  } catch (error) {
    if (error instanceof EntenteError) throw error;
    throw invalid("xliff-malformed", { line: parser.line, reason: String(error).slice(0, 200) });
  }
  return reading.done();
}

/** The document while it is read; `line` says where the parser stands. */
function readingOf(line: () => number) {
  const open: string[] = [];
  const foreign = foreignElements();
  const units = new Map<string, ReadUnit>();
  let [sourceLanguage, targetLanguage, file]: [string, string | undefined, string] = ["", undefined, ""];
  let unit: UnitGathering | undefined;
  const begin = (tag: SaxesTagNS): void => {
    if (tag.local === "xliff") {
      sourceLanguage = needed(tag, "srcLang", line());
      targetLanguage = attributeOf(tag, "trgLang");
    } else if (tag.local === "file") file = needed(tag, "id", line());
    else if (tag.local === "unit") unit = gatherUnit({ file, id: needed(tag, "id", line()), line: line() });
    else unit?.open(tag, line());
  };
  const end = (local: string): void => {
    if (local !== "unit") unit?.close(local, line());
    else if (unit !== undefined) keep(unit.done());
  };
  const keep = (read: ReadUnit): void => {
    unit = undefined;
    const key = `${read.file} ${read.id}`;
    if (units.has(key)) throw invalid("xliff-duplicate", { line: read.line, unit: read.id.slice(0, 100) });
    units.set(key, read);
    if (units.size > bounds.units) throw invalid("xliff-too-many", { limit: bounds.units });
  };
  return {
    open(tag: SaxesTagNS): void {
      if (open.length + foreign.depth() >= bounds.depth)
        throw invalid("xliff-too-deep", { line: line(), limit: bounds.depth });
      const parent = open.at(-1);
      if (foreign.depth() > 0 || (open.length > 0 && (tag.uri !== core || parent === "skeleton"))) {
        if (foreign.depth() === 0 && isInline(parent)) throw structureFault(line(), tag.local);
        foreign.open(tag);
        return;
      }
      if (parent === undefined) checkRoot(tag);
      else checkPlace(tag.local, parent, line());
      open.push(tag.local);
      begin(tag);
    },
    close({ local }: SaxesTagNS): void {
      if (foreign.depth() > 0) {
        const meta = foreign.close(local);
        // Metadata of the unit itself, and not of what stands in it.
        if (meta !== undefined && open.at(-1) === "unit") unit?.meta(meta.key, meta.value);
        return;
      }
      open.pop();
      end(local);
    },
    text(piece: string): void {
      const parent = open.at(-1) ?? "";
      if (foreign.depth() > 0) foreign.text(piece);
      else if (parent === "skeleton" || piece.trim() === "") unit?.text(piece, line());
      else if (!holdsText.has(parent)) throw structureFault(line(), parent);
      else unit?.text(piece, line());
    },
    done: (): ReadXliff => ({ sourceLanguage, targetLanguage, units: [...units.values()] }),
  };
}

/** Elements of modules and extensions: all that is taken from them is the metadata. */
function foreignElements() {
  const open: string[] = [];
  let [isMetadata, category, type, value] = [false, "", "", ""];
  return {
    depth: (): number => open.length,
    open(tag: SaxesTagNS): void {
      if (open.length === 0) isMetadata = tag.uri === metadata && tag.local === "metadata";
      if (tag.local === "metaGroup") category = attributeOf(tag, "category") ?? "";
      if (tag.local === "meta") [type, value] = [attributeOf(tag, "type") ?? "", ""];
      open.push(tag.local);
    },
    text(piece: string): void {
      if (isMetadata && open.at(-1) === "meta" && value.length < 1000) value += piece;
    },
    close(local: string): { key: string; value: string } | undefined {
      open.pop();
      return isMetadata && local === "meta" ? { key: `${category}/${type}`, value } : undefined;
    },
  };
}
