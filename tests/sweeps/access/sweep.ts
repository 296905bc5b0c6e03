import { acts, areas } from "../../../src/app/areas.ts";
import { roles } from "../../../src/areas/access/index.ts";
import { withClient } from "../../../src/platform/postgres/index.ts";
import { oneOfEach, sweepActs, sweepPermissions } from "./acts.ts";
import { buildWorld, slugsOf } from "./build.ts";
import { drawOf } from "./draw.ts";
import { sweepEntries } from "./entries.ts";
import { sweepExports } from "./exports.ts";
import { type Copy, copyOf, type Server } from "./place.ts";
import { type Garden, plantsOfRules } from "./plants.ts";
import { plantsOfWays } from "./plants-of-ways.ts";
import { sweepReadings } from "./readings.ts";
import { sweepPublic, sweepWork } from "./routes.ts";
import { type Difference, sweepRows } from "./rows.ts";
import { siteFor } from "./site.ts";
import { sweepFunctions, sweepTexts } from "./texts.ts";
import { sweepWays } from "./ways.ts";
import type { World } from "./world.ts";

export interface Order {
  readonly triples: number;
  readonly seed: number;
  /** All languages, all hidden things in every address and act, and all people before every table. */
  readonly full: boolean;
  readonly say: (text: string) => void;
}

/** What a sweep ends with. */
export interface Outcome {
  readonly triples: number;
  /** Addresses that were asked for. */
  readonly routes: number;
  /** Calls of acts. */
  readonly acts: number;
  readonly roles: number;
  readonly differences: number;
  readonly planted: number;
  readonly plantedFound: number;
}

export interface Swept {
  readonly outcome: Outcome;
  readonly differences: readonly Difference[];
  readonly notFound: readonly string[];
  /** Words of restricted rows that came to readers who may read them: without any, nothing would have been looked at. */
  readonly seen: number;
}

export const plants = [...plantsOfRules, ...plantsOfWays] as const;

interface Sweep {
  readonly copy: Copy;
  readonly world: World;
  readonly order: Order;
  readonly slugs: ReadonlyMap<string, string>;
}

async function sweepDatabase({ copy, world, order }: Sweep) {
  const { say, seed, full } = order;
  const { pool } = copy.storage;
  const rows = await sweepRows({ pool, world, draw: drawOf(seed + 1), say }, order.triples);
  say("every table and view, in every word of it");
  const readers = full ? world.askers : oneOfEach(world.askers);
  const entries = await sweepEntries({ pool, ownerUrl: copy.ownerUrl, world });
  say(`${entries.entries.toLocaleString("en")} entries of the journal before their readers`);
  const rest = await withClient(copy.ownerUrl, async (owner) => [
    ...(await sweepTexts({ pool, owner, world }, readers)),
    ...(await sweepFunctions(owner)),
  ]);
  const left = world.left.map((what) => ({ path: "world", asker: "nobody", what }));
  const differences = [...left, ...rows.differences, ...entries.differences, ...rest];
  return { triples: rows.triples, differences };
}

async function sweepProgram({ copy, world, order, slugs }: Sweep) {
  const { say, seed, full } = order;
  const draw = drawOf(seed + 2);
  const { door } = copy;
  say("every act as every role");
  const permitted = await sweepPermissions({ door, acts, world, draw });
  const acted = await sweepActs({ door, acts, world, draw }, full ? 20 : 1);
  say("every export as every role");
  const exported = await sweepExports(door, world);
  say("what readings of confidential things leave in the journal");
  const read = await sweepReadings({ copy, acts, world, draw, full });
  say(`${read.seen} readings recorded`);
  say("the way in and the pages of links");
  const ways = await sweepWays({ copy, areas, world });
  say("every address as the public");
  const server = await siteFor(door, areas);
  try {
    const open = await sweepPublic({ server, areas, world, slugs, full });
    say("every page of the workspace as every role");
    const work = await sweepWork({ server, areas, world, slugs, full });
    return {
      acts: permitted.calls + acted.calls + read.asked,
      routes: open.asked + work.asked + exported.asked + ways.asked,
      seen: acted.seen + exported.seen + ways.seen + open.seen + work.seen,
      differences: [permitted, acted, exported, read, ways, open, work].flatMap(
        ({ differences }) => differences,
      ),
    };
  } finally {
    await server.close();
  }
}

/** Plants one leak after another in a copy, and looks whether the sweep finds it. @returns the names of those that it did not find */
async function notFoundOf(server: Server, { copy, world, order, slugs }: Sweep): Promise<string[]> {
  await copy.leave();
  const garden: Garden = {
    copy: await copyOf(server, copy.name),
    world,
    slugs,
    draw: drawOf(order.seed + 3),
    acts,
    areas,
  };
  const missed: string[] = [];
  try {
    for (const plant of plants) {
      const found = await plant.find(garden);
      order.say(
        `planted: ${plant.name}: ${found.length === 0 ? "NOT FOUND" : `found, ${found[0]?.path}: ${found[0]?.what}`}`,
      );
      if (found.length === 0) missed.push(plant.name);
    }
  } finally {
    await garden.copy.drop();
  }
  return missed;
}

/** The whole sweep, on copies of a database with the reference data. */
export async function sweepAccess(server: Server, order: Order): Promise<Swept> {
  const copy = await copyOf(server, server.template);
  try {
    const world = await buildWorld(copy, order.seed, order.say);
    const sweep: Sweep = { copy, world, order, slugs: await slugsOf(copy, world) };
    const database = await sweepDatabase(sweep);
    const program = await sweepProgram(sweep);
    const notFound = await notFoundOf(server, sweep);
    const differences = [...database.differences, ...program.differences];
    return {
      ...{ differences, notFound, seen: program.seen },
      outcome: {
        ...{ triples: database.triples, routes: program.routes, acts: program.acts, roles: roles.length },
        differences: differences.length,
        planted: plants.length,
        plantedFound: plants.length - notFound.length,
      },
    };
  } finally {
    await copy.drop();
  }
}
