import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commandNamed } from "../../../tests/support/acts.ts";
import { freshInstallation, operator, type TestInstallation } from "../../../tests/support/installation.ts";
import { type MadePerson, makePerson } from "../../../tests/support/people.ts";
import { codeOf, rowsOf } from "../../../tests/support/sql.ts";
import type { EntenteError } from "../../kernel/errors.ts";
import type { Actor } from "../../platform/acts/index.ts";
import { readPartyRecord } from "./queries/read-party-record.ts";

let installation: TestInstallation;
let ana: MadePerson;
let bo: MadePerson;
beforeAll(async () => {
  installation = await freshInstallation();
  ana = await makePerson(installation, { name: "Ana Marsh", roles: ["liaison-officer"] });
  bo = await makePerson(installation, { name: "Bo Reed", roles: ["drafter"] });
  await perform("registry.add-party", {
    ...{ id: "tide-forum", kind: "forum", category: "prose", status: "active", verification: "known" },
    names: [{ language: "en", type: "official", name: "Tide Forum" }],
  });
});
afterAll(() => installation.close());

const perform = (name: string, input: object, actor: Actor = operator) =>
  installation.door.perform(actor, commandNamed(name), { input }) as Promise<{ readonly id: string }>;
const record = (actor: Actor = operator) =>
  installation.door.ask(actor, readPartyRecord, { id: "tide-forum", language: "en" });
const known = { verification: "known" };

/** One row of each table that people keep: how it is added, changed and removed, and where the record has it. */
const kinds = [
  {
    ...{ noun: "name", list: "names" as const, change: { name: "Tides" } },
    add: { party_id: "tide-forum", language: "fr", type: "official", name: "Forum des marées", ...known },
  },
  {
    ...{ noun: "relation", list: "relations" as const, change: { until: "2026" } },
    add: { from_id: "tide-forum", kind: "supports", to_id: "fatf", ...known },
  },
  {
    ...{ noun: "office", list: "offices" as const, change: { until: "2026" } },
    add: { holder_id: "tide-forum", office: "secretariat", body_id: "fatf", ...known },
  },
  {
    ...{ noun: "focal-point", list: "focalPoints" as const, change: { phone: "+990 1" } },
    add: { party_id: "tide-forum", name: "Imra Vole", role: "main", language: "fr", ...known },
  },
  {
    ...{ noun: "identifier", list: "identifiers" as const, change: { value: "Q13" } },
    add: { party_id: "tide-forum", scheme: "wikidata", value: "Q12", ...known },
  },
  {
    ...{ noun: "coverage", list: "coverage" as const, change: { region_id: "011" } },
    add: { party_id: "tide-forum", region_id: "015", ...known },
  },
] as const;

