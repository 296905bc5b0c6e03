import { sql } from "kysely";
import type { HandlingLevel } from "../../../kernel/handling.ts";
import type { Db } from "../../../platform/storage/index.ts";

export interface Seal {
  readonly seal: number;
  readonly sealed_at: string;
  /** Hash of the seal before; empty for the first. */
  readonly previous: string;
  readonly entries: number;
  readonly hash: string;
}

/** One entry under a seal: what it says, where the reader may know it, else that there is one. */
export interface SealedEntry {
  readonly position: number;
  readonly digest: string;
  readonly told:
    | {
        readonly id: string;
        readonly text: string;
        readonly level: HandlingLevel;
        readonly erased: readonly ErasedValue[];
      }
    | undefined;
}

/** A personal value that an entry put apart, and that is gone: when, and by which act. */
export interface ErasedValue {
  readonly entry: string;
  readonly act: number;
  readonly at: string;
}

/** Whether the chain is whole, and what it holds. */
export interface ChainState {
  readonly broken: { readonly kind: string; readonly id: string } | undefined;
  readonly seals: number;
  readonly entries: number;
  readonly unsealed: number;
  readonly head: string;
}

/** The journal as others can verify it. */
export function exportStore(db: Db) {
  return {
    async seals(behind: number, most: number): Promise<Seal[]> {
      const { rows } = await sql<Omit<Seal, "seal"> & { seal: string }>`
        select seal::text as seal, to_char(sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as sealed_at,
          previous, entries, hash from workspace.journal_seals(${behind}, ${most})`.execute(db);
      return rows.map((row) => ({ ...row, seal: Number(row.seal) }));
    },

    async entries(seal: number, behind: number, most: number): Promise<SealedEntry[]> {
      const { rows } = await sql<{
        position: number;
        digest: string;
        id: string | null;
        text: string | null;
        level: HandlingLevel | null;
        erased: ErasedValue[] | null;
      }>`
        select d.position, d.digest, d.kind || ' ' || d.entry as id, case when a.id is not null then w.entry when c.id is not null then journal.change_text(c) end as text,
          coalesce(a.level, c.level) as level, case when c.id is not null then (
            select jsonb_agg(jsonb_build_object('entry', e.entry, 'act', e.act_id, 'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
              order by e.entry)
            from access.erasures_of(array(
              select (v.value ->> 'personal')::uuid from (values (c.before), (c.after)) i(row_image)
              cross join lateral jsonb_each(coalesce(i.row_image, '{}')) v
              where jsonb_typeof(v.value) = 'object' and v.value ->> 'personal' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
                and v.value ? 'digest')) e) end as erased
        from workspace.journal_digests(${seal}, ${behind}, ${most}) d
        left join journal.act a on d.kind = 'act' and a.id = d.entry left join lateral access.words_of(a.id) w on true
        left join journal.change c on d.kind = 'change' and c.id = d.entry
        order by d.position`.execute(db);
      return rows.map(({ position, digest, id, text, level, erased }) => ({
        ...{ position, digest },
        told:
          text === null || id === null || level === null
            ? undefined
            : { id, text, level, erased: erased ?? [] },
      }));
    },

    async verify(): Promise<ChainState | undefined> {
      const { rows } = await sql<{
        broken_kind: string | null;
        broken_id: string | null;
        seals: string;
        entries: string;
        unsealed: string;
        head: string;
      }>`select broken_kind, broken_id, seals, entries, unsealed, head from workspace.verify_journal()`.execute(
        db,
      );
      const [row] = rows;
      if (row === undefined) return undefined;
      const { broken_kind: kind, broken_id: id, head } = row;
      return {
        broken: kind === null || id === null ? undefined : { kind, id },
        ...{ seals: Number(row.seals), entries: Number(row.entries), unsealed: Number(row.unsealed), head },
      };
    },
  };
}
