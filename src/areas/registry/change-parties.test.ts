import { afterAll, beforeAll, expect, test } from "vitest";
import { commandNamed } from "../../../tests/support/acts.ts";
import { freshInstallation, operator, type TestInstallation } from "../../../tests/support/installation.ts";
import { type MadePerson, makePerson } from "../../../tests/support/people.ts";
import { codeOf, numberOf, rowsOf } from "../../../tests/support/sql.ts";
import type { EntenteError } from "../../kernel/errors.ts";
import type { Actor } from "../../platform/acts/index.ts";
import { mostPartiesAtOnce } from "./commands/change-parties.ts";
import { readHistory } from "./queries/read-history.ts";

let installation: TestInstallation;
let ana: MadePerson;
const ids = ["reed-office", "sedge-office", "willow-office"];

const perform = (name: string, input: object, actor: Actor = operator) =>
  installation.door.perform(actor, commandNamed(name), { input }) as Promise<{ readonly id: string }>;
const changeAll = (input: object) => perform("registry.change-parties", input, ana.actor);
const asRead = async () =>
  (await rowsOf(
    installation.ownerUrl,
    "select id, registry.version_of(to_jsonb(p)) as expected from registry.party p where id = any($1) order by id desc",
    [ids],
  )) as { id: string; expected: string }[];
const said = async (column: string) =>
  (
    await rowsOf(
      installation.ownerUrl,
      `select ${column} from registry.party where id = any($1) order by id`,
      [ids],
    )
  ).map((row) => row[column]);

beforeAll(async () => {
  installation = await freshInstallation();
  ana = await makePerson(installation, { name: "Ana Marsh", roles: ["liaison-officer"] });
  for (const id of ids)
    await perform("registry.add-party", {
      ...{
        id,
        kind: "forum",
        category: "prose",
        status: "active",
        verification: "known",
        level: "unclassified",
      },
      names: [{ language: "en", type: "official", name: `Name of ${id}` }],
    });
});
afterAll(() => installation.close());

test("many parties are changed in one act, and the history of each tells it", async () => {
  await changeAll({ parties: await asRead(), status: "dormant" });
  expect(await said("status")).toEqual(["dormant", "dormant", "dormant"]);
  expect(
    await numberOf(
      installation.ownerUrl,
      "select count(*) from journal.act where act = 'registry.change-parties'",
    ),
  ).toBe(1);
  for (const id of ids) {
    const { entries } = await installation.door.ask(ana.actor, readHistory, { id });
    expect(entries[0], id).toMatchObject({ act: "registry.change-parties", by: { name: ana.id } });
  }
});

test("a level takes along what hangs on each party, as it does for one", async () => {
  await changeAll({ parties: await asRead(), level: "confidential" });
  const names = await rowsOf(
    installation.ownerUrl,
    "select distinct level from registry.party_name where party_id = any($1)",
    [ids],
  );
  expect([names, await said("level")]).toEqual([
    [{ level: "confidential" }],
    ["confidential", "confidential", "confidential"],
  ]);
});

test("when some were changed meanwhile none is changed, and these are named", async () => {
  const parties = await asRead();
  for (const id of ["reed-office", "willow-office"])
    await perform("registry.change-party", { id, place: "Azurville" });
  const error = (await changeAll({ parties, category: "africa" }).catch(
    (thrown: unknown) => thrown,
  )) as EntenteError;
  expect([error.kind, error.code, error.params]).toEqual([
    "conflict",
    "parties-changed-meanwhile",
    { parties: "reed-office · willow-office" },
  ]);
  expect(new Set(await said("category"))).toEqual(new Set(["prose"]));
});

test("a party that is not there, twice the same, none, too many, or no change at all are refused", async () => {
  const [one] = await asRead();
  const nobody = { id: "no-such-office", expected: "0".repeat(32) };
  expect(await codeOf(changeAll({ parties: [one, nobody], status: "active" }))).toBe("party-unknown");
  const many = Array.from({ length: mostPartiesAtOnce + 1 }, (_, at) => ({ ...nobody, id: `no-${at}` }));
  for (const input of [
    { parties: [one, one], status: "active" },
    { parties: [], status: "active" },
    { parties: many, status: "active" },
    { parties: [one] },
  ])
    expect(await codeOf(changeAll(input))).toBe(await codeOf(perform("registry.change-party", {})));
});
