import { sql } from "kysely";
import type { HandlingLevel } from "../../../kernel/handling.ts";
import type { Day } from "../../../kernel/partial-date.ts";
import type { Db } from "../../../platform/storage/index.ts";

/** A value of an account that the journal tells. */
export interface PastValue {
  readonly at: Date;
  readonly act: string;
  readonly field: string;
  readonly value: unknown;
}

/** What somebody did here. */
export interface OwnAct {
  readonly id: string;
  readonly at: Date;
  readonly act: string;
  readonly why: string;
}

export interface HeldLink {
  readonly id: string;
  readonly purpose: string;
  readonly party_id: string;
  readonly language: string;
  readonly recipient_name: string | null;
  readonly recipient_email: string | null;
  readonly made_at: Date;
  readonly expires_at: Date;
  readonly used_at: Date | null;
  readonly revoked_at: Date | null;
  readonly level: HandlingLevel;
}

/** A day on which rules were applied: rule → how many. */
export interface RetentionDay {
  readonly id: Day;
  readonly counts: Readonly<Record<string, number>>;
}

/** When a value was erased from an entry of the journal; by whom and why, where the reader may know of that act. */
export interface Erasure {
  readonly entry: string;
  readonly act: number;
  readonly at: Date;
  readonly by: { readonly kind: string; readonly name: string } | undefined;
  readonly name: string | undefined;
  readonly why: string;
}

interface ErasureRow {
  entry: string;
  act_id: string;
  at: Date;
  actor_kind: string | null;
  actor: string | null;
  act: string | null;
  why: string | null;
}

const erasureOf = ({ entry, act_id, at, actor_kind, actor, act, why }: ErasureRow): Erasure => ({
  ...{ entry, act: Number(act_id), at },
  by: actor_kind === null || actor === null ? undefined : { kind: actor_kind, name: actor },
  ...{ name: act ?? undefined, why: why ?? "" },
});

const countOf = (rows: readonly { readonly count: number }[]): number => rows[0]?.count ?? 0;

/** What takes personal data away; the database asks for an administrator. */
export function erasureStore(db: Db) {
  return {
    /** Why the act at hand is done. */
    async whyOfAct(): Promise<string> {
      const { rows } = await sql<{ why: string }>`
        select access.why_of(current_setting('entente.act')::bigint) as why`.execute(db);
      return rows[0]?.why ?? "";
    },

    async formerAddresses(person: string): Promise<string[]> {
      const { rows } = await sql<{ all: string[] }>`
        select access.former_addresses(${person}) as all`.execute(db);
      return rows[0]?.all ?? [];
    },

    /** @returns the number of the account, from now on */
    async eraseAccount(person: string, at: Date): Promise<number | undefined> {
      const { rows } = await sql<{ number: number | null }>`
        select access.erase_account(${person}, ${at}) as number`.execute(db);
      return rows[0]?.number ?? undefined;
    },

    async linksTo(addresses: readonly string[], subjects: readonly string[]): Promise<string[]> {
      const { rows } = await sql<{ id: string }>`
        select l::text as id from access.links_to(${[...addresses]}::text[], ${[...subjects]}::text[]) l`.execute(
        db,
      );
      return rows.map(({ id }) => id);
    },

    async recipientsOf(links: readonly string[]): Promise<string[]> {
      const { rows } = await sql<{ all: string[] }>`
        select access.recipients_of(${[...links]}::uuid[]) as all`.execute(db);
      return rows[0]?.all ?? [];
    },

    async eraseRecipients(links: readonly string[], at: Date): Promise<number> {
      const { rows } = await sql<{ count: number }>`
        select access.erase_recipients(${[...links]}::uuid[], ${at}) as count`.execute(db);
      return countOf(rows);
    },

    async linksOver(before: Date): Promise<string[]> {
      const { rows } = await sql<{ id: string }>`
        select l::text as id from access.links_over(${before}) l`.execute(db);
      return rows.map(({ id }) => id);
    },

    async accountsOver(before: Date): Promise<string[]> {
      const { rows } = await sql<{
        id: string;
      }>`select p as id from access.accounts_over(${before}) p`.execute(db);
      return rows.map(({ id }) => id);
    },

    /** Accounts that were erased, by id. */
    async erasedAccounts(): Promise<string[]> {
      const { rows } = await sql<{ id: string }>`
        select p.id from access.person p where p.erased_at is not null order by p.erased_number`.execute(db);
      return rows.map(({ id }) => id);
    },

    async askForErasure(person: string, at: Date | null): Promise<void> {
      await sql`update access.person set erasure_asked_at = ${at} where id = ${person}`.execute(db);
    },

    /** Who has asked, the longest first. */
    async erasuresAsked(): Promise<{ id: string; name: string; asked_at: Date }[]> {
      const { rows } = await sql<{ id: string; name: string; asked_at: Date }>`
        select p.id, p.name, p.erasure_asked_at as asked_at from access.person p
        where p.erasure_asked_at is not null and p.erased_at is null order by p.erasure_asked_at, p.id`.execute(
        db,
      );
      return rows;
    },
  };
}

