import type { HandlingLevel } from "../../../../../kernel/handling.ts";

/** Marks of the Traffic Light Protocol 2.0 (FIRST, August 2022), the most open first. */
export const tlpMarks = ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"] as const;
export type TlpMark = (typeof tlpMarks)[number];

/**
 * The level at which a mark is kept here. CLEAR may be told to everybody; GREEN within the community, which is the secretariat and
 * partners; AMBER where somebody needs to know, AMBER+STRICT within the recipient's own organisation, both by the audience; RED to the
 * persons named.
 */
const levels: Readonly<Record<TlpMark, HandlingLevel>> = {
  CLEAR: "public",
  GREEN: "unclassified",
  AMBER: "confidential",
  "AMBER+STRICT": "confidential",
  RED: "strictly-confidential",
};

export const levelOfTlp = (mark: TlpMark): HandlingLevel => levels[mark];

/** The mark by which others would know a handling; a confidential one is strict when no one besides the originator is named. */
export function tlpOf({ level, audience }: { level: HandlingLevel; audience: readonly string[] }): TlpMark {
  if (level === "public") return "CLEAR";
  if (level === "unclassified") return "GREEN";
  if (level === "strictly-confidential") return "RED";
  return audience.length === 0 ? "AMBER+STRICT" : "AMBER";
}

export const asTlpMark = (given: string): TlpMark | undefined =>
  tlpMarks.find((mark) => mark === given.toUpperCase().replace(/^TLP:/, ""));
