import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commandNamed } from "../../../tests/support/acts.ts";
import { operator, siteOf } from "../../../tests/support/installation.ts";
import { openedSite } from "../../../tests/support/opened-site.ts";
import { cellsByRow } from "../../../tests/support/reference-files.ts";
import { rowsOf } from "../../../tests/support/sql.ts";
import { languages } from "../../kernel/language.ts";
import { publicationApi } from "./api/index.ts";

const opened = openedSite();

const routeOf = (address: string) => {
  const path = address.split("?", 1)[0] ?? "";
  return publicationApi.find((route) =>
    new RegExp(`^${route.path.replace(/\{\w+\}/g, "[^/]+")}$`).test(path),
  );
};
const get = (address: string, headers: Record<string, string> = {}) =>
  opened.server.inject({ url: `/api/v1${address}`, headers });

interface Row extends Record<string, unknown> {
  readonly id: string;
}
interface Part {
  readonly items: readonly Row[];
  readonly next?: string;
}

/** The answer, after it was held against the schema that the operation declares: not a field more. */
async function read<Answer = Row>(address: string): Promise<Answer> {
  const answer = await get(address);
  expect([address, answer.statusCode, answer.body.slice(0, 200)]).toEqual([address, 200, expect.any(String)]);
  const body = answer.json();
  routeOf(address)?.answer.parse(body);
  return body as Answer;
}

/** All parts of a list, one after another. */
async function walk(address: string, between: (part: number) => Promise<void> = async () => {}) {
  const rows: Row[] = [];
  let next: string | undefined = address;
  for (let part = 0; next !== undefined; part += 1) {
    const found: Part = await read<Part>(next);
    rows.push(...found.items);
    next = found.next?.replace("https://entente.example/api/v1", "");
    await between(part);
  }
  return rows;
}

const parties = cellsByRow("registry/parties.csv");
const ids = (rows: readonly Row[]) => rows.map(({ id }) => id);
const sorted = (values: readonly (string | undefined)[]) => values.map(String).sort();

describe("lists hold what the files state", () => {
  test.each([
    ["/parties?limit=37", parties.map(({ id }) => id)],
    ["/parties?kind=forum", parties.filter(({ kind }) => kind === "forum").map(({ id }) => id)],
    ["/parties?category=asia", parties.filter(({ category }) => category === "asia").map(({ id }) => id)],
    ["/parties?status=renamed", parties.filter(({ status }) => status === "renamed").map(({ id }) => id)],
    ["/parties?listed=true", parties.filter(({ published }) => published === "true").map(({ id }) => id)],
    ["/parties?listed=false", parties.filter(({ published }) => published === "false").map(({ id }) => id)],
    ["/states?limit=100", cellsByRow("registry/states.csv").map(({ iso3 }) => iso3)],
    ["/regions?limit=7", cellsByRow("registry/regions.csv").map(({ m49 }) => m49)],
    ["/themes?limit=9", cellsByRow("mandates/themes.csv").map(({ id }) => id)],
    ["/instruments?limit=40", cellsByRow("mandates/instruments.csv").map(({ id }) => id)],
    ["/lines?limit=2", cellsByRow("cooperation/lines.csv").map(({ id }) => id)],
  ])("%s", async (address, expected) => {
    const found = await walk(address);
    expect(sorted(ids(found))).toEqual(sorted(expected));
  });

  test("a region holds the parties that cover it or a part of it", async () => {
    const regions = cellsByRow("registry/regions.csv");
    const below = (m49: string): string[] => [
      m49,
      ...regions.filter(({ parent }) => parent === m49).flatMap((region) => below(String(region.m49))),
    ];
    const covering = cellsByRow("registry/coverage.csv").filter(({ m49 }) =>
      below("002").includes(String(m49)),
    );
    expect(sorted(ids(await walk("/parties?region=002&limit=9")))).toEqual(
      sorted([...new Set(covering.map(({ party }) => party))]),
    );
  });

  test("relations that are still to be verified are not among them", async () => {
    const keyOf = (row: Readonly<Record<string, unknown>>): string => `${row.from} ${row.kind} ${row.to}`;
    const stated = cellsByRow("registry/relations.csv");
    const sure = stated.filter(({ verification }) => verification !== "unverified").map(keyOf);
    const hidden = stated.map(keyOf).filter((key) => !sure.includes(key));
    expect(hidden.length).toBeGreaterThan(0);
    // Chair and vice-chair are offices: they stand with their party, and are no relations.
    const found = (await walk("/relations?limit=200")).map(keyOf);
    expect(found.filter((key) => !sure.includes(key))).toEqual([]);
    expect(found.length).toBeGreaterThan(100);
  });

  test("nor are memberships", async () => {
    const stated = cellsByRow("registry/memberships.csv");
    expect(stated.some(({ verification }) => verification === "unverified")).toBe(true);
    for (const party of new Set(stated.map((row) => row.party))) {
      const sure = stated.filter((row) => row.party === party && row.verification !== "unverified");
      const { members } = await read<{ members: Array<{ state: string }> }>(`/parties/${party}`);
      expect([party, sorted(members.map(({ state }) => state))]).toEqual([
        party,
        sorted(sure.map((row) => row.state_iso3)),
      ]);
    }
  });
});

