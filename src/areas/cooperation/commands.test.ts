import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commandNamed } from "../../../tests/support/acts.ts";
import { freshInstallation, type TestInstallation } from "../../../tests/support/installation.ts";
import { type MadePerson, makePerson } from "../../../tests/support/people.ts";
import { codeOf, rowsOf } from "../../../tests/support/sql.ts";
import { type Actor, publicActor } from "../../platform/acts/index.ts";
import { readLineHistory } from "./line-history.ts";

let installation: TestInstallation;
let officer: MadePerson;
let reader: MadePerson;
beforeAll(async () => {
  installation = await freshInstallation();
  officer = await makePerson(installation, { name: "Ana Marsh", roles: ["liaison-officer"] });
  reader = await makePerson(installation, { name: "Bo Reed", roles: ["reader"] });
});
afterAll(() => installation.close());

const perform = (name: string, input: object, actor: Actor = officer.actor) =>
  installation.door.perform(actor, commandNamed(`cooperation.${name}`), {
    ...{ input, reasons: { why: "as it says" } },
  }) as Promise<{ id: string }>;
const refusal = (name: string, input: object, actor?: Actor) => codeOf(perform(name, input, actor));
const rows = (text: string, values: readonly unknown[] = []) => rowsOf(installation.ownerUrl, text, values);

const stated = { verification: "verified", source_url: "https://example.org/plan" };
const mode = { line_id: "human-rights", mode: "events", ...stated };
const basis = { line_id: "human-rights", instrument_id: "S/RES/2617(2021)", ...stated };
const partner = { line_id: "human-rights", party_id: "osce", ...stated };
const nobody = "00000000-0000-4000-8000-000000000000";
const modesOf = (line: string) =>
  rows(
    "select id::text as id, mode, position from cooperation.line_mode where line_id = $1 order by position",
    [line],
  );
const basesOf = (line: string) =>
  rows(
    `select instrument_id, provision_id, verified_on, source_passage from cooperation.line_basis where line_id = $1 order by position`,
    [line],
  );

const refused: ReadonlyArray<readonly [string, string, object, string]> = [
  ["a line that is not there", "add-line-mode", { ...mode, line_id: "no-line" }, "line-unknown"],
  ["a mode that the model does not know", "add-line-mode", { ...mode, mode: "lunch" }, "input-refused"],
  ["a mode without a source", "add-line-mode", { ...mode, source_url: "" }, "input-refused"],
  ["a mode that the line has", "add-line-mode", { ...mode, mode: "human-rights" }, "fact-held"],
  ["a day to come", "add-line-mode", { ...mode, verified_on: "2999-01-01" }, "verified-in-future"],
  ["a mode that is not there", "remove-line-mode", { id: nobody }, "line-entry-missing"],
  ["a basis without a source", "add-line-basis", { ...basis, source_url: undefined }, "input-refused"],
  [
    "an instrument that is not there",
    "add-line-basis",
    { ...basis, instrument_id: "A/1" },
    "instrument-missing",
  ],
  [
    "a provision of another instrument",
    "add-line-basis",
    { ...basis, provision_id: "S/RES/2462(2019) OP 37" },
    "provision-unknown",
  ],
  ["a basis that the line has", "add-line-basis", { ...basis, line_id: "civil-society" }, "fact-held"],
  ["a change that says no source", "change-line-basis", { id: nobody, note: "so" }, "input-refused"],
  ["a basis that is not there", "change-line-basis", { ...stated, id: nobody }, "line-entry-missing"],
  ["a basis to remove that is not there", "remove-line-basis", { id: nobody }, "line-entry-missing"],
  ["a partner that is not there", "add-line-partner", { ...partner, party_id: "no-body" }, "party-unknown"],
  ["a partner who stands in it", "add-line-partner", { ...partner, party_id: "ohchr" }, "fact-held"],
  [
    "a partner of a line that is none",
    "add-line-partner",
    { ...partner, line_id: "no-line" },
    "line-unknown",
  ],
  ["a partner to take out who is not in", "remove-line-partner", { id: nobody }, "line-entry-missing"],
];

test.each(refused)("%s is refused", async (...[, act, input, code]) => {
  expect(await refusal(act, input)).toBe(code);
});

