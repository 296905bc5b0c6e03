import { beforeAll, describe, expect, test } from "vitest";
import { actAs, cite, readAs, type TakenIn, takeIn } from "../../../tests/support/documents.ts";
import { goodShape, openedSite, shape, textOf } from "../../../tests/support/opened-site.ts";
import { rowsOf } from "../../../tests/support/sql.ts";
import { languages } from "../../kernel/language.ts";
import { partLength } from "./document-text.ts";

const opened = openedSite();
const { read } = opened;

const committee = "Security Council Committee established pursuant to resolution 1540 (2004)";
const paragraph = `On 12 February 2015 the ${committee} met the Financial Action Task Force in Mali, under resolution 9999 (2098) & <b>more</b>.`;
const sentence =
  "The Executive Directorate cooperates with the Asian-African Legal Consultative Organization.";
const item = "1. Paragraph 37 of resolution 2462 (2019) was read out by the Azur Board.";
const text = ["Fictional note", paragraph, sentence, item].join("\n\n");

let note: TakenIn;
let hidden: TakenIn;
let arabic: TakenIn;
let long: TakenIn;

beforeAll(async () => {
  const { installation } = opened;
  note = await takeIn(installation, {
    ...{ text, title: "Fictional note of the Azur Board", language: "en", symbol: "AZUR/2026/1" },
    ...{ dated: "2026-02", issuer: "Azur Board", source_url: "https://example.org/note" },
  });
  hidden = await takeIn(installation, {
    ...{
      text: `${text}\n\nNot for everybody.`,
      title: "Internal note",
      language: "ru",
      level: "unclassified",
    },
  });
  arabic = await takeIn(installation, {
    text: "مذكرة خيالية\n\nاجتمع مجلس الأزور مع مجموعة العمل المالي.",
    ...{ title: "مذكرة خيالية", language: "ar", version_of: note.id },
  });
  const many = `${sentence}\n\n`.repeat(Math.ceil((1.4 * partLength) / sentence.length));
  long = await takeIn(installation, {
    text: `${many}The end was reached in France.`,
    ...{ title: "Long fictional note", language: "en" },
  });
  for (const document of [note, hidden])
    await readAs(installation, document, [
      { words: "12 February 2015", kind: "date", id: "2015-02-12" },
      { words: committee, kind: "party", id: "sc-1540-committee" },
      { words: "resolution 1540 (2004)", kind: "instrument", id: "S/RES/1540(2004)" },
      { words: "Financial Action Task Force", kind: "party", id: "fatf" },
      { words: "Mali", kind: "state", id: "MLI" },
      { words: "resolution 9999 (2098)", kind: "instrument", id: "S/RES/9999(2098)" },
      { words: "Executive Directorate", kind: "party", id: "cted" },
      { words: "Asian-African Legal Consultative Organization", kind: "party", id: "aalco" },
      { words: "Paragraph 37 of resolution 2462 (2019)", kind: "provision", id: "S/RES/2462(2019) OP 37" },
      { words: "resolution 2462 (2019)", kind: "instrument", id: "S/RES/2462(2019)" },
    ]);
  await readAs(installation, arabic, [{ words: "مجموعة العمل المالي", kind: "party", id: "fatf" }]);
  await readAs(installation, long, [{ words: "France", kind: "state", id: "FRA" }]);
});

const entity: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&quot;": '"' };
/** The words of each passage as a reader sees them, by the number of the passage. */
const wordsOf = (html: string): Map<string, string> =>
  new Map(
    [...html.matchAll(/id="p(\d+)" data-is="\w+">.*?class="fact__text"[^>]*>(.*?)<\/(?:p|h3)>/gs)].map(
      ([, number = "", words = ""]) => [
        number,
        words
          .replace(/<span class="unseen"[^>]*>.*?<\/span>/gs, "")
          .replace(/<[^>]+>/g, "")
          .replace(/&(?:amp|lt|quot);/g, (one) => entity[one] ?? one),
      ],
    ),
  );

