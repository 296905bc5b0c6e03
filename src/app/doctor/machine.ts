import { existsSync, statfsSync } from "node:fs";
import { connect } from "node:net";
import { dirname } from "node:path";
import { languages } from "../../kernel/language.ts";
import { type EmbeddedState, inspectEmbedded } from "../../platform/postgres/index.ts";
import type { Config } from "../config.ts";
import { type Finding, failed, well, wrong } from "./finding.ts";

/** Below this a database may soon stop; in bytes. */
const leastRoom = 500_000_000;

/** The oldest Node that the program runs on. */
const oldestNode = [20, 19] as const;

export function checkNode(version = process.versions.node): Finding {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isNew = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  return isNew ? well("node", "fits", { version }) : wrong("node", "old", { version });
}

/** A Node built with the letters of English alone sorts names wrongly in five languages. */
export function checkLanguages(): Finding {
  const known = Intl.Collator.supportedLocalesOf([...languages]);
  const missing = languages.filter((language) => !known.includes(language));
  return missing.length === 0
    ? well("languages", "known")
    : wrong("languages", "missing", { languages: missing.join(", ") });
}

/** The folder and its server; `state` only when the folder can be used and the configuration names no other database. */
export async function checkFolder({ folder, databaseUrl }: Config): Promise<{
  readonly findings: readonly Finding[];
  readonly state: EmbeddedState | undefined;
}> {
  // Beside a database of one's own the folder holds one secret, and is made when that is needed.
  if (databaseUrl !== undefined) return { findings: [roomOf(folder)], state: undefined };
  try {
    const state = await inspectEmbedded(folder);
    const place = existsSync(folder)
      ? well("folder", "usable", { folder })
      : well("folder", "to-come", { folder });
    const guarded = state.exposed === undefined ? place : wrong("folder", "exposed", { file: state.exposed });
    return { findings: [guarded, roomOf(folder), serverOf(state, folder)], state };
  } catch (error) {
    return { findings: [failed("folder", error), roomOf(folder)], state: undefined };
  }
}

function serverOf({ server, pid = 0, starting }: EmbeddedState, folder: string): Finding {
  if (server === "running") return well("server", "running", { pid, folder });
  if (starting !== undefined) return wrong("server", "starting", { pid: starting, folder });
  if (server === "silent") return wrong("server", "silent", { pid, folder });
  return server === "stopped"
    ? wrong("server", "stopped", { folder })
    : wrong("server", "absent", { folder });
}

/** Of the folder, or of the nearest one above it that there is. */
function roomOf(folder: string): Finding {
  let place = folder;
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
  try {
    const { bavail, bsize } = statfsSync(place);
    const params = { folder, free: Math.floor((bavail * bsize) / 1e6) };
    return bavail * bsize >= leastRoom ? well("room", "enough", params) : wrong("room", "little", params);
  } catch {
    return wrong("room", "unknown", { folder });
  }
}

/** Whether the site could begin to listen, or is listening already. */
export async function checkPort({ host, port }: Config): Promise<Finding> {
  if (port === 0) return well("port", "any");
  if (!(await isTaken(host, port))) return well("port", "free", { port });
  const address = `http://${host.includes(":") ? `[${host}]` : host}:${port}/health`;
  const answer = await fetch(address, { signal: AbortSignal.timeout(3_000) })
    .then((response) => response.json() as Promise<{ status?: unknown }>)
    .catch(() => undefined);
  return answer?.status === "ok" ? well("port", "serving", { port }) : wrong("port", "taken", { port });
}

function isTaken(host: string, port: number): Promise<boolean> {
  return new Promise((answer) => {
    // An address that means "all of this machine" is not one to call.
    const socket = connect({
      host: /^(0\.0\.0\.0|::)$/.test(host) ? "localhost" : host,
      port,
      timeout: 3_000,
    });
    const end = (taken: boolean) => {
      socket.destroy();
      answer(taken);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
    socket.once("timeout", () => end(false));
  });
}
