import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openedSite } from "../../../tests/support/opened-site.ts";
import { cellsByRow } from "../../../tests/support/reference-files.ts";
import { languages } from "../../kernel/language.ts";
import type { Day, PartialDate } from "../../kernel/partial-date.ts";
import { standing } from "../../kernel/validity.ts";
import { effectiveDay, whatChanged } from "./changes.ts";

const opened = openedSite();

const { read } = opened;

const relations = cellsByRow("registry/relations.csv");
const memberships = cellsByRow("registry/memberships.csv");
const instruments = cellsByRow("mandates/instruments.csv");

const linesOf = (csv: string) =>
  csv
    .replace(/^\uFEFF/, "")
    .trim()
    .split(/\r\n/)
    .slice(1);

describe("two dates", () => {
  test("compared show every membership that began between them, and none else", async () => {
    const { html: body } = await read("/en/compare.csv?from=2020-01-01&on=2026-01-01");
    const begun = memberships.filter(
      ({ since = "", verification }) =>
        since.length === 10 && since > "2020-01-01" && since <= "2026-01-01" && verification !== "unverified",
    );
    expect(begun.length).toBeGreaterThan(0);
    const rows = linesOf(body).filter((line) => line.startsWith("membership,"));
    expect(rows).toHaveLength(begun.length);
    for (const { state_iso3, since } of begun)
      expect(
        rows.some(
          (row) =>
            row.includes(`/states/${state_iso3}?on=2026-01-01#memberships`) && row.includes(`,${since},`),
        ),
      ).toBe(true);
  });

  test("compared show every instrument adopted between them", async () => {
    const { html: body } = await read("/en/compare?from=2021-01-01&on=2024-12-31");
    const adopted = instruments.filter(({ adopted: day = "" }) => day > "2021-01-01" && day <= "2024-12-31");
    expect(adopted.length).toBeGreaterThan(0);
    const section = /<h2 id="instrument">[\s\S]*?<\/section>/.exec(body)?.[0] ?? "";
    for (const { id = "" } of adopted) {
      const slug = id
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, "");
      expect(section, id).toContain(`/mandates/${slug}`);
    }
  });

  test("that are the same differ in nothing", async () => {
    const { status, html: body } = await read("/en/compare?from=2024-05-01&on=2024-05-01");
    expect(status).toBe(200);
    expect(body).not.toContain("<table");
    expect(linesOf((await read("/en/compare.csv?from=2024-05-01&on=2024-05-01")).html)).toEqual([]);
  });

  test("of which the first is later, or one is none, are refused in the reader's language", async () => {
    const reversed = await read("/fr/compare?from=2024-05-02&on=2024-05-01");
    expect(reversed.status).toBe(400);
    expect(reversed.html).toContain("Intervertissez-les");
    expect((await read("/fr/compare?from=2024-02-30")).status).toBe(400);
    expect((await read("/fr/compare?from=2024-05-01&on=x")).status).toBe(400);
  });

  test("without the first compare with a year before, also from a leap day", async () => {
    expect((await read("/en/compare")).html).toContain('value="2025-11-25"');
    expect((await read("/en/compare?on=2024-02-29")).html).toContain('value="2023-02-28"');
  });

  test("count what has no dates and do not place it", async () => {
    const { html: body } = await read("/en/compare?from=1900-01-01");
    const undated = memberships.filter(
      ({ since, verification }) => since === "" && verification !== "unverified",
    );
    expect(body).toContain(`Memberships: ${undated.length}.`);
  });
});

