import type { Actor } from "../../../platform/acts/index.ts";
import { keysOf, type WaitingHandling } from "../waiting/handling.ts";
import type { ProposedAct } from "./answer.ts";
import { type Details, factsIn, type Shown } from "./details.ts";

/** The row that a point of an answer is about: what it changes or confirms; of a remark, the party. */
function rowOf(details: Details, { input }: ProposedAct): Shown {
  const rows: readonly Shown[] = [...factsIn(details), ...details.names];
  return rows.find(({ id }) => id === input.id) ?? details.website;
}

/**
 * Who may see a point while it waits. It says again what the row says, or what it is to say: it is for those who may read the row, and
 * for whoever said it. Of what everybody may read it is the business of the party and the secretariat.
 */
export function handlingOfPoint(details: Details, point: ProposedAct, proposer: Actor): WaitingHandling {
  const row = rowOf(details, point);
  const own = proposer.kind === "person" ? [`person:${proposer.name}`] : [];
  const open = row.level === "public" || (row.level === "unclassified" && row.audience.length === 0);
  const keys = open ? [`party:${details.party}`] : keysOf(row);
  return {
    level: row.level === "public" ? "unclassified" : row.level,
    audience: [...new Set([...keys, ...own])],
  };
}
