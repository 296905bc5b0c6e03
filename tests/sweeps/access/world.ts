import type { Client } from "pg";
import { roles } from "../../../src/areas/access/index.ts";
import { handlingLevels } from "../../../src/kernel/handling.ts";
import type { Table } from "./catalogue.ts";
import { canaryOf, type Draw } from "./draw.ts";
import type { Asker, Row } from "./oracle.ts";
import { parties } from "./people.ts";

/** Rows of a table that get a handling of their own. */
const marked = 30;

/** Columns of free text, in which a word more breaks nothing. */
const spoken =
  /^(note|source_passage|name|title|text|description|summary|reason|why|content|words|quoted|wording|file_name|recipient_name|issuer|symbol|phone|subject|html|decided_by|value)$/;

export interface Canary {
  readonly table: Table;
  readonly row: Row;
}

/** All rows, and how they are handled now. */
export interface World {
  readonly tables: readonly Table[];
  readonly askers: readonly Asker[];
  readonly rows: ReadonlyMap<string, readonly Row[]>;
  /** Keys of the rows with a handling of their own, by table. */
  readonly marks: ReadonlyMap<string, readonly string[]>;
  readonly canaries: ReadonlyMap<string, Canary>;
  /** What is wholly hidden from all but one person: rows, by table, with everything that hangs on them. */
  readonly hidden: ReadonlyMap<string, string>;
  readonly keeper: string;
  /** What of the tables is not swept, and why: there is to be nothing. */
  readonly left: readonly string[];
}

interface Mark {
  readonly key: string;
  readonly level: string;
  readonly audience: readonly string[];
  readonly originator: string;
  readonly verification: string;
  readonly canary: string;
}

export interface Marking {
  readonly client: Client;
  readonly tables: readonly Table[];
  readonly askers: readonly Asker[];
  readonly draw: Draw;
}

const originators = ["cted", ...parties] as const;

function audienceOf(draw: Draw, people: readonly string[]): string[] {
  const kinds = [
    () => `party:${draw.one(originators)}`,
    () => draw.one(originators),
    () => `circle:${draw.one(["harbour", "lantern", "mixed", "empty"])}`,
    () => `role:${draw.one(roles)}`,
    () => `person:${draw.one(people)}`,
  ];
  return [...new Set(Array.from({ length: draw.below(4) }, () => draw.one(kinds)()))];
}

export const peopleOf = (askers: readonly Asker[]): string[] =>
  askers.flatMap(({ actor }) => (actor.kind === "person" ? [actor.name] : []));

/** The levels that a table takes. */
const levelsOf = ({ checks }: Table) =>
  handlingLevels.filter((level) =>
    checks
      .filter((check) => /\blevel\b/.test(check))
      .every((check) => check.includes(`'${level}'`) !== check.includes("<>")),
  );

function markOf({ draw, askers }: Marking, table: Table, key: string): Mark {
  return {
    key,
    level: draw.one(levelsOf(table)),
    audience: audienceOf(draw, peopleOf(askers)),
    originator: draw.one(originators),
    verification: draw.one(["seed", "verified", "known", "unverified"]),
    canary: canaryOf(table.name, key),
  };
}

/** Sets handling, and writes the canary of each row into its texts. A table that takes no words there keeps its own. */
export async function writeMarks(client: Client, table: Table, marks: readonly Mark[]): Promise<boolean> {
  const texts = table.columns.filter(({ name, type }) => type === "text" && spoken.test(name));
  const handling = [
    "level = v.level, audience = v.audience, originator = v.originator",
    ...(table.certain ? ["verification = v.verification"] : []),
  ];
  const words = texts.map(({ name }) => `${name} = btrim(coalesce(t.${name}, '') || ' ' || v.canary)`);
  const from = `from jsonb_to_recordset($1::jsonb) v(key text, level text, audience text[], originator text, verification text, canary text)
    where t.${table.key}::text = v.key`;
  for (const sets of [[...handling, ...words], handling]) {
    await client.query("savepoint marking");
    try {
      await client.query(`update ${table.name} t set ${sets.join(", ")} ${from}`, [JSON.stringify(marks)]);
      return true;
    } catch {
      await client.query("rollback to savepoint marking");
    }
  }
  return false;
}

async function keysOf(client: Client, { name, key }: Table): Promise<string[]> {
  const { rows } = await client.query<{ key: string }>(
    `select ${key}::text as key from ${name} order by ctid`,
  );
  return rows.map((row) => row.key);
}

/**
 * Gives rows of every table a handling by chance, but those that have one. Every third had another before, under which its word was
 * written already: the journal keeps what was said of it then. @returns keys by table, and the tables that took none
 */
export async function markRows(
  marking: Marking,
  taken: ReadonlySet<string>,
): Promise<{ marks: Map<string, string[]>; refused: string[] }> {
  const { client, tables, draw } = marking;
  const marks = new Map<string, string[]>();
  const refused: string[] = [];
  for (const table of tables) {
    const free = (await keysOf(client, table)).filter((key) => !taken.has(`${table.name} ${key}`));
    const keys = draw.some(free, marked);
    const earlier = keys.filter((_, at) => at % 3 === 0).map((key) => markOf(marking, table, key));
    await writeMarks(client, table, earlier);
    const made = keys.map((key) => markOf(marking, table, key));
    if (await writeMarks(client, table, made)) marks.set(table.name, keys);
    else refused.push(table.name);
  }
  return { marks, refused };
}

/** How every row is handled now, in the order in which they came: ids that are drawn anew each time change nothing in what is chosen. */
export async function readRows(client: Client, tables: readonly Table[]): Promise<Map<string, Row[]>> {
  const all = new Map<string, Row[]>();
  for (const { name, key, certain } of tables) {
    const { rows } = await client.query<Row>(
      `select ${key}::text as key, level, audience, originator${certain ? ", verification" : ""} from ${name} order by ctid`,
    );
    all.set(name, rows);
  }
  return all;
}

export function canariesOf(
  tables: readonly Table[],
  rows: ReadonlyMap<string, readonly Row[]>,
): Map<string, Canary> {
  return new Map(
    tables.flatMap((table) =>
      (rows.get(table.name) ?? []).map((row) => [canaryOf(table.name, row.key), { table, row }] as const),
    ),
  );
}
