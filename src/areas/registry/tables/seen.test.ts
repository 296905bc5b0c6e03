import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  freshInstallation,
  operator,
  type TestInstallation,
} from "../../../../tests/support/installation.ts";
import { makePerson } from "../../../../tests/support/people.ts";
import { numberOf, rowsOf } from "../../../../tests/support/sql.ts";
import type { Actor } from "../../../platform/acts/index.ts";
import { mergeParties } from "../merge/index.ts";
import { checkTable, exportTable, handOutTable, importTable, type TableKind, tableHeader } from "./index.ts";

let installation: TestInstallation;
let drafter: Actor;
let chosen: Actor;
let reader: Actor;

const table = (kind: TableKind, [header = [], ...rows]: readonly string[][], level?: string) => ({
  ...{ kind, header, rows: rows.map((cells, at) => ({ number: at + 2, cells })) },
  ...(level === undefined ? {} : { level }),
});
type Table = ReturnType<typeof table>;
const check = (given: Table, actor = operator) => installation.door.ask(actor, checkTable, given);
async function take(given: Table, actor = operator) {
  const { digest, errors } = await check(given, actor);
  expect(errors).toEqual([]);
  return installation.door.perform(actor, importTable, { input: { ...given, digest } });
}
/** The cells of some columns of all rows that somebody may read. */
async function read(kind: TableKind, columns: readonly string[], actor: Actor): Promise<string[][]> {
  const found: string[][] = [];
  const places = columns.map((column) => tableHeader(kind, "names").indexOf(column));
  const hand = exportTable(async (rows) => {
    found.push(...rows.map((row) => places.map((place) => row[place] ?? "")));
  });
  await installation.door.ask(actor, hand, { kind });
  return found;
}
const rows = (text: string) => rowsOf(installation.ownerUrl, text);

beforeAll(async () => {
  installation = await freshInstallation();
  const [one, other, partner] = [
    await makePerson(installation, { name: "Drafter Fiction", roles: ["drafter"] }),
    await makePerson(installation, { name: "Officer Fiction", roles: ["liaison-officer"] }),
    await makePerson(installation, { name: "Partner Fiction", roles: ["reader"] }),
  ];
  [drafter, chosen, reader] = [one.actor, other.actor, partner.actor];
  const audience = `person:${other.id}`;
  await take(
    table("parties", [
      ["id", "official_en", "kind", "category", "level", "audience", "originator"],
      ["hidden-council", "Hidden Council", "forum", "prose", "confidential", audience, "interpol"],
      ["quiet-desk", "Quiet Desk", "forum", "prose", "unclassified", "", ""],
    ]),
  );
  await take(
    table("parties", [
      ["id", "parent"],
      ["quiet-desk", "hidden-council"],
    ]),
  );
});
afterAll(() => installation.close());

describe("an export holds what its reader may read", () => {
  test("a party, its names and its relations are there for those who may see it", async () => {
    await take(
      table("relations", [
        ["from", "kind", "to", "verification"],
        ["Hidden Council", "cooperates-with", "fatf", "known"],
      ]),
    );
    const relations = (actor: Actor) => read("relations", ["from", "to"], actor);
    expect(await relations(chosen)).toContainEqual(["hidden-council", "fatf"]);
    expect((await relations(drafter)).flat()).not.toContain("hidden-council");
    for (const kind of ["parties", "names"] as const) {
      const column = kind === "parties" ? ["id"] : ["party"];
      expect((await read(kind, column, chosen)).flat()).toContain("hidden-council");
      expect((await read(kind, column, drafter)).flat()).not.toContain("hidden-council");
    }
  });

  test("an open row about a hidden party is not there, nor is the hidden party above an open one", async () => {
    await installation.ownerDoor.perform(operator, importTable, {
      input: await withDigest(
        table("names", [
          ["party", "language", "type", "name"],
          ["hidden-council", "fr", "alias", "Conseil caché"],
        ]),
      ),
    });
    expect((await read("names", ["name"], drafter)).flat()).not.toContain("Conseil caché");
    const above = async (actor: Actor) =>
      (await read("parties", ["id", "parent"], actor)).find(([id]) => id === "quiet-desk");
    expect(await above(chosen)).toEqual(["quiet-desk", "hidden-council"]);
    expect(await above(drafter)).toEqual(["quiet-desk", ""]);
  });

  test("read back by the same reader, it changes nothing", async () => {
    const header = tableHeader("parties", "names");
    const cells = await read("parties", header, drafter);
    expect(await check(table("parties", [header, ...cells]), drafter)).toMatchObject({
      ...{ rows: cells.length, unchanged: cells.length, errors: [] },
    });
  });

  test("somebody of a partner is not let in", async () => {
    await expect(read("parties", ["id"], reader)).rejects.toMatchObject({ code: "act-refused" });
  });
});

const withDigest = async (given: Table) => ({ ...given, digest: (await check(given)).digest });

