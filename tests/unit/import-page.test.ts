import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { languages } from "../../src/kernel/language.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { answerOf, type ChildOptions, type Entente, errorOf, layOutEntente } from "../support/entente.ts";
import { isRoot, makeTrialFolder, removeTrialFolder } from "../support/postgres-trial.ts";
import { numberOf } from "../support/sql.ts";
import { templateName } from "../support/template.ts";

const page = `Les partenaires sont :
Assemblée des brumes
Organismes régionaux
Afrique
-
Union du Maghreb Arabe (UMA)
- Ligue des marées d’Azur (LMA)
`;

let trial: string;
let entente: Entente;
let database: FreshDatabase;

beforeAll(async () => {
  trial = makeTrialFolder();
  entente = layOutEntente(join(trial, "program"));
  database = await freshDatabase({ template: templateName });
  writeFileSync(join(trial, "page.txt"), page);
});
afterAll(async () => {
  await database.drop();
  expect(await removeTrialFolder(trial)).toBe(0);
});

const run = (args: readonly string[], options: ChildOptions = {}) =>
  entente.run(["import", "page", ...args], {
    ...options,
    env: { DATABASE_URL: database.ownerUrl, ENTENTE_DATA: trial, ...options.env },
  });
const inTrial = (name: string) => join(trial, name);
const names = () => numberOf(database.ownerUrl, "select count(*) from registry.party_name");

