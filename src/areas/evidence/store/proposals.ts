import { sql } from "kysely";
import type { StatementKind } from "../../../kernel/statement.ts";
import type { Db } from "../../../platform/storage/index.ts";
import type { ProposalState } from "../model.ts";
import type { CitationRow, ProposalRow } from "./rows.ts";

const lastVerdict = sql`(select c.verdict from evidence.decision c where c.proposal_id = p.id order by c.id desc limit 1)`;

const columns = sql`
  p.id, p.edition_id, e.document_id, p.passage_id, p.starts, p.ends, p.kind, p.content, p.wording, p.confidence,
  p.reasons, p.contradicts, ${lastVerdict} as verdict`;

const stateIs = {
  waiting: sql`coalesce(${lastVerdict}, 'reopened') = 'reopened'`,
  confirmed: sql`${lastVerdict} in ('confirmed', 'corrected')`,
  rejected: sql`${lastVerdict} = 'rejected'`,
} as const satisfies Record<ProposalState, unknown>;

export interface ProposalFilter {
  readonly document?: string | undefined;
  readonly kind?: StatementKind | undefined;
  readonly state: ProposalState;
  readonly limit: number;
}

export function proposalQuestions(db: Db) {
  return {
    async findProposal(id: string): Promise<ProposalRow | undefined> {
      const { rows } = await sql<ProposalRow>`
        select ${columns} from evidence.proposal p join evidence.edition e on e.id = p.edition_id
        where p.id = ${id}::uuid`.execute(db);
      return rows[0];
    },

    /** In the order of reading: documents as they came, within one from its beginning. What waits, waits in latest editions. */
    async listProposals({ document, kind, state, limit }: ProposalFilter): Promise<readonly ProposalRow[]> {
      const { rows } = await sql<ProposalRow>`
        select ${columns} from evidence.proposal p join evidence.edition e on e.id = p.edition_id
        where (${document ?? null}::text is null or e.document_id = ${document ?? null})
          and (${kind ?? null}::text is null or p.kind = ${kind ?? null}) and ${stateIs[state]}
          and (${state} <> 'waiting' or not exists (
            select from evidence.edition l where l.document_id = e.document_id and l.number > e.number))
        order by e.received_at, e.id, p.starts, p.kind, p.id limit ${limit}`.execute(db);
      return rows;
    },

    /**
     * Of these fingerprints, those that were proposed already: in this edition, or anywhere and rejected. What this edition
     * has on the queue or confirmed is not proposed again from another of its sentences.
     */
    async knownFingerprints(editionId: string, fingerprints: readonly string[]): Promise<readonly string[]> {
      const { rows } = await sql<{ fingerprint: string }>`
        select f.fingerprint from unnest(${fingerprints}::text[]) f(fingerprint)
        where exists (select from evidence.proposal p where p.fingerprint = f.fingerprint
            and (p.edition_id = ${editionId}::uuid or ${stateIs.rejected}))
          or exists (select from evidence.proposal p where p.edition_id = ${editionId}::uuid
            and split_part(p.fingerprint, E'\\n', 1) = split_part(f.fingerprint, E'\\n', 1)
            and not coalesce(${stateIs.rejected}, false))`.execute(db);
      return rows.map(({ fingerprint }) => fingerprint);
    },

    /** How many proposals of the latest edition of each document wait; none where nothing does. */
    async waitingTallies(): Promise<ReadonlyMap<string, number>> {
      const { rows } = await sql<{ id: string; waiting: number }>`
        select d.id, count(*)::int as waiting from evidence.document d
        join lateral (select e.id from evidence.edition e where e.document_id = d.id order by e.number desc limit 1) latest on true
        join evidence.proposal p on p.edition_id = latest.id
        where ${stateIs.waiting}
        group by d.id`.execute(db);
      return new Map(rows.map(({ id, waiting }) => [id, waiting]));
    },

    /** What cites these facts of one table: the words, and the document they stand in. */
    async citationsOfFacts(table: string, ids: readonly string[]): Promise<readonly CitationRow[]> {
      const { rows } = await sql<CitationRow>`
        select c.id, c.passage_id, e.document_id, c.fact_table, c.fact_id, c.quoted
        from evidence.citation c join evidence.passage s on s.id = c.passage_id join evidence.edition e on e.id = s.edition_id
        where c.fact_table = ${table} and c.fact_id = any(${ids}) order by c.fact_id, c.passage_id`.execute(
        db,
      );
      return rows;
    },
  };
}
