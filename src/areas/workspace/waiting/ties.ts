import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../platform/storage/index.ts";
import { idOf, isKey, kindOf, pivotKinds, type SubjectKey, type SubjectKind } from "./subjects.ts";

type Ids = (kind: SubjectKind) => RawBuilder<unknown>;

/** What ties bodies to one another, to States and to regions, from either end. */
const tiesOfBodies = (ids: Ids) => sql`
  select 'party ' || r.to_id as key from registry.relation r where r.from_id = any(${ids("party")})
  union all select 'party ' || r.from_id from registry.relation r where r.to_id = any(${ids("party")})
  union all select 'party ' || o.body_id from registry.office o where o.holder_id = any(${ids("party")})
  union all select 'party ' || o.holder_id from registry.office o where o.body_id = any(${ids("party")})
  union all select 'party ' || p.id from registry.party p where p.parent_id = any(${ids("party")})
  union all select 'party ' || p.parent_id from registry.party p where p.id = any(${ids("party")}) and p.parent_id is not null
  union all select 'category ' || p.category from registry.party p where p.id = any(${ids("party")})
  union all select 'party ' || p.id from registry.party p where p.place = any(${ids("place")})
  union all select 'state ' || m.state_id from registry.membership m where m.party_id = any(${ids("party")})
  union all select 'party ' || m.party_id from registry.membership m where m.state_id = any(${ids("state")})
  union all select 'region ' || c.region_id from registry.coverage c where c.party_id = any(${ids("party")})
  union all select 'party ' || c.party_id from registry.coverage c where c.region_id = any(${ids("region")})
  union all select 'region ' || s.region_id from registry.state s where s.id = any(${ids("state")})`;

const tiesOfTexts = (ids: Ids) => sql`
  select 'party ' || e.party_id as key from mandates.establishment e where e.instrument_id = any(${ids("instrument")})
  union all select 'instrument ' || e.instrument_id from mandates.establishment e where e.party_id = any(${ids("party")})
  union all select 'provision ' || p.id from mandates.provision p where p.instrument_id = any(${ids("instrument")})
  union all select 'instrument ' || p.instrument_id from mandates.provision p where p.id = any(${ids("provision")})
  union all select 'provision ' || other.id from mandates.provision p join mandates.provision other on other.instrument_id = p.instrument_id
    where p.id = any(${ids("provision")})
  union all select 'instrument ' || r.to_id from mandates.instrument_relation r where r.from_id = any(${ids("instrument")})
  union all select 'instrument ' || r.from_id from mandates.instrument_relation r where r.to_id = any(${ids("instrument")})
  union all select 'theme ' || t.theme_id from mandates.theme_topic t join mandates.instrument i on i.topic = t.topic
    where i.id = any(${ids("instrument")})
  union all select 'instrument ' || i.id from mandates.theme_topic t join mandates.instrument i on i.topic = t.topic
    where t.theme_id = any(${ids("theme")})
  union all select 'theme ' || t.theme_id from mandates.theme_provision t where t.provision_id = any(${ids("provision")})
  union all select 'theme ' || t.theme_id from mandates.theme_provision t join mandates.provision p on p.id = t.provision_id
    where p.instrument_id = any(${ids("instrument")})
  union all select 'provision ' || t.provision_id from mandates.theme_provision t where t.theme_id = any(${ids("theme")})`;

