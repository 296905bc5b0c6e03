/**
 * A text in passages: headings, paragraphs, items, rows of tables, and the furniture of its pages.
 *
 * Lines that were wrapped go on in the next line when the first word of that would not have fitted any more
 * (`lines.ts`); a text that is not wrapped has a paragraph a line. Furniture that stands inside a paragraph is a passage
 * of its own and a *gap* of the paragraph, whose span runs over it. Nothing is normalised: a passage is offsets.
 */
import type { Language } from "../../kernel/language.ts";
import type { Span } from "../../kernel/mention.ts";
import { languageOf, languageOfParagraph } from "../written-language/index.ts";
import { type Block, blocksOf } from "./blocks.ts";
import { isHeading } from "./headings.ts";
import { linesOf, rowOfTable } from "./lines.ts";
import { markerOf } from "./markers.ts";

export type PassageKind = "heading" | "paragraph" | "item" | "table" | "furniture";

export interface Passage extends Span {
  readonly kind: PassageKind;
  readonly language: Language;
  /** What stands before an item or a numbered heading, without punctuation: `4`, `a`, `iv`. */
  readonly number?: string;
  /** Stretches between `start` and `end` that are not part of it: furniture of a page that it runs over. */
  readonly gaps?: readonly Span[];
}

function kindOf(block: Block, text: string): PassageKind {
  if (block.furniture) return "furniture";
  if (block.lines.every((line) => rowOfTable.test(line.text))) return "table";
  if (isHeading(block, text)) return "heading";
  return markerOf(block.lines[0]?.text ?? "") ? "item" : "paragraph";
}

function passageOf(block: Block, text: string, around: Language): Passage {
  const { start, end, gaps } = block;
  const kind = kindOf(block, text);
  const number = kind === "furniture" ? undefined : markerOf(block.lines[0]?.text ?? "")?.number;
  const words = block.lines.map((line) => line.text).join(" ");
  return {
    start,
    end,
    kind,
    language: languageOfParagraph(words, around).language,
    ...(number === undefined ? {} : { number }),
    ...(gaps.length === 0 ? {} : { gaps }),
  };
}

/** The passages of a text by their beginning. `language` is that of the whole text, where it is known. */
export function passagesOf(text: string, known: { readonly language?: Language } = {}): readonly Passage[] {
  const around = known.language ?? languageOf(text);
  return blocksOf(linesOf(text))
    .map((block) => passageOf(block, text, around))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}
