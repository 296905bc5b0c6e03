import { certainties } from "../../../kernel/handling.ts";
import { type Fact, type Image, isEmpty, same } from "./model.ts";

/** What a row says of itself, and not of the party. */
const ofItself = new Set(["id", "level", "audience", "originator", "verification", "verified_on"]);
/** Where it was read: a row that has it says more than one that has none, whatever it is. */
const ofSource = new Set(["source_url", "source_passage", "note"]);

/** How sure each certainty is: named by the source page and common knowledge weigh the same. */
const surety: Readonly<Record<(typeof certainties)[number], number>> = {
  unverified: 0,
  seed: 1,
  known: 1,
  verified: 2,
};

const suretyOf = (row: Image): number => {
  const certainty = certainties.find((each) => each === row.verification);
  return certainty === undefined ? 0 : surety[certainty];
};

/** The fact as it reads once the merged party is the kept one. */
export function movedRow({ row, parties }: Fact, from: string, to: string): Image {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      parties.includes(column) && value === from ? to : value,
    ]),
  );
}

/** The type of a name aside: which of two equal names is shown is settled by the one that stays. The wording of a source is no such name. */
const sameType = (a: unknown, b: unknown): boolean =>
  a === b || (a !== "as-in-source" && b !== "as-in-source");

/**
 * Whether a fact says nothing that the other does not: equal in all that it states, not surer, not verified later, handled alike, and
 * without a source where the other has none. Then it can be folded into the other, and nothing that is shown is lost.
 */
export function saysNoMore(table: string, row: Image, other: Image): boolean {
  const handledAlike = ["level", "audience", "originator"].every((column) =>
    same(row[column], other[column]),
  );
  if (!handledAlike || suretyOf(row) > suretyOf(other)) return false;
  if (!isEmpty(row.verified_on) && String(row.verified_on) > String(other.verified_on ?? "")) return false;
  return Object.entries(row).every(([column, value]) => {
    if (ofItself.has(column) || isEmpty(value)) return true;
    if (ofSource.has(column)) return !isEmpty(other[column]);
    if (table === "registry.party_name" && column === "type") return sameType(value, other[column]);
    return same(value, other[column]);
  });
}

/** Two facts of which one can be folded into the other. */
export interface Fold {
  readonly gone: Fact;
  readonly stays: Fact;
}

/**
 * The facts of the merged party that say the same as one of the kept party, each with it. The fact that says less goes; where they say
 * the same, that of the merged party does.
 */
export function foldsOf(
  merged: ReadonlyArray<{ readonly fact: Fact; readonly moved: Image }>,
  kept: readonly Fact[],
): Fold[] {
  const folds: Fold[] = [];
  const open = new Set(kept.filter(({ personal }) => !personal));
  for (const { fact, moved } of merged) {
    if (fact.personal) continue;
    const alike = [...open].filter(({ table }) => table === fact.table);
    const fuller = alike.find(({ row }) => saysNoMore(fact.table, moved, row));
    if (fuller !== undefined) {
      folds.push({ gone: fact, stays: fuller });
      continue;
    }
    const poorer = alike.find(({ row }) => saysNoMore(fact.table, row, moved));
    if (poorer === undefined) continue;
    open.delete(poorer);
    folds.push({ gone: poorer, stays: fact });
  }
  return folds;
}
