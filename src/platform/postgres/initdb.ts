import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  appendFileSync,
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { type Account, giveTo } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { type Facts, newFacts, writeFacts } from "./facts.ts";
import { failureOf, folderFailure } from "./failures.ts";
import type { Layout } from "./layout.ts";
import { listStaging, stagingPrefix } from "./prepare-folder.ts";
import { runIn } from "./program.ts";

/** What a cluster is made with. */
export interface Making {
  readonly layout: Layout;
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  /** Whether the files are forced to disk; off only for tests. */
  readonly sync: boolean;
}

/**
 * Makes the cluster: `initdb` works in a folder beside, which is renamed to `postgres` when it is complete, after the
 * facts with its passwords have been written. A kill at any point leaves a database or none. Call it under the lock.
 * @throws unavailable `postgres-disk-full`, `postgres-init-failed`, `postgres-account-unknown`,
 *   `postgres-binaries-unusable`, `postgres-data-forbidden`
 */
export async function makeCluster(making: Making): Promise<Facts> {
  const { layout, binaries, account } = making;
  for (const left of listStaging(layout)) rmSync(left, { recursive: true, force: true, maxRetries: 5 });
  const staging = join(layout.folder, stagingPrefix + randomBytes(4).toString("hex"));
  const facts = newFacts(binaries.major);
  try {
    prepareStaging(staging, facts, account);
    await initialise(staging, making);
    writeFacts(layout, facts);
    renameSync(join(staging, "data"), layout.data);
    if (making.sync && process.platform !== "win32") syncFolder(dirname(layout.data));
    return facts;
  } catch (error) {
    throw folderFailure(error, layout.folder);
  } finally {
    rmSync(staging, { recursive: true, force: true, maxRetries: 5 });
  }
}

function prepareStaging(staging: string, facts: Facts, account: Account | undefined): void {
  mkdirSync(join(staging, "data"), { recursive: true, mode: 0o700 });
  writeFileSync(join(staging, "password"), facts.superuserPassword, { mode: 0o600 });
  chmodSync(staging, 0o700);
  giveTo(account, staging);
}

/**
 * With the builtin provider PostgreSQL sorts and compares by C.UTF-8 on every system. `--lc-ctype` matters beside it:
 * with `C`, pg_trgm sees no letter outside ASCII (`similarity('ДА', 'да')` is 0). Systems without the C.UTF-8 locale
 * refuse it, and get the next form. PostgreSQL below 17 has no builtin provider.
 */
function localeForms(major: number): string[][] {
  const builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  return major >= 17
    ? [[...builtin, "--lc-ctype=C.UTF-8"], [...builtin, "--lc-ctype=en_US.UTF-8"], builtin]
    : [["--locale=C.UTF-8"], ["--lc-ctype=en_US.UTF-8", "--lc-collate=C"], ["--locale=C"]];
}

async function initialise(staging: string, making: Making): Promise<void> {
  const { layout, binaries, account, sync } = making;
  const { name, options } = runIn(join(staging, "data"), account);
  const args = ["-D", name, "-U", "postgres", "--encoding=UTF8", "--auth=scram-sha-256"];
  args.push("--pwfile=../password", ...(sync ? [] : ["--no-sync"]));
  let output = "";
  for (const locale of localeForms(binaries.major)) {
    const child = spawn(binaries.initdb, [...args, ...locale], {
      ...options,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const ended = await outcomeOf(child);
    if (ended.code === 0) return;
    output = ended.output;
    if (!/invalid locale name|locale .* could not be found/.test(output)) break;
  }
  const failure = failureOf(output, layout, "postgres-init-failed");
  if (failure.code === "postgres-init-failed") appendFileSync(layout.log, output, { mode: 0o600 });
  throw failure;
}

/** Waits for a program and collects what it prints; a program that cannot be run counts as printing why. */
function outcomeOf(child: ChildProcess): Promise<{ code: number | null; output: string }> {
  return new Promise((done) => {
    let output = "";
    const collect = (chunk: Buffer) => {
      output += chunk.toString("utf8");
    };
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    child.on("error", (error) => done({ code: null, output: `${output}\n${error.message}` }));
    child.on("close", (code) => done({ code, output }));
  });
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
