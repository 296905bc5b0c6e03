import { sql } from "kysely";
import type { Certainty } from "../../../kernel/handling.ts";
import type { Language } from "../../../kernel/language.ts";
import type { PartialDate } from "../../../kernel/partial-date.ts";
import type { Db } from "../../../platform/storage/index.ts";
import type {
  Category,
  LifeCycle,
  MembershipStatus,
  NameType,
  Office,
  PartyKind,
  RelationKind,
  UnStatus,
} from "../model.ts";
import { type RelationColumns, type RelationRow, relationColumns, relationOf } from "./rows.ts";

/** Language, type, name, how sure it is. */
export type NameEntry = readonly [Language, NameType, string, Certainty];

/** A party as programs read it: with all names by which it may be shown, in no reader's language. */
export interface PartyEntry {
  readonly id: string;
  readonly kind: PartyKind;
  readonly category: Category;
  readonly parent_id: string | null;
  readonly status: LifeCycle;
  readonly since: PartialDate | null;
  readonly until: PartialDate | null;
  readonly place: string | null;
  readonly country: string | null;
  readonly website: string;
  readonly on_source_page: boolean;
  readonly verification: Certainty;
  readonly source_url: string;
  readonly names: readonly NameEntry[];
  /** M49 codes of the regions it covers. */
  readonly regions: readonly string[];
}

interface EntryStatement {
  readonly since: PartialDate | null;
  readonly until: PartialDate | null;
  readonly certainty: Certainty;
  readonly source: string;
}

export interface WholePartyEntry extends PartyEntry {
  readonly children: readonly string[];
  readonly identifiers: ReadonlyArray<{ readonly scheme: string; readonly value: string }>;
  readonly offices: ReadonlyArray<
    EntryStatement & { readonly holder: string; readonly office: Office; readonly body: string }
  >;
  readonly members: ReadonlyArray<
    EntryStatement & { readonly state: string; readonly status: MembershipStatus }
  >;
}

export interface PartyFilter {
  readonly kind?: PartyKind | undefined;
  readonly category?: Category | undefined;
  readonly status?: LifeCycle | undefined;
  readonly listed?: boolean | undefined;
  /** A region and all within it. */
  readonly region?: string | undefined;
}

/** A part of a list in the order of its keys: at most `most` rows, those behind `after`. */
export interface Part<Key> {
  readonly after: Key | undefined;
  readonly most: number;
}

export type RelationKey = readonly [from: string, kind: string, to: string, id: string];

export interface StateEntry {
  readonly id: string;
  readonly alpha2: string;
  readonly m49: string;
  readonly un_status: UnStatus;
  readonly region_id: string;
  readonly verification: Certainty;
  readonly names: ReadonlyArray<readonly [Language, "short" | "formal", string, Certainty]>;
}

export interface WholeStateEntry extends StateEntry {
  readonly memberships: ReadonlyArray<
    EntryStatement & { readonly party: string; readonly status: MembershipStatus }
  >;
}

export interface RegionEntry {
  readonly id: string;
  readonly parent_id: string | null;
  readonly verification: Certainty;
  readonly names: ReadonlyArray<readonly [Language, string, Certainty]>;
}

/** Former names and the spellings of sources are for whoever reads one party, not for lists. */
const displayed = sql`and n.type in ('official', 'short', 'acronym', 'alias')`;

export const partyEntry = (names = displayed) => sql`
  p.id, p.kind, p.category, p.parent_id, p.status, p.since, p.until, p.place, p.country, p.website, p.on_source_page,
  p.verification, p.source_url,
  coalesce((
    select json_agg(json_build_array(n.language, n.type, n.name, n.verification) order by n.name)
    from registry.party_name n where n.party_id = p.id ${names}
  ), '[]') as names,
  array(select c.region_id from registry.coverage c where c.party_id = p.id order by c.region_id) as regions`;

export const stateEntry = sql`
  s.id, s.alpha2, s.m49, s.un_status, s.region_id, s.verification, coalesce((
    select json_agg(json_build_array(n.language, n.form, n.name, n.verification) order by n.name)
    from registry.state_name n where n.state_id = s.id
  ), '[]') as names`;

