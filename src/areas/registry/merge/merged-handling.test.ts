import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import {
  freshInstallation,
  operator,
  type TestInstallation,
} from "../../../../tests/support/installation.ts";
import { type MadePerson, makePerson } from "../../../../tests/support/people.ts";
import { rowsOf } from "../../../../tests/support/sql.ts";
import { type Actor, publicActor, query } from "../../../platform/acts/index.ts";
import { changeHandling } from "../commands/handling.ts";
import { addParty } from "../commands/parties.ts";
import { readHistory } from "../queries/read-history.ts";
import { listMerges, mergeParties, mergeStore, undoMerge } from "./index.ts";

let installation: TestInstallation;
let ana: MadePerson;
let bo: MadePerson;
beforeAll(async () => {
  installation = await freshInstallation();
  ana = await makePerson(installation, { name: "Ana Marsh", roles: ["liaison-officer"] });
  bo = await makePerson(installation, { name: "Bo Reed", roles: ["drafter"] });
});
afterAll(() => installation.close());

const party = (id: string, name: string) =>
  installation.door.perform(operator, addParty, {
    input: {
      ...{
        id,
        kind: "forum",
        category: "prose",
        status: "active",
        verification: "known",
        place: `Port ${id}`,
      },
      names: [{ language: "en", type: "official", name }],
    },
  });

/** A party, merged into another. @returns the merge */
async function merged(kept: string, gone: string): Promise<string> {
  await party(kept, `Forum of ${kept}`);
  await party(gone, `Forum of ${gone}`);
  const { merge } = await installation.door.perform(operator, mergeParties, {
    input: { kept, merged: gone },
  });
  return merge;
}

const shut = (id: string, level: string, audience: readonly string[]) =>
  installation.door.perform(ana.actor, changeHandling, {
    input: { table: "registry.party", id, level, audience, with_facts: true },
  });
const merges = async (actor: Actor, of: string) =>
  (await installation.door.ask(actor, listMerges, { party: of, language: "en" })).merges.length;
const history = async ({ actor }: MadePerson, id: string) =>
  (await installation.door.ask(actor, readHistory, { id, limit: 200 })).entries.length;

/** What merges keep of rows, as somebody reads it. */
async function images({ id }: MadePerson, merge: string): Promise<string> {
  const client = await installation.storage.pool.connect();
  try {
    await client.query(`begin read only; select access.enter('person', '${id}')`);
    const { rows } = await client.query("select * from registry.merge_row where merge_id = $1::uuid", [
      merge,
    ]);
    return JSON.stringify(rows);
  } finally {
    await client.query("rollback");
    client.release();
  }
}

test("whoever may not read the kept party reads neither the merge nor the past of the merged body", async () => {
  const merge = await merged("kept-cove", "gone-cove");
  expect(await images(bo, merge)).toContain("Port gone-cove");
  expect(await history(bo, "gone-cove")).toBeGreaterThan(0);
  await shut("kept-cove", "strictly-confidential", [`person:${ana.id}`]);
  expect(await images(bo, merge)).toBe("[]");
  expect(await history(bo, "gone-cove")).toBe(0);
  expect(await merges(bo.actor, "gone-cove")).toBe(0);
  expect(await images(ana, merge)).toContain("Port gone-cove");
  expect(await history(ana, "gone-cove")).toBeGreaterThan(0);
  expect(await merges(ana.actor, "gone-cove")).toBe(1);
});

test("when the kept party is opened again, the address of the merged body leads to it as before", async () => {
  await merged("kept-bight", "gone-bight");
  const whereTo = query({
    name: "registry.where-to",
    permission: "read-public",
    input: z.strictObject({}),
    run: async ({ db }) =>
      (await mergeStore(db).currentParties(["gone-bight"])).get("gone-bight") ?? "nowhere",
  });
  const leads = () => installation.door.ask(publicActor, whereTo, {});
  expect(await leads()).toBe("kept-bight");
  await shut("kept-bight", "strictly-confidential", [`person:${ana.id}`]);
  expect(await leads()).toBe("nowhere");
  await shut("kept-bight", "public", []);
  expect(await leads()).toBe("kept-bight");
  expect(await history(bo, "gone-bight")).toBeGreaterThan(0);
});

test("a merge that is undone brings nothing back more open than it was closed meanwhile", async () => {
  const merge = await merged("kept-reach", "gone-reach");
  await shut("kept-reach", "confidential", [`person:${ana.id}`]);
  // The name that was moved has been changed since: its handling was.
  const [name] = await rowsOf(
    installation.ownerUrl,
    "select id::text as id from registry.merge_row where merge_id = $1::uuid and table_name = 'registry.party_name'",
    [merge],
  );
  const settled = { [String(name?.id)]: "restore" };
  await installation.door.perform(ana.actor, undoMerge, { input: { merge, settled } });
  const [back] = await rowsOf(
    installation.ownerUrl,
    "select level, audience from registry.party where id = 'gone-reach'",
  );
  expect(back).toEqual({ level: "confidential", audience: [`person:${ana.id}`] });
});
