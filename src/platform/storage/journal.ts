import { type Kysely, sql } from "kysely";
import type pg from "pg";

/** The first entry of the journal that is not as it was sealed. */
export interface BrokenEntry {
  readonly kind: "act" | "change" | "seal" | "head";
  /** Number of the entry; of a head, the one that was looked for. */
  readonly id: string;
  /** `changed`, `deleted`, `inserted`: what happened to it. `missing`: the chain does not contain the head. */
  readonly problem: "changed" | "deleted" | "inserted" | "missing";
}

export interface Verification {
  readonly broken: BrokenEntry | undefined;
  readonly seals: number;
  readonly entries: number;
  /** Acts that no seal covers yet. */
  readonly unsealed: number;
  /** Personal values that were erased: their digests are among what was verified. */
  readonly erased: number;
  /** Hash of the last seal, hexadecimal; empty before the first. */
  readonly head: string;
}

/** Seals all finished acts. @returns the head of the chain, hexadecimal; empty before the first act. */
export async function sealJournal(db: Kysely<Record<never, never>>): Promise<string> {
  const { rows } = await sql<{ head: Buffer | null }>`select journal.seal_batch() as head`.execute(db);
  return rows[0]?.head?.toString("hex") ?? "";
}

/** Seals every minute and once more at the end; a failure waits for the next time. */
export function sealRegularly(db: Kysely<Record<never, never>>, everyMs = 60_000): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  const seal = () => {
    running = sealJournal(db).catch(() => {});
  };
  seal();
  const timer = setInterval(seal, everyMs).unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
      await sealJournal(db).catch(() => {});
    },
  };
}

/** Every entry under a seal, in the order of the chain, that differs from what was sealed. */
const sealedEntries = `
  select s.kind, s.entry_id::text as id,
    case when coalesce(a.id, c.id) is null then 'deleted' else 'changed' end as problem,
    s.seal_id as seal, s.position
  from journal.sealed s
  left join journal.act a on s.kind = 'act' and a.id = s.entry_id
  left join journal.change c on s.kind = 'change' and c.id = s.entry_id
  where s.digest is distinct from
    case s.kind when 'act' then case when a.id is not null then journal.entry_digest(journal.act_text(a)) end
    else case when c.id is not null then journal.entry_digest(journal.change_text(c)) end end`;

/** Seals whose hash does not follow from the one before and their entries' digests. */
const seals = `
  select 'seal' as kind, s.id::text as id, 'changed' as problem, s.id as seal, 2147483647 as position
  from (select s.*, lag(s.hash, 1, ''::bytea) over (order by s.id) as expected from journal.seal s) s
  left join lateral (
    select count(*) as entries, string_agg(digest, ''::bytea order by position) as digests from journal.sealed e where e.seal_id = s.id
  ) e on true
  where s.previous <> s.expected or s.entries <> e.entries or s.hash <> sha256(s.expected || coalesce(e.digests, ''::bytea))`;

/** Entries that were put in without the door: neither sealed nor waiting for a seal. */
const strays = `
  select 'act' as kind, a.id::text as id, 'inserted' as problem, 9223372036854775807 as seal, 0 as position from journal.act a
  where not exists (select from journal.sealed s where s.kind = 'act' and s.entry_id = a.id)
    and not exists (select from journal.pending p where p.act_id = a.id)
  union all
  select 'change', c.id::text, 'inserted', 9223372036854775807, 1 from journal.change c
  where not exists (select from journal.sealed s where s.kind = 'change' and s.entry_id = c.id)
    and not exists (select from journal.pending p where p.act_id = c.act_id)`;

/**
 * Walks the whole chain as the owner and names the first broken entry. `head` is one that was kept outside:
 * a chain alone cannot show that its end was cut off.
 */
export async function verifyJournal(owner: pg.ClientBase, head?: string): Promise<Verification> {
  const found = await owner.query<BrokenEntry>(
    `select kind, id, problem from (${sealedEntries} union all ${seals} union all ${strays}) broken order by seal, position, length(id), id limit 1`,
  );
  const totals = await owner.query<{
    seals: number;
    entries: number;
    unsealed: number;
    erased: number;
    head: Buffer | null;
  }>(`
    select (select count(*) from journal.seal) as seals, (select count(*) from journal.sealed) as entries,
      (select count(*) from journal.pending) as unsealed, (select count(*) from journal.erased) as erased, (select hash from journal.seal order by id desc limit 1) as head`);
  const {
    seals: count,
    entries,
    unsealed,
    erased,
    head: last,
  } = totals.rows[0] ?? { seals: 0, entries: 0, unsealed: 0, erased: 0, head: null };
  return {
    broken: found.rows[0] ?? (await missingHead(owner, head)),
    seals: count,
    entries,
    unsealed,
    erased,
    head: last?.toString("hex") ?? "",
  };
}

async function missingHead(owner: pg.ClientBase, head: string | undefined): Promise<BrokenEntry | undefined> {
  if (head === undefined) return undefined;
  const found = await owner.query("select from journal.seal where hash = decode($1, 'hex')", [head]);
  return found.rowCount ? undefined : { kind: "head", id: head, problem: "missing" };
}
