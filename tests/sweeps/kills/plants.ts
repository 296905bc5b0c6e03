import type pg from "pg";
import { checkChain, checkWrites } from "./checks.ts";
import type { Sent } from "./writers.ts";

/** What is done to the database behind the program's back, as a kill might have done it: `{{mark}}` is a write of that kind. */
const plants: readonly { readonly what: Sent["what"]; readonly sql: string }[] = [
  { what: "note", sql: "delete from registry.note where text like '%{{mark}}%'" },
  { what: "party", sql: "delete from registry.party_name where name = '{{mark}} ar'" },
  { what: "wait", sql: "delete from workspace.waiting_act where input::text like '%{{mark}}%'" },
  {
    what: "note",
    sql: "delete from journal.change where table_name = 'registry.note' and after::text like '%{{mark}}%'",
  },
  {
    what: "party",
    sql: "update journal.change set after = after || '{}' || '{\"kind\": \"programme\"}' where after::text like '%{{mark}}%'",
  },
];

/** Tables whose triggers would refuse it. */
const guarded = ["registry.note", "registry.party_name", "workspace.waiting_act", "journal.change"];

/** Plants each fault by itself, in a transaction that is taken back. @returns how many there are, and how many were found */
export async function findPlants(
  owner: pg.ClientBase,
  sent: readonly Sent[],
): Promise<{ planted: number; plantedFound: number }> {
  let plantedFound = 0;
  for (const { what, sql } of plants) {
    const mark = sent.find((one) => one.what === what && one.acknowledged)?.mark;
    if (mark === undefined) throw new Error(`no ${what} was answered: there is nothing to plant a fault in`);
    await owner.query("begin");
    try {
      for (const table of guarded) await owner.query(`alter table ${table} disable trigger user`);
      const { rowCount } = await owner.query(sql.replaceAll("{{mark}}", mark));
      const faults = [...(await checkWrites(owner, sent)).faults, ...(await checkChain(owner)).faults];
      if (rowCount !== 0 && faults.length > 0) plantedFound += 1;
    } finally {
      await owner.query("rollback");
    }
  }
  return { planted: plants.length, plantedFound };
}
