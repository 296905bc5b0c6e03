import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { withDatabase } from "../../src/platform/postgres/index.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import {
  answerOf,
  ask,
  type ChildOptions,
  type Entente,
  errorOf,
  layOutEntente,
} from "../support/entente.ts";
import { startOldPostgres } from "../support/old-postgres.ts";
import {
  isLinux,
  isRoot,
  makeTrialFolder,
  processesIn,
  removeTrialFolder,
} from "../support/postgres-trial.ts";
import { rowsOf } from "../support/sql.ts";
import { templateName } from "../support/template.ts";

const patient = { timeout: 120_000 };
/** Where the tests run as root, an ordinary user's child needs this one. */
const uid = 1000;
const canBeOrdinary = isRoot && isLinux && /^[^:]*:[^:]*:1000:/m.test(readFileSync("/etc/passwd", "utf8"));
const firstOpenPort = isLinux
  ? Number(readFileSync("/proc/sys/net/ipv4/ip_unprivileged_port_start", "utf8"))
  : 1024;
let trial: string;
let entente: Entente;
let database: FreshDatabase;

beforeAll(async () => {
  trial = makeTrialFolder();
  chmodSync(trial, 0o755);
  entente = layOutEntente(join(trial, "program"));
  database = await freshDatabase({ template: templateName });
});
afterAll(async () => {
  await database.drop();
  expect(await removeTrialFolder(trial)).toBe(0);
});

/** Runs a command that is to fail, in words as JSON, and gives its exit code and its error. */
async function failing(args: readonly string[], options: ChildOptions = {}) {
  const outcome = await entente.run([...args, "--json"], {
    ...options,
    env: { ENTENTE_DATA: join(trial, "unused"), ENTENTE_LOG: "silent", ...options.env },
  });
  const error = errorOf(outcome);
  // The last line is the sentence of the catalogue: nothing unexplained and no trace of the program comes before it.
  expect(outcome.stderr).not.toMatch(/^\s+at /m);
  expect(outcome.stderr.trimEnd().split("\n").at(-1)).toBe(`entente: ${error.message}`);
  return { exit: outcome.code, ...error, said: outcome.stdout + outcome.stderr };
}

async function squat(): Promise<{ port: number; leave(): void }> {
  const squatter = createServer();
  await new Promise<void>((done) => squatter.listen(0, "localhost", done));
  const address = squatter.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    leave: () => void squatter.close(),
  };
}

describe("an address of the server", patient, () => {
  const env = () => ({ DATABASE_URL: database.ownerUrl });

  test("whose port another program has is refused with 3, and the port is named", async () => {
    const { port, leave } = await squat();
    const error = await failing(["serve", "--port", String(port)], { env: env() });
    leave();
    expect(error).toMatchObject({ exit: 3, code: "port-in-use", params: { port } });
    expect(error.message).toContain(String(port));
  });

  test("that is no number, no port, or no host of this machine is named", async () => {
    const name = "--port / PORT";
    const [word, large, variable, host] = await Promise.all([
      failing(["serve", "--port", "http"]),
      failing(["serve", "--port", "65536"]),
      failing(["serve"], { env: { PORT: "80a" } }),
      failing(["serve", "--port", "0", "--host", "192.0.2.1"], { env: env() }),
    ]);
    expect(word).toMatchObject({ exit: 2, code: "config-number", params: { name, value: "http" } });
    expect(large).toMatchObject({ exit: 2, code: "config-number", params: { name, value: "65536" } });
    expect(variable).toMatchObject({ exit: 2, code: "config-number", params: { name, value: "80a" } });
    expect(host).toMatchObject({ exit: 4, code: "host-unknown", params: { host: "192.0.2.1" } });
  });
});

