import type { Day } from "../../../kernel/partial-date.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { mandatesStore } from "../../mandates/index.ts";
import {
  type RelationKey,
  type RelationRow,
  registryStore,
  type WholeStateEntry,
} from "../../registry/index.ts";
import { standings } from "../grounds.ts";
import type { Iris } from "../linked/iris.ts";
import { type WholeInstrumentFacts, wholeInstrumentNode } from "../linked/mandates.ts";
import { type PartyFacts, wholePartyNode } from "../linked/party.ts";
import { wholeStateNode } from "../linked/places.ts";
import { changeNode, relationNode } from "../linked/statements.ts";
import type { Node } from "../linked/values.ts";
import type { Column } from "../tables/column.ts";
import { instrumentColumns, partyColumns, relationColumns, stateColumns } from "../tables/columns.ts";
import { type Concept, instrumentConcept, partyConcept, stateConcept } from "./concept.ts";

/** What is read of each row: what a table shows, or all that hangs on it. */
export type Depth = "table" | "whole";

interface Reading<Key> {
  readonly after: Key | undefined;
  readonly most: number;
  readonly depth: Depth;
  readonly on: Day;
}

/** Something that is exported as a whole: how its rows are read in parts, and what each becomes. */
export interface Subject<Row, Key> {
  /** At most `most` rows behind the key `after`, in the order of their keys. */
  readonly read: (db: Db, reading: Reading<Key>) => Promise<readonly Row[]>;
  readonly keyOf: (row: Row) => Key;
  readonly columns: readonly Column<Row>[];
  readonly node: (row: Row, at: { readonly iris: Iris; readonly on: Day }) => Node;
  /** Nothing for what is no concept: a relation has no name. */
  readonly concept: ((row: Row, iris: Iris) => Concept) | undefined;
}

export const parties: Subject<PartyFacts, string> = {
  async read(db, { depth, ...part }) {
    const registry = registryStore(db);
    if (depth === "table")
      return (await registry.partyEntries({}, part)).map((row) => ({ ...nothing, ...row }));
    const rows = await registry.wholePartyEntries(part);
    const ids = rows.map(({ id }) => id);
    const [relations, established] = await Promise.all([
      registry.relationsAt(ids),
      mandatesStore(db).establishmentsAt({ parties: ids }),
    ]);
    const relationsOf = grouped(relations, ({ fromId, toId }) => [fromId, toId]);
    const establishedOf = grouped(established, ({ partyId }) => [partyId]);
    return rows.map((row) => ({
      ...row,
      relations: relationsOf.get(row.id) ?? [],
      established: establishedOf.get(row.id) ?? [],
    }));
  },
  keyOf: ({ id }) => id,
  columns: partyColumns,
  node: wholePartyNode,
  concept: partyConcept,
};

/** What a table does not show is not read for it. */
const nothing = { children: [], identifiers: [], offices: [], members: [], relations: [], established: [] };

export const instruments: Subject<WholeInstrumentFacts, string> = {
  async read(db, { on, depth, ...part }) {
    const mandates = mandatesStore(db);
    const rows = await mandates.titledInstruments(part);
    const ids = rows.map(({ id }) => id);
    const whole = depth === "whole";
    const [linked, links, established, provisions] = await Promise.all([
      mandates.withSuccessors(ids, "en"),
      whole ? mandates.linksAt(ids) : [],
      whole ? mandates.establishmentsAt({ instruments: ids }) : [],
      whole ? mandates.provisionLabels(ids) : [],
    ]);
    const { view } = standings(linked, on);
    const linksOf = grouped(links, ({ from, to }) => [from, to]);
    const establishedOf = grouped(established, ({ instrumentId }) => [instrumentId]);
    const provisionsOf = grouped(provisions, ({ instrumentId }) => [instrumentId]);
    return rows.flatMap(({ titles, themes, id }) => {
      const found = view(id);
      return found === undefined
        ? []
        : [
            {
              ...{ ...found, titles, themes, links: linksOf.get(id) ?? [] },
              established: establishedOf.get(id) ?? [],
              provisions: provisionsOf.get(id) ?? [],
            },
          ];
    });
  },
  keyOf: ({ instrument }) => instrument.id,
  columns: instrumentColumns,
  node: (facts, { iris }) => wholeInstrumentNode(facts, iris),
  concept: instrumentConcept,
};

export const relations: Subject<RelationRow & { readonly id: string }, RelationKey> = {
  read: (db, { after, most }) => registryStore(db).relationEntries({}, { after, most }),
  keyOf: ({ fromId, kind, toId, id }) => [fromId, kind, toId, id],
  columns: relationColumns,
  node: (relation, { iris }) =>
    relation.kind === "predecessor-of" ? changeNode(relation, iris) : relationNode(relation, iris),
  concept: undefined,
};

export const states: Subject<WholeStateEntry, string> = {
  async read(db, { depth, ...part }) {
    const registry = registryStore(db);
    if (depth === "whole") return registry.wholeStateEntries(part);
    return (await registry.stateEntries(part)).map((row) => ({ ...row, memberships: [] }));
  },
  keyOf: ({ id }) => id,
  columns: stateColumns,
  node: wholeStateNode,
  concept: stateConcept,
};

/** Items by each of their keys; an item whose keys are one stands there once. */
function grouped<Item>(
  items: readonly Item[],
  keysOf: (item: Item) => readonly string[],
): Map<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    for (const key of new Set(keysOf(item))) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else group.push(item);
    }
  }
  return groups;
}
