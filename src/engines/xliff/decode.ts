import { invalid } from "../../kernel/errors.ts";

/** Each encoding that XML has to know (XML 1.0, 4.3.3), by the mark at the beginning; UTF-8 without one. */
const marks = [
  { bytes: [0xff, 0xfe], encoding: "utf-16le" },
  { bytes: [0xfe, 0xff], encoding: "utf-16be" },
] as const;

/** The text of a file. @throws invalid `xliff-encoding` when it is neither UTF-8 nor UTF-16. */
export function decodeXliff(bytes: Uint8Array): string {
  const mark = marks.find((one) => one.bytes.every((byte, at) => bytes[at] === byte));
  try {
    return new TextDecoder(mark?.encoding ?? "utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw invalid("xliff-encoding");
  }
}
