import type { Pool, PoolClient } from "pg";
import { nameReader } from "../../../src/areas/access/index.ts";
import type { Table } from "./catalogue.ts";
import { canaryOf, type Draw } from "./draw.ts";
import { type Asker, mayRead, type Row } from "./oracle.ts";
import type { World } from "./world.ts";

/** The database or a page says something else than the rules. */
export interface Difference {
  readonly path: string;
  readonly asker: string;
  readonly what: string;
}

interface Question {
  readonly table: Table;
  readonly rows: readonly Row[];
}

type Ask = (text: string, values?: readonly unknown[]) => Promise<ReadonlyArray<Record<string, unknown>>>;

/** How rows are asked for: each way answers with the keys of those rows that it showed. */
type Path = (ask: Ask, question: Question) => Promise<readonly string[]>;

const keysIn = (rows: ReadonlyArray<Record<string, unknown>>) => rows.map(({ key }) => String(key));
const keys = ({ rows }: Question) => rows.map(({ key }) => key);
const mine = ({ table }: Question) => `${table.key} = any($1::${table.keyType}[])`;
const shown = ({ table }: Question) => `select t.${table.key}::text as key from ${table.name} t`;

/** Whether as many are told as may be read; where not, the rows themselves are no answer and all of them count as told wrong. */
const tallies = (told: number, shownKeys: readonly string[]): readonly string[] =>
  told === shownKeys.length ? shownKeys : [...shownKeys, `a count of ${told}`];

const paths: Readonly<Record<string, Path>> = {
  "by key": async (ask, question) =>
    keysIn(await ask(`${shown(question)} where t.${mine(question)}`, [keys(question)])),
  "in a list": async (ask, question) => {
    const wanted = new Set(keys(question));
    return keysIn(await ask(`${shown(question)} order by 1`)).filter((key) => wanted.has(key));
  },
  "in a page of a list": async (ask, question) =>
    keysIn(
      await ask(`${shown(question)} where t.${mine(question)} order by t.level desc, 1 limit 1000`, [
        keys(question),
      ]),
    ),
  "by a count": async (ask, question) => {
    const [row] = await ask(`select count(*) as n from ${question.table.name} where ${mine(question)}`, [
      keys(question),
    ]);
    const by = await ask(`${shown(question)} where t.${mine(question)}`, [keys(question)]);
    return tallies(Number(row?.n), keysIn(by));
  },
  "by an aggregate": async (ask, question) =>
    keysIn(
      await ask(
        `select unnest(array_agg(${question.table.key}::text)) as key from ${question.table.name} where ${mine(question)} group by level, originator`,
        [keys(question)],
      ),
    ),
  "by exists": async (ask, question) =>
    keysIn(
      await ask(
        `select w.key::text as key from unnest($1::${question.table.keyType}[]) w(key)
         where exists (select from ${question.table.name} t where t.${question.table.key} = w.key)`,
        [keys(question)],
      ),
    ),
  "by an outer join": async (ask, question) =>
    keysIn(
      await ask(
        `select w.key::text as key, t.level from unnest($1::${question.table.keyType}[]) w(key)
         left join ${question.table.name} t on t.${question.table.key} = w.key where t.level is not null`,
        [keys(question)],
      ),
    ),
  "by its words": async (ask, question) => {
    const canaries = question.rows.map(({ key }) => canaryOf(question.table.name, key));
    const found = await ask(
      `${shown(question)} where t.${mine(question)} and (t::text ~ any($2) or not t::text ~ 'zq[0-9a-f]{12}')`,
      [keys(question), canaries],
    );
    return keysIn(found);
  },
  "by a lock": async (ask, question) =>
    keysIn(await ask(`${shown(question)} where t.${mine(question)} for update`, [keys(question)])),
};

const pathNames = Object.keys(paths);

/** A transaction of the application as somebody, of which nothing stays. */
export async function asAsker<T>(
  pool: Pool,
  { actor }: Asker,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(`begin; select ${nameReader(actor)}`);
    return await work(client);
  } finally {
    await client.query("rollback").catch(() => {});
    client.release();
  }
}

function compared(world: World, told: readonly string[], { asker, path, question }: Asked): Difference[] {
  const expected = question.rows
    .filter((row) => mayRead(asker.reader, question.table, row))
    .map(({ key }) => key);
  const seen = new Set(told);
  const may = new Set(expected);
  const by = { path: `row ${path}`, asker: asker.name };
  return [
    ...told
      .filter((key) => !may.has(key))
      .map((key) => ({ ...by, what: `${question.table.name} ${key} is shown` })),
    ...expected
      .filter((key) => !seen.has(key))
      .map((key) => ({
        ...by,
        what: `${question.table.name} ${key} is not shown, of ${world.tables.length} tables`,
      })),
  ];
}

interface Asked {
  readonly asker: Asker;
  readonly path: string;
  readonly question: Question;
}

/** Rows of a table: half of them of those with a handling of their own. */
function someRows({ world, draw }: Pick<Sweeping, "world" | "draw">, table: Table, count: number): Row[] {
  const all = world.rows.get(table.name) ?? [];
  const marks = new Set(world.marks.get(table.name) ?? []);
  const special = all.filter(({ key }) => marks.has(key));
  const chosen = [
    ...draw.some(special, Math.ceil(count / 2)),
    ...draw.some(all.length > 2000 ? all.slice(draw.below(all.length)) : all, count),
  ];
  const once = new Map(chosen.map((row) => [row.key, row]));
  return [...once.values()].slice(0, count);
}

export interface Sweeping {
  readonly pool: Pool;
  readonly world: World;
  readonly draw: Draw;
  readonly say: (text: string) => void;
}

const atOnce = 8;

/** Asks for so many triples of reader, row and path, and compares each with the oracle. @returns how many were asked, and what differs */
export async function sweepRows(
  { pool, world, draw, say }: Sweeping,
  wanted: number,
): Promise<{ triples: number; differences: Difference[] }> {
  const each = wanted > 200_000 ? 200 : 40;
  const differences: Difference[] = [];
  let triples = 0;
  // Each table in its turn, so that every one is asked for by many.
  const order = draw.some(world.tables, world.tables.length);
  let turn = 0;
  const next = (): Asked => {
    const table = order[turn++ % order.length] ?? draw.one(world.tables);
    const rows = someRows({ world, draw }, table, Math.min(each, Math.max(1, wanted - triples)));
    triples += rows.length;
    return { asker: draw.one(world.askers), path: draw.one(pathNames), question: { table, rows } };
  };
  let told = 0;
  const work = async () => {
    while (triples < wanted) {
      const asked = next();
      if (asked.question.rows.length === 0) continue;
      const path = paths[asked.path];
      if (path === undefined) continue;
      const found = await asAsker(pool, asked.asker, (client) =>
        path(async (text, values = []) => (await client.query(text, [...values])).rows, asked.question),
      );
      differences.push(...compared(world, found, asked));
      if (Math.floor((triples * 10) / wanted) > told) {
        told = Math.floor((triples * 10) / wanted);
        say(`${triples.toLocaleString("en")} triples`);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { triples, differences };
}
