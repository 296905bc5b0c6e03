import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { commandNamed } from "../../../tests/support/acts.ts";
import { operator } from "../../../tests/support/installation.ts";
import { openedSite } from "../../../tests/support/opened-site.ts";
import { cellsByRow } from "../../../tests/support/reference-files.ts";
import { csvRows } from "./tables/csv.ts";

const opened = openedSite();

const { get } = opened;

async function table(url: string): Promise<Array<Record<string, string>>> {
  const answer = await get(url);
  expect(answer.statusCode, url).toBe(200);
  expect(answer.headers["content-type"]).toBe("text/csv; charset=utf-8");
  return parse(answer.body, { columns: true, bom: true });
}

describe("a list as CSV", () => {
  it("begins with a byte-order mark and one row of names, and ends its lines as RFC 4180 says", async () => {
    const { body } = await get("/en/themes.csv");
    expect(body.startsWith("\uFEFFid,name_ar,name_zh,name_en,name_fr,name_ru,name_es,")).toBe(true);
    expect(body.endsWith("\r\n")).toBe(true);
    expect(body.replaceAll("\r\n", "")).not.toContain("\r");
  });

  it("has every instrument of the files, as adopted and as sure as they say", async () => {
    const rows = await table("/zh/mandates.csv");
    const files = cellsByRow("mandates/instruments.csv");
    expect(rows.length).toBe(files.length);
    for (const file of files) {
      const row = rows.find(({ id }) => id === file.id);
      expect(row).toMatchObject({
        ...{ body: file.body, adopted: file.adopted, expires: file.expires, topic: file.topic },
        ...{ title_en: file.title_en, title_fr: file.title_fr, certainty: file.verification },
      });
    }
  });

  it("has every party of the files", async () => {
    const rows = await table("/fr/partners.csv");
    const files = cellsByRow("registry/parties.csv");
    expect(rows.map(({ id }) => id).sort()).toEqual(files.map(({ id }) => id).sort());
    for (const file of files)
      expect(rows.find(({ id }) => id === file.id)).toMatchObject({
        ...{ kind: file.kind, parent: file.parent, since: file.since, until: file.until },
        ...{ on_source_page: file.published, certainty: file.verification, country: file.seat_country },
      });
  });

  it("narrows as its page does, and refuses what its page refuses", async () => {
    const all = await table("/en/mandates.csv?on=2026-11-25");
    const expired = await table("/en/mandates.csv?on=2026-11-25&state=expired");
    expect(expired.map(({ id }) => id)).toEqual(
      all.filter(({ state }) => state === "expired").map(({ id }) => id),
    );
    expect(expired.length).toBeGreaterThan(0);
    expect((await get("/en/mandates.csv?state=nonsense")).statusCode).toBe(400);
    const dissolved = await table("/en/partners.csv?status=dissolved");
    expect([...new Set(dissolved.map(({ status }) => status))]).toEqual(["dissolved"]);
  });

  it("gives a list whole, whatever the page of the people's form", async () => {
    expect(await table("/en/partners.csv?page=2")).toEqual(await table("/en/partners.csv"));
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠A"])(
    "takes the sting out of a cell that begins as a formula: %j",
    (cell) => {
      expect(parse(csvRows([[cell, "a=1"]]))).toEqual([[`'${cell}`, "a=1"]]);
    },
  );

  it("does so with what somebody has put into the register", async () => {
    const input = {
      party_id: "academia",
      language: "en",
      type: "acronym",
      name: "=1+1",
      verification: "known",
    };
    await opened.installation.door.perform(operator, commandNamed("registry.add-name"), { input });
    const rows = await table("/en/partners.csv");
    expect(rows.find(({ id }) => id === "academia")?.acronym_en).toBe("'=1+1");
  });
});

describe("one address, several representations", () => {
  it("answers by suffix and by Accept with the same bytes and the same tag, and says what it varies by", async () => {
    const bySuffix = await get("/fr/partners/fatf.json");
    const byAccept = await get("/fr/partners/fatf", { accept: "application/ld+json" });
    expect(byAccept.body).toBe(bySuffix.body);
    expect(byAccept.headers.etag).toBe(bySuffix.headers.etag);
    expect(String(byAccept.headers.vary)).toMatch(/accept\b/);
    const page = await get("/fr/partners/fatf", { accept: "text/html" });
    expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(page.headers.etag).not.toBe(bySuffix.headers.etag);
  });

  it("answers 304 to who has it, and HEAD without a body", async () => {
    const first = await get("/en/mandates.csv");
    const again = await get("/en/mandates.csv", { "if-none-match": String(first.headers.etag) });
    expect([again.statusCode, again.body]).toEqual([304, ""]);
    const head = await opened.server.inject({ method: "HEAD", url: "/en/mandates.csv" });
    expect([head.statusCode, head.body, head.headers.etag]).toEqual([200, "", first.headers.etag]);
  });

  it.each([
    ["/en/partners/nobody.json", 404],
    ["/en/partners/fatf.csv", 404],
    ["/en/mandates/nothing.json", 404],
    ["/en/mandates/s-res-2462-2019/op-999.json", 404],
    ["/en/themes/nothing.json", 404],
    ["/en/partners/fatf.json?on=2026-02-30", 400],
  ])("%s is answered %i, for programs as for people", async (url, status) => {
    const answer = await get(url, { accept: "application/ld+json" });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
  });

  it("links each page to its other forms", async () => {
    const { body } = await get("/fr/mandates?state=expired", { accept: "text/html" });
    for (const [type, suffix] of [
      ["application/ld+json", "json"],
      ["text/csv", "csv"],
    ])
      expect(body).toContain(
        `<link rel="alternate" type="${type}" href="https://entente.example/fr/mandates.${suffix}?state=expired"/>`,
      );
  });
});

describe("the name of a thing", () => {
  it.each([
    ["/id/partners/fatf", "fr", "/fr/partners/fatf"],
    [
      "/id/mandates/s-res-2617-2021?on=2024-01-01",
      "ar, en;q=0.5",
      "/ar/mandates/s-res-2617-2021?on=2024-01-01",
    ],
    ["/id/states/MLI", "de", "/en/states/MLI"],
    ["/id//evil.example/x", "en", "/en/evil.example/x"],
  ])("%s leads a reader of %s on to %s", async (url, language, target) => {
    const answer = await get(url, { "accept-language": language });
    expect([answer.statusCode, answer.headers.location, answer.headers.vary]).toEqual([
      303,
      target,
      "accept-language",
    ]);
  });
});
