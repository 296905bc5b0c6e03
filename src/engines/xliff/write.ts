/**
 * Writes XLIFF 2.1 (OASIS Standard of 13 February 2018): the core, with the modules Glossary and Metadata.
 *
 * What the form asks for and we rely on: ids of codes and annotations are unique in a unit, those of a target repeat the
 * ones of its source; `subState` needs `state`; `trgLang` is there because targets are. Blanks are kept, and a unit is one
 * segment that no tool may cut.
 */
import type { Inline, XliffDocument, XliffFile, XliffUnit } from "./document.ts";
import { core, glossary, metadata } from "./namespaces.ts";

export function writeXliff(document: XliffDocument): string {
  const { sourceLanguage, targetLanguage, files } = document;
  const spaces = `xmlns="${core}" xmlns:gls="${glossary}" xmlns:mda="${metadata}"`;
  const languages = `srcLang="${attribute(sourceLanguage)}" trgLang="${attribute(targetLanguage)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff ${spaces} version="2.1" ${languages}>`,
    ...files.map((file) => fileOf(file, document)),
    "</xliff>",
    "",
  ].join("\n");
}

function fileOf(file: XliffFile, { sourceDirection, targetDirection, category }: XliffDocument): string {
  const directions = `srcDir="${sourceDirection}" trgDir="${targetDirection}"`;
  const opening = `<file id="${attribute(file.id)}" original="${attribute(file.original)}" canResegment="no" ${directions} xml:space="preserve">`;
  return [`  ${opening}`, ...file.units.map((unit) => unitOf(unit, category)), "  </file>"].join("\n");
}

function unitOf(unit: XliffUnit, category: string): string {
  const { id, name, type, state, subState, source, target } = unit;
  const data = new Map<string, string>();
  const content = [
    `        <source>${inlineOf(source, data)}</source>`,
    ...(target === undefined ? [] : [`        <target>${inlineOf(target, data)}</target>`]),
  ];
  const sub = subState === undefined ? "" : ` subState="${attribute(subState)}"`;
  return [
    `    <unit id="${attribute(id)}" name="${attribute(name)}" type="${attribute(type)}">`,
    ...termsOf(unit),
    ...metadataOf(unit, category),
    ...notesOf(unit),
    ...dataOf(data),
    `      <segment state="${state}"${sub}>`,
    ...content,
    "      </segment>",
    "    </unit>",
  ].join("\n");
}

function termsOf({ terms }: XliffUnit): string[] {
  if (terms.length === 0) return [];
  const entries = terms.map(({ term, translations }) => {
    const translated = translations.map((one) => `<gls:translation>${plain(one)}</gls:translation>`).join("");
    return `        <gls:glossEntry><gls:term>${plain(term)}</gls:term>${translated}</gls:glossEntry>`;
  });
  return ["      <gls:glossary>", ...entries, "      </gls:glossary>"];
}

function metadataOf({ metadata: values }: XliffUnit, category: string): string[] {
  const entries = Object.entries(values);
  if (entries.length === 0) return [];
  const metas = entries.map(
    ([type, value]) => `<mda:meta type="${attribute(type)}">${plain(value)}</mda:meta>`,
  );
  return [
    `      <mda:metadata><mda:metaGroup category="${attribute(category)}">${metas.join("")}</mda:metaGroup></mda:metadata>`,
  ];
}

function notesOf({ notes }: XliffUnit): string[] {
  if (notes.length === 0) return [];
  const each = notes.map(
    ({ category, text }, at) =>
      `        <note id="n${at + 1}" category="${attribute(category)}">${plain(text)}</note>`,
  );
  return ["      <notes>", ...each, "      </notes>"];
}

function dataOf(data: ReadonlyMap<string, string>): string[] {
  if (data.size === 0) return [];
  const each = [...data].map(([text, id]) => `        <data id="${id}">${written(text)}</data>`);
  return ["      <originalData>", ...each, "      </originalData>"];
}

/** The id of the original characters of a code, which are written once a unit. */
function refer(data: Map<string, string>, text: string): string {
  const id = data.get(text) ?? `d${data.size + 1}`;
  data.set(text, id);
  return id;
}

/** A code may be moved, and is neither lost nor doubled. */
const held = 'canCopy="no" canDelete="no"';

const inlineOf = (parts: readonly Inline[], data: Map<string, string>): string =>
  parts.map((part) => pieceOf(part, data)).join("");

function pieceOf(part: Inline, data: Map<string, string>): string {
  if (typeof part === "string") return written(part);
  const id = attribute(part.id);
  switch (part.kind) {
    case "code": {
      const shown = `disp="${attribute(part.data)}" equiv="${attribute(part.data)}"`;
      return `<ph id="${id}" ${held} dataRef="${refer(data, part.data)}" ${shown}/>`;
    }
    case "kept":
      return `<mrk id="${id}" translate="no">${written(part.text)}</mrk>`;
    case "pair": {
      const refs = `dataRefStart="${refer(data, part.start)}" dataRefEnd="${refer(data, part.end)}"`;
      return `<pc id="${id}" ${held} ${refs} type="link">${inlineOf(part.content, data)}</pc>`;
    }
  }
}

/** Characters that XML 1.0 cannot hold. */
const outsideXml = /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};
const escaped = (text: string, pattern: RegExp): string =>
  text.replace(pattern, (sign) => entities[sign] ?? sign);

const hexOf = (sign: string): string =>
  (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");

/** Text of a source, a target or a code: a character that XML cannot hold becomes `<cp>`. */
const written = (text: string): string =>
  escaped(text, /[&<>\r]/g).replace(outsideXml, (sign) => `<cp hex="${hexOf(sign)}"/>`);

/** Text where there is no `<cp>`: such a character is shown as one that could not be read. */
const plain = (text: string): string => escaped(text.replace(outsideXml, "\ufffd"), /[&<>\r]/g);

const attribute = (text: string): string => escaped(text.replace(outsideXml, "\ufffd"), /[&<>"\t\n\r]/g);