describe("the page of a document", () => {
  test.each(languages)(
    "in %s shows the whole text in the document's own language and direction",
    async (language) => {
      for (const document of [note, arabic, long]) {
        const { status, html } = await read(`/${language}/documents/${document.id}`);
        expect([status, shape(html)]).toEqual([200, goodShape(language)]);
      }
      const { html } = await read(`/${language}/documents/${note.id}`);
      expect([...wordsOf(html).values()]).toEqual(text.split("\n\n"));
      expect(html).toContain('<h3 class="fact__text" lang="en" dir="ltr">');
      expect((await read(`/${language}/documents/${arabic.id}`)).html).toMatch(
        /<p class="fact__text" lang="ar" dir="rtl">/,
      );
    },
  );

  test("leads from each mention to its page in the reader's language, and says of which kind it is", async () => {
    const { html } = await read(`/fr/documents/${note.id}`);
    const leads = (to: string, words: string, kind: string) =>
      `<a href="/fr/${to}"><mark class="mention" data-is="${kind}">${words}</mark><span class="unseen" lang="fr" dir="ltr">`;
    expect(html).toContain(leads("partners/fatf", "Financial Action Task Force", "party"));
    expect(html).toContain(leads("states/MLI", "Mali", "state"));
    expect(html).toContain(leads("mandates/s-res-2462-2019/op-37", "Paragraph 37 of ", "provision"));
    expect(html).toContain(leads("mandates/s-res-2462-2019", "resolution 2462 (2019)", "instrument"));
    expect(html).toContain(
      '<time dateTime="2015-02-12">12 February 2015</time>'.replace("dateTime", "datetime"),
    );
  });

  test("an instrument in the name of a body leads to itself, the rest of the name to the body", async () => {
    const { html } = await read(`/en/documents/${note.id}`);
    const body = "Security Council Committee established pursuant to ";
    expect(html).toContain(
      `<a href="/en/partners/sc-1540-committee"><mark class="mention" data-is="party">${body}</mark>`,
    );
    expect(html).toContain(
      '<a href="/en/mandates/s-res-1540-2004"><mark class="mention" data-is="instrument">resolution 1540 (2004)</mark>',
    );
  });

  test("what the register does not have is marked, and leads nowhere", async () => {
    const { html } = await read(`/en/documents/${note.id}`);
    expect(html).toContain(
      '<span class="mentioned"><mark class="mention" data-is="instrument">resolution 9999 (2098)</mark>',
    );
    expect(textOf(html)).toContain("S/RES/9999 (2098)");
    expect(html).toContain("&lt;b>more&lt;/b>");
  });

  test("lists what the document speaks of, how often, and where first", async () => {
    const { html } = await read(`/en/documents/${note.id}`);
    const row =
      /<tr[^>]*>(?:(?!<\/tr>).)*href="\/en\/partners\/fatf"(?:(?!<\/tr>).)*<\/tr>/s.exec(html)?.[0] ?? "";
    expect(textOf(row).trim()).toMatch(/^Financial Action Task Force\s+1\s+Passage 2$/);
    expect(row).toContain(`href="/en/documents/${note.id}#p2"`);
  });

  test("says who issued it, when, from where, and leads to its other languages", async () => {
    const { html } = await read(`/en/documents/${note.id}`);
    const stand = textOf(html);
    for (const words of [
      "Issued by: Azur Board .",
      "Dated February 2026.",
      "Language of the document: English.",
    ])
      expect(stand).toContain(words);
    expect(html).toContain('href="https://example.org/note"');
    expect(html).toContain(`href="/en/documents/${arabic.id}"`);
    expect((await read(`/en/documents/${arabic.id}`)).html).toContain(`href="/en/documents/${note.id}"`);
  });

  test("a long text comes in parts, and addresses of its passages lead to the right one", async () => {
    const first = (await read(`/en/documents/${long.id}`)).html;
    const second = (await read(`/en/documents/${long.id}?part=2`)).html;
    expect(textOf(first)).toContain("Part 1 of 2");
    const last = /href="(\/en\/documents\/\w+\?part=2)#(p\d+)"/.exec(first);
    expect([last?.[1], second.includes(`id="${last?.[2]}"`), first.includes(`id="${last?.[2]}"`)]).toEqual([
      `/en/documents/${long.id}?part=2`,
      true,
      false,
    ]);
    const words = [...wordsOf(first).values(), ...wordsOf(second).values()];
    expect(words).toEqual(long.text.split("\n\n"));
    for (const part of ["0", "3", "x"])
      expect((await read(`/en/documents/${long.id}?part=${part}`)).status).toBe(400);
  });

  test("a text of a megabyte is read from part to part to its end, each passage once", async () => {
    const paragraphs = Array.from({ length: 7_000 }, (_, at) =>
      `${at} ${"Nothing is said of anybody in this paragraph. ".repeat(3)}`.trim(),
    );
    const { id } = await takeIn(opened.installation, {
      ...{ text: paragraphs.join("\n\n"), title: "A megabyte", language: "en", level: "public" },
    });
    const seen: string[] = [];
    let next: string | undefined = `/en/documents/${id}`;
    let pages = 0;
    while (next !== undefined) {
      const { status, html } = await read(next);
      expect(status).toBe(200);
      seen.push(...wordsOf(html).values());
      pages += 1;
      next = new RegExp(`href="(/en/documents/${id}\\?part=${pages + 1})#text"`).exec(html)?.[1];
    }
    expect([pages, seen.length]).toEqual([
      Math.ceil(paragraphs.join("\n\n").length / partLength),
      paragraphs.length,
    ]);
    expect(seen).toEqual(paragraphs);
    await actAs(
      opened.installation,
      `delete from evidence.passage where edition_id in
      (select e.id from evidence.edition e where e.document_id = '${id}')`,
    );
    await actAs(opened.installation, `delete from evidence.edition where document_id = '${id}'`);
    await actAs(opened.installation, `delete from evidence.document where id = '${id}'`);
  });

  test("an edition stays readable beside the later one, and says that there is a later one", async () => {
    const later = await takeIn(opened.installation, {
      ...{ text: "Fictional note, mended", title: "", language: "en", edition_of: note.id },
      title: "Fictional note of the Azur Board",
    });
    expect(later.id).toBe(note.id);
    const now = (await read(`/en/documents/${note.id}`)).html;
    const before = (await read(`/en/documents/${note.id}?edition=1`)).html;
    expect([textOf(now), textOf(before)]).toEqual([
      expect.stringContaining("Fictional note, mended"),
      expect.stringContaining("This is edition 1; the latest is edition 2."),
    ]);
    expect([...wordsOf(before).values()]).toEqual(text.split("\n\n"));
    expect(before).toContain(`href="/en/documents/${note.id}?edition=1#p2"`);
    for (const edition of ["3", "0", "x", "-1"])
      expect((await read(`/en/documents/${note.id}?edition=${edition}`)).status).toBe(404);
    await actAs(opened.installation, `delete from evidence.passage where edition_id = '${later.edition}'`);
    await actAs(opened.installation, `delete from evidence.edition where id = '${later.edition}'`);
  });
});