const tiesOfCooperation = (ids: Ids) => sql`
  select 'line ' || l.line_id as key from cooperation.line_partner l where l.party_id = any(${ids("party")})
  union all select 'party ' || l.party_id from cooperation.line_partner l where l.line_id = any(${ids("line")})
  union all select 'line ' || b.line_id from cooperation.line_basis b
    where b.instrument_id = any(${ids("instrument")}) or b.provision_id = any(${ids("provision")})
  union all select 'instrument ' || b.instrument_id from cooperation.line_basis b where b.line_id = any(${ids("line")})
  union all select 'provision ' || p.id from cooperation.line_basis b join mandates.provision p on p.instrument_id = b.instrument_id
    and (b.provision_id is null or b.provision_id = p.id) where b.line_id = any(${ids("line")})
  union all select 'theme ' || t.theme_id from cooperation.line_basis b join mandates.instrument i on i.id = b.instrument_id
    join mandates.theme_topic t on t.topic = i.topic where b.line_id = any(${ids("line")})
  union all select 'theme ' || t.theme_id from cooperation.line_basis b join mandates.theme_provision t on t.provision_id = b.provision_id
    where b.line_id = any(${ids("line")})
  union all select 'event ' || e.event_id from cooperation.event_party e
    where e.party_id = any(${ids("party")}) or e.state_id = any(${ids("state")})
  union all select 'event ' || e.id from cooperation.event e where e.instrument_id = any(${ids("instrument")}) or e.place = any(${ids("place")})
  union all select 'instrument ' || e.instrument_id from cooperation.event e where e.id = any(${ids("event")}) and e.instrument_id is not null
  union all select case when e.party_id is null then 'state ' || e.state_id else 'party ' || e.party_id end
    from cooperation.event_party e where e.event_id = any(${ids("event")})`;

/** Documents, and what they speak of; `keys` are all that is asked for, as a reading writes them. */
const tiesOfDocuments = (ids: Ids, keys: RawBuilder<unknown>) => sql`
  select 'document ' || e.document_id as key from evidence.edition e where e.id = any(${ids("edition")}::uuid[])
  union all select 'document ' || e.document_id from evidence.passage p join evidence.edition e on e.id = p.edition_id
    where p.id = any(${ids("passage")})
  union all select 'document ' || d.version_of from evidence.document d where d.id = any(${ids("document")}) and d.version_of is not null
  union all select 'document ' || o.id from evidence.document d join evidence.document o on o.version_of in (d.id, d.version_of)
    where d.id = any(${ids("document")})
  union all select unnest(r.subjects) from evidence.reading r join evidence.edition e on e.id = r.edition_id
    where e.document_id = any(${ids("document")})
  union all select 'document ' || e.document_id from evidence.reading r join evidence.edition e on e.id = r.edition_id
    where r.subjects && ${keys}
  union all select 'fact ' || c.fact_table || ' ' || c.fact_id from evidence.citation c join evidence.passage p on p.id = c.passage_id
    join evidence.edition e on e.id = p.edition_id where e.document_id = any(${ids("document")})
  union all select 'document ' || e.document_id from (${factsOf(ids)}) f
    join evidence.citation c on c.fact_table = f.fact_table and c.fact_id = f.fact_id
    join evidence.passage p on p.id = c.passage_id join evidence.edition e on e.id = p.edition_id`;

/** The facts that are told of bodies, instruments and events. */
const factsOf = (ids: Ids) => sql`
  select 'registry.party' as fact_table, id as fact_id from unnest(${ids("party")}) id
  union all select 'mandates.instrument', id from unnest(${ids("instrument")}) id
  union all select 'cooperation.event', id from unnest(${ids("event")}) id
  union all select 'registry.party_name', n.id::text from registry.party_name n where n.party_id = any(${ids("party")})
  union all select 'registry.relation', r.id::text from registry.relation r
    where r.from_id = any(${ids("party")}) or r.to_id = any(${ids("party")})
  union all select 'registry.office', o.id::text from registry.office o
    where o.holder_id = any(${ids("party")}) or o.body_id = any(${ids("party")})
  union all select 'registry.membership', m.id::text from registry.membership m where m.party_id = any(${ids("party")})
  union all select 'mandates.establishment', e.id::text from mandates.establishment e where e.party_id = any(${ids("party")})`;

type FactIds = (table: string) => RawBuilder<unknown>;

/** What facts are told of, by their tables. */
const tiesOfFacts = (ids: FactIds) => sql`
  select 'party ' || id as key from unnest(${ids("registry.party")}) id
  union all select 'instrument ' || id from unnest(${ids("mandates.instrument")}) id
  union all select 'event ' || id from unnest(${ids("cooperation.event")}) id
  union all select 'party ' || n.party_id from registry.party_name n where n.id = any(${ids("registry.party_name")}::uuid[])
  union all select 'party ' || one from registry.relation r, unnest(array[r.from_id, r.to_id]) one
    where r.id = any(${ids("registry.relation")}::uuid[])
  union all select 'party ' || one from registry.office o, unnest(array[o.holder_id, o.body_id]) one
    where o.id = any(${ids("registry.office")}::uuid[])
  union all select 'party ' || m.party_id from registry.membership m where m.id = any(${ids("registry.membership")}::uuid[])
  union all select 'party ' || e.party_id from mandates.establishment e where e.id = any(${ids("mandates.establishment")}::uuid[])`;

