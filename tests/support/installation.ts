import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { areas, translators } from "../../src/app/areas.ts";
import { readConfig } from "../../src/app/config.ts";
import { doorkeeperOf, type Holder } from "../../src/app/doorkeeper.ts";
import { authorise, linkDesk, nameReader, recordReading } from "../../src/areas/access/index.ts";
import { renderProblemPage } from "../../src/areas/publication/index.ts";
import { entryRoutes, workViews } from "../../src/areas/workspace/index.ts";
import type { Clock } from "../../src/kernel/clock.ts";
import { type Actor, createDoor, type Door } from "../../src/platform/acts/index.ts";
import { assets } from "../../src/platform/html/index.ts";
import {
  createServer,
  followRevision,
  mountEntry,
  mountLinks,
  mountSite,
  mountWork,
  PageCache,
  type Revision,
} from "../../src/platform/http/index.ts";
import { withClient } from "../../src/platform/postgres/index.ts";
import { findSession, type SignIn } from "../../src/platform/sign-in/index.ts";
import { appUrlFor, openStorage, type Storage } from "../../src/platform/storage/index.ts";
import { freshDatabase } from "./database.ts";
import { templateName } from "./template.ts";

/** The day on which tests of the register stand, unless they say another. */
export const testDay = "2026-11-25";
export const testClock: Clock = () => new Date(`${testDay}T09:00:00Z`);

export const operator: Actor = { kind: "operator", name: "test" };

/** A database of a test file with all migrations and the whole reference data, and the doors to it. */
export interface TestInstallation {
  /** As the application: `entente_app`, under row security. */
  readonly door: Door;
  readonly storage: Storage;
  /** As the owner: loading, verifying. */
  readonly ownerDoor: Door;
  readonly ownerUrl: string;
  readonly superuserUrl: string;
  readonly appUrl: string;
  close(): Promise<void>;
}

export async function freshInstallation(clock: Clock = testClock): Promise<TestInstallation> {
  const database = await freshDatabase({ template: templateName });
  const folder = mkdtempSync(join(tmpdir(), "entente-test-data-"));
  const { ownerUrl, superuserUrl } = database;
  const appUrl = await withClient(ownerUrl, (owner) => appUrlFor(owner, { ownerUrl, folder }));
  const storage = openStorage(appUrl, { most: 4 });
  const ownerStorage = openStorage(ownerUrl, { most: 2 });
  return {
    door: createDoor({ storage, clock, authorise, nameReader, recordReading }),
    ownerDoor: createDoor({ storage: ownerStorage, clock, authorise, nameReader, recordReading }),
    ...{ storage, ownerUrl, superuserUrl, appUrl },
    async close() {
      await storage.close();
      await ownerStorage.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The site over an installation, to be asked by `server.inject`. */
export interface TestSite {
  readonly server: FastifyInstance;
  readonly revision: Revision;
  close(): Promise<void>;
}

/** In tests the token of a session is the id of whose it is, unless the site has a way in. */
const holderById = async (token: string): Promise<Holder> => ({ person: token, tier: "officer" });

export async function siteOf(
  installation: TestInstallation,
  options: {
    cache?: boolean;
    clock?: Clock;
    readsPerSecond?: number;
    apiToken?: string;
    /** The way in, with sessions of its own; without it there is none. */
    signIn?: SignIn;
  } = {},
): Promise<TestSite> {
  const { port: _port, ...config } = readConfig({
    ENTENTE_LOG: "silent",
    ENTENTE_READS_PER_SECOND: String(options.readsPerSecond ?? 0),
  });
  const server = await createServer({ ...config, assets: assets(), ready: async () => true });
  const revision = followRevision(installation.appUrl);
  const site = {
    door: installation.door,
    clock: options.clock ?? testClock,
    translators,
    origin: "https://entente.example",
    renderProblem: renderProblemPage,
  };
  const { signIn } = options;
  const sessionOf = async (token: string) => {
    const found = signIn && (await findSession(signIn, token));
    return found?.kind === "session" ? found.session : undefined;
  };
  const doorkeeper = doorkeeperOf(installation.door, signIn ? sessionOf : holderById);
  const cache = options.cache ?? false;
  const keeping = { cache: new PageCache(), site: { clock: site.clock, revision, cache } };
  const work = { ...site, doorkeeper, views: workViews, secure: false, keeping };
  mountWork(
    server,
    work,
    areas.flatMap((area) => area.work ?? []),
  );
  if (signIn) mountEntry(server, work, entryRoutes({ signIn, provider: undefined, say: () => {} }));
  mountSite(server, {
    ...site,
    pages: areas.flatMap((area) => area.pages ?? []),
    leads: areas.flatMap((area) => area.leads ?? []),
    files: areas.flatMap((area) => area.files ?? []),
    api: areas.flatMap((area) => area.api ?? []),
    guarded: areas.flatMap((area) => area.guarded ?? []),
    apiToken: options.apiToken,
    revision,
    cache,
  });
  mountLinks(server, {
    site,
    desk: linkDesk({ door: installation.door, db: installation.storage.db, clock: site.clock }),
  });
  return {
    server,
    revision,
    async close() {
      await server.close();
      await revision.close();
    },
  };
}
