import {
  type Choices,
  type Conflict,
  conflictOf,
  type FieldPlan,
  type Image,
  idOf,
  isEmpty,
  type Option,
  type Sides,
  same,
} from "./model.ts";

/** Fields of a party that hold one value: the columns that say it, and those that go along with them. */
const fields: ReadonlyArray<{
  readonly field: string;
  readonly says: readonly string[];
  readonly along?: readonly string[];
}> = [
  { field: "kind", says: ["kind"] },
  { field: "category", says: ["category"] },
  { field: "parent", says: ["parent_id"] },
  { field: "status", says: ["status"] },
  { field: "since", says: ["since"] },
  { field: "until", says: ["until"] },
  { field: "seat", says: ["place", "country"] },
  { field: "website", says: ["website"], along: ["website_verified_on"] },
  { field: "listing", says: ["on_source_page"], along: ["position"] },
];

const part = (row: Image, columns: readonly string[]): Image =>
  Object.fromEntries(columns.filter((column) => column in row).map((column) => [column, row[column]]));

const saysNothing = (value: Image): boolean =>
  Object.entries(value).every(
    ([column, each]) => isEmpty(each) || each === false || (column === "status" && each === "unknown"),
  );

const emptied = (value: Image): Image =>
  Object.fromEntries(Object.keys(value).map((column) => [column, null]));

export interface FieldsPlan {
  readonly fields: readonly FieldPlan[];
  readonly conflicts: readonly Conflict[];
  readonly set: Image;
}

/** What the kept party has in each field once it is both. */
export function planFields(sides: Sides, choices: Choices): FieldsPlan {
  const plans = fields.map(({ field, says, along = [] }) => {
    const possible = field === "parent" ? parentOptions(sides) : optionsOf(field, says, sides);
    const key = `field:${field}`;
    const conflict = possible.length > 1 ? conflictOf(key, possible, choices) : undefined;
    const taken = conflict?.chosen ?? possible[0];
    const columns = [...says, ...along];
    const [kept, merged] = [part(sides.kept, columns), part(sides.merged, columns)];
    const does = taken === "merged" ? "takes" : taken === "none" ? "empties" : "stays";
    const plan: FieldPlan = {
      ...{ field, kept, merged, does },
      ...(conflict === undefined ? {} : { conflict: key }),
    };
    return { plan, conflict, set: does === "takes" ? merged : does === "empties" ? emptied(kept) : {} };
  });
  return {
    fields: plans.map(({ plan }) => plan),
    conflicts: plans.map(({ conflict }) => conflict).filter((conflict) => conflict !== undefined),
    set: Object.assign({}, ...plans.map(({ set }) => set)),
  };
}

function optionsOf(
  field: string,
  says: readonly string[],
  { kept, merged }: Sides,
): readonly [Option, ...Option[]] {
  const [ours, theirs] = [part(kept, says), part(merged, says)];
  if (saysNothing(theirs) || same(ours, theirs)) return ["kept"];
  if (saysNothing(ours)) return ["merged"];
  // Both are listed, each at its place.
  return field === "listing" ? ["kept"] : ["kept", "merged"];
}

/**
 * The parties that may stand above the kept one: its own and that of the merged one, but neither of the two itself, and none that
 * stands below them.
 */
function parentOptions({ kept, merged, above }: Sides): readonly [Option, ...Option[]] {
  const ids = [idOf(kept), idOf(merged)];
  const [ours, theirs] = [kept.parent_id, merged.parent_id].map((parent) =>
    typeof parent === "string" && !ids.includes(parent) && !isBelow(parent, ids, above) ? parent : undefined,
  );
  if (ours === undefined && theirs === undefined) return isEmpty(kept.parent_id) ? ["kept"] : ["none"];
  if (ours === undefined) return ["merged"];
  return theirs === undefined || theirs === ours ? ["kept"] : ["kept", "merged"];
}

function isBelow(party: string, tops: readonly string[], above: ReadonlyMap<string, string>): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = party; at !== undefined && !seen.has(at); at = above.get(at)) {
    if (tops.includes(at)) return true;
    seen.add(at);
  }
  return false;
}
