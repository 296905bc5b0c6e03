import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { templateName } from "../support/template.ts";
import { plants, sweepAccess } from "../sweeps/access/sweep.ts";

/** The small size of `npm run access-sweep`, which has the large ones. */
test("whoever asks, by whatever way, is shown what the rules allow and nothing else, and every planted leak is found", async () => {
  const folder = mkdtempSync(join(tmpdir(), "entente-sweep-"));
  try {
    const server = { ...inject("postgres"), template: templateName, folder };
    const order = { triples: 2000, seed: 7, full: false, say: () => {} };
    const { outcome, differences, notFound, seen } = await sweepAccess(server, order);
    expect(differences.map(({ path, asker, what }) => `${path} as ${asker}: ${what}`)).toEqual([]);
    expect(notFound).toEqual([]);
    expect(seen).toBeGreaterThan(100);
    expect(outcome).toMatchObject({ triples: 2000, roles: 8, differences: 0 });
    expect(outcome.planted).toBe(plants.length);
    expect(plants.length).toBeGreaterThanOrEqual(20);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 300_000);
