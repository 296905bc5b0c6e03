import type { Db } from "../../../platform/storage/index.ts";
import { cooperationStore } from "../../cooperation/index.ts";
import { evidenceStore, type ShownCitation } from "../../evidence/index.ts";
import { mandatesStore } from "../../mandates/index.ts";
import {
  type FactParties,
  type FactTable,
  factTables,
  registryStore,
  secretariatId,
} from "../../registry/index.ts";
import { all } from "./reading.ts";

/** What a fact is, by the table in which it stands. */
export const factKinds = {
  "registry.party": "party",
  "registry.party_name": "name",
  "registry.relation": "relation",
  "registry.office": "office",
  "registry.membership": "membership",
  "mandates.establishment": "establishment",
  "mandates.instrument": "instrument",
  "cooperation.event": "event",
} as const;

export type FactKind = (typeof factKinds)[keyof typeof factKinds];

/** Citations by the fact that they carry: `registry.relation ID`. */
export type Citations = ReadonlyMap<string, readonly ShownCitation[]>;

export const factKey = (table: keyof typeof factKinds, id: string): string => `${table} ${id}`;

/** What cites these facts, one question a table. */
export async function readCitations(
  db: Db,
  facts: Readonly<Partial<Record<keyof typeof factKinds, readonly string[]>>>,
): Promise<Citations> {
  const asked = Object.entries(facts).filter(([, ids]) => ids.length > 0);
  const found = await Promise.all(
    asked.map(([table, ids]) => evidenceStore(db).shownCitations({ table, ids })),
  );
  const citations = new Map<string, ShownCitation[]>();
  for (const citation of found.flat()) {
    const key = `${citation.fact_table} ${citation.fact_id}`;
    citations.set(key, [...(citations.get(key) ?? []), citation]);
  }
  return citations;
}

/** On whose page a cited fact is told. */
export interface Told {
  readonly kind: FactKind;
  readonly of: { readonly is: "party" | "instrument"; readonly id: string };
  /** The party at the other end of a relation or an office. */
  readonly other: string | undefined;
}

export type CitedFact = ShownCitation & { readonly told: Told };

/** The citations of an edition whose facts the reader may see; of others nobody learns that there is a fact. */
export async function readCitedFacts(db: Db, editionId: string): Promise<readonly CitedFact[]> {
  const citations = await evidenceStore(db).shownCitations({ edition: editionId });
  const idsIn = (table: string) =>
    citations.filter(({ fact_table }) => fact_table === table).map(({ fact_id }) => fact_id);
  const { registry, establishments, events, instruments } = await all({
    registry: Promise.all(
      factTables.map(
        async (table: FactTable) =>
          [table, await registryStore(db).partiesOfFacts(table, idsIn(table))] as const,
      ),
    ),
    establishments: mandatesStore(db).partiesOfEstablishments(idsIn("mandates.establishment")),
    events: cooperationStore(db).partiesOfEvents(idsIn("cooperation.event")),
    instruments: mandatesStore(db).withSuccessors(idsIn("mandates.instrument"), "en"),
  });
  const alone = (found: ReadonlyMap<string, string>) =>
    new Map([...found].map(([id, party]): [string, FactParties] => [id, { party, other: undefined }]));
  const parties = new Map<string, ReadonlyMap<string, FactParties>>([
    ...registry,
    ["mandates.establishment", alone(establishments)],
    ["cooperation.event", alone(events)],
  ]);
  const known = new Set(instruments.instruments.map(({ id }) => id));
  const toldOf = ({ fact_table, fact_id }: ShownCitation): Told | undefined => {
    const kind = Object.entries(factKinds).find(([table]) => table === fact_table)?.[1];
    if (kind === undefined) return undefined;
    if (kind === "instrument")
      return known.has(fact_id)
        ? { kind, of: { is: "instrument", id: fact_id }, other: undefined }
        : undefined;
    const found = parties.get(fact_table)?.get(fact_id);
    return found === undefined ? undefined : { kind, ...endsOf(found) };
  };
  return citations.flatMap((citation) => {
    const told = toldOf(citation);
    return told === undefined ? [] : [{ ...citation, told }];
  });
}

/** What the secretariat does with another is told on the other's page: its own says it of everybody. */
const endsOf = ({ party, other }: FactParties): Omit<Told, "kind"> =>
  party === secretariatId && other !== undefined
    ? { of: { is: "party", id: other }, other: party }
    : { of: { is: "party", id: party }, other };
