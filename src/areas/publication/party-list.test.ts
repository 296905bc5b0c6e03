import { describe, expect, test } from "vitest";
import { freshInstallation, siteOf } from "../../../tests/support/installation.ts";
import { openedSite } from "../../../tests/support/opened-site.ts";
import { cellsByRow } from "../../../tests/support/reference-files.ts";
import { directionOf, languages } from "../../kernel/language.ts";
import type { Day } from "../../kernel/partial-date.ts";
import type { Period } from "../../kernel/validity.ts";
import { withClient } from "../../platform/postgres/index.ts";
import { cooperationOn, partiesAPage } from "./party-list.ts";

const opened = openedSite();

const { read } = opened;

const parties = cellsByRow("registry/parties.csv");
const coverage = cellsByRow("registry/coverage.csv");
const regions = cellsByRow("registry/regions.csv");
const states = cellsByRow("registry/states.csv");

/** The region and all that lie in it, worked out from the top down: the program works it out from the bottom up. */
function within(region: string): string[] {
  const below = regions.filter((row) => row.parent === region).map((row) => row.m49 ?? "");
  return [region, ...below.flatMap(within)];
}

const covering = (region: string) =>
  parties.filter(({ id }) =>
    coverage.some((row) => row.party === id && within(region).includes(row.m49 ?? "")),
  );

