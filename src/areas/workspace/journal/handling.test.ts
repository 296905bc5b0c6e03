import { afterAll, beforeAll, expect, test } from "vitest";
import { commandNamed } from "../../../../tests/support/acts.ts";
import {
  freshInstallation,
  operator,
  type TestInstallation,
} from "../../../../tests/support/installation.ts";
import { sealAll } from "../../../../tests/support/journal.ts";
import { type MadePerson, makePerson } from "../../../../tests/support/people.ts";
import { readHistory, readPartyKnown } from "../../registry/index.ts";
import { journalFile } from "./export-file.ts";
import { readJournal } from "./queries.ts";

/*
 * A name that was open for a while, and of which few know now: every way into its past, before those who may read it and one who may not.
 */

let installation: TestInstallation;
let ada: MadePerson;
let bo: MadePerson;
let clock = new Date("2026-11-25T09:00:00Z");
let name = "";

const perform = (act: string, input: object) =>
  installation.door.perform(operator, commandNamed(act), { input }) as Promise<{ id: string }>;

beforeAll(async () => {
  installation = await freshInstallation(() => clock);
  ada = await makePerson(installation, { name: "Ada Officer", roles: ["liaison-officer"] });
  bo = await makePerson(installation, { name: "Bo Reed", roles: ["drafter"] });
  await perform("registry.add-party", {
    ...{ id: "tide-forum", kind: "forum", category: "prose", status: "active", verification: "known" },
    names: [{ language: "en", type: "official", name: "Tide Forum" }],
  });
  const alias = { party_id: "tide-forum", language: "en", type: "alias", verification: "known" };
  ({ id: name } = await perform("registry.add-name", { ...alias, name: "Undertow" }));
  await perform("registry.change-name", { id: name, name: "Undertow and Ebb" });
  clock = new Date("2026-11-27T09:00:00Z");
  await perform("registry.change-handling", {
    ...{ table: "registry.party_name", id: name, level: "strictly-confidential" },
    audience: [`person:${ada.id}`],
  });
  await sealAll(installation.ownerUrl);
});
afterAll(() => installation.close());

const ways: ReadonlyArray<readonly [string, (reader: MadePerson) => Promise<unknown>]> = [
  ["on the journal's page", ({ actor }) => installation.door.ask(actor, readJournal, {})],
  ["among all of a party", ({ actor }) => installation.door.ask(actor, readJournal, { thing: "tide-forum" })],
  [
    "among all of one row",
    ({ actor }) => installation.door.ask(actor, readJournal, { thing: `registry.party_name ${name}` }),
  ],
  [
    "among what changed who sees something",
    ({ actor }) => installation.door.ask(actor, readJournal, { levels: true }),
  ],
  [
    "in the history, field by field",
    ({ actor }) => installation.door.ask(actor, readHistory, { id: "tide-forum", limit: 200 }),
  ],
  [
    "in what was known on a day when it was open",
    ({ actor }) =>
      installation.door.ask(actor, readPartyKnown, {
        ...{ id: "tide-forum", known: "2026-11-26", language: "en" },
      }),
  ],
  [
    "in the journal as a file",
    async ({ actor }) => {
      const parts: string[] = [];
      for await (const part of journalFile({ door: installation.door, actor, now: clock })) parts.push(part);
      return parts.join("");
    },
  ],
];

test.each(ways)(
  "what was said while it was open is told %s to those who may read it now, and to nobody else",
  async (_way, ask) => {
    expect(JSON.stringify(await ask(ada))).toContain("Undertow");
    expect(JSON.stringify(await ask(bo))).not.toContain("Undertow");
  },
);
