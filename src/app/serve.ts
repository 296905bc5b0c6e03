import { linkDesk } from "../areas/access/index.ts";
import { renderProblemPage } from "../areas/publication/index.ts";
import { entryRoutes, workViews } from "../areas/workspace/index.ts";
import { systemClock } from "../kernel/clock.ts";
import { conflict, unavailable } from "../kernel/errors.ts";
import { assets, DesignPage, renderDocument } from "../platform/html/index.ts";
import {
  type AskedSite,
  createServer,
  followRevision,
  type Metrics,
  mountEntry,
  mountLinks,
  mountSite,
  mountWork,
  PageCache,
  type RenderProblem,
  type Revision,
  type WorkSite,
} from "../platform/http/index.ts";
import { checkJobs } from "../platform/jobs/index.ts";
import { type Storage, sealRegularly } from "../platform/storage/index.ts";
import { areas, deliverMail, jobTasks, translators } from "./areas.ts";
import type { Config } from "./config.ts";
import { type Installation, openInstallation } from "./installation.ts";
import { type Measuring, startMeasuring } from "./measuring.ts";
import { openPeople, type People } from "./people.ts";
import { startWorking } from "./working.ts";

export interface RunningServer {
  readonly origin: string;
  /** Where measurements are given out, when they are. */
  readonly metrics: string | undefined;
  readonly installation: Installation;
  /** An address that makes the first administrator, where there is none. */
  firstLink(): Promise<string | undefined>;
  /** Stops taking requests, lets those under way finish, closes the database. */
  close(): Promise<void>;
  /** Resolves when the embedded database has died under the server. */
  readonly lost: Promise<void>;
}

/** Whether names have changed, and what else no act tells of, is looked for so often, in ms. */
const betweenChecks = 600_000;

/** A mail that was put off is tried again no later than this after its time; in ms. */
const betweenMailChecks = 30_000;

/** Brings up database and server. @throws as `openInstallation`, and conflict `port-in-use`, unavailable `port-refused`. */
export async function startServer(config: Config): Promise<RunningServer> {
  const installation = await openInstallation({ config });
  const revision = followRevision(installation.appUrl);
  let measuring: Measuring | undefined;
  try {
    measuring = await startMeasuring(config, installation, revision);
    const measured = measuring;
    const { server, origin, people } = await listening(config, { ...installation, ...measured }, revision);
    const sealing = sealRegularly(installation.storage.db);
    const say = (text: string) => server.log.error({ said: text }, "the process that does jobs ended");
    const working = startWorking(config, { appUrl: installation.appUrl, say });
    const checking = {
      door: installation.door,
      say: (text: string) => server.log.error({ said: text }, "whether there is a job could not be told"),
    };
    const checks = checkJobs({ ...checking, tasks: jobTasks, every: betweenChecks });
    const mailChecks = checkJobs({ ...checking, tasks: [deliverMail], every: betweenMailChecks });
    const { postgres } = installation;
    return {
      origin,
      metrics: measured?.origin,
      installation,
      firstLink: async () => people?.firstLink(),
      lost: postgres ? postgres.exited.then(() => undefined) : new Promise(() => {}),
      async close() {
        await server.close();
        await checks.close();
        await mailChecks.close();
        await working.close();
        await measured?.close();
        await people?.close();
        await sealing.stop();
        await revision.close();
        await installation.close();
      },
    };
  } catch (error) {
    // A connection that is left open keeps the process from ending.
    await measuring?.close();
    await revision.close();
    await installation.close();
    throw error;
  }
}

type Server = Awaited<ReturnType<typeof createServer>>;

async function listening(
  config: Config,
  installation: Installation & { metrics?: Metrics },
  revision: Revision,
): Promise<{ server: Server; origin: string; people: People | undefined }> {
  const { storage, door, metrics } = installation;
  const server = await createServer({
    ...config,
    assets: assets(),
    ready: () => answers(storage),
    measure: metrics,
  });
  server.get("/design", async (_request, reply) =>
    reply.type("text/html; charset=utf-8").send(renderDocument(DesignPage())),
  );
  let origin = "";
  const site = {
    ...{ door, clock: systemClock, translators, renderProblem: renderProblemPage },
    // With port 0 the system chooses the port, and it is known only when the server listens.
    get origin() {
      return origin;
    },
  };
  const people = mountPeople(server, { config, installation, site, revision });
  mountSite(server, {
    ...{ door, clock: systemClock, translators, revision, cache: config.cache },
    countCached: metrics?.countCached,
    pages: areas.flatMap((area) => area.pages ?? []),
    leads: areas.flatMap((area) => area.leads ?? []),
    files: areas.flatMap((area) => area.files ?? []),
    api: areas.flatMap((area) => area.api ?? []),
    guarded: areas.flatMap((area) => area.guarded ?? []),
    apiToken: config.apiToken,
    renderProblem: renderProblemPage,
    get origin() {
      return origin;
    },
  });
  mountLinks(server, { site, desk: linkDesk({ door, db: storage.db, clock: systemClock }) });
  const port = await listen(server, config);
  const opened = `http://${config.host.includes(":") ? `[${config.host}]` : config.host}:${port}`;
  origin = config.origin ?? opened;
  return { server, origin: opened, people };
}

interface Mounting {
  readonly config: Config;
  readonly installation: Installation;
  readonly site: AskedSite & { readonly renderProblem: RenderProblem };
  readonly revision: Revision;
}

/** The way in, and the pages behind it; neither where nobody can sign in. */
function mountPeople(server: Server, { config, installation, site, revision }: Mounting): People | undefined {
  const people = openPeople(config, installation, {
    origin: () => site.origin,
    say: (text) => server.log.error({ said: text }, "something about signing in went wrong"),
  });
  if (people === undefined) return undefined;
  const work: WorkSite = {
    ...{ door: site.door, clock: site.clock, translators: site.translators },
    ...{ renderProblem: site.renderProblem, doorkeeper: people.doorkeeper, views: workViews },
    keeping: { cache: new PageCache(), site: { clock: site.clock, revision, cache: config.cache } },
    secure: config.origin?.startsWith("https:") ?? false,
    get origin() {
      return site.origin;
    },
  };
  mountWork(
    server,
    work,
    areas.flatMap((area) => area.work ?? []),
  );
  mountEntry(server, work, entryRoutes(people.entry));
  return people;
}

const answers = ({ pool }: Storage): Promise<boolean> =>
  pool.query("select 1").then(
    () => true,
    () => false,
  );

async function listen(server: Server, { host, port }: Config): Promise<number> {
  try {
    await server.listen({ host, port });
    const address = server.server.address();
    return typeof address === "object" && address !== null ? address.port : port;
  } catch (error) {
    await server.close();
    switch ((error as { code?: string }).code) {
      case "EADDRINUSE":
        throw conflict("port-in-use", { port });
      case "EACCES":
        throw unavailable("port-refused", { port });
      case "EAI_AGAIN":
      case "ENOTFOUND":
      case "EADDRNOTAVAIL":
        throw unavailable("host-unknown", { host });
      default:
        throw error;
    }
  }
}
