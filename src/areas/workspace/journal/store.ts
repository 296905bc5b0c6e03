import { type RawBuilder, sql } from "kysely";
import type { HandlingLevel } from "../../../kernel/handling.ts";
import type { Db } from "../../../platform/storage/index.ts";

/** One row that an act changed, as the journal holds it. */
export interface JournalChange {
  readonly id: number;
  readonly act_id: number;
  readonly table: string;
  readonly row: string;
  readonly operation: "insert" | "update" | "delete";
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly level: HandlingLevel;
}

export interface JournalAct {
  readonly id: number;
  readonly at: Date;
  readonly by: { readonly kind: string; readonly name: string };
  readonly act: string;
  readonly why: string;
  readonly request: Readonly<Record<string, unknown>>;
  readonly level: HandlingLevel;
}

/** What a list of acts is narrowed to. */
export interface JournalFilter {
  /** Names of actors. */
  readonly actors: readonly string[] | undefined;
  /** An act, or the area of several. */
  readonly act: string | undefined;
  /** A row as `table id`, or a party. */
  readonly thing: string | undefined;
  readonly from: Date | undefined;
  readonly until: Date | undefined;
  /** Only where it changed who may see something. */
  readonly levels: boolean;
  /** Older than this one. */
  readonly before: number | undefined;
  readonly most: number;
}

/** So many changes of one act are shown; more are counted. */
export const shownChanges = 12;
const mostOfParty = 20_000;

const none = sql`true`;

/** Acts that changed one row, or anything of a party; the function of the registry knows whose history the reader may see. */
function ofThing(thing: string | undefined): RawBuilder<unknown> {
  if (thing === undefined) return none;
  const [table, ...rest] = thing.split(" ");
  if (rest.length > 0)
    return sql`a.id in (select c.act_id from journal.change c where c.table_name = ${table} and c.row_id = ${rest.join(" ")})`;
  // Each by its key: what the policy lets through cannot be foreseen, and the whole journal would be read for a few of its entries.
  return sql`a.id in (select c.act_id from registry.changes_of(${thing}, ${mostOfParty}) h
    cross join lateral (select e.act_id from journal.change e where e.id = h.change_id limit 1) c)`;
}

const changedHandling = sql`exists (
  select from journal.change c where c.act_id = a.id and c.operation = 'update'
    and (c.before ->> 'level', c.before -> 'audience') is distinct from (c.after ->> 'level', c.after -> 'audience'))`;

/** Questions about the journal, under its own policies. */
export function journalStore(db: Db) {
  return {
    /** The latest first. */
    async acts({
      actors,
      act,
      thing,
      from,
      until,
      levels,
      before,
      most,
    }: JournalFilter): Promise<JournalAct[]> {
      const { rows } = await sql<
        Omit<JournalAct, "by" | "id"> & { id: string; actor_kind: string; actor: string }
      >`
        select a.id::text as id, a.at, a.actor_kind, a.actor, a.act, a.level, coalesce(w.why, '') as why, coalesce(w.request, '{}') as request
        from (select a.id, a.at, a.actor_kind, a.actor, a.act, a.level from journal.act a
        where ${actors === undefined ? none : sql`a.actor = any(${[...actors]})`}
          and ${act === undefined ? none : sql`(a.act = ${act} or starts_with(a.act, ${`${act}.`}))`}
          and ${from === undefined ? none : sql`a.at >= ${from}`} and ${until === undefined ? none : sql`a.at < ${until}`}
          and ${before === undefined ? none : sql`a.id < ${before}`}
          and ${ofThing(thing)} and ${levels ? changedHandling : none}
        order by a.id desc limit ${most}) a left join lateral access.words_of(a.id) w on true
        order by a.id desc`.execute(db);
      return rows.map(({ actor_kind, actor, id, ...row }) => ({
        ...row,
        id: Number(id),
        by: { kind: actor_kind, name: actor },
      }));
    },

    /** The first changes of each act. */
    async changes(acts: readonly number[]): Promise<JournalChange[]> {
      const { rows } = await sql<Omit<JournalChange, "id" | "act_id"> & { id: string; act_id: string }>`
        select c.id::text as id, c.act_id::text as act_id, c.table_name as table, c.row_id as row, c.operation, c.before, c.after, c.level
        from unnest(${[...acts]}::bigint[]) one
        cross join lateral (select * from journal.change c where c.act_id = one order by c.id limit ${shownChanges}) c`.execute(
        db,
      );
      return rows.map((row) => ({ ...row, id: Number(row.id), act_id: Number(row.act_id) }));
    },

    /** How many changes of each act the reader may read. */
    async changeCounts(acts: readonly number[]): Promise<Map<number, number>> {
      const { rows } = await sql<{ act_id: string; count: number }>`
        select c.act_id::text as act_id, count(*)::integer as count from journal.change c
        where c.act_id = any(${[...acts]}::bigint[]) group by c.act_id`.execute(db);
      return new Map(rows.map(({ act_id, count }) => [Number(act_id), count]));
    },

    /** The seal of each act; of one that none covers yet, nothing. */
    async sealsOf(acts: readonly number[]): Promise<Map<number, number>> {
      const { rows } = await sql<{ act: string; seal: string }>`
        select act::text as act, seal::text as seal from workspace.seals_of(${[...acts]}::bigint[])`.execute(
        db,
      );
      return new Map(rows.map(({ act, seal }) => [Number(act), Number(seal)]));
    },
  };
}
