import type { FastifyInstance } from "fastify";
import { translators } from "../../../src/app/areas.ts";
import { readConfig } from "../../../src/app/config.ts";
import { doorkeeperOf } from "../../../src/app/doorkeeper.ts";
import { linkDesk } from "../../../src/areas/access/index.ts";
import { renderProblemPage } from "../../../src/areas/publication/index.ts";
import { entryRoutes, workViews } from "../../../src/areas/workspace/index.ts";
import type { Door } from "../../../src/platform/acts/index.ts";
import { assets } from "../../../src/platform/html/index.ts";
import {
  createServer,
  type EntryRoute,
  mountEntry,
  mountLinks,
  mountSite,
  mountWork,
  type Revision,
} from "../../../src/platform/http/index.ts";
import type { AreaPlug } from "../../../src/platform/plug/index.ts";
import type { SignIn } from "../../../src/platform/sign-in/index.ts";
import type { Storage } from "../../../src/platform/storage/index.ts";
import { testClock } from "../../support/installation.ts";

/** Nothing is kept, so no revision is followed. */
const still: Revision = { current: () => undefined, close: async () => {} };

/** The way in and the pages of links, beside the rest. */
export interface Ways {
  readonly entries: readonly EntryRoute[];
  readonly storage: Storage;
}

export const entriesOf = (signIn: SignIn): EntryRoute[] =>
  entryRoutes({ signIn, provider: undefined, say: () => {} });

/** The site over a register of areas, to be asked by `inject`; the token of a session is the id of the person. */
export async function siteFor(door: Door, areas: readonly AreaPlug[], ways?: Ways): Promise<FastifyInstance> {
  const { port: _port, ...config } = readConfig({ ENTENTE_LOG: "silent", ENTENTE_READS_PER_SECOND: "0" });
  const server = await createServer({ ...config, assets: assets(), ready: async () => true });
  const site = {
    ...{ door, clock: testClock, translators, origin: "https://entente.example" },
    renderProblem: renderProblemPage,
  };
  const doorkeeper = doorkeeperOf(door, async (person) => ({ person, tier: "officer" }));
  const work = { ...site, doorkeeper, views: workViews, secure: false };
  mountWork(
    server,
    work,
    areas.flatMap((area) => area.work ?? []),
  );
  if (ways !== undefined) {
    mountEntry(server, work, ways.entries);
    mountLinks(server, { site, desk: linkDesk({ door, db: ways.storage.db, clock: testClock }) });
  }
  mountSite(server, {
    ...site,
    pages: areas.flatMap((area) => area.pages ?? []),
    leads: areas.flatMap((area) => area.leads ?? []),
    files: areas.flatMap((area) => area.files ?? []),
    api: areas.flatMap((area) => area.api ?? []),
    guarded: areas.flatMap((area) => area.guarded ?? []),
    apiToken: undefined,
    revision: still,
    cache: false,
  });
  return server;
}
