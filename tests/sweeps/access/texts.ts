import type { Client, Pool } from "pg";
import { selectable, talkative } from "./catalogue.ts";
import { canariesIn } from "./draw.ts";
import { type Asker, mayRead } from "./oracle.ts";
import { asAsker, type Difference } from "./rows.ts";
import type { World } from "./world.ts";

/** Which words of rows stand in a text that its reader may not read. */
export function leaksIn(
  world: World,
  { asker, path }: { asker: Asker; path: string },
  text: string,
): Difference[] {
  return canariesIn(text).flatMap((canary) => {
    const found = world.canaries.get(canary);
    if (found === undefined || mayRead(asker.reader, found.table, found.row)) return [];
    const { table, row } = found;
    // Their own name stands on every page of whoever has signed in.
    if (table.name === "access.person" && row.key === asker.actor.name) return [];
    return [{ path, asker: asker.name, what: `words of ${table.name} ${row.key} (${row.level}) are shown` }];
  });
}

/**
 * Functions that run with the rights of their owner and answer with a text, and why each may. What they tell is asked again by
 * the sweep of texts and acts; one that stands not here is a difference, for it steps round every rule.
 */
const known: Readonly<Record<string, string>> = {
  "access.count_link_visits": "answers with keyed digests of visitors",
  "access.link_by_token": "whoever holds the token may know what the link is for",
  "access.link_key": "signs links; it is no text of a row",
  "mail.queue": "answers with the id of the mail that was queued",
  "registry.personal_values": "joins to entries that the reader may read",
  "registry.changed_since_merge": "answers with ids and the names of changes",
  "registry.merge_upon": "answers with an id",
  "search.candidates": "answers with ids in an order that tells nothing (decision 0004)",
  "search.written_candidates": "answers with ids in an order that tells nothing (decision 0017)",
  "workspace.journal_digests": "answers with digests",
  "workspace.journal_seals": "answers with digests",
  "workspace.verify_journal": "answers with numbers, an id of an entry and a digest",
  "workspace.shown_by_act": "answers with ids of rows that the open act has changed",
};

/** Functions beside every rule that nobody has listed. */
export async function sweepFunctions(owner: Client): Promise<Difference[]> {
  return (await talkative(owner))
    .filter((name) => known[name.replace(/\(.*/, "")] === undefined)
    .map((name) => ({
      path: "function",
      asker: "everybody",
      what: `${name} answers with a text beside the rules`,
    }));
}

/** Whoever may select it: every table and view, looked through for words that are not for the reader. */
export async function sweepTexts(
  { pool, owner, world }: { pool: Pool; owner: Client; world: World },
  askers: readonly Asker[],
): Promise<Difference[]> {
  const differences: Difference[] = [];
  const relations = await selectable(owner);
  for (const asker of askers)
    await asAsker(pool, asker, async (client) => {
      for (const relation of relations) {
        const { rows } = await client.query<{ words: string }>(
          `select string_agg(distinct m.word[1], ' ') as words from ${relation} r
           cross join lateral regexp_matches(r::text, 'zq[0-9a-f]{12}', 'g') m(word) where position('zq' in r::text) > 0`,
        );
        const path = `select from ${relation}`;
        differences.push(...leaksIn(world, { asker, path }, rows[0]?.words ?? ""));
      }
    });
  return differences;
}