describe("one thing", () => {
  test("a party has its names in every language, and the reader's", async () => {
    const names = cellsByRow("registry/party-names.csv");
    for (const language of languages) {
      const party = await read<Row & { names: Record<string, string>; name: string }>(
        `/parties/fatf?lang=${language}`,
      );
      const official = names.filter((row) => row.party === "fatf" && row.type === "official");
      for (const row of official) expect(party.names[String(row.lang)]).toBe(row.name);
      expect(party.name).toBe(official.find(({ lang }) => lang === language)?.name);
    }
  });

  test("the reader's language is that of lang, else of the header, else English", async () => {
    const named = async (address: string, header?: string) =>
      (await get(address, header === undefined ? {} : { "accept-language": header })).json().nameLanguage;
    expect(await named("/parties/fatf", "fr-CA")).toBe("fr");
    expect(await named("/parties/fatf?lang=ru", "fr-CA")).toBe("ru");
    expect(await named("/parties/fatf")).toBe("en");
    expect((await get("/parties/fatf")).headers.vary).toMatch(/accept-language/);
  });

  test("an instrument is asked for by slug and by id, and stands as of the day", async () => {
    const today = await read("/instruments/s-res-2617-2021");
    expect(today).toMatchObject({
      id: "S/RES/2617(2021)",
      state: "expired",
      carriedOnBy: "S/RES/2810(2025)",
    });
    const before = await read("/instruments/S%2FRES%2F2617(2021)?on=2025-06-01");
    expect(before).toMatchObject({ id: "S/RES/2617(2021)", state: "in-force", on: "2025-06-01" });
    expect(before.carriedOnBy).toBeUndefined();
  });

  test("a State's memberships say how they stand on the day", async () => {
    const state = await read<Row & { memberships: Array<Record<string, string>> }>(
      "/states/mli?on=2020-01-01",
    );
    expect(state.memberships).toContainEqual(
      expect.objectContaining({ party: "giaba", standing: "not-begun", since: "2025-12-14" }),
    );
  });

  test("find answers as the command line does", async () => {
    const found = await read<{ results: Row[]; more: boolean }>("/find?q=GAFIMOAN");
    expect(found.results[0]).toMatchObject({ type: "party", id: "menafatf", slug: "menafatf" });
    expect(Object.keys(found.results[0] ?? {})).toEqual([
      ...["type", "id", "slug", "name", "matched", "reason", "score"],
    ]);
  });
});

describe("a list in parts", () => {
  test("gives each row that is there the whole time once, whatever is added in between", async () => {
    const before = await walk("/relations?kind=cooperates-with&limit=9");
    const add = commandNamed("registry.add-relation");
    const during = await walk("/relations?kind=cooperates-with&limit=9", async (part) => {
      if (part !== 0) return;
      await opened.installation.door.perform(operator, add, {
        input: { from_id: "aalco", kind: "cooperates-with", to_id: "fatf", verification: "known" },
      });
    });
    const key = ({ from, to }: Row) => `${from} ${to}`;
    const added = "aalco fatf";
    expect(during.map(key).filter((one) => one !== added)).toEqual(before.map(key));
    expect(new Set(during.map(key)).size).toBe(during.length);
    expect((await walk("/relations?kind=cooperates-with")).map(key)).toContain(added);
  });

  test("names the next part in a header as well, and none at the end", async () => {
    const first = await get("/parties?limit=200");
    const { next } = first.json();
    expect(first.headers.link).toBe(`<${next}>; rel="next"`);
    const last = await get(next.replace("https://entente.example/api/v1", ""));
    expect([last.json().next, last.headers.link]).toEqual([undefined, undefined]);
  });

  test("keeps the filters and the language in the address of the next part", async () => {
    const { next } = await read<Part>("/parties?lang=ar&listed=true&limit=2&on=2025-06-01");
    expect(next).toMatch(/[?&]lang=ar&limit=2&listed=true&on=2025-06-01$/);
  });
});