describe("the list of documents", () => {
  test.each(languages)("in %s has the newest first, each title in its own language", async (language) => {
    const { status, html } = await read(`/${language}/documents`);
    expect([status, shape(html)]).toEqual([200, goodShape(language)]);
    const ids = [...html.matchAll(/id="document-(\w+)"/g)].map(([, id]) => id);
    expect(new Set(ids)).toEqual(new Set([note.id, arabic.id, long.id]));
    expect(html).toContain('<bdi lang="ar" dir="rtl">مذكرة خيالية</bdi>');
    expect((await read(`/${language}/`)).html).toContain(`href="/${language}/documents"`);
  });

  test("is narrowed by language and by what the documents speak of", async () => {
    const idsAt = async (query: string) =>
      [...(await read(`/en/documents${query}`)).html.matchAll(/id="document-(\w+)"/g)]
        .map(([, id]) => id)
        .sort();
    expect(await idsAt("?language=ar")).toEqual([arabic.id]);
    expect(await idsAt("?about=party:fatf")).toEqual([note.id, arabic.id].sort());
    expect(await idsAt("?about=party:fatf&language=en")).toEqual([note.id]);
    expect(await idsAt("?about=instrument:S/RES/1540(2004)")).toEqual([note.id]);
    expect(await idsAt("?about=provision:S/RES/2462(2019)%20OP%2037")).toEqual([note.id]);
    expect(await idsAt("?about=state:FRA")).toEqual([long.id]);
    expect(await idsAt("?about=party:who")).toEqual([]);
    for (const wrong of [
      "about=party:nobody",
      "about=fatf",
      "about=date:2015-02-12",
      "language=xx",
      "page=2",
      "page=x",
    ])
      expect([wrong, (await read(`/en/documents?${wrong}`)).status]).toEqual([wrong, 400]);
  });

  test("is led to from the page of a partner", async () => {
    const { html } = await read("/en/partners/fatf");
    expect(html).toContain(`href="/en/documents/${note.id}"`);
    expect(html).toContain('href="/en/documents?about=party%3Afatf"');
    expect((await read("/en/partners/icao")).html).not.toContain("/en/documents?about");
  });
});

