import { afterAll, beforeAll, expect, test } from "vitest";
import { isLinux, makeTrialFolder, removeTrialFolder } from "../support/postgres-trial.ts";
import { runKills } from "../sweeps/kills/run.ts";
import { killed } from "../sweeps/kills/stage.ts";

let trial: string;
beforeAll(() => {
  trial = makeTrialFolder();
});
afterAll(async () => {
  await removeTrialFolder(trial);
});

/** The small size of `npm run kills`: each kind of kill once. Elsewhere nothing tells which processes belong to a folder. */
test.skipIf(!isLinux)(
  "whatever is killed under people who write, every write that was answered is there whole, and the chain holds",
  async () => {
    const outcome = await runKills(trial, { rounds: killed.length, seed: 7, say: () => {} });
    expect(outcome.faults).toEqual([]);
    expect(outcome.kills).toEqual({ node: 1, database: 1, backend: 1, all: 1 });
    expect(outcome.acknowledged).toBeGreaterThanOrEqual(killed.length);
    expect(outcome.plantedFound).toBe(outcome.planted);
  },
  300_000,
);