const problems: ReadonlyArray<readonly [string, number, string, string | undefined]> = [
  ["/parties?colour=blue", 400, "parameter-unknown", "colour"],
  ["/parties?kind=club", 400, "parameter-invalid", "kind"],
  ["/parties?kind=forum&kind=regional", 400, "query-repeated", "kind"],
  ["/parties?region=999", 400, "parameter-invalid", "region"],
  ["/parties?listed=perhaps", 400, "parameter-invalid", "listed"],
  ["/parties?limit=0", 400, "parameter-invalid", "limit"],
  ["/parties?limit=201", 400, "parameter-invalid", "limit"],
  ["/parties?limit=1e2", 400, "parameter-invalid", "limit"],
  ["/parties?on=2026-02-30", 400, "parameter-invalid", "on"],
  ["/parties?lang=de", 400, "parameter-invalid", "lang"],
  ["/parties?cursor=AAAA", 400, "cursor-unknown", "cursor"],
  ["/parties?cursor=%E2%80%AE", 400, "cursor-unknown", "cursor"],
  ["/parties/fatf?limit=3", 400, "parameter-unknown", "limit"],
  ["/instruments?theme=nonsense", 400, "filter-unknown", "theme"],
  ["/instruments?body=nobody", 400, "filter-unknown", "body"],
  ["/find", 400, "parameter-missing", "q"],
  ["/find?q=%20", 400, "query-empty", undefined],
  [`/find?q=${"x".repeat(400)}`, 400, "query-too-long", undefined],
  ["/find?q=x&kinds=party,club", 400, "parameter-invalid", "kinds"],
  ["/parties/nobody", 404, "party-unknown", undefined],
  ["/parties/nobody/relations", 404, "party-unknown", undefined],
  ["/parties/%00", 404, "address-unknown", undefined],
  ["/instruments/s-res-9999-1900", 404, "instrument-unknown", undefined],
  ["/instruments/s-res-2617-2021/provisions/op-999", 404, "provision-unknown", undefined],
  ["/states/XXX", 404, "state-unknown", undefined],
  ["/themes/nothing", 404, "theme-unknown", undefined],
  ["/nowhere", 404, "address-unknown", undefined],
  ["/parties/%zz", 404, "address-unknown", undefined],
  ["", 404, "address-unknown", undefined],
];

describe("a problem", () => {
  test.each(problems)("%s is %i %s", async (...[address, status, code, parameter]) => {
    const answer = await get(address, { accept: "text/html" });
    expect([answer.statusCode, answer.headers["content-type"]]).toEqual([
      status,
      "application/problem+json; charset=utf-8",
    ]);
    expect(answer.json()).toMatchObject({ code, status, type: `urn:entente:problem:${code}` });
    expect(answer.json().parameter).toBe(parameter);
    expect(answer.headers["access-control-allow-origin"]).toBe("*");
    expect(answer.headers["cache-control"]).toBe("no-store");
  });

  test("is told in the reader's language, and names what there is to choose from", async () => {
    const details = new Set<string>();
    for (const language of languages) {
      const { detail } = (await get(`/parties?lang=${language}&colour=blue`)).json();
      expect(detail).toContain("colour");
      expect(detail).toContain("kind, category, region, status, listed");
      details.add(detail);
      expect((await get("/parties?colour=blue", { "accept-language": language })).json().detail).toBe(detail);
    }
    expect(details.size).toBe(languages.length);
  });

  test("answers other methods with those that there are", async () => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"] as const) {
      for (const url of ["/api/v1/parties", "/api/v1/parties/fatf", "/api/openapi.json"]) {
        const answer = await opened.server.inject({
          method,
          url,
          body: "{",
          headers: { "content-type": "text/x" },
        });
        expect([answer.statusCode, answer.json().code]).toEqual([405, "method-not-allowed"]);
        expect(answer.headers.allow).toBe("GET, HEAD, OPTIONS");
      }
    }
  });
});

