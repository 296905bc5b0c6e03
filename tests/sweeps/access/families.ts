import type { Client } from "pg";
import type { Table } from "./catalogue.ts";
import { canaryOf } from "./draw.ts";
import { type Marking, writeMarks } from "./world.ts";

/** A row with all that hangs on it: keys by table. */
type Family = ReadonlyMap<string, ReadonlySet<string>>;

/** A family of more rows would hide half of the world. */
const largest = 200;

async function childrenOf(client: Client, tables: readonly Table[], of: { table: string; keys: string[] }) {
  const found: Array<{ table: string; keys: string[] }> = [];
  for (const child of tables) {
    const columns = child.pointers.filter(({ table }) => table === of.table).map(({ column }) => column);
    if (columns.length === 0) continue;
    const where = columns.map((column) => `${column}::text = any($1)`).join(" or ");
    const { rows } = await client.query<{ key: string }>(
      `select ${child.key}::text as key from ${child.name} where ${where} limit ${largest + 1}`,
      [of.keys],
    );
    if (rows.length > 0) found.push({ table: child.name, keys: rows.map(({ key }) => key) });
  }
  return found;
}

async function familyOf(client: Client, tables: readonly Table[], root: { table: string; key: string }) {
  const family = new Map<string, Set<string>>([[root.table, new Set([root.key])]]);
  let size = 1;
  let open = [{ table: root.table, keys: [root.key] }];
  while (open.length > 0 && size <= largest) {
    const next: typeof open = [];
    for (const one of open)
      for (const { table, keys } of await childrenOf(client, tables, one)) {
        const known = family.get(table) ?? new Set();
        const fresh = keys.filter((key) => !known.has(key));
        if (fresh.length === 0) continue;
        family.set(table, new Set([...known, ...fresh]));
        size += fresh.length;
        next.push({ table, keys: fresh });
      }
    open = next;
  }
  return { family, size };
}

/** The smallest of a few families of a table. */
async function smallFamily({ client, tables, draw }: Marking, table: Table) {
  const { rows } = await client.query<{ key: string }>(
    `select ${table.key}::text as key from ${table.name} order by ctid`,
  );
  // What the people and their parties are reckoned from stays as it is.
  const open = rows.filter(
    ({ key }) => !(table.name === "registry.party" && /^(cted|un|osce|iom|fatf|interpol)$/.test(key)),
  );
  let best: { root: string; family: Family; size: number } | undefined;
  for (const { key } of draw.some(open, 5)) {
    const found = await familyOf(client, tables, { table: table.name, key });
    if (best === undefined || found.size < best.size) best = { root: key, ...found };
    if (best.size <= 20) break;
  }
  return best !== undefined && best.size <= largest ? best : undefined;
}

export interface Hidden {
  /** The first row of each family, by table. */
  readonly roots: ReadonlyMap<string, string>;
  /** `table key` of every row that was hidden. */
  readonly all: ReadonlySet<string>;
}

/** Hides one row of each table with everything that hangs on it from all but the keeper. */
export async function hideFamilies(marking: Marking, keeper: string): Promise<Hidden> {
  const { client, tables } = marking;
  const hidden = new Map<string, string>();
  const all = new Set<string>();
  for (const table of tables) {
    // Roles say what people are: whoever is hidden would still be one.
    if (table.name.startsWith("access.")) continue;
    const found = await smallFamily(marking, table);
    if (found === undefined) continue;
    hidden.set(table.name, found.root);
    for (const member of tables) {
      const fresh = [...(found.family.get(member.name) ?? [])].filter(
        (key) => !all.has(`${member.name} ${key}`),
      );
      for (const key of fresh) all.add(`${member.name} ${key}`);
      const marks = fresh.map((key) => ({
        ...{ key, level: "strictly-confidential", audience: [`person:${keeper}`], originator: "cted" },
        ...{ verification: "known", canary: canaryOf(member.name, key) },
      }));
      if (marks.length > 0) await writeMarks(client, member, marks);
    }
  }
  return { roots: hidden, all };
}
