import type pg from "pg";
import { verifyJournal } from "../../../src/platform/storage/index.ts";
import { markPattern, type Sent, type Wanted } from "./writers.ts";

/** Rows that stand for a write that was done: how many there must be, and how they are found by its mark. */
const rowsOf: Readonly<
  Record<Wanted, { readonly table: string; readonly column: string; readonly rows: number }>
> = {
  note: { table: "registry.note", column: "text", rows: 1 },
  party: { table: "registry.party_name", column: "name", rows: 3 },
  wait: { table: "workspace.waiting_act", column: "input::text", rows: 1 },
};

/** What a look at the database found. */
export interface Found {
  /** Writes without an answer that are there whole all the same. */
  readonly unanswered: number;
  readonly faults: readonly string[];
}

/** Looks for every write of a run: those that were answered are there, and none is there in part. */
export async function checkWrites(owner: pg.ClientBase, sent: readonly Sent[]): Promise<Found> {
  const faults: string[] = [];
  let unanswered = 0;
  for (const [what, { table, column, rows }] of Object.entries(rowsOf)) {
    const there = marksIn(await texts(owner, table, column));
    for (const { mark, acknowledged } of sent.filter((one) => one.what === what)) {
      const found = there.get(mark) ?? 0;
      if (acknowledged && found === 0) faults.push(`lost: ${what} ${mark} was answered and is not there`);
      else if (found !== 0 && found !== rows)
        faults.push(`half: ${what} ${mark} has ${found} of ${rows} rows`);
      else if (!acknowledged && found > 0) unanswered += 1;
    }
  }
  return { unanswered, faults: [...faults, ...(await checkJournal(owner))] };
}

/** In how many of the texts each mark stands. */
function marksIn(found: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of found)
    for (const mark of new Set(text.match(markPattern))) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return counts;
}

async function texts(owner: pg.ClientBase, table: string, column: string): Promise<string[]> {
  const { rows } = await owner.query<{ text: string }>(`select ${column} as text from ${table}`);
  return rows.map(({ text }) => text);
}

/** Acts that changed nothing, rows without the act that made them, bodies without a name. */
const oddities: readonly (readonly [string, string])[] = [
  [
    "an act of keeping without a change",
    `select a.id::text as what from journal.act a where a.act ~ '^registry\\.(add|change)-'
       and not exists (select from journal.change c where c.act_id = a.id)`,
  ],
  [
    "a note that no change tells of",
    `select n.id::text as what from registry.note n
     where not exists (select from journal.change c where c.table_name = 'registry.note' and c.row_id = n.id::text)`,
  ],
  [
    "a body without a name",
    `select p.id as what from registry.party p
     where not exists (select from registry.party_name n where n.party_id = p.id)`,
  ],
];

async function checkJournal(owner: pg.ClientBase): Promise<string[]> {
  const faults: string[] = [];
  for (const [words, question] of oddities) {
    const { rows } = await owner.query<{ what: string }>(question);
    faults.push(...rows.map(({ what }) => `${words}: ${what}`));
  }
  return faults;
}

/** Looks at the whole chain. @returns how many entries it has, and what is broken */
export async function checkChain(
  owner: pg.ClientBase,
): Promise<{ entries: number; faults: readonly string[] }> {
  const { entries, unsealed, broken } = await verifyJournal(owner);
  const faults = broken === undefined ? [] : [`the chain is broken: ${JSON.stringify(broken)}`];
  return { entries, faults: unsealed === 0 ? faults : [...faults, `${unsealed} acts are not sealed`] };
}
