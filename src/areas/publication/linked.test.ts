import jsonld from "jsonld";
import { describe, expect, it } from "vitest";
import { openedSite } from "../../../tests/support/opened-site.ts";
import { cellsByRow } from "../../../tests/support/reference-files.ts";
import { slugOf } from "../../kernel/slug.ts";
import { contextOf } from "./linked/context.ts";

const origin = "https://entente.example";
const schema = "https://schema.org/";
const org = "http://www.w3.org/ns/org#";
const ns = `${origin}/ns#`;
const skos = "http://www.w3.org/2004/02/skos/core#";

const opened = openedSite();

const { get } = opened;

/** The only document that may be asked for is our own context, and it comes from the site. */
let context: Promise<object> | undefined;
const documentLoader = async (url: string) => {
  if (url !== `${origin}/context.jsonld`) throw new Error(`asked the network for ${url}`);
  context ??= get("/context.jsonld").then((answer) => answer.json());
  return { documentUrl: url, document: await context };
};
/** `safe`: a key or a type that the context does not know is an error, and is not silently left out. */
const options = { documentLoader, safe: true } as jsonld.Options.Expand;

type Expanded = Record<string, unknown>;
type Values = ReadonlyArray<Record<string, string>>;

async function documentAt(url: string): Promise<object> {
  const answer = await get(url);
  expect(answer.statusCode, url).toBe(200);
  return answer.json();
}

// The library's types know neither `safe` nor that its answer is an array of nodes.
const expanded = async (url: string): Promise<Expanded[]> =>
  (await jsonld.expand((await documentAt(url)) as jsonld.JsonLdDocument, options)) as unknown as Expanded[];

const valuesOf = (node: Expanded | undefined, property: string) =>
  ((node?.[property] ?? []) as Values).map((value) => value["@value"] ?? value["@id"]);

/** Texts of a property by their language. */
const textsOf = (node: Expanded | undefined, property: string) =>
  ((node?.[property] ?? []) as Values).map((value) => `${value["@language"]} ${value["@value"]}`).sort();

const publicRows = (path: string) =>
  cellsByRow(path).filter(({ verification }) => verification !== "unverified");

const parties = cellsByRow("registry/parties.csv");
const partyNames = cellsByRow("registry/party-names.csv");
const instrumentLinks = cellsByRow("mandates/instrument-relations.csv");
const instruments = cellsByRow("mandates/instruments.csv");
const provisions = cellsByRow("mandates/provisions.csv");
const themes = cellsByRow("mandates/themes.csv");
const relations = publicRows("registry/relations.csv");
const memberships = publicRows("registry/memberships.csv");
const languages = ["ar", "zh", "en", "fr", "ru", "es"];

/** The name that the files give a party in a language, by the order in which names are shown. */
function nameIn(party: string, language: string): string | undefined {
  const names = partyNames.filter((row) => row.party === party && row.lang === language);
  for (const type of ["official", "short", "acronym", "alias"]) {
    const found = names.filter((row) => row.type === type).map((row) => row.name ?? "");
    // Of several the first by the database's order, which knows capitals from small letters.
    if (found.length > 0) return found.length === 1 ? found[0] : undefined;
  }
  return undefined;
}

