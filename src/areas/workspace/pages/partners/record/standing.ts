import type { Day } from "../../../../../kernel/partial-date.ts";
import { type Period, standing } from "../../../../../kernel/validity.ts";
import type { PartyRecord } from "../../../../registry/index.ts";

/** Parts of a record whose facts have dates. */
export const datedParts = ["names", "relations", "offices", "memberships", "focalPoints"] as const;
export type DatedPart = (typeof datedParts)[number];

export interface RecordOn {
  readonly record: PartyRecord;
  /** How many facts of each part are left out, because they did not hold on the day. */
  readonly leftOut: Readonly<Record<DatedPart, number>>;
}

/** What may hold on a day: what had ended by then, or had not begun, does not. */
const mayHold =
  (on: Day) =>
  (fact: Period): boolean => {
    const stands = standing(fact, on);
    return stands !== "ended" && stands !== "not-begun";
  };

const none = { names: 0, relations: 0, offices: 0, memberships: 0, focalPoints: 0 };

/** The record with what may have held on a day; without a day, with everything. */
export function recordOn(record: PartyRecord, on: Day | undefined): RecordOn {
  if (on === undefined) return { record, leftOut: none };
  const held = mayHold(on);
  const then = {
    ...record,
    names: record.names.filter(held),
    relations: record.relations.filter(held),
    offices: record.offices.filter(held),
    memberships: record.memberships.filter(held),
    focalPoints: record.focalPoints.filter(held),
  };
  const leftOut = Object.fromEntries(
    datedParts.map((part) => [part, record[part].length - then[part].length]),
  );
  return { record: then, leftOut: { ...none, ...leftOut } };
}
