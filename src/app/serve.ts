import { renderProblemPage } from "../areas/publication/index.ts";
import { systemClock } from "../kernel/clock.ts";
import { conflict, EntenteError, unavailable } from "../kernel/errors.ts";
import { assets, DesignPage, renderDocument } from "../platform/html/index.ts";
import { createServer, followRevision, mountSite } from "../platform/http/index.ts";
import { sealRegularly } from "../platform/storage/index.ts";
import { areas, translators } from "./areas.ts";
import type { Config } from "./config.ts";
import { type Installation, openInstallation } from "./installation.ts";

export interface RunningServer {
  readonly origin: string;
  readonly installation: Installation;
  /** Stops taking requests, lets those under way finish, closes the database. */
  close(): Promise<void>;
  /** Resolves when the embedded database has died under the server. */
  readonly lost: Promise<void>;
}

/** Brings up database and server. @throws as `openInstallation`, and conflict `port-in-use`, unavailable `port-refused`. */
export async function startServer(config: Config): Promise<RunningServer> {
  const installation = await openInstallation({ config });
  try {
    const { storage, appUrl } = installation;
    const server = await createServer({
      ...config,
      assets: assets(),
      ready: () =>
        storage.pool.query("select 1").then(
          () => true,
          () => false,
        ),
    });
    const revision = followRevision(appUrl);
    server.get("/design", async (_request, reply) =>
      reply.type("text/html; charset=utf-8").send(renderDocument(DesignPage())),
    );
    const pages = areas.flatMap((area) => area.pages ?? []);
    const { door } = installation;
    const place = {
      door,
      clock: systemClock,
      translators,
      pages,
      revision,
      renderProblem: renderProblemPage,
    };
    mountSite(server, { ...place, origin: config.origin, cache: config.cache });
    const port = await listen(server, config);
    const sealing = sealRegularly(storage.db);
    return {
      origin: `http://${config.host}:${port}`,
      installation,
      lost: installation.postgres
        ? installation.postgres.exited.then(() => undefined)
        : new Promise(() => {}),
      async close() {
        await server.close();
        await sealing.stop();
        await revision.close();
        await installation.close();
      },
    };
  } catch (error) {
    await installation.close();
    throw error;
  }
}

type Server = Awaited<ReturnType<typeof createServer>>;

async function listen(server: Server, { host, port }: Config): Promise<number> {
  try {
    await server.listen({ host, port });
    const address = server.server.address();
    return typeof address === "object" && address !== null ? address.port : port;
  } catch (error) {
    await server.close();
    const { code } = error as { code?: string };
    if (code === "EADDRINUSE") throw conflict("port-in-use", { port });
    if (code === "EACCES") throw unavailable("port-refused", { port });
    if (code === "ENOTFOUND" || code === "EADDRNOTAVAIL") throw unavailable("host-unknown", { host });
    throw error instanceof EntenteError ? error : new Error("the server could not listen", { cause: error });
  }
}
