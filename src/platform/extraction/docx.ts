/**
 * Word documents (ECMA-376). Every part that is needed is unpacked under the allowance first, and mammoth gets a file
 * that holds just those parts, so that nothing else of what was sent is ever unpacked. A part with a document type
 * declaration is refused: the format forbids it, and entities come in by no other way.
 */

import { zipSync } from "fflate";
import mammoth from "mammoth";
import { EntenteError, invalid } from "../../kernel/errors.ts";
import type { Limits, Reading, Warning } from "./extracted.ts";
import { textOfHtml } from "./html.ts";
import { type Entry, openZip } from "./zip.ts";

const needed =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|word\/(?:[A-Za-z]+\d*|_rels\/[A-Za-z]+\d*\.xml)(?:\.xml|\.rels)?)$/;
const isXml = /\.(?:xml|rels)$/;

/** What else a ZIP file may be. */
const others: ReadonlyArray<readonly [path: RegExp, name: string]> = [
  [/^xl\//, "XLSX"],
  [/^ppt\//, "PPTX"],
  [/^META-INF\/manifest\.xml$/, "OpenDocument"],
  [/^META-INF\//, "JAR"],
];

function refuseOther(names: readonly string[]): never {
  const other = others.find(([path]) => names.some((name) => path.test(name)));
  throw invalid("document-type-unknown", { found: other?.[1] ?? "ZIP" });
}

type Parts = Record<string, Uint8Array>;

function partsOf(entries: readonly Entry[]): Parts {
  const parts: Parts = {};
  for (const { name, read } of entries) {
    if (!needed.test(name) || !isXml.test(name)) continue;
    const bytes = read();
    if (/<!DOCTYPE|<!ENTITY/i.test(bytes.toString("latin1").replaceAll("\0", "")))
      throw invalid("document-broken", { format: "DOCX" });
    parts[name] = bytes;
  }
  return parts;
}

const textOf = (parts: Parts, name: string): string => Buffer.from(parts[name] ?? []).toString("utf8");

/** Links are no references: only what Word would load by itself. */
const loaded =
  /<Relationship\b(?=[^>]*TargetMode="External")(?=[^>]*Type="[^"]*\/(?:attachedTemplate|image|oleObject|frame|subDocument|video|audio|externalLink)")/i;

function warningsOf(entries: readonly Entry[], parts: Parts): Warning[] {
  const warnings: Warning[] = [];
  const macros =
    entries.some(({ name }) => /vbaProject\.bin$/i.test(name)) ||
    /macroEnabled/i.test(textOf(parts, "[Content_Types].xml"));
  if (macros) warnings.push({ code: "macros" });
  if (Object.keys(parts).some((name) => name.endsWith(".rels") && loaded.test(textOf(parts, name))))
    warnings.push({ code: "remote" });
  return warnings;
}

const xmlEntities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function property(core: string, name: string): string | undefined {
  const value = new RegExp(`<${name}[^>]*>([^<]{1,1000})</${name}>`).exec(core)?.[1];
  const text = value
    ?.replace(/&(amp|lt|gt|quot|apos);/g, (_, entity: string) => xmlEntities[entity] ?? "")
    .trim();
  return text === "" ? undefined : text;
}

async function htmlOf(parts: Parts): Promise<string> {
  const file = Buffer.from(zipSync(parts, { level: 0 }));
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: file },
      {
        externalFileAccess: false,
        includeEmbeddedStyleMap: false,
        convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
      },
    );
    return value;
  } catch (error) {
    if (error instanceof EntenteError || error instanceof RangeError) throw error;
    throw invalid("document-broken", { format: "DOCX" });
  }
}

/** Errors: those of `openZip`, and `document-encrypted`, `document-type-unknown`, `document-broken`. */
export async function readDocx(bytes: Uint8Array, limits: Limits): Promise<Reading> {
  const entries = openZip(bytes, limits.unpackedBytes);
  const names = entries.map(({ name }) => name);
  if (!names.includes("[Content_Types].xml") || !names.some((name) => name.startsWith("word/")))
    refuseOther(names);
  if (entries.some((entry) => entry.encrypted)) throw invalid("document-encrypted");
  const parts = partsOf(entries);
  if (!("word/document.xml" in parts) && !names.some((name) => /^word\/document\d*\.xml$/.test(name)))
    throw invalid("document-broken", { format: "DOCX" });
  const { text, warnings } = textOfHtml(await htmlOf(parts), limits, false);
  const core = textOf(parts, "docProps/core.xml");
  return {
    text,
    title: property(core, "dc:title"),
    author: property(core, "dc:creator"),
    date: /^\d{4}-\d{2}-\d{2}/.exec(
      property(core, "dcterms:modified") ?? property(core, "dcterms:created") ?? "",
    )?.[0],
    warnings: [
      ...warnings,
      ...warningsOf(entries, parts),
      ...(text.trim() === "" ? [{ code: "no-text" } as const] : []),
    ],
  };
}
