import { accessSync, constants, existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { unavailable } from "../../kernel/errors.ts";
import { findServer } from "./attach.ts";
import { findFacts } from "./facts.ts";
import { folderFailure } from "./failures.ts";
import { type Layout, layoutOf } from "./layout.ts";
import { findPidFile } from "./pid-file.ts";
import { refuseForeign } from "./prepare-folder.ts";
import { findProcess } from "./processes.ts";
import { urlOf } from "./urls.ts";

/** What there is in a data folder, seen without touching it. */
export interface EmbeddedState {
  /** `absent`: no database has been made here. `silent`: its process lives and does not answer. */
  readonly server: "absent" | "stopped" | "silent" | "running";
  /** Of the server, when it lives. */
  readonly pid: number | undefined;
  /** The process that is starting a server at this moment. */
  readonly starting: number | undefined;
  /** Address of the owner, when the server is running. */
  readonly ownerUrl: string | undefined;
  /** A file with passwords that others on this machine may read. */
  readonly exposed: string | undefined;
}

const nothing: EmbeddedState = {
  ...{ server: "absent", pid: undefined, starting: undefined, ownerUrl: undefined, exposed: undefined },
};

/**
 * Looks at the embedded database of a data folder; starts, makes and changes nothing.
 * @throws unavailable `postgres-data-forbidden`, `postgres-data-not-a-folder`; conflict `postgres-data-foreign`, `postgres-facts-lost`
 */
export async function inspectEmbedded(path: string): Promise<EmbeddedState> {
  const layout = findLayout(resolve(path));
  if (layout === undefined) return nothing;
  const facts = findFacts(layout);
  const starting = starterOf(layout);
  if (facts === undefined) return { ...nothing, starting };
  const found = await findServer(layout);
  const file = findPidFile(layout.data);
  const pid = file && findProcess(file.pid) ? file.pid : undefined;
  return {
    server: found ? "running" : pid === undefined ? "stopped" : "silent",
    pid: found?.pid ?? pid,
    starting,
    ownerUrl: found && urlOf(layout, found.facts, { role: "entente_owner", database: "entente" }),
    exposed: isExposed(layout.facts) ? layout.facts : undefined,
  };
}

function findLayout(folder: string): Layout | undefined {
  try {
    if (!existsSync(folder)) return undefined;
    if (!statSync(folder).isDirectory()) throw unavailable("postgres-data-not-a-folder", { folder });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const layout = layoutOf(realpathSync(folder));
    refuseForeign(layout);
    return layout;
  } catch (error) {
    throw folderFailure(error, folder);
  }
}

/** Modes say nothing on Windows. */
const isExposed = (file: string): boolean =>
  process.platform !== "win32" && ((statSync(file, { throwIfNoEntry: false })?.mode ?? 0) & 0o077) !== 0;

function starterOf({ lock }: Layout): number | undefined {
  try {
    const pid = Number(/"pid":(\d+)/.exec(readFileSync(lock, "utf8"))?.[1] ?? 0);
    return findProcess(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}
