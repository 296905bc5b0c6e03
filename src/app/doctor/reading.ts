import type pg from "pg";
import { wordsRevision } from "../../areas/evidence/index.ts";
import { dbOver } from "../../platform/storage/index.ts";
import { type Finding, well, wrong } from "./finding.ts";

/** Seconds for which a job may be due before somebody has to have begun it, and for which one may be under way. */
const longest = { due: 600, underWay: 3600 };

interface Standing {
  readonly waiting: number;
  readonly spent: number;
  /** Seconds since the oldest was due, and since the one under way was begun. */
  readonly overdue: number;
  readonly busy: number;
  readonly working: boolean;
}

/** Undefined where the database has no place for jobs, or one that an older version made. */
async function standingOf(owner: pg.ClientBase): Promise<Standing | undefined> {
  const { rows } = await owner.query<{ there: boolean }>(
    "select to_regprocedure('jobs.standing()') is not null as there",
  );
  if (!rows[0]?.there) return undefined;
  return (await owner.query<Standing>("select * from jobs.standing()")).rows[0];
}

/** Jobs that were begun too often, and files of the last day that a fault of ours kept from being read. */
export async function checkJobs(owner: pg.ClientBase): Promise<Finding | undefined> {
  const standing = await standingOf(owner);
  if (standing === undefined) return undefined;
  const { rows } = await owner.query<{ faults: number }>(
    `select count(*)::int as faults from evidence.intake
     where error_code in ('intake-fault', 'intake-cut-off') and changed_at > now() - interval '1 day'`,
  );
  const count = standing.spent + (rows[0]?.faults ?? 0);
  return count === 0
    ? well("jobs", "sound", { count: standing.waiting })
    : wrong("jobs", "failed", { count });
}

/** Whether somebody does what is due, and gets on with it. */
export async function checkWorker(owner: pg.ClientBase): Promise<Finding | undefined> {
  const standing = await standingOf(owner);
  if (standing === undefined) return undefined;
  const { waiting, overdue, busy, working } = standing;
  if (!working)
    return overdue > longest.due
      ? wrong("worker", "absent", { count: waiting, minutes: Math.floor(overdue / 60) })
      : well("worker", "unneeded");
  return busy > longest.underWay
    ? wrong("worker", "stuck", { minutes: Math.floor(busy / 60) })
    : well("worker", "working");
}

/** Every text that the index of texts follows: its words are there, unless it is of the sort that is left out. */
export async function checkTexts(owner: pg.ClientBase): Promise<Finding | undefined> {
  const there = await owner.query<{ there: boolean }>(
    "select to_regproc('search.follow_texts') is not null as there",
  );
  if (!there.rows[0]?.there) return undefined;
  const { rows } = await owner.query<{ target: string; words: string[] }>(`
    select distinct tgrelid::regclass::text as target,
      string_to_array(rtrim(encode(tgargs, 'escape'), '\\000'), '\\000') as words
    from pg_trigger where tgfoid = 'search.follow_texts'::regproc and not tgisinternal`);
  let all = 0;
  let lost = 0;
  for (const { target, words } of rows) {
    const [kind = "", id = "", , , , sort = "", , leftOut = ""] = words;
    const sorted = sort === "" ? "''" : `t.${owner.escapeIdentifier(sort)}::text`;
    const found = await owner.query<{ all: number; lost: number }>(
      `select count(*)::int as all, count(*) filter (where w.id is null)::int as lost
       from ${target} t left join search.written w on w.kind = $1 and w.id = t.${owner.escapeIdentifier(id)}::text
       where ${sorted} is distinct from $2`,
      [kind, leftOut],
    );
    all += found.rows[0]?.all ?? 0;
    lost += found.rows[0]?.lost ?? 0;
  }
  return lost === 0 ? well("texts", "whole", { count: all }) : wrong("texts", "gaps", { count: lost });
}

/** The readings of the latest editions, by the names that the register has now. */
export async function checkReadings(owner: pg.ClientBase): Promise<Finding> {
  const revision = await wordsRevision(dbOver(owner));
  const { rows } = await owner.query<{ all: number; old: number }>(
    `select count(*)::int as all, count(*) filter (where r.lexicon <> case r.level when 'public' then $1 else $2 end)::int as old
     from evidence.reading r join evidence.edition e on e.id = r.edition_id
     where not exists (select from evidence.edition l where l.document_id = e.document_id and l.number > e.number)`,
    [revision.open, revision.all],
  );
  const { all, old } = rows[0] ?? { all: 0, old: 0 };
  return old === 0 ? well("readings", "current", { count: all }) : wrong("readings", "old", { count: old });
}
