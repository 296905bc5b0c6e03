import { readdirSync, readFileSync } from "node:fs";
import { request as ask } from "node:http";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { answerOf, type Entente, layOutEntente, type Serving, until } from "../support/entente.ts";
import { isLinux, makeTrialFolder, removeTrialFolder } from "../support/postgres-trial.ts";
import { numberOf } from "../support/sql.ts";
import { templateName } from "../support/template.ts";

/*
 * Jobs in a process of their own, beside a server that is one as well.
 */

const token = "0123456789abcdef0123456789abcdef";
const authorization = `Bearer ${token}`;
let trial: string;
let entente: Entente;
let database: FreshDatabase;
const started: Serving[] = [];

beforeAll(async () => {
  trial = makeTrialFolder();
  entente = layOutEntente(join(trial, "program"));
  database = await freshDatabase({ template: templateName });
});
afterEach(async () => {
  for (const { process: child, ended } of started.splice(0)) {
    child.kill("SIGKILL");
    await ended;
  }
});
afterAll(async () => {
  await database.drop();
  await removeTrialFolder(trial);
});

const env = () => ({
  ...{ DATABASE_URL: database.ownerUrl, ENTENTE_DATA: join(trial, "var") },
  ...{ ENTENTE_API_TOKEN: token, ENTENTE_LOG: "warn" },
});

async function serve(): Promise<Serving> {
  const serving = await entente.serve([], { env: env() });
  started.push(serving);
  return serving;
}

interface Watched {
  readonly status: number;
  readonly location: string;
  readonly body: { readonly id: string; readonly state: string; readonly document?: string };
}

async function send({ origin }: Serving, text: string, query = "?name=a.txt&language=en"): Promise<Watched> {
  const answer = await fetch(`${origin}/api/v1/documents${query}`, {
    ...{ method: "POST", body: text, headers: { authorization } },
  });
  return {
    ...{ status: answer.status, location: answer.headers.get("location") ?? "" },
    body: (await answer.json()) as Watched["body"],
  };
}
async function look(location: string): Promise<Watched["body"]> {
  const answer = await fetch(location, { headers: { authorization } });
  return (await answer.json()) as Watched["body"];
}
const isOver = async (location: string) => /done|failed/.test((await look(location)).state);

/** The processes that do jobs for this test's program; of a system that tells (Linux). */
function workers(): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(`${entente.door}\0work`);
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** So much text that it takes a while to read, each time another. */
const longText = (which: string, paragraphs = 1_000): string =>
  Array.from(
    { length: paragraphs },
    (_, n) =>
      `${which} ${n}. The Committee recalled resolution ${1300 + (n % 900)} (2001), thanked the Financial Action Task Force (FATF) and the Made-up Office of Trials, and heard a briefing.`,
  ).join("\n\n");

const patient = { timeout: 180_000 };

describe("work beside a server", patient, () => {
  test("two documents sent at once are both read, while the server answers pages", async () => {
    const server = await serve();
    const page = async () => {
      const began = performance.now();
      const answer = await fetch(
        `${server.origin}/en/partners/fatf?on=2025-0${1 + Math.floor(Math.random() * 9)}-01`,
      );
      expect(answer.status).toBe(200);
      await answer.text();
      return performance.now() - began;
    };
    const quiet = await timesOf(page, 30);
    const sent = await Promise.all(["first", "second"].map((which) => send(server, longText(which))));
    expect(sent.map(({ status }) => status)).toEqual([202, 202]);
    const over = Promise.all(sent.map(({ location }) => untilLate(() => isOver(location))));
    let reading = true;
    void over.then(() => {
      reading = false;
    });
    const busy: number[] = [];
    while (reading) busy.push(await page());
    const done = await Promise.all(sent.map(({ location }) => look(location)));
    expect(done.map(({ state }) => state)).toEqual(["done", "done"]);
    expect(new Set(done.map(({ document }) => document)).size).toBe(2);
    const [before, during] = [median(quiet), median(busy)];
    // Times depend on the machine: shown to whoever looks, and held against nobody.
    process.stdout.write(
      `pages while two documents are read: median ${during.toFixed(1)} ms in ${busy.length} requests, ${(during / before).toFixed(2)} times that of ${before.toFixed(1)} ms without\n`,
    );
  });

  test("a body without a length that is too large is cut off while it comes, and the server goes on", async () => {
    const server = await serve();
    const { status, sent } = await pour(server, 60_000_000);
    expect(status).toBe(413);
    expect(sent).toBeGreaterThan(40_000_000);
    expect((await fetch(`${server.origin}/health`)).status).toBe(200);
  });
});

