import { type HandlingLevel, handlingLevels } from "../../../../kernel/handling.ts";

/** Marks of the Traffic Light Protocol 2.0 (FIRST, August 2022), the most open first. */
export const tlpMarks = ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"] as const;
export type TlpMark = (typeof tlpMarks)[number];

/** The level at which what bears a mark is handled at least. */
export const levelOfTlp: Readonly<Record<TlpMark, HandlingLevel>> = {
  CLEAR: "public",
  GREEN: "unclassified",
  AMBER: "confidential",
  "AMBER+STRICT": "confidential",
  RED: "strictly-confidential",
};

/** A mark as people write it: `TLP:AMBER`, `amber`; `WHITE` of version 1 is `CLEAR`. */
export function asTlp(text: string): TlpMark | undefined {
  const word = text
    .trim()
    .toUpperCase()
    .replace(/^TLP[:\s]*/u, "")
    .replaceAll(" ", "");
  return tlpMarks.find((mark) => mark === (word === "WHITE" ? "CLEAR" : word));
}

/** The mark that says the same as a level. What is confidential and names nobody stays with its originator. */
export function tlpOf({
  level,
  audience,
}: {
  readonly level: HandlingLevel;
  readonly audience: readonly string[];
}): TlpMark {
  if (level === "public") return "CLEAR";
  if (level === "unclassified") return "GREEN";
  if (level === "strictly-confidential") return "RED";
  return audience.length === 0 ? "AMBER+STRICT" : "AMBER";
}

export const isStricter = (a: HandlingLevel, b: HandlingLevel): boolean =>
  handlingLevels.indexOf(a) > handlingLevels.indexOf(b);
