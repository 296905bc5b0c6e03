/**
 * In which encoding a text is: byte order mark, then validity as UTF-8, then what the file declares, then the encoding
 * that makes the most plausible text (`plausible.ts`).
 */
import { invalid } from "../../kernel/errors.ts";
import type { Warning } from "./extracted.ts";
import { plausibilityOf } from "./plausible.ts";

export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  readonly warnings: readonly Warning[];
}

const candidates = [
  "windows-1252",
  "windows-1251",
  "windows-1256",
  "koi8-r",
  "gb18030",
  "big5",
  "iso-8859-2",
  "iso-8859-5",
  "iso-8859-6",
  "iso-8859-15",
] as const;

/** Below that no candidate makes words of it. */
const leastPlausible = 0.35;

/** Bytes 80 to 9F of windows-1252 (WHATWG Encoding); Node decodes them as control characters (nodejs/node#56542). */
const missing = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

function decodeWith(bytes: Uint8Array, encoding: string, fatal: boolean): string {
  const text = new TextDecoder(encoding, { fatal }).decode(bytes);
  if (encoding !== "windows-1252") return text;
  return text.replace(/[\u0080-\u009f]/g, (control) => missing[control.charCodeAt(0) - 0x80] ?? control);
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return decodeWith(bytes, encoding, true);
  } catch {
    return undefined;
  }
}

const byMark: ReadonlyArray<readonly [mark: readonly number[], encoding: string]> = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];

/** UTF-16 without a mark: NUL in most even or most odd places. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 4096);
  const counts = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) counts[at % 2] = (counts[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = counts;
  if (odd > sample.length / 8 && even < odd / 4) return "utf-16le";
  return even > sample.length / 8 && odd < even / 4 ? "utf-16be" : undefined;
}

/** The name by which a decoder knows the encoding; nothing where it knows none. */
export function encodingNamed(label: string): string | undefined {
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return undefined;
  }
}

function guess(bytes: Uint8Array): Decoded | undefined {
  const sample = bytes.subarray(0, 200_000);
  const best = candidates
    .map((encoding) => ({ encoding, plausible: plausibilityOf(decodeWith(sample, encoding, false)) }))
    .sort((a, b) => b.plausible - a.plausible)[0];
  if (!best || best.plausible < leastPlausible) return undefined;
  const text = decode(bytes, best.encoding) ?? decodeWith(bytes, best.encoding, false);
  return { text, encoding: best.encoding, warnings: [{ code: "encoding-guessed", encoding: best.encoding }] };
}

/** What the file declares holds when it decodes to something plausible. A wrong one is said. */
function declaredText(bytes: Uint8Array, label: string): Decoded | undefined {
  const encoding = encodingNamed(label);
  const text = encoding === undefined ? undefined : decode(bytes, encoding);
  return encoding === undefined || text === undefined || plausibilityOf(text) < leastPlausible
    ? undefined
    : { text, encoding, warnings: [] };
}

/** Errors: `document-encoding-unknown`. The mark is no part of the text. */
export function decodeText(bytes: Uint8Array, declared?: string): Decoded {
  const marked =
    byMark.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))?.[1] ?? unmarkedUtf16(bytes);
  if (marked) return { text: new TextDecoder(marked).decode(bytes), encoding: marked, warnings: [] };
  const warnings: Warning[] = [];
  const utf8 = decode(bytes, "utf-8");
  const isAscii = utf8 !== undefined && utf8.length === bytes.length;
  const wrong = (encoding: string): void => {
    if (declared && encodingNamed(declared) !== encoding)
      warnings.push({ code: "encoding-declared", declared, encoding });
  };
  if (utf8 !== undefined) {
    if (!isAscii) wrong("utf-8");
    return { text: utf8, encoding: "utf-8", warnings };
  }
  const found = (declared ? declaredText(bytes, declared) : undefined) ?? guess(bytes);
  if (!found) throw invalid("document-encoding-unknown");
  wrong(found.encoding);
  return { ...found, warnings: [...warnings, ...found.warnings] };
}
