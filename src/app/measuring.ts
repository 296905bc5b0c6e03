import { unavailable } from "../kernel/errors.ts";
import type { Door } from "../platform/acts/index.ts";
import { createMetrics, type Metrics, type Revision } from "../platform/http/index.ts";
import { withClient } from "../platform/postgres/index.ts";
import type { Config } from "./config.ts";
import type { Installation } from "./installation.ts";

/** Measurements that are given out. */
export interface Measuring {
  readonly metrics: Metrics;
  /** The installation's door, its acts counted. */
  readonly door: Door;
  /** Where: `http://HOST:PORT`. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Whoever measures waits no longer for the database than this, in ms. */
const longestAnswer = 2_000;

/**
 * Starts to measure, where the configuration says so: on a listener of its own, so that a site that is open to
 * everybody does not tell everybody how it is doing.
 * @throws unavailable `metrics-refused`
 */
export async function startMeasuring(
  { metrics: place }: Config,
  { storage: { pool }, door, ownerUrl }: Installation,
  revision: Revision,
): Promise<Measuring | undefined> {
  if (place === undefined) return undefined;
  const metrics = await createMetrics({
    revision,
    connections: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    unsealed: () => countUnsealed(ownerUrl),
  });
  try {
    return { metrics, door: metrics.counting(door), ...(await metrics.listen(place)) };
  } catch (error) {
    const reason = (error as { code?: string }).code ?? "?";
    throw unavailable("metrics-refused", { place: `${place.host}:${place.port}`, reason }, error);
  }
}

/** As the owner: the application may not look into the list of what waits for a seal. */
const countUnsealed = (ownerUrl: string): Promise<number> =>
  withClient(
    ownerUrl,
    async (owner) => {
      const { rows } = await owner.query<{ count: number }>(
        "select count(*)::int as count from journal.pending",
      );
      return rows[0]?.count ?? 0;
    },
    longestAnswer,
  );
