import type { Language } from "../../../kernel/language.ts";
import type { NameType } from "../model.ts";
import { partyIdFrom } from "../model.ts";
import {
  asNew,
  type Compared,
  compareWith,
  dateErrors,
  handlingOf,
  type RowChange,
  strictest,
} from "./compare.ts";
import { canonical, type Draft, errorAt, type RowError, resolved } from "./drafts.ts";
import { type Field, namesFields, type TableSpec } from "./fields.ts";
import type { Plan, PlanGiven } from "./plan-rows.ts";
import type { Handling } from "./references.ts";
import type { HeldName, HeldRow } from "./rows.ts";

/** What becomes of a name that stands in a column of the table of parties. */
export interface NameChange {
  readonly does: "add" | "change";
  /** Of the name that is there. */
  readonly id: string | undefined;
  readonly party: string;
  readonly type: NameType;
  readonly language: Language;
  readonly name: string;
  readonly before: string;
  readonly verification: string;
  readonly handling: Handling;
}

export interface PartiesGiven extends PlanGiven {
  readonly names: readonly HeldName[];
  /** Of the ids that new parties might get, those that are taken. */
  readonly taken: ReadonlySet<string>;
  /** The party above each party. */
  readonly parents: ReadonlyMap<string, string>;
}

export interface PartiesPlan extends Plan {
  readonly names: ReadonlyMap<number, readonly NameChange[]>;
}

/** The names in a draft's columns, with the field that each stands in. */
export const namesIn = ({ cells }: Draft) =>
  [...cells.values()].flatMap(({ field, text }) =>
    field.type.is === "names" && text !== ""
      ? text
          .split("\n")
          .map((name) => ({ ...(field.type as Extract<Field["type"], { is: "names" }>), field, name }))
      : [],
  );

/** The id that a new party would get by its names, before it is looked whether that is free. */
export const idFromNames = (draft: Draft): string | undefined =>
  partyIdFrom(namesIn(draft).map(({ type, language, name }) => ({ type, language, name })));

type Identity = { readonly held: string } | { readonly fresh: string } | { readonly error: RowError };

/** Which party a row speaks of: the one of its id, else the one of its official name, else a new one. */
function identityOf(draft: Draft, { references }: PartiesGiven, ids: Ids): Identity {
  const id = draft.cells.get("id");
  if (id !== undefined) {
    if (id.fault !== undefined) return { error: errorAt(draft, "id", id.fault) };
    if (ids.isHeld(id.text)) return { held: id.text };
    const into = references.mergedInto(id.text);
    if (into !== undefined)
      return { error: errorAt(draft, "id", { code: "id-merged", params: { id: into } }) };
    return ids.take(id.text) ? { fresh: id.text } : { error: twiceAt(draft, ids.rowOf(id.text)) };
  }
  const named = namesIn(draft).map(({ type, field, name }) => ({
    type,
    field,
    found: references.partiesNamed(name),
  }));
  const all = [...new Set(named.flatMap(({ found }) => found))];
  const official = [
    ...new Set(named.filter(({ type }) => type === "official").flatMap(({ found }) => found)),
  ];
  const [only] = official;
  if (only !== undefined && official.length === 1) return { held: only };
  if (all.length > 0) {
    const at = named.find(({ found }) => found.length > 0)?.field.name ?? "id";
    return { error: errorAt(draft, at, { code: "may-be", params: { candidates: references.shown(all) } }) };
  }
  const base = idFromNames(draft);
  if (base === undefined) return { error: errorAt(draft, "id", { code: "id-needed" }) };
  return { fresh: ids.free(base) };
}

const twiceAt = (draft: Draft, row: number): RowError =>
  errorAt(draft, "id", { code: "twice", params: { row } });

/** Ids that are there, and those that this file has given away. */
class Ids {
  readonly #held: ReadonlySet<string>;
  readonly #taken: ReadonlySet<string>;
  readonly #rows = new Map<string, number>();
  #row = 0;

  constructor(held: readonly HeldRow[], taken: ReadonlySet<string>) {
    this.#held = new Set(held.map(({ id }) => id));
    this.#taken = taken;
  }

  at(row: number): void {
    this.#row = row;
  }

  isHeld(id: string): boolean {
    return this.#held.has(id);
  }

  rowOf(id: string): number {
    return this.#rows.get(id) ?? 0;
  }

