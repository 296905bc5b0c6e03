import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { authorise } from "../areas/access/index.ts";
import { systemClock } from "../kernel/clock.ts";
import { unavailable } from "../kernel/errors.ts";
import { type Actor, createDoor, type Door } from "../platform/acts/index.ts";
import { type RunningPostgres, startEmbedded } from "../platform/postgres/index.ts";
import { type LoadReport, loadReference } from "../platform/reference/index.ts";
import {
  appRoleName,
  appUrlFor,
  asReadableError,
  migrate,
  openStorage,
  type Storage,
} from "../platform/storage/index.ts";
import { migrations, referenceSets } from "./areas.ts";
import type { Config } from "./config.ts";

/** A database that is up, migrated and loaded, and the ways to it. */
export interface Installation {
  /** The door of the application: under row security, as `entente_app`. */
  readonly door: Door;
  readonly storage: Storage;
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** The embedded server, when it is used. */
  readonly postgres: RunningPostgres | undefined;
  readonly migrated: readonly string[];
  readonly load: LoadReport;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly config: Config;
  readonly log?: (line: string) => void;
  /** Folder of the release to load; the one that ships with the program where none is named. */
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
  const postgres =
    config.databaseUrl === undefined
      ? await startEmbedded({ folder: config.folder, ...(log ? { log } : {}) })
      : undefined;
  const ownerUrl = config.databaseUrl ?? postgres?.ownerUrl ?? "";
  try {
    const { appUrl, migrated } = await prepare(ownerUrl, config);
    const load = await loadAs(ownerUrl, data ?? shippedData());
    const storage = openStorage(appUrl, { name: "entente", most: 10 });
    return {
      door: createDoor({ storage, clock: systemClock, authorise }),
      ...{ storage, ownerUrl, appUrl, postgres, migrated, load },
      async close() {
        await storage.close();
        await postgres?.stop();
      },
    };
  } catch (error) {
    await postgres?.stop();
    throw asReadableError(error);
  }
}

/** Migrates and makes the application's role. */
async function prepare(ownerUrl: string, config: Config): Promise<{ appUrl: string; migrated: string[] }> {
  const owner = new pg.Client({
    connectionString: ownerUrl,
    application_name: "entente-owner",
    connectionTimeoutMillis: 10_000,
  });
  owner.on("error", () => {});
  await owner.connect();
  try {
    await checkVersion(owner);
    const appUrl = config.appUrl ?? (await appUrlFor(owner, { ownerUrl, folder: config.folder }));
    const migrated = await migrate(owner, migrations, roleIn(appUrl));
    return { appUrl, migrated };
  } finally {
    await owner.end();
  }
}

async function checkVersion(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ number: string; words: string }>(
    "select current_setting('server_version_num') as number, current_setting('server_version') as words",
  );
  if (Number(rows[0]?.number) < 150_000) throw unavailable("database-old", { found: rows[0]?.words ?? "?" });
}

const roleIn = (url: string): string => {
  const user = /^postgres(?:ql)?:\/\/([^:@/?#]+)/.exec(url)?.[1];
  return user === undefined ? appRoleName : decodeURIComponent(user);
};

/** The release is loaded by the owner, through the same door and into the same journal as every other change. */
async function loadAs(ownerUrl: string, folder: string): Promise<LoadReport> {
  const storage = openStorage(ownerUrl, { name: "entente-loader", most: 1 });
  try {
    const door = createDoor({ storage, clock: systemClock, authorise });
    return await loadReference(door, { actor: loader, folder, sets: referenceSets });
  } finally {
    await storage.close();
  }
}
