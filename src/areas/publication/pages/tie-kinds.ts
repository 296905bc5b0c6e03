import type { LineKind } from "../../../engines/ladder/index.ts";
import type { RelationKind } from "../../registry/index.ts";

/** Kinds of tie, each with a hue and a dash of its own. */
export const lineKinds = {
  cooperation: 1,
  observer: 2,
  hierarchy: 3,
  membership: 4,
  other: 5,
} as const satisfies Record<string, LineKind>;
export type TieKind = keyof typeof lineKinds;

export const kindOfRelation: Readonly<Record<RelationKind, TieKind>> = {
  "cooperates-with": "cooperation",
  supports: "other",
  "subsidiary-of": "hierarchy",
  "part-of": "hierarchy",
  "member-of": "membership",
  "observer-of": "observer",
  "associate-of": "membership",
  "predecessor-of": "other",
};
