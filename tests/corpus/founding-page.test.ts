import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shippedData } from "../../src/app/installation.ts";
import { freshInstallation, siteOf, type TestInstallation, type TestSite } from "../support/installation.ts";
import { cellsByRow } from "../support/reference-files.ts";
import { readShared, sharedIsHere, unlessShared } from "../support/shared.ts";

interface Gold {
  readonly headings_without_items: ReadonlyArray<{ readonly heading_path: readonly string[] }>;
  readonly bullets: ReadonlyArray<{
    readonly heading_path: readonly string[];
    readonly wording: string;
    readonly party_ids: readonly string[];
  }>;
}

const mission = sharedIsHere ? readShared("mission/partenariats-fr.txt") : "";
const gold: Gold = sharedIsHere
  ? (JSON.parse(readShared("corpus/gold/partenariats-fr.list.json")) as Gold)
  : { headings_without_items: [], bullets: [] };

// Skipped elsewhere: the corpus is not ours to ship.
describe.skipIf(!sharedIsHere)(`the founding page${unlessShared}`, () => {
  let installation: TestInstallation;
  let site: TestSite;
  let html = "";

  beforeAll(async () => {
    installation = await freshInstallation();
    site = await siteOf(installation);
    html = (await site.server.inject("/fr/")).body;
  });
  afterAll(async () => {
    await site.close();
    await installation.close();
  });

  /** The directory of the French page: heading → ids of the parties under it, in order. */
  function directory(): Map<string, string[]> {
    const part = html.slice(html.indexOf('id="register"'));
    const groups = new Map<string, string[]>();
    for (const chunk of part.split(/(?=<h[34] class="group")/).slice(1)) {
      const heading = /<h[34][^>]*>(?:<[^>]+>)*([^<]+)</.exec(chunk)?.[1]?.trim() ?? "";
      groups.set(
        heading,
        [...chunk.matchAll(/href="\/fr\/partners\/([a-z0-9-]+)"/g)].map((match) => match[1] ?? ""),
      );
    }
    return groups;
  }

  test("is reproduced from the register: its headings in its order, each with its bodies in its order", () => {
    const ours = directory();
    const wanted = new Map<string, string[]>();
    for (const { heading_path } of gold.headings_without_items) wanted.set(heading_path.at(-1) ?? "", []);
    for (const { heading_path, party_ids } of gold.bullets) {
      const heading = heading_path.at(-1) ?? "";
      wanted.set(heading, [...(wanted.get(heading) ?? []), ...party_ids]);
    }
    expect(gold.bullets.length).toBe(48);
    for (const [heading, ids] of wanted) expect([heading, ours.get(heading)]).toEqual([heading, ids]);
    const order = [
      ...mission.matchAll(
        /^(Conseil de sécurité|Assemblée générale|Départements de l’ONU|Organismes[^\n]*|Afrique|Asie|Amérique latine|Europe et Amérique du Nord)$/gm,
      ),
    ];
    expect([...ours.keys()].slice(0, order.length)).toEqual(order.map((match) => match[1]));
  });

  test("has every wording that the register keeps as in the source", () => {
    const folded = mission.replace(/\s+/g, " ");
    const wordings = cellsByRow("registry/party-names.csv").filter((name) => name.type === "as-in-source");
    expect(wordings.length).toBeGreaterThan(70);
    const missing = wordings.filter(
      ({ name = "" }) => !folded.toLowerCase().includes(name.replace(/\s+/g, " ").toLowerCase()),
    );
    expect(missing.map(({ party, name }) => `${party}: ${name}`)).toEqual([]);
  });

  test("names in its prose every text that a line of cooperation rests on", () => {
    const bases = cellsByRow("cooperation/lines.csv").flatMap(({ bases: cell = "" }) =>
      cell === "not-stated" ? [] : cell.split(";"),
    );
    const resolutions = bases.flatMap((basis) => /^S\/RES\/(\d+)\((\d+)\)/.exec(basis)?.slice(1, 3) ?? []);
    expect(resolutions.length).toBeGreaterThan(0);
    for (let at = 0; at < resolutions.length; at += 2)
      expect(mission).toContain(`${resolutions[at]} (${resolutions[at + 1]}`);
    if (bases.some((basis) => basis.startsWith("A/RES/60/288")))
      expect(mission).toContain("quatre piliers de la Stratégie");
  });
});

// Skipped elsewhere: the corpus is not ours to ship.
describe.skipIf(!sharedIsHere)(`the repository${unlessShared}`, () => {
  const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const run = 10;

  test(`shares no run of ${run} words with the founding page beyond the names of bodies and titles of texts`, () => {
    const names = cellsByRow("registry/party-names.csv").map(({ name = "" }) => wordsOf(name).join(" "));
    const titles = ["instruments", "provisions"].flatMap((file) =>
      cellsByRow(`mandates/${file}.csv`).map(({ title_fr = "" }) => wordsOf(title_fr).join(" ")),
    );
    // The title of a meeting is part of its name; the page quotes it, and so does the register.
    const events = cellsByRow("cooperation/events.csv").map(({ title_fr = "" }) =>
      wordsOf(title_fr).join(" "),
    );
    const known = [...names, ...titles, ...events];
    const source = wordsOf(mission);
    const runs = new Set(source.slice(0, -run + 1).map((_, at) => source.slice(at, at + run).join(" ")));
    const root = join(shippedData(), "..");
    const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], {
      cwd: root,
      encoding: "utf8",
    }).split("\n");
    const copied: string[] = [];
    for (const file of files.filter((name) => /\.(csv|md|json|tsx?|js|css|sql)$/.test(name))) {
      const words = wordsOf(readFileSync(join(root, file), "utf8"));
      for (let at = 0; at + run <= words.length; at += 1) {
        const piece = words.slice(at, at + run).join(" ");
        if (runs.has(piece) && !known.some((name) => name.includes(piece))) copied.push(`${file}: ${piece}`);
      }
    }
    expect(copied).toEqual([]);
  });
});
