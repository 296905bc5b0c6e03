import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Role } from "../../../src/areas/access/index.ts";
import { withClient } from "../../../src/platform/postgres/index.ts";
import { openSignIn, secretOf, signInRole, startSession } from "../../../src/platform/sign-in/index.ts";
import { loginUrlFor } from "../../../src/platform/storage/index.ts";
import { answerOf, ask, type Entente, layOutEntente, type Serving, until } from "../../support/entente.ts";
import { processesIn } from "../../support/postgres-trial.ts";
import { visitor } from "../../support/sign-in.ts";

/** Somebody who has signed in. */
export interface Writer {
  readonly id: string;
  /** Of their session; lives as long as the trial. */
  readonly token: string;
}

/** A server on a database of its own, and what may be done to them. */
export interface Stage {
  readonly origin: string;
  readonly ownerUrl: string;
  readonly writers: readonly Writer[];
  /** Kills what the word says, all of it at once, and does not wait. */
  kill(what: Killed): void;
  /** Resolves when a server answers again: the same, where it lives on, else the next. */
  recover(): Promise<void>;
  close(): Promise<void>;
}

/** `node`: the server. `database`: the first process of PostgreSQL. `backend`: one that serves a connection. `all`: everything. */
export const killed = ["node", "database", "backend", "all"] as const;
export type Killed = (typeof killed)[number];

const people: readonly { readonly name: string; readonly roles: readonly Role[] }[] = [
  { name: "Ada", roles: ["administrator", "liaison-officer"] },
  { name: "Bo", roles: ["liaison-officer"] },
  { name: "Cyd", roles: ["liaison-officer"] },
  { name: "Dee", roles: ["liaison-officer"] },
];

/** @param trial an empty folder that every user of the system may pass through */
export async function openStage(trial: string): Promise<Stage> {
  const entente = layOutEntente(join(trial, "program"));
  const folder = join(trial, "var");
  const env = { ENTENTE_DATA: folder, ENTENTE_LOG: "silent" };
  let serving = await entente.serve([], { env });
  const ownerUrl = ownerUrlOf(folder);
  const writers = await signInAll(entente, { folder, ownerUrl, env });
  const postmaster = () => pidIn(join(folder, "postgres", "postmaster.pid"));
  return {
    get origin() {
      return serving.origin;
    },
    ...{ ownerUrl, writers },
    kill(what) {
      const server = serving.process.pid ?? 0;
      if (what === "node") strike(server);
      else if (what === "database") strike(postmaster());
      else if (what === "backend") strike(backendOf(folder, postmaster()));
      else for (const pid of [server, ...processesIn(folder)]) strike(pid);
    },
    async recover() {
      if (!(await livesOn(serving))) serving = await entente.serve([], { env });
      await until(async () => (await ask(`${serving.origin}/ready`)).status === 200);
    },
    async close() {
      serving.process.kill("SIGTERM");
      await serving.ended;
      for (const pid of processesIn(folder)) strike(pid);
      await until(() => processesIn(folder).length === 0);
    },
  };
}

/** Whether the server is still there and answers; one whose database is gone says so and ends. */
async function livesOn({ origin, process: child, ended }: Serving): Promise<boolean> {
  let gone = false;
  void ended.then(() => {
    gone = true;
  });
  await until(async () => gone || child.killed || (await ask(`${origin}/ready`)).status === 200);
  // The database may have been the one that died: then the server follows it within a moment.
  await new Promise((resolve) => setTimeout(resolve, 400));
  return !gone && (await ask(`${origin}/ready`)).status === 200;
}

function strike(pid: number): void {
  try {
    if (pid > 0) process.kill(pid, "SIGKILL");
  } catch (error) {
    // It had gone already.
    if ((error as { code?: string }).code !== "ESRCH") throw error;
  }
}

const pidIn = (file: string): number => Number(readFileSync(file, "utf8").split("\n")[0]);

/** A process that serves a connection: PostgreSQL names them by user, database and what they do. */
function backendOf(folder: string, postmaster: number): number {
  const serves = (pid: number) =>
    /^postgres: \S+ entente /.test(readFileSync(`/proc/${pid}/cmdline`, "utf8"));
  return processesIn(folder).find((pid) => pid !== postmaster && serves(pid)) ?? 0;
}

function ownerUrlOf(folder: string): string {
  const { ownerPassword } = JSON.parse(readFileSync(join(folder, "postgres.json"), "utf8"));
  const socket = encodeURIComponent(join(folder, "postgres"));
  return `postgres://entente_owner:${ownerPassword}@localhost/entente?host=${socket}&port=5432`;
}

interface Place {
  readonly folder: string;
  readonly ownerUrl: string;
  readonly env: Readonly<Record<string, string>>;
}

async function signInAll(entente: Entente, { folder, ownerUrl, env }: Place): Promise<Writer[]> {
  const url = await withClient(ownerUrl, (owner) =>
    loginUrlFor(owner, { ownerUrl, folder, role: signInRole }),
  );
  const secretKey = secretOf({ folder, secret: undefined });
  const signIn = openSignIn({ url, clock: () => new Date(), secretKey, origin: "http://localhost" });
  try {
    const writers: Writer[] = [];
    for (const { name, roles } of people) {
      const held = roles.map((role) => ({ role, party_id: "cted" }));
      const input = { name, email: `${name.toLowerCase()}@example.org`, language: "en", roles: held };
      const added = await entente.run(["do", "access.add-person", JSON.stringify(input), "--json"], { env });
      const { id } = answerOf(added);
      const proof = { person: id, method: "passkey", strong: true } as const;
      const { token } = await startSession(signIn, { proof, tier: "officer", visitor });
      writers.push({ id, token });
    }
    return writers;
  } finally {
    await signIn.close();
  }
}