describe("the context", () => {
  it("is JSON-LD 1.1, may be kept, and may be read from anywhere", async () => {
    const answer = await get("/context.jsonld");
    expect(answer.headers["content-type"]).toBe("application/ld+json; charset=utf-8");
    expect(answer.headers["access-control-allow-origin"]).toBe("*");
    expect(answer.headers.etag).toMatch(/^"/);
    expect(answer.json()["@context"]["@version"]).toBe(1.1);
  });

  it("gives each term one meaning in a vocabulary that it names", () => {
    const { "@context": context } = contextOf(origin);
    const prefixes = ["schema", "org", "skos", "dcterms", "time", "xsd", "ns"];
    for (const [term, given] of Object.entries(context)) {
      if (term.startsWith("@") || prefixes.includes(term)) continue;
      const definition = given as string | { "@id"?: string; "@reverse"?: string };
      const iri =
        typeof definition === "string" ? definition : (definition["@id"] ?? definition["@reverse"] ?? "");
      const known = [...prefixes.map((prefix) => `${prefix}:`), ns, org];
      expect(known.filter((start) => iri.startsWith(start)).length, `${term} → ${iri}`).toBe(1);
    }
  });
});

describe("our own words", () => {
  it("are listed at their address, values with a name in six languages, and cover the values of the files", async () => {
    const nodes = await expanded("/ns");
    const known = new Map(nodes.map((node) => [String(node["@id"]), node]));
    const used: ReadonlyArray<readonly [string, readonly (string | undefined)[]]> = [
      ["kind", parties.map(({ kind }) => kind)],
      ["lifeCycle", parties.map(({ status }) => status)],
      ["certainty", parties.map(({ verification }) => verification)],
      ["nameType", partyNames.map(({ type }) => type)],
      ["role", memberships.map(({ status }) => status)],
      ["relationKind", instrumentLinks.map(({ kind }) => kind).filter((kind) => kind !== "establishes")],
    ];
    for (const [term, values] of used)
      for (const value of new Set(values)) {
        const node = known.get(`${ns}${term}-${value}`);
        expect(textsOf(node, `${skos}prefLabel`).length, `${term}-${value}`).toBe(6);
      }
  });
});

describe("a party", () => {
  it.each(parties.map(({ id = "" }) => id))("%s says what the files say", async (id) => {
    const row = parties.find((party) => party.id === id) ?? {};
    const [node] = await expanded(`/fr/partners/${id}.json`);
    expect(node?.["@id"]).toBe(`${origin}/id/partners/${id}`);
    expect(valuesOf(node, `${ns}kind`)).toEqual([`${ns}kind-${row.kind}`]);
    expect(valuesOf(node, `${ns}certainty`)).toEqual([`${ns}certainty-${row.verification}`]);
    expect(valuesOf(node, `${ns}lifeCycle`)).toEqual([`${ns}lifeCycle-${row.status}`]);
    expect(valuesOf(node, `${ns}onSourcePage`)).toEqual([row.published === "true"]);
    expect(valuesOf(node, `${schema}foundingDate`)).toEqual(row.since ? [row.since] : []);
    expect(valuesOf(node, `${schema}dissolutionDate`)).toEqual(row.until ? [row.until] : []);
    const named = textsOf(node, `${schema}name`);
    for (const language of languages) {
      const name = nameIn(id, language);
      if (name !== undefined) expect(named).toContain(`${language} ${name}`);
    }
    const parent = row.parent ? [`${origin}/id/partners/${row.parent}`] : [];
    expect(valuesOf(node, `${org}subOrganizationOf`)).toEqual(expect.arrayContaining(parent));
    const states = memberships.filter(({ party }) => party === id).map(({ state_iso3 }) => state_iso3);
    const stated = relations.filter(
      ({ from, to, kind = "" }) => [from, to].includes(id) && !["created-by", "kind"].includes(kind),
    );
    expect(
      membersIn(node)
        .filter((member) => member.includes("/states/"))
        .sort(),
    ).toEqual(states.map((state) => `${origin}/id/states/${state}`).sort());
    const dated = ["subsidiary-of", "part-of", "cooperates-with", "supports"];
    const told = stated.filter(({ kind = "" }) => dated.includes(kind));
    expect(((node?.[`${ns}relations`] ?? []) as unknown[]).length).toBe(told.length);
  });

  it("keeps each name with its kind and certainty, and says that Arabic runs from right to left", async () => {
    const [node] = await expanded("/en/partners/menafatf.json");
    const rows = partyNames.filter(({ party }) => party === "menafatf");
    const names = (node?.[`${ns}names`] ?? []) as Expanded[];
    expect(names.map((name) => textsOf(name, `${ns}text`)[0]).sort()).toEqual(
      rows.map(({ lang, name }) => `${lang} ${name}`).sort(),
    );
    const texts = names.flatMap((name) => name[`${ns}text`] as Values);
    for (const text of texts) expect(text["@direction"]).toBe(text["@language"] === "ar" ? "rtl" : undefined);
  });

  it("says no unverified statement", async () => {
    const doubtful = cellsByRow("registry/relations.csv").filter(
      ({ verification }) => verification === "unverified",
    );
    expect(doubtful.length).toBeGreaterThan(0);
    for (const id of new Set(doubtful.map(({ from = "" }) => from))) {
      const [node] = await expanded(`/en/partners/${id}.json`);
      for (const property of [
        `${ns}relations`,
        `${org}hasMembership`,
        `${org}changedBy`,
        `${ns}establishment`,
      ])
        for (const statement of (node?.[property] ?? []) as Expanded[])
          expect(valuesOf(statement, `${ns}certainty`)).not.toEqual([`${ns}certainty-unverified`]);
      // What only a doubtful row says is not said at all.
      for (const { to = "" } of doubtful.filter((row) => row.from === id)) {
        if (relations.some((row) => [row.from, row.to].includes(id) && [row.from, row.to].includes(to)))
          continue;
        if (parties.some((row) => [row.id, row.parent].includes(id) && [row.id, row.parent].includes(to)))
          continue;
        expect(JSON.stringify(node), `${id} → ${to}`).not.toContain(`/id/partners/${to}"`);
      }
    }
  });
});

/** Whose memberships of the node are: read backwards, for they name it as their organisation. */
const membersIn = (node: Expanded | undefined): string[] =>
  ((node?.["@reverse"] as Record<string, Expanded[]> | undefined)?.[`${org}organization`] ?? []).flatMap(
    (membership) => valuesOf(membership, `${org}member`) as string[],
  );

describe("an instrument", () => {
  it.each(instruments.map(({ id = "" }) => id))("%s says what the files say", async (id) => {
    const row = instruments.find((one) => one.id === id) ?? {};
    const [node] = await expanded(`/ar/mandates/${slugOf(id)}.json`);
    expect(node?.["@type"]).toEqual([`${schema}Legislation`]);
    expect(valuesOf(node, `${schema}legislationIdentifier`)).toEqual([id]);
    expect(valuesOf(node, `${schema}legislationDate`)).toEqual(row.adopted ? [row.adopted] : []);
    expect(valuesOf(node, `${schema}expires`)).toEqual(row.expires ? [row.expires] : []);
    expect(valuesOf(node, `${ns}certainty`)).toEqual([`${ns}certainty-${row.verification}`]);
    expect(textsOf(node, `${schema}name`)).toEqual(
      ["en", "fr"].flatMap((language) =>
        row[`title_${language}`] ? [`${language} ${row[`title_${language}`]}`] : [],
      ),
    );
    expect(valuesOf(node, `${schema}hasPart`).sort()).toEqual(
      provisions
        .filter(({ instrument }) => instrument === id)
        .map(({ label = "" }) => `${origin}/id/mandates/${slugOf(id)}/${slugOf(label)}`)
        .sort(),
    );
    for (const kind of ["renews", "extends", "supersedes", "amends", "recalls"]) {
      const to = instrumentLinks.filter((link) => link.from === id && link.kind === kind);
      expect(valuesOf(node, `${ns}${kind}`).sort()).toEqual(
        to.map((link) => `${origin}/id/mandates/${slugOf(link.to ?? "")}`).sort(),
      );
    }
  });

  it("stands as of the day that is asked for", async () => {
    const force = async (on: string) =>
      valuesOf(
        (await expanded(`/en/mandates/s-res-2617-2021.json?on=${on}`))[0],
        `${schema}legislationLegalForce`,
      );
    expect(await force("2022-06-01")).toEqual([`${schema}InForce`]);
    expect(await force("2021-06-01")).toEqual([`${schema}NotInForce`]);
  });
});

describe("provisions and themes", () => {
  it.each(provisions.map(({ instrument, label }) => [instrument ?? "", label ?? ""]))(
    "%s %s is a part of its instrument",
    async (instrument, label) => {
      const [node] = await expanded(`/en/mandates/${slugOf(instrument)}/${slugOf(label)}.json`);
      expect(valuesOf(node, `${schema}legislationIdentifier`)).toEqual([`${instrument} ${label}`]);
      expect(valuesOf(node, `${schema}isPartOf`)).toEqual([`${origin}/id/mandates/${slugOf(instrument)}`]);
    },
  );

  it("lists every theme as a concept with a label in six languages", async () => {
    const nodes = (await expanded("/en/themes.json")).filter((node) => `${skos}prefLabel` in node);
    expect(nodes.length).toBe(themes.length);
    for (const row of themes) {
      const node = nodes.find((one) => one["@id"] === `${origin}/id/themes/${row.id}`);
      expect(textsOf(node, `${skos}prefLabel`)).toEqual(
        languages.map((language) => `${language} ${row[`name_${language}`]}`).sort(),
      );
    }
  });
});

describe("States and regions", () => {
  const states = cellsByRow("registry/states.csv");

  it("lists every State with its codes and its names in six languages", async () => {
    const nodes = (await expanded("/ru/states.json")).filter((node) => `${ns}iso3` in node);
    expect(nodes.length).toBe(states.length);
    for (const row of states) {
      const node = nodes.find((one) => one["@id"] === `${origin}/id/states/${row.iso3}`);
      expect(textsOf(node, `${schema}name`)).toEqual(
        languages.map((language) => `${language} ${row[`name_${language}`]}`).sort(),
      );
      expect(valuesOf(node, `${ns}m49`)).toEqual([row.m49]);
      expect(valuesOf(node, `${ns}unStatus`)).toEqual([`${ns}unStatus-${row.un_status}`]);
    }
  });

  it.each(states.map(({ iso3 = "" }) => iso3))("%s has the memberships of the files", async (iso3) => {
    const [node] = await expanded(`/es/states/${iso3}.json`);
    const held = (node?.[`${org}hasMembership`] ?? []) as Expanded[];
    const rows = memberships.filter(({ state_iso3 }) => state_iso3 === iso3);
    expect(
      held
        .map((one) => [...valuesOf(one, `${org}organization`), ...valuesOf(one, `${org}role`)].join(" "))
        .sort(),
    ).toEqual(rows.map(({ party, status }) => `${origin}/id/partners/${party} ${ns}role-${status}`).sort());
  });

  it("places every region below the one it lies in", async () => {
    const nodes = (await expanded("/en/regions.json")).filter((node) => `${skos}notation` in node);
    for (const row of cellsByRow("registry/regions.csv")) {
      const node = nodes.find((one) => one["@id"] === `${origin}/id/regions/${row.m49}`);
      expect(valuesOf(node, `${skos}broader`)).toEqual(
        row.parent ? [`${origin}/id/regions/${row.parent}`] : [],
      );
    }
  });
});

describe("documents as RDF", () => {
  const addresses = [
    ...[
      "/fr/partners/fatf.json",
      "/fr/partners.json",
      "/ar/mandates.json",
      "/en/mandates/s-res-2617-2021.json",
    ],
    ...["/zh/themes/general-framework.json", "/ru/states/MLI.json", "/es/regions/002.json"],
  ];

  it.each(addresses)("%s flattens and becomes N-Quads without a relative name", async (url) => {
    const document = (await documentAt(url)) as jsonld.JsonLdDocument;
    // The library's types ask for a context; without one the answer is the nodes themselves.
    const flat = (await jsonld.flatten(document, undefined as never, options)) as unknown as Expanded[];
    expect(flat.length).toBeGreaterThan(1);
    // `rdfDirection` is JSON-LD 1.1's way to keep which way a text runs; the library's types do not know it.
    const asRdf = { ...options, rdfDirection: "i18n-datatype", format: "application/n-quads" } as object;
    const quads = String(await jsonld.toRDF(document, asRdf));
    const subjects = quads
      .trim()
      .split("\n")
      .map((line) => line.split(" ")[0] ?? "");
    expect(subjects.filter((subject) => !/^(<https:\/\/|_:)/.test(subject))).toEqual([]);
  });
});
