import { sql } from "kysely";
import type { Tallies } from "../../../kernel/tally.ts";
import { type Db, readTallies } from "../../../platform/storage/index.ts";

type Row<Part extends keyof Tallies> = Tallies[Part][number];

const certainties = sql<Row<"certainties">>`
  select 'instrument' as of, verification as certainty, count(*)::int as count from mandates.instrument group by verification
  union all select 'provision', verification, count(*)::int from mandates.provision group by verification
  union all select 'instrument-relation', verification, count(*)::int from mandates.instrument_relation group by verification
  union all select 'establishment', verification, count(*)::int from mandates.establishment group by verification
  union all select 'theme', verification, count(*)::int from mandates.theme group by verification`;

const languages = sql<Row<"languages">>`
  select 'instrument' as of, language, count(distinct instrument_id)::int as count from mandates.instrument_title group by language
  union all
  select 'provision', language, count(distinct provision_id)::int from mandates.provision_title group by language
  union all
  select 'theme', language, count(distinct theme_id)::int from mandates.theme_name group by language`;

const gaps = sql<Row<"gaps">>`
  with gap(gap, count, all_of) as (
    select 'instrument-adopted', count(*) filter (where i.adopted is null), count(*) from mandates.instrument i
    union all
    select 'instrument-title', count(*) filter (
        where not exists (select from mandates.instrument_title t where t.instrument_id = i.id)), count(*)
      from mandates.instrument i
    union all
    select 'instrument-source', count(*) filter (where i.source_url = ''), count(*) from mandates.instrument i
  ) select gap, count::int, all_of::int as all from gap`;

/** How much the reader may read, how sure it is and what is missing. */
export function tallyQuestions(db: Db) {
  return {
    tallies: (): Promise<Tallies> => readTallies(db, { certainties, languages, gaps }),
  };
}