/** Ids of the parties in the list itself, in its order. */
const listedIn = (html: string): string[] => {
  const table = html.slice(html.indexOf('class="register"')).split("</table>")[0] ?? "";
  return [...table.matchAll(/href="\/\w\w\/partners\/([a-z0-9-]+)/g)].map(([, id = ""]) => id);
};

/** The whole list, page by page. */
async function wholeList(address: string): Promise<string[]> {
  const found: string[] = [];
  for (let url: string | undefined = address; url !== undefined; ) {
    const { html } = await read(url);
    found.push(...(html.includes('class="register"') ? listedIn(html) : []));
    url = /<a href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll("&amp;", "&");
  }
  return found;
}

const countShown = (html: string): number =>
  Number(/<h2 id="list">.*?<span class="count">(\d+)/.exec(html)?.[1]);

describe("the list of parties", () => {
  test.each(languages)(
    "in %s has every party of the dataset once, on pages of one size",
    async (language) => {
      const first = await read(`/${language}/partners`);
      expect(first.status).toBe(200);
      expect(first.html).toContain(`<html lang="${language}" dir="${directionOf(language)}"`);
      expect(first.html.match(/<h1[ >]/g)?.length).toBe(1);
      expect(listedIn(first.html).length).toBe(partiesAPage);
      const all = await wholeList(`/${language}/partners`);
      expect(all.toSorted()).toEqual(parties.map(({ id }) => id).toSorted());
    },
  );

  test("stands in the order of the language's alphabet", async () => {
    const { html } = await read("/fr/partners");
    const table = html.slice(html.indexOf('class="register"'));
    const names = [...table.matchAll(/<th scope="row"[^>]*><a[^>]*>(?:<bdi[^>]*>)?([^<]+)/g)].map(
      ([, name = ""]) => name,
    );
    expect(names.length).toBe(partiesAPage);
    expect(names).toEqual(names.toSorted(new Intl.Collator("fr").compare));
    expect(names.some((name) => name.startsWith("É"))).toBe(false);
  });

  const conditions: ReadonlyArray<readonly [string, (row: Record<string, string>) => boolean]> = [
    ["kind=forum", (row) => row.kind === "forum"],
    ["category=africa", (row) => row.category === "africa"],
    [
      "category=regional",
      (row) => ["africa", "asia", "latin-america", "europe-and-north-america"].includes(row.category ?? ""),
    ],
    ["category=classes", (row) => row.category === "prose" && row.kind === "class"],
    ["status=dissolved", (row) => row.status === "dissolved"],
    ["listed=true", (row) => row.published === "true"],
    ["listed=false&status=dormant", (row) => row.published === "false" && row.status === "dormant"],
    ["region=002", (row) => covering("002").includes(row)],
    [
      "kind=port-association&region=202",
      (row) => row.kind === "port-association" && covering("202").includes(row),
    ],
  ];

  test.each(conditions)("with %s has those of the files that are so", async (query, wanted) => {
    const expected = parties.filter(wanted).map(({ id }) => id);
    const found = await wholeList(`/en/partners?${query}`);
    expect(found.toSorted()).toEqual(expected.toSorted());
    expect(countShown((await read(`/en/partners?${query}`)).html)).toBe(expected.length);
  });

  test("finds a body that covers Northern Africa under Africa, and not the other way", async () => {
    const part = (row: { party?: string | undefined; m49?: string | undefined }) => row.m49 === "015";
    const northern = coverage.filter(part).map(({ party }) => party ?? "");
    expect(northern.length).toBeGreaterThan(0);
    const africa = await wholeList("/en/partners?region=002");
    for (const id of northern) expect(africa).toContain(id);
    const whole = coverage.filter(({ m49 }) => m49 === "002").map(({ party }) => party ?? "");
    const narrow = await wholeList("/en/partners?region=015");
    for (const id of whole.filter((one) => !northern.includes(one))) expect(narrow).not.toContain(id);
  });

  test("counts a value among what the other conditions leave, and each count is what its link gives", async () => {
    const { html } = await read("/en/partners?region=002&kind=regional");
    const side = html.slice(html.indexOf('class="facets"')).split("</nav>")[0] ?? "";
    const links = [
      ...side.matchAll(
        /<a href="([^"]+)"(?: aria-current="true")?><span>[^<]*<\/span> <span class="num">(\d+)/g,
      ),
    ];
    expect(links.length).toBeGreaterThan(10);
    const taken = links.filter(([link]) => !link.includes("aria-current")).slice(0, 14);
    for (const [, href = "", count] of taken)
      expect([href, countShown((await read(href.replaceAll("&amp;", "&"))).html)]).toEqual([
        href,
        Number(count),
      ]);
  });

  test("offers to take each condition back, and a form that keeps the date", async () => {
    const { html } = await read("/en/partners?kind=forum&status=active&on=2025-06-01");
    const chosen = html.slice(html.indexOf('class="chosen"')).split("</nav>")[0] ?? "";
    expect(
      [...chosen.matchAll(/href="([^"]+)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&")),
    ).toEqual([
      "/en/partners?on=2025-06-01&status=active",
      "/en/partners?kind=forum&on=2025-06-01",
      "/en/partners?on=2025-06-01",
    ]);
    const form = html.slice(html.indexOf('class="filters"')).split("</form>")[0] ?? "";
    expect(form).toContain('name="on" value="2025-06-01"');
    expect(form).toContain('<option value="forum" selected>');
  });

  test("says that nothing meets the conditions, and leads back", async () => {
    const { status, html } = await read("/fr/partners?kind=forum&category=security-council");
    expect(status).toBe(200);
    expect(html).toContain("Aucune partie ne remplit ces conditions.");
    expect(html).toContain('href="/fr/partners"');
    expect(html).not.toContain('class="register"');
  });

  test.each([
    ["kind=nonsense", "standard-setter"],
    ["category=nonsense", "general-assembly"],
    ["region=999", "142"],
    ["status=nonsense", "dissolved"],
    ["listed=maybe", "false"],
    ["cooperation=nonsense", "undated"],
    ["page=0", "1, 2"],
    ["page=6", "1, 2"],
    ["page=1e1", "1, 2"],
    ["kind=%3Cscript%3E", "&lt;script>"],
  ])("refuses %s and names what there is", async (query, allowed) => {
    const { status, html } = await read(`/en/partners?${query}`);
    expect(status).toBe(400);
    expect(html).toContain(allowed);
  });

  test("a cooperation without dates stands on no date", async () => {
    const relations = cellsByRow("registry/relations.csv").filter(
      (row) => row.from === "cted" && row.kind === "cooperates-with" && row.verification !== "unverified",
    );
    const undated = relations.filter(({ since, until }) => since === "" && until === "");
    expect((await wholeList("/en/partners?cooperation=undated")).toSorted()).toEqual(
      [...new Set(undated.map(({ to }) => to))].toSorted(),
    );
    const all = new Set(relations.map(({ to }) => to));
    expect(countShown((await read("/en/partners?cooperation=none")).html)).toBe(parties.length - all.size);
  });

  test.each([
    [[], "none"],
    [[{}], "undated"],
    [[{ since: "2020" }], "holds"],
    [[{ since: "2025-06-02" }], "not-then"],
    [[{ since: "2001", until: "2025-05-31" }], "not-then"],
    [[{ since: "2025" }], "uncertain"],
    [[{}, { since: "2001", until: "2002" }], "undated"],
    [
      [
        { since: "2001", until: "2002" },
        { since: "2024", until: "2026" },
      ],
      "holds",
    ],
  ] as ReadonlyArray<readonly [ReadonlyArray<Readonly<Record<string, string>>>, string]>)(
    "cooperation of %j is %s on 1 June 2025",
    (periods, state) => {
      expect(cooperationOn(periods as readonly Period[], "2025-06-01" as Day)).toBe(state);
    },
  );
});