// Elsewhere nothing tells which process does the jobs.
describe.skipIf(!isLinux)("work that is cut off (looks into /proc, which is Linux's)", patient, () => {
  /** Resolves when the document is being read, with the process that does it. */
  async function whileReading(location: string): Promise<number> {
    await untilLate(async () => /reading|recognising/.test((await look(location)).state));
    const [pid = 0] = workers();
    return pid;
  }
  const editions = (id: string | undefined) =>
    numberOf(database.ownerUrl, "select count(*)::int from evidence.edition where document_id = $1", [id]);

  test("by kill -9 is begun anew, and comes to one document", async () => {
    const server = await serve();
    const { location } = await send(server, longText("killed"));
    process.kill(await whileReading(location), "SIGKILL");
    expect((await look(location)).state).not.toBe("done");
    await untilLate(() => isOver(location));
    const { state, document } = await look(location);
    expect({ state, editions: await editions(document) }).toEqual({ state: "done", editions: 1 });
  });

  test("with its server, killed or stopped, leaves no process, and is taken up by the next", async () => {
    const sent: string[] = [];
    for (const signal of ["SIGKILL", "SIGTERM"] as const) {
      const server = await serve();
      const { location } = await send(server, longText(signal));
      sent.push(location.replace(server.origin, ""));
      await whileReading(location);
      server.process.kill(signal);
      await server.ended;
      await until(() => workers().length === 0);
    }
    const next = await serve();
    for (const path of sent) {
      await untilLate(() => isOver(`${next.origin}${path}`));
      const { state, document } = await look(`${next.origin}${path}`);
      expect({ state, editions: await editions(document) }).toEqual({ state: "done", editions: 1 });
    }
  });
});

test("at the command line, work is done until none is left, and says how much it was", patient, async () => {
  const server = await serve();
  const { location } = await send(server, "Sent, and then the server is killed. FATF.");
  server.process.kill("SIGKILL");
  await server.ended;
  // What the server had begun ends with it.
  if (isLinux) await until(() => workers().length === 0);
  const first = await entente.run(["work", "--until-empty", "--json"], { env: env() });
  expect(first.code).toBe(0);
  expect(answerOf(first)).toMatchObject({ ended: "done" });
  const second = await entente.run(["work", "--until-empty", "--json"], { env: env() });
  expect({ code: second.code, said: answerOf(second) }).toEqual({
    code: 0,
    said: { ended: "done", done: 0 },
  });
  const next = await serve();
  expect((await look(location.replace(server.origin, next.origin))).state).toBe("done");
});

async function timesOf(work: () => Promise<number>, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < count; n += 1) times.push(await work());
  return times;
}
const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;

/** As `until`, for what a loaded machine takes minutes for. */
async function untilLate(condition: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 120_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error("this did not become true in 120 s");
    await pause(15);
  }
}

/** Sends bytes in chunks, without saying how many there will be, until it is answered. */
function pour({ origin }: Serving, most: number): Promise<{ status: number; sent: number }> {
  const chunk = Buffer.alloc(1_000_000, 65);
  return new Promise((resolve) => {
    let [sent, status] = [0, 0];
    const request = ask(`${origin}/api/v1/documents`, { method: "POST", headers: { authorization } });
    request.on("response", (answer) => {
      status = answer.statusCode ?? 0;
      answer.resume();
      request.destroy();
    });
    // The server hangs up on what is too much: by then it has answered.
    request.on("error", () => {});
    request.on("close", () => resolve({ status, sent }));
    const more = () => {
      if (status !== 0 || sent >= most) return void request.end();
      sent += chunk.length;
      request.write(chunk, () => setImmediate(more));
    };
    more();
  });
}
