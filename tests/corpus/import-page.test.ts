import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { removeName } from "../../src/areas/registry/commands/names.ts";
import {
  type PageReport,
  readPageList,
  recordSourceNames,
  sourceFormsOf,
} from "../../src/areas/registry/index.ts";
import { freshInstallation, operator, type TestInstallation } from "../support/installation.ts";
import { readShared, sharedIsHere, unlessShared } from "../support/shared.ts";
import { rowsOf, seeded } from "../support/sql.ts";

interface Gold {
  readonly headings_without_items: ReadonlyArray<{ readonly heading_path: readonly string[] }>;
  readonly bullets: ReadonlyArray<{
    readonly n: number;
    readonly heading_path: readonly string[];
    readonly wording: string;
    readonly party_ids: readonly string[];
    readonly anomalies: readonly string[];
  }>;
}

/** Whether an item stands under the right heading is a judgement; these are not computed. */
const judgements = ["misfiled", "category-questionable", "region-questionable"];

const text = sharedIsHere ? readShared("mission/partenariats-fr.txt") : "";
const gold: Gold = sharedIsHere
  ? (JSON.parse(readShared("corpus/gold/partenariats-fr.list.json")) as Gold)
  : { headings_without_items: [], bullets: [] };

interface Count {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

/** Anomalies of the report beside those of the gold list, by code, each counted once a bullet. */
function countsOf(report: PageReport): Map<string, Count> {
  const keyOf = (bullet: number | string, code: string) => `${bullet} ${code}`;
  const mine = new Set(report.anomalies.map(({ bullet, heading, code }) => keyOf(bullet ?? heading, code)));
  const theirs = new Set([
    ...gold.bullets.flatMap(({ n, anomalies }) => anomalies.map((code) => keyOf(n, code))),
    ...gold.headings_without_items.map(({ heading_path: path }) =>
      keyOf(path.at(-1) ?? "", "heading-without-items"),
    ),
  ]);
  const codeIn = (key: string) => key.split(" ").at(-1) ?? "";
  const codes = [...new Set([...mine, ...theirs].map(codeIn))]
    .filter((code) => !judgements.includes(code))
    .sort();
  return new Map(
    codes.map((code) => {
      const of = (keys: Set<string>) => [...keys].filter((key) => codeIn(key) === code);
      const right = of(mine).filter((key) => theirs.has(key)).length;
      return [code, { right, wrong: of(mine).length - right, missed: of(theirs).length - right }];
    }),
  );
}

const precision = ({ right, wrong }: Count) => (right + wrong === 0 ? 1 : right / (right + wrong));
const recall = ({ right, missed }: Count) => (right + missed === 0 ? 1 : right / (right + missed));
const sum = (counts: Iterable<Count>): Count =>
  [...counts].reduce((all, one) => ({
    right: all.right + one.right,
    wrong: all.wrong + one.wrong,
    missed: all.missed + one.missed,
  }));

// Skipped elsewhere: the corpus is not ours to ship.
describe.skipIf(!sharedIsHere)(`the founding page, read as it is${unlessShared}`, () => {
  let installation: TestInstallation;
  beforeAll(async () => {
    installation = await freshInstallation();
  });
  afterAll(() => installation.close());

  const read = () => installation.door.ask(operator, readPageList, { text, language: "fr" });

  /** What must hold of the list, whatever the register knows of the page's own wording. */
  function expectList(report: PageReport): void {
    expect([report.bullets, report.parties.length]).toEqual([48, 49]);
    expect(report.parties).toEqual(gold.bullets.flatMap(({ party_ids: ids }) => ids));
    expect(report.emptyHeadings).toEqual(
      gold.headings_without_items.map(({ heading_path: path }) => path.at(-1)),
    );
    expect(report.unmatched).toEqual([]);
    expect(
      report.items.map(({ n, headingPath, wording, parties }) => ({ n, headingPath, wording, parties })),
    ).toEqual(
      gold.bullets.map(({ n, heading_path: headingPath, wording, party_ids: parties }) => ({
        ...{ n, headingPath, wording, parties },
      })),
    );
  }

  /** Floors are a step below what was measured, so that a new name in the register may cost one case. */
  function expectAnomalies(report: PageReport, title: string): void {
    const counts = countsOf(report);
    const all = sum(counts.values());
    for (const [code, count] of [...counts, [`all, ${title}`, all] as const])
      process.stdout.write(
        `${code}: ${JSON.stringify(count)}, precision ${precision(count).toFixed(2)}, recall ${recall(count).toFixed(2)}\n`,
      );
    expect(precision(all)).toBeGreaterThanOrEqual(0.92);
    expect(recall(all)).toBeGreaterThanOrEqual(0.9);
  }

  test("has its list, and its anomalies for the most part", async () => {
    const report = await read();
    expectList(report);
    expectAnomalies(report, "with forms of the source");
  });

  test.each([1, 2, 3, 4, 5])(
    "shuffled, shortened (%i) and with three invented bodies, lists exactly those three",
    async (seed) => {
      const random = seeded(seed);
      const shuffled = <Kind>(all: readonly Kind[]) =>
        all
          .map((one) => [random(), one] as const)
          .sort(([a], [b]) => a - b)
          .map(([, one]) => one);
      const known = shuffled(gold.bullets).slice(0, 12 + Math.floor(random() * 30));
      const strange = [
        "Ligue des marées d’Azur (LMA)",
        "Comité des chefs de police d’Azurie (CCPA)",
        "Banque azuréenne de développement",
      ];
      const lines = shuffled([...known.map(({ wording }) => wording), ...strange]);
      const headings = shuffled(["Organismes régionaux", "Afrique", "Conseil de sécurité", "Asie"]);
      const prose =
        seed % 2 === 0 ? "" : text.slice(0, text.indexOf("\n-\n")).split("\n").slice(0, -1).join("\n");
      const parts = lines.map((line, at) => {
        const heading = at % 9 === 0 ? `${headings[at / 9] ?? "Autres"}\n` : "";
        return `${heading}${random() < 0.5 ? "- " : "-\n"}${line}`;
      });
      const report = await installation.door.ask(operator, readPageList, {
        ...{ text: [prose, ...parts].join("\n"), language: "fr" },
      });
      expect([...report.unmatched].sort()).toEqual([...strange].sort());
      expect([...report.parties].sort()).toEqual(known.flatMap(({ party_ids: ids }) => ids).sort());
      expect(report.bullets).toBe(lines.length);
      expect(report.emptyHeadings).toEqual([]);
    },
  );

  test("has the same to a register that has never seen it, to which it adds a form for each body, once", async () => {
    await removeForms(installation);
    const report = await read();
    expectList(report);
    expectAnomalies(report, "without forms of the source");
    const apply = () =>
      installation.door.perform(operator, recordSourceNames, {
        input: { language: "fr", forms: sourceFormsOf(report) },
      });
    expect(await apply()).toEqual({ added: 49, unchanged: 0 });
    expect(await apply()).toEqual({ added: 0, unchanged: 49 });
    expect(await read()).toMatchObject({
      unmatched: [],
      parties: report.parties,
      anomalies: report.anomalies,
    });
  });
});

/** Takes out every form that a source was recorded with, each by its own act. */
async function removeForms({ ownerUrl, door }: TestInstallation): Promise<void> {
  const forms = await rowsOf(
    ownerUrl,
    "select id::text as id from registry.party_name where type = 'as-in-source'",
  );
  for (const { id } of forms) await door.perform(operator, removeName, { input: { id } });
}
