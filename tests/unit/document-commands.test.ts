import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { answerOf, type Entente, layOutEntente, type Outcome } from "../support/entente.ts";
import { makeTrialFolder, removeTrialFolder } from "../support/postgres-trial.ts";
import { numberOf } from "../support/sql.ts";
import { templateName } from "../support/template.ts";

const english =
  "The Harbour Forum thanked INTERPOL and recalled resolution 2462 (2019) of 28 March 2019 in Mali.\n";
const french = "Note d’Azurville.\nLe GAFI et l’OCI se sont réunis au Mali le 1er mars 2024.\n";

let trial: string;
let entente: Entente;
let database: FreshDatabase;

beforeAll(async () => {
  trial = makeTrialFolder();
  entente = layOutEntente(join(trial, "program"));
  database = await freshDatabase({ template: templateName });
  writeFileSync(join(trial, "english.txt"), english);
  writeFileSync(join(trial, "french.txt"), french);
  writeFileSync(join(trial, "marked.txt"), `\ufeff${english}`);
  writeFileSync(join(trial, "latin.txt"), Buffer.from("R\xe9union du GAFI \xe0 Azurville", "latin1"));
  writeFileSync(join(trial, "empty.txt"), "");
  mkdirSync(join(trial, "folder"));
});
afterAll(async () => {
  await database.drop();
  expect(await removeTrialFolder(trial)).toBe(0);
});

const inTrial = (name: string) => join(trial, name);
const run = (args: readonly string[]): Promise<Outcome> =>
  entente.run(["--lang", "en", ...args], { env: { DATABASE_URL: database.ownerUrl, ENTENTE_DATA: trial } });
const linesOf = ({ stdout }: Outcome) =>
  stdout
    .trimEnd()
    .split("\n")
    .map((line): Record<string, unknown> => JSON.parse(line));
const count = (table: string) => numberOf(database.superuserUrl, `select count(*) from ${table}`);

interface Found {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: string;
  readonly id: string;
}

describe("recognise", () => {
  test("prints one object a file, on one line, in the order given, and keeps nothing", async () => {
    const acts = await count("journal.act");
    const files = ["french.txt", "english.txt", "marked.txt"].map(inTrial);
    const outcome = await run(["recognise", ...files, "--language", "auto", "--json"]);
    expect(outcome).toMatchObject({ code: 0, stderr: "" });
    const lines = linesOf(outcome);
    expect(lines.map(({ file, language }) => [file, language])).toEqual([
      [files[0], "fr"],
      [files[1], "en"],
      [files[2], "en"],
    ]);
    for (const line of lines)
      expect(Object.keys(line)).toEqual([
        ...["file", "language", "mentions", "ambiguous", "candidates", "statements"],
      ]);
    expect(await count("journal.act")).toBe(acts);
  });

  test("gives offsets into the file as it stands, a mark of the byte order counted", async () => {
    const texts = { "french.txt": french, "english.txt": english, "marked.txt": `\ufeff${english}` };
    for (const [name, text] of Object.entries(texts)) {
      const [line] = linesOf(await run(["recognise", inTrial(name), "--json"]));
      const mentions = line?.mentions as Found[];
      for (const { start, end, text: words } of mentions) expect(text.slice(start, end)).toBe(words);
      expect(mentions.map(({ kind, id }) => `${kind} ${id}`)).toEqual(
        name === "french.txt"
          ? ["party fatf", "party oic", "state MLI", "date 2024-03-01"]
          : ["party interpol", "instrument S/RES/2462(2019)", "date 2019-03-28", "state MLI"],
      );
    }
  });

  test("tells with --rejected which names a rule passed over, and which rule", async () => {
    writeFileSync(inTrial("water.txt"), "Ships crossed the Gulf of Oman.\n");
    const [line] = linesOf(await run(["recognise", inTrial("water.txt"), "--rejected", "--json"]));
    expect(line).toMatchObject({ mentions: [], rejected: [{ kind: "state", id: "OMN", why: "water" }] });
  });

  test("tells of the files that it cannot read in their place, does the others, and ends with 1", async () => {
    const files = ["gone.txt", "english.txt", "latin.txt", "folder", "empty.txt"].map(inTrial);
    const outcome = await run(["recognise", ...files, "--json"]);
    expect(outcome).toMatchObject({ code: 1, stderr: "" });
    const codes = linesOf(outcome).map(({ error }) => (error as { code: string } | undefined)?.code);
    expect(codes).toEqual(["file-missing", undefined, "text-not-utf8", "file-is-folder", undefined]);
    expect(linesOf(outcome)[0]).toMatchObject({ error: { message: expect.stringContaining("gone.txt") } });
  });

  test.each([
    ["no file", ["recognise"], "file-not-named"],
    ["a language that there is not", ["recognise", "x.txt", "--language", "de"], "language-unknown"],
  ])("with %s is wrong use, and ends with 2", async (_what, args, code) => {
    const outcome = await run([...args, "--json"]);
    expect(outcome.code).toBe(2);
    expect(answerOf(outcome)).toMatchObject({ error: { code } });
  });
});

