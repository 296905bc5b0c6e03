import { readFileSync } from "node:fs";
import { writeBackup } from "../../src/platform/backup/index.ts";
import { withClient } from "../../src/platform/postgres/index.ts";
import { type Verification, verifyJournal } from "../../src/platform/storage/index.ts";
import { membersOf } from "./backup-file.ts";

/** As text stands in a table, and as it would in a column of bytes. */
const formsOf = (mark: string): string[] => [mark.toLowerCase(), Buffer.from(mark).toString("hex")];

/**
 * Every table of the database with a row that holds one of the marks, in whatever column: `schema.table: mark`. Tables of all
 * schemas but the catalogue's are walked, those of jobs too.
 */
export async function placesOf(url: string, marks: readonly string[]): Promise<string[]> {
  return withClient(url, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(`
      select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'm', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' order by 1`);
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ mark: string }>(
        `select distinct m.mark from ${name} t cross join lateral (select lower(t::text) as words offset 0) w
         cross join unnest($1::text[], $2::text[]) m(mark, form) where position(m.form in w.words) > 0 order by 1`,
        [marks.flatMap((mark) => [mark, mark]), marks.flatMap(formsOf)],
      );
      found.push(...rows.map(({ mark }) => `${name}: ${mark}`));
    }
    return found;
  });
}

/** How many tables are walked. */
export const countTables = (url: string): Promise<number> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ count: number }>(`
      select count(*)::int as count from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'm', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`);
    return rows[0]?.count ?? 0;
  });

/** Members of a backup file that hold one of the marks, and the file itself where it does unpacked. */
export async function membersWith(file: string, marks: readonly string[]): Promise<string[]> {
  const members = await membersOf(file);
  const whole = { name: "the file", content: readFileSync(file) };
  return [...members, whole].flatMap(({ name, content }) => {
    const text = content.toString("utf8").toLowerCase();
    return marks
      .filter((mark) => formsOf(mark).some((form) => text.includes(form)))
      .map((mark) => `${name}: ${mark}`);
  });
}

/** Backs the register up into a new file. */
export const backUp = (ownerUrl: string, file: string, now: Date) =>
  withClient(ownerUrl, (owner) => writeBackup(owner, { file, force: false, program: "test", now }));

/** What `entente journal verify` finds. */
export const verified = (ownerUrl: string): Promise<Verification> =>
  withClient(ownerUrl, (owner) => verifyJournal(owner));
