import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshInstallation, type TestInstallation } from "../../../tests/support/installation.ts";
import { shippedData } from "../../../tests/support/program.ts";
import { codeOf, numberOf, type Row, rowsOf, seeded } from "../../../tests/support/sql.ts";

let installation: TestInstallation;

beforeAll(async () => {
  installation = await freshInstallation();
});
afterAll(() => installation.close());

/** Tables whose rows say something about a real body: public only once verified. */
const statementTables = [
  "access.link",
  "cooperation.event",
  "cooperation.event_party",
  "cooperation.event_title",
  "cooperation.line",
  "cooperation.line_basis",
  "cooperation.line_mode",
  "cooperation.line_partner",
  "cooperation.line_text",
  "evidence.decision",
  "evidence.proposal",
  "mandates.establishment",
  "registry.focal_point",
  "registry.membership",
  "registry.merge_row",
  "registry.office",
  "registry.relation",
];

type Reader = "public" | "operator" | "nobody";

/** A transaction of the application as a reader; `nobody` names none. */
const asked = (reader: Reader, text: string): string => {
  const name = reader === "nobody" ? "" : `set local entente.reader = '${reader}';`;
  return `begin read only; ${name} ${text}; commit`;
};

async function rowsFor(reader: Reader, text: string): Promise<Row[]> {
  const results: unknown = await installation.storage.pool.query(asked(reader, text));
  return (
    (results as Array<{ command: string; rows: Row[] }>).find(({ command }) => command === "SELECT")?.rows ??
    []
  );
}

const countFor = async (reader: Reader, table: string, where = "true"): Promise<number> =>
  Number((await rowsFor(reader, `select count(*) as n from ${table} where ${where}`))[0]?.n);

const ownCount = (table: string, where = "true") =>
  numberOf(installation.ownerUrl, `select count(*) from ${table} where ${where}`);

/** Those that the reference data fill: what only people fill has no row yet. */
async function domainTables(): Promise<string[]> {
  const rows = await rowsOf(
    installation.ownerUrl,
    "select distinct table_name as name from entente.reference_row order by 1",
  );
  return rows.map(({ name }) => String(name));
}

/** Cells of a column of a file of the reference data; none of the files read here quotes a line break. */
function unverifiedIn(file: string, kinds: RegExp): number {
  const [header = "", ...lines] = readFileSync(join(shippedData(), file), "utf8").trimEnd().split("\n");
  const kind = header.split(",").indexOf("kind");
  return lines.filter((line) => {
    const cells = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, "")) ?? [];
    const verification = cells[header.split(",").indexOf("verification")];
    return verification === "unverified" && kinds.test(kind < 0 ? "" : (cells[kind] ?? ""));
  }).length;
}

test("the policies ask for verification in exactly the tables of statements", async () => {
  const rows = await rowsOf(
    installation.ownerUrl,
    "select schemaname || '.' || tablename as name from pg_policies where qual like '%may_read_statement%' order by 1",
  );
  expect(rows.map(({ name }) => name)).toEqual(statementTables);
});

test("the public reads no unverified statement, whatever column is asked, and the operator reads all", async () => {
  for (const table of statementTables) {
    expect(await countFor("public", table, "verification = 'unverified'"), table).toBe(0);
    expect(await countFor("nobody", table, "verification = 'unverified'"), table).toBe(0);
    const whole = await ownCount(table);
    expect(await countFor("operator", table), table).toBe(whole);
    const hidden = await rowsOf(
      installation.ownerUrl,
      `select id::text as id from ${table} where verification = 'unverified'`,
    );
    expect(await countFor("public", table), table).toBe(whole - hidden.length);
    for (const { id } of hidden) {
      expect(await rowsFor("public", `select id from ${table} where id::text = '${String(id)}'`)).toEqual([]);
    }
  }
});

test("no column of a hidden row tells the public anything, by filter, order, aggregate or a function that talks", async () => {
  const columns = await rowsOf(
    installation.ownerUrl,
    "select table_schema || '.' || table_name as name, column_name as column from information_schema.columns where table_schema || '.' || table_name = any($1)",
    [["registry.relation", "registry.office", "registry.membership", "cooperation.event"]],
  );
  expect(columns.length).toBeGreaterThan(40);
  for (const { name, column } of columns) {
    const text = `select count(*) as n from ${String(name)} t where verification = 'unverified' or (verification is null and "${String(column)}" is null)`;
    expect(Number((await rowsFor("public", text))[0]?.n), `${String(name)}.${String(column)}`).toBe(0);
  }
  // A cast that fails speaks the value aloud: it must not be tried on hidden rows.
  const loud =
    "select count(*) as n from registry.office where case when verification = 'unverified' then holder_id::integer else 1 end > 0";
  expect(Number((await rowsFor("public", loud))[0]?.n)).toBeGreaterThan(0);
  expect(await codeOf(rowsFor("operator", loud))).toBe("22P02");
});

test("as many rows are hidden as the files hold unverified statements", async () => {
  const offices = unverifiedIn("registry/relations.csv", /^(chairs|vice-chairs|secretariat-of)$/);
  const relations = unverifiedIn(
    "registry/relations.csv",
    /^(?!chairs|vice-chairs|secretariat-of|created-by)/,
  );
  const memberships = unverifiedIn("registry/memberships.csv", /^/);
  expect([offices + relations, memberships]).toEqual([34, 27]);
  const hidden = async (table: string) =>
    (await countFor("operator", table)) - (await countFor("public", table));
  expect(await hidden("registry.office")).toBe(offices);
  expect(await hidden("registry.relation")).toBe(relations);
  expect(await hidden("registry.membership")).toBe(memberships);
  expect(await hidden("cooperation.event")).toBe(unverifiedIn("cooperation/events.csv", /^/));
  expect(await hidden("mandates.establishment")).toBe(
    unverifiedIn("mandates/instrument-relations.csv", /^establishes$/),
  );
  expect(await hidden("cooperation.line")).toBe(0);
});

