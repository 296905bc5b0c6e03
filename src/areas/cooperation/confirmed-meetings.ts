import { sql } from "kysely";
import { invalid, notFound } from "../../kernel/errors.ts";
import { slugOf } from "../../kernel/slug.ts";
import { sha256Of } from "../../platform/files/index.ts";
import type { Db } from "../../platform/storage/index.ts";
import type { Applier } from "../evidence/index.ts";
import { mergeStore } from "../registry/index.ts";

/** A meeting that a document tells of becomes an event: with its day, its hosts and those who took part. */
export const confirmedMeeting: Applier<"meeting"> = async (
  db,
  content,
  { language, audience, ...source },
) => {
  const { title, date, place, hosts, participants } = content;
  if (date === undefined) throw invalid("meeting-undated", { title });
  const id = `${date}-${slugOf(title).slice(0, 60).replace(/-+$/, "") || sha256Of(Buffer.from(title)).slice(0, 12)}`;
  const table = "cooperation.event";
  const { rows } = await sql`select 1 from cooperation.event where id = ${id}`.execute(db);
  if (rows.length > 0) return { table, id, held: true };
  const handled = { ...source, audience: [...audience] };
  await add(db, table, { id, kind: "other", starts: date, place, ...handled });
  await add(db, "cooperation.event_title", { event_id: id, language, title, ...handled });
  for (const [role, named] of [
    ["host", hosts],
    ["participant", participants],
  ] as const)
    for (const one of new Set(await currentIds(db, named)))
      await add(db, "cooperation.event_party", { event_id: id, role, ...(await whoIs(db, one)), ...handled });
  return { table, id, held: false };
};

/** Bodies that have been merged since the text was read are those that stand for them now. */
async function currentIds(db: Db, ids: readonly string[]): Promise<string[]> {
  const current = await mergeStore(db).currentParties(ids);
  return ids.map((id) => current.get(id) ?? id);
}

/** Capitals are a State's (ISO 3166-1 alpha-3), everything else is a party's. */
async function whoIs(db: Db, id: string): Promise<{ party_id: string } | { state_id: string }> {
  const isState = /^[A-Z]{3}$/.test(id);
  const { rows } = isState
    ? await sql`select 1 from registry.state where id = ${id}`.execute(db)
    : await sql`select 1 from registry.party where id = ${id}`.execute(db);
  if (rows.length === 0) throw notFound(isState ? "state-unknown" : "party-unknown", { id });
  return isState ? { state_id: id } : { party_id: id };
}

type Table = "cooperation.event" | "cooperation.event_title" | "cooperation.event_party";

async function add(db: Db, table: Table, columns: Readonly<Record<string, unknown>>): Promise<void> {
  const entries = Object.entries(columns).filter(([, value]) => value !== undefined);
  await sql`insert into ${sql.table(table)} (${sql.join(entries.map(([name]) => sql.ref(name)))})
    values (${sql.join(entries.map(([, value]) => sql`${value}`))})`.execute(db);
}
