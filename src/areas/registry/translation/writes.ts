import { sql } from "kysely";
import { conflict } from "../../../kernel/errors.ts";
import type { Certainty } from "../../../kernel/handling.ts";
import type { Db } from "../../../platform/storage/index.ts";
import type { NameStatus } from "../model.ts";
import { digestOf } from "./digest.ts";
import type { Writing } from "./judge.ts";
import type { SourceText, TextEntry } from "./model.ts";
import type { Translatable } from "./translatable.ts";

type Columns = Readonly<Record<string, unknown>>;

/**
 * A translation is as sure as its source, but no surer than known: the page that says the one does not say the other. What a
 * machine wrote is doubtful until a person has looked at it.
 */
function certaintyOf(status: NameStatus, source: SourceText): Certainty {
  return status === "machine" || source.certainty === "unverified" ? "unverified" : "known";
}

/** In a table that keeps the standing of its texts itself. */
const standingOf = ({ source }: TextEntry, status: NameStatus): Columns =>
  status === "authentic"
    ? { status, of_name: null, of_digest: null }
    : { status, of_name: source.rowId, of_digest: digestOf(source.text) };

/** What translation writes. Names of tables and columns come from declarations of areas, never from a file. */
export function translationWrites(db: Db) {
  /** Changes a row in which the text still stands as it was read. @throws conflict `translation-changed-meanwhile` */
  async function change({ kind, entry }: Pick<Writing, "kind" | "entry">, columns: Columns): Promise<void> {
    const sets = Object.entries(columns).map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
    const { rows } = await sql`
      update ${sql.table(kind.table)} set ${sql.join(sets)}
      where id::text = ${entry.rowId} and ${sql.ref(kind.text)} = ${entry.text} returning 1`.execute(db);
    if (rows.length === 0)
      throw conflict("translation-changed-meanwhile", { name: kind.name, owner: entry.owner });
  }

  /** A row with all its texts, handled as their source is. @returns its id. */
  async function add(writings: readonly Writing[]): Promise<string> {
    const [first] = writings;
    if (first === undefined) return "";
    const { kind, entry, status } = first;
    const { level, audience, originator } = entry.source;
    const columns: Columns = {
      ...{ ...kind.fixed, [kind.owner]: entry.owner, language: entry.language },
      ...Object.fromEntries(writings.map((one) => [one.kind.text, one.text])),
      ...{ verification: certaintyOf(status, entry.source), level, audience, originator },
      ...(kind.standing ? standingOf(entry, status) : {}),
    };
    const names = sql.join(Object.keys(columns).map((name) => sql.ref(name)));
    const values = sql.join(Object.values(columns).map((value) => sql`${value}`));
    const { rows } = await sql<{ id: string }>`
      insert into ${sql.table(kind.table)} (${names}) values (${values}) returning id::text as id`.execute(
      db,
    );
    return rows[0]?.id ?? "";
  }

  /** Records how a text stands and from which words it was made, in place of what was recorded before. */
  async function record(kind: Translatable, entry: TextEntry, state: Recorded): Promise<void> {
    const { level, audience, originator } = entry.source;
    const [text, source] = [
      digestOf(state.text),
      state.status === "authentic" ? null : digestOf(entry.source.text),
    ];
    const { rows } = await sql`
      update registry.translation_state set status = ${state.status}, target_digest = ${text}, source_digest = ${source}
      where table_name = ${kind.table} and row_id = ${state.rowId} and field = ${kind.text} returning 1`.execute(
      db,
    );
    if (rows.length > 0) return;
    await sql`
      insert into registry.translation_state
        (table_name, row_id, field, language, status, target_digest, source_digest, level, audience, originator)
      values (${kind.table}, ${state.rowId}, ${kind.text}, ${entry.language}, ${state.status}, ${text}, ${source},
        ${level === "public" ? "unclassified" : level}, ${audience}, ${originator})`.execute(db);
  }

  return {
    /** Writes the texts of one row. @throws conflict `translation-changed-meanwhile` */
    async write(writings: readonly Writing[]): Promise<void> {
      const added = writings.some(({ entry }) => entry.rowId === undefined) ? await add(writings) : undefined;
      for (const writing of writings) {
        const { kind, entry, text, status } = writing;
        const rowId = entry.rowId ?? added ?? "";
        if (entry.rowId !== undefined) await change(writing, changesOf(writing));
        if (!kind.standing) await record(kind, entry, { rowId, text, status });
      }
    },

    /** Records the status of a text that stays as it is; nothing in place of it takes away what was recorded. */
    async mark(kind: Translatable, entry: TextEntry, status: NameStatus | null): Promise<void> {
      const { rowId = "", text = "" } = entry;
      const standing =
        status === null ? { status, of_name: null, of_digest: null } : standingOf(entry, status);
      if (kind.standing) await change({ kind, entry }, standing);
      else if (status !== null) await record(kind, entry, { rowId, text, status });
      else
        await sql`delete from registry.translation_state
          where table_name = ${kind.table} and row_id = ${rowId} and field = ${kind.text}`.execute(db);
    },
  };
}

interface Recorded {
  readonly rowId: string;
  readonly text: string;
  readonly status: NameStatus;
}

/** Other words are not those that the source of the old ones says. A machine's words that a person confirms are doubtful no more. */
function changesOf({ kind, entry, text, status }: Writing): Columns {
  const certainty = { verification: certaintyOf(status, entry.source) };
  return {
    ...(text === entry.text ? {} : { [kind.text]: text, ...certainty, ...unsourced }),
    ...(entry.status === "machine" ? certainty : {}),
    ...(kind.standing ? standingOf(entry, status) : {}),
    id: sql`id`,
  };
}

const unsourced = { verified_on: null, source_url: "", source_passage: "" };