describe("DATABASE_URL", patient, () => {
  const secret = "s3cret-of-nobody";
  const reach = async (address: string) => {
    const error = await failing(["load"], { env: { DATABASE_URL: address } });
    expect(error.said).not.toContain(secret);
    return error;
  };
  const changed = (change: (url: URL) => void): string => {
    const url = new URL(database.ownerUrl);
    change(url);
    return url.href;
  };
  const onLoopback = (port: number) => `postgres://somebody:${secret}@127.0.0.1:${port}/entente`;

  test("that is malformed is refused with 2, without its password in the message", async () => {
    const malformed = [
      `mysql://somebody:${secret}@localhost/entente`,
      `postgres://somebody:${secret}@localhost:99999/entente`,
      `postgres://somebody:${secret}#@localhost/entente`,
    ];
    for (const error of await Promise.all(malformed.map(reach)))
      expect(error).toMatchObject({ exit: 2, code: "config-url", params: { name: "DATABASE_URL" } });
  });

  test("where nobody listens, or of a host that is not there, ends with 4", async () => {
    const { port, leave } = await squat();
    leave();
    const nowhere = `postgres://somebody:${secret}@no-such-host.invalid/entente`;
    for (const error of await Promise.all([reach(onLoopback(port)), reach(nowhere)]))
      expect(error).toMatchObject({ exit: 4, code: "database-unreachable" });
  });

  test("with a wrong password, a role that may not log in, or no such database ends with 4", async () => {
    const role = `test_shut_${process.pid}`;
    const { superuserUrl } = inject("postgres");
    await rowsOf(superuserUrl, `create role ${role} nologin password '${secret}'`);
    const shut = changed((url) => {
      url.username = role;
      url.password = secret;
    });
    const [wrong, refused, missing] = await Promise.all([
      reach(changed((url) => (url.password = secret))),
      reach(shut),
      reach(withDatabase(database.ownerUrl, "test_no_such_database")),
    ]);
    await rowsOf(superuserUrl, `drop role ${role}`);
    expect(wrong).toMatchObject({ exit: 4, code: "database-login-refused" });
    expect(refused).toMatchObject({ exit: 4, code: "database-login-refused" });
    expect(missing).toMatchObject({ exit: 4, code: "database-missing" });
  });

  test("of a PostgreSQL that is too old ends with 4 and names its version", async () => {
    const old = await startOldPostgres({ number: "140012", words: "14.12" });
    const error = await reach(onLoopback(old.port));
    old.close();
    expect(error).toMatchObject({ exit: 4, code: "database-old", params: { found: "14.12" } });
  });

  test("of a database that a newer version has migrated is refused with 3, and nothing is changed", async () => {
    const newer = await freshDatabase({ template: templateName });
    const migration = "registry/9999-of-tomorrow";
    const insert = "insert into public.entente_migration (id, position, digest) values ($1, 9999, '')";
    await rowsOf(newer.superuserUrl, insert, [migration]);
    const error = await reach(newer.ownerUrl);
    await newer.drop();
    expect(error).toMatchObject({ exit: 3, code: "database-newer", params: { migration } });
  });
});