/** What is told to people of themselves; of others the database tells only administrators. */
export function heldStore(db: Db) {
  return {
    async valuesOf(person: string): Promise<PastValue[]> {
      const { rows } = await sql<PastValue>`select * from access.values_held(${person})`.execute(db);
      return rows;
    },

    async actsOf(person: string): Promise<OwnAct[]> {
      const { rows } = await sql<OwnAct>`
        select id::text as id, at, act, why from access.acts_held(${person})`.execute(db);
      return rows;
    },

    async linksTo(address: string): Promise<HeldLink[]> {
      const { rows } = await sql<HeldLink>`select * from access.links_held(${address})`.execute(db);
      return rows;
    },

    /** Of entries that the reader has read. */
    async erasuresOf(entries: readonly string[]): Promise<Map<string, Erasure>> {
      if (entries.length === 0) return new Map();
      const { rows } = await sql<ErasureRow>`
        select e.entry::text as entry, e.act_id::text as act_id, e.at, a.actor_kind, a.actor, a.act, access.why_of(a.id) as why
        from access.erasures_of(${[...entries]}::uuid[]) e left join journal.act a on a.id = e.act_id`.execute(
        db,
      );
      return new Map(rows.map((row) => [row.entry, erasureOf(row)]));
    },
  };
}

/** Rules that somebody has changed, and what the rules did. */
export function retentionStore(db: Db) {
  return {
    async decided(): Promise<Map<string, number>> {
      const { rows } = await sql<{ id: string; days: number }>`
        select r.id, r.days from access.retention_rule r`.execute(db);
      return new Map(rows.map(({ id, days }) => [id, days]));
    },

    async decide(id: string, days: number): Promise<void> {
      await sql`
        insert into access.retention_rule (id, days) values (${id}, ${days})
        on conflict (id) do update set days = excluded.days`.execute(db);
    },

    /** The latest first. */
    async days(most: number): Promise<RetentionDay[]> {
      const { rows } = await sql<RetentionDay>`
        select d.id, d.counts from access.retention_day d order by d.id desc limit ${most}`.execute(db);
      return rows;
    },

    async day(id: Day): Promise<RetentionDay | undefined> {
      const { rows } = await sql<RetentionDay>`
        select d.id, d.counts from access.retention_day d where d.id = ${id}`.execute(db);
      return rows[0];
    },

    /** Adds to what was done on a day. */
    async addToDay(id: Day, counts: Readonly<Record<string, number>>): Promise<void> {
      // Of two who add at once the second waits, and then adds to what the first has written.
      await sql`select pg_advisory_xact_lock(hashtext('access.retention'))`.execute(db);
      const known = (await this.day(id))?.counts ?? {};
      const sums = Object.entries(counts).map(([rule, count]) => [rule, (known[rule] ?? 0) + count]);
      const all = JSON.stringify({ ...known, ...Object.fromEntries(sums) });
      await sql`
        insert into access.retention_day (id, counts) values (${id}, ${all}::jsonb)
        on conflict (id) do update set counts = excluded.counts`.execute(db);
    },
  };
}
