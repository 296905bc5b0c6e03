import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commandNamed } from "../../../tests/support/acts.ts";
import { freshInstallation, operator, type TestInstallation } from "../../../tests/support/installation.ts";
import type { Language } from "../../kernel/language.ts";
import { publicActor } from "../../platform/acts/index.ts";
import { withClient } from "../../platform/postgres/index.ts";
import { addDocument, type DocumentInput } from "../evidence/index.ts";
import { find } from "./queries/index.ts";

let installation: TestInstallation;
const ids = new Map<string, string>();

/** Documents of fictional places, in six languages; who reads `public` is everybody. */
const documents: ReadonlyArray<
  Partial<DocumentInput> & { readonly title: string; readonly language: Language; readonly text: string }
> = [
  {
    ...{
      title: "Harbours of Marzinia",
      language: "en",
      symbol: "S/2015/123",
      dated: "2015",
      issuer: "Port Authority of Marzinia",
    },
    text: "Report on lighthouses\n\nThe committees inspected the lighthouses of Marzinia. Nothing else was said about quays.\n\nA keeper of the light house slept. The keeper spoke of money-laundering in the Committee of the Whole.\n",
  },
  {
    ...{ title: "Ports de Marzinie", language: "fr", dated: "2019-05" },
    text: "Les équipes chargées de la coopération ont visité les phares. La résolution fut adoptée à l’unanimité par l’Organisation des ports.\n",
  },
  {
    ...{ title: "Puertos de Marzinia", language: "es", dated: "2020-02-03" },
    text: "Las cooperaciones entre los puertos fueron examinadas. La decisión del año pasado sigue en vigor.\n",
  },
  {
    ...{ title: "Порты Марзинии", language: "ru" },
    text: "Комитет рассмотрел политические доклады о портах. Маяки находятся под наблюдением всё время.\n",
  },
  {
    ...{ title: "موانئ مارزينيا", language: "ar" },
    text: "نظرت اللجنة في تقارير مكافحة التهريب في الموانئ. وشددت على أهمية المنارات لمكافحة القرصنة.\n",
  },
  {
    ...{ title: "马尔津港口", language: "zh" },
    text: "委员会审议了港口安全报告。灯塔管理员通过了第77（2031）号决定。\n",
  },
];

const bytesOf = (text: string) => new TextEncoder().encode(text);
const add = async (given: Partial<DocumentInput> & { title: string; language: Language; text: string }) => {
  const input = { level: "public" as const, media_type: "text/plain", bytes: bytesOf(given.text), ...given };
  const { document } = await installation.door.perform(operator, addDocument, { input });
  ids.set(given.title, document);
  return document;
};

beforeAll(async () => {
  installation = await freshInstallation();
  for (const document of documents) await add(document);
});
afterAll(() => installation.close());

type Asked = Partial<Parameters<typeof asked>[1]>;
const asked = (q: string, given: { language: Language; actor: typeof operator; [more: string]: unknown }) => {
  const { actor, ...input } = given;
  return installation.door.ask(actor, find, { q, ...input });
};
const ask = (q: string, given: Asked = {}) => asked(q, { language: "en", actor: publicActor, ...given });
const titles = async (q: string, given?: Asked) => [
  ...new Set((await ask(q, given)).passages.map(({ name }) => name.text)),
];
const marked = async (q: string, given?: Asked) =>
  (await ask(q, given)).passages[0]?.matched.runs.filter((run) => run.marked).map(({ text }) => text);

