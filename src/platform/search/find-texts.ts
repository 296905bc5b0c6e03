import { type RawBuilder, sql } from "kysely";
import type { Db } from "../storage/index.ts";

/** What a source gives of a text besides its own columns. */
export interface TextColumns {
  readonly id: string;
  readonly language: string;
  readonly words: string;
}

/**
 * Where the texts of one kind stand: a query over tables under row security, which is joined to the candidates by `id`.
 * Its column `title_id` names the text of kind `titled` that counts as the heading of it.
 */
export interface TextSource<Row extends TextColumns> {
  readonly kind: string;
  readonly titled: string;
  readonly rows: RawBuilder<Row>;
}

export interface WantedTexts<Row extends TextColumns> {
  readonly source: TextSource<Row>;
  /** Languages of the texts that are looked through. */
  readonly languages: readonly string[];
  /** Words and phrases that a text must have, and those that it must not. */
  readonly wanted: readonly string[];
  readonly refused: readonly string[];
  /** Whether the last wanted word may go on. */
  readonly unfinished: boolean;
  /** Only parts of these are looked for, which the reader's own rules tell: an array in SQL. Without it, all. */
  readonly parts?: RawBuilder<readonly string[]> | undefined;
  /** At most so many texts, best first. */
  readonly limit: number;
}

export interface FoundTexts<Row extends TextColumns> {
  /** Best first: by cover density (Clarke, Cormack, Tudhope 2000; `ts_rank_cd`), words in headings and titles counting most. */
  readonly rows: ReadonlyArray<Row & { readonly rank: number }>;
  /** Whether there are more than these. */
  readonly more: boolean;
}

/** How many candidates more than texts are asked for at first, and how often four times as many again before the search gives up. */
const search = { spare: 20, steps: 5, times: 4 };

/**
 * Two steps in one statement, as for names: ids of candidates from the index, which is not under the reader's rules, joined to the texts, which
 * are. Order and number come of the texts that the reader may read, and where too few of them do, the next candidates are asked for.
 */
export async function findTexts<Row extends TextColumns>(
  db: Db,
  wanted: WantedTexts<Row>,
): Promise<FoundTexts<Row>> {
  const found = new Map<string, Row & { readonly rank: number }>();
  let [skip, most] = [0, wanted.limit + search.spare];
  for (let turn = 0; turn < search.steps && wanted.wanted.length > 0; turn += 1) {
    const { rows, asked } = await step(db, wanted, { skip, most });
    for (const row of rows) found.set(row.id, row);
    if (asked < most || found.size > wanted.limit) break;
    [skip, most] = [skip + most, most * search.times];
  }
  const rows = [...found.values()].sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1));
  return { rows: rows.slice(0, wanted.limit), more: rows.length > wanted.limit };
}

interface Step {
  readonly skip: number;
  readonly most: number;
}

async function step<Row extends TextColumns>(
  db: Db,
  { source, languages, wanted, refused, unfinished, parts, limit }: WantedTexts<Row>,
  { skip, most }: Step,
): Promise<{ readonly rows: ReadonlyArray<Row & { readonly rank: number }>; readonly asked: number }> {
  type Found = Row & { readonly rank: number | null; readonly asked: number };
  const { rows } = await sql<Found>`
    with q as materialized (
      select language, query from search.queries(${[...languages]}::text[], ${[...wanted]}::text[], ${[...refused]}::text[], ${unfinished})
    ), c as materialized (
      select id from search.written_candidates(${source.kind}, (select array_agg(language order by language) from q),
        (select array_agg(query order by language) from q), ${parts ?? sql`null`}::text[], ${skip}, ${most})
    )
    select f.*, k.asked from (select count(*) as asked from c) k
    left join (
      select r.*, ts_rank_cd(w.vector || coalesce(t.vector, ''::tsvector), q.query, 1)::float8 as rank
      from c join (${source.rows}) r on r.id = c.id
      join search.written w on w.kind = ${source.kind} and w.id = c.id join q on q.language = w.language
      left join search.written t on t.kind = ${source.titled} and t.id = r.title_id
      order by rank desc, r.id limit ${limit + 1}
    ) f on true`.execute(db);
  return {
    // Of candidates that the reader may not read, one row without a text comes back.
    rows: rows.filter((row): row is Found & { rank: number } => row.rank !== null),
    asked: rows[0]?.asked ?? 0,
  };
}
