import { sql } from "kysely";
import type { Db } from "../../../platform/storage/index.ts";
import {
  type ImageOf,
  imageSchemas,
  type KeptTable,
  type PartyRows,
  partyColumnsOf,
  type Versioned,
} from "./images.ts";

/** Questions about one party, whole, as those who keep the register see it. */
export function recordQuestions(db: Db) {
  async function rowsIn<Table extends KeptTable>(
    table: Table,
    party: string,
  ): Promise<Versioned<ImageOf<Table>>[]> {
    const tells = partyColumnsOf[table].map((column) => sql`${sql.ref(`t.${column}`)} = ${party}`);
    const { rows } = await sql<{ image: unknown; version: string }>`
      select to_jsonb(t) as image, registry.version_of(to_jsonb(t)) as version from ${sql.table(table)} t
      where ${sql.join(tells, sql` or `)} order by t.id`.execute(db);
    return rows.map(({ image, version }) => ({ image: imageSchemas[table].parse(image), version }));
  }

  return {
    /** Every row that tells of the party. */
    async partyRows(party: string): Promise<PartyRows> {
      const [parties, names, relations, offices, memberships, focalPoints, identifiers, coverage, notes] =
        await Promise.all([
          rowsIn("registry.party", party),
          rowsIn("registry.party_name", party),
          rowsIn("registry.relation", party),
          rowsIn("registry.office", party),
          rowsIn("registry.membership", party),
          rowsIn("registry.focal_point", party),
          rowsIn("registry.identifier", party),
          rowsIn("registry.coverage", party),
          rowsIn("registry.note", party),
        ]);
      return {
        "registry.party": parties,
        "registry.party_name": names,
        "registry.relation": relations,
        "registry.office": offices,
        "registry.membership": memberships,
        "registry.focal_point": focalPoints,
        "registry.identifier": identifiers,
        "registry.coverage": coverage,
        "registry.note": notes,
      };
    },

    /** Names of the party that render another: whether that says something else by now. One whose source may not be read is not among them. */
    async staleness(party: string): Promise<Map<string, boolean>> {
      const { rows } = await sql<{ id: string; stale: boolean }>`
        select n.id::text as id, registry.text_digest(s.name) is distinct from n.of_digest as stale
        from registry.party_name n join registry.party_name s on s.id = n.of_name where n.party_id = ${party}`.execute(
        db,
      );
      return new Map(rows.map(({ id, stale }) => [id, stale]));
    },

    /** The digest of each name, by its id. */
    async digests(
      names: readonly { readonly id: string; readonly name: string }[],
    ): Promise<Map<string, string>> {
      if (names.length === 0) return new Map();
      const { rows } = await sql<{ id: string; digest: string }>`
        select n.id, registry.text_digest(n.name) as digest
        from unnest(${names.map(({ id }) => id)}::text[], ${names.map(({ name }) => name)}::text[]) n(id, name)`.execute(
        db,
      );
      return new Map(rows.map(({ id, digest }) => [id, digest]));
    },
  };
}
