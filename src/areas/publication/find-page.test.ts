import { describe, expect, test } from "vitest";
import { openedSite } from "../../../tests/support/opened-site.ts";
import { translators } from "../../../tests/support/program.ts";
import { cellsByRow } from "../../../tests/support/reference-files.ts";
import { directionOf, languages } from "../../kernel/language.ts";

const opened = openedSite({ cache: true });

const { read } = opened;
const find = (language: string, q: string, more = "") =>
  read(`/${language}/find?q=${encodeURIComponent(q)}${more}`);

const found = (html: string): string[] =>
  [...(html.split('<ol class="results"')[1]?.split("</ol>")[0] ?? "").matchAll(/<li><a href="([^"]+)"/g)].map(
    ([, href = ""]) => href,
  );

describe("the find page", () => {
  test.each([
    ["fr", "GAFIMOAN", "/fr/partners/menafatf"],
    ["en", "MENAFATF", "/en/partners/menafatf"],
    ["ar", "مجموعة العمل المالي لمنطقة الشرق الأوسط وشمال أفريقيا", "/ar/partners/menafatf"],
    ["fr", "DECT", "/fr/partners/cted"],
    ["fr", "CDI", "/fr/partners/cclec"],
    ["fr", "résolution 2617 (2021)", "/fr/mandates/s-res-2617-2021"],
    ["zh", "第2617（2021）号决议", "/zh/mandates/s-res-2617-2021"],
    ["en", "Mali", "/en/states/MLI"],
  ])("in %s leads %s to %s, best first", async (language, q, address) => {
    const { status, html } = await find(language, q);
    expect(status).toBe(200);
    expect(found(html)[0]).toBe(address);
  });

  test("says which name answered, and why, in the reader's language", async () => {
    const { html } = await find("en", "GAFIMOAN");
    const [, first = ""] = html.split('<ol class="results"');
    const result = first.split("</li>")[0] ?? "";
    const { en } = translators;
    expect(result).toContain(en("find.reason.exact-acronym"));
    expect(result).toContain(en("name.acronym"));
    expect(result).toContain('<bdi lang="fr" dir="ltr">GAFIMOAN</bdi>');
    expect(result).toContain(en("find.kind-party"));
  });

  test.each(languages)(
    "in %s shows the box, and examples each of which finds something",
    async (language) => {
      const { status, html } = await read(`/${language}/find`);
      expect(status).toBe(200);
      expect(html).toContain(`<html lang="${language}" dir="${directionOf(language)}"`);
      expect(html.match(/<h1[ >]/g)?.length).toBe(1);
      expect(html).toContain('data-island="find"');
      expect(html).toMatch(/<div id="results" aria-live="polite">/);
      const examples = [...html.matchAll(/href="(\/\w\w\/find\?q=[^"]+)"/g)].map(([, href = ""]) => href);
      expect(examples.length).toBe(4);
      for (const href of examples)
        expect([href, found((await read(href)).html).length > 0]).toEqual([href, true]);
    },
  );

  test("keeps what was looked for, whatever its direction, and stays out of search engines", async () => {
    const q = `"<i>'الأمن`;
    const { html } = await find("en", q);
    expect(html).toContain('value="&quot;&lt;i>\'الأمن"');
    expect(html.slice(html.indexOf('id="find-q"')).slice(0, 200)).toContain('dir="auto"');
    expect(html).not.toContain("<i>");
    expect(html).toContain('<meta name="robots" content="noindex"');
  });

  test("looks among one kind where that is asked for", async () => {
    const { html } = await find("en", "terrorism", "&kind=theme");
    const answers = found(html);
    expect(answers.length).toBeGreaterThan(0);
    for (const href of answers) expect(href).toMatch(/^\/en\/themes\//);
    expect(html).toContain('<option value="theme" selected>');
    expect((await find("en", "terrorism", "&kind=galaxy")).status).toBe(400);
  });

  test("carries the date along, in the box and to what it found", async () => {
    const { html } = await find("fr", "GAFI", "&on=2025-06-01");
    expect(html).toContain('<input type="hidden" name="on" value="2025-06-01"');
    expect(found(html)[0]).toBe("/fr/partners/fatf?on=2025-06-01");
  });

  test("says that nothing was found, and what to try", async () => {
    const { status, html } = await find("fr", "qwxyzzy");
    expect(status).toBe(200);
    expect(found(html)).toEqual([]);
    expect(html).toContain('<bdi dir="auto">qwxyzzy</bdi>');
    for (const list of ["partners", "mandates", "themes", "states"])
      expect(html).toContain(`href="/fr/${list}"`);
  });

  test.each([
    ["longer than can be looked for", "a".repeat(301), 400],
    ["of nothing but control characters", "\u0000\u202e\u200f", 400],
    ["with control characters between words", "GA\u202eFI", 200],
    ["of blanks", "   ", 200],
  ])("a query %s is answered on the page itself", async (_what, q, expected) => {
    const { status, html } = await find("fr", q);
    expect(status).toBe(expected);
    expect(html).toContain('id="find-q"');
    expect(html.includes("aria-invalid")).toBe(expected === 400);
    expect(html.includes('class="field__error"')).toBe(expected === 400);
    expect(html).not.toContain("\u202e\u200f</bdi>");
  });

  test("a query twice over is refused", async () => {
    expect((await read("/fr/find?q=a&q=b")).status).toBe(400);
  });

  test("the front page and the list of parties have the box too", async () => {
    for (const path of ["/ar/?on=2025-06-01", "/ar/partners?on=2025-06-01"]) {
      const { html } = await read(path);
      expect(html).toMatch(/<form class="find" method="get" action="\/ar\/find">/);
      expect(html).toContain('<input type="hidden" name="on" value="2025-06-01"');
    }
  });
});

describe("about the data", () => {
  const row = (html: string, id: string): number[] => {
    const text = html.slice(html.indexOf(`id="${id}"`)).split("</tr>")[0] ?? "";
    return [...text.matchAll(/<span>(\d+)<\/span>/g)].map(([, number]) => Number(number));
  };
  const count = (rows: ReadonlyArray<Record<string, string>>, certainty: string) =>
    rows.filter(({ verification }) => verification === certainty).length;
  const degrees = ["seed", "verified", "known", "unverified"];

  test.each(languages)("in %s is a whole page", async (language) => {
    const { status, html } = await read(`/${language}/about`);
    expect(status).toBe(200);
    expect(html.match(/<h1[ >]/g)?.length).toBe(1);
    expect(html).toContain("https://creativecommons.org/licenses/by/4.0/");
  });

  test("counts facts by how sure they are, as the files have them", async () => {
    const { html } = await read("/en/about");
    const parties = cellsByRow("registry/parties.csv");
    expect(row(html, "facts-party")).toEqual([...degrees.map((one) => count(parties, one)), parties.length]);
    const names = cellsByRow("registry/party-names.csv");
    expect(row(html, "facts-party-name")).toEqual([...degrees.map((one) => count(names, one)), names.length]);
  });

  test("neither counts nor shows doubtful statements", async () => {
    const { html } = await read("/en/about");
    const relations = cellsByRow("registry/relations.csv").filter(
      ({ kind = "" }) => !["chairs", "vice-chairs", "secretariat-of", "created-by"].includes(kind),
    );
    const sure = relations.filter(({ verification }) => verification !== "unverified");
    expect(sure.length).toBeLessThan(relations.length);
    expect(row(html, "facts-relation").at(-1)).toBe(sure.length);
    expect(row(html, "facts-relation").length).toBe(degrees.length);
  });

  test("counts names that are missing in a language, and what else is not known", async () => {
    const { html } = await read("/en/about");
    const parties = cellsByRow("registry/parties.csv");
    const names = cellsByRow("registry/party-names.csv");
    const official = (language: string) =>
      new Set(
        names.filter((name) => name.lang === language && name.type === "official").map(({ party }) => party),
      );
    expect(row(html, "names-party-official")).toEqual([
      ...languages.map((language) => parties.length - official(language).size),
      parties.length,
    ]);
    const covered = new Set(cellsByRow("registry/coverage.csv").map(({ party }) => party));
    expect(row(html, "gap-party-regions")).toEqual([
      parties.filter(({ id }) => !covered.has(id)).length,
      parties.length,
    ]);
    expect(row(html, "gap-party-dates")[0]).toBe(
      parties.filter(({ since, until }) => since === "" && until === "").length,
    );
    const lines = cellsByRow("cooperation/lines.csv");
    expect(row(html, "gap-line-bases")).toEqual([
      lines.filter(({ bases }) => bases === "not-stated").length,
      lines.length,
    ]);
  });

  test("every download it offers is there", async () => {
    const { html } = await read("/en/about?on=2025-06-01");
    const section = html.slice(html.indexOf('<h2 id="downloads">')).split("</section>")[0] ?? "";
    const links = [...section.matchAll(/href="([^"]+)"/g)].map(([, href = ""]) => href);
    expect(links).toContain("/en/partners.csv?on=2025-06-01");
    for (const href of links) expect([href, (await read(href)).status]).toEqual([href, 200]);
  });
});