  take(id: string): boolean {
    if (this.#rows.has(id)) return false;
    this.#rows.set(id, this.#row);
    return true;
  }

  /** The base, or the base with the first number that is free. */
  free(base: string): string {
    for (let number = 1; ; number += 1) {
      const id = number === 1 ? base : `${base}-${number}`;
      if (!this.#taken.has(id) && !this.#held.has(id) && this.take(id)) return id;
    }
  }
}

/** What the columns of names add and change. One name in place of one other replaces it; an alias is always one more. */
function nameChanges(
  draft: Draft,
  party: string,
  { names, handling, verification }: NamesGiven,
): NameChange[] {
  return namesFields.flatMap((field): NameChange[] => {
    const { type } = field;
    const cell = draft.cells.get(field.name);
    if (cell === undefined || type.is !== "names" || cell.text === "") return [];
    const held = names.filter((one) => one.type === type.type && one.language === type.language);
    const texts = new Set(held.map(({ name }) => canonical(name)));
    const fresh = cell.text.split("\n").filter((name) => !texts.has(name));
    const [only] = held;
    const replaces =
      only !== undefined && held.length === 1 && type.type !== "alias" && cell.text === fresh[0];
    return fresh.map((name) => ({
      ...{ does: replaces ? "change" : "add", id: replaces ? only.id : undefined, party, name },
      ...{
        type: type.type,
        language: type.language,
        before: replaces ? only.name : "",
        handling,
        verification,
      },
    }));
  });
}

interface NamesGiven {
  readonly names: readonly HeldName[];
  readonly handling: Handling;
  readonly verification: string;
}

/** A party that would stand below itself. */
function circleError(
  draft: Draft,
  { id, after }: RowChange,
  parents: ReadonlyMap<string, string>,
): RowError[] {
  let above = after.parent;
  for (let steps = 0; above && steps < 1000; steps += 1) {
    if (above === id) return [errorAt(draft, "parent", { code: "below-itself", params: { id } })];
    above = parents.get(above);
  }
  return [];
}

const nameErrors = (draft: Draft): RowError[] =>
  [...draft.cells.values()].flatMap(({ field, fault }) =>
    field.type.is === "names" && fault !== undefined ? [errorAt(draft, field.name, fault)] : [],
  );

const unknown = (draft: Draft, error: RowError): Compared => ({
  change: { row: draft.row, does: "same", id: undefined, before: {}, after: {} },
  errors: [error],
});

function compared(spec: TableSpec, draft: Draft, { identity, given, rows }: Identified): Compared {
  if ("error" in identity) return unknown(draft, identity.error);
  if ("held" in identity) {
    const row = rows.get(identity.held);
    return row === undefined
      ? unknown(draft, errorAt(draft, "id", { code: "id-unknown" }))
      : compareWith(spec, draft, row);
  }
  const made = asNew(spec, draft, { id: identity.fresh, handling: given.handling });
  const named = namesIn(draft).length > 0;
  const missing = named ? [] : [errorAt(draft, "id", { code: "name-needed" })];
  return { ...made, errors: [...made.errors, ...missing] };
}

interface Identified {
  readonly identity: Identity;
  readonly given: PartiesGiven;
  readonly rows: ReadonlyMap<string, HeldRow>;
}

interface Settled {
  readonly draft: Draft;
  readonly identity: Identity;
}

/** Parties that the file itself brings, by id and by name, for the parties below them. */
function ownParties(settled: readonly Settled[]): (word: string) => readonly string[] {
  const ids = new Map<string, string[]>();
  for (const { draft, identity } of settled) {
    if (!("fresh" in identity)) continue;
    const words = [identity.fresh, ...namesIn(draft).map(({ name }) => name.toLowerCase())];
    for (const word of new Set(words)) ids.set(word, [...(ids.get(word) ?? []), identity.fresh]);
  }
  return (word) => ids.get(word) ?? ids.get(word.toLowerCase()) ?? [];
}

/** The table of parties: each row a party, with names that are rows of their own. */
export function planParties(spec: TableSpec, given: PartiesGiven): PartiesPlan {
  const ids = new Ids(given.held, given.taken);
  const rows = new Map(given.held.map((row) => [row.id, row]));
  const settled = given.drafts.map((draft): Settled => {
    ids.at(draft.row);
    return { draft, identity: identityOf(draft, given, ids) };
  });
  const others = ownParties(settled);
  const seen = new Map<string, number>();
  const outcomes = settled.map(({ draft: words, identity }) => {
    const draft = resolved(words, given.references, others);
    const { change, errors } = compared(spec, draft, { identity, given, rows });
    const first = change.id === undefined ? undefined : seen.get(change.id);
    if (change.id !== undefined && first === undefined) seen.set(change.id, draft.row);
    const twice = first === undefined ? [] : [twiceAt(draft, first)];
    return { draft, change, errors: [...errors, ...nameErrors(draft), ...twice] };
  });
  return withNames(given, outcomes);
}

interface Outcome {
  readonly draft: Draft;
  readonly change: RowChange;
  readonly errors: readonly RowError[];
}

function withNames(given: PartiesGiven, outcomes: readonly Outcome[]): PartiesPlan {
  const parents = new Map(given.parents);
  for (const { change } of outcomes)
    if (change.id && change.after.parent) parents.set(change.id, change.after.parent);
  const byParty = new Map<string, HeldName[]>();
  for (const name of given.names) byParty.set(name.party, [...(byParty.get(name.party) ?? []), name]);
  const names = new Map<number, readonly NameChange[]>();
  const errors: RowError[] = [];
  const changes: RowChange[] = [];
  for (const { draft, change, errors: own } of outcomes) {
    const moved = change.after.parent !== change.before.parent;
    const later = [
      ...dateErrors(draft, change, given.today),
      ...(moved ? circleError(draft, change, parents) : []),
    ];
    const found = own.length > 0 || change.does === "same" ? own : later;
    errors.push(...found);
    if (found.length > 0 || change.id === undefined) continue;
    changes.push(change);
    const made = nameChanges(draft, change.id, {
      names: byParty.get(change.id) ?? [],
      handling: strictest(given.handling, [handlingOf(change.after)]) ?? given.handling,
      verification: draft.cells.get("verification")?.text || "unverified",
    });
    if (made.length > 0) names.set(draft.row, made);
  }
  return { changes, errors, names };
}
