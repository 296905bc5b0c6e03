import { describe, expect, test } from "vitest";
import { commandNamed } from "../../../tests/support/acts.ts";
import { freshInstallation, operator, siteOf } from "../../../tests/support/installation.ts";
import { goodShape, openedSite, shape, textOf } from "../../../tests/support/opened-site.ts";
import { cellsByRow } from "../../../tests/support/reference-files.ts";
import { languages } from "../../kernel/language.ts";

const opened = openedSite();

const { read } = opened;

const parties = cellsByRow("registry/parties.csv");
const listed = parties.filter((party) => party.published === "true");

describe("the partners page", () => {
  test.each(languages)(
    "in %s links every party that the founding page names, and counts its partners",
    async (language) => {
      const { status, html } = await read(`/${language}/`);
      expect(status).toBe(200);
      expect(shape(html)).toEqual(goodShape(language));
      for (const { id } of listed) expect(html).toContain(`href="/${language}/partners/${id}"`);
      // The secretariat and its Committee are named, and are not partners.
      expect(html).toContain(String(listed.length - 2));
    },
  );

  test("keeps the headings that the source page leaves empty, and says so", async () => {
    const { html } = await read("/fr/");
    expect(html.match(/La page source laisse cette rubrique vide/g)?.length).toBe(2);
  });

  test("shows an expired basis with what carries it on, as of today", async () => {
    const text = textOf((await read("/en/")).html);
    expect(text).toContain(
      "S/RES/2617 (2021) expired on 31 Dec 2025 carried on by S/RES/2810 (2025) , until 5 Jan 2029",
    );
  });

  test("shows the same basis in force on a day before it expired", async () => {
    const { html } = await read("/en/?on=2025-06-01");
    const text = textOf(html);
    expect(text).toContain("S/RES/2617 (2021) until 31 Dec 2025");
    expect(text).not.toContain("S/RES/2810 (2025)");
    expect(text).toContain("This is the page as of 1 June 2025.");
    expect(html).toContain('href="/fr/?on=2025-06-01"');
    expect(html).toContain('href="/en/partners/fatf?on=2025-06-01"');
  });

  test("sets bodies that did not exist on the day apart from the directory", async () => {
    const { html } = await read("/en/?on=1990-01-01");
    expect(html).toContain('id="list-absent"');
    expect(
      html.indexOf('href="/en/partners/sc-1267-committee?on=1990-01-01"', html.indexOf('id="list-absent"')),
    ).toBeGreaterThan(0);
    expect((await read("/en/")).html).not.toContain('id="list-absent"');
  });

  test("says where the source page states no basis", async () => {
    expect(
      textOf((await read("/en/")).html).match(/Basis not stated on the page/g)?.length,
    ).toBeGreaterThanOrEqual(5);
  });
});

describe("a partner's page", () => {
  test.each(languages)(
    "in %s exists for every party of the dataset, with one heading and its language",
    async (language) => {
      for (const { id } of parties) {
        const { status, html } = await read(`/${language}/partners/${id}`);
        expect([id, status, shape(html)]).toEqual([id, 200, goodShape(language)]);
      }
    },
  );

  test("says whether the body is on the list of partners", async () => {
    expect(textOf((await read("/en/partners/fatf")).html)).toContain(
      "Named as a partner on the source page.",
    );
    expect(textOf((await read("/en/partners/interpol")).html)).toContain("Not on the list of partners.");
  });

  test("shows no chair or vice-chair of a working group while none is verified", async () => {
    for (const { id } of parties.filter((party) => party.id?.startsWith("wg-"))) {
      const text = textOf((await read(`/en/partners/${id}`)).html);
      expect(text).not.toMatch(/Chaired by|Has as vice-chair/);
    }
    expect(textOf((await read("/en/partners/ct-compact")).html)).toContain("Chaired by");
  });

  test("shows the mandate that held on the day, and the one that holds today", async () => {
    expect(textOf((await read("/en/partners/cted?on=2025-06-01")).html)).toContain(
      "On 1 June 2025 the mandate rests on S/RES/2617 (2021)",
    );
    expect(textOf((await read("/en/partners/cted")).html)).toContain(
      "On 25 November 2026 the mandate rests on S/RES/2810 (2025)",
    );
    expect(textOf((await read("/en/partners/cted?on=2029-01-06")).html)).toContain("no mandate was in force");
  });

  test("marks a relation that had not begun or had ended on the day", async () => {
    expect(textOf((await read("/en/partners/sc-monitoring-team?on=2000-01-01")).html)).toContain(
      "since 30 Jan 2004 not begun on this date",
    );
    expect(textOf((await read("/en/partners/ctitf")).html)).toContain("until 2018 ended");
  });

  test("marks a body whose existence is doubtful, there and in the directory", async () => {
    const doubtful = parties.filter((party) => party.verification === "unverified");
    expect(doubtful.length).toBeGreaterThan(0);
    const { html } = await read("/en/");
    for (const { id, published } of doubtful) {
      expect(textOf((await read(`/en/partners/${id}`)).html)).toContain("to verify");
      if (published !== "true") continue;
      const row = html.slice(html.indexOf(`href="/en/partners/${id}"`)).split("</tr>")[0] ?? "";
      expect(textOf(row)).toContain("to verify");
    }
    expect(textOf((await read("/en/partners/icrc")).html)).not.toContain("to verify");
  });

  test("shows events up to the day only", async () => {
    expect((await read("/en/partners/fatf?on=2023-06-01")).html).not.toContain("2024-05-16");
    expect((await read("/en/partners/fatf")).html).toContain("2024-05-16");
  });
});

