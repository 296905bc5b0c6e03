import type { Client } from "pg";
import type { Column, Table } from "./catalogue.ts";
import type { Draw } from "./draw.ts";

/** Rows that are made where nobody has made any. */
const wanted = 8;

type Values = Readonly<Record<string, unknown>>;

const later = "2027-01-01T00:00:00Z";
const earlier = "2026-11-01T00:00:00Z";

/** What cannot be guessed from the catalogue. */
const hints: Readonly<Record<string, Values>> = {
  "mail.outbox": {
    state: "held",
    recipient: "made@up.example",
    subject: "made up",
    text: "made up",
    html: "made up",
  },
  "access.link": { made_at: earlier, expires_at: later },
  "workspace.ask": { asked_at: earlier, expires_at: later },
  "evidence.intake": { level: "unclassified" },
  "evidence.proposal": {
    kind: "name",
    content: JSON.stringify({ kind: "name", party: "fatf", name: "Made-up Forum", type: "alias" }),
    reasons: "[]",
  },
  "evidence.reading": { mentions: "[]", ambiguous: "[]", candidates: "[]" },
  "workspace.postponed": { thing: "due fatf" },
  "workspace.waiting_act": { act: "registry.change-party" },
};

/** One of these fits the pattern that a column asks for. */
const patterned = [
  "made-up",
  "registry.confirm-facts",
  "work/partners",
  "2026-01-02",
  "ab".repeat(32),
  "abc123abc123",
  "made@up.example",
  "work/partners",
];

function textFor(column: Column, { checks }: Table, draw: Draw): string {
  const mine = checks.filter(
    (check) => check.includes(`(${column.name} `) || check.includes(`(${column.name})`),
  );
  const listed = mine
    .map((check) => [...check.matchAll(/'([^']*)'::text/g)].map(([, word = ""]) => word))
    .find((_, at) => mine[at]?.includes("= ANY"));
  if (listed !== undefined) return draw.one(listed);
  const pattern = mine.map((check) => /~ '([^']+)'/.exec(check)?.[1]).find((found) => found !== undefined);
  if (pattern === undefined) return column.name === "id" ? `made-up-${draw.below(1e9)}` : "made up";
  return patterned.find((text) => new RegExp(pattern).test(text)) ?? "made up";
}

function valueFor(column: Column, table: Table, draw: Draw): unknown {
  switch (column.type.replace(/\(.*/, "")) {
    case "uuid":
      return `00000000-0000-4000-8000-${String(draw.below(1e9)).padStart(12, "0")}`;
    case "boolean":
      return false;
    case "integer":
    case "bigint":
    case "smallint":
    case "real":
    case "numeric":
      return column.name === "ends" || column.name.endsWith("overdue") ? 9 : 1;
    case "jsonb":
      return "{}";
    case "text[]":
      return [];
    case "date":
    case "entente.partial_date":
      return "2026-01-02";
    case "timestamp with time zone":
      return earlier;
    default:
      return textFor(column, table, draw);
  }
}

/** Tables in an order in which every row finds those that it points at. */
function inOrder(tables: readonly Table[]): Table[] {
  const done: Table[] = [];
  let left = [...tables];
  while (left.length > 0) {
    const ready = left.filter(({ name, pointers }) =>
      pointers.every(({ table }) => table === name || !left.some((other) => other.name === table)),
    );
    const next = ready.length > 0 ? ready : left;
    done.push(...next);
    left = left.filter((table) => !next.includes(table));
  }
  return done;
}

async function keysOf(client: Client, table: string, column: string): Promise<string[]> {
  const { rows } = await client.query<{ key: string }>(
    `select ${column}::text as key from ${table} order by ctid limit 50`,
  );
  return rows.map(({ key }) => key);
}

interface Filling {
  readonly client: Client;
  readonly tables: readonly Table[];
  readonly draw: Draw;
}

async function rowFor({ client, tables, draw }: Filling, table: Table, whole: boolean): Promise<Values> {
  const values: Record<string, unknown> = {};
  for (const column of table.columns) {
    if (["level", "audience", "originator"].includes(column.name) || column.filled) continue;
    if (!column.required && !whole) continue;
    const target = table.pointers.find((pointer) => pointer.column === column.name);
    const key = tables.find(({ name }) => name === target?.table)?.key;
    const known = target && key ? await keysOf(client, target.table, key) : [];
    values[column.name] = known.length > 0 ? draw.one(known) : valueFor(column, table, draw);
  }
  return { ...values, ...hints[table.name] };
}

async function insert(client: Client, table: Table, values: Values): Promise<boolean> {
  const names = Object.keys(values);
  const places = names.map((_, at) => `$${at + 1}`).join(", ");
  const text = `insert into ${table.name} (${names.join(", ")}) values (${places})`;
  await client.query("savepoint filling");
  try {
    await client.query(text, Object.values(values));
    return true;
  } catch {
    await client.query("rollback to savepoint filling");
    return false;
  }
}

/** Gives every table that has none a few made-up rows. @returns the tables in which none could be made */
export async function fillEmpty(filling: Filling): Promise<string[]> {
  const { client, tables } = filling;
  const empty: string[] = [];
  for (const table of inOrder(tables)) {
    if ((await keysOf(client, table.name, table.key)).length > 0) continue;
    let made = 0;
    for (let turn = 0; turn < wanted; turn += 1)
      for (const whole of [false, true])
        if (await insert(client, table, await rowFor(filling, table, whole))) made += 1;
    if (made === 0) empty.push(table.name);
  }
  return empty;
}
