import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshInstallation, operator, type TestInstallation } from "../../../tests/support/installation.ts";
import { cellsByRow } from "../../../tests/support/reference-files.ts";
import { codeOf, numberOf, rowsOf } from "../../../tests/support/sql.ts";
import type { Language } from "../../kernel/language.ts";
import { recordSourceNames } from "./commands/source-names.ts";
import { sourceFormsOf } from "./page-report.ts";
import { readPageList } from "./queries/page-list.ts";

let installation: TestInstallation;
beforeAll(async () => {
  installation = await freshInstallation();
});
afterAll(() => installation.close());

const read = (text: string, language: Language = "fr") =>
  installation.door.ask(operator, readPageList, { text, language });

/** Bodies that do not exist, each close to one that the register knows. */
const invented = [
  "Groupe d’action financière des Îles d’Azur (GAFIA)",
  "Organisation de coopération des chefs de police d’Asie australe",
  "Banque de développement des Rives (BDR)",
  "Union interparlementaire azuréenne",
  "Institut des Nations Unies pour la recherche sur les marées (UNIREM)",
  "Comité 1999 (Pirates)",
  "Conférence pour l’interaction et les mesures de confiance en Azurie (CICA)",
  "Association de gestion des ports de l’Asie de l’Ouest et du Centre (AGPAOC)",
  "Groupe d’action financière de l’Asie du Nord",
  "Coordinateur de la Ligue d’Azur pour la lutte contre le terrorisme",
  "Académie internationale de police – Azurville (ILEA-Azurville)",
  "Office des Nations Unies contre la brume et le crime",
  "Instance régionale de lutte contre la brume de l’Organisation de Shanghai pour la coopération",
  "Communauté des États azuréens (CEN-SAD)",
  "Comité international de la Voile bleue",
  "Organisation des États azuréens (OEA)/Comité interazuréen contre le terrorisme de l’OEA (CIACTE)",
];

/** Official names in French that no other party has, with the party: what a page may list. */
const official = (() => {
  const rows = cellsByRow("registry/party-names.csv").filter(
    ({ lang, type }) => lang === "fr" && type === "official",
  );
  const holders = new Map<string, Set<string>>();
  for (const { name = "", party = "" } of cellsByRow("registry/party-names.csv"))
    holders.set(name, (holders.get(name) ?? new Set()).add(party));
  return rows
    .filter(({ name = "" }) => holders.get(name)?.size === 1)
    .map(({ party = "", name = "" }) => ({ party, name }));
})();

describe("a page is read against the whole register", () => {
  test("and every official name in French is the party that has it", async () => {
    const text = `Ils sont :\nTous\n${official.map(({ name }) => `- ${name}`).join("\n")}`;
    const { items, unmatched } = await read(text);
    expect(official.length).toBeGreaterThan(150);
    expect(unmatched).toEqual([]);
    expect(items.map(({ parties }) => parties)).toEqual(official.map(({ party }) => [party]));
  });

  test("and bodies that do not exist are not in it, however close their names", async () => {
    const { unmatched, parties, items } = await read(
      `Ils sont :\n${invented.map((name) => `- ${name}`).join("\n")}`,
    );
    expect(unmatched).toEqual(invented);
    expect(parties).toEqual([]);
    expect(items.every(({ matched }) => matched === null)).toBe(true);
  });

  test("and a shuffled, shortened page lists exactly the bodies that were invented into it", async () => {
    const page = fc.tuple(
      fc.shuffledSubarray(official, { minLength: 5, maxLength: 40 }),
      fc.shuffledSubarray(invented, { minLength: 3, maxLength: 3 }),
      fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
      fc.constantFrom("- ", "-\n", "• "),
    );
    await fc.assert(
      fc.asyncProperty(page, async ([known, strange, places, mark]) => {
        const lines = known.map(({ name }) => name);
        for (const [at, name] of strange.entries())
          lines.splice((places[at] ?? 0) % (lines.length + 1), 0, name);
        const half = Math.ceil(lines.length / 2);
        const part = (some: readonly string[]) => some.map((name) => `${mark}${name}`).join("\n");
        const text = `Partenaires :\nOrganismes\n${part(lines.slice(0, half))}\nRegistre\nAfrique\n${part(lines.slice(half))}\nFin`;
        const report = await read(text);
        expect(report.unmatched).toEqual(lines.filter((name) => strange.includes(name)));
        expect([...report.parties].sort()).toEqual(known.map(({ party }) => party).sort());
        expect(report.emptyHeadings).toEqual(["Fin"]);
        expect(report.bullets).toBe(lines.length);
      }),
      { numRuns: 12 },
    );
  });

  test("in another language too", async () => {
    const { items } = await read(
      "Partners include:\nAsia and the Pacific\n- Financial Action Task Force\n- CICA",
      "en",
    );
    expect(items.map(({ headingPath, parties }) => [headingPath, parties])).toEqual([
      [["Asia and the Pacific"], ["fatf"]],
      [["Asia and the Pacific"], ["cica"]],
    ]);
  });

  test("and what cannot be seen is taken out of the wording and told", async () => {
    const { items, anomalies } = await read("Tous\n- Union \u202einterparlementaire\u0000");
    expect(items).toMatchObject([{ wording: "Union interparlementaire", parties: ["ipu"] }]);
    expect(anomalies).toContainEqual({
      ...{ bullet: 1, heading: "Tous", code: "hidden-characters" },
      evidence: { characters: "U+202E, U+0000" },
    });
  });

  test.each([
    ["page-no-list", "Une phrase.\nUne autre."],
    ["page-too-long", "- a b\n".repeat(2001)],
    ["input-refused", ""],
  ])("or is refused: %s", async (code, text) => {
    expect(await codeOf(read(text))).toBe(code);
  });

  test("and two thousand bodies close to known ones are read in a few seconds", async () => {
    const lines = Array.from({ length: 2000 }, (_, at) => `- ${invented[at % invented.length]} ${at}`);
    const before = performance.now();
    expect((await read(lines.join("\n"))).bullets).toBe(2000);
    expect(performance.now() - before).toBeLessThan(15_000);
  });
});

