import { bounds, type Day, type PartialDate, past, reached } from "../../kernel/partial-date.ts";
import { type Period, standing } from "../../kernel/validity.ts";
import type { InstrumentChain, InstrumentRow, LinkRow } from "../mandates/index.ts";
import type { PartyLabel, RelationRow, StateMembership } from "../registry/index.ts";

/** What the register dates, in the order in which changes are listed. */
export const subjectKinds = ["party", "relation", "membership", "instrument"] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export type DatedParty = PartyLabel & Period;

/** All that the register dates, each in the order of its keys. */
export interface Dated {
  readonly parties: readonly DatedParty[];
  readonly relations: readonly RelationRow[];
  readonly memberships: readonly StateMembership[];
  readonly instruments: readonly InstrumentRow[];
  readonly links: readonly LinkRow[];
  readonly chain: InstrumentChain;
}

export type Subject =
  | { readonly is: "party"; readonly of: DatedParty }
  | { readonly is: "relation"; readonly of: RelationRow }
  | { readonly is: "membership"; readonly of: StateMembership }
  | { readonly is: "instrument"; readonly of: InstrumentRow };

/** `came-and-went`: begun and ended between the two dates. `uncertain`: its dates are too coarse to say. */
export const changeKinds = [
  "begun",
  "ended",
  "came-and-went",
  "adopted",
  "expired",
  "superseded",
  "uncertain",
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** How a subject stands on a day: as a period does, or as an instrument does. */
export const standings = [
  "holds",
  "ended",
  "not-begun",
  "dates-not-known",
  "in-force",
  "expired",
  "superseded",
  "not-adopted",
  "uncertain",
] as const;
export type Stand = (typeof standings)[number];

export interface Change {
  readonly subject: Subject;
  readonly what: ChangeKind;
  readonly before: Stand;
  readonly after: Stand;
}

export interface Comparison {
  readonly changes: readonly Change[];
  /** Facts without any date, by kind: they stand on no day and are in no change. */
  readonly undated: Readonly<Record<SubjectKind, number>>;
}

export const subjectsOf = (dated: Dated): Subject[] => [
  ...dated.parties.map((of): Subject => ({ is: "party", of })),
  ...dated.relations.map((of): Subject => ({ is: "relation", of })),
  ...dated.memberships.map((of): Subject => ({ is: "membership", of })),
  ...dated.instruments.map((of): Subject => ({ is: "instrument", of })),
];

/** When it holds: for an instrument from its adoption to its stated end. */
export const periodOf = ({ is, of }: Subject): Period =>
  is === "instrument" ? { since: of.adopted, until: of.expires } : { since: of.since, until: of.until };

const isUndated = (subject: Subject): boolean => {
  const { since, until } = periodOf(subject);
  return since === undefined && until === undefined;
};

/** What stands differently on the two days. `from` is not later than `on`. */
export function compareDays(dated: Dated, from: Day, on: Day): Comparison {
  const undated = { party: 0, relation: 0, membership: 0, instrument: 0 };
  const changes: Change[] = [];
  for (const subject of subjectsOf(dated)) {
    if (isUndated(subject)) undated[subject.is] += 1;
    const [before, after] = [standOn(subject, dated.chain, from), standOn(subject, dated.chain, on)];
    if (before !== after) changes.push({ subject, before, after, what: whatChanged(before, after) });
  }
  return { changes, undated };
}

function standOn(subject: Subject, chain: InstrumentChain, day: Day): Stand {
  if (subject.is !== "instrument") return standing(periodOf(subject), day);
  return chain.validity(subject.of.id, day)?.state.is ?? "uncertain";
}

/** Names the way from one standing to another that differs from it. */
export function whatChanged(before: Stand, after: Stand): ChangeKind {
  switch (after) {
    case "holds":
      return before === "not-begun" ? "begun" : "uncertain";
    case "ended":
      return before === "not-begun" ? "came-and-went" : "ended";
    case "in-force":
      return before === "not-adopted" ? "adopted" : "uncertain";
    case "expired":
    case "superseded":
      return before === "not-adopted" ? "came-and-went" : after;
    default:
      return "uncertain";
  }
}

/** One thing that happened, and when. */
export interface DatedChange {
  readonly subject: Subject;
  readonly what: Exclude<ChangeKind, "came-and-went" | "uncertain">;
  /** As coarse as the register knows it; for an end, the last day. */
  readonly when: PartialDate;
}

/** All that has certainly happened by the day, the latest first. A date too coarse to say waits until it is over. */
export function changesUpTo(dated: Dated, day: Day): DatedChange[] {
  const found = subjectsOf(dated).flatMap((subject) =>
    subject.is === "instrument" ? instrumentChanges(subject, dated, day) : periodChanges(subject, day),
  );
  const place = (change: DatedChange) => `${effectiveDay(change)} ${keyOf(change)}`;
  return found.toSorted((a, b) => compareKeys(place(b), place(a)));
}

const compareKeys = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function periodChanges(subject: Subject, day: Day): DatedChange[] {
  const { since, until } = periodOf(subject);
  const found: DatedChange[] = [];
  if (since !== undefined && reached(since, day) === "yes")
    found.push({ subject, what: "begun", when: since });
  if (until !== undefined && past(until, day) === "yes") found.push({ subject, what: "ended", when: until });
  return found;
}

function instrumentChanges(
  subject: Subject & { readonly is: "instrument" },
  { instruments, links }: Dated,
  day: Day,
): DatedChange[] {
  const { id, adopted, expires } = subject.of;
  const found: DatedChange[] = [];
  if (adopted !== undefined && reached(adopted, day) === "yes")
    found.push({ subject, what: "adopted", when: adopted });
  const superseding = links
    .filter(({ kind, to }) => kind === "supersedes" && to === id)
    .flatMap(({ from }) => instruments.find((one) => one.id === from)?.adopted ?? [])
    .filter((when) => reached(when, day) === "yes")
    .toSorted((a, b) => compareKeys(bounds(a).last, bounds(b).last))[0];
  const first = superseding && bounds(superseding).last;
  if (expires !== undefined && past(expires, day) === "yes" && (!first || first > bounds(expires).last))
    found.push({ subject, what: "expired", when: expires });
  else if (superseding !== undefined) found.push({ subject, what: "superseded", when: superseding });
  return found;
}

/** Names a change for good, in any language: the keys of its row and what happened; two rows of one key are told apart by their begin. */
export function keyOf({ subject, what }: Pick<DatedChange, "subject" | "what">): string {
  const { is, of } = subject;
  switch (is) {
    case "party":
      return `party/${of.id}/${what}`;
    case "relation":
      return `relation/${of.fromId}/${of.kind}/${of.toId}/${of.since ?? of.until ?? ""}/${what}`;
    case "membership":
      return `membership/${of.stateId}/${of.partyId}/${of.status}/${of.since ?? of.until ?? ""}/${what}`;
    case "instrument":
      return `instrument/${of.slug}/${what}`;
  }
}

/** The first day on which a change has certainly happened: an end is over on the day after its last. */
export function effectiveDay({ what, when }: Pick<DatedChange, "what" | "when">): Day {
  const { last } = bounds(when);
  if (what !== "ended" && what !== "expired") return last;
  return new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10) as Day;
}
