import { sql } from "kysely";
import type { CertaintyTally, GapTally, LanguageTally, Tallies } from "../../../kernel/tally.ts";
import { type Db, readTallies } from "../../../platform/storage/index.ts";

const certainties = sql<CertaintyTally>`
  select 'party' as of, verification as certainty, count(*)::int as count from registry.party group by verification
  union all select 'party-name', verification, count(*)::int from registry.party_name group by verification
  union all select 'relation', verification, count(*)::int from registry.relation group by verification
  union all select 'office', verification, count(*)::int from registry.office group by verification
  union all select 'membership', verification, count(*)::int from registry.membership group by verification
  union all select 'coverage', verification, count(*)::int from registry.coverage group by verification
  union all select 'state', verification, count(*)::int from registry.state group by verification`;

// What a party is shown by: a former name or a source's wording is no name for a page.
const languages = sql<LanguageTally>`
  select 'party' as of, language, count(distinct party_id)::int as count from registry.party_name
  where type in ('official', 'short', 'acronym', 'alias') group by language
  union all
  select 'party-official', language, count(distinct party_id)::int from registry.party_name where type = 'official' group by language
  union all
  select 'state', language, count(distinct state_id)::int from registry.state_name where form = 'short' group by language
  union all
  select 'state-formal', language, count(distinct state_id)::int from registry.state_name where form = 'formal' group by language`;

const gaps = sql<GapTally>`
  with gap(gap, count, all_of) as (
    select 'party-dates', count(*) filter (where p.since is null and p.until is null), count(*) from registry.party p
    union all
    select 'party-regions', count(*) filter (where not exists (select from registry.coverage c where c.party_id = p.id)), count(*)
      from registry.party p
    union all select 'party-seat', count(*) filter (where p.place is null), count(*) from registry.party p
    union all select 'party-website', count(*) filter (where p.website = ''), count(*) from registry.party p
    union all select 'relation-dates', count(*) filter (where r.since is null and r.until is null), count(*) from registry.relation r
    union all select 'relation-source', count(*) filter (where r.source_url = ''), count(*) from registry.relation r
    union all select 'membership-dates', count(*) filter (where m.since is null and m.until is null), count(*) from registry.membership m
  ) select gap, count::int, all_of::int as all from gap`;

/** How much the reader may read, how sure it is and what is missing. */
export function tallyQuestions(db: Db) {
  return {
    tallies: (): Promise<Tallies> => readTallies(db, { certainties, languages, gaps }),
  };
}