describe("the forms of a page are recorded", () => {
  const page =
    "Organismes\nAfrique\n- Union du Maghreb ARABE (UMA)\n-\nBanque Interaméricaine de Développement (BID)\n- Ligue de la Brume";
  const record = async (text: string) => {
    const forms = sourceFormsOf(await read(text));
    return installation.door.perform(operator, recordSourceNames, { input: { language: "fr", forms } });
  };
  const recorded = () =>
    rowsOf(
      installation.ownerUrl,
      `select party_id, language, name, verification, source_passage from registry.party_name
       where type = 'as-in-source' and (name like '%ARABE%' or name like '%Interaméricaine%' or name like '%Brume%') order by 1`,
    );

  test("once, by two imports at the same time and by one that follows; what is not known is left out", async () => {
    const both = await Promise.all([record(page), record(page)]);
    expect(both.map(({ added }) => added).sort()).toEqual([0, 2]);
    expect(both.map(({ unchanged }) => unchanged).sort()).toEqual([0, 2]);
    expect(await record(page)).toEqual({ added: 0, unchanged: 2 });
    expect(await recorded()).toEqual([
      {
        ...{ party_id: "amu", language: "fr", name: "Union du Maghreb ARABE (UMA)", verification: "seed" },
        source_passage: "Organismes › Afrique › Union du Maghreb ARABE (UMA)",
      },
      {
        ...{
          party_id: "idb",
          language: "fr",
          name: "Banque Interaméricaine de Développement (BID)",
          verification: "seed",
        },
        source_passage: "Organismes › Afrique › Banque Interaméricaine de Développement (BID)",
      },
    ]);
  });

  test("once, also when three long imports overlap from beginning to end", async () => {
    const forms = Array.from({ length: 150 }, (_, at) => ({
      party_id: "idb",
      name: `Banque de la forme ${at}`,
    }));
    const input = { language: "fr", forms };
    const all = await Promise.all(
      [1, 2, 3].map(() => installation.door.perform(operator, recordSourceNames, { input })),
    );
    expect(all.map(({ added, unchanged }) => [added, unchanged]).sort()).toEqual([
      [0, 150],
      [0, 150],
      [150, 0],
    ]);
  });

  test("with the act that added them", async () => {
    const added = await numberOf(
      installation.ownerUrl,
      `select count(*) from journal.change c join journal.act a on a.id = c.act_id
       where a.act = 'registry.record-source-names' and c.table_name = 'registry.party_name' and c.operation = 'insert'
         and c.after->>'name' not like 'Banque de la forme%'`,
    );
    expect(added).toBe(2);
  });

  test("and after that the wording is that party by the form of the source", async () => {
    const { items } = await read(page);
    expect(items.map(({ parties }) => parties)).toEqual([["amu"], ["idb"], []]);
  });

  test.each([
    ["party-unknown", { party_id: "no-such-party", name: "Ligue" }],
    ["input-refused", { party_id: "amu", name: "Ligue\u202e" }],
    ["input-refused", { party_id: "amu", name: "Ligue\u0000" }],
    ["input-refused", { party_id: "amu", name: " " }],
  ])("or none of them is: %s", async (code, form) => {
    const before = await numberOf(installation.ownerUrl, "select count(*) from registry.party_name");
    const input = { language: "fr", forms: [{ party_id: "amu", name: "Forme nouvelle" }, form] };
    expect(await codeOf(installation.door.perform(operator, recordSourceNames, { input }))).toBe(code);
    expect(await numberOf(installation.ownerUrl, "select count(*) from registry.party_name")).toBe(before);
  });
});
