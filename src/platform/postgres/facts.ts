import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { conflict } from "../../kernel/errors.ts";
import { giveToFolderOwner } from "./account.ts";
import { folderFailure, systemCode } from "./failures.ts";
import type { Layout } from "./layout.ts";

/** What has to be known to connect to an embedded database; kept in `postgres.json`. */
export interface Facts {
  readonly format: 1;
  /** Name of this cluster; stands in the command line of each of its processes, by which we know them. */
  readonly cluster: string;
  /** Major version of the PostgreSQL that made it. */
  readonly major: number;
  /** Folder of the socket, relative to the data folder; null when the server listens on 127.0.0.1. */
  readonly socket: "postgres" | null;
  readonly port: number;
  readonly superuserPassword: string;
  readonly ownerPassword: string;
  /** Whether the owner's role and database have been made. */
  readonly bootstrapped: boolean;
}

const secret = () => randomBytes(24).toString("base64url");

/** Facts for a cluster that is about to be made. */
export function newFacts(major: number): Facts {
  return {
    format: 1,
    cluster: `entente-${randomBytes(6).toString("hex")}`,
    major,
    socket: "postgres",
    port: 5432,
    superuserPassword: secret(),
    ownerPassword: secret(),
    bootstrapped: false,
  };
}

/**
 * The facts of the data folder, or undefined when there are none yet.
 * @throws conflict `postgres-facts-lost` when the file cannot be understood
 * @throws unavailable `postgres-data-forbidden` when it may not be read
 */
export function findFacts({ facts, folder }: Layout): Facts | undefined {
  let text: string;
  try {
    text = readFileSync(facts, "utf8");
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw folderFailure(error, folder);
  }
  const parsed = parseFacts(text);
  if (!parsed) throw conflict("postgres-facts-lost", { folder });
  return parsed;
}

function parseFacts(text: string): Facts | undefined {
  let value: Record<string, unknown>;
  try {
    value = Object(JSON.parse(text));
  } catch {
    return undefined;
  }
  const { cluster, major, socket, port, superuserPassword, ownerPassword, bootstrapped } = value;
  if (value.format !== 1 || typeof cluster !== "string" || typeof major !== "number") return undefined;
  if (socket !== "postgres" && socket !== null) return undefined;
  if (typeof port !== "number" || typeof bootstrapped !== "boolean") return undefined;
  if (typeof superuserPassword !== "string" || typeof ownerPassword !== "string") return undefined;
  return { format: 1, cluster, major, socket, port, superuserPassword, ownerPassword, bootstrapped };
}

/**
 * Writes the facts in one step: a kill leaves the old file or the new one.
 * @throws unavailable `postgres-disk-full`, `postgres-data-forbidden`
 */
export function writeFacts({ facts, folder }: Layout, value: Facts): void {
  const next = `${facts}.new-${randomBytes(4).toString("hex")}`;
  try {
    const file = openSync(next, "wx", 0o600);
    try {
      writeSync(file, `${JSON.stringify(value, null, 2)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    giveToFolderOwner(next);
    renameSync(next, facts);
  } catch (error) {
    rmSync(next, { force: true });
    throw folderFailure(error, folder);
  }
}
