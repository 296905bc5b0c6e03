import type { Day } from "../../../kernel/partial-date.ts";
import {
  asNew,
  type Compared,
  compareWith,
  dateErrors,
  type RowChange,
  strictest,
  strictestLevel,
} from "./compare.ts";
import { canonical, type Draft, errorAt, type RowError } from "./drafts.ts";
import type { TableSpec } from "./fields.ts";
import type { Handling, References } from "./references.ts";
import type { HeldRow } from "./rows.ts";

/** What a table would do. */
export interface Plan {
  readonly changes: readonly RowChange[];
  readonly errors: readonly RowError[];
}

export interface PlanGiven {
  readonly drafts: readonly Draft[];
  readonly held: readonly HeldRow[];
  readonly references: References;
  /** For new rows, where the table does not say. */
  readonly handling: Handling;
  readonly today: Day;
}

type Values = Readonly<Record<string, string>>;

/** By which a row is known: an address is the same in small and large letters. */
function keyOf(names: readonly string[], values: Values): string {
  const parts = names.map((name) => {
    const text = canonical(values[name] ?? "");
    return name === "email" ? text.toLowerCase() : text;
  });
  return JSON.stringify(parts);
}

const labelled = (names: readonly string[], values: Values): string =>
  `${names.join(" ")}: ${keyOf(names, values)}`;

/** The first key that the values fill. */
function ownKey({ keys }: TableSpec, values: Values): string {
  const names = keys.find((one) => one.every((name) => values[name])) ?? keys.at(-1) ?? [];
  return labelled(names, values);
}

/** Two that began at different times are two. */
const mayBeOne = (values: Values, held: Values): boolean =>
  !values.since || !held.since || values.since === held.since;

/** Held rows by each of the kind's keys. */
class HeldIndex {
  readonly #byId: ReadonlyMap<string, HeldRow>;
  readonly #byKey: ReadonlyMap<string, readonly HeldRow[]>;
  readonly #spec: TableSpec;

  constructor(spec: TableSpec, held: readonly HeldRow[]) {
    this.#spec = spec;
    this.#byId = new Map(held.map((row) => [row.id, row]));
    const byKey = new Map<string, HeldRow[]>();
    for (const row of held)
      for (const key of new Set(spec.keys.map((names) => labelled(names, row.values)))) {
        const group = byKey.get(key);
        if (group === undefined) byKey.set(key, [row]);
        else group.push(row);
      }
    this.#byKey = byKey;
  }

  withId(id: string): HeldRow | undefined {
    return this.#byId.get(id);
  }

  /** The rows that the values may mean, by the first key that they fill and that fits any row. */
  withKey(values: Values): readonly HeldRow[] {
    for (const [at, names] of this.#spec.keys.entries()) {
      if (names.some((name) => !values[name])) continue;
      const found = this.#byKey.get(labelled(names, values)) ?? [];
      const fitting = at === 0 ? found : found.filter((row) => mayBeOne(values, row.values));
      if (fitting.length > 0) return fitting;
    }
    return [];
  }

  /** Other rows that say what this would say, though it said something else before. */
  rivals({ id, before, after }: RowChange): readonly HeldRow[] {
    const key = ownKey(this.#spec, after);
    if (key === ownKey(this.#spec, before)) return [];
    return (this.#byKey.get(key) ?? []).filter((row) => row.id !== id);
  }
}

const textsOf = ({ cells }: Draft): Values =>
  Object.fromEntries([...cells].map(([name, { text }]) => [name, text]));

const alone = (draft: Draft, error: RowError): Compared => ({
  change: { row: draft.row, does: "same", id: undefined, before: {}, after: {} },
  errors: [error],
});

/** A new row; where its parties are kept for different people, it has to say for whom it is. */
function addition(spec: TableSpec, draft: Draft, { references, handling }: PlanGiven): Compared {
  const parties = spec.fields
    .filter(({ type, needed }) => type.is === "party" && needed)
    .flatMap(({ name }) => references.handlingOf(draft.cells.get(name)?.text ?? "") ?? []);
  const least = strictest(handling, parties);
  if (least !== undefined) return asNew(spec, draft, { handling: least });
  if (draft.cells.has("audience"))
    return asNew(spec, draft, { handling: { ...handling, level: strictestLevel(parties) } });
  return alone(draft, errorAt(draft, "level", { code: "handling-differs" }));
}

function planRow(spec: TableSpec, draft: Draft, given: PlanGiven & { readonly index: HeldIndex }): Compared {
  const { index } = given;
  const id = draft.cells.get("id");
  if (id !== undefined) {
    const row = index.withId(id.text);
    return row === undefined
      ? alone(draft, errorAt(draft, "id", { code: "id-unknown" }))
      : compareWith(spec, draft, row);
  }
  const found = index.withKey(textsOf(draft));
  const [row] = found;
  if (row === undefined) return addition(spec, draft, given);
  if (found.length > 1)
    return alone(draft, errorAt(draft, "id", { code: "held-twice", params: { count: found.length } }));
  return compareWith(spec, draft, row);
}

/** Two rows of the file that speak of one row of the register: whichever came last would win. */
function repeated(spec: TableSpec, draft: Draft, { change, seen }: Settled): RowError | undefined {
  const key = change.id ?? ownKey(spec, change.after);
  const first = seen.get(key);
  if (first !== undefined) return errorAt(draft, "id", { code: "twice", params: { row: first } });
  seen.set(key, draft.row);
  return undefined;
}

/** A table whose rows are rows of one table of the register. */
export function planRows(spec: TableSpec, given: PlanGiven): Plan {
  const index = new HeldIndex(spec, given.held);
  const changes: RowChange[] = [];
  const errors: RowError[] = [];
  const seen = new Map<string, number>();
  for (const draft of given.drafts) {
    const { change, errors: own } = planRow(spec, draft, { ...given, index });
    const found =
      own.length > 0 ? [...own] : laterErrors(spec, draft, { change, index, seen, today: given.today });
    errors.push(...found);
    if (found.length === 0) changes.push(change);
  }
  return { changes, errors };
}

interface Settled {
  readonly change: RowChange;
  readonly index: HeldIndex;
  readonly seen: Map<string, number>;
  readonly today: Day;
}

/** What can be asked only of a row that is right in itself. */
function laterErrors(spec: TableSpec, draft: Draft, settled: Settled): RowError[] {
  const { change, index, today } = settled;
  const twice = repeated(spec, draft, settled);
  if (twice !== undefined) return [twice];
  if (change.does === "same") return [];
  const dates = dateErrors(draft, change, today);
  if (dates.length > 0 || change.does === "add") return dates;
  const [rival] = index.rivals(change);
  return rival === undefined
    ? []
    : [errorAt(draft, "id", { code: "held-already", params: { id: rival.id } })];
}
