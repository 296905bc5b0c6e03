import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import {
  answerOf,
  ask,
  type ChildOptions,
  type Entente,
  layOutEntente,
  readyLine,
  type Serving,
  until,
} from "../support/entente.ts";
import { isLinux, makeTrialFolder, processesIn, removeTrialFolder } from "../support/postgres-trial.ts";
import { translators } from "../support/program.ts";
import { rowsOf } from "../support/sql.ts";
import { templateName } from "../support/template.ts";

const say = translators.en;
let trial: string;
let entente: Entente;
const started: Serving[] = [];

beforeAll(() => {
  trial = makeTrialFolder();
  entente = layOutEntente(join(trial, "program"));
});
afterEach(async () => {
  for (const { process: child, ended } of started.splice(0)) {
    child.kill("SIGKILL");
    await ended;
  }
  // A database whose server was killed runs on; each test begins without one.
  for (const pid of isLinux ? processesIn(join(trial, "var")) : []) process.kill(pid, "SIGKILL");
});
afterAll(async () => {
  await removeTrialFolder(trial);
});

async function serve(env: Readonly<Record<string, string>>, options: ChildOptions = {}): Promise<Serving> {
  const serving = await entente.serve([], { ...options, env: { ENTENTE_LOG: "warn", ...env } });
  started.push(serving);
  return serving;
}
const statusOf = async (address: string) => (await ask(address)).status;

/** Whether the page of a party tells this website of it. */
const shows = async ({ origin }: Serving, website: string) =>
  (await ask(`${origin}/en/partners/fatf`)).text.includes(`${website}"`);
/** An act through a process of its own. */
async function change(env: Readonly<Record<string, string>>, website: string): Promise<void> {
  const input = JSON.stringify({ id: "fatf", website });
  expect(await entente.run(["do", "registry.change-party", input], { env })).toMatchObject({ code: 0 });
}

/** A lock that keeps the front page waiting until it is let go, and nothing else: a server also looks for work of its own. */
async function holdPages(url: string): Promise<{ held(): Promise<void>; release(): Promise<void> }> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  await client.query("begin; lock table cooperation.line in access exclusive mode");
  const waiting = "select count(*)::int as waiting from pg_locks where not granted";
  return {
    // A page that does not wait yet would show nothing: it would be refused by a server that is stopping.
    held: () => until(async () => (await client.query(waiting)).rows[0].waiting > 0),
    release: () => client.end(),
  };
}

const patient = { timeout: 120_000 };

