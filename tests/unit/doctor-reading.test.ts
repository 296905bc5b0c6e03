import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { doctorCommand } from "../../src/app/commands/doctor.ts";
import { takeInFile } from "../../src/areas/evidence/index.ts";
import { type Language, languages } from "../../src/kernel/language.ts";
import { withClient } from "../../src/platform/postgres/index.ts";
import { readAs, takeIn } from "../support/documents.ts";
import { freshInstallation, operator, type TestInstallation } from "../support/installation.ts";
import { jobsUrlOf, workOn } from "../support/jobs.ts";
import { makeTrialFolder, removeTrialFolder } from "../support/postgres-trial.ts";
import { translators } from "../support/program.ts";
import { rowsOf } from "../support/sql.ts";

/*
 * What `entente doctor` finds of documents: their jobs, the index of their texts, and the names they were read by.
 */

const guide = fileURLToPath(new URL("../../docs/operate.md", import.meta.url));
let trial: string;
let installation: TestInstallation;

beforeAll(async () => {
  trial = makeTrialFolder();
  installation = await freshInstallation();
});
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  await installation.close();
  await removeTrialFolder(trial);
});

interface Check {
  readonly check: string;
  readonly ok: boolean;
  readonly message: string;
  readonly advice: string | null;
}

const names = ["texts", "readings", "jobs", "worker"] as const;

/** What the doctor says of these, and of those that are wrong in every language something of its own. */
async function visit(): Promise<Readonly<Record<string, Check>>> {
  const said = await Promise.all(languages.map((language) => checksIn(language)));
  const [english = {}] = said.filter((_, at) => languages[at] === "en");
  for (const name of names) {
    const messages = said.map((checks) => checks[name]?.message ?? "");
    expect(new Set(messages).size, name).toBe(languages.length);
    if (english[name]?.ok === false)
      for (const checks of said) expect(checks[name]?.advice, name).toMatch(/\S{6}/);
  }
  return english;
}

async function checksIn(language: Language): Promise<Readonly<Record<string, Check>>> {
  const all = { DATABASE_URL: installation.ownerUrl, ENTENTE_DATA: join(trial, "data"), PORT: "0" };
  for (const name of ["ENTENTE_APP_URL", "ENTENTE_METRICS", "ENTENTE_HOST"]) vi.stubEnv(name, "");
  for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value);
  let printed = "";
  const print = (text: string) => {
    printed += text;
  };
  const translate = translators[language];
  await doctorCommand({ values: {}, rest: [], json: true, translate, print, say: print });
  const { checks } = JSON.parse(printed) as { checks: Check[] };
  return Object.fromEntries(checks.map((check) => [check.check, check]));
}

const asJobs = async (text: string) => rowsOf(await jobsUrlOf(installation), text);
const send = (text: string) =>
  installation.door.perform(operator, takeInFile, {
    input: { bytes: Buffer.from(text), file_name: "a.txt" },
  });

test("of a register whose documents are read, indexed and up to date all is well", async () => {
  await send("The Azur Board met INTERPOL in Mali.\n");
  await workOn(installation);
  const checks = await visit();
  for (const name of names) expect(checks[name], name).toMatchObject({ ok: true, advice: null });
  expect(checks.readings?.message).toContain("1 reading)");
  expect(checks.jobs?.message).toBe("No job has failed; none waits.");
});

test("passages that the index of texts does not have are counted; furniture need not be in it", async () => {
  await rowsOf(
    installation.superuserUrl,
    "delete from search.written where kind = 'passage' and id in (select id::text from evidence.passage limit 1)",
  );
  expect((await visit()).texts).toMatchObject({
    ok: false,
    message: "1 text is missing from the index of texts.",
  });
});

test("what the guide says builds the index of texts again", async () => {
  const [block = ""] = /```sql\n[^`]*follow_texts[^`]*(?=```)/.exec(readFileSync(guide, "utf8")) ?? [];
  await rowsOf(installation.superuserUrl, block.replace("```sql", ""));
  expect((await visit()).texts).toMatchObject({ ok: true });
  expect(
    await rowsOf(
      installation.superuserUrl,
      "select distinct strip(vector) @@ 'azur' as found from search.written where kind = 'passage'",
    ),
  ).toEqual([{ found: true }]);
});

test("documents that were read by other names are counted, by their latest edition", async () => {
  const text = "A note of the Azur Board.";
  const note = await takeIn(installation, { text, title: "Note", language: "en" });
  await readAs(installation, note, [{ words: "Azur", kind: "party", id: "fatf" }]);
  expect((await visit()).readings).toMatchObject({
    ok: false,
    message: "1 document was read by older names than the register has now.",
  });
});

test("a job that is due and that nobody does is told apart from one that waits its moment", async () => {
  await send("A second note of the Azur Board.\n");
  const before = await visit();
  expect([before.worker?.ok, before.jobs?.message]).toEqual([true, "No job has failed; 1 job waits."]);
  await asJobs("update jobs._private_jobs set run_at = now() - interval '25 minutes'");
  expect((await visit()).worker).toMatchObject({
    ok: false,
    message: "1 job waits, the oldest for 25 minutes, and nobody does them.",
  });
});

test("a job that is under way too long is told of, as long as somebody holds it", async () => {
  await asJobs("update jobs._private_jobs set locked_at = now() - interval '3 hours', locked_by = 'x'");
  await withClient(await jobsUrlOf(installation), async (worker) => {
    await worker.query("select pg_advisory_lock(7471, 1)");
    expect((await visit()).worker).toMatchObject({
      ok: false,
      message: "One job has been under way for 180 minutes.",
    });
    await asJobs("update jobs._private_jobs set locked_at = now()");
    expect((await visit()).worker).toMatchObject({ ok: true, message: "A process is doing the jobs." });
  });
});

test("a job that was begun too often has failed, and so has a file that a fault of ours kept from being read", async () => {
  await asJobs(
    "update jobs._private_jobs set locked_at = null, locked_by = null, run_at = now(), attempts = max_attempts",
  );
  await rowsOf(
    installation.ownerUrl,
    `begin; select set_config('entente.reader', 'operator', true); select journal.open_act(now(), 'system', 'x', 'x.y', '', '{}');
     update evidence.intake set state = 'failed', error_code = 'intake-fault', changed_at = now()
       where id = (select id from evidence.intake order by received_at limit 1); commit`,
  );
  const { jobs } = await visit();
  expect(jobs).toMatchObject({ ok: false, message: expect.stringContaining("2 jobs failed") });
});