describe("a change", () => {
  const day = fc
    .date({ min: new Date("1950-01-01"), max: new Date("2040-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10) as Day);
  const partial = fc
    .tuple(day, fc.constantFrom(4, 7, 10))
    .map(([d, length]) => d.slice(0, length) as PartialDate);

  test("is called a beginning or an end only where no other reading of its dates is possible", () => {
    fc.assert(
      fc.property(fc.option(partial), fc.option(partial), fc.tuple(day, day), (since, until, [a, b]) => {
        const period = { since: since ?? undefined, until: until ?? undefined };
        const [from, on] = a < b ? [a, b] : [b, a];
        const [before, after] = [standing(period, from), standing(period, on)];
        if (before === after) return;
        const what = whatChanged(before, after);
        if (what === "begun") expect([before, after]).toEqual(["not-begun", "holds"]);
        if (what === "came-and-went") expect([before, after]).toEqual(["not-begun", "ended"]);
        if (what === "ended") expect(after).toBe("ended");
        expect(["adopted", "expired", "superseded"]).not.toContain(what);
      }),
    );
  });

  test.each([
    ["begun", "2024-05-01", "2024-05-01"],
    ["begun", "2024", "2024-12-31"],
    ["ended", "2024-12-31", "2025-01-01"],
    ["expired", "2024-02", "2024-03-01"],
  ] as const)("%s %s has certainly happened on %s", (what, when, expected) => {
    expect(effectiveDay({ what, when: when as PartialDate })).toBe(expected);
  });
});

describe("the feed", () => {
  test.each(languages)("in %s is Atom with an id, a date and a link for every entry", async (language) => {
    const { status, html: body, type } = await read(`/${language}/changes.atom`);
    expect(status).toBe(200);
    expect(type).toBe("application/atom+xml; charset=utf-8");
    expect(body).toContain(`xml:lang="${language}"`);
    const entries = body.match(/<entry>[\s\S]*?<\/entry>/g) ?? [];
    expect(entries).toHaveLength(100);
    const updated = entries.map((entry) => /<updated>([^<]+)</.exec(entry)?.[1] ?? "");
    expect(updated).toEqual(updated.toSorted().toReversed());
    expect(body.indexOf(updated[0] ?? "none")).toBeGreaterThan(0);
    for (const entry of entries) {
      expect(entry).toMatch(/<id>tag:entente\.example,2026:changes\/[^<]+<\/id>/);
      expect(entry).toContain(`href="https://entente.example/${language}/`);
    }
  });

  test("has the same ids in every language, none twice, and nothing of the future", async () => {
    const bodies = await Promise.all(languages.map((language) => read(`/${language}/changes.atom`)));
    const ids = bodies.map(({ html: body }) => [...body.matchAll(/<id>([^<]+)<\/id>/g)].map(([, id]) => id));
    for (const other of ids) expect(other).toEqual(ids[0]);
    expect(new Set(ids[0]).size).toBe(ids[0]?.length);
    for (const { html: body } of bodies)
      for (const [, at = ""] of body.matchAll(/<updated>([^<]+)</g))
        expect(at <= "2026-11-25T00:00:00.000Z").toBe(true);
  });

  test("and the page tell no doubtful statement", async () => {
    const doubtful = relations.filter(
      ({ verification, since, until }) => verification === "unverified" && (since || until),
    );
    const both = (await read("/en/changes.atom")).html + (await read("/en/compare.csv?from=1900-01-01")).html;
    for (const { from, kind, to } of doubtful) expect(both).not.toContain(`relation/${from}/${kind}/${to}/`);
    for (const { state_iso3, party, status } of memberships.filter(
      (one) => one.verification === "unverified",
    ))
      expect(both).not.toContain(`membership/${state_iso3}/${party}/${status}/`);
  });

  test("is named in the head of its page", async () => {
    const { html: body } = await read("/es/changes");
    expect(body).toMatch(/rel="alternate" type="application\/atom\+xml"[^>]*href="[^"]*\/es\/changes\.atom"/);
  });
});

describe("the site map", () => {
  test("names every page in six languages, each with all others, and every address is a page", async () => {
    const { status, html: body, type } = await read("/sitemap.xml");
    expect([status, type]).toEqual([200, "application/xml; charset=utf-8"]);
    const places = [...body.matchAll(/<loc>https:\/\/entente\.example([^<]+)<\/loc>/g)].map(
      ([, at]) => at ?? "",
    );
    expect(new Set(places).size).toBe(places.length);
    expect(body.match(/hreflang="x-default"/g)).toHaveLength(places.length);
    const below = (language: string) =>
      places.filter((at) => at.startsWith(`/${language}/`)).map((at) => at.slice(4));
    for (const language of languages) expect(below(language)).toEqual(below("en"));
    for (const { id } of cellsByRow("registry/parties.csv")) expect(places).toContain(`/ru/partners/${id}`);
    for (const { iso3 } of cellsByRow("registry/states.csv")) expect(places).toContain(`/zh/states/${iso3}`);
    // One page of each kind, for a kind is one route.
    const kinds = new Map(
      below("en").map((at) => [
        at
          .split("/")
          .map((part, depth) => (depth === 0 ? part : ""))
          .join("/"),
        at,
      ]),
    );
    for (const at of kinds.values()) expect((await read(`/en/${at}`)).status, at).toBe(200);
  });

  test("is named in robots.txt, and has no parts where one file is enough", async () => {
    expect((await read("/robots.txt")).html).toContain("Sitemap: https://entente.example/sitemap.xml");
    expect((await read("/sitemap-1.xml")).status).toBe(404);
  });
});
