import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { commandNamed } from "../../../tests/support/acts.ts";
import { freshInstallation, operator, type TestInstallation } from "../../../tests/support/installation.ts";
import { chinesePairs, foldName, tokensOf } from "../../engines/names/index.ts";

let installation: TestInstallation;
let owner: pg.Client;
let app: pg.Client;

beforeAll(async () => {
  installation = await freshInstallation();
  owner = new pg.Client({ connectionString: installation.ownerUrl });
  app = new pg.Client({ connectionString: installation.appUrl });
  await owner.connect();
  await app.connect();
});
afterAll(async () => {
  await owner.end();
  await app.end();
  await installation.close();
});

const valueIn = async <Value>(client: pg.Client, text: string, values: unknown[] = []): Promise<Value> => {
  const { rows } = await client.query<{ value: Value }>(text, values);
  return rows[0]?.value as Value;
};

const texts = [
  "Équipe d’appui ANALYTIQUE",
  "CEN-SAD/Straße Œuvre æther Łódź",
  "Объединённых Наций ГРУППА",
  "أُمَم إقليم آسيا على المتحدة مؤتمر القرار ٢٦١٧ والأمم للأمم",
  "کمیته ۲۶",
  "聯合國安全理事會第2617（2021）號決議",
  "ＦＡＴＦ　２０２１",
  "Σίσυφος ΣΙΣΥΦΟΣ",
  "İstanbul ısı",
  "日本",
  "国",
  "ﷺ ﻻ",
  "a1b2 26b x",
  "—",
];
const scripts = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...texts.join(""), ..." -’'/().،、"),
    fc.integer({ min: 0x20, max: 0x24f }).map((code) => String.fromCodePoint(code)),
    fc.integer({ min: 0x370, max: 0x52f }).map((code) => String.fromCodePoint(code)),
    fc.integer({ min: 0x600, max: 0x6ff }).map((code) => String.fromCodePoint(code)),
    fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code)),
  ),
  maxLength: 24,
});

describe("the database folds and cuts as the engine does", () => {
  test.each(texts)("%s", async (text) => {
    expect(await valueIn(owner, "select search.fold($1) as value", [text])).toBe(foldName(text));
    const words = await valueIn(owner, "select array(select search.tokens(search.fold($1))) as value", [
      text,
    ]);
    expect(words).toEqual(tokensOf(text));
  });

  test("on texts of every script", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(scripts, { minLength: 20, maxLength: 60 }), async (given) => {
        const { rows } = await owner.query<{ folded: string; words: string[] }>(
          `select search.fold(g) as folded, array(select search.tokens(search.fold(g))) as words
           from unnest($1::text[]) with ordinality u(g, place) order by place`,
          [given],
        );
        expect(rows.map(({ folded }) => folded)).toEqual(given.map(foldName));
        expect(rows.map(({ words }) => words)).toEqual(given.map(tokensOf));
      }),
      { numRuns: 40 },
    );
  });

  test("with the same table of characters", async () => {
    const { from, to } = chinesePairs();
    expect(await valueIn(owner, "select search.fold($1) as value", [from])).toBe(foldName(to));
  });
});

const candidates = async (client: pg.Client, words: string[], kinds: string[] | null = null) => {
  const { rows } = await client.query<{ kind: string; id: string }>(
    "select kind, id from search.candidates($1, false, $2, 0, 50)",
    [words, kinds],
  );
  return rows.map(({ kind, id }) => `${kind} ${id}`);
};

const perform = (name: string, input: Record<string, unknown>) =>
  installation.door.perform(operator, commandNamed(name), { input });

