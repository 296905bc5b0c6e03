import { unavailable } from "../../kernel/errors.ts";
import { type Account, accountFor } from "./account.ts";
import { type FoundServer, findServer, goneOf } from "./attach.ts";
import { type Binaries, findBinaries } from "./binaries.ts";
import { bringUp, complete } from "./bring-up.ts";
import { checkVersion, hasCluster, reclaimCluster } from "./cluster.ts";
import { type Facts, findFacts } from "./facts.ts";
import { makeCluster } from "./initdb.ts";
import type { Layout } from "./layout.ts";
import { takeLock } from "./lock.ts";
import type { EmbeddedOptions, RunningPostgres } from "./options.ts";
import { prepareFolder } from "./prepare-folder.ts";
import { canRunIn } from "./program.ts";
import { clearRemains } from "./recover.ts";
import type { Limit } from "./server.ts";
import { urlOf } from "./urls.ts";

const defaultTimeoutMs = 60_000;

/** One call of `startEmbedded`. */
interface Start extends Limit {
  readonly layout: Layout;
  readonly options: EmbeddedOptions;
}

/**
 * Brings up the embedded PostgreSQL of a data folder: makes the database when there is none, attaches to its server
 * when one runs, else starts it, after clearing what a killed one left. Calls at the same time, in one process or in
 * several, end with one server: the first starts it, the others attach. When the starter stops, the server stops for
 * all of them. A starter that is killed leaves the server running, and the next call attaches to it.
 * @throws unavailable `postgres-…` or conflict `postgres-…`; docs/decisions/0001-embedded-postgresql.md lists them
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<RunningPostgres> {
  const layout = prepareFolder(options.folder);
  const timeoutMs = options.startTimeoutMs ?? defaultTimeoutMs;
  const deadline = performance.now() + timeoutMs;
  const findComplete = async () => {
    const server = await findServer(layout);
    return server?.facts.bootstrapped ? server : undefined;
  };
  const early = await findComplete();
  if (early) return attachedTo(layout, early);
  const turn = await takeLock(layout, deadline, findComplete);
  if ("instead" in turn) return attachedTo(layout, turn.instead);
  try {
    return await startAlone({ layout, options, deadline, timeoutMs });
  } finally {
    turn.release();
  }
}

/** The start itself, under the lock. */
async function startAlone(start: Start): Promise<RunningPostgres> {
  const { layout, options } = start;
  const account = accountFor(layout);
  const log = options.log ?? (() => {});
  const known = hasCluster(layout) ? findFacts(layout) : undefined;
  const server = known && (await clearRemains({ ...start, facts: known, log }));
  if (server) return attachedTo(layout, await completed(layout, server));
  const binaries = await findBinaries(options.binaries, { layout, account });
  const facts = await readyCluster(start, { known, binaries, account });
  const settings = options.settings ?? {};
  const up = await bringUp({ layout, binaries, account, facts, settings }, { ...start, log });
  const { exited, stop } = up.postmaster;
  let stopping: Promise<void> | undefined;
  return {
    ...addressesOf(layout, up.facts),
    attached: false,
    firstStart: known === undefined,
    exited,
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };
}

/** A running server whose starter was killed before it had made the owner's database gets what is missing. */
async function completed(layout: Layout, { facts, pid }: FoundServer): Promise<FoundServer> {
  const outcome = facts.bootstrapped ? facts : await complete(layout, facts);
  if (outcome instanceof Error) throw outcome;
  return { facts: outcome, pid };
}

interface ClusterNeeds {
  readonly known: Facts | undefined;
  readonly binaries: Binaries;
  readonly account: Account | undefined;
}

/** The cluster that there is, checked against the programs, or a new one. */
async function readyCluster({ layout, options }: Start, needs: ClusterNeeds): Promise<Facts> {
  const { known, binaries, account } = needs;
  const { folder } = layout;
  if (!canRunIn(folder, account, binaries.major))
    throw unavailable("postgres-data-unreachable", { folder, uid: account?.uid ?? -1 });
  if (!known) {
    options.log?.(`making a database in ${folder}`);
    const made = await makeCluster({ layout, binaries, account, sync: options.settings?.fsync !== "off" });
    options.log?.("the database has been made; starting its server");
    return made;
  }
  checkVersion(layout, binaries);
  reclaimCluster(layout, account);
  return known;
}

function addressesOf(layout: Layout, facts: Facts) {
  return {
    ownerUrl: urlOf(layout, facts, { role: "entente_owner", database: "entente" }),
    superuserUrl: urlOf(layout, facts, { role: "postgres", database: "postgres" }),
    folder: layout.folder,
  };
}

function attachedTo(layout: Layout, { facts, pid }: FoundServer): RunningPostgres {
  return {
    ...addressesOf(layout, facts),
    attached: true,
    firstStart: false,
    exited: goneOf(pid),
    stop: () => Promise.resolve(),
  };
}