// Elsewhere nothing tells which processes belong to a data folder.
describe.skipIf(!isLinux)("on the embedded database (looks into /proc, which is Linux's)", patient, () => {
  const folder = () => join(trial, "var");
  const env = () => ({ ENTENTE_DATA: folder() });
  const postmaster = () =>
    Number(readFileSync(join(folder(), "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
  const noPostgres = () => processesIn(folder()).length === 0;
  const ownerUrl = () => {
    const { ownerPassword } = JSON.parse(readFileSync(join(folder(), "postgres.json"), "utf8"));
    const socket = encodeURIComponent(join(folder(), "postgres"));
    return `postgres://entente_owner:${ownerPassword}@localhost/entente?host=${socket}&port=5432`;
  };

  test("two servers that start at once on an empty folder are both ready, and say so once", async () => {
    const began = performance.now();
    const both = await Promise.all([serve(env()), serve(env())]);
    expect(performance.now() - began).toBeLessThan(60_000);
    for (const { origin, stderr } of both) {
      expect(await statusOf(`${origin}/health`)).toBe(200);
      expect(await statusOf(`${origin}/ready`)).toBe(200);
      expect(await statusOf(`${origin}/fr/`)).toBe(200);
      expect(stderr().match(readyLine)).toEqual([`${origin}/`]);
    }
    for (const { process: child } of both) child.kill("SIGTERM");
    const outcomes = await Promise.all(both.map(({ ended }) => ended));
    // The one that has the database takes it along; the other stops by itself as well, or notices that it is gone.
    expect(outcomes.map(({ code }) => code)).toContain(0);
    expect(outcomes.every(({ code }) => code === 0 || code === 4)).toBe(true);
    await until(noPostgres);
  });

  test("when the server that has the database stops, one that was attached says so and ends with 4", async () => {
    const first = await serve(env());
    const second = await serve(env());
    const commands = await Promise.all([
      entente.run(["load"], { env: env() }),
      entente.run(["do", "reference.find-release"], { env: env() }),
      entente.run(["acts"], { env: env() }),
    ]);
    for (const { code, stderr } of commands) expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(await statusOf(`${first.origin}/ready`)).toBe(200);
    second.process.kill("SIGTERM");
    expect((await second.ended).code).toBe(0);
    expect(await statusOf(`${first.origin}/en/`)).toBe(200);
    const third = await serve(env());
    first.process.kill("SIGTERM");
    expect((await first.ended).code).toBe(0);
    const outcome = await third.ended;
    expect(outcome.code).toBe(4);
    expect(outcome.stderr).toContain(say("cli.lost"));
    expect(noPostgres()).toBe(true);
  });

  test.each(["SIGTERM", "SIGINT"] as const)(
    "%s lets the answer under way finish, ends with 0 and leaves no database server",
    async (signal) => {
      const { process: child, origin, ended } = await serve(env(), { ownGroup: true });
      const lock = await holdPages(ownerUrl());
      const page = ask(`${origin}/fr/`);
      await lock.held();
      // As a terminal does with Ctrl-C: to every process of the group.
      process.kill(signal === "SIGINT" ? -(child.pid ?? 0) : (child.pid ?? 0), signal);
      await until(async () => (await statusOf(`${origin}/health`)) !== 200);
      await lock.release();
      expect(await page).toMatchObject({ status: 200, text: expect.stringContaining("</html>") });
      const outcome = await ended;
      expect(outcome.code).toBe(0);
      expect(outcome.stderr.trimEnd().split("\n").slice(-2)).toEqual([
        say("cli.stopping"),
        say("cli.stopped"),
      ]);
      expect(noPostgres()).toBe(true);
    },
  );

  test("a second SIGINT ends it at once, and the database server goes by itself", async () => {
    const { process: child, origin, ended } = await serve(env());
    const lock = await holdPages(ownerUrl());
    const page = ask(`${origin}/fr/`);
    await lock.held();
    child.kill("SIGINT");
    await until(async () => (await statusOf(`${origin}/health`)) !== 200);
    child.kill("SIGINT");
    expect((await ended).code).toBe(130);
    expect((await page).status).toBe(0);
    await lock.release().catch(() => {});
    await until(noPostgres);
  });

  test("a command that is interrupted leaves no database server either", async () => {
    const child = entente.start(["load"], { env: env() });
    await until(() => processesIn(folder()).length > 0);
    child.process.kill("SIGINT");
    expect((await child.ended).code).toBe(130);
    await until(noPostgres);
  });

  test("after kill -9 of the server the next one attaches to its database, and the data are whole", async () => {
    const first = await serve(env());
    const website = "https://example.org/kept";
    await change(env(), website);
    first.process.kill("SIGKILL");
    await first.ended;
    const left = postmaster();
    const second = await serve(env());
    expect(postmaster()).toBe(left);
    expect(await shows(second, website)).toBe(true);
    const verified = await entente.run(["journal", "verify", "--json"], { env: env() });
    expect(answerOf(verified)).toMatchObject({ whole: true });
    second.process.kill("SIGTERM");
    expect((await second.ended).code).toBe(0);
    // Nobody owns it any more (decision 0001): it runs until it is told to stop.
    expect(noPostgres()).toBe(false);
    process.kill(left, "SIGINT");
    await until(noPostgres);
  });

  test("kill -9 of the database ends the servers with 4, never ready again; the next start recovers", async () => {
    const first = await serve(env());
    const second = await serve(env());
    const website = "https://example.org/recovered";
    await change(env(), website);
    process.kill(postmaster(), "SIGKILL");
    // The second one looks every quarter of a second whether the database that is not its own still lives.
    // Processes of the database may answer for a moment more; once they do not, nothing is ready again.
    const seen: number[] = [];
    await until(async () => {
      seen.push(await statusOf(`${second.origin}/ready`));
      return seen.at(-1) === 0;
    });
    const unready = seen.findIndex((status) => status !== 200);
    expect(seen.slice(unready).filter((status) => status !== 0 && status !== 503)).toEqual([]);
    for (const { ended } of [first, second]) {
      const outcome = await ended;
      expect(outcome.code).toBe(4);
      expect(outcome.stderr).toContain(say("cli.lost"));
    }
    const again = await serve(env());
    expect(await shows(again, website)).toBe(true);
    again.process.kill("SIGTERM");
    expect((await again.ended).code).toBe(0);
    expect(noPostgres()).toBe(true);
  });
});

describe("on a database of one's own", patient, () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase({ template: templateName });
  });
  afterAll(() => database.drop());

  test("an act through one process changes the page of every server at once, and no page is stale", async () => {
    const env = { DATABASE_URL: database.ownerUrl, ENTENTE_DATA: join(trial, "other") };
    const both = await Promise.all([serve(env), serve(env)]);
    const shown = (website: string) => Promise.all(both.map((server) => shows(server, website)));
    for (const round of [1, 2]) {
      const website = `https://example.org/round-${round}`;
      expect(await shown(website)).toEqual([false, false]);
      await change(env, website);
      expect(await shown(website)).toEqual([true, true]);
    }
    for (const { process: child } of both) child.kill("SIGTERM");
    for (const { ended } of both) expect((await ended).code).toBe(0);
  });

  test("/ready says 503 while the database lets nobody in, and 200 again afterwards", async () => {
    const env = { DATABASE_URL: database.ownerUrl, ENTENTE_DATA: join(trial, "other") };
    const { origin } = await serve(env);
    const { superuserUrl } = inject("postgres");
    const name = new URL(database.ownerUrl).pathname.slice(1);
    const limit = (most: number) => rowsOf(superuserUrl, `alter database ${name} connection limit ${most}`);
    await limit(0);
    await rowsOf(superuserUrl, "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [
      name,
    ]);
    await until(async () => (await statusOf(`${origin}/ready`)) === 503);
    expect(await statusOf(`${origin}/health`)).toBe(200);
    expect(await statusOf(`${origin}/en/partners/fatf`)).toBe(503);
    await limit(-1);
    await until(async () => (await statusOf(`${origin}/ready`)) === 200);
    expect(await statusOf(`${origin}/en/partners/fatf`)).toBe(200);
  });

  test("links to the site itself name the port that was opened, or the origin that was given", async () => {
    const env = { DATABASE_URL: database.ownerUrl, ENTENTE_DATA: join(trial, "other") };
    const [own, given] = await Promise.all([
      serve(env),
      serve({ ...env, ENTENTE_ORIGIN: "https://entente.example" }),
    ]);
    const names = async ({ origin }: Serving, other: string) =>
      (await ask(`${origin}/en/`)).text.includes(`"${other}/fr/"`);
    expect(await names(own, own.origin)).toBe(true);
    expect(await names(given, "https://entente.example")).toBe(true);
    expect(await names(given, given.origin)).toBe(false);
  });
});