/** A party with all names and all that is on record of it, relations apart. */
export const wholePartyEntry = () => sql`
  ${partyEntry(sql``)},
    array(select c.id from registry.party c where c.parent_id = p.id order by c.id) as children,
    coalesce((select json_agg(json_build_object('scheme', i.scheme, 'value', i.value) order by i.scheme, i.value)
      from registry.identifier i where i.party_id = p.id), '[]') as identifiers,
    coalesce((select json_agg(json_build_object('holder', o.holder_id, 'office', o.office, 'body', o.body_id,
        'since', o.since, 'until', o.until, 'certainty', o.verification, 'source', o.source_url)
        order by o.body_id, o.office, o.holder_id)
      from registry.office o where o.holder_id = p.id or o.body_id = p.id), '[]') as offices,
    coalesce((select json_agg(json_build_object('state', m.state_id, 'status', m.status,
        'since', m.since, 'until', m.until, 'certainty', m.verification, 'source', m.source_url)
        order by m.state_id, m.since)
      from registry.membership m where m.party_id = p.id), '[]') as members`;

export const stateMemberships = sql`
  coalesce((
    select json_agg(json_build_object('party', m.party_id, 'status', m.status,
      'since', m.since, 'until', m.until, 'certainty', m.verification, 'source', m.source_url)
      order by m.party_id, m.since)
    from registry.membership m where m.state_id = s.id
  ), '[]')`;

const coveringRegion = (region: string) => sql`
  exists (
    select from registry.coverage c where c.party_id = p.id and c.region_id in (
      with recursive within(id) as (
        select ${region}::text union select r.id from registry.region r join within w on r.parent_id = w.id
      ) select id from within
    )
  )`;

/** What programs read: entries with every language at once, lists in parts. One statement an answer. */
export function entryQuestions(db: Db) {
  return {
    async partyEntries(
      { kind, category, status, listed, region }: PartyFilter,
      { after, most }: Part<string>,
    ): Promise<PartyEntry[]> {
      const { rows } = await sql<PartyEntry>`
        select ${partyEntry()} from registry.party p
        where p.id > ${after ?? ""}
          and (${kind ?? null}::text is null or p.kind = ${kind ?? null})
          and (${category ?? null}::text is null or p.category = ${category ?? null})
          and (${status ?? null}::text is null or p.status = ${status ?? null})
          and (${listed ?? null}::boolean is null or p.on_source_page = ${listed ?? null})
          and ${region === undefined ? sql`true` : coveringRegion(region)}
        order by p.id limit ${most}`.execute(db);
      return rows;
    },

    async findPartyEntry(id: string): Promise<WholePartyEntry | undefined> {
      const { rows } = await sql<WholePartyEntry>`
        select ${wholePartyEntry()}
        from registry.party p where p.id = ${id}`.execute(db);
      return rows[0];
    },

    /** Relations in the order of their ends; those of one party alone when it is named. */
    async relationEntries(
      { party, kind }: { readonly party?: string | undefined; readonly kind?: RelationKind | undefined },
      { after, most }: Part<RelationKey>,
    ): Promise<RelationRow[]> {
      const [from = "", of = "", to = "", id = "00000000-0000-0000-0000-000000000000"] = after ?? [];
      const { rows } = await sql<RelationColumns>`
        select ${relationColumns} from registry.relation r
        where (r.from_id, r.kind, r.to_id, r.id) > (${from}, ${of}, ${to}, ${id}::uuid)
          and (${kind ?? null}::text is null or r.kind = ${kind ?? null})
          and ${party === undefined ? sql`true` : sql`(r.from_id = ${party} or r.to_id = ${party})`}
        order by r.from_id, r.kind, r.to_id, r.id limit ${most}`.execute(db);
      return rows.map(relationOf);
    },

    async stateEntries({ after, most }: Part<string>): Promise<StateEntry[]> {
      const { rows } = await sql<StateEntry>`
        select ${stateEntry} from registry.state s where s.id > ${after ?? ""} order by s.id limit ${most}`.execute(
        db,
      );
      return rows;
    },

    async findStateEntry(id: string): Promise<WholeStateEntry | undefined> {
      const { rows } = await sql<WholeStateEntry>`
        select ${stateEntry}, ${stateMemberships} as memberships
        from registry.state s where s.id = ${id}`.execute(db);
      return rows[0];
    },

    /** All regions, by code. */
    async regionEntries(): Promise<RegionEntry[]> {
      const { rows } = await sql<RegionEntry>`
        select r.id, r.parent_id, r.verification, coalesce((
          select json_agg(json_build_array(n.language, n.name, n.verification) order by n.name)
          from registry.region_name n where n.region_id = r.id
        ), '[]') as names
        from registry.region r order by r.id`.execute(db);
      return rows;
    },
  };
}
