import { type RawBuilder, sql } from "kysely";
import type { StatementKind } from "../../../kernel/statement.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { leastOf, type ProposalState, type Sureness } from "../model.ts";
import { decisionsNow, proposalsNow } from "./present-bodies.ts";
import type { CitationRow, DecisionRow, ProposalRow, ProposalTally } from "./rows.ts";

const lastVerdict = sql`(select c.verdict from evidence.decision c where c.proposal_id = p.id order by c.id desc limit 1)`;

/** Whether the reader may see a party, or the one that it has been merged into since. */
const isParty = (
  id: RawBuilder<unknown>,
) => sql`(exists (select from registry.party known where known.id = ${id})
  or exists (select from registry.party known where known.id = registry.current_party(${id})))`;

const columns = sql`
  p.id, p.edition_id, e.document_id, p.passage_id, p.starts, p.ends, p.kind, p.content, p.wording, p.confidence,
  p.reasons, case when p.contradicts ->> 'field' <> 'holder' or ${isParty(sql`p.contradicts ->> 'held'`)} then p.contradicts end as contradicts,
  ${lastVerdict} as verdict, p.level`;

/** A statement is for those who may see every body that it names: it was read out of the text by all names of the register. */
const told = sql`(access.reader() = 'operator' or not exists (
  select from jsonb_each(p.content) field
  cross join lateral jsonb_path_query(field.value, 'lax $[*]') named
  where (field.key in ('from', 'to', 'holder', 'body', 'party', 'hosts', 'participants')
      or field.key = 'subject' and named #>> '{}' ~ '^[a-z0-9-]+$') and not ${isParty(sql`named #>> '{}'`)}))`;

const stateIs = {
  waiting: sql`coalesce(${lastVerdict}, 'reopened') in ('reopened', 'deferred')`,
  confirmed: sql`${lastVerdict} in ('confirmed', 'corrected')`,
  rejected: sql`${lastVerdict} = 'rejected'`,
} as const satisfies Record<ProposalState, unknown>;

/** As `surenessOf` says it. */
const sureness = sql`case when p.confidence >= ${sql.lit(leastOf.sure)} then 'sure'
  when p.confidence >= ${sql.lit(leastOf.likely)} then 'likely' else 'doubtful' end`;

const inLatest = sql`not exists (
  select from evidence.edition l where l.document_id = e.document_id and l.number > e.number)`;

export interface ProposalFilter {
  readonly document?: string | undefined;
  readonly kind?: StatementKind | undefined;
  readonly state: ProposalState;
  readonly sureness?: Sureness | undefined;
  /** So many are left out at the beginning. */
  readonly skip?: number | undefined;
  readonly limit: number;
}

export function proposalQuestions(db: Db) {
  return {
    async findProposal(id: string): Promise<ProposalRow | undefined> {
      const { rows } = await sql<ProposalRow>`
        select ${columns} from evidence.proposal p join evidence.edition e on e.id = p.edition_id
        where p.id = ${id}::uuid and ${told}`.execute(db);
      return (await proposalsNow(db, rows))[0];
    },

    /** In the order of reading: documents as they came, within one from its beginning. What waits, waits in latest editions. */
    async listProposals(filter: ProposalFilter): Promise<readonly ProposalRow[]> {
      const { document, kind, state, limit, skip = 0 } = filter;
      const { rows } = await sql<ProposalRow>`
        select ${columns} from evidence.proposal p join evidence.edition e on e.id = p.edition_id
        where (${document ?? null}::text is null or e.document_id = ${document ?? null})
          and (${kind ?? null}::text is null or p.kind = ${kind ?? null}) and ${stateIs[state]}
          and (${state} <> 'waiting' or ${inLatest}) and ${told}
          and (${filter.sureness ?? null}::text is null or ${sureness} = ${filter.sureness ?? null})
        order by e.received_at, e.id, p.starts, p.kind, p.id limit ${limit} offset ${skip}`.execute(db);
      return proposalsNow(db, rows);
    },

    /** Everything that was proposed from an edition, whatever became of it, in the order of reading. */
    async proposalsOf(editionId: string): Promise<readonly ProposalRow[]> {
      const { rows } = await sql<ProposalRow>`
        select ${columns} from evidence.proposal p join evidence.edition e on e.id = p.edition_id
        where p.edition_id = ${editionId}::uuid and ${told} order by p.starts, p.kind, p.id`.execute(db);
      return proposalsNow(db, rows);
    },

    /** The last decision on each proposal of an edition. */
    async decisionsOf(editionId: string): Promise<ReadonlyMap<string, DecisionRow>> {
      const { rows } = await sql<DecisionRow>`
        select distinct on (c.proposal_id) c.proposal_id, c.verdict, c.content, c.why, c.decided_by,
          to_char(c.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as decided_at
        from evidence.decision c join evidence.proposal p on p.id = c.proposal_id
        where p.edition_id = ${editionId}::uuid order by c.proposal_id, c.id desc`.execute(db);
      return new Map((await decisionsNow(db, rows)).map((row) => [row.proposal_id, row]));
    },

    /** What waits, counted by document, kind and how sure it is; within a document the surest first. */
    async proposalTallies(): Promise<readonly ProposalTally[]> {
      const { rows } = await sql<ProposalTally>`
        select e.document_id, p.kind, ${sureness} as sureness, count(*)::int as count
        from evidence.proposal p join evidence.edition e on e.id = p.edition_id
        where ${stateIs.waiting} and ${inLatest} and ${told}
        group by 1, 2, 3 order by 1, 2, 3`.execute(db);
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
        where ${stateIs.waiting} and ${told}
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
