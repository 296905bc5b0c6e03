/** What a cue that holds says, as contents of statements. */
import type { StatementContent } from "../../kernel/statement.ts";
import type { Weakening, Worth } from "./confidence.ts";
import type { Given } from "./given.ts";
import type { CueMatch } from "./match.ts";
import type { Named } from "./sentence.ts";

/** A content, the names that it rests on, and what weakens it beside what weakens the whole match. */
export interface Said {
  readonly content: StatementContent;
  readonly names: readonly Named[];
  readonly weak: readonly Weakening[];
  readonly base?: Worth;
}

export interface Surroundings {
  readonly given: Given;
  /** The resolution that the text is, when its heading says so. */
  readonly own: string | undefined;
}

const isParty = ({ kind, id }: Named): boolean => (kind === "party" || kind === "self") && id !== "";
const several = (names: readonly Named[]): Weakening[] => (names.length > 1 ? ["enumeration"] : []);

/** Names that enter a pair with others than themselves. */
function pairs(
  from: readonly Named[],
  to: readonly Named[],
): Array<{ readonly from: Named; readonly to: Named; readonly weak: Weakening[] }> {
  return from.flatMap((one) =>
    to
      .filter((other) => other.id !== "" && one.id !== "" && other.id !== one.id)
      .map((other) => ({
        from: one,
        to: other,
        weak: from.length + to.length > 2 ? several([one, other]) : [],
      })),
  );
}

const subjectsOf = (match: CueMatch): readonly Named[] => [...match.namesIn("from"), ...match.namesIn("by")];

function relations(match: CueMatch, relation: string): Said[] {
  const both = match.namesIn("both").filter(isParty);
  const [first, ...others] = both;
  const from = first === undefined ? subjectsOf(match).filter(isParty) : [first];
  const to = first === undefined ? match.namesIn("to").filter(isParty) : others;
  return pairs(from, to).map((pair) => ({
    content: { kind: "relation", from: pair.from.id, relation, to: pair.to.id },
    names: [pair.from, pair.to],
    weak: pair.weak,
  }));
}

const officeGroups = [
  ["chair", "chair"],
  ["chair2", "chair"],
  ["chair3", "chair"],
  ["vice", "vice-chair"],
  ["vice2", "vice-chair"],
  ["secretariat", "secretariat"],
  ["focal", "focal-point"],
] as const;

/** A class of bodies holds no office, and has none. */
const isBody =
  ({ given }: Surroundings) =>
  (name: Named): boolean =>
    isParty(name) && given.partyKind?.(name.id) !== "class";

function offices(match: CueMatch, around: Surroundings): Said[] {
  const held = officeGroups.filter(([group]) => match.has(group)).map(([, office]) => office);
  const bodies = match.namesIn("to").filter(isBody(around));
  return pairs(subjectsOf(match).filter(isBody(around)), bodies).flatMap(({ from, to, weak }) =>
    held.map((office) => ({
      content: { kind: "office" as const, holder: from.id, office, body: to.id },
      names: [from, to],
      weak: held.length > 1 ? [...weak, "alternative" as const] : weak,
    })),
  );
}

function memberships(match: CueMatch, status: "member" | "observer", around: Surroundings): Said[] {
  const members = [...match.namesIn("from"), ...match.namesIn("members")];
  const since = match.namesIn("since")[0];
  const dated = since === undefined ? {} : { since: since.id };
  return pairs(members, match.namesIn("to").filter(isBody(around))).flatMap(({ from, to, weak }): Said[] => {
    const names = since === undefined ? [from, to] : [from, to, since];
    if (from.kind === "state")
      return [
        { content: { kind: "membership", state: from.id, party: to.id, status, ...dated }, names, weak },
      ];
    if (!isParty(from)) return [];
    const relation = status === "member" ? "member-of" : "observer-of";
    return [{ content: { kind: "relation", from: from.id, relation, to: to.id, ...dated }, names, weak }];
  });
}

function establishments(match: CueMatch, around: Surroundings): Said[] {
  const instrument = match.namesIn("instrument")[0];
  const bodies = [...match.namesIn("from"), ...match.namesIn("to")].filter(isBody(around));
  // Of an enumeration nothing says which of them the text set up.
  const [body, other] = bodies;
  if (instrument === undefined || body === undefined || other !== undefined) return [];
  return [
    {
      content: { kind: "establishment", party: body.id, instrument: instrument.id },
      names: [body, instrument],
      weak: [],
    },
  ];
}

function validities(match: CueMatch, { own }: Surroundings): Said[] {
  const [subject] = match.namesIn("subject");
  const [until] = match.namesIn("until");
  if (subject === undefined || until === undefined || subject.id === "") return [];
  const [named] = match.namesIn("instrument");
  const self = named === undefined && match.cue.form === "act" && own !== subject.id ? own : undefined;
  const instrument = named?.id ?? self;
  return [
    {
      content: {
        ...{ kind: "validity", subject: subject.id, until: until.id },
        ...(instrument === undefined || instrument === subject.id ? {} : { instrument }),
      },
      names: named === undefined ? [subject, until] : [subject, until, named],
      weak: self === undefined ? [] : ["own-instrument"],
    },
  ];
}

/** Meetings are read by `meetings.ts`, for they need the words around the cue. */
export function contentsOf(match: CueMatch, around: Surroundings): Said[] {
  const { says } = match.cue;
  switch (says.kind) {
    case "relation":
      return relations(match, says.relation);
    case "office":
      return offices(match, around);
    case "membership":
      return memberships(match, says.status, around);
    case "establishment":
      return establishments(match, around);
    case "validity":
      return validities(match, around);
    case "meeting":
      return [];
  }
}
