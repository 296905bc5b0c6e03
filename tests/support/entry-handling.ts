import type { EntryHandling, Handling } from "../../src/areas/access/index.ts";
import { rowsOf } from "./sql.ts";

/** An entry as the owner of the database reads it. */
interface Entry {
  readonly id: number;
  readonly row: string;
  readonly before: Handling | null;
  readonly after: Handling | null;
}

const alike = (one: Handling, other: Handling): boolean =>
  one.level === other.level &&
  one.originator === other.originator &&
  JSON.stringify(one.audience) === JSON.stringify(other.audience);

/**
 * How each entry of one row is handled, by walking through its life. Whoever changes the handling of a row changes that of all its
 * entries; a row that comes again under an old id opens nothing of what was closed when the old one went.
 */
function walk(entries: readonly Entry[]): Map<number, EntryHandling> {
  const told = new Map<number, EntryHandling>();
  for (const { id, before, after } of entries) {
    const now = after ?? before;
    if (now === null) continue;
    for (const [earlier, { past, now: last }] of told) {
      if (before === null) told.set(earlier, { past: [...past, last], now });
      else if (!alike(before, now)) told.set(earlier, { past, now });
    }
    told.set(id, { past: [before, after].filter((image) => image !== null), now });
  }
  return told;
}

/** How every entry of the journal is handled, by its number, reckoned from the entries alone: the slow twin of `journal.also_handled`. */
export async function entryHandlings(ownerUrl: string, where = "true"): Promise<Map<number, EntryHandling>> {
  const image = (of: string) =>
    `case when ${of} is not null then jsonb_build_object('level', ${of} -> 'level', 'audience', ${of} -> 'audience', 'originator', ${of} -> 'originator') end`;
  const rows = (await rowsOf(
    ownerUrl,
    `select id::integer, table_name || ' ' || row_id as row, ${image("before")} as before, ${image("after")} as after
     from journal.change where ${where} order by id`,
  )) as unknown as readonly Entry[];
  const byRow = new Map<string, Entry[]>();
  for (const entry of rows) byRow.set(entry.row, [...(byRow.get(entry.row) ?? []), entry]);
  return new Map([...byRow.values()].flatMap((entries) => [...walk(entries)]));
}
