import pg from "pg";

/** Knows the latest act, so that no answer outlives the data it was made from. */
export interface Revision {
  /**
   * Another text after every act; undefined while it is not known, and then nothing may be cached. After a break it is
   * another one as well: an act of a lower number may have ended meanwhile, and the highest tells nothing of it.
   */
  current(): string | undefined;
  close(): Promise<void>;
}

/**
 * Follows acts by LISTEN on a connection of its own. While the connection is down the revision is not known;
 * it is opened again every second.
 */
export function followRevision(url: string): Revision {
  let revision: string | undefined;
  let breaks = 0;
  let client: pg.Client | undefined;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  const lose = () => {
    revision = undefined;
    breaks += 1;
    client?.end().catch(() => {});
    client = undefined;
    if (!closed) timer = setTimeout(connect, 1000).unref();
  };
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: "entente-revision",
      keepAlive: true,
    });
    client = fresh;
    let lost = false;
    const loseOnce = () => {
      if (!lost && fresh === client) lose();
      lost = true;
    };
    fresh.on("error", loseOnce);
    fresh.on("end", loseOnce);
    fresh.on("notification", (message) => {
      revision = `${breaks}.${message.payload ?? ""}`;
    });
    try {
      await fresh.connect();
      await fresh.query("listen entente_revision");
      const latest = await fresh.query<{ id: string }>("select journal.latest_act() as id");
      revision ??= `${breaks}.${latest.rows[0]?.id ?? 0}`;
    } catch {
      loseOnce();
    }
  };
  void connect();
  return {
    current: () => revision,
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}
