/**
 * The program of the process that reads one table: bytes in by standard input, one line of JSON out, then it ends. It is
 * started as text (`reader-process.ts`), so it is one file and imports packages only. It has no environment, may open no
 * file but those of the packages, start no process, and reach no network.
 */
import { createRequire } from "node:module";
import { inflateRawSync } from "node:zlib";
import { CsvError, parse } from "csv-parse/sync";
import { zipSync } from "fflate";
import { readSheet, SheetNotFoundError } from "read-excel-file/universal";

/**
 * @typedef {{ limits: import("./limits.ts").SheetLimits, sheet?: string }} Asked
 * @typedef {{ format: "csv" | "xlsx", encoding?: string, separator?: string, sheet?: string, sheets: string[],
 *   numbers: number[], rows: string[][] }} Table
 * @typedef {{ name: string, encrypted: boolean, read: () => Buffer }} Entry
 */

/** What is told of a table that cannot be read; the process that asked has the words for it. */
class Refusal extends Error {
  /** @param {string} code @param {Record<string, string | number>} params */
  constructor(code, params = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

function closeNetwork() {
  const closed = () => {
    throw new Error("no network here");
  };
  const { Socket } = createRequire(import.meta.url)("node:net");
  Socket.prototype.connect = closed;
  for (const name of ["fetch", "WebSocket", "EventSource"])
    Object.defineProperty(globalThis, name, { value: closed, configurable: true, writable: true });
}

/** @param {Buffer} bytes @param {string} signature */
const startsWith = (bytes, signature) => bytes.toString("latin1", 0, signature.length) === signature;

/** Bytes 80 to 9F of windows-1252 (WHATWG Encoding); Node decodes them as control characters (nodejs/node#56542). */
const windows = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/**
 * Text of Windows-1252. Russian, Arabic or Chinese of another encoding would come out as nonsense: there most letters lie
 * beyond ASCII, in the languages of this encoding few do.
 * @param {Buffer} bytes
 */
function fromWindows(bytes) {
  let [letters, beyond] = [0, 0];
  for (const byte of bytes) {
    if ([0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte)) throw new Refusal("encoding");
    if (byte >= 0x80) beyond += 1;
    else if ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) letters += 1;
  }
  if (beyond > 3 && beyond > letters / 2) throw new Refusal("encoding");
  return bytes
    .toString("latin1")
    .replace(/[\u0080-\u009f]/g, (control) => windows[control.charCodeAt(0) - 0x80] ?? control);
}

const marks = /** @type {const} */ ([
  ["\xff\xfe", "utf-16le"],
  ["\xfe\xff", "utf-16be"],
]);

/** @param {Buffer} bytes @returns {{ text: string, encoding: string }} */
function decode(bytes) {
  for (const [mark, encoding] of marks)
    if (startsWith(bytes, mark)) return { text: new TextDecoder(encoding).decode(bytes), encoding };
  if (bytes.includes(0)) throw new Refusal("encoding");
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    return { text: fromWindows(bytes), encoding: "windows-1252" };
  }
}