test("no chair and no vice-chair of a working group is public today", async () => {
  const chairs =
    "office in ('chair', 'vice-chair') and body_id in (select id from registry.party where kind = 'working-group')";
  expect(await countFor("public", "registry.office", chairs)).toBe(0);
  expect(await countFor("operator", "registry.office", chairs)).toBeGreaterThan(10);
});

test("doubtful names and parties are public, with their mark", async () => {
  for (const table of ["registry.party", "registry.party_name"]) {
    const doubtful = await ownCount(table, "verification = 'unverified'");
    expect(doubtful).toBeGreaterThan(0);
    expect(await countFor("public", table, "verification = 'unverified'")).toBe(doubtful);
  }
});

test("the journal is closed to the public and open to the operator", async () => {
  for (const table of ["journal.act", "journal.change"]) {
    expect(await countFor("public", table)).toBe(0);
    expect(await countFor("nobody", table)).toBe(0);
    expect(await countFor("operator", table)).toBe(await ownCount(table));
  }
  expect(await countFor("public", "journal.seal")).toBe(0);
  for (const table of ["journal.personal", "journal.pending", "journal.sealed"])
    expect(await codeOf(rowsFor("operator", `select 1 from ${table}`))).toBe("42501");
});

test("an unknown reader is nobody", async () => {
  const text =
    "begin; set local entente.reader = 'Operator'; select count(*) as n from registry.office where verification = 'unverified'; commit";
  const results: unknown = await installation.storage.pool.query(text);
  expect(Number((results as Array<{ rows: Row[] }>)[2]?.rows[0]?.n)).toBe(0);
});

test("the public can write nothing, not even a public row that nobody would see go", async () => {
  const open = "select journal.open_act(now(), 'public', 'public', 'x.y-z', '', '{}')";
  const hidden = String(
    (
      await rowsOf(
        installation.ownerUrl,
        "select id from registry.office where verification = 'unverified' limit 1",
      )
    )[0]?.id,
  );
  const attempt = (statement: string) =>
    installation.storage.pool.query(
      `begin; set local entente.reader = 'public'; ${open}; ${statement}; rollback`,
    );
  const results = (await attempt(`delete from registry.office where id = '${hidden}'`)) as unknown;
  expect((results as Array<{ command: string; rowCount: number }>)[3]).toMatchObject({
    command: "DELETE",
    rowCount: 0,
  });
  const above =
    "insert into registry.party_name (party_id, language, type, name, verification, level) values ('fatf', 'en', 'alias', 'x', 'known', 'confidential')";
  expect(await codeOf(attempt(above))).toBe("42501");
  const doubtful =
    "insert into registry.office (holder_id, office, body_id, verification) values ('fatf', 'chair', 'un', 'unverified')";
  expect(await codeOf(attempt(doubtful))).toBe("42501");
  await rowsOf(installation.appUrl, "select 1");
});

const levels = ["public", "unclassified", "confidential", "strictly-confidential"] as const;

interface Marked {
  readonly id: string;
  readonly level: string;
  readonly verification: string;
}

/** What a reader may read, in the plainest words: the twin of the policies. */
const mayRead = (reader: Reader, table: string, row: Marked): boolean =>
  reader === "operator" ||
  (row.level === "public" && !(statementTables.includes(table) && row.verification === "unverified"));

test("under levels and certainties set at random, every table shows each reader exactly the rows the rules allow", async () => {
  const random = seeded(20261125);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const tables = await domainTables();
  expect(tables.length).toBeGreaterThan(25);
  for (const table of tables) {
    const ids = await rowsOf(
      installation.ownerUrl,
      `select id::text as id from ${table} order by id limit 2000`,
    );
    const marks = Array.from({ length: 12 }, () => ({
      id: String(pick(ids).id),
      level: pick(levels),
      verification: pick(["seed", "verified", "known", "unverified"]),
    }));
    await rowsOf(
      installation.ownerUrl,
      `begin; select journal.open_act(now(), 'operator', 'test', 'test.mark-rows', '', '{}');
       ${marks.map(({ id, level, verification }) => `update ${table} set level = '${level}', verification = '${verification}' where id::text = '${id.replaceAll("'", "''")}'`).join(";")}; commit`,
    );
    const all = await rowsOf(
      installation.ownerUrl,
      `select id::text as id, level, verification from ${table}`,
    );
    for (const reader of ["public", "nobody", "operator"] as const) {
      const expected = all
        .map(({ id, level, verification }) => ({
          id: String(id),
          level: String(level),
          verification: String(verification),
        }))
        .filter((row) => mayRead(reader, table, row))
        .map(({ id }) => id);
      const found = (await rowsFor(reader, `select id::text as id from ${table}`)).map(({ id }) =>
        String(id),
      );
      expect(found.sort(), `${reader} of ${table}`).toEqual(expected.sort());
      expect(await countFor(reader, table), `count for ${reader} of ${table}`).toBe(expected.length);
    }
    const above = `level <> 'public'`;
    expect(await ownCount(table, above), table).toBeGreaterThan(0);
    expect(await countFor("public", table, above), table).toBe(0);
  }
}, 60_000);
