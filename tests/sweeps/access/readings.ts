import type { Client } from "pg";
import { authorise, nameReader, recordReading } from "../../../src/areas/access/index.ts";
import { type AnyAct, createDoor, type DoorParts } from "../../../src/platform/acts/index.ts";
import { withClient } from "../../../src/platform/postgres/index.ts";
import { testClock } from "../../support/installation.ts";
import { allows, idsFor } from "./acts.ts";
import { canariesIn, type Draw } from "./draw.ts";
import { inputFor } from "./inputs.ts";
import type { Asker } from "./oracle.ts";
import type { Copy } from "./place.ts";
import type { Difference } from "./rows.ts";
import type { World } from "./world.ts";

export interface ReadingSweep {
  readonly copy: Copy;
  readonly acts: readonly AnyAct[];
  readonly world: World;
  readonly draw: Draw;
  /** All people, or a few of them. */
  readonly full: boolean;
  /** What records readings; the sweep's own plants put another in its place. */
  readonly record?: NonNullable<DoorParts["recordReading"]>;
}

interface Readings {
  readonly asked: number;
  readonly seen: number;
  readonly differences: Difference[];
}

interface Recorded {
  readonly query: string;
  readonly things: string;
}

const isClosed = (level: string) => level === "confidential" || level === "strictly-confidential";

/** The readings that the journal holds behind an act. */
async function readingsBehind(owner: Client, act: number): Promise<{ last: number; readings: Recorded[] }> {
  const { rows } = await owner.query<{ id: number; query: string; things: string }>(
    `select id::integer, request ->> 'query' as query, request ->> 'things' as things from journal.act
     where id > $1 and act = 'access.record-reading' order by id`,
    [act],
  );
  return { last: rows.at(-1)?.id ?? act, readings: rows };
}

/**
 * Tables of which an act sets who may read a row. Of the others nothing is ever closed but by the sweep: reference data is public, and
 * accounts and mails are for those who administer.
 */
const closable =
  /^evidence\.(document|edition|passage|reading|intake|proposal)$|^access\.link$|^workspace\.|^registry\.(party|party_name|relation|office|membership|identifier|coverage|focal_point|note|source_name)$/;

/** Pages of the public are asked as the public, whoever looks at them. */
const leavesNone = ({ name }: AnyAct) => name.startsWith("publication.");

/** Rows that are confidential or above, of which the words stand in an answer. */
const closedIn = (world: World, text: string) =>
  canariesIn(text).flatMap((canary) => {
    const found = world.canaries.get(canary);
    return found !== undefined && isClosed(found.row.level) && closable.test(found.table.name) ? [found] : [];
  });

const told = (value: unknown): string =>
  JSON.stringify(value, (_name, part: unknown) =>
    part instanceof Map || part instanceof Set ? [...part] : ArrayBuffer.isView(part) ? "bytes" : part,
  ) ?? "";

/** Ids of everything that is confidential or above, or was: of the past the journal tells, entry by entry and image by image. */
async function closedIds(owner: Client, world: World): Promise<Set<string>> {
  const now = [...world.rows.values()].flat().flatMap(({ key, level }) => (isClosed(level) ? [key] : []));
  const { rows } = await owner.query<{ id: string; row_id: string }>(
    "select id::text as id, row_id from journal.change where level in ('confidential', 'strictly-confidential')",
  );
  return new Set([...now, ...rows.flatMap(({ id, row_id }) => [id, row_id])]);
}

function differencesOf(
  { world, closed, asker, act }: { world: World; closed: ReadonlySet<string>; asker: Asker; act: AnyAct },
  answer: string,
  readings: readonly Recorded[],
): Difference[] {
  const by = { path: `reading by ${act.name}`, asker: asker.name };
  const shown = closedIn(world, answer);
  const noted = readings.filter(({ query }) => query === act.name);
  const differences: Difference[] = [];
  if (shown.length > 0 && noted.length === 0)
    differences.push({
      ...by,
      what: `${shown[0]?.table.name} ${shown[0]?.row.key} was read, and no reading is recorded`,
    });
  if (noted.length > 1) differences.push({ ...by, what: `one reading is recorded ${noted.length} times` });
  for (const { things } of noted)
    for (const thing of things.split(" "))
      if (thing !== "–" && !(closed.has(thing) && answer.includes(thing)))
        differences.push({
          ...by,
          what: `a reading of ${thing} is recorded, which is not confidential or not in the answer`,
        });
  return differences;
}

/**
 * Every query as those who may read confidential things: whoever is told words of one is in the journal for it, under that query and
 * once, and nobody is there for what they were not told.
 */
export const sweepReadings = (sweep: ReadingSweep): Promise<Readings> =>
  withClient(sweep.copy.ownerUrl, (owner) => readAll(sweep, owner));

async function readAll(
  { copy: { storage }, acts, world, draw, record = recordReading, full }: ReadingSweep,
  owner: Client,
): Promise<Readings> {
  const door = createDoor({ storage, clock: testClock, authorise, nameReader, recordReading: record });
  const people = world.askers.filter(({ name, actor }) =>
    full ? /^Sweep /.test(name) : actor.name === world.keeper || /^Sweep (drafter 1|validator of)/.test(name),
  );
  const closed = await closedIds(owner, world);
  const canaries = [...world.canaries.keys()];
  const differences: Difference[] = [];
  let asked = 0;
  let seen = 0;
  let behind = (await readingsBehind(owner, 0)).last;
  for (const act of acts)
    for (const asker of people) {
      if (act.kind !== "query" || leavesNone(act) || !allows(asker, act.permission)) continue;
      for (const id of draw.some(idsFor(world, act), 1)) {
        asked += 1;
        const input = inputFor(act, { id, words: draw.one(canaries) });
        const answer = await door.ask(asker.actor, act, input).then(told, () => "");
        const { last, readings } = await readingsBehind(owner, behind);
        behind = last;
        seen += readings.length;
        differences.push(...differencesOf({ world, closed, asker, act }, answer, readings));
      }
    }
  return { asked, seen, differences };
}