/** What stands directly beside these subjects, as far as the reader may see what ties them. */
async function tied(db: Db, keys: readonly SubjectKey[]): Promise<SubjectKey[]> {
  if (keys.length === 0) return [];
  const of = (kind: SubjectKind) => keys.filter((key) => kindOf(key) === kind).map(idOf);
  const ids: Ids = (kind) => sql`${of(kind)}::text[]`;
  const factIds: FactIds = (table) => {
    const own = of("fact").filter((id) => id.startsWith(`${table} `));
    return sql`${own.map((id) => id.slice(table.length + 1))}::text[]`;
  };
  const { rows } = await sql<{ key: string }>`
    select distinct key from (
      ${tiesOfBodies(ids)} union all ${tiesOfTexts(ids)} union all ${tiesOfCooperation(ids)}
      union all ${tiesOfDocuments(ids, sql`${[...keys]}::text[]`)} union all ${tiesOfFacts(factIds)}
    ) tie where key is not null order by key`.execute(db);
  return rows.map(({ key }) => key).filter(isKey);
}

const isPivot = (key: SubjectKey): boolean => pivotKinds.some((kind) => kind === kindOf(key));

/** Regions around these and in them, and the States in all that lies in them. */
async function aroundRegions(db: Db, keys: readonly SubjectKey[]): Promise<SubjectKey[]> {
  const regions = keys.filter((key) => kindOf(key) === "region").map(idOf);
  if (regions.length === 0) return [];
  const { rows } = await sql<{ key: string }>`
    with recursive inside as (
      select r.id from registry.region r where r.id = any(${regions}::text[])
      union select r.id from registry.region r join inside i on r.parent_id = i.id
    ), above as (
      select r.id, r.parent_id from registry.region r where r.id = any(${regions}::text[])
      union select r.id, r.parent_id from registry.region r join above a on r.id = a.parent_id
    )
    select 'region ' || id as key from inside union select 'region ' || id from above
    union select 'state ' || s.id from registry.state s join inside i on i.id = s.region_id`.execute(db);
  return rows.map(({ key }) => key).filter(isKey);
}

/** Texts that renew, extend or supersede one another say so on each other's pages, from the first to the last. */
async function chained(db: Db, keys: readonly SubjectKey[]): Promise<SubjectKey[]> {
  const instruments = keys.filter((key) => kindOf(key) === "instrument").map(idOf);
  if (instruments.length === 0) return [];
  const { rows } = await sql<{ key: string }>`
    with recursive chain(id) as (
      select unnest(${instruments}::text[])
      union select case r.from_id when c.id then r.to_id else r.from_id end
      from chain c join mandates.instrument_relation r on c.id in (r.from_id, r.to_id) and r.kind in ('renews', 'extends', 'supersedes')
    ) select 'instrument ' || id as key from chain`.execute(db);
  return rows.map(({ key }) => key).filter(isKey);
}

/** These, and all behind those among them that have no page of their own. */
async function withPivots(db: Db, keys: readonly SubjectKey[]): Promise<SubjectKey[]> {
  const found = new Set(keys);
  let next = keys.filter(isPivot);
  while (next.length > 0) {
    const more = (await tied(db, next)).filter((key) => !found.has(key));
    for (const key of more) found.add(key);
    next = more.filter(isPivot);
  }
  return [...found];
}

/**
 * Whose pages may say something of these subjects: themselves first, then what stands beside them. The reader of the
 * transaction is told of nothing that they may not see.
 */
export async function subjectsBeside(db: Db, seeds: readonly SubjectKey[]): Promise<SubjectKey[]> {
  const own = await withPivots(db, [...seeds, ...(await chained(db, seeds))]);
  const beside = await withPivots(db, await tied(db, own));
  const regions = await aroundRegions(db, [...own, ...beside]);
  return [...new Set([...seeds, ...own, ...beside, ...regions])];
}
