import { describe, expect, test } from "vitest";
import { freshInstallation, siteOf, testDay } from "../../../tests/support/installation.ts";
import { goodShape, openedSite, shape, textOf } from "../../../tests/support/opened-site.ts";
import { cellsByRow } from "../../../tests/support/reference-files.ts";
import { rowsOf } from "../../../tests/support/sql.ts";
import { languages } from "../../kernel/language.ts";
import { slugOf } from "../../kernel/slug.ts";

const opened = openedSite();

const { read } = opened;

const instruments = cellsByRow("mandates/instruments.csv");
const provisions = cellsByRow("mandates/provisions.csv");
const relations = cellsByRow("mandates/instrument-relations.csv");
const themes = cellsByRow("mandates/themes.csv");
const lines = cellsByRow("cooperation/lines.csv");
const events = cellsByRow("cooperation/events.csv");

const addressOfInstrument = (id = "") => `mandates/${slugOf(id)}`;
const addressOfProvision = (row: Record<string, string>) =>
  `${addressOfInstrument(row.instrument)}/${slugOf(row.label ?? "")}`;

/** From the heading with the id to the next heading of a section. */
const sectionOf = (html: string, id: string): string => {
  const at = html.indexOf(`<h2 id="${id}"`);
  return at < 0 ? "" : (html.slice(at).split(/<\/section>/)[0] ?? "");
};
const rowOf = (html: string, slug: string): string =>
  (html.slice(html.indexOf(`<tr id="${slug}"`)).split("</tr>")[0] ?? "").slice(0, 5000);