describe("the index follows the names", () => {
  const name = {
    party_id: "fatf",
    language: "en",
    type: "alias",
    name: "Zyxquorl Watchers",
    verification: "known",
  };

  test("that acts add, change and remove", async () => {
    expect(await candidates(app, ["zyxquorl"])).toEqual([]);
    const { id } = (await perform("registry.add-name", name)) as { id: string };
    expect(await candidates(app, ["zyxquorl"])).toEqual(["party fatf"]);
    await perform("registry.change-name", { id, name: "Zyxqvarl Watchers" });
    expect(await candidates(app, ["zyxqvarl"])).toEqual(["party fatf"]);
    expect(
      await valueIn(
        owner,
        "select count(*) as value from search.posting p join search.word w on w.n = p.word where w.word = 'zyxquorl'",
      ),
    ).toBe(0);
    await perform("registry.remove-name", { id });
    expect(await candidates(app, ["zyxqvarl"])).toEqual([]);
  });

  test("and keeps a word that another name of the same body still uses", async () => {
    const first = (await perform("registry.add-name", { ...name, name: "Plimsoll Bureau" })) as {
      id: string;
    };
    await perform("registry.add-name", { ...name, name: "Bureau Plimsoll" });
    await perform("registry.remove-name", { id: first.id });
    expect(await candidates(app, ["plimsoll"])).toEqual(["party fatf"]);
  });

  test("it is what filling it anew would make", async () => {
    const counted = `select coalesce(md5(string_agg(s.kind || s.id || w.word || p.uses, ',' order by s.kind, s.id, w.word)), '') as value
      from search.posting p join search.word w on w.n = p.word join search.subject s on s.n = p.subject where s.kind = 'theme'`;
    const kept = await valueIn<string>(owner, counted);
    await owner.query("begin");
    await owner.query(
      "delete from search.posting p using search.subject s where s.n = p.subject and s.kind = 'theme'",
    );
    await owner.query("call search.fill('mandates.theme_name', 'theme', 'theme_id', variadic array['name'])");
    expect(await valueIn(owner, counted)).toBe(kept);
    expect(kept).not.toBe("");
    await owner.query("rollback");
  });

  test("two writers who bring the same new words at once both succeed", async () => {
    await Promise.all(
      ["fatf", "interpol", "apg", "gabac"].map((party_id) =>
        perform("registry.add-name", { ...name, party_id, name: `Quixotl Brindle ${party_id}` }),
      ),
    );
    expect(await candidates(app, ["quixotl"])).toEqual([
      "party apg",
      "party fatf",
      "party gabac",
      "party interpol",
    ]);
  });
});

describe("a misspelt word", () => {
  beforeEach(() => app.query("select 1"));
  test.each(["terorism", "terrrorism", "terrorsim", "tarrorism", "errorism"])(
    "%s still leads to terrorism",
    async (word) => {
      expect((await candidates(app, [word], ["theme", "instrument"])).length).toBeGreaterThan(0);
    },
  );
  test("of three letters leads nowhere", async () => {
    expect(await candidates(app, ["qzx"])).toEqual([]);
  });
});

describe("the application", () => {
  test.each(["subject", "word", "variant", "posting", "waiting"])("cannot read search.%s", async (table) => {
    await expect(app.query(`select * from search.${table}`)).rejects.toMatchObject({ code: "42501" });
  });

  test("cannot call what writes the index", async () => {
    await expect(app.query("select search.count_name('party', 'fatf', 'x y z', 1)")).rejects.toMatchObject({
      code: "42501",
    });
  });

  test("is told kinds and ids only, in the order of their ids", async () => {
    const { rows, fields } = await app.query("select * from search.candidates($1, false, null, 0, 50)", [
      ["terrorism", "committee"],
    ]);
    expect(fields.map(({ name }) => name)).toEqual(["kind", "id"]);
    const told = rows.map(({ kind, id }: { kind: string; id: string }) => `${kind} ${id}`);
    const sorted = await valueIn<string[]>(
      owner,
      "select array(select u from unnest($1::text[]) u order by split_part(u, ' ', 1), substr(u, strpos(u, ' ') + 1)) as value",
      [told],
    );
    expect(told.length).toBeGreaterThan(10);
    expect(told).toEqual(sorted);
  });

  test("the tables have an owner of their own, who may read no domain table", async () => {
    const { rows } = await owner.query<{ owner: string }>(
      "select distinct tableowner as owner from pg_tables where schemaname = 'search'",
    );
    expect(rows).toEqual([{ owner: "entente_search" }]);
    const may = await valueIn(
      owner,
      "select bool_or(has_table_privilege('entente_search', c.oid, 'select')) as value from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname in ('registry', 'mandates', 'cooperation', 'journal')",
    );
    expect(may).toBe(false);
  });
});
