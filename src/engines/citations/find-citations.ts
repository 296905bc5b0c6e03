import type { Language } from "../../kernel/language.ts";
import type { Mention } from "../../kernel/mention.ts";
import type { KnownInstruments } from "./identify.ts";
import { provisionsIn } from "./provisions.ts";
import { recommendationsIn } from "./recommendations.ts";
import { resolutionsIn } from "./resolutions.ts";

export interface CitationOptions {
  /** The language of most of the text. Words of all six are read anyway: documents quote one another. */
  readonly language: Language;
  readonly known?: KnownInstruments;
}

/**
 * Resolutions (`S/RES/1373(2001)`, `A/RES/60/288`), their paragraphs (`S/RES/1373(2001) OP 2(e)`) and Recommendations of the
 * FATF (`FATF R.8`, `FATF IO.9`) that a text cites, by start. Offsets are UTF-16 code units of the text as given. Takes time
 * in proportion to the length of the text, whatever stands in it.
 */
export function findCitations(text: string, { known }: CitationOptions): Mention[] {
  const cited = resolutionsIn(text, known);
  const mentions: Mention[] = cited.citations.map(({ start, end, id, confidence, reasons }) => ({
    start,
    end,
    text: text.slice(start, end),
    kind: "instrument",
    id,
    confidence,
    reasons: known?.has(id) ? [...reasons, { code: "in-register" }] : reasons,
  }));
  for (const mention of provisionsIn(text, cited)) mentions.push(mention);
  for (const mention of recommendationsIn(text)) mentions.push(mention);
  return mentions.sort((a, b) => a.start - b.start || b.end - a.end);
}
