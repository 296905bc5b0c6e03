import { sql } from "kysely";
import type { Db } from "../../../../platform/storage/index.ts";

interface Handling {
  readonly level: string;
  readonly audience: readonly string[];
  readonly originator: string;
}

/** One change of what is said of a document, or of who may see it. */
export interface DocumentChange {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The name of the actor; of a person, their id. */
  readonly by: string;
  readonly act: string;
  readonly why: string;
  /** Fields that say something else since. */
  readonly fields: readonly string[];
  /** Given when who may see it changed: the most visible entry of a history. */
  readonly handling: { readonly before: Handling; readonly after: Handling } | undefined;
}

type Image = Readonly<Record<string, unknown>>;
interface Row {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly act: string;
  readonly why: string;
  readonly before: Image | null;
  readonly after: Image | null;
}

const told = ["title", "symbol", "dated", "issuer", "source_url", "version_of"] as const;
const most = 100;

/** The latest first; of what the reader may not see nothing is told. */
export async function documentChanges(db: Db, id: string): Promise<readonly DocumentChange[]> {
  const { rows } = await sql<Row>`
    select c.id::text as id, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
      a.actor as by, a.act, access.why_of(a.id) as why, c.before, c.after
    from journal.change c join journal.act a on a.id = c.act_id
    where c.table_name = 'evidence.document' and c.row_id = ${id} order by c.id desc limit ${most}`.execute(
    db,
  );
  return rows.map(({ before, after, ...row }) => ({
    ...row,
    fields:
      before === null || after === null ? [] : told.filter((name) => differs(before[name], after[name])),
    handling: handlingChange(before, after),
  }));
}

const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) !== JSON.stringify(b ?? null);

const handlingOf = ({ level, audience, originator }: Image): Handling => ({
  level: String(level),
  audience: Array.isArray(audience) ? audience.map(String) : [],
  originator: String(originator),
});

function handlingChange(before: Image | null, after: Image | null): DocumentChange["handling"] {
  if (before === null || after === null) return undefined;
  const change = { before: handlingOf(before), after: handlingOf(after) };
  return differs(change.before, change.after) ? change : undefined;
}
