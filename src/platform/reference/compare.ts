import type { Value } from "./cells.ts";

export type Columns = Readonly<Record<string, Value>>;

/** What to do with one row of the release. */
export type Verdict =
  | { readonly does: "add" }
  | { readonly does: "change"; readonly columns: readonly string[]; readonly kept: readonly string[] }
  | { readonly does: "keep"; readonly kept: readonly string[] }
  | { readonly does: "leave" };

export interface Versions {
  /** What the release before said of the row; nothing when it did not have it. */
  readonly stated: Columns | undefined;
  /** What the database holds; nothing when the row is not there. */
  readonly current: Columns | undefined;
  /** What this release says. */
  readonly next: Columns;
}

const same = (a: Value | undefined, b: Value | undefined): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/**
 * Three-way comparison, column by column: what nobody has edited since the last release follows the new one,
 * what a person edited or removed stays theirs.
 */
export function judge({ stated, current, next }: Versions): Verdict {
  if (current === undefined) {
    if (stated === undefined) return { does: "add" };
    return sameColumns(stated, next) ? { does: "leave" } : { does: "keep", kept: ["*"] };
  }
  const changed: string[] = [];
  const kept: string[] = [];
  for (const column of Object.keys(next)) {
    if (same(next[column], current[column])) continue;
    const untouched = stated !== undefined && same(stated[column], current[column]);
    if (untouched) changed.push(column);
    else if (stated === undefined || !same(stated[column], next[column])) kept.push(column);
  }
  if (changed.length > 0) return { does: "change", columns: changed, kept };
  return kept.length > 0 ? { does: "keep", kept } : { does: "leave" };
}

/** A row that the release no longer has goes only when nobody has edited it. */
export function mayRemove(stated: Columns, current: Columns): boolean {
  return Object.keys(stated).every((column) => same(stated[column], current[column]));
}

const sameColumns = (a: Columns, b: Columns): boolean =>
  Object.keys(b).every((column) => same(a[column], b[column])) &&
  Object.keys(a).every((column) => column in b);