describe("every page of the part", () => {
  const addresses = [
    "mandates",
    "themes",
    ...instruments.map(({ id }) => addressOfInstrument(id)),
    ...provisions.map(addressOfProvision),
    ...themes.map(({ id }) => `themes/${id}`),
  ];

  test("exists in English, with one heading, and leads to no page of the part that is not there", async () => {
    const known = new Set(addresses.map((address) => `/en/${address}`));
    for (const address of addresses) {
      const { status, html } = await read(`/en/${address}`);
      expect([address, status, shape(html)]).toEqual([address, 200, goodShape("en")]);
      for (const [, href = ""] of html.matchAll(/href="(\/en\/(?:mandates|themes)\/[^"?#]*)/g))
        expect(known, `${address} → ${href}`).toContain(href);
    }
  });

  // The other languages differ in texts only: each takes another tenth of the addresses.
  test.each(languages.filter((language) => language !== "en"))(
    "exists in %s, with one heading and its language",
    async (language) => {
      const first = languages.indexOf(language);
      for (const address of addresses.filter((_, at) => at < 2 || at % 10 === first)) {
        const { status, html } = await read(`/${language}/${address}`);
        expect([address, status, shape(html)]).toEqual([address, 200, goodShape(language)]);
      }
    },
  );
});

describe("the list of mandates", () => {
  test("has every instrument once, with its adoption and the name of its theme", async () => {
    const { html } = await read("/en/mandates");
    expect(html.match(/<tr id="/g)?.length).toBe(instruments.length);
    for (const { id = "", adopted = "", topic = "" } of instruments) {
      const row = rowOf(html, slugOf(id));
      expect(row).toContain(`href="/en/${addressOfInstrument(id)}"`);
      expect(row).toContain(`datetime="${adopted}"`);
      const theme = themes.find((one) => one.instrument_topics?.split(";").includes(topic));
      expect(row).toContain(`href="/en/themes/${theme?.id}"`);
    }
  });

  test.each([
    ["body", "icao", (row: Record<string, string>) => row.body === "ICAO"],
    [
      "body",
      "counter-terrorism-committee",
      (row: Record<string, string>) => row.body === "Counter-Terrorism Committee",
    ],
    ["theme", "sanctions", (row: Record<string, string>) => row.topic === "sanctions"],
  ])("narrowed by %s=%s shows exactly those of the file, and counts as many", async (name, value, has) => {
    const wanted = instruments.filter(has).map(({ id = "" }) => slugOf(id));
    expect(wanted.length).toBeGreaterThan(0);
    const { html } = await read(`/en/mandates?${name}=${value}`);
    const shown = [...html.matchAll(/<tr id="([^"]+)"/g)].map(([, id]) => id);
    expect(shown.toSorted()).toEqual(wanted.toSorted());
    expect(html).toMatch(
      new RegExp(`<option value="${value}" selected>[^<]*\\(${wanted.length}\\)</option>`),
    );
  });

  test("counts the values of one condition among what the others leave", async () => {
    const { html } = await read("/en/mandates?body=icao&theme=transport-infrastructure");
    const transport = themes
      .find(({ id }) => id === "transport-infrastructure")
      ?.instrument_topics?.split(";");
    const count = (body: string) =>
      instruments.filter((row) => row.body === body && transport?.includes(row.topic ?? "")).length;
    for (const body of ["ICAO", "IMO"])
      expect(html).toMatch(
        new RegExp(`<option value="${slugOf(body)}"[^>]*>[^<]*\\(${count(body)}\\)</option>`),
      );
  });

  const expiringOn = (day: string) => {
    const next = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
    // No instrument of the files that has an end was superseded while it ran, but for those the register says so of.
    const superseded = new Set(relations.filter(({ kind }) => kind === "supersedes").map(({ to }) => to));
    return instruments
      .filter(({ id, adopted = "", expires = "" }) => expires !== "" && adopted <= day && !superseded.has(id))
      .filter(({ expires = "" }) => expires >= day && expires <= next)
      .map(({ id = "" }) => slugOf(id));
  };

  test.each([testDay, "2025-06-01", "2021-12-20"])(
    "as of %s says first what expires within a year, and can list only that",
    async (day) => {
      const wanted = expiringOn(day);
      expect(wanted.length).toBeGreaterThan(0);
      const notice = /<p class="notice" data-is="warn"><strong>\d.*?<\/p>/.exec(
        (await read(`/en/mandates?on=${day}`)).html,
      )?.[0];
      for (const slug of wanted) expect(notice).toContain(`/en/mandates/${slug}`);
      const { html } = await read(`/en/mandates?expiring=year&on=${day}`);
      const shown = [...html.matchAll(/<tr id="([^"]+)"/g)].map(([, id]) => id);
      expect(shown.toSorted()).toEqual(wanted.toSorted());
    },
  );

  test("orders by symbol as numbers count, and by expiry with the endless last", async () => {
    const order = async (sort: string) =>
      [...(await read(`/en/mandates?sort=${sort}`)).html.matchAll(/<tr id="([^"]+)"/g)].map(
        ([, id]) => id ?? "",
      );
    const symbols = await order("symbol");
    expect(symbols.indexOf("s-res-1267-1999")).toBeLessThan(symbols.indexOf("s-res-2617-2021"));
    expect(symbols.indexOf("a-res-60-288")).toBeLessThan(symbols.indexOf("a-res-75-291"));
    const ends = (await order("expires")).map(
      (slug) => instruments.find(({ id = "" }) => slugOf(id) === slug)?.expires || "9999",
    );
    expect(ends).toEqual(ends.toSorted());
  });

  test("says so where nothing meets the conditions", async () => {
    const { status, html } = await read("/en/mandates?body=imo&state=expired");
    expect(status).toBe(200);
    expect(html).toContain("No instrument meets these conditions.");
    expect(html).toContain('href="/en/mandates"');
  });
});

describe("an instrument’s page", () => {
  test("shows the mandate expired today, and in force on a day before", async () => {
    const today = textOf((await read("/en/mandates/s-res-2617-2021")).html);
    expect(today).toContain("Expired on 31 Dec 2025 . Carried on by S/RES/2810 (2025) , until 5 Jan 2029");
    const before = (await read("/en/mandates/s-res-2617-2021?on=2025-06-01")).html;
    expect(before).not.toContain('data-is="expired"><strong>');
    expect(textOf(before)).toContain("in force until 31 Dec 2025");
    expect(before).toContain('href="/en/mandates/s-res-2810-2025?on=2025-06-01"');
    expect(textOf(before)).toContain("not adopted yet on 1 Jun 2025");
  });

  test("names what supersedes an instrument, here and where it is a basis", async () => {
    const { html } = await read("/en/mandates/fatf-meth-2013");
    expect(textOf(sectionOf(html, "chain"))).toContain("superseded by");
    expect(sectionOf(html, "chain")).toContain('href="/en/mandates/fatf-meth-2022"');
  });

  test("draws every member of its chain on the scale and lists it in the table", async () => {
    const members = [
      "1535-2004",
      "1787-2007",
      "1805-2008",
      "1963-2010",
      "2129-2013",
      "2395-2017",
      "2617-2021",
      "2810-2025",
    ];
    const chain = sectionOf((await read("/en/mandates/s-res-2617-2021")).html, "chain");
    expect(chain.match(/<rect /g)?.length).toBe(members.length);
    for (const member of members.filter((one) => one !== "2617-2021"))
      expect(chain).toContain(`href="/en/mandates/s-res-${member}"`);
    expect(chain).toContain('<strong aria-current="true">');
  });

  test("lists every relation of the file from both ends, counted by kind", async () => {
    for (const id of ["S/RES/1373(2001)", "S/RES/2178(2014)", "BEIJING-2010"]) {
      const section = textOf(sectionOf((await read(`/en/${addressOfInstrument(id)}`)).html, "relations"));
      for (const [end, words] of [
        ["from", "Recalls"],
        ["to", "Is recalled by"],
      ] as const) {
        const count = relations.filter((row) => row.kind === "recalls" && row[end] === id).length;
        if (count === 0) expect(section).not.toContain(`${words} `);
        else expect(section).toContain(`${words} ${count} `);
      }
      const all = relations.filter(
        ({ from, to, kind }) => kind !== "establishes" && (from === id || to === id),
      );
      expect(section).toContain(`Relations to other instruments ${all.length} `);
    }
  });

  test("lists the lines whose bases rest on it or on its provisions, and who stands in them", async () => {
    for (const { id = "" } of instruments) {
      const section = sectionOf((await read(`/en/${addressOfInstrument(id)}`)).html, "cooperation");
      const resting = lines.filter(({ bases = "" }) =>
        bases.split(";").some((basis) => basis.split(" ")[0] === id),
      );
      expect([...section.matchAll(/id="line-([a-z-]+)"/g)].map(([, line]) => line)).toEqual(
        resting.map((line) => line.id),
      );
      for (const partner of resting.flatMap(({ partners = "" }) => partners.split(";")))
        expect(section).toContain(`/en/partners/${partner}`);
      if (resting.length === 0)
        expect(section).toContain("No line of cooperation on the source page rests on this text.");
    }
  });

  test("names the bodies it established and the events under it, up to the day", async () => {
    for (const { from, to } of relations.filter(({ kind }) => kind === "establishes"))
      expect(sectionOf((await read(`/en/${addressOfInstrument(from)}`)).html, "established")).toContain(
        `/en/partners/${to}`,
      );
    for (const { id = "", instrument, start = "", verification } of events) {
      if (instrument === "" || verification === "unverified") continue;
      expect((await read(`/en/${addressOfInstrument(instrument)}`)).html).toContain(`id="${id}"`);
      const before = `${Number(start.slice(0, 4)) - 1}-01-01`;
      expect((await read(`/en/${addressOfInstrument(instrument)}?on=${before}`)).html).not.toContain(
        `id="${id}"`,
      );
    }
  });

  test("shows its provisions with summaries that say they are in English", async () => {
    const { html } = await read("/fr/mandates/s-res-2462-2019");
    for (const row of provisions.filter(({ instrument }) => instrument === "S/RES/2462(2019)")) {
      const shown = rowOf(html, slugOf(row.label ?? ""));
      expect(shown).toContain(`href="/fr/${addressOfProvision(row)}"`);
      expect(textOf(shown)).toContain(`${row.summary} en anglais`);
      expect(shown).toContain('lang="en"');
    }
  });
});

describe("a provision’s page", () => {
  test("is cited as the Financial Action Task Force writes it, and as the United Nations do", async () => {
    const heading = async (url: string) =>
      textOf(/<h1.*?<\/h1>/.exec((await read(url)).html)?.[0] ?? "").trim();
    expect(await heading("/fr/mandates/fatf-2012/r-8")).toBe("FATF R.8");
    expect(await heading("/en/mandates/fatf-meth-2022/io-9")).toBe("FATF IO.9");
    expect(await heading("/en/mandates/s-res-2462-2019/op-37")).toBe("S/RES/2462 (2019) , para. 37");
  });

  test("leads to the one before and the one after", async () => {
    const { html } = await read("/en/mandates/fatf-2012/r-8?on=2025-06-01");
    expect(html).toContain('<a href="/en/mandates/fatf-2012/r-7?on=2025-06-01" rel="prev">');
    expect(html).toContain('<a href="/en/mandates/fatf-2012/r-9?on=2025-06-01" rel="next">');
    expect((await read("/en/mandates/fatf-2012/r-1")).html).not.toContain('rel="prev"');
    expect((await read("/en/mandates/fatf-2012/r-40")).html).not.toContain('rel="next"');
  });

  test("tells lines that rest on it from lines that rest on the whole instrument", async () => {
    const pillar = (await read("/en/mandates/a-res-60-288/pillar-i")).html;
    expect(pillar).toContain('id="line-coordination-compact"');
    expect(pillar).not.toContain("as a whole");
    const criterion = (await read("/en/mandates/fatf-2012/r-8")).html;
    expect(criterion).toContain("names this very provision");
    expect(textOf(criterion)).toContain("1 line rests on the instrument as a whole");
    expect(criterion).toContain('id="line-financing-of-terrorism"');
  });

  test("of a superseded methodology says by what it is superseded", async () => {
    const { html } = await read("/en/mandates/fatf-meth-2013/io-9");
    expect(html).toMatch(
      /<p class="notice" data-is="expired">.*?Superseded by .*?href="\/en\/mandates\/fatf-meth-2022"/,
    );
  });
});

describe("themes", () => {
  test.each(languages)(
    "are listed in %s under their names, with the counts of the files",
    async (language) => {
      const { html } = await read(`/${language}/themes`);
      for (const theme of themes) {
        const row = rowOf(html, theme.id ?? "");
        const topics = theme.instrument_topics?.split(";") ?? [];
        const counts = [
          instruments.filter(({ topic = "" }) => topics.includes(topic)).length,
          (theme.provisions ?? "").split(";").filter((one) => one !== "").length,
        ];
        expect(textOf(row)).toContain(`${theme[`name_${language}`]}`);
        expect(textOf(row)).toContain(` ${counts.join(" ")} `);
      }
    },
  );

  test("show the texts tied to them, and the lines that rest on these", async () => {
    const { html } = await read("/en/themes/financing");
    const theme = themes.find(({ id }) => id === "financing");
    for (const { id = "" } of instruments.filter(({ topic }) => topic === "financing"))
      expect(sectionOf(html, "instruments")).toContain(`/en/${addressOfInstrument(id)}"`);
    for (const provision of (theme?.provisions ?? "").split(";")) {
      const row = provisions.find(({ instrument, label }) => `${instrument} ${label}` === provision) ?? {};
      expect(sectionOf(html, "provisions")).toContain(`/en/${addressOfProvision(row)}"`);
    }
    expect(sectionOf(html, "cooperation")).toContain('id="line-financing-of-terrorism"');
    for (const language of languages) expect(textOf(html)).toContain(theme?.[`name_${language}`]);
  });
});

describe("what there is no page for", () => {
  test.each([
    ["/fr/mandates/no-such-text", 404, "Il n’existe pas d’instrument"],
    ["/fr/mandates/s-res-2617-2021/op-99", 404, "op-99"],
    ["/fr/mandates/no-such-text/op-1", 404, "no-such-text"],
    ["/fr/mandates/%3Cscript%3E", 404, "&lt;script>"],
    ["/fr/themes/no-such-theme", 404, "Il n’existe pas de thème"],
    ["/en/mandates?body=nobody", 400, "security-council"],
    ["/en/mandates?theme=nothing", 400, "general-framework"],
    ["/en/mandates?state=over", 400, "in-force, expired, superseded"],
    ["/en/mandates?expiring=month", 400, "year"],
    ["/en/mandates?sort=size", 400, "adopted, symbol"],
    ["/en/mandates?body=icao&body=imo", 400, "body"],
  ])("%s is answered with %i and a sentence that helps", async (url, status, words) => {
    const answer = await read(url);
    expect(answer.status).toBe(status);
    expect(answer.html).toContain(words);
    expect(answer.html).not.toContain("<script>");
  });
});

test("what is far too long is answered as what is not there", async () => {
  const long = "x".repeat(120);
  for (const address of [`themes/${long}`, `mandates/${long}`, `mandates/fatf-2012/${long}`])
    expect((await read(`/en/${address}`)).status).toBe(404);
  expect((await read(`/en/mandates?body=${"x".repeat(3000)}`)).status).toBe(400);
});

test("an establishment that is not verified is on no page of an instrument", async () => {
  const own = await freshInstallation();
  const ownSite = await siteOf(own);
  const page = async () => (await ownSite.server.inject("/en/mandates/s-res-1535-2004")).body;
  expect(sectionOf(await page(), "established")).toContain("/en/partners/cted");
  await rowsOf(
    own.ownerUrl,
    `begin; select journal.open_act(now(), 'system', 'test', 'test.doubt-establishment', '', '{}');
     update mandates.establishment set verification = 'unverified'; commit`,
  );
  expect(await page()).not.toContain('id="established"');
  await ownSite.close();
  await own.close();
});

test("bases on other pages lead to the instrument and the provision, as of the same day", async () => {
  const { html } = await read("/en/?on=2025-06-01");
  expect(html).toContain('href="/en/mandates/s-res-2617-2021?on=2025-06-01"');
  expect(html).toContain('href="/en/mandates/a-res-60-288/pillar-ii?on=2025-06-01"');
  expect((await read("/en/partners/cted")).html).toContain('href="/en/mandates/s-res-2810-2025"');
});
