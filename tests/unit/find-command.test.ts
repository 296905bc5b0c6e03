import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { answerOf, type Entente, errorOf, layOutEntente } from "../support/entente.ts";
import { makeTrialFolder, removeTrialFolder } from "../support/postgres-trial.ts";
import { templateName } from "../support/template.ts";

let trial: string;
let entente: Entente;
let database: FreshDatabase;

beforeAll(async () => {
  trial = makeTrialFolder();
  entente = layOutEntente(join(trial, "program"));
  database = await freshDatabase({ template: templateName });
});
afterAll(async () => {
  await database.drop();
  expect(await removeTrialFolder(trial)).toBe(0);
});

const find = (...args: string[]) =>
  entente.run(["find", ...args], { env: { DATABASE_URL: database.ownerUrl, ENTENTE_DATA: trial } });

interface Found {
  readonly type: string;
  readonly id: string;
  readonly name: string;
  readonly matched: string;
  readonly reason: string;
}

const results = async (...args: string[]): Promise<Found[]> => {
  const outcome = await find("--json", ...args);
  expect(outcome).toMatchObject({ code: 0, stderr: "" });
  return (answerOf(outcome) as { results: Found[] }).results;
};

describe("entente find --json", () => {
  test("gives type, id, name, the name that matched and the reason, best first", async () => {
    const [first] = await results("GAFIMOAN", "--lang", "en");
    expect(first).toMatchObject({
      type: "party",
      id: "menafatf",
      name: "Middle East and North Africa Financial Action Task Force",
      matched: "GAFIMOAN",
      reason: "exact-acronym",
    });
  });

  test("takes several words without quotes, and names an instrument by its symbol", async () => {
    const [first] = await results("résolution", "2617", "(2021)");
    expect(first).toMatchObject({ type: "instrument", id: "S/RES/2617(2021)", reason: "symbol" });
  });

  test("gives no more than --limit", async () => {
    expect((await results("committee", "--limit", "3")).length).toBe(3);
  });

  test("is an empty list and no failure when nothing goes by that name", async () => {
    expect(await results("zyxquorl")).toEqual([]);
  });
});

test("without --json each result is a line in the language of --lang", async () => {
  const { code, stdout } = await find("MENAFATF", "--lang", "fr", "--limit", "1");
  expect(code).toBe(0);
  expect(stdout.trim().split("\n")).toHaveLength(1);
  expect(stdout).toContain("menafatf");
  expect(stdout).toContain("Groupe d’action financière du Moyen-Orient et de l’Afrique du Nord");
});

test.each([
  { args: [], code: "query-empty" },
  { args: ["  "], code: "query-empty" },
  { args: ["\u202e"], code: "query-empty" },
  { args: ["x".repeat(301)], code: "query-too-long" },
  { args: ["fatf", "--limit", "0"], code: "command-number" },
  { args: ["fatf", "--limit", "51"], code: "command-number" },
  { args: ["fatf", "--limit", "many"], code: "command-number" },
])("$args is refused as $code", async ({ args, code }) => {
  const outcome = await find("--json", ...args);
  expect(outcome.code).toBe(2);
  expect(errorOf(outcome)).toMatchObject({ code });
});
