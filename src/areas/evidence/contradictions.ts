import { sql } from "kysely";
import type { Day } from "../../kernel/partial-date.ts";
import type { StatementContent } from "../../kernel/statement.ts";
import type { Db } from "../../platform/storage/index.ts";
import type { Contradiction } from "./store/index.ts";

interface Held {
  readonly id: string;
  readonly held: string;
  readonly source_url: string;
  readonly source_passage: string;
}

/**
 * A fact of the register beside which a statement cannot be true: the office that somebody else holds now, the mandate that
 * ends on another day, the relation that is over. A statement that the register does not speak of contradicts nothing.
 */
export async function findContradiction(
  db: Db,
  content: StatementContent,
  today: Day,
): Promise<Contradiction | undefined> {
  switch (content.kind) {
    case "office":
      return otherHolder(db, content, today);
    case "validity":
      return otherExpiry(db, content.instrument ?? content.subject, content.until);
    case "relation":
      return endedRelation(db, content, today);
    case "membership":
      return otherStatus(db, content);
    default:
      return undefined;
  }
}

const first = (rows: readonly Held[], table: string, field: string): Contradiction | undefined => {
  const [row] = rows;
  return row === undefined ? undefined : { table, field, ...row };
};

/** One chair and one secretariat at a time; there may be several vice-chairs and focal points. */
async function otherHolder(
  db: Db,
  { holder, office, body, since }: Extract<StatementContent, { kind: "office" }>,
  today: Day,
): Promise<Contradiction | undefined> {
  if (office !== "chair" && office !== "secretariat") return undefined;
  const { rows } = await sql<Held>`
    select id::text as id, holder_id as held, source_url, source_passage from registry.office
    where body_id = ${body} and office = ${office} and holder_id <> ${holder}
      and (until is null or until >= ${since ?? today}) order by since desc nulls last, id limit 1`.execute(
    db,
  );
  return first(rows, "registry.office", "holder");
}

async function otherExpiry(db: Db, instrument: string, until: string): Promise<Contradiction | undefined> {
  const { rows } = await sql<Held>`
    select id, expires as held, source_url, source_passage from mandates.instrument
    where id = ${instrument} and expires is not null and expires <> ${until}
      and not starts_with(expires, ${until}) and not starts_with(${until}, expires)`.execute(db);
  return first(rows, "mandates.instrument", "expires");
}

async function endedRelation(
  db: Db,
  { from, relation, to, until }: Extract<StatementContent, { kind: "relation" }>,
  today: Day,
): Promise<Contradiction | undefined> {
  if (until !== undefined) return undefined;
  const { rows } = await sql<Held>`
    select id::text as id, until as held, source_url, source_passage from registry.relation
    where from_id = ${from} and kind = ${relation} and to_id = ${to} and until < ${today} order by until desc limit 1`.execute(
    db,
  );
  return first(rows, "registry.relation", "until");
}

async function otherStatus(
  db: Db,
  { state, party, status }: Extract<StatementContent, { kind: "membership" }>,
): Promise<Contradiction | undefined> {
  const { rows } = await sql<Held>`
    select id::text as id, status as held, source_url, source_passage from registry.membership
    where state_id = ${state} and party_id = ${party} and status <> ${status} order by since desc nulls last, id limit 1`.execute(
    db,
  );
  return first(rows, "registry.membership", "status");
}