describe("what the reader may not see does not exist", () => {
  test("a document that is not public: no page, form, list, count, facet or address of the sitemap", async () => {
    const paths = [
      `documents/${hidden.id}`,
      `documents/${hidden.id}.json`,
      `documents/${hidden.id}?edition=1`,
    ];
    for (const language of languages)
      for (const path of paths)
        expect([path, (await read(`/${language}/${path}`)).status]).toEqual([path, 404]);
    expect((await read(`/api/v1/documents/${hidden.id}`)).status).toBe(404);
    const places = [
      "/en/documents",
      "/en/documents.json",
      "/en/documents.csv",
      "/api/v1/documents",
      "/sitemap.xml",
    ];
    for (const place of [
      ...places,
      "/en/partners/fatf",
      "/en/documents?about=party:fatf",
      "/en/find?q=internal",
    ]) {
      const { html } = await read(place);
      expect([place, html.includes(hidden.id), html.includes("Internal note")]).toEqual([
        place,
        false,
        false,
      ]);
    }
    const { html } = await read("/en/documents");
    expect(textOf(html)).toContain("3 public documents");
    expect(html).not.toContain('<option value="ru"');
    expect((await read("/sitemap.xml")).html).toContain(`/en/documents/${note.id}`);
    expect((await read("/en/documents/000000000000")).status).toBe(404);
    expect((await read("/en/documents/%3Cscript%3E")).status).toBe(404);
  });

  test("a party above the public: no mark, no link, no count, and nothing is about it", async () => {
    const id = "aalco";
    const countOf = async () => {
      const { items } = JSON.parse((await read("/api/v1/documents")).html);
      return items.find((one: { id: string }) => one.id === note.id).speaksOf.parties;
    };
    const before = await countOf();
    await actAs(opened.installation, `update registry.party set level = 'confidential' where id = '${id}'`);
    const { html } = await read(`/en/documents/${note.id}`);
    expect([html.includes(`partners/${id}`), await countOf()]).toEqual([false, before - 1]);
    expect([...wordsOf(html).values()]).toEqual(text.split("\n\n"));
    expect((await read(`/en/documents/${note.id}.json`)).html).not.toContain(id);
    expect((await read(`/api/v1/documents/${note.id}`)).html).not.toContain(id);
    expect((await read(`/en/documents?about=party:${id}`)).status).toBe(400);
    await actAs(opened.installation, `update registry.party set level = 'public' where id = '${id}'`);
  });
});

describe("a fact and the sentence that says it", () => {
  test("each leads to the other, and a doubtful fact is shown by neither", async () => {
    const ids = await rowsOf(
      opened.installation.ownerUrl,
      `select r.id::text as id, r.to_id, r.verification from registry.relation r
       where r.from_id = 'cted' and r.kind = 'cooperates-with' and r.to_id in ('oas', 'osce') order by r.to_id`,
    );
    const [sure, doubtful] = ids.map(({ id }) => String(id));
    await cite(opened.installation, note, { table: "registry.relation", id: String(sure), words: sentence });
    await cite(opened.installation, note, {
      table: "registry.relation",
      id: String(doubtful),
      words: "in Mali",
    });
    await actAs(
      opened.installation,
      `update registry.relation set verification = 'unverified' where id = '${doubtful}'`,
    );
    const page = (await read(`/fr/documents/${note.id}`)).html;
    expect(page).toContain('<a href="/fr/partners/oas#relations">');
    expect(page).not.toContain("/fr/partners/osce");
    expect(page.match(/class="cited"/g)?.length).toBeGreaterThan(0);
    const partner = (await read("/fr/partners/oas")).html;
    expect(partner).toContain(`<q lang="en" dir="ltr">${sentence}</q>`);
    expect(partner).toContain(`href="/fr/documents/${note.id}#p3"`);
    expect(partner).toContain('id="relations"');
    expect((await read("/fr/partners/osce")).html).not.toContain("in Mali");
  });

  test("a sentence of a document that is not public is not quoted", async () => {
    const [row] = await rowsOf(
      opened.installation.ownerUrl,
      "select id::text as id from registry.party_name where party_id = 'fatf' and language = 'en' and type = 'official'",
    );
    const name = { table: "registry.party_name", id: String(row?.id) };
    await cite(opened.installation, hidden, { ...name, words: "Not for everybody." });
    expect((await read("/en/partners/fatf")).html).not.toContain("Not for everybody.");
    await cite(opened.installation, note, { ...name, words: "Financial Action Task Force" });
    const { html } = await read("/en/partners/fatf");
    expect(html).toContain('<q lang="en" dir="ltr">Financial Action Task Force</q>');
    expect(html).toContain(`href="/en/documents/${note.id}#p2"`);
    expect((await read(`/en/documents/${note.id}`)).html).toContain('<a href="/en/partners/fatf#names">');
  });
});
