/** Files that tests make: the smallest of each format, and those that somebody made to do harm. */
import { deflateRawSync, deflateSync } from "node:zlib";

const latin = (text: string): Buffer => Buffer.from(text, "latin1");

export interface ZipEntry {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Size that the directory claims, where it is not the true one. */
  readonly claims?: number;
  readonly encrypted?: boolean;
}

function header(entry: ZipEntry, packed: Buffer, local: number | undefined): Buffer {
  const name = Buffer.from(entry.name);
  const size = entry.claims ?? Buffer.from(entry.content).length;
  const fixed = Buffer.alloc(local === undefined ? 30 : 46);
  fixed.write(local === undefined ? "PK\x03\x04" : "PK\x01\x02", "latin1");
  const at = local === undefined ? 4 : 6;
  fixed.writeUInt16LE(20, at);
  fixed.writeUInt16LE(entry.encrypted ? 1 : 0, at + 2);
  fixed.writeUInt16LE(8, at + 4);
  fixed.writeUInt32LE(packed.length, at + 14);
  fixed.writeUInt32LE(size, at + 18);
  fixed.writeUInt16LE(name.length, at + 22);
  if (local !== undefined) fixed.writeUInt32LE(local, 42);
  return Buffer.concat([fixed, name]);
}

/** A ZIP file. `overlapping`: all entries of the directory share the bytes of the first. */
export function zipOf(entries: readonly ZipEntry[], overlapping = false): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  entries.forEach((entry, at) => {
    const packed = deflateRawSync(entry.content);
    directory.push(header(entry, packed, overlapping ? 0 : offset));
    if (overlapping && at > 0) return;
    const local = Buffer.concat([header(entry, packed, undefined), packed]);
    parts.push(local);
    offset += local.length;
  });
  const whole = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(whole.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, whole, end]);
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

const wordNamespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

const contentTypes = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;

const relationships = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;

/** The parts of a Word document with these paragraphs. */
export const docxParts = (paragraphs: readonly string[]): ZipEntry[] => [
  { name: "[Content_Types].xml", content: contentTypes },
  { name: "_rels/.rels", content: relationships },
  {
    name: "word/document.xml",
    content: `<?xml version="1.0"?><w:document ${wordNamespace}><w:body>${paragraphs.map((text) => `<w:p><w:r><w:t>${escaped(text)}</w:t></w:r></w:p>`).join("")}</w:body></w:document>`,
  },
];

export const docxOf = (paragraphs: readonly string[], others: readonly ZipEntry[] = []): Buffer =>
  zipOf([...docxParts(paragraphs), ...others]);

export interface PdfText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}

const pdfString = (text: string): string => `(${text.replace(/[\\()]/g, "\\$&")})`;

const drawn = (texts: readonly PdfText[]): string =>
  texts
    .map(({ text, x, y, size = 10 }) => `BT /F ${size} Tf ${x} ${y} Td ${pdfString(text)} Tj ET`)
    .join("\n");

interface PdfParts {
  /** In the dictionary of the catalogue and of the trailer. */
  readonly catalogue?: string;
  readonly trailer?: string;
  /** Content of the pages, as it lies in the file. */
  readonly contents: ReadonlyArray<{ readonly dictionary: string; readonly bytes: Buffer }>;
}

function assemble({ catalogue = "", trailer = "", contents }: PdfParts): Buffer {
  const objects: Buffer[] = [
    latin(`<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`),
    latin(
      `<< /Type /Pages /Count ${contents.length} /Kids [${contents.map((_, at) => `${4 + 2 * at} 0 R`).join(" ")}] >>`,
    ),
    latin("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"),
  ];
  contents.forEach(({ dictionary, bytes }, at) => {
    objects.push(
      latin(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${5 + 2 * at} 0 R >>`,
      ),
      Buffer.concat([
        latin(`<< /Length ${bytes.length} ${dictionary} >>\nstream\n`),
        bytes,
        latin("\nendstream"),
      ]),
    );
  });
  const parts: Buffer[] = [latin("%PDF-1.7\n")];
  const offsets: number[] = [];
  let offset = parts[0]?.length ?? 0;
  objects.forEach((object, at) => {
    const written = Buffer.concat([latin(`${at + 1} 0 obj\n`), object, latin("\nendobj\n")]);
    offsets.push(offset);
    offset += written.length;
    parts.push(written);
  });
  const table = offsets.map((each) => `${String(each).padStart(10, "0")} 00000 n \n`).join("");
  parts.push(
    latin(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${offset}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** A PDF with these texts on each page; x and y in points from the lower left corner of A4. */
export const pdfOf = (
  pages: ReadonlyArray<readonly PdfText[]>,
  others: Omit<PdfParts, "contents"> = {},
): Buffer =>
  assemble({ ...others, contents: pages.map((texts) => ({ dictionary: "", bytes: latin(drawn(texts)) })) });

/** A PDF whose only page unpacks to as many bytes. */
export const pdfBomb = (unpackedBytes: number, layers = 1): Buffer => {
  let bytes: Buffer = Buffer.alloc(unpackedBytes, " ");
  for (let layer = 0; layer < layers; layer += 1) bytes = deflateSync(bytes);
  const filters = new Array(layers).fill("/FlateDecode").join(" ");
  return assemble({ contents: [{ dictionary: `/Filter [${filters}]`, bytes }] });
};

/** Lines of text from the top of a page, as a typist would set them. */
export const linesAt = (
  lines: readonly string[],
  {
    x = 72,
    y = 760,
    leading = 12,
  }: { readonly x?: number; readonly y?: number; readonly leading?: number } = {},
): PdfText[] => lines.map((text, at) => ({ text, x, y: y - leading * at }));
