import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { freshInstallation, operator, type TestInstallation } from "../../../tests/support/installation.ts";
import { jobsUrlOf, workOn } from "../../../tests/support/jobs.ts";
import { rowsOf } from "../../../tests/support/sql.ts";
import { EntenteError, invalid, unavailable } from "../../kernel/errors.ts";
import { command } from "../acts/index.ts";
import { enqueue } from "./enqueue.ts";
import { type AnyJobTask, jobTask } from "./job.ts";
import { watchJobs } from "./watch.ts";

let installation: TestInstallation;
let jobsUrl: string;

beforeAll(async () => {
  installation = await freshInstallation();
  jobsUrl = await jobsUrlOf(installation);
});
afterEach(async () => {
  await asJobs("delete from jobs._private_jobs");
});
afterAll(() => installation.close());

const asJobs = (text: string) => rowsOf(jobsUrl, text);
const waiting = async () =>
  Number((await asJobs("select count(*)::int as count from jobs._private_jobs"))[0]?.count);

/** What the application may not do, as the code of the refusal; `none` when it may. */
async function asApp(text: string): Promise<string> {
  try {
    await installation.storage.pool.query(text);
    return "none";
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

/** An act that asks for a job, and may fail afterwards. */
const ask = command({
  name: "test.ask",
  permission: "operate",
  input: z.strictObject({ task: z.string(), n: z.number(), fails: z.boolean().default(false) }),
  async run({ db }, { task, n, fails }) {
    await enqueue(db, { name: task }, { payload: { n }, key: `${task} ${n}` });
    if (fails) throw invalid("planted");
  },
});
const askFor = (task: string, n: number, fails = false) =>
  installation.door.perform(operator, ask, { input: { task, n, fails } });

interface Trace {
  readonly task: AnyJobTask;
  readonly ran: number[];
  readonly failed: Array<readonly [number, string]>;
}

/** A task that does what it is told, and remembers what happened to it. */
function traced(name: string, run: (n: number, times: number) => Promise<void> | void): Trace {
  const ran: number[] = [];
  const failed: Array<readonly [number, string]> = [];
  const task = jobTask({
    ...{ name, actor: "test", payload: z.strictObject({ n: z.number() }) },
    async run(_context, { n }) {
      ran.push(n);
      await run(n, ran.filter((one) => one === n).length);
    },
    async fail(_context, { n }, { code }) {
      failed.push([n, code]);
    },
  });
  return { task, ran, failed };
}

describe("the place of jobs", () => {
  test("belongs to a role of its own, which owns nothing else and may make no other schema", async () => {
    const owned = await rowsOf(
      installation.superuserUrl,
      `select distinct n.nspname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where pg_get_userbyid(c.relowner) = 'entente_jobs' and n.nspname !~ '^pg_'
       union select nspname from pg_namespace where pg_get_userbyid(nspowner) = 'entente_jobs'`,
    );
    expect(owned).toEqual([{ name: "jobs" }]);
    const [role] = await rowsOf(
      installation.superuserUrl,
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
         has_database_privilege('entente_jobs', current_database(), 'CREATE') as creates,
         pg_has_role('entente_jobs', 'entente_owner', 'member') as is_owner
       from pg_roles where rolname = 'entente_jobs'`,
    );
    expect(Object.values(role ?? {})).toEqual([false, false, false, false, false, false]);
  });

  test.each([
    ["read the register", "select * from registry.party"],
    ["read the journal", "select * from journal.act"],
    ["read a document", "select * from evidence.document"],
    ["read a file", "select * from files.chunk"],
    ["open an act", "select journal.open_act(now(), 'system', 'x', 'x', '', '{}')"],
  ])("is no way for its role to %s", async (_what, text) => {
    await expect(asJobs(text)).rejects.toMatchObject({ code: "42501" });
  });

  test.each([
    ["read jobs", "select * from jobs._private_jobs"],
    ["add one past our function", "select jobs.add_job('test.any')"],
    ["take one", "select jobs.force_unlock_workers(array['x'])"],
    ["remove all", "delete from jobs._private_jobs"],
  ])("lets the application not %s", async (_what, text) => {
    expect(await asApp(text)).toBe("42501");
  });

  test("lets the application ask when a job is due, and nobody but it and the owner of jobs", async () => {
    expect(await asApp("select jobs.due()")).toBe("none");
    const [may] = await rowsOf(
      installation.superuserUrl,
      `select bool_or(has_function_privilege('public', p.oid, 'execute')) as everybody
       from pg_proc p where p.pronamespace = 'jobs'::regnamespace`,
    );
    expect(may).toEqual({ everybody: false });
  });
});

describe("a job", () => {
  test("is there when the act that asked for it is committed, and not when it failed", async () => {
    await askFor("test.any", 1);
    expect(await waiting()).toBe(1);
    await expect(askFor("test.any", 2, true)).rejects.toMatchObject({ code: "planted" });
    expect(await waiting()).toBe(1);
  });

  test("asked for again before it has begun is done once, in the order of the last asking", async () => {
    const { task, ran } = traced("test.order", () => {});
    for (const n of [3, 1, 2, 1]) await askFor("test.order", n);
    expect(await workOn(installation, { tasks: [task] })).toBe("done");
    expect(ran).toEqual([3, 2, 1]);
    expect(await waiting()).toBe(0);
  });

  test("is tried again when something was unavailable, later each time, and in the end has failed", async () => {
    const { task, ran, failed } = traced("test.away", () => {
      throw unavailable("planted");
    });
    await askFor("test.away", 1);
    const delays: number[] = [];
    for (let round = 1; round <= 5; round += 1) {
      expect(await workOn(installation, { tasks: [task] })).toBe("done");
      expect(ran).toHaveLength(round);
      const [job] = await asJobs(
        "select extract(epoch from run_at - now())::float8 as delay from jobs._private_jobs",
      );
      if (job !== undefined) delays.push(Number(job.delay));
      await asJobs("update jobs._private_jobs set run_at = now()");
    }
    expect(failed).toEqual([[1, "planted"]]);
    expect(delays).toHaveLength(4);
    expect(delays).toEqual(delays.toSorted((a, b) => a - b));
    expect(delays[0]).toBeGreaterThan(0.5);
    expect(await waiting()).toBe(0);
  });

  test.each([
    ["an error of another kind", () => invalid("planted-other"), "planted-other"],
    ["a fault of ours", () => new TypeError("planted fault"), "internal"],
  ])("fails at once for %s, and the next one is done", async (_what, error, code) => {
    const said: string[] = [];
    const { task, ran, failed } = traced("test.wrong", (n) => {
      if (n === 1) throw error();
    });
    await askFor("test.wrong", 1);
    await askFor("test.wrong", 2);
    await workOn(installation, { tasks: [task], said });
    expect(ran).toEqual([1, 2]);
    expect(failed).toEqual([[1, code]]);
    // Whoever has to mend a fault finds it in the log; what a file brings about is no fault.
    expect(said.join("\n").includes("planted fault")).toBe(code === "internal");
  });

  test("of a task that nobody here knows waits for a program that does", async () => {
    await askFor("test.unknown", 1);
    await workOn(installation, { tasks: [traced("test.known", () => {}).task] });
    expect(await waiting()).toBe(1);
  });
});

describe("work", () => {
  test("is done by one process at a time: the second leaves at once", async () => {
    let end = () => {};
    const held = new Promise<void>((resolve) => {
      end = resolve;
    });
    const { task } = traced("test.held", () => held);
    await askFor("test.held", 1);
    const first = workOn(installation, { tasks: [task] });
    await pause(300);
    expect(await workOn(installation, { tasks: [task] })).toBe("occupied");
    end();
    expect(await first).toBe("done");
  });

  test("takes up at once what a process held that is gone, though the runner would wait four hours", async () => {
    const { task, ran } = traced("test.orphan", () => {});
    await askFor("test.orphan", 1);
    await asJobs(
      "update jobs._private_jobs set locked_at = now(), locked_by = 'worker-gone', attempts = attempts + 1",
    );
    expect(await workOn(installation, { tasks: [task] })).toBe("done");
    expect(ran).toEqual([1]);
  });

  test("that is told to stop gives back what it was doing, as if it had not begun", async () => {
    let stop = () => {};
    const told = new Promise<void>((resolve) => {
      stop = resolve;
    });
    let begun = () => {};
    const running = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const { task } = traced("test.long", () => {
      begun();
      return new Promise<void>(() => {});
    });
    await askFor("test.long", 1);
    const working = workOn(installation, { tasks: [task], stop: told });
    await running;
    stop();
    expect(await working).toBe("stopped");
    expect(await asJobs("select attempts, locked_by from jobs._private_jobs")).toEqual([
      { attempts: 0, locked_by: null },
    ]);
  });

  test("waits for another job as long as it is told to, and does one that comes meanwhile", async () => {
    const { task, ran } = traced("test.later", () => {});
    const began = performance.now();
    const working = workOn(installation, { tasks: [task], idle: 1500 });
    await pause(500);
    await askFor("test.later", 1);
    expect(await working).toBe("done");
    expect(ran).toEqual([1]);
    expect(performance.now() - began).toBeGreaterThanOrEqual(1900);
  });

  test("asks each task first how its jobs stand: waiting, begun too often, or not there", async () => {
    const stands: string[] = [];
    const { task } = traced("test.stands", () => {});
    for (const n of [1, 2]) await askFor("test.stands", n);
    await asJobs("update jobs._private_jobs set attempts = max_attempts where key = 'test.stands 2'");
    const resumes: AnyJobTask = {
      ...task,
      async resume(_context, standing) {
        for (const n of [1, 2, 3]) stands.push(await standing(`test.stands ${n}`));
      },
    };
    await workOn(installation, { tasks: [resumes] });
    expect(stands).toEqual(["waiting", "spent", "none"]);
    expect(await waiting()).toBe(0);
  });
});

describe("the watch", () => {
  test("starts work when a job comes, not before, and not twice at a time", async () => {
    const { task, ran } = traced("test.watched", () => pause(50));
    let starts = 0;
    let [atOnce, most] = [0, 0];
    const watch = watchJobs(installation.appUrl, async () => {
      starts += 1;
      atOnce += 1;
      most = Math.max(most, atOnce);
      await workOn(installation, { tasks: [task] });
      atOnce -= 1;
      return true;
    });
    try {
      await pause(400);
      expect(starts).toBe(0);
      await Promise.all([1, 2, 3].map((n) => askFor("test.watched", n)));
      const until = performance.now() + 10_000;
      while (ran.length < 3 && performance.now() < until) await pause(20);
      expect(ran.toSorted()).toEqual([1, 2, 3]);
      expect(most).toBe(1);
    } finally {
      await watch.close();
    }
  });

  test("leaves a job to whoever is at work", async () => {
    const holder = new pg.Client({ connectionString: jobsUrl });
    await holder.connect();
    await holder.query("select pg_advisory_lock(7471, 1)");
    let starts = 0;
    const watch = watchJobs(installation.appUrl, async () => {
      starts += 1;
      return true;
    });
    try {
      await askFor("test.others", 1);
      await pause(400);
      expect(starts).toBe(0);
      expect(await rowsOf(installation.appUrl, "select jobs.due() as due")).toEqual([{ due: null }]);
    } finally {
      await watch.close();
      await holder.end();
    }
    expect(Number((await rowsOf(installation.appUrl, "select jobs.due() as due"))[0]?.due)).toBe(0);
  });
});

test("an act that asks for a job says so when the database has no place for any", async () => {
  const other = await freshInstallation();
  try {
    await rowsOf(other.superuserUrl, "drop schema jobs cascade");
    const asked = other.door.perform(operator, ask, { input: { task: "test.any", n: 1 } });
    await expect(asked).rejects.toBeInstanceOf(EntenteError);
    await expect(asked).rejects.toMatchObject({ kind: "unavailable", code: "jobs-missing" });
  } finally {
    await other.close();
  }
});