/** The reasons of the proposal, in the reader's language: one sentence after another in the list, a line for each when it is shown. */
async function seeWhy(id: string): Promise<void> {
  const [list, shown] = [(await run(["review"])).stdout, (await run(["review", "show", id])).stdout];
  const sentences = [
    "The words that say it: “INTERPOL cooperates with AFRIPOL”.",
    "It is said in a clause with subject and object.",
    "“INTERPOL” means interpol.",
    "“AFRIPOL” means afripol.",
  ];
  expect(list).toContain(`    why: ${sentences.join(" ")}\n`);
  for (const sentence of sentences) expect(shown).toContain(`    – ${sentence}\n`);
  expect((await run(["review", "show", id, "--lang", "fr"])).stdout).toContain(
    "« INTERPOL » désigne interpol.",
  );
  const { proposal } = answerOf(await run(["review", "show", id, "--json"])) as {
    proposal: { reasons: Array<{ code: string }> };
  };
  expect(proposal.reasons.map(({ code }) => code)).toEqual([
    ...["cue", "statement-rule", "with-mention", "with-mention"],
  ]);
  expect(answerOf(await run(["review", "show", "--json"]))).toMatchObject({
    error: { code: "command-value" },
  });
}

describe("import document and review", () => {
  test("keep a document, say what waits, and make a fact of what is confirmed", async () => {
    const text = "Minutes of the harbour day\n\nINTERPOL cooperates with AFRIPOL.\n";
    writeFileSync(inTrial("minutes.md"), text);
    const args = ["import", "document", inTrial("minutes.md"), "--level", "public", "--symbol", "HD/2024/1"];
    const [taken] = linesOf(await run([...args, "--json"]));
    expect(taken).toMatchObject({
      added: true,
      edition: 1,
      title: "Minutes of the harbour day",
      proposed: 1,
    });
    const [again] = linesOf(await run([...args, "--json"]));
    expect(again).toMatchObject({ document: taken?.document, added: false, proposed: 0 });
    const { proposals } = answerOf(await run(["review", "--json"])) as { proposals: Array<{ id: string }> };
    const relations = await count("registry.relation");
    const [proposal] = proposals;
    await seeWhy(proposal?.id ?? "");
    const confirmed = await run(["review", "confirm", proposal?.id ?? "", "--why", "Said in the minutes."]);
    expect(confirmed).toMatchObject({ code: 0, stderr: "" });
    expect(await count("registry.relation")).toBe(relations + 1);
    expect((await run(["review"])).stdout.trim()).toBe("Nothing waits.");
    const twice = await run(["review", "reject", proposal?.id ?? "", "--json"]);
    expect(answerOf(twice)).toMatchObject({ error: { code: "proposal-decided" } });
  });

  test("reads the other files when one cannot be read, and ends with 1", async () => {
    const before = await count("evidence.document");
    writeFileSync(inTrial("one.txt"), "A note on the tides of Azurville and their forum.\n");
    const files = ["empty.txt", "one.txt", "gone.pdf"].map(inTrial);
    const outcome = await run(["import", "document", ...files, "--json"]);
    expect(outcome.code).toBe(1);
    const codes = linesOf(outcome).map(({ error }) => (error as { code: string } | undefined)?.code);
    expect(codes).toEqual(["document-empty", undefined, "file-missing"]);
    expect(await count("evidence.document")).toBe(before + 1);
  });
});