describe("as pages are", () => {
  test("an answer has a strong tag, comes compressed, and is not sent twice", async () => {
    const first = await get("/parties", { "accept-encoding": "br" });
    const tag = String(first.headers.etag);
    expect(tag).toMatch(/^"[^"]+-br"$/);
    expect(first.headers["content-encoding"]).toBe("br");
    const again = await get("/parties", { "accept-encoding": "br", "if-none-match": tag });
    expect([again.statusCode, again.body]).toEqual([304, ""]);
    expect(again.headers.link).toBe(first.headers.link);
  });

  test("the head alone is given to who asks for it", async () => {
    const whole = await get("/parties/fatf");
    const head = await opened.server.inject({ method: "HEAD", url: "/api/v1/parties/fatf" });
    expect([head.statusCode, head.body, head.headers.etag]).toEqual([200, "", whole.headers.etag]);
  });

  test("pages of others may read, and only there", async () => {
    const open = (await get("/parties/fatf")).headers;
    expect([open["access-control-allow-origin"], open["cross-origin-resource-policy"]]).toEqual([
      "*",
      "cross-origin",
    ]);
    const asked = await opened.server.inject({ method: "OPTIONS", url: "/api/v1/parties/fatf" });
    expect([asked.statusCode, asked.headers["access-control-allow-methods"]]).toEqual([
      204,
      "GET, HEAD, OPTIONS",
    ]);
    const page = (await opened.server.inject("/en/")).headers;
    expect([page["access-control-allow-origin"], page["cross-origin-resource-policy"]]).toEqual([
      undefined,
      "same-origin",
    ]);
  });

  test("one address, however its query is ordered, is kept once, and a change empties it", async () => {
    const keeping = await siteOf(opened.installation, { cache: true });
    const ask = async (url: string) => (await keeping.server.inject(url)).headers.etag;
    await expect.poll(() => keeping.revision.current()).toBeDefined();
    const tag = await ask("/api/v1/parties?kind=forum&lang=fr");
    expect(await ask("/api/v1/parties?lang=fr&kind=forum")).toBe(tag);
    await opened.installation.door.perform(operator, commandNamed("registry.change-party"), {
      input: { id: "fatf", website: "https://example.org/changed" },
    });
    await expect
      .poll(async () => (await keeping.server.inject("/api/v1/parties/fatf")).json().website)
      .toBe("https://example.org/changed");
    await keeping.close();
  });
});

test("a party above the public is in no list, no count of parts and no answer, and neither is what is said of it", async () => {
  await rowsOf(
    opened.installation.ownerUrl,
    `begin;
      select set_config('entente.reader', 'operator', true);
      select journal.open_act(now(), 'operator', 'test', 'test.hide', '', '{}');
      update registry.party set level = 'confidential' where id = 'icrc';
      update registry.party_name set level = 'confidential' where party_id = 'apg' and language = 'en';
      update registry.relation set level = 'confidential' where from_id = 'icrc' or to_id = 'icrc';
      commit`,
  );
  expect((await get("/parties/icrc")).json().code).toBe("party-unknown");
  expect((await get("/parties/icrc/relations")).json().code).toBe("party-unknown");
  expect(ids(await walk("/parties?limit=50"))).not.toContain("icrc");
  const ends = (await walk("/relations?limit=200")).flatMap(({ from, to }) => [from, to]);
  expect(ends).not.toContain("icrc");
  const { names } = await read<Row & { names: Record<string, string> }>("/parties/apg");
  expect(Object.keys(names)).not.toContain("en");
  expect(JSON.stringify((await get("/find?q=icrc")).json())).not.toContain("icrc");
});

test("no query makes a fault or brings out a field that is not declared", async () => {
  const names = fc.oneof(
    fc.constantFrom(
      "q",
      "kind",
      "kinds",
      "region",
      "limit",
      "cursor",
      "on",
      "lang",
      "state",
      "theme",
      "listed",
      "party",
    ),
    fc.string({ maxLength: 12 }),
  );
  const values = fc.oneof(
    fc.constantFrom("fr", "2025-06-01", "forum", "3", "party,state", "true", "002", "expired", "fatf"),
    fc.string({ unit: "binary", maxLength: 40 }),
  );
  const paths = fc.oneof(
    fc.constantFrom(
      ...publicationApi.flatMap(({ examples }) => examples.map((one) => one.split("?", 1)[0] ?? "")),
    ),
    fc.string({ maxLength: 20 }).map((text) => `/parties/${encodeURIComponent(text)}`),
  );
  await fc.assert(
    fc.asyncProperty(paths, fc.array(fc.tuple(names, values), { maxLength: 3 }), async (path, query) => {
      const address = `${path}?${new URLSearchParams(query)}`;
      const answer = await get(address);
      expect([200, 400, 404], `${address} ${answer.body}`).toContain(answer.statusCode);
      if (answer.statusCode === 200) routeOf(address)?.answer.parse(answer.json());
    }),
    { numRuns: 120 },
  );
}, 120_000);
