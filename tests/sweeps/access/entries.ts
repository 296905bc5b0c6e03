import type { Pool } from "pg";
import { mayReadEntry } from "../../../src/areas/access/index.ts";
import { entryHandlings } from "../../support/entry-handling.ts";
import { asAsker, type Difference } from "./rows.ts";
import type { World } from "./world.ts";

/** So many of one reader's are told: one fault of a rule is one of many entries. */
const mostTold = 5;

/** Every entry of the journal before every reader: shown where the row may be read as it was handled then and as it is now, and nowhere else. */
export async function sweepEntries({
  pool,
  ownerUrl,
  world,
}: {
  readonly pool: Pool;
  readonly ownerUrl: string;
  readonly world: World;
}): Promise<{ entries: number; differences: Difference[] }> {
  const handlings = await entryHandlings(ownerUrl);
  const differences: Difference[] = [];
  for (const asker of world.askers) {
    const shown = await asAsker(pool, asker, async (client) => {
      const { rows } = await client.query<{ id: number }>("select id::integer from journal.change");
      return new Set(rows.map(({ id }) => id));
    });
    const wrong = [...handlings].filter(
      ([id, handling]) => mayReadEntry(asker.reader, handling) !== shown.has(id),
    );
    for (const [id] of wrong.slice(0, mostTold))
      differences.push({
        path: "entry of the journal",
        asker: asker.name,
        what: `entry ${id}, of ${wrong.length}, is ${shown.has(id) ? "" : "not "}shown`,
      });
  }
  return { entries: handlings.size * world.askers.length, differences };
}