describe("an import knows what its reader may know", () => {
  test("a hidden party is named by nobody who may not see it", async () => {
    for (const word of ["Hidden Council", "hidden-council"]) {
      const { errors } = await check(
        table("coverage", [
          ["party", "region"],
          [word, "009"],
        ]),
        drafter,
      );
      expect(errors).toEqual([expect.objectContaining({ code: "party-unknown", value: word })]);
    }
  });

  test("an id that is taken out of sight is refused when it is written, and nothing is", async () => {
    const given = table("parties", [
      ["id", "official_en", "kind", "category"],
      ["open-council", "Open Council", "forum", "prose"],
      ["hidden-council", "Another Council", "forum", "prose"],
    ]);
    const { digest } = await check(given, drafter);
    await expect(
      installation.door.perform(drafter, importTable, { input: { ...given, digest } }),
    ).rejects.toMatchObject({ kind: "conflict", code: "already-exists" });
    expect(
      await numberOf(installation.ownerUrl, "select count(*) from registry.party where id = 'open-council'"),
    ).toBe(0);
  });

  test("what is new about a hidden party is as hidden as it", async () => {
    const found = await rows(
      "select distinct level, audience::text, originator from registry.party_name where party_id = 'hidden-council'",
    );
    expect(found).toEqual([
      { level: "confidential", audience: expect.stringContaining("person:"), originator: "interpol" },
    ]);
    const open = table("coverage", [
      ["party", "region", "level"],
      ["hidden-council", "009", "public"],
    ]);
    expect((await check(open)).errors).toEqual([
      expect.objectContaining({ code: "too-open", params: { level: "confidential" } }),
    ]);
  });

  test("what is new about a public party is as open as was asked, and no more open than that", async () => {
    await take(
      table("coverage", [
        ["party", "region"],
        ["fatf", "053"],
      ]),
    );
    await take(
      table(
        "coverage",
        [
          ["party", "region"],
          ["fatf", "054"],
        ],
        "public",
      ),
    );
    expect(
      await rows(
        "select region_id, level from registry.coverage where party_id = 'fatf' and region_id in ('053', '054') order by 1",
      ),
    ).toEqual([
      { region_id: "053", level: "unclassified" },
      { region_id: "054", level: "public" },
    ]);
  });

  test("nobody writes what they could not read", async () => {
    const given = table(
      "coverage",
      [
        ["party", "region"],
        ["fatf", "057"],
      ],
      "strictly-confidential",
    );
    expect((await check(given, drafter)).errors).toEqual([
      expect.objectContaining({ row: 2, code: "shuts-out", params: { level: "strictly-confidential" } }),
    ]);
  });

  test("two parties that different people may see need somebody to say who may see both", async () => {
    await take(
      table("parties", [
        ["id", "official_en", "kind", "category", "level", "audience"],
        ["other-council", "Other Council", "forum", "prose", "confidential", "role:drafter"],
      ]),
    );
    const given = table("relations", [
      ["from", "kind", "to"],
      ["hidden-council", "supports", "other-council"],
    ]);
    expect((await check(given)).errors).toEqual([expect.objectContaining({ code: "handling-differs" })]);
    const said = table("relations", [
      ["from", "kind", "to", "level", "audience"],
      ["hidden-council", "supports", "other-council", "confidential", "role:liaison-officer"],
    ]);
    expect(await take(said)).toMatchObject({ added: 1 });
  });
});

describe("a party that was merged into another", () => {
  beforeAll(async () => {
    await take(
      table("parties", [
        ["id", "official_en", "kind", "category"],
        ["old-buoy", "Old Buoy Office", "forum", "prose"],
        ["new-buoy", "New Buoy Office", "forum", "prose"],
      ]),
    );
    await installation.door.perform(operator, mergeParties, {
      input: { kept: "new-buoy", merged: "old-buoy", choices: {} },
    });
  });

  test("is the other one, where a row refers to it", async () => {
    await take(
      table("coverage", [
        ["party", "region"],
        ["old-buoy", "009"],
      ]),
    );
    expect(await rows("select party_id from registry.coverage where party_id like '%-buoy'")).toEqual([
      { party_id: "new-buoy" },
    ]);
  });

  test("does not come back as a row of its own", async () => {
    const given = table("parties", [
      ["id", "official_en", "kind", "category"],
      ["old-buoy", "Buoys", "forum", "prose"],
    ]);
    expect((await check(given)).errors).toEqual([
      expect.objectContaining({ column: "id", code: "id-merged", params: { id: "new-buoy" } }),
    ]);
  });
});

describe("whoever reads what is confidential", () => {
  test("is in the journal before they have it, also where they break off", async () => {
    const acts = () =>
      numberOf(installation.ownerUrl, "select count(*) from journal.act where act = 'access.record-reading'");
    const before = await acts();
    const gone = handOutTable(installation.door, chosen, {
      kind: "parties",
      hand: async () => {
        throw new Error("gone");
      },
    });
    await expect(gone).rejects.toThrow("gone");
    expect(await acts()).toBe(before + 1);
    await handOutTable(installation.door, drafter, { kind: "relations", hand: async () => {} });
    expect(await acts()).toBe(before + 1);
  });
});