describe("a passage is found by its words in whatever form, and they are marked", () => {
  test.each<[Language, string, string, string[]]>([
    ["en", "lighthouse committee", "Harbours of Marzinia", ["committees", "lighthouses"]],
    ["en", "COMMITTEE’S inspection", "Harbours of Marzinia", ["committees", "inspected"]],
    ["en", "inspecting lighthouse", "Harbours of Marzinia", ["inspected", "lighthouses"]],
    ["fr", "cooperation equipe", "Ports de Marzinie", ["équipes", "coopération"]],
    ["fr", "coopérations", "Ports de Marzinie", ["coopération"]],
    ["fr", "résolutions l’organisation", "Ports de Marzinie", ["résolution", "Organisation"]],
    ["es", "cooperación", "Puertos de Marzinia", ["cooperaciones"]],
    ["es", "decision ano", "Puertos de Marzinia", ["decisión", "año"]],
    ["ru", "политический доклад", "Порты Марзинии", ["политические", "доклады"]],
    ["ru", "маяк все", "Порты Марзинии", ["Маяки", "всё"]],
    ["ar", "تقرير", "موانئ مارزينيا", []],
    ["ar", "التقارير", "موانئ مارزينيا", ["تقارير"]],
    ["ar", "مكافحه القرصنة", "موانئ مارزينيا", ["لمكافحة", "القرصنة"]],
    ["zh", "港口安全", "马尔津港口", ["港口安全"]],
    ["zh", "審議", "马尔津港口", ["审议"]],
    ["zh", "77 决定", "马尔津港口", ["77", "决定"]],
  ])("%s: %s", async (...[language, q, title, words]) => {
    if (words.length === 0) {
      expect(await titles(q, { language })).toEqual([]);
      return;
    }
    expect(await titles(q, { language })).toEqual([title]);
    expect(await marked(q, { language })).toEqual(words);
  });

  test("whatever language the reader has", async () => {
    for (const language of ["en", "ar", "zh"] as const)
      expect(await titles("маяки", { language })).toEqual(["Порты Марзинии"]);
  });

  test("with its sentence, its document, its place and the reason", async () => {
    const [passage] = (await ask("keeper whole")).passages;
    expect(passage).toMatchObject({
      ...{
        type: "passage",
        document: ids.get("Harbours of Marzinia"),
        number: 3,
        symbol: "S/2015/123",
        dated: "2015",
      },
      ...{ id: `${ids.get("Harbours of Marzinia")}.1.3`, reason: "words" },
      matched: {
        text: "The keeper spoke of money-laundering in the Committee of the Whole.",
        language: "en",
      },
    });
    expect(passage?.matched.marks.map(({ start, end }) => passage.matched.text.slice(start, end))).toEqual([
      "keeper",
      "Whole",
    ]);
  });

  test("a heading comes before a paragraph", async () => {
    expect((await ask("lighthouses")).passages.map(({ number }) => number)).toEqual([1, 2]);
  });
});

describe("a query says", () => {
  test.each<[string, number[]]>([
    ['"lighthouses of Marzinia"', [2]],
    ['"Marzinia lighthouses"', []],
    ["«committee of the whole»", [3]],
    ["“committee of the”", [3]],
    ["「light house」", [3]],
    ["light house", [3]],
    ["money laundering", [3]],
    ["lighthouses -quays", [1]],
    ['keeper -"light house"', []],
    ['keeper -"house light"', [3]],
    ["lighthouses -committee", [1]],
    ['"lighthouses of Marzinia', [2]],
    ["-keeper", []],
    ["the", [2, 3]],
  ])("%s", async (q, numbers) => {
    const { passages } = await ask(q, { document: ids.get("Harbours of Marzinia") });
    expect(passages.map(({ number }) => number).sort()).toEqual(numbers);
  });

  test("that a phrase was found, and marks it as one", async () => {
    const [passage] = (await ask('"committee of the whole"')).passages;
    expect(passage?.reason).toBe("phrase");
    expect(await marked('"committee of the whole"')).toEqual(["Committee of the Whole"]);
  });

  test("in which language, document or time to look, and for what", async () => {
    expect(await titles("ports OR-nothing 2015")).toEqual([]);
    expect(await titles("phares", { in: "fr" })).toEqual(["Ports de Marzinie"]);
    expect(await titles("phares", { in: "en" })).toEqual([]);
    expect(await titles("phares", { from: "2019", to: "2019" })).toEqual(["Ports de Marzinie"]);
    expect(await titles("phares", { from: "2019-05-20" })).toEqual(["Ports de Marzinie"]);
    expect(await titles("phares", { to: "2019-04" })).toEqual([]);
    expect(await titles("phares", { document: ids.get("Ports de Marzinie") })).toEqual(["Ports de Marzinie"]);
    expect(await titles("phares", { document: ids.get("Порты Марзинии") })).toEqual([]);
    expect(await titles("phares", { kinds: ["document"] })).toEqual([]);
    expect((await ask("phares", { kinds: ["passage"] })).results).toEqual([]);
  });

  test("and the last word may be unfinished while one types", async () => {
    expect(await titles("inspected lightho")).toEqual([]);
    expect(await titles("inspected lightho", { typing: true })).toEqual(["Harbours of Marzinia"]);
    expect(await marked("inspected lightho", { typing: true })).toEqual(["inspected", "lighthouses"]);
  });

  test.each([
    "& | ! :* <->",
    "a & b",
    "a:*",
    "!a",
    "(a",
    "a <-> b",
    "' or 1=1 --",
    "\\",
    "'",
    "''",
    '"',
    '""',
    '"""',
    "-",
    "--",
    '-"',
    "-«",
    "«»",
    "🙂",
    "%_",
    "a\u0000b",
  ])("nothing wrong by signs: %j", async (q) => {
    expect(Array.isArray((await ask(q)).passages)).toBe(true);
  });

  test("too much when it is long, and no fault of the database", async () => {
    await expect(ask("a ".repeat(5000))).rejects.toMatchObject({ code: "query-too-long" });
    await expect(ask("\u202e\u0007")).rejects.toMatchObject({ code: "query-empty" });
    expect(Array.isArray((await ask("港".repeat(300))).passages)).toBe(true);
    expect(Array.isArray((await ask("a-".repeat(150))).passages)).toBe(true);
  });
});

