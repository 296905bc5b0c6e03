import fc from "fast-check";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { freshInstallation, type TestInstallation } from "../../../tests/support/installation.ts";
import { type Language, languages } from "../../kernel/language.ts";

let installation: TestInstallation;
let owner: pg.Client;

beforeAll(async () => {
  installation = await freshInstallation();
  owner = new pg.Client({ connectionString: installation.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await installation.close();
});
beforeEach(() => owner.query("begin"));
afterEach(() => owner.query("rollback"));

const rows = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await owner.query<Row>(text, values)).rows;

/** Whether a text in a language answers what is wanted and not refused. */
async function answers(
  [language, text]: readonly [Language, string],
  wanted: string[],
  refused: string[] = [],
): Promise<boolean> {
  const [row] = await rows<{ yes: boolean }>(
    "select search.vector($1, $2) @@ query as yes from search.queries(array[$1], $3, $4, false)",
    [language, text, wanted, refused],
  );
  return row?.yes ?? false;
}

describe("a word answers another form of itself", () => {
  test.each<[Language, string, string, boolean]>([
    ["en", "The committees recommended", "committee", true],
    ["en", "The committees recommended", "commit", false],
    ["fr", "les équipes", "équipe", true],
    ["fr", "les équipes", "equipe", true],
    ["fr", "des mesures coopératives", "cooperatives", true],
    ["fr", "financé", "financer", true],
    ["es", "las decisiones", "decisión", true],
    ["es", "cooperación", "cooperaciones", true],
    ["es", "cooperación", "cooperacion", true],
    ["es", "España", "espana", true],
    ["ru", "о политических докладах", "политический", true],
    ["ru", "докладах", "доклад", true],
    ["ru", "ещё", "еще", true],
    ["ru", "CTED провел визит", "cted", true],
    ["ar", "والأمم المتحدة", "الأمم", true],
    ["ar", "لمكافحة الإرهاب", "مكافحة", true],
    ["ar", "بالإرهاب", "إرهاب", true],
    ["ar", "مُكافَحة", "مكافحه", true],
    ["zh", "联合国安全理事会", "安全理事会", true],
    ["zh", "聯合國安全理事會", "安全理事会", true],
    ["zh", "联合国安全\n理事会", "安全理事会", true],
    ["zh", "安全。理事会", "安全理事会", false],
    ["zh", "第2617（2021）号决议", "2617", true],
    ["zh", "国", "国", true],
    ["zh", "全国", "国", true],
    ["en", "co\u00adoperation", "cooperation", true],
    ["en", "counter-terrorism", "counter terrorism", true],
    ["en", "S/RES/2617 (2021)", "s/res/2617", true],
    ["en", "２６１７ and ٢٦١٧", "2617", true],
  ])("%s: %s, asked for %s: %s", async (...[language, text, word, expected]) => {
    expect(await answers([language, text], [word])).toBe(expected);
  });

  test("each word in its place: accents or none, the places are the same", async () => {
    const letters = fc.string({
      unit: fc.constantFrom(..."aéèñßœçйёжأةىالبٌ国安7 -’.\u0301\u00ad"),
      minLength: 1,
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(letters, { minLength: 10, maxLength: 30 }),
        fc.constantFrom(...languages),
        async (texts, language) => {
          const wrong = await rows<{ text: string }>(
            `select text from unnest($1::text[]) text
           where array_length(string_to_array(search.pair(search.spell(text)), ' '), 1)
             is distinct from array_length(string_to_array(search.pair(search.fold(text)), ' '), 1)
             or not coalesce((select search.vector($2, text) @@ query from search.queries(array[$2], array[text], '{}', false)), true)`,
            [texts.map((text) => text.replaceAll("\u00ad", "")), language],
          );
          expect(wrong).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  });
});

test("all that is wanted must stand there, in order within a phrase, and nothing that is refused", async () => {
  const text = "The Committee of the Whole met in Marzinia";
  expect(await answers(["en", text], ["met", "committee of the whole"])).toBe(true);
  expect(await answers(["en", text], ["whole committee"])).toBe(false);
  expect(await answers(["en", text], ["met", "police"])).toBe(false);
  expect(await answers(["en", text], ["met"], ["Marzinia"])).toBe(false);
  expect(await answers(["en", text], ["met"], ["in the"])).toBe(true);
});

test("where nothing is wanted nothing is asked, and signs are no operators", async () => {
  const asked = (wanted: string[], refused: string[] = []) =>
    rows("select * from search.queries(array['en', 'ru'], $1, $2, true)", [wanted, refused]);
  expect(await asked([], ["word"])).toEqual([]);
  expect(await asked(["& | ! :* <->", "'", "\\"])).toEqual([]);
  expect((await asked(["a' | b:*"])).length).toBe(2);
});

test("a text of a million letters is indexed as far as places go, and a word without end is passed over", async () => {
  const [row] = await rows<{ long: number; endless: number }>(
    `select length(search.vector('ru', repeat('слово доклад ', 80000))) as long,
       length(search.vector('en', repeat('x', 90000) || ' port')) as endless`,
  );
  expect(row).toEqual({ long: 2, endless: 1 });
});

describe("candidates", () => {
  /** Texts of no table, in the index alone. */
  const indexed = (count: number, text: string) =>
    owner.query(
      `insert into search.written (kind, id, part_of, language, vector)
       select 'trial', $2 || i, 'part-' || i % 10, 'en', search.vector('en', $2) from generate_series(1, $1) i`,
      [count, text],
    );
  const candidates = async (
    word: string,
    { parts = null, skip = 0, most = 10 }: { parts?: string[] | null; skip?: number; most?: number } = {},
  ) =>
    (
      await rows<{ id: string }>(
        "select id from search.written_candidates('trial', array['en', 'fr'], array[$1::tsquery, $1::tsquery], $2, $3, $4)",
        [word, parts, skip, most],
      )
    ).map(({ id }) => id);

  test("come in steps, each once, until there are no more, also beyond those that are weighed together", async () => {
    await indexed(2500, "bollard");
    const steps: string[][] = [];
    for (let skip = 0; skip < 3000; skip += 500) steps.push(await candidates("bollard", { skip, most: 500 }));
    expect(steps.map((step) => step.length)).toEqual([500, 500, 500, 500, 500, 0]);
    expect(new Set(steps.flat()).size).toBe(2500);
  });

  test("are of these parts alone, where parts are named", async () => {
    await indexed(50, "bollard");
    expect((await candidates("bollard", { parts: ["part-3"], most: 50 })).length).toBe(5);
    expect(await candidates("bollard", { parts: [] })).toEqual([]);
  });

  test("say nothing by their order", async () => {
    await indexed(20, "bollard quay");
    const ids = await candidates("bollard", { most: 20 });
    expect(ids).toEqual(ids.toSorted());
  });
});

describe("the index follows the texts", () => {
  beforeEach(async () => {
    await owner.query(`create table public.trial (id integer, whole text, language text, words text, sort text);
      call search.index_texts('public.trial', 'trial', 'id', 'whole', 'language', 'words', 'sort', 'head', 'foot')`);
    await owner.query(
      "insert into public.trial values (1, 'a', 'en', 'Reports', 'head'), (2, 'a', 'en', 'Ports', 'text'), (3, 'a', 'en', 'Page 1', 'foot')",
    );
  });
  const written = async () =>
    (
      await rows<{ line: string }>(
        "select id || ' ' || part_of || ' ' || vector as line from search.written where kind = 'trial' order by id",
      )
    ).map(({ line }) => line);

  test("that come", async () => {
    expect(await written()).toEqual(["1 a 'report':1A", "2 a 'port':1"]);
  });
  test("that change", async () => {
    await owner.query("update public.trial set words = 'Quays' where id = 2");
    await owner.query("update public.trial set sort = 'text' where id in (1, 3)");
    expect(await written()).toEqual(["1 a 'report':1", "2 a 'quay':1", "3 a '1':2 'page':1"]);
  });
  test("and that go", async () => {
    await owner.query("delete from public.trial where id = 1");
    await owner.query("update public.trial set id = 7, whole = 'b' where id = 2");
    expect(await written()).toEqual(["7 b 'port':1"]);
  });
});