describe("the command", () => {
  test("prints what it read as JSON and nothing else, and changes nothing", async () => {
    const before = await names();
    const outcome = await run([inTrial("page.txt"), "--language", "fr", "--json", "--lang", "en"]);
    expect(outcome).toMatchObject({ code: 0, stderr: "" });
    const answer = answerOf(outcome);
    expect(Object.keys(answer)).toEqual([
      "bullets",
      "parties",
      "emptyHeadings",
      "unmatched",
      "items",
      "anomalies",
    ]);
    expect(answer).toMatchObject({
      ...{ bullets: 2, parties: ["amu"], emptyHeadings: ["Assemblée des brumes"] },
      unmatched: ["Ligue des marées d’Azur (LMA)"],
    });
    const headingPath = ["Organismes régionaux", "Afrique"];
    expect(answer.items).toEqual([
      {
        ...{ n: 1, headingPath, wording: "Union du Maghreb Arabe (UMA)", parties: ["amu"] },
        matched: [
          {
            ...{ party: "amu", canonical: "Union du Maghreb arabe", name: "Union du Maghreb arabe" },
            ...{ language: "fr", type: "official", reason: "name", score: 1 },
          },
        ],
      },
      { n: 2, headingPath, wording: "Ligue des marées d’Azur (LMA)", parties: [], matched: null },
    ]);
    expect(answer.anomalies).toEqual([
      {
        ...{ bullet: null, heading: "Assemblée des brumes", code: "heading-without-items" },
        evidence: "Nothing stands under the heading “Assemblée des brumes”.",
      },
      {
        ...{ bullet: 1, heading: "Afrique", code: "capitalisation" },
        evidence: "The page writes Arabe; the register, arabe.",
      },
    ]);
    expect(await names()).toBe(before);
  });

  test("reads standard input, and a mark and other line ends change nothing", async () => {
    const input = `\ufeff${page.replaceAll("\n", "\r\n")}`;
    const [file, stream] = [
      await run([inTrial("page.txt"), "--language", "fr", "--json"]),
      await run(["-", "--language", "fr", "--json"], { input }),
    ];
    expect(stream).toEqual(file);
  });

  test.each(languages)("says it in %s", async (language) => {
    const { code, stdout, stderr } = await run([inTrial("page.txt"), "--language", "fr", "--lang", language]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("1. Union du Maghreb Arabe (UMA)");
    expect(stdout).toContain("= Union du Maghreb arabe [amu]");
    expect(stdout).not.toMatch(/[{}]|undefined/);
  });

  test("records forms of the source with --apply, once, also when two do it at the same time", async () => {
    writeFileSync(inTrial("other.txt"), page.replace("Maghreb Arabe", "MAGHREB Arabe"));
    const before = await names();
    const args = [inTrial("other.txt"), "--language", "fr", "--apply", "--json"];
    const both = (await Promise.all([run(args), run(args)])).map((outcome) => answerOf(outcome).applied);
    expect(both.map(({ added, unchanged }) => [added, unchanged]).sort()).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(answerOf(await run(args)).applied).toEqual({ added: 0, unchanged: 1 });
    expect(await names()).toBe(before + 1);
  });
});

describe("a file that is no page is refused before the database is brought up", () => {
  const untouched = { DATABASE_URL: "", ENTENTE_DATA: "" };
  const refusal = async (args: readonly string[], input?: string) => {
    const outcome = await entente.run(["import", "page", ...args, "--json"], {
      env: { ...untouched, ENTENTE_DATA: join(trial, "never") },
      ...(input === undefined ? {} : { input }),
    });
    return { exit: outcome.code, code: errorOf(outcome).code };
  };

  test.each<[string, Uint8Array | string, string]>([
    ["empty.txt", "", "page-empty"],
    ["wide.txt", Uint8Array.from([0xff, 0xfe, 0x2d, 0, 0x20, 0, 0x61, 0]), "page-encoding"],
    ["latin.txt", Uint8Array.from([0x2d, 0x20, 0xce, 0x6c, 0x65, 0x73, 0x20, 0xe9, 0x61]), "page-encoding"],
    ["page.html", "<!doctype html><html><ul><li>a</li></ul></html>", "page-html"],
    ["page.pdf", "%PDF-1.4", "page-format"],
    ["noise.bin", Uint8Array.from({ length: 300 }, (_, at) => (at * 73 + 190) % 256), "page-binary"],
    ["large.txt", "- a b\n".repeat(8_400_000), "file-too-large"],
  ])("%s", async (...row) => {
    const [name, content, code] = row;
    writeFileSync(inTrial(name), content);
    expect(await refusal([inTrial(name), "--language", "fr"])).toEqual({ exit: 2, code });
  });

  test.each([
    [["missing.txt", "--language", "fr"], "file-missing"],
    [["folder", "--language", "fr"], "file-is-folder"],
    [["page.txt"], "command-value"],
    [["page.txt", "--language", "de"], "language-unknown"],
    [["", "--language", "fr"], "file-not-named"],
  ])("%j", async ([name = "", ...rest], code) => {
    mkdirSync(inTrial("folder"), { recursive: true });
    expect(await refusal([name === "" ? "" : inTrial(name), ...rest])).toEqual({ exit: 2, code });
  });

  test("standard input that is too large, or empty", async () => {
    expect(await refusal(["-", "--language", "fr"], "- a b\n".repeat(900_000))).toEqual({
      ...{ exit: 2, code: "file-too-large" },
    });
    expect(await refusal(["-", "--language", "fr"], "")).toEqual({ exit: 2, code: "page-empty" });
  });

  // Root reads every file.
  test.skipIf(isRoot)("a file that may not be read", async () => {
    writeFileSync(inTrial("closed.txt"), page, { mode: 0 });
    expect(await refusal([inTrial("closed.txt"), "--language", "fr"])).toEqual({
      exit: 2,
      code: "file-unreadable",
    });
  });

  test("and so is a page without a list, after the database was asked", async () => {
    const outcome = await run(["-", "--language", "fr", "--json"], { input: "Une phrase.\nUne autre." });
    expect([outcome.code, errorOf(outcome).code]).toEqual([2, "page-no-list"]);
  });

  test("and so is another word than page", async () => {
    const outcome = await entente.run(["import", "book", "x", "--json"]);
    expect([outcome.code, errorOf(outcome).code]).toEqual([2, "command-unknown"]);
  });
});
