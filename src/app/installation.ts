import { statfsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { authorise, nameReader, recordReading } from "../areas/access/index.ts";
import { systemClock } from "../kernel/clock.ts";
import { EntenteError, unavailable } from "../kernel/errors.ts";
import { type Actor, createDoor, type Door } from "../platform/acts/index.ts";
import { type RunningPostgres, startEmbedded } from "../platform/postgres/index.ts";
import { type LoadReport, loadReference } from "../platform/reference/index.ts";
import { asReadableError, openStorage, type Storage } from "../platform/storage/index.ts";
import { referenceSets } from "./areas.ts";
import type { Config } from "./config.ts";
import { prepareDatabase } from "./prepare-database.ts";
import { uncutBySignals } from "./signals.ts";

/** A database that is up, migrated and loaded, and the ways to it. */
export interface Installation {
  /** The door of the application: under row security, as `entente_app`. */
  readonly door: Door;
  readonly storage: Storage;
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Where the role of signing in logs in; undefined where there is none. */
  readonly signInUrl: string | undefined;
  /** The embedded server, when it is used. */
  readonly postgres: RunningPostgres | undefined;
  readonly migrated: readonly string[];
  readonly load: LoadReport;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly config: Config;
  readonly log?: (line: string) => void;
  /** Folder of the release to bring the database to. Without it, the one that ships with the program, unless the database has held it before. */
  readonly data?: string;
}

const loader: Actor = { kind: "system", name: "reference-loader" };

/** The folder `data/` that ships with the program; both `src/app/` and `dist/` lie below the root. */
export const shippedData = (): string => {
  const here = dirname(fileURLToPath(import.meta.url));
  return join(here, here.endsWith("dist") ? ".." : "../..", "data");
};

/**
 * Brings up the database named by the configuration: starts or attaches, migrates, makes the application's role, loads.
 * @throws EntenteError of kind unavailable, conflict or invalid, each with what to do; nothing stays half done.
 */
export async function openInstallation({ config, log, data }: OpenOptions): Promise<Installation> {
  const { ownerUrl, postgres } = await openDatabase({ config, ...(log ? { log } : {}) });
  try {
    const { appUrl, signInUrl, migrated } = await prepareDatabase(ownerUrl, config);
    const load = await loadAs(ownerUrl, data);
    const storage = openStorage(appUrl, { name: "entente", most: 10 });
    return {
      door: createDoor({ storage, clock: systemClock, authorise, nameReader, recordReading }),
      ...{ storage, ownerUrl, appUrl, signInUrl, postgres, migrated, load },
      async close() {
        await storage.close();
        await postgres?.stop();
      },
    };
  } catch (error) {
    const readable = causeOf(error, postgres);
    await postgres?.stop();
    throw readable;
  }
}

/** A database that is up, as it is: nothing in it has been looked at or changed. */
export interface OpenDatabase {
  readonly ownerUrl: string;
  /** The embedded server, when it is used. */
  readonly postgres: RunningPostgres | undefined;
}

/** Starts the embedded database or attaches to it, unless the configuration names one. @throws as `startEmbedded` */
export async function openDatabase({ config, log }: OpenOptions): Promise<OpenDatabase> {
  const { databaseUrl } = config;
  if (databaseUrl !== undefined) return { ownerUrl: databaseUrl, postgres: undefined };
  const postgres = await embedded(config.folder, log);
  return { ownerUrl: postgres.ownerUrl, postgres };
}

/**
 * Runs `work` as the owner on the database as it is, and lets the database go afterwards.
 * @throws what `work` throws, errors of the database in words for a reader
 */
export async function withDatabaseAsItIs<T>(
  config: Config,
  work: (database: OpenDatabase) => Promise<T>,
): Promise<T> {
  const database = await openDatabase({ config });
  try {
    return await work(database);
  } catch (error) {
    throw causeOf(error, database.postgres);
  } finally {
    await database.postgres?.stop();
  }
}

/** The embedded server. When the process ends without closing it, it is told to stop as well, and does so by itself. */
async function embedded(folder: string, log: OpenOptions["log"]): Promise<RunningPostgres> {
  const postgres = await uncutBySignals(startEmbedded({ folder, ...(log ? { log } : {}) }));
  const leave = () => void postgres.stop();
  process.once("exit", leave);
  return {
    ...postgres,
    async stop() {
      await postgres.stop();
      process.off("exit", leave);
    },
  };
}

/** Less than this is no room for a database to write anything, its own journal least of all. */
const leastRoom = 1_000_000;

/** An embedded server on a full disk may go down before it can say why; then the disk says it. */
function causeOf(error: unknown, postgres: RunningPostgres | undefined): unknown {
  const readable = asReadableError(error);
  if (postgres === undefined || !(readable instanceof EntenteError) || readable.kind !== "unavailable")
    return readable;
  const { bavail, bsize } = statfsSync(postgres.folder);
  return bavail * bsize < leastRoom ? unavailable("disk-full", {}, error) : readable;
}

/** The release is loaded by the owner, through the same door and into the same journal as every other change. */
async function loadAs(ownerUrl: string, named: string | undefined): Promise<LoadReport> {
  const storage = openStorage(ownerUrl, { name: "entente-loader", most: 1 });
  try {
    const door = createDoor({ storage, clock: systemClock, authorise, nameReader, recordReading });
    const folder = named ?? shippedData();
    return await loadReference(door, {
      ...{ actor: loader, folder, sets: referenceSets },
      onlyNew: named === undefined,
    });
  } finally {
    await storage.close();
  }
}
