import pg from "pg";

/** Somebody who sees to it that jobs are done. */
export interface JobWatch {
  close(): Promise<void>;
}

/** Jobs that another machine's process was doing are seen by looking, in ms. */
const betweenLooks = 30_000;
const betweenConnections = 1_000;

/**
 * Calls `start` when a job is due and nobody works, and again only after it has settled. It hears of new jobs by LISTEN.
 * @param url where the application logs in
 * @param start resolves when the work that it began has ended: `false` puts the next off for a while
 */
export function watchJobs(url: string, start: () => Promise<boolean>): JobWatch {
  const watch = new Watch(url, start);
  void watch.connect();
  return watch;
}

class Watch implements JobWatch {
  private readonly url: string;
  private readonly start: () => Promise<boolean>;
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private busy = false;
  private closed = false;

  constructor(url: string, start: () => Promise<boolean>) {
    this.url = url;
    this.start = start;
  }

  async connect(): Promise<void> {
    const fresh = new pg.Client({
      connectionString: this.url,
      application_name: "entente-jobs",
      keepAlive: true,
    });
    this.client = fresh;
    fresh.on("error", () => {});
    fresh.once("end", () => this.lose(fresh));
    fresh.on("notification", () => void this.look());
    try {
      await fresh.connect();
      await fresh.query("listen entente_jobs");
      await this.look();
    } catch {
      this.lose(fresh);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => {});
  }

  private lose(client: pg.Client): void {
    if (client !== this.client) return;
    this.client = undefined;
    client.end().catch(() => {});
    this.later(betweenConnections, () => void this.connect());
  }

  private later(ms: number, then: () => void): void {
    clearTimeout(this.timer);
    if (!this.closed) this.timer = setTimeout(then, ms).unref();
  }

  private async look(): Promise<void> {
    if (this.busy || this.closed || this.client === undefined) return;
    this.busy = true;
    let wait = betweenLooks;
    try {
      const { rows } = await this.client.query<{ seconds: number | null }>("select jobs.due() as seconds");
      const seconds = rows[0]?.seconds ?? undefined;
      if (seconds !== undefined && seconds <= 0) wait = (await this.start()) ? 0 : betweenLooks;
      else if (seconds !== undefined) wait = Math.min(betweenLooks, seconds * 1000);
    } catch {
      // Without a schema of jobs there are none; without a database, the connection says so.
    }
    this.busy = false;
    this.later(wait, () => void this.look());
  }
}