test("who does not keep the register changes nothing of a line", async () => {
  for (const [, act, input] of refused) expect(await refusal(act, input, reader.actor)).toBe("act-refused");
});

test("a mode stands behind the others, with its source, and is gone when it is removed", async () => {
  const { id } = await perform("add-line-mode", { ...mode, source_passage: "through joint events" });
  expect(await modesOf("human-rights")).toMatchObject([
    { mode: "human-rights", position: 1 },
    { id, mode: "events", position: 2 },
  ]);
  await perform("remove-line-mode", { id });
  expect(await modesOf("human-rights")).toMatchObject([{ mode: "human-rights" }]);
});

test("of two who add the same mode at the same moment one is told that it is there", async () => {
  const same = { ...mode, mode: "working-group" };
  const codes = await Promise.all([refusal("add-line-mode", same), refusal("add-line-mode", same)]);
  expect(codes.toSorted()).toEqual(["fact-held", "none"]);
});

test("a partner is added to a line and taken out of it", async () => {
  const { id } = await perform("add-line-partner", partner);
  const lines = () =>
    rows("select line_id from cooperation.line_partner where party_id = 'osce' order by line_id");
  expect(await lines()).toEqual([{ line_id: "human-rights" }, { line_id: "regional-organizations" }]);
  await perform("remove-line-partner", { id });
  expect(await lines()).toEqual([{ line_id: "regional-organizations" }]);
});

describe("a basis", () => {
  test("keeps its place and its words when it names another text, and a new id; it was not verified then", async () => {
    const { id } = await perform("add-line-basis", {
      ...{ ...basis, source_passage: "under its mandate", verified_on: "2026-01-02" },
    });
    const same = await perform("change-line-basis", { ...stated, id, note: "read again" });
    expect(same.id).toBe(id);
    const other = await perform("change-line-basis", {
      ...{ ...stated, id, instrument_id: "S/RES/2462(2019)", provision_id: "S/RES/2462(2019) OP 37" },
    });
    expect(other.id).not.toBe(id);
    expect(await basesOf("human-rights")).toEqual([
      {
        ...{ instrument_id: "S/RES/2462(2019)", provision_id: "S/RES/2462(2019) OP 37" },
        ...{ verified_on: null, source_passage: "under its mandate" },
      },
    ]);
    await perform("remove-line-basis", { id: other.id });
    expect(await basesOf("human-rights")).toEqual([]);
  });

  test("that somebody else has changed or removed since it was read stays as they left it", async () => {
    const { id } = await perform("add-line-basis", basis);
    const [before] = await rows(
      "select registry.version_of(to_jsonb(b)) as expected from cooperation.line_basis b where id = $1",
      [id],
    );
    await perform("change-line-basis", { ...stated, id, note: "first" });
    const late = { ...stated, id, expected: before?.expected, note: "second" };
    expect(await refusal("change-line-basis", late)).toBe("changed-by-other");
    expect(await refusal("remove-line-basis", { id, expected: before?.expected })).toBe("changed-by-other");
    await perform("remove-line-basis", { id });
    expect(await refusal("change-line-basis", late)).toBe("removed-by-other");
  });

  test("may be for fewer than its line is, but not shut out its author", async () => {
    const { id } = await perform("add-line-basis", {
      ...{ ...basis, line_id: "threat-reports", level: "unclassified" },
    });
    expect(await rows("select level from cooperation.line_basis where id = $1", [id])).toEqual([
      { level: "unclassified" },
    ]);
    const shut = { ...basis, line_id: "private-sector", level: "strictly-confidential", audience: [] };
    expect(await refusal("add-line-basis", shut)).toBe("handling-shuts-out");
  });
});

test("the history of a line tells who has changed what of it and why, to nobody but those who work here", async () => {
  const { id } = await perform("add-line-mode", { ...mode, line_id: "private-sector" });
  const told = (actor: Actor) =>
    installation.door.ask(actor, readLineHistory, { line_id: "private-sector", limit: 1 });
  const { entries, next } = await told(officer.actor);
  expect(entries).toMatchObject([
    {
      ...{ rowId: id, table: "cooperation.line_mode", operation: "insert", why: "as it says" },
      by: { kind: "person", name: officer.id },
    },
  ]);
  expect(next).toBe(entries[0]?.id);
  expect(await codeOf(told(publicActor))).toBe("act-refused");
});
