import { createHash } from "node:crypto";
import pg from "pg";
import { withClient } from "../postgres/index.ts";

export const jobsRole = "entente_jobs";

/** The schema of the runner's tables, and of our functions in front of them. */
export const jobsSchema = "jobs";

/** Who does the jobs of a database holds this lock: one process at a time, and none that lives without it. */
export const workLock = { first: 7471, second: 1 } as const;

/** How often a job is begun at most. */
const mostAttempts = 5;

/**
 * What the application may do with jobs: add one, and ask when the next is due; the database's owner may ask how they stand. The
 * runner's tables have row security and no policy, so that only their owner sees them; these functions are the owner's.
 */
const functionsFor = (app: string) => `
  create or replace function jobs.enqueue(task text, payload json, key text) returns void
  language plpgsql security definer set search_path = '' as $$
  begin
    perform jobs.add_job(task, payload, job_key => key, max_attempts => ${mostAttempts});
    perform pg_notify('entente_jobs', '');
  end $$;

  -- Seconds until a job is due; null when none waits, and while somebody works. One that a killed process held is due.
  create or replace function jobs.due() returns double precision
  language sql stable security definer set search_path = '' as $$
    select greatest(0, extract(epoch from min(case when j.locked_at is null then j.run_at else clock_timestamp() end)
      - clock_timestamp()))::double precision
    from jobs._private_jobs j
    where (j.attempts < j.max_attempts or j.locked_at is not null) and not exists (
      select from pg_catalog.pg_locks l join pg_catalog.pg_database d on d.oid = l.database
      where d.datname = current_database() and l.locktype = 'advisory' and l.granted
        and l.classid = ${workLock.first} and l.objid = ${workLock.second} and l.objsubid = 2)
    having count(*) > 0
  $$;

  -- For whoever looks after the program: how many jobs wait, how many were begun too often, since how many seconds the oldest is due and the one
  -- under way has been so, and whether somebody works.
  create or replace function jobs.standing(out waiting integer, out spent integer, out overdue double precision,
    out busy double precision, out working boolean)
  language sql stable security definer set search_path = '' as $$
    select count(*) filter (where not j.over)::integer, count(*) filter (where j.over)::integer,
      coalesce(extract(epoch from clock_timestamp() - min(j.run_at) filter (where not j.over)), 0)::double precision,
      coalesce(extract(epoch from clock_timestamp() - min(j.locked_at)), 0)::double precision,
      exists (
        select from pg_catalog.pg_locks l join pg_catalog.pg_database d on d.oid = l.database
        where d.datname = current_database() and l.locktype = 'advisory' and l.granted
          and l.classid = ${workLock.first} and l.objid = ${workLock.second} and l.objsubid = 2)
    from (select run_at, locked_at, attempts >= max_attempts and locked_at is null as over from jobs._private_jobs) j
  $$;

  revoke execute on all functions in schema jobs from public;
  grant usage on schema jobs to ${app}, pg_database_owner;
  grant execute on function jobs.enqueue, jobs.due to ${app};
  grant execute on function jobs.standing to pg_database_owner`;

/** Another one when what is built here is another, or the runner's tables are. */
const stampFor = (appRole: string): string => {
  const digest = createHash("sha256").update(functionsFor(appRole)).digest("hex").slice(0, 16);
  return `graphile-worker 0.17.3, functions ${digest}`;
};

export interface JobsLogin {
  /** Where the role that owns the jobs logs in. Asked for only when something has to be built. */
  readonly url: () => Promise<string>;
  readonly appRole: string;
}

/**
 * Makes the schema of jobs, owned by its own role, where it is missing or of an older program. It is no part of the
 * migrations: its tables are the runner's, and no backup carries them.
 * @param owner a connection of the database's owner
 */
export async function prepareJobs(owner: pg.ClientBase, { url, appRole }: JobsLogin): Promise<void> {
  const stamp = stampFor(appRole);
  if ((await stampOf(owner)) === stamp) return;
  await owner.query("select pg_advisory_lock(hashtext('entente.jobs'))");
  try {
    if ((await stampOf(owner)) === stamp) return;
    await build(owner, await url(), appRole);
  } finally {
    await owner.query("select pg_advisory_unlock(hashtext('entente.jobs'))");
  }
}

async function stampOf(owner: pg.ClientBase): Promise<string | undefined> {
  const { rows } = await owner.query<{ stamp: string | null }>(
    "select obj_description(n.oid, 'pg_namespace') as stamp from pg_namespace n where n.nspname = $1",
    [jobsSchema],
  );
  return rows[0]?.stamp ?? undefined;
}

async function build(owner: pg.ClientBase, url: string, appRole: string): Promise<void> {
  await whileSchemasMayBeMade(owner, url, async () => {
    const { Logger, runMigrations } = await import("graphile-worker");
    const logger = new Logger(() => () => {});
    await runMigrations({ connectionString: url, schema: jobsSchema, logger, maxPoolSize: 1 });
  });
  await withClient(url, async (jobs) => {
    await jobs.query(functionsFor(jobs.escapeIdentifier(appRole)));
    await jobs.query(`comment on schema jobs is ${jobs.escapeLiteral(stampFor(appRole))}`);
  });
}

/** The runner makes its schema itself, and so owns it; afterwards its role may make no other. */
async function whileSchemasMayBeMade(
  owner: pg.ClientBase,
  url: string,
  work: () => Promise<void>,
): Promise<void> {
  const { rows } = await owner.query<{ name: string }>("select current_database() as name");
  const database = owner.escapeIdentifier(rows[0]?.name ?? "");
  const role = owner.escapeIdentifier(new pg.Client({ connectionString: url }).user ?? jobsRole);
  await owner.query(`grant create on database ${database} to ${role}`);
  try {
    await work();
  } finally {
    await owner.query(`revoke create on database ${database} from ${role}`);
  }
}
