import { type RawBuilder, sql } from "kysely";
import type { Db } from "../storage/index.ts";

/** A row of names as a source gives it. */
export interface NameColumns {
  readonly id: string;
  readonly language: string;
  readonly type: string;
  readonly name: string;
}

/**
 * Where the names of one kind of subject stand: a query that gives `id`, `language`, `type` and `name`, over tables under row security.
 * It is joined to the candidates by `id`.
 */
export interface NameSource {
  readonly kind: string;
  readonly rows: RawBuilder<NameColumns>;
}

export interface Wanted {
  readonly sources: readonly NameSource[];
  /** Nothing else is looked for; without it, subjects of every kind. */
  readonly kinds?: readonly string[] | undefined;
  /** Tokens of the query, folded. */
  readonly tokens: readonly string[];
  /** Whether the last token may go on. */
  readonly unfinished: boolean;
  readonly skip: number;
  readonly most: number;
}

export interface FoundNames {
  readonly rows: ReadonlyArray<NameColumns & { readonly kind: string }>;
  /** Whether there may be more candidates after these. */
  readonly full: boolean;
}

interface Found extends NameColumns {
  readonly kind: string | null;
  readonly asked: number;
}

/**
 * Two steps in one statement: candidate ids from the index, which is not under the reader's rules, joined to the tables, which are.
 * Only what the reader may read comes back; what it says, and how much of it there is, is told by that alone.
 */
export async function findNames(
  db: Db,
  { sources, kinds, tokens, unfinished, skip, most }: Wanted,
): Promise<FoundNames> {
  const parts = sources.map(
    ({ kind, rows }) => sql`
      select c.kind, r.id, r.language, r.type, r.name from c join (${rows}) r on r.id = c.id where c.kind = ${kind}`,
  );
  const { rows } = await sql<Found>`
    with c as materialized (
      select kind, id from search.candidates(${tokens}::text[], ${unfinished}, ${kinds === undefined ? null : [...kinds]}::text[], ${skip}, ${most})
    )
    select f.*, k.asked from (select count(*) as asked from c) k
    left join (${sql.join(parts, sql` union all `)}) f on true`.execute(db);
  return {
    // Of candidates that the reader may not read, one row without a name comes back.
    rows: rows
      .filter((row): row is Found & { kind: string } => row.kind !== null)
      .map(({ asked, ...row }) => row),
    full: (rows[0]?.asked ?? 0) >= most,
  };
}
