import { sql } from "kysely";
import type { Day } from "../../kernel/partial-date.ts";
import type { Actor } from "../../platform/acts/index.ts";
import type { Db } from "../../platform/storage/index.ts";
import type { Role } from "./model.ts";

/**
 * Whether anybody acts for one of these parties, today or from a later day, or holds a link of it. Whoever makes two such
 * parties one gives people rights, which is an administrator's to do.
 */
export async function isActedFor(db: Db, parties: readonly string[], at: Date): Promise<boolean> {
  const { rows } = await sql<{ acted: boolean }>`
    select access.is_acted_for(${[...parties]}::text[], ${at}) as acted`.execute(db);
  return rows[0]?.acted === true;
}

/** Whether an actor is a person who holds a role, that day, for every one of these parties; no parties are none of theirs. */
export async function holdsRole(
  db: Db,
  { kind, name }: Actor,
  { role, parties, on }: { readonly role: Role; readonly parties: readonly string[]; readonly on: Day },
): Promise<boolean> {
  if (kind !== "person") return false;
  const { rows } = await sql<{ held: boolean }>`
    select access.holds_role(${name}, ${role}, ${[...parties]}::text[], ${on}::date) as held`.execute(db);
  return rows[0]?.held === true;
}
