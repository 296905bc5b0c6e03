/** A passage as a person reads it: lines joined, words mended that a line break cut, without the gaps. */
import type { Span } from "../../kernel/mention.ts";

/** What can be read: a span, and stretches in it that are not part of it. */
export interface Readable extends Span {
  readonly gaps?: readonly Span[];
}

/** The stretches of a span that are left when its gaps are taken out. */
export function partsOf({ start, end, gaps = [] }: Readable): readonly Span[] {
  const parts: Span[] = [];
  let from = start;
  for (const gap of gaps) {
    if (gap.end <= from || gap.start >= end) continue;
    if (gap.start > from) parts.push({ start: from, end: gap.start });
    from = gap.end;
  }
  if (from < end) parts.push({ start: from, end });
  return parts;
}

const wide = String.raw`[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]`;
const betweenWide = new RegExp(`(?<=${wide})\\s*[\\n\\r\\f]\\s*(?=${wide})`, "gu");
const softHyphen = /\u00ad\s*[\n\r\f]?\s*/gu;
/**
 * A hyphen at the end of a line belongs to the word or to the break; without a dictionary it stays with the word, as in
 * `hostage-taking`, and the line break goes.
 */
const hyphen = /(?<=\p{L}[-‐])[^\S\n\r\f]*[\n\r\f]\s*(?=\p{Ll})/gu;

export const asRead = (text: string, span: Readable): string =>
  partsOf(span)
    .map((part) => text.slice(part.start, part.end).trim())
    .join("\n")
    .replace(softHyphen, "")
    .replace(betweenWide, "")
    .replace(hyphen, "")
    .replace(/\s+/gu, " ");