describe("headings of the founding page", () => {
  const headings = [
    "security-council",
    "general-assembly",
    "un-departments",
    "un-agencies-funds-programmes",
    "international-organisations",
    "africa",
    "asia",
    "latin-america",
    "europe-and-north-america",
  ];

  test.each(headings)(
    "%s has the bodies that the page names apart from those the register adds",
    async (key) => {
      const { status, html } = await read(`/en/categories/${key}`);
      expect(status).toBe(200);
      const [listedPart = "", proposedPart = ""] = html.split('<h2 id="proposed">');
      const under = (published: string) =>
        parties.filter((row) => row.category === key && row.published === published).map(({ id }) => id);
      const listed = listedPart.includes('class="register"') ? listedIn(listedPart) : [];
      expect(listed.toSorted()).toEqual(under("true").toSorted());
      expect(listedIn(proposedPart).toSorted()).toEqual(under("false").toSorted());
      if (listed.length === 0) expect(html).toContain("The source page leaves this heading empty.");
    },
  );

  test("the regional ones stand together, each with its own page", async () => {
    const { html } = await read("/ar/categories/regional");
    for (const key of ["africa", "asia", "latin-america", "europe-and-north-america"])
      expect(html).toContain(`href="/ar/categories/${key}"`);
  });

  test.each(["classes", "prose", "own"])("%s is a heading of the directory too", async (key) => {
    expect((await read(`/zh/categories/${key}`)).status).toBe(200);
  });

  test("each is linked from the directory", async () => {
    const { html } = await read("/ru/?on=2025-06-01");
    for (const key of [...headings, "regional", "classes", "prose", "own"])
      expect(html).toContain(`href="/ru/categories/${key}?on=2025-06-01"`);
  });

  test("one that there is not is not found", async () => {
    const { status, html } = await read("/fr/categories/galaxies");
    expect(status).toBe(404);
    expect(html).toContain("galaxies");
  });
});

