import { describe, expect, test } from "vitest";
import { openedSite } from "../../../tests/support/opened-site.ts";
import { cellsByRow } from "../../../tests/support/reference-files.ts";
import { directionOf, languages } from "../../kernel/language.ts";

const opened = openedSite();

const { read } = opened;

const states = cellsByRow("registry/states.csv");
const memberships = cellsByRow("registry/memberships.csv");
const shown = memberships.filter(({ verification }) => verification !== "unverified");
const rowOf = (html: string, id: string) => new RegExp(`<tr id="${id}"[\\s\\S]*?</tr>`).exec(html)?.[0] ?? "";
const numbersOf = (row: string) =>
  [...row.matchAll(/class="n"[^>]*><span>(\d+)</g)].map(([, n]) => Number(n));

describe("the page of States", () => {
  test.each(languages)(
    "in %s names each, links it, and draws the map under its disclaimer",
    async (language) => {
      const { status, html } = await read(`/${language}/states`);
      expect(status).toBe(200);
      expect(html).toContain(`<html lang="${language}" dir="${directionOf(language)}"`);
      expect(html.match(/<h1[ >]/g)).toHaveLength(1);
      expect(html.match(/rel="alternate" hreflang=/g)).toHaveLength(7);
      for (const { iso3 } of states) expect(html).toContain(`href="/${language}/states/${iso3}"`);
      expect(html).toMatch(/<figcaption>[^<]{40,}<\/figcaption>/);
      expect(html).not.toMatch(/<[^>]*\sstyle=/);
      expect(Buffer.byteLength(html)).toBeLessThan(250_000);
    },
  );

  test("counts memberships on the day, and those without dates apart", async () => {
    const { html } = await read("/en/states");
    for (const { iso3 = "" } of states) {
      const own = shown.filter(({ state_iso3 }) => state_iso3 === iso3);
      const undated = own.filter(({ since }) => since === "");
      expect(numbersOf(rowOf(html, iso3)), iso3).toEqual([own.length, undated.length]);
    }
  });

  test("on an earlier day does not count what had not begun", async () => {
    const { html } = await read("/en/states?on=1980-01-01");
    for (const { iso3 = "" } of states) {
      const own = shown.filter(({ state_iso3 }) => state_iso3 === iso3);
      const held = own.filter(({ since = "" }) => since === "" || since <= "1980-01-01");
      expect(numbersOf(rowOf(html, iso3))[0], iso3).toBe(held.length);
    }
  });

  test("counts no membership that is doubtful", async () => {
    const doubtful = memberships.filter(({ verification }) => verification === "unverified");
    expect(doubtful.length).toBeGreaterThan(0);
    const { html } = await read("/en/states");
    const total = states.reduce((sum, { iso3 = "" }) => sum + (numbersOf(rowOf(html, iso3))[0] ?? 0), 0);
    expect(total).toBe(shown.length);
  });
});

describe("the page of a State", () => {
  test.each(languages)("in %s gives all names and links every body it belongs to", async (language) => {
    const { status, html } = await read(`/${language}/states/MLI`);
    expect(status).toBe(200);
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    const own = states.find(({ iso3 }) => iso3 === "MLI");
    for (const of of languages) {
      for (const form of ["name", "formal"]) {
        const text = own?.[`${form}_${of}`] ?? "";
        expect(html).toContain(text.replaceAll("&", "&amp;"));
      }
    }
    for (const { state_iso3, party } of shown)
      if (state_iso3 === "MLI") expect(html).toContain(`href="/${language}/partners/${party}"`);
    expect(html).toContain('data-step="here"');
  });

  test("shows no membership that is doubtful", async () => {
    const doubtful = memberships.filter(({ verification }) => verification === "unverified");
    for (const { state_iso3, party } of doubtful) {
      const { html } = await read(`/en/states/${state_iso3}`);
      const section = /<h2 id="memberships">[\s\S]*?<\/section>/.exec(html)?.[0] ?? "";
      expect(section).not.toBe("");
      expect(section, `${state_iso3} ${party}`).not.toContain(`/partners/${party}"`);
    }
  });

  test("too small for an area is a dot, and a jurisdiction is not called a State", async () => {
    const { html } = await read("/en/states/ABW");
    expect(html).toMatch(/class="atlas__dot" data-step="here"/);
    expect(html).toContain("other jurisdiction");
  });

  test("is found by its code in small letters, under its own address", async () => {
    const { status, html } = await read("/en/states/mli");
    expect(status).toBe(200);
    expect(html).toContain('rel="canonical" href="https://entente.example/en/states/MLI"');
  });

  test.each(["XXX", "ZZ", "1234", "mali", "%3Cb%3E"])("is not found under %s", async (code) => {
    expect((await read(`/en/states/${code}`)).status).toBe(404);
  });
});

test("a body's page links the pages of its member States", async () => {
  const { html } = await read("/fr/partners/amu");
  for (const { state_iso3, party } of shown)
    if (party === "amu") expect(html).toContain(`href="/fr/states/${state_iso3}"`);
});
