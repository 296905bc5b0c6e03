/** A row as the database gives it, column by column. */
export type Image = Readonly<Record<string, unknown>>;

/** A row that says something of a party: of the one that is kept, of the one that is merged into it, or of both. */
export interface Fact {
  readonly table: string;
  readonly id: string;
  readonly row: Image;
  /** The columns that hold a party. */
  readonly parties: readonly string[];
  /** Whether columns of it are personal data: such a row is moved and never taken away, for nothing may keep an image of it. */
  readonly personal: boolean;
}

/** The two parties of a merge. */
export interface Sides {
  readonly kept: Image;
  readonly merged: Image;
  readonly facts: readonly Fact[];
  /** The party above each of the two and above those, as far up as it goes. */
  readonly above: ReadonlyMap<string, string>;
}

/** `both`: neither gives way; `none`: the field is left empty. */
export const options = ["kept", "merged", "both", "none"] as const;
export type Option = (typeof options)[number];

/** Where both sides say something and cannot both be right, or shown. Whoever merges may choose. */
export interface Conflict {
  /** `field:website`, `name:official:fr`, `identifier:wikidata`. */
  readonly key: string;
  /** What may be chosen; the first is what happens when nothing is. */
  readonly options: readonly [Option, ...Option[]];
  readonly chosen: Option;
}

export type Choices = Readonly<Record<string, Option>>;

/** A field of the party itself. */
export interface FieldPlan {
  readonly field: string;
  readonly kept: Image;
  readonly merged: Image;
  /** `takes`: the kept party takes what the merged one has. */
  readonly does: "stays" | "takes" | "empties";
  readonly conflict?: string | undefined;
}

/**
 * What happens to a fact. `moves`: it is the kept party's from now on; `folds`: `with` says the same, and stays in its place; `goes`: it
 * would tie the kept party to itself, or another was chosen.
 */
export interface FactPlan {
  readonly table: string;
  readonly id: string;
  readonly of: "kept" | "merged" | "both";
  readonly row: Image;
  readonly does: "stays" | "moves" | "folds" | "goes";
  readonly with?: string | undefined;
  /** Columns that change besides: an official name that becomes an alias. */
  readonly set?: Image | undefined;
  readonly conflict?: string | undefined;
}

export interface MergePlan {
  readonly fields: readonly FieldPlan[];
  readonly facts: readonly FactPlan[];
  readonly conflicts: readonly Conflict[];
  /** What changes in the row of the kept party. */
  readonly set: Image;
}

export const idOf = (party: Image): string => String(party.id);

/** Nothing is said: no value, an empty text or list. */
export const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

export const same = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** The option that was chosen, else the first. */
export function conflictOf(
  key: string,
  possible: readonly [Option, ...Option[]],
  choices: Choices,
): Conflict {
  const wanted = choices[key];
  return {
    key,
    options: possible,
    chosen: wanted !== undefined && possible.includes(wanted) ? wanted : possible[0],
  };
}

/** A choice that no conflict offers. */
export const strayChoice = (
  conflicts: readonly Conflict[],
  choices: Choices,
): { key: string; option: Option } | undefined =>
  Object.entries(choices)
    .map(([key, option]) => ({ key, option }))
    .find(
      ({ key, option }) =>
        !conflicts.some((conflict) => conflict.key === key && conflict.options.includes(option)),
    );