describe("a database whose owner may not make roles", patient, () => {
  const [owner, app, password] = [`test_owner_${process.pid}`, `test_app_${process.pid}`, "w0rd-of-a-test"];
  let poor: FreshDatabase;
  let ownerUrl: string;
  const urlOf = (role: string, word = password) => {
    const url = new URL(poor.superuserUrl);
    url.username = role;
    url.password = word;
    return url.href;
  };
  beforeAll(async () => {
    poor = await freshDatabase();
    const name = new URL(poor.superuserUrl).pathname.slice(1);
    await rowsOf(
      poor.superuserUrl,
      `create role ${owner} login nocreaterole password '${password}'; create role ${app} login password '${password}';
       alter database ${name} owner to ${owner}; alter schema public owner to ${owner}`,
    );
    ownerUrl = urlOf(owner);
  });
  afterAll(async () => {
    await poor.drop();
    await rowsOf(inject("postgres").superuserUrl, `drop role ${owner}; drop role ${app}`);
  });
  const env = (appUrl?: string) => ({
    DATABASE_URL: ownerUrl,
    ENTENTE_DATA: join(trial, "poor"),
    ...(appUrl === undefined ? {} : { ENTENTE_APP_URL: appUrl }),
  });

  test("is refused with 4 without ENTENTE_APP_URL, and nothing is made in it", async () => {
    const error = await failing(["load"], { env: env() });
    expect(error).toMatchObject({ exit: 4, code: "app-role-impossible" });
    expect(error.said).not.toContain(password);
    expect(await rowsOf(ownerUrl, "select from pg_namespace where nspname = 'journal'")).toEqual([]);
  });

  test("is refused when ENTENTE_APP_URL is malformed, has a wrong password, or is the owner's own", async () => {
    const [malformed, wrong, owners] = await Promise.all([
      failing(["load"], { env: env("http://localhost") }),
      failing(["load"], { env: env(urlOf(app, "wrong")) }),
      failing(["load"], { env: env(ownerUrl) }),
    ]);
    expect(malformed).toMatchObject({ exit: 2, code: "config-url", params: { name: "ENTENTE_APP_URL" } });
    expect(wrong).toMatchObject({ exit: 4, code: "app-login-refused", params: { role: app } });
    expect(owners).toMatchObject({ exit: 3, code: "app-role-unsafe", params: { role: owner } });
  });

  test("works with ENTENTE_APP_URL, and the site reads as that role", async () => {
    const serving = await entente.serve([], { env: { ...env(urlOf(app)), ENTENTE_LOG: "warn" } });
    expect((await ask(`${serving.origin}/es/`)).status).toBe(200);
    const who =
      "select distinct usename from pg_stat_activity where datname = current_database() and application_name like 'entente%'";
    expect(await rowsOf(poor.superuserUrl, who)).toEqual([{ usename: app }]);
    serving.process.kill("SIGTERM");
    expect(await serving.ended).toMatchObject({ code: 0 });
  });
});

describe("a data folder", patient, () => {
  test("whose place a file has ends with 4, and the file is left alone", async () => {
    const file = join(trial, "file");
    writeFileSync(file, "kept");
    const error = await failing(["load", "--data", file]);
    expect(error).toMatchObject({ exit: 4, code: "postgres-data-not-a-folder", params: { folder: file } });
    expect(readFileSync(file, "utf8")).toBe("kept");
  });

  // Root may write everywhere; another user is needed, whom only root can be.
  test.skipIf(!canBeOrdinary)("that may not be written ends with 4 (needs root and user 1000)", async () => {
    const folder = join(trial, "roots");
    mkdirSync(folder, { mode: 0o755 });
    for (const path of [folder, join(folder, "var")]) {
      const error = await failing(["load", "--data", path], { uid });
      expect(error).toMatchObject({ exit: 4, code: "postgres-data-forbidden", params: { folder: path } });
    }
  });
});

// What an ordinary user may do is tried as one; whoever runs the tests without being root is one already.
describe.skipIf(isRoot && !canBeOrdinary)("an ordinary user (as root needs user 1000)", patient, () => {
  let folder: string;
  let options: ChildOptions;
  beforeAll(() => {
    const home = join(trial, "home");
    mkdirSync(home);
    if (isRoot) chownSync(home, uid, uid);
    folder = join(home, "var");
    options = { env: { ENTENTE_DATA: folder, ENTENTE_LOG: "warn" }, ...(isRoot ? { uid } : {}) };
  });

  test("has the site on a data folder of their own, and no database server when it has stopped", async () => {
    const serving = await entente.serve([], options);
    expect((await ask(`${serving.origin}/fr/`)).status).toBe(200);
    serving.process.kill("SIGTERM");
    expect(await serving.ended).toMatchObject({ code: 0 });
    expect(isLinux ? processesIn(folder) : []).toEqual([]);
  });

  // Some systems let everybody open every port.
  test.skipIf(firstOpenPort <= 80)(
    "may not open a port below 1024 (needs a system that keeps them)",
    async () => {
      const error = await failing(["serve", "--port", "80"], options);
      expect(error).toMatchObject({ exit: 4, code: "port-refused", params: { port: 80 } });
      expect(isLinux ? processesIn(folder) : []).toEqual([]);
    },
  );

  test("is refused a folder whose database another PostgreSQL has made", async () => {
    const mark = join(folder, "postgres", "PG_VERSION");
    const major = readFileSync(mark, "utf8");
    writeFileSync(mark, "99\n");
    const error = await failing(["load"], options);
    writeFileSync(mark, major);
    const params = { folder, found: "99", expected: Number(major) };
    expect(error).toMatchObject({ exit: 3, code: "postgres-version-differs", params });
  });
});