describe("two people with the same page open", () => {
  test.each(kinds)(
    "the second to change the $noun is told by whom and when it was changed, and nothing of theirs is lost",
    async ({ noun, list, change, add }) => {
      const { id } = await perform(`registry.add-${noun}`, add, ana.actor);
      const versionOf = async () => (await record())[list].find((row) => row.id === id)?.version;
      const read = await versionOf();
      await perform(`registry.change-${noun}`, { id, ...change, expected: read }, ana.actor);
      const late = perform(`registry.change-${noun}`, { id, note: "Mine.", expected: read }, bo.actor);
      const error = (await late.catch((thrown: unknown) => thrown)) as EntenteError;
      expect([error.kind, error.code]).toEqual(["conflict", "changed-by-other"]);
      expect(error.params).toEqual({ id, by: ana.id, at: "2026-11-25 09:00" });
      expect(await codeOf(perform(`registry.remove-${noun}`, { id, expected: read }, bo.actor))).toBe(
        "changed-by-other",
      );
      await perform(`registry.change-${noun}`, { id, note: "Mine.", expected: await versionOf() }, bo.actor);
      await perform(`registry.remove-${noun}`, { id, expected: await versionOf() }, bo.actor);
      for (const act of ["change", "remove"]) {
        const gone = perform(`registry.${act}-${noun}`, { id, expected: read }, ana.actor);
        const told = (await gone.catch((thrown: unknown) => thrown)) as EntenteError;
        expect([told.code, told.params.by]).toEqual(["removed-by-other", bo.id]);
      }
      expect(await codeOf(perform(`registry.remove-${noun}`, { id }))).toMatch(/-missing$/);
    },
  );

  test("whoever does not say what they read changes the row as it is", async () => {
    const { id } = await perform("registry.add-name", {
      ...{ party_id: "tide-forum", language: "en", type: "alias", name: "TF", ...known },
    });
    await perform("registry.change-name", { id, name: "Tides" });
    await perform("registry.change-name", { id, name: "Tide" });
    expect((await record()).names.find((name) => name.id === id)?.name).toBe("Tide");
  });

  test("confirming and changing who may see it ask as well, and so do the party and its notes", async () => {
    const read = (await record()).party.version;
    await perform(
      "registry.change-party",
      { id: "tide-forum", place: "Azurville", expected: read },
      ana.actor,
    );
    const row = { table: "registry.party", id: "tide-forum", expected: read };
    expect(await codeOf(perform("registry.confirm-fact", row, bo.actor))).toBe("changed-by-other");
    expect(
      await codeOf(perform("registry.change-handling", { ...row, level: "unclassified" }, bo.actor)),
    ).toBe("changed-by-other");
    const { id } = await perform(
      "registry.add-note",
      { party_id: "tide-forum", language: "en", text: "One." },
      ana.actor,
    );
    const expected = (await record()).notes[0]?.version;
    await perform("registry.remove-note", { id, expected }, ana.actor);
    expect(await codeOf(perform("registry.remove-note", { id, expected }, bo.actor))).toBe(
      "removed-by-other",
    );
  });

  test("a row that was shut meanwhile is not there, and nobody is named", async () => {
    const { id } = await perform("registry.add-name", {
      ...{ party_id: "tide-forum", language: "es", type: "alias", name: "Foro de Mareas", ...known },
    });
    const expected = (await record(bo.actor)).names.find((name) => name.id === id)?.version;
    const shut = {
      table: "registry.party_name",
      id,
      level: "strictly-confidential",
      audience: [`person:${ana.id}`],
    };
    await perform("registry.change-handling", shut, ana.actor);
    expect(await codeOf(perform("registry.change-name", { id, name: "X", expected }, bo.actor))).toBe(
      "name-missing",
    );
  });

  test("who changed it is not told to whom may not read that entry", async () => {
    const { id } = await perform("registry.add-name", {
      ...{ party_id: "tide-forum", language: "es", type: "alias", name: "Mareas", ...known },
    });
    const expected = (await record(bo.actor)).names.find((name) => name.id === id)?.version;
    // An entry that opens a row is kept as closed as the row was.
    await perform("registry.change-handling", {
      ...{ table: "registry.party_name", id, level: "strictly-confidential", audience: [`person:${ana.id}`] },
    });
    await perform("registry.change-handling", {
      table: "registry.party_name",
      id,
      level: "public",
      audience: [],
    });
    await perform("registry.change-name", { id, name: "Mareas vivas" });
    expect(await codeOf(perform("registry.change-name", { id, name: "X", expected }, bo.actor))).toBe(
      "changed-by-other",
    );
  });
});

describe("the rule of versions", () => {
  test("of two who save at the same time exactly one does, and the other is told", async () => {
    const { id } = await perform("registry.add-name", {
      ...{ party_id: "tide-forum", language: "zh", type: "alias", name: "潮汐", ...known },
    });
    for (let round = 0; round < 10; round += 1) {
      const expected = (await record()).names.find((name) => name.id === id)?.version;
      const save = (name: string, { actor }: MadePerson) =>
        codeOf(perform("registry.change-name", { id, name, expected }, actor));
      const codes = await Promise.all([save(`潮汐甲${round}`, ana), save(`潮汐乙${round}`, bo)]);
      expect(codes.toSorted()).toEqual(["changed-by-other", "none"]);
      const winner = codes[0] === "none" ? "甲" : "乙";
      expect((await record()).names.find((name) => name.id === id)?.name).toBe(`潮汐${winner}${round}`);
    }
  });

  /** What two editors do, in any order: read the row, or save words over what they read last. */
  const step = fc.record({
    who: fc.constantFrom(0, 1),
    does: fc.constantFrom("read", "save", "save-same"),
    words: fc.stringMatching(/^[a-z]{1,8}$/),
  });

  test("whatever two people do in whatever order, a save counts exactly when nobody changed what was read", async () => {
    const { id } = await perform("registry.add-name", {
      ...{ party_id: "tide-forum", language: "ru", type: "alias", name: "start", ...known },
    });
    const stored = async () => {
      const [row] = await rowsOf(
        installation.ownerUrl,
        "select name from registry.party_name where id = $1",
        [id],
      );
      return String(row?.name);
    };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async (steps) => {
        const held: Array<{ version: string | undefined; name: string } | undefined> = [undefined, undefined];
        let truth = await stored();
        for (const { who, does, words } of steps) {
          const { actor } = who === 0 ? ana : bo;
          const mine = held[who];
          if (does === "read" || mine === undefined) {
            const row = (await record(actor)).names.find((name) => name.id === id);
            expect(row?.name).toBe(truth);
            held[who] = { version: row?.version, name: truth };
            continue;
          }
          const name = does === "save" ? words : mine.name;
          const code = await codeOf(
            perform("registry.change-name", { id, name, expected: mine.version }, actor),
          );
          // The version is of what the row says: one that was changed and changed back is what was read.
          expect(code).toBe(mine.name === truth ? "none" : "changed-by-other");
          if (code === "none") truth = name;
          expect(await stored()).toBe(truth);
        }
      }),
      { numRuns: 25 },
    );
  });
});
