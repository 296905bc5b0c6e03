import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { type RunningPostgres, startEmbedded } from "../../src/platform/postgres/index.ts";
import { makeTemplate } from "./template.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The server of this run: addresses of the role `entente_owner` and of the superuser. */
    postgres: { readonly ownerUrl: string; readonly superuserUrl: string };
  }
}

const installedRoot = "/usr/lib/postgresql";
/** Nothing is forced to disk, as the database is thrown away; many test files share the server. */
const settings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "200",
  autovacuum: "off",
};

let folder: string | undefined;
let server: RunningPostgres | undefined;

/**
 * Starts one PostgreSQL for the test run: the embedded one, or with ENTENTE_TEST_POSTGRES=installed the newest one
 * that the system has under /usr/lib/postgresql. Tests find it with `inject("postgres")`.
 */
export async function setup(project: TestProject): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), "entente-test-"));
  // Passable, for the account that PostgreSQL runs under when the tests run as root.
  chmodSync(folder, 0o711);
  const binaries = process.env.ENTENTE_TEST_POSTGRES === "installed" ? { binaries: newestInstalled() } : {};
  server = await startEmbedded({ folder, settings, ...binaries });
  await makeTemplate(server);
  project.provide("postgres", { ownerUrl: server.ownerUrl, superuserUrl: server.superuserUrl });
}

/** Stops it and removes its files. */
export async function teardown(): Promise<void> {
  await server?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
}

function newestInstalled(): string {
  const versions = existsSync(installedRoot) ? readdirSync(installedRoot).map(Number) : [];
  if (versions.length === 0)
    throw new Error(
      `There is no PostgreSQL under ${installedRoot}. Install one, or run without ENTENTE_TEST_POSTGRES.`,
    );
  return join(installedRoot, String(Math.max(...versions)));
}