const canMount = isRoot && isLinux && tryMount();

function tryMount(): boolean {
  const at = makeTrialFolder();
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", at]).status === 0;
  if (mounted) spawnSync("umount", [at]);
  rmSync(at, { recursive: true });
  return mounted;
}

// Only root may mount a disk that is small enough to fill.
describe.skipIf(!canMount)("a full disk (needs root and the right to mount a tmpfs)", patient, () => {
  const mounts: string[] = [];
  const mountAt = (name: string, size: string): string => {
    const folder = join(trial, name);
    mkdirSync(folder);
    expect(spawnSync("mount", ["-t", "tmpfs", "-o", `size=${size},mode=711`, "tmpfs", folder]).status).toBe(
      0,
    );
    mounts.push(folder);
    return folder;
  };
  afterAll(() => {
    for (const folder of mounts) {
      for (const pid of processesIn(folder)) process.kill(pid, "SIGKILL");
      spawnSync("umount", ["-l", folder]);
    }
  });

  test("at the first start is named, and leaves nothing half-made", async () => {
    const folder = mountAt("tiny", "12m");
    const error = await failing(["load", "--data", folder]);
    expect(error).toMatchObject({ exit: 4, code: "postgres-disk-full", params: { folder } });
    expect(readdirSync(folder)).toEqual([]);
  });

  test("in the middle of a load is named, and the database is whole when there is room again", async () => {
    const folder = mountAt("small", "240m");
    const load = (...more: string[]) => entente.run(["load", "--data", folder, "--json", ...more]);
    expect(answerOf(await load())).toMatchObject({ loaded: true });
    const bigger = join(trial, "bigger");
    cpSync(entente.data, bigger, { recursive: true });
    const parties = join(bigger, "registry", "parties.csv");
    // What cannot be compressed, for the database compresses long values.
    const note = randomBytes(120_000).toString("hex");
    const rows = readFileSync(parties, "utf8").replace(/^fatf,.*$/m, (row) => {
      const copies = Array.from({ length: 200 }, (_, index) => row.replace(/^fatf/, `fatf-${index}`));
      return [row, ...copies].join("\n");
    });
    writeFileSync(parties, rows.replaceAll("40 members (38", `${note} (38`));
    const filler = join(folder, ".filler");
    spawnSync("dd", ["if=/dev/zero", `of=${filler}`, "bs=64k"]);
    spawnSync("truncate", ["-s", "-20M", filler]);
    const error = await failing(["load", "--data", folder, "--from", bigger]);
    expect(error).toMatchObject({ exit: 4, code: "disk-full" });
    expect(processesIn(folder)).toEqual([]);
    rmSync(filler);
    const verified = await entente.run(["journal", "verify", "--data", folder, "--json"]);
    expect(answerOf(verified)).toMatchObject({ whole: true });
    expect(answerOf(await load())).toMatchObject({ loaded: false });
    expect(existsSync(join(folder, "postgres.lock"))).toBe(false);
  });
});