describe("documents are found as other things are", () => {
  test.each([
    ["S/2015/123", "symbol"],
    ["s/2015/123", "symbol"],
    ["Harbours of Marzinia", "exact-name"],
    ["Harburs of Marzinai", "spelling"],
    ["port authority harbours", "part-of-name"],
  ])("%s", async (q, reason) => {
    const [first] = (await ask(q, { kinds: ["document"] })).results;
    expect(first).toMatchObject({
      type: "document",
      id: ids.get("Harbours of Marzinia"),
      slug: ids.get("Harbours of Marzinia"),
      reason,
    });
    expect((await ask(q)).results[0]?.id).toBe(ids.get("Harbours of Marzinia"));
  });

  test("narrowed by language and time", async () => {
    const found = async (given: Asked) => (await ask("Marzinia", given)).results.map(({ name }) => name.text);
    expect(await found({ in: "es" })).toEqual(["Puertos de Marzinia"]);
    expect(await found({ to: "2016" })).toEqual(["Harbours of Marzinia"]);
  });

  test("and not when a word of their name is refused", async () => {
    expect(
      (await ask("Marzinia -harbours", { kinds: ["document"] })).results.map(({ name }) => name.text),
    ).toEqual(["Puertos de Marzinia"]);
  });
});

describe("what the reader may not read", () => {
  test("is not found, and found by whoever may", async () => {
    await add({
      title: "Closed",
      language: "en",
      text: "The quernstone was moved.\n",
      level: "confidential",
    });
    expect(await ask("quernstone")).toMatchObject({ results: [], passages: [], morePassages: false });
    expect(await titles("quernstone", { actor: operator })).toEqual(["Closed"]);
    expect(await ask("Closed", { kinds: ["document"] })).toMatchObject({ results: [] });
  });

  test("is no longer found once its document is closed", async () => {
    const id = await add({ title: "Later closed", language: "en", text: "The tamarisk blossoms.\n" });
    expect(await titles("tamarisk")).toEqual(["Later closed"]);
    await installation.door.perform(operator, commandNamed("evidence.change-document"), {
      input: { id, level: "confidential" },
    });
    expect(await titles("tamarisk")).toEqual([]);
    expect(await titles("tamarisk", { actor: operator })).toEqual(["Later closed"]);
  });

  test("neither pushes out what may be read, nor is counted", async () => {
    const closed = Array.from({ length: 300 }, (_, at) => `Bollard bollard bollard number ${at}.`).join(
      "\n\n",
    );
    await add({ title: "Many closed", language: "en", text: `${closed}\n`, level: "confidential" });
    await add({
      title: "One open",
      language: "en",
      text: "Among many other things there is one bollard in the whole of the harbour.\n",
    });
    const { passages, morePassages } = await ask("bollard", { limit: 5 });
    expect(passages.map(({ name }) => name.text)).toEqual(["One open"]);
    expect(morePassages).toBe(false);
    expect((await ask("bollard", { limit: 5, actor: operator })).morePassages).toBe(true);
  });

  test("is not told by the index either: it gives ids alone, and words of what one may read", async () => {
    await withClient(installation.appUrl, async (app) => {
      const { fields } = await app.query(
        "select * from search.written_candidates('passage', array['en'], array['bollard'::tsquery], null, 0, 5)",
      );
      expect(fields.map(({ name }) => name)).toEqual(["id"]);
      const count = async () =>
        Number(
          (await app.query("select count(*) from search.written where vector @@ 'bollard'")).rows[0]?.count,
        );
      expect(await count()).toBe(1);
      await app.query("begin; select set_config('entente.reader', 'operator', true)");
      expect(await count()).toBe(301);
      await app.query("rollback");
    });
  });

  test("an older edition is not found, the latest is", async () => {
    const id = await add({ title: "Edited", language: "en", text: "The zorbel was blue.\n" });
    await add({ title: "Edited", language: "en", text: "The zorbel is green.\n", edition_of: id });
    const { passages } = await ask("zorbel");
    expect(passages.map(({ matched }) => matched.text)).toEqual(["The zorbel is green."]);
  });
});
