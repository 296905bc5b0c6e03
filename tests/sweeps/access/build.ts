import type { Client } from "pg";
import { addDocument } from "../../../src/areas/evidence/index.ts";
import type { Door } from "../../../src/platform/acts/index.ts";
import { withClient } from "../../../src/platform/postgres/index.ts";
import { operator } from "../../support/installation.ts";
import { domainTables } from "./catalogue.ts";
import { canaryOf, drawOf } from "./draw.ts";
import { hideFamilies } from "./families.ts";
import { fillEmpty } from "./fill.ts";
import type { Row } from "./oracle.ts";
import { makePeople } from "./people.ts";
import type { Copy } from "./place.ts";
import { canariesOf, markRows, readRows, type World } from "./world.ts";

const texts = [
  "The fictional Harbour Forum cooperates with INTERPOL. It met in Lyon on 12 March 2025.\n\nIts members work with the FATF.",
  "Le Forum fictif du port coopère avec INTERPOL.\n\nIl s’est réuni à Lyon le 12 mars 2025.",
  "El Foro ficticio del puerto coopera con INTERPOL.\n\nSe reunió en Lyon el 12 de marzo de 2025.",
] as const;
const languages = ["en", "fr", "es"] as const;

async function takeDocuments(door: Door): Promise<void> {
  for (const [at, text] of texts.entries()) {
    const title = `Made-up paper ${at + 1}`;
    const input = {
      bytes: Buffer.from(text),
      media_type: "text/plain",
      level: "public",
      language: languages[at],
      title,
      text,
    };
    await door.perform(operator, addDocument, { input });
  }
}

/** Those of whose key no other table has a row: a theme and a party may be called the same, and one of them may be open. */
function aloneIn(
  rows: ReadonlyMap<string, readonly Row[]>,
  roots: ReadonlyMap<string, string>,
): Map<string, string> {
  const times = new Map<string, number>();
  for (const { key } of [...rows.values()].flat()) times.set(key, (times.get(key) ?? 0) + 1);
  return new Map([...roots].filter(([, key]) => times.get(key) === 1));
}

/** Names that are hidden are their canaries alone, so that whoever types one could find nothing else by it. */
async function nameHidden(client: Client, all: ReadonlySet<string>): Promise<void> {
  const names = [...all].flatMap((member) => {
    const [table, key = ""] = member.split(" ");
    return table === "registry.party_name" ? [{ key, name: canaryOf(table, key) }] : [];
  });
  await client.query(
    `update registry.party_name t set name = v.name from jsonb_to_recordset($1::jsonb) v(key text, name text) where t.id::text = v.key`,
    [JSON.stringify(names)],
  );
}

/** Fills a copy with made-up people, rows in every table, handling and canaries by chance, and things that are wholly hidden. */
export async function buildWorld(copy: Copy, seed: number, say: (text: string) => void): Promise<World> {
  const draw = drawOf(seed);
  const askers = await makePeople(copy.door);
  await takeDocuments(copy.door);
  say(`${askers.length} readers`);
  return withClient(copy.ownerUrl, async (client) => {
    const tables = await domainTables(client);
    await client.query("begin; select set_config('entente.reader', 'operator', true)");
    await client.query("select journal.open_act(now(), 'operator', 'sweep', 'sweep.make-world', '', '{}')");
    const empty = await fillEmpty({ client, tables, draw });
    const marking = { client, tables, askers, draw };
    const keeper = askers.find(({ name }) => name === "Sweep liaison-officer 2")?.actor.name ?? "";
    const families = await hideFamilies(marking, keeper);
    await nameHidden(client, families.all);
    const { marks, refused } = await markRows(marking, families.all);
    await client.query("set constraints all immediate; commit; analyze");
    const left = [
      ...empty.map((name) => `no row could be made in ${name}: nothing of it is swept`),
      ...refused.map((name) => `${name} takes no handling by chance: nothing of it is marked`),
    ];
    const rows = await readRows(client, tables);
    const hidden = aloneIn(rows, families.roots);
    const canaries = canariesOf(tables, rows);
    const world = { tables, askers, rows, marks, hidden, keeper, canaries, left };
    say(
      `${tables.length} tables, ${[...rows.values()].flat().length.toLocaleString("en")} rows, ${hidden.size} things hidden`,
    );
    return world;
  });
}

/** Addresses of things that are asked for by a slug, by table and id. */
export async function slugsOf(copy: Copy, world: World): Promise<Map<string, string>> {
  return withClient(copy.ownerUrl, async (client) => {
    const slugs = new Map<string, string>();
    for (const { name, key, columns } of world.tables)
      if (columns.some((column) => column.name === "slug")) {
        const { rows } = await client.query<{ key: string; slug: string }>(
          `select ${key}::text as key, slug from ${name}`,
        );
        for (const row of rows) slugs.set(`${name} ${row.key}`, row.slug);
      }
    return slugs;
  });
}
