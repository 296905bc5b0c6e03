import { afterAll, beforeAll, expect, test } from "vitest";
import { freshInstallation, type TestInstallation } from "../../tests/support/installation.ts";
import { type MadePerson, makePerson } from "../../tests/support/people.ts";
import { doorkeeperOf } from "./doorkeeper.ts";

let installation: TestInstallation;
let officer: MadePerson;
let partner: MadePerson;

beforeAll(async () => {
  installation = await freshInstallation();
  officer = await makePerson(installation, { name: "Ada Officer", roles: ["liaison-officer"] });
  partner = await makePerson(installation, { name: "Ben Partner", roles: ["reader"] });
});
afterAll(() => installation.close());

test("who has become an officer since their session began signs in again", async () => {
  const begun = (tier: "reader" | "officer") =>
    doorkeeperOf(installation.door, async (person) => ({ person, tier }));
  expect(await begun("reader").find(officer.id)).toBeUndefined();
  expect(await begun("officer").find(officer.id)).toMatchObject({ id: officer.id, staff: true });
  expect(await begun("reader").find(partner.id)).toMatchObject({ id: partner.id, staff: false });
});