describe("what there is no page for", () => {
  test.each([
    ["/fr/partners/no-such-body", 404, "Il n’existe pas de partenaire"],
    ["/fr/no-such-page", 404, "Page introuvable"],
    ["/xx/", 404, "Page not found"],
    ["/fr/?on=2025-02-30", 400, "2025-02-30"],
    ["/fr/partners/fatf?on=yesterday", 400, "yesterday"],
    ["/fr/?on=2025-01-01&on=2026-01-01", 400, "2025-01-01"],
    [`/fr/partners/${"x".repeat(250)}`, 404, "Page introuvable"],
    ["/fr/partners/%3Cscript%3E", 404, "&lt;script>"],
    ["/fr/partners/%E0%A4%A", 404, "Page introuvable"],
  ])("%s is answered with %i and a page that helps", async (url, status, words) => {
    const answer = await read(url);
    expect(answer.status).toBe(status);
    expect(answer.html).toContain(words);
    expect(answer.html).not.toContain("<script>");
    expect(answer.html).toMatch(/<html lang="(fr|en)"/);
  });

  test("a shortened address leads to the list, and one with a slash too many to its page", async () => {
    const leads = [
      ["/fr/categories", "/fr/partners"],
      ["/fr/categories?on=2025-06-01", "/fr/partners?on=2025-06-01"],
      ["/fr/partners/fatf/", "/fr/partners/fatf"],
      ["/fr/partners/fatf/?on=2025-06-01", "/fr/partners/fatf?on=2025-06-01"],
    ] as const;
    for (const [from, to] of leads) expect((await opened.server.inject(from)).headers.location).toBe(to);
    expect((await read("//evil.example/fr/")).status).toBe(404);
  });

  test("an empty date is today", async () => {
    expect((await read("/fr/?on=")).status).toBe(200);
  });

  test("the front door leads to the browser's language, and a language without a slash to its page", async () => {
    for (const [header, target] of [
      ["ru-RU,ru;q=0.9", "/ru/"],
      ["de, es;q=0.5", "/es/"],
      ["zh-TW", "/zh/"],
      ["de", "/en/"],
      ["§§;;q=x", "/en/"],
    ] as const) {
      const response = await opened.server.inject({ url: "/", headers: { "accept-language": header } });
      expect([response.statusCode, response.headers.location]).toEqual([302, target]);
    }
    expect((await opened.server.inject("/fr")).headers.location).toBe("/fr/");
    expect((await opened.server.inject("/FR")).headers.location).toBe("/fr/");
  });
});

test("what a person changes is on the page at once, a doubtful statement is not, and hostile text is text", async () => {
  const own = await freshInstallation();
  const ownSite = await siteOf(own, { cache: true });
  const page = async () => (await ownSite.server.inject("/en/partners/fatf")).body;
  await page();
  await own.door.perform(operator, commandNamed("registry.change-party"), {
    input: { id: "fatf", status: "dormant" },
  });
  await expect.poll(page).toContain("dormant");
  const { rows } = await own.storage.pool.query<{ id: string }>(
    "select id from registry.party_name where party_id = 'fatf' and language = 'en' and type = 'official'",
  );
  const name = `<img src=x onerror=alert(1)> & "FATF" evil`;
  await own.door.perform(operator, commandNamed("registry.change-name"), {
    input: { id: rows[0]?.id, name },
  });
  await expect.poll(page).toContain("&lt;img src=x onerror=alert(1)>");
  expect(await page()).not.toContain("<img src=x");
  await ownSite.close();
  await own.close();
});
