import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../../platform/storage/index.ts";
import type { Fact, Image, Sides } from "../model.ts";

/** A table with columns that hold a party. */
export interface ReferringTable {
  readonly table: string;
  /** SQL of the row's key, of `t`. */
  readonly key: string;
  readonly parties: readonly string[];
  readonly personal: boolean;
}

/** Questions about all that refers to a party, in whatever area: the catalog of the database tells the tables. */
export function sideQuestions(db: Db) {
  return {
    referringTables: () => referringTables(db),

    /** Both parties with all that the reader may read of them. Nothing for a party that there is not. */
    async sides(kept: string, merged: string): Promise<Partial<Sides>> {
      const ids = [kept, merged];
      const rows = await sql<{ id: string; row: Image }>`
        select p.id, to_jsonb(p) as row from registry.party p where p.id = any(${ids})`.execute(db);
      const byId = new Map(rows.rows.map(({ id, row }) => [id, row]));
      const [ours, theirs] = [byId.get(kept), byId.get(merged)];
      return {
        ...(ours === undefined ? {} : { kept: ours }),
        ...(theirs === undefined ? {} : { merged: theirs }),
        facts: await factsOf(db, ids),
        above: await partiesAbove(db, ids),
      };
    },

    /** A word for what stands in the sides: another one when any of it is another. */
    async digestOf(sides: Sides): Promise<string> {
      const text = JSON.stringify([sides.kept, sides.merged, sides.facts.map(({ row }) => row)]);
      const { rows } = await sql<{ digest: string }>`
        select left(encode(sha256(convert_to(${text}::text, 'UTF8')), 'hex'), 32) as digest`.execute(db);
      return rows[0]?.digest ?? "";
    },
  };
}

async function referringTables(db: Db): Promise<ReferringTable[]> {
  const { rows } = await sql<ReferringTable>`
    select table_name as table, key, array_agg(column_name order by column_name) as parties, personal
    from registry.party_references() where form = 'party' group by table_name, key, personal order by table_name`.execute(
    db,
  );
  return rows;
}

async function factsOf(db: Db, ids: readonly string[]): Promise<Fact[]> {
  const tables = await referringTables(db);
  const parts = tables.map(({ table, key, parties }): RawBuilder<unknown> => {
    const named = parties.map((column) => sql`${sql.ref(`t.${column}`)} = any(${ids})`);
    const others = table === "registry.party" ? sql`and t.id <> all(${ids})` : sql``;
    return sql`
      select ${table}::text as "table", ${sql.raw(key)} as id, to_jsonb(t) as row
      from ${sql.table(table)} t where (${sql.join(named, sql` or `)}) ${others}`;
  });
  const { rows } = await sql<{ table: string; id: string; row: Image }>`
    select * from (${sql.join(parts, sql` union all `)}) f order by f."table", f.id`.execute(db);
  const byName = new Map(tables.map((each) => [each.table, each]));
  return rows.map(({ table, id, row }) => ({
    ...{ table, id, row },
    parties: byName.get(table)?.parties ?? [],
    personal: byName.get(table)?.personal ?? false,
  }));
}

async function partiesAbove(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; parent_id: string }>`
    with recursive above(id, parent_id) as (
      select p.id, p.parent_id from registry.party p where p.id = any(${ids})
      union select p.id, p.parent_id from above a join registry.party p on p.id = a.parent_id
    ) select id, parent_id from above where parent_id is not null`.execute(db);
  return new Map(rows.map(({ id, parent_id }) => [id, parent_id]));
}
