import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { EntenteError } from "../../kernel/errors.ts";
import { copied, listSequences, listTables, quoted, type Table } from "./catalogue.ts";
import type { Manifest, TableEntry } from "./manifest.ts";
import type { BackupFile, TableReader } from "./read.ts";

/** Where rows go: a connection of the owner in a transaction, and the file for messages. */
export interface Loading {
  readonly owner: pg.ClientBase;
  readonly file: BackupFile;
}

/** Statements that take a guard away, and give it back as it was. */
interface Guard {
  readonly lift: string;
  readonly set: string;
}

const unfit = ({ path }: BackupFile, member: string): EntenteError =>
  new EntenteError("invalid", "backup-damaged", { params: { file: path, member } });

/** @throws invalid `backup-damaged` when the tables of the backup are not those that its migrations make. */
export async function checkTables({ owner, file }: Loading, manifest: Manifest): Promise<void> {
  const form = ({ schema, name, columns }: Table) => `${schema}.${name}(${[...columns].sort().join()})`;
  const built = new Set((await listTables(owner)).map(form));
  const stated = new Set(manifest.tables.map(form));
  for (const table of manifest.tables) {
    if (!built.delete(form(table))) throw unfit(file, `${table.schema}.${table.name}`);
  }
  const [missing] = built;
  if (missing !== undefined || stated.size !== manifest.tables.length) throw unfit(file, missing ?? "");
}

/**
 * Fills the tables, emptied before of what migrations have put in. Meanwhile the triggers of the tables rest: rows
 * come with their journal and are no new changes; and references are checked once at the end, which needs no order of
 * tables. All of it is done as the owner of the tables: a superuser is not needed.
 * @throws invalid `backup-damaged` when rows do not fit, or are not as many as the manifest says
 */
export async function loadTables(loading: Loading, manifest: Manifest, reader: TableReader): Promise<void> {
  const { owner } = loading;
  const triggers = await listTriggers(owner);
  const references = await listReferences(owner);
  const guards = [...triggers, ...references];
  for (const { lift } of guards) await owner.query(lift);
  await owner.query(`truncate ${manifest.tables.map((table) => quoted(owner, table)).join(", ")}`);
  for (const table of manifest.tables) await loadTable(loading, table, reader);
  await fitting(loading, "", async () => {
    await owner.query("set constraints all immediate");
    for (const { set } of guards) await owner.query(set);
  });
  await setSequences(loading, manifest);
}

async function loadTable(loading: Loading, table: TableEntry, reader: TableReader): Promise<void> {
  if (table.members.length === 0) {
    if (table.rows > 0) throw unfit(loading.file, `${table.schema}.${table.name}`);
    return;
  }
  const { owner } = loading;
  await fitting(loading, `${table.schema}.${table.name}`, async () => {
    const rows = owner.query(copyFrom(`copy ${copied(owner, table)} from stdin (encoding 'UTF8')`));
    await pipeline(reader.rowsOf(table), rows);
    if (rows.rowCount !== table.rows) throw unfit(loading.file, `${table.schema}.${table.name}`);
  });
}

/** Classes of SQLSTATE by which rows say that they do not fit: wrong values, and broken constraints. */
const ofRows = /^(22|23)/;

async function fitting({ file }: Loading, member: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { code = "", table } = error as { code?: string; table?: string };
    if (!ofRows.test(code)) throw error;
    throw new EntenteError("invalid", "backup-damaged", {
      params: { file: file.path, member: member || (table ?? "") },
      cause: error,
    });
  }
}

const guardsOf = async (owner: pg.ClientBase, text: string): Promise<Guard[]> =>
  (await owner.query<Guard>(text)).rows;

const ours = (schema: string) => `${schema} !~ '^pg_' and ${schema} <> 'information_schema'`;

function listTriggers(owner: pg.ClientBase): Promise<Guard[]> {
  return guardsOf(
    owner,
    `select format('alter table %s disable trigger %I', t.tgrelid::regclass, t.tgname) as lift,
      format('alter table %s enable %s trigger %I', t.tgrelid::regclass,
        case t.tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, t.tgname) as set
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where not t.tgisinternal and t.tgenabled <> 'D' and c.relkind = 'r' and ${ours("n.nspname")}`,
  );
}

/** Foreign keys are taken away and made again: one pass over the rows, where a check of each row would take longer. */
function listReferences(owner: pg.ClientBase): Promise<Guard[]> {
  return guardsOf(
    owner,
    `select format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname) as lift,
      format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) as set
    from pg_constraint k join pg_namespace n on n.oid = k.connamespace
    where k.contype = 'f' and k.conparentid = 0 and ${ours("n.nspname")} order by k.oid`,
  );
}

/** The next number follows the last one of the backup. */
async function setSequences({ owner, file }: Loading, manifest: Manifest): Promise<void> {
  const built = new Set((await listSequences(owner)).map(({ schema, name }) => `${schema}.${name}`));
  for (const { schema, name, last } of manifest.sequences) {
    if (!built.delete(`${schema}.${name}`)) throw unfit(file, `${schema}.${name}`);
    const place = quoted(owner, { schema, name });
    if (last === null) await owner.query(`alter sequence ${place} restart`);
    else await owner.query("select setval($1::regclass, $2::bigint)", [place, last]);
  }
  const [missing] = built;
  if (missing !== undefined) throw unfit(file, missing);
}
