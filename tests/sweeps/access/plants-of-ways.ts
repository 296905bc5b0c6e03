import { z } from "zod";
import { authorise, nameReader } from "../../../src/areas/access/index.ts";
import { command, createDoor, type Door, query, type Reading } from "../../../src/platform/acts/index.ts";
import { operator, testClock } from "../../support/installation.ts";
import { sweepActs } from "./acts.ts";
import { sweepEntries } from "./entries.ts";
import { sweepExports } from "./exports.ts";
import type { Copy } from "./place.ts";
import { definitionOf, type Garden, onOwner, type Plant } from "./plants.ts";
import { sweepReadings } from "./readings.ts";
import { sweepWork } from "./routes.ts";
import type { Difference } from "./rows.ts";
import { siteFor } from "./site.ts";
import { sweepWays } from "./ways.ts";

const rule = (more: string) =>
  `alter policy reading on journal.change using (access.is_staff() and access.may_read(level, audience, originator)${more})`;
const closed = (which: string) =>
  `alter policy closing on journal.also_handled using (${which}not access.may_read(level, audience, originator))`;

/** A change of what closes entries, the journal before all readers under it, and the change taken back. */
const inJournal = (name: string, sow: string, uproot: string): Plant => ({
  name,
  async find(garden) {
    const { copy, world } = garden;
    await onOwner(garden, sow);
    try {
      return (await sweepEntries({ pool: copy.storage.pool, ownerUrl: copy.ownerUrl, world })).differences;
    } finally {
      await onOwner(garden, uproot);
    }
  },
});

const journalPlants: readonly Plant[] = [
  inJournal(
    "the journal forgets how a row is handled now",
    rule(""),
    rule(" and not exists (select from journal.also_handled h where h.change_id = change.id)"),
  ),
  inJournal(
    "an entry forgets how its other image was handled",
    closed("stands_for = 'now' and "),
    closed(""),
  ),
];

/** A door at which some queries are asked as the operator. */
const asOperator = (door: Door, which: RegExp): Door => ({
  ...door,
  ask: (actor, one, input) => door.ask(which.test(one.name) ? operator : actor, one, input),
});

/** Records a reading under a name by which nobody looks for it. */
const forgetful = command({
  name: "access.forget-reading",
  permission: "read-as-person",
  input: z.any() as z.ZodType<Reading>,
  run: async () => undefined,
});

/** Says of what is open that it is confidential. */
const crying = query({
  name: "registry.cry-wolf",
  permission: "read-as-person",
  input: z.strictObject({ id: z.string() }),
  run: async () => ({ id: "fatf", level: "confidential" }),
});

async function typedAs(garden: Garden): Promise<readonly Difference[]> {
  const { copy, areas, world, slugs } = garden;
  const door = asOperator(copy.door, /^registry\./);
  const open = areas.map((area) => ({
    ...{ name: area.name, acts: area.acts },
    work: (area.work ?? []).filter(({ path }) => path === "partners/new"),
  }));
  const server = await siteFor(door, open);
  try {
    return (await sweepWork({ server, areas: open, world, slugs, full: false })).differences;
  } finally {
    await server.close();
  }
}

/** A door that reads for whoever holds a link as it does for the operator. */
const generous = ({ storage }: Copy): Door =>
  createDoor({
    ...{ storage, clock: testClock, authorise },
    nameReader: (actor) => nameReader(actor.kind === "link" ? operator : actor),
  });

const wayPlants: readonly Plant[] = [
  {
    name: "a table is handed out as the operator",
    find: async ({ copy, world }) =>
      (await sweepExports(asOperator(copy.door, /export-table/), world)).differences,
  },
  {
    name: "a reading of something confidential is not recorded",
    find: async ({ copy, acts, world, draw }) =>
      (await sweepReadings({ copy, acts, world, draw, full: false, record: forgetful })).differences,
  },
  {
    name: "a reading is recorded of what is open",
    find: async ({ copy, world, draw }) =>
      (await sweepReadings({ copy, acts: [crying], world, draw, full: false })).differences,
  },
  { name: "what is asked while one types is asked as the operator", find: typedAs },
  {
    name: "whoever holds a link reads as the operator",
    find: async ({ copy, areas, world }) =>
      (await sweepWays({ copy, areas, world, door: generous(copy) })).differences,
  },
  {
    name: "the way in tells an address that has an account",
    find: async ({ copy, areas, world }) =>
      (
        await sweepWays({
          ...{ copy, areas, world },
          planted: (routes) =>
            routes.map((route) =>
              route.method === "POST" && route.path === "sign-in"
                ? {
                    ...route,
                    run: async (request) =>
                      request.form.text("email").startsWith("nobody")
                        ? { status: 404, html: "nobody" }
                        : route.run(request),
                  }
                : route,
            ),
        })
      ).differences,
  },
  {
    name: "a link to a closed focal point is for all of the secretariat",
    async find(garden) {
      const { copy, areas, world } = garden;
      const right = await definitionOf(garden, "workspace.link_handling");
      await onOwner(
        garden,
        `create or replace function workspace.link_handling(point registry.focal_point) returns entente.handled language sql immutable
         as $$ select row('confidential', '{}'::text[], 'cted')::entente.handled $$`,
      );
      try {
        return (await sweepWays({ copy, areas, world })).differences;
      } finally {
        await onOwner(garden, right);
      }
    },
  },
  {
    name: "an act that adds tells a hidden party from one that does not exist",
    async find({ copy, world, draw }) {
      const party = world.hidden.get("registry.party") ?? "";
      const telling = command({
        name: "registry.add-made-up",
        permission: "keep-register",
        input: z.strictObject({ party_id: z.string() }),
        run: async (_context, { party_id }) => {
          if (party_id === party) throw new Error("a key that is taken");
          return {};
        },
      });
      const asked = { ...world, hidden: new Map([["registry.party", party]]) };
      return (await sweepActs({ door: copy.door, acts: [telling], world: asked, draw }, 1)).differences;
    },
  },
];

export const plantsOfWays: readonly Plant[] = [...journalPlants, ...wayPlants];
