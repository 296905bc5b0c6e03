import type { Client, Pool } from "pg";
import { selectable, talkative } from "./catalogue.ts";
import { canariesIn } from "./draw.ts";
import { type Asker, mayRead } from "./oracle.ts";
import { asAsker, type Difference } from "./rows.ts";
import type { World } from "./world.ts";

const ownData = /^act access\.read-own-data$|^GET \/en\/work\/account\/data/;
const heldOfPeople = /^(registry\.focal_point|access\.link|mail\.outbox)$/;

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
    // People are told what is held of themselves, however it is handled (decision 0029).
    if (ownData.test(path) && heldOfPeople.test(table.name)) return [];
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
  "access.words_of":
    "answers with the words of acts all of whose changes the reader may read, or that are the reader's own",
  "access.accounts_over": "answers administrators with ids",
  "access.acts_held": "answers with what the reader did, and administrators with what anybody did",
  "access.former_addresses": "answers administrators, who read every account",
  "access.links_held": "answers with links to the reader's own address, and administrators with those to any",
  "access.recipients_of": "answers administrators, who erase what was sent to these addresses",
  "access.values_held":
    "answers with what the reader was called before, and administrators with what anybody was",
  "mail.held_for": "answers with mails to the reader's own address, and administrators with those to any",
  "registry.erase_focal_points": "answers administrators with ids",
  "registry.focal_point_addresses": "answers administrators, who erase what is at these addresses",
  "registry.focal_point_values_held":
    "answers with what was said of the reader, and administrators with what was said of anybody",
  "registry.focal_points_held":
    "answers with what is said of the reader, and administrators with what is said of anybody",
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
  "workspace.public_rows_of_act":
    "answers with rows of the open act as the public could read them before it, or can after it",
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
      for (const { name, columns } of relations) {
        const { rows } = await client.query<{ words: string }>(
          `select string_agg(distinct m.word[1], ' ') as words from (select ${columns} from ${name}) r
           cross join lateral regexp_matches(r::text, 'zq[0-9a-f]{12}', 'g') m(word) where position('zq' in r::text) > 0`,
        );
        const path = `select from ${name}`;
        differences.push(...leaksIn(world, { asker, path }, rows[0]?.words ?? ""));
      }
    });
  return differences;
}
