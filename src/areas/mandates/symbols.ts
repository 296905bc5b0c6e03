import type { Translate } from "../../platform/i18n/index.ts";
import type { InstrumentRow, ProvisionRow } from "./store/index.ts";

const symbolShape = /^[A-Z]+(?:\/[A-Z0-9.]+)+.*\d|^[A-Z]\/\d/;

/** The symbol as the United Nations writes it, or nothing where the id is only ours (`FATF-2012`). */
export function symbolOf(instrumentId: string): string | undefined {
  if (!symbolShape.test(instrumentId)) return undefined;
  return instrumentId.replace(/(\S)\((\d{4}|[IVXL]+[^)]*)\)$/, "$1 ($2)");
}

const outcomes = /^IO\.(\d+)$/;
const recommendation = /^R\.(\d+)$/;
const paragraph = /^OP (\S+)$/;
const pillar = /^Pillar ([IVX]+)$/;

/** A provision by its place in the instrument, in the reader's language: "para. 37", "pillar II", "Recommendation 8". */
export function provisionText(provision: Pick<ProvisionRow, "label">, translate: Translate): string {
  const shapes = [
    [paragraph, "provision.op"],
    [pillar, "provision.pillar"],
    [recommendation, "provision.recommendation"],
    [outcomes, "provision.outcome"],
  ] as const;
  for (const [shape, key] of shapes) {
    const number = shape.exec(provision.label)?.[1];
    if (number !== undefined) return translate(key, { number });
  }
  return provision.label;
}

/**
 * What the Financial Action Task Force calls a provision of its own texts: `FATF R.8`, `FATF IO.9`. Two methodologies
 * have an IO.9, so the instrument is to be named beside it. Nothing for the provisions of other texts.
 */
export const provisionCitation = (
  provision: Pick<ProvisionRow, "instrumentId" | "label">,
): string | undefined =>
  provision.instrumentId.startsWith("FATF-") &&
  (recommendation.test(provision.label) || outcomes.test(provision.label))
    ? `FATF ${provision.label}`
    : undefined;

/** The symbol, else the title, else the id. */
export const namedBy = (instrument: InstrumentRow): string =>
  symbolOf(instrument.id) ?? instrument.title?.text ?? instrument.id;