/** The sign that parts most cells of the first row, outside quotes. @param {string} text */
function separatorOf(text) {
  const counts = new Map([",", ";", "\t"].map((sign) => [sign, 0]));
  let quoted = false;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && /[\r\n]/.test(sign) && [...counts.values()].some((count) => count > 0)) break;
    else if (!quoted && counts.has(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? ",";
}

/** @param {Buffer} bytes @param {Asked} asked @returns {Table} */
function readCsv(bytes, { limits }) {
  const { text, encoding } = decode(bytes);
  const told = /^sep=([,;\t])\r?\n/.exec(text);
  const body = told ? text.slice(told[0].length) : text;
  const separator = told?.[1] ?? separatorOf(body);
  try {
    /** @type {string[][]} */
    const rows = parse(body, {
      delimiter: separator,
      relax_column_count: true,
      skip_empty_lines: false,
      to: limits.rows + 2,
      max_record_size: limits.cell * limits.columns,
    });
    return { format: "csv", encoding, separator, sheets: [], numbers: rows.map((_, at) => at + 1), rows };
  } catch (error) {
    if (error instanceof CsvError)
      throw new Refusal("csv", { line: Number(error.lines ?? 0) + (told ? 1 : 0), reason: error.code });
    throw error;
  }
}

const broken = () => new Refusal("broken", { format: "XLSX" });

/**
 * A ZIP file opened without trust: entries are inflated under one allowance for all of them, whatever sizes the directory
 * claims; entries that share bytes are refused (as `platform/extraction/zip.ts` does).
 * @param {Buffer} file @param {number} allowed @returns {Entry[]}
 */
function openZip(file, allowed) {
  let left = allowed;
  /** @param {number} method @param {Buffer} packed */
  const inflate = (method, packed) => {
    if (method !== 0 && method !== 8) throw broken();
    try {
      const bytes = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, left) });
      left -= bytes.length;
      if (left < 0) throw new Refusal("unpacks");
      return bytes;
    } catch (error) {
      if (error instanceof RangeError) throw new Refusal("unpacks");
      throw error instanceof Refusal ? error : broken();
    }
  };
  const end = file.lastIndexOf("PK\x05\x06", undefined, "latin1");
  if (end < 0 || end + 22 > file.length || end < file.length - 66_000) throw broken();
  const [count, offset] = [file.readUInt16LE(end + 10), file.readUInt32LE(end + 16)];
  if (count > 10_000 || offset > end) throw broken();
  let at = offset;
  let taken = 0;
  /** @type {(Entry & { from: number, to: number })[]} */
  const entries = [];
  for (let number = 0; number < count; number += 1) {
    if (at + 46 > file.length || file.toString("latin1", at, at + 4) !== "PK\x01\x02") throw broken();
    const [flags, method, size] = [
      file.readUInt16LE(at + 8),
      file.readUInt16LE(at + 10),
      file.readUInt32LE(at + 20),
    ];
    const [named, extra, comment] = [28, 30, 32].map((place) => file.readUInt16LE(at + place));
    const local = file.readUInt32LE(at + 42);
    if (local + 30 > file.length || file.toString("latin1", local, local + 4) !== "PK\x03\x04")
      throw broken();
    const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    if (from + size > file.length) throw broken();
    const packed = file.subarray(from, from + size);
    const name = file.toString("utf8", at + 46, at + 46 + (named ?? 0));
    const encrypted = (flags & 1) === 1;
    entries.push({ name, encrypted, read: () => inflate(method, packed), from: local, to: from + size });
    at += 46 + (named ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  for (const entry of [...entries].sort((a, b) => a.from - b.from)) {
    if (entry.from < taken) throw broken();
    taken = entry.to;
  }
  return entries;
}

/** @param {readonly string[]} names */
function refuseOther(names) {
  if (names.includes("xl/workbook.bin")) throw new Refusal("type", { found: "XLSB" });
  if (names.includes("content.xml")) throw new Refusal("type", { found: "OpenDocument" });
  if (names.some((name) => name.startsWith("word/"))) throw new Refusal("type", { found: "DOCX" });
  throw new Refusal("type", { found: "ZIP" });
}

const needed =
  /^xl\/(?:workbook|styles|sharedStrings|worksheets\/[^/]+|_rels\/workbook\.xml)\.(?:xml|rels)$/i;

/** A formula that no program has worked out yet: no value stands behind it. */
const unreckoned = /<f\b[^<>]*(?:\/>|>[^<]*<\/f>)\s*<\/c>/;

/**
 * A workbook of just those parts that hold cells, packed anew without compression: whatever else was sent is never
 * unpacked. A document type declaration is forbidden by the format, and entities come in by no other way.
 * @param {Buffer} bytes @param {number} allowed
 */
function ownParts(bytes, allowed) {
  const entries = openZip(bytes, allowed);
  const names = entries.map(({ name }) => name);
  if (!names.includes("xl/workbook.xml")) refuseOther(names);
  if (entries.some(({ encrypted }) => encrypted)) throw new Refusal("encrypted");
  /** @type {Record<string, Uint8Array>} */
  const parts = {};
  for (const { name, read } of entries.filter((entry) => needed.test(entry.name))) {
    const content = read();
    const text = content.toString("latin1");
    if (/<!DOCTYPE|<!ENTITY/i.test(text.replaceAll("\0", ""))) throw broken();
    if (unreckoned.test(text)) throw new Refusal("formula");
    // The library leaves errors (`#N/A`) out; as texts they are seen, row by row.
    parts[name] = Buffer.from(text.replace(/(<c\b[^<>]*\bt=)(["'])e\2/g, "$1$2str$2"), "latin1");
  }
  const packed = zipSync(parts, { level: 0 });
  return packed.buffer.slice(packed.byteOffset, packed.byteOffset + packed.byteLength);
}

/** @param {ArrayBuffer} file @returns {Promise<string[]>} */
async function sheetsOf(file) {
  try {
    await readSheet(file, Number.POSITIVE_INFINITY);
  } catch (error) {
    // The list of sheets stands in the error, which the types leave out.
    if (error instanceof SheetNotFoundError) return Reflect.get(error, "sheets");
    throw error;
  }
  return [];
}

/** A day as ISO 8601 has it, with the time where there is one. @param {Date} date */
const isoOf = (date) => date.toISOString().replace(/T00:00:00\.000Z$|\.000Z$/, "");

/** @param {unknown} value */
function textOf(value) {
  if (value === null || value === undefined) return "";
  return value instanceof Date ? isoOf(value) : String(value);
}

/** @param {Buffer} bytes @param {Asked} asked @returns {Promise<Table>} */
async function readWorkbook(bytes, { limits, sheet }) {
  const file = ownParts(bytes, limits.unpackedBytes);
  const sheets = await sheetsOf(file);
  const names = sheets.join(", ");
  if (sheet !== undefined && !sheets.includes(sheet)) throw new Refusal("sheet", { sheet, sheets: names });
  if (sheet === undefined && sheets.length > 1) throw new Refusal("sheets", { sheets: names });
  const chosen = sheet ?? sheets[0];
  if (chosen === undefined) throw broken();
  const read = await readSheet(file, chosen, { trim: false });
  const rows = read.map((cells) => cells.map(textOf));
  return { format: "xlsx", sheet: chosen, sheets, numbers: rows.map((_, at) => at + 1), rows };
}

/** Cells at the end of a row that hold nothing are none. @param {string[]} row */
const withoutTail = (row) => row.slice(0, row.findLastIndex((cell) => cell.trim() !== "") + 1);

/** @param {Table} table @param {Asked} asked @returns {Table} */
function bounded(table, { limits }) {
  const rows = table.rows.map(withoutTail);
  const last = rows.findLastIndex((row) => row.length > 0);
  const kept = rows.flatMap((row, at) => (row.length > 0 && at <= last ? [at] : []));
  const [head] = kept;
  if (head === undefined) throw new Refusal("empty");
  if (last - head > limits.rows) throw new Refusal("rows");
  let characters = 0;
  for (const at of kept) {
    const row = rows[at] ?? [];
    if (row.length > limits.columns) throw new Refusal("columns");
    const long = row.findIndex((cell) => cell.length > limits.cell);
    if (long >= 0) throw new Refusal("cell", { row: table.numbers[at] ?? 0, column: long + 1 });
    characters += row.reduce((sum, cell) => sum + cell.length, 0);
  }
  if (characters > limits.characters) throw new Refusal("characters");
  return {
    ...table,
    numbers: kept.map((at) => table.numbers[at] ?? 0),
    rows: kept.map((at) => rows[at] ?? []),
  };
}

/** @param {Buffer} bytes @param {Asked} asked */
async function read(bytes, asked) {
  if (startsWith(bytes, "PK\x03\x04")) return bounded(await readWorkbook(bytes, asked), asked);
  if (startsWith(bytes, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
    if (bytes.includes("EncryptedPackage", 0, "utf16le")) throw new Refusal("encrypted");
    throw new Refusal("type", { found: "XLS" });
  }
  return bounded(readCsv(bytes, asked), asked);
}

/** @param {unknown} error */
function refusalOf(error) {
  if (error instanceof Refusal) return { code: error.code, params: error.params };
  if (error instanceof RangeError) return { code: "memory", params: {} };
  return { code: "broken", params: { format: "XLSX" } };
}

/** @type {Buffer[]} */
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
closeNetwork();

try {
  const table = await read(Buffer.concat(chunks), JSON.parse(process.argv[1] ?? "{}"));
  process.stdout.write(JSON.stringify({ table }));
} catch (error) {
  process.stdout.write(JSON.stringify({ refused: refusalOf(error) }));
}
