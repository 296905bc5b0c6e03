import type pg from "pg";
import { withClient } from "../../../src/platform/postgres/index.ts";
import { drawOf } from "../access/draw.ts";
import { checkChain, checkWrites } from "./checks.ts";
import { findPlants } from "./plants.ts";
import { type Killed, killed, openStage, type Stage } from "./stage.ts";
import { type Sent, startWriting } from "./writers.ts";

export interface Order {
  readonly rounds: number;
  readonly seed: number;
  readonly say: (text: string) => void;
}

export interface Outcome {
  readonly rounds: number;
  readonly kills: Readonly<Record<Killed, number>>;
  readonly sent: number;
  readonly acknowledged: number;
  /** Of those that had no answer: done all the same. */
  readonly unanswered: number;
  /** Entries of the chain at the end. */
  readonly entries: number;
  readonly planted: number;
  readonly plantedFound: number;
  readonly faults: readonly string[];
}

/** How many writes are answered before a kill, at most; and how long it waits after them at most, in ms. */
const [mostBefore, longestWait] = [12, 120];

/** @param trial an empty folder that every user of the system may pass through */
export async function runKills(trial: string, { rounds, seed, say }: Order): Promise<Outcome> {
  const draw = drawOf(seed);
  const kills = { node: 0, database: 0, backend: 0, all: 0 };
  const sent: Sent[] = [];
  const faults: string[] = [];
  const stage = await openStage(trial);
  try {
    for (let round = 1; round <= rounds; round += 1) {
      // Each kind of kill comes first in turn, so that a few rounds have them all.
      const what = round <= killed.length ? (killed[round - 1] ?? "node") : draw.one(killed);
      kills[what] += 1;
      sent.push(...(await oneRound(stage, { what, draw, seed })));
      const found = await withClient(stage.ownerUrl, (owner) => checkWrites(owner, sent));
      faults.push(...found.faults);
      if (found.faults.length > 0 || round % 5 === 0)
        say(`round ${round}, ${what}: ${sent.length} sent, ${found.faults.length} faults`);
      if (faults.length > 0) break;
    }
    const ending = await withClient(stage.ownerUrl, (owner) => atTheEnd(owner, sent));
    const acknowledged = sent.filter((one) => one.acknowledged).length;
    const counts = { rounds, kills, sent: sent.length, acknowledged };
    return { ...counts, ...ending, faults: [...faults, ...ending.faults] };
  } finally {
    await stage.close();
  }
}

/** The chain as a whole; and whether faults that are planted are found, where there are none. */
async function atTheEnd(owner: pg.ClientBase, sent: readonly Sent[]) {
  await owner.query("select journal.seal_batch()");
  const { unanswered, faults } = await checkWrites(owner, sent);
  const chain = await checkChain(owner);
  return {
    ...{ unanswered, entries: chain.entries, faults: [...faults, ...chain.faults] },
    ...(await findPlants(owner, sent)),
  };
}

interface Round {
  readonly what: Killed;
  readonly draw: ReturnType<typeof drawOf>;
  readonly seed: number;
}

/** People write; something is killed under them; they stop when there is a server again. */
async function oneRound(stage: Stage, { what, draw, seed }: Round): Promise<readonly Sent[]> {
  const writing = startWriting(stage, { draw, seed });
  const before = 1 + draw.below(mostBefore);
  try {
    while (writing.acknowledged() < before) await pause(5);
    await pause(draw.below(longestWait));
    stage.kill(what);
    await stage.recover();
  } finally {
    await writing.stop();
  }
  return writing.sent;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
