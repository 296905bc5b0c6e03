import { afterAll, beforeAll, expect, test } from "vitest";
import { commandNamed } from "../../../tests/support/acts.ts";
import { freshInstallation, type TestInstallation } from "../../../tests/support/installation.ts";
import { type MadePerson, makePerson } from "../../../tests/support/people.ts";
import { codeOf, rowsOf } from "../../../tests/support/sql.ts";
import type { Actor } from "../../platform/acts/index.ts";
import { readHistory } from "./queries/read-history.ts";
import { readPartyRecord } from "./queries/read-party-record.ts";

let installation: TestInstallation;
let officer: MadePerson;
let reader: MadePerson;
beforeAll(async () => {
  installation = await freshInstallation();
  officer = await makePerson(installation, { name: "Ana Marsh", roles: ["liaison-officer"] });
  reader = await makePerson(installation, { name: "Bo Reed", roles: ["reader"] });
  await perform("registry.add-party", {
    ...{ id: "harbour-watch", kind: "forum", category: "prose", status: "active", verification: "verified" },
    names: [{ language: "en", type: "official", name: "Harbour Watch of Azuria" }],
  });
});
afterAll(() => installation.close());

const perform = (name: string, input: object, actor: Actor = officer.actor) =>
  installation.door.perform(actor, commandNamed(name), { input, reasons: { why: "as it says" } }) as Promise<{
    id: string;
  }>;
const refusal = (name: string, input: object, actor?: Actor) => codeOf(perform(name, input, actor));
const members = async () =>
  (await installation.door.ask(officer.actor, readPartyRecord, { id: "harbour-watch", language: "en" }))
    .memberships;
const one = async (id: string) => (await members()).find((membership) => membership.id === id);
const said = (state: string) => ({
  ...{ state_id: state, party_id: "harbour-watch", status: "member", verification: "verified" },
});

test("a membership is added with its period and source, and stands in the record of the party", async () => {
  const { id } = await perform("registry.add-membership", {
    ...said("MLI"),
    ...{ since: "2001-05", verified_on: "2026-11-01", source_url: "https://example.org/members" },
  });
  expect(await one(id)).toMatchObject({
    ...{ stateId: "MLI", status: "member", since: "2001-05", certainty: "verified" },
    sourceUrl: "https://example.org/members",
  });
});

test("the same membership is not added twice; another status or begin is another one", async () => {
  await perform("registry.add-membership", { ...said("FRA"), since: "1999" });
  expect(await refusal("registry.add-membership", { ...said("FRA"), since: "1999" })).toBe("fact-held");
  expect(await refusal("registry.add-membership", { ...said("FRA"), since: "2010" })).toBe("none");
});

test("a State, a party or a period that cannot be is refused", async () => {
  expect(await refusal("registry.add-membership", said("XQZ"))).toBe("state-unknown");
  expect(await refusal("registry.add-membership", { ...said("MLI"), party_id: "nobody-there" })).toBe(
    "party-unknown",
  );
  expect(await refusal("registry.add-membership", { ...said("MLI"), status: "friend" })).toBe(
    "input-refused",
  );
  expect(await refusal("registry.add-membership", { ...said("ITA"), since: "2005", until: "2001" })).toBe(
    "period-reversed",
  );
});

test("a change of status keeps the membership and takes away the day on which it said something else", async () => {
  const { id } = await perform("registry.add-membership", { ...said("ESP"), verified_on: "2026-11-01" });
  expect(await perform("registry.change-membership", { id, status: "suspended" })).toEqual({ id });
  expect(await one(id)).toMatchObject({ status: "suspended", verifiedOn: undefined });
});

test("another State makes another membership, with all that was said else", async () => {
  const { id } = await perform("registry.add-membership", { ...said("DEU"), since: "2003" });
  const next = await perform("registry.change-membership", { id, state_id: "AUT" });
  expect(next.id).not.toBe(id);
  expect(await one(id)).toBeUndefined();
  expect(await one(next.id)).toMatchObject({ stateId: "AUT", since: "2003" });
  expect(await refusal("registry.change-membership", { id: next.id, state_id: "XQZ" })).toBe("state-unknown");
});

test("a membership that ends stays on record, and what was read must still hold", async () => {
  const { id } = await perform("registry.add-membership", said("GRC"));
  const version = (await one(id))?.version;
  expect(await refusal("registry.end-membership", { id, until: "2020", expected: "0".repeat(32) })).toBe(
    "changed-by-other",
  );
  await perform("registry.end-membership", { id, until: "2020", expected: version });
  expect(await one(id)).toMatchObject({ until: "2020" });
});

test("a membership entered in error is removed; the history of the party tells all of it, with the reason", async () => {
  const { id } = await perform("registry.add-membership", said("PRT"));
  await perform("registry.remove-membership", { id });
  expect(await one(id)).toBeUndefined();
  const { entries } = await installation.door.ask(officer.actor, readHistory, {
    id: "harbour-watch",
    limit: 50,
  });
  const own = entries.filter(({ rowId }) => rowId === id);
  expect(own.map(({ act }) => act)).toEqual(["registry.remove-membership", "registry.add-membership"]);
  const [act] = await rowsOf(
    installation.ownerUrl,
    "select why from journal.act where act = 'registry.remove-membership'",
  );
  expect(act).toEqual({ why: "as it says" });
});

test("who keeps no register changes no membership", async () => {
  const { id } = await perform("registry.add-membership", said("IRL"));
  for (const [name, input] of [
    ["registry.add-membership", said("BEL")],
    ["registry.change-membership", { id, status: "observer" }],
    ["registry.end-membership", { id, until: "2020" }],
    ["registry.remove-membership", { id }],
  ] as const)
    expect(await refusal(name, input, reader.actor)).toBe("act-refused");
});
