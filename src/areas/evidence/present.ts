import { sql } from "kysely";
import type { StatementContent } from "../../kernel/statement.ts";
import type { Db } from "../../platform/storage/index.ts";

/** What the register says now of what a statement is about, in the form of a statement. */
export interface PresentFact {
  readonly table: string;
  readonly id: string;
  readonly says: StatementContent | Called;
  readonly verification: string;
}

/** A name that the register has already, of whatever type. */
export interface Called {
  readonly kind: "called";
  readonly party: string;
  readonly name: string;
  readonly type: string;
  readonly language: string;
}

type Of<Kind extends StatementContent["kind"]> = Extract<StatementContent, { readonly kind: Kind }>;

const most = 12;

/** The facts beside which a statement is to be judged, as far as the reader may see them; at most twelve. */
export async function presentFacts(db: Db, content: StatementContent): Promise<readonly PresentFact[]> {
  switch (content.kind) {
    case "relation":
      return relations(db, content);
    case "office":
      return offices(db, content);
    case "membership":
      return memberships(db, content);
    case "establishment":
      return establishments(db, content);
    case "validity":
      return expiry(db, content.instrument ?? content.subject);
    case "name":
      return names(db, sql`n.party_id = ${content.party}`);
    case "candidate":
      return names(
        db,
        sql`lower(n.name) in (${content.name.toLowerCase()}, ${content.acronym.toLowerCase()})`,
      );
    case "meeting":
      return [];
  }
}

interface Row {
  readonly id: string;
  readonly says: PresentFact["says"];
  readonly verification: string;
}

const from = (table: string, rows: readonly Row[]): PresentFact[] => rows.map((row) => ({ table, ...row }));

/** The says of a row: its columns as a statement, without dates that are not known. */
const says = (pairs: ReturnType<typeof sql>) => sql`jsonb_strip_nulls(jsonb_build_object(${pairs})) as says`;

async function relations(db: Db, { from: one, to: other }: Of<"relation">): Promise<PresentFact[]> {
  const { rows } = await sql<Row>`
    select r.id::text as id, r.verification, ${says(sql`'kind', 'relation', 'from', r.from_id, 'relation', r.kind, 'to', r.to_id,
      'since', r.since, 'until', r.until`)} from registry.relation r
    where (r.from_id = ${one} and r.to_id = ${other}) or (r.from_id = ${other} and r.to_id = ${one})
    order by r.from_id = ${one} desc, r.since desc nulls last, r.id limit ${most}`.execute(db);
  return from("registry.relation", rows);
}

async function offices(db: Db, { body, office }: Of<"office">): Promise<PresentFact[]> {
  const { rows } = await sql<Row>`
    select o.id::text as id, o.verification, ${says(sql`'kind', 'office', 'holder', o.holder_id, 'office', o.office, 'body', o.body_id,
      'since', o.since, 'until', o.until`)} from registry.office o
    where o.body_id = ${body} order by o.office = ${office} desc, o.since desc nulls last, o.id limit ${most}`.execute(
    db,
  );
  return from("registry.office", rows);
}

async function memberships(db: Db, { state, party }: Of<"membership">): Promise<PresentFact[]> {
  const { rows } = await sql<Row>`
    select m.id::text as id, m.verification, ${says(sql`'kind', 'membership', 'state', m.state_id, 'party', m.party_id,
      'status', m.status, 'since', m.since`)} from registry.membership m
    where m.state_id = ${state} and m.party_id = ${party} order by m.since desc nulls last, m.id limit ${most}`.execute(
    db,
  );
  return from("registry.membership", rows);
}

async function establishments(db: Db, { party }: Of<"establishment">): Promise<PresentFact[]> {
  const { rows } = await sql<Row>`
    select e.id::text as id, e.verification, ${says(sql`'kind', 'establishment', 'party', e.party_id, 'instrument', e.instrument_id`)}
    from mandates.establishment e where e.party_id = ${party} order by e.id limit ${most}`.execute(db);
  return from("mandates.establishment", rows);
}

async function expiry(db: Db, instrument: string): Promise<PresentFact[]> {
  const { rows } = await sql<Row>`
    select i.id, i.verification, ${says(sql`'kind', 'validity', 'subject', i.id, 'instrument', i.id, 'until', i.expires`)}
    from mandates.instrument i where i.id = ${instrument} and i.expires is not null`.execute(db);
  return from("mandates.instrument", rows);
}

async function names(db: Db, which: ReturnType<typeof sql>): Promise<PresentFact[]> {
  const { rows } = await sql<Row>`
    select n.id::text as id, n.verification, ${says(sql`'kind', 'called', 'party', n.party_id, 'name', n.name, 'type', n.type,
      'language', n.language`)} from registry.party_name n
    where ${which} order by array_position(array['acronym', 'alias', 'official', 'short'], n.type), n.language, n.id limit ${most}`.execute(
    db,
  );
  return from("registry.party_name", rows);
}