describe("regions", () => {
  test("stand each below the one they lie in, with what is within", async () => {
    const { html } = await read("/en/regions");
    for (const { m49 = "" } of regions) {
      const row = html.slice(html.indexOf(`id="m49-${m49}"`)).split("</tr>")[0] ?? "";
      const numbers = [...row.matchAll(/class="n"[^>]*><span>(\d+)<\/span>/g)].map(([, n]) => n);
      const inside = new Set(within(m49));
      const lying = states.filter((state) =>
        regions.some((region) => inside.has(region.m49 ?? "") && region.name_en === state.sub_region),
      );
      expect([m49, ...numbers]).toEqual([m49, m49, String(covering(m49).length), String(lying.length)]);
    }
  });

  test.each(languages)("each has a page in %s with its States", async (language) => {
    for (const { m49 = "", name_en, [`name_${language}`]: name = "" } of regions) {
      const { status, html } = await read(`/${language}/regions/${m49}`);
      expect([m49, status]).toEqual([m49, 200]);
      expect(html).toContain(name.replaceAll("'", "&#39;"));
      for (const state of states.filter((row) => row.sub_region === name_en))
        expect(html).toContain(`href="/${language}/states/${state.iso3}"`);
    }
  });

  test("name bodies that cover the whole, a part, and a wider region, each once", async () => {
    const { html } = await read("/en/regions/202");
    const part = (id: string) => {
      const from = html.indexOf(`<h2 id="${id}">`);
      const section = from < 0 ? "" : (html.slice(from).split("</section>")[0] ?? "");
      return [...section.matchAll(/href="\/en\/partners\/([a-z0-9-]+)"/g)]
        .map(([, party = ""]) => party)
        .toSorted();
    };
    const cover = (codes: readonly string[]) =>
      new Set(coverage.filter(({ m49 = "" }) => codes.includes(m49)).map(({ party = "" }) => party));
    const whole = cover(["202"]);
    const parts = cover(within("202").slice(1));
    expect(part("whole")).toEqual([...whole].toSorted());
    expect(part("part")).toEqual([...parts].filter((id) => !whole.has(id)).toSorted());
    const wider = [...cover(["002"])].filter((id) => !whole.has(id) && !parts.has(id));
    expect(wider.length).toBeGreaterThan(0);
    expect(part("wider")).toEqual(wider.toSorted());
  });

  test("are linked from the area of a partner", async () => {
    const { html } = await read("/fr/partners/esaamlg?on=2025-06-01");
    for (const { m49 } of coverage.filter(({ party }) => party === "esaamlg"))
      expect(html).toContain(`href="/fr/regions/${m49}?on=2025-06-01"`);
  });

  test.each(["999", "2", "%3Cb%3E"])("the code %s is not found", async (code) => {
    expect((await read(`/en/regions/${code}`)).status).toBe(404);
  });
});

test("a hidden body, and a doubtful cooperation, are in no list and no count", async () => {
  const own = await freshInstallation();
  const ownSite = await siteOf(own);
  const page = async (url: string) => (await ownSite.server.inject(url)).body;
  await withClient(own.ownerUrl, async (owner) => {
    await owner.query("begin; select set_config('entente.reader', 'operator', true)");
    await owner.query("select journal.open_act(now(), 'operator', 'test', 'test.hide', '', '{}')");
    await owner.query("update registry.party set level = 'confidential' where id = 'gctf'");
    await owner.query(
      "update registry.relation set verification = 'unverified' where from_id = 'cted' and to_id = 'fatf' and kind = 'cooperates-with'",
    );
    await owner.query("commit");
  });
  for (const url of ["/en/partners?kind=forum", "/en/partners?q=", "/en/regions/001", "/en/categories/prose"])
    expect(await page(url)).not.toContain("/en/partners/gctf");
  expect(countShown(await page("/en/partners"))).toBe(parties.length - 1);
  const forums = parties.filter(({ kind }) => kind === "forum").length;
  expect(countShown(await page("/en/partners?kind=forum"))).toBe(forums - 1);
  const undated = await page("/en/partners?cooperation=undated&kind=standard-setter");
  expect(undated).not.toContain('class="register"');
  expect(await page("/en/partners?cooperation=none&kind=standard-setter")).toContain(
    'href="/en/partners/fatf"',
  );
  await ownSite.close();
  await own.close();
});
