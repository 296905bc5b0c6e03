import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  freshInstallation,
  operator,
  type TestInstallation,
} from "../../../../tests/support/installation.ts";
import { codeOf, type Row, rowsOf } from "../../../../tests/support/sql.ts";
import { mergeParties, previewMerge, previewUndo, undoMerge } from "./index.ts";

let installation: TestInstallation;
let parties: string[] = [];
beforeAll(async () => {
  installation = await freshInstallation();
  const all = await rows("select id from registry.party where id not in ('cted', 'sc-ctc') order by id");
  parties = all.map(({ id }) => String(id));
});
afterAll(() => installation.close());

const rows = (text: string, values: readonly unknown[] = []): Promise<Row[]> =>
  rowsOf(installation.superuserUrl, text, values);

/** Every row of every table that the journal follows, but for the decisions themselves. */
async function everything(): Promise<Row> {
  const tables = await rows(
    "select distinct table_name as name from registry.party_references() where table_name not in ('registry.merge', 'registry.merge_row') order by 1",
  );
  const parts = tables.map(
    ({ name }) =>
      `(select coalesce(md5(string_agg(to_jsonb(t)::text, '|' order by to_jsonb(t)::text)), '') from ${String(name)} t) as "${String(name)}"`,
  );
  const [row = {}] = await rows(`select ${parts.join(", ")}`);
  return row;
}

const merge = (input: object) => installation.door.perform(operator, mergeParties, { input });
const undo = (input: object) => installation.door.perform(operator, undoMerge, { input });

test("a merge and its undoing leave every row of every table as it was, whatever was chosen", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat(), fc.infiniteStream(fc.nat(3)), async (first, second, picks) => {
      const kept = parties[first % parties.length] ?? "";
      const merged = parties[second % parties.length] ?? "";
      fc.pre(kept !== merged);
      const before = await everything();
      const { conflicts } = await installation.door.ask(operator, previewMerge, {
        ...{ kept, merged, language: "en" },
      });
      const choices = Object.fromEntries(
        conflicts.map(({ key, options }) => [key, options[(picks.next().value ?? 0) % options.length]]),
      );
      const { merge: id } = await merge({ kept, merged, choices });
      expect(await rows("select 1 from registry.party where id = $1", [merged])).toEqual([]);
      await undo({ merge: id });
      expect(await everything(), `${kept} ← ${merged}`).toEqual(before);
    }),
    { numRuns: 8, seed: 7 },
  );
}, 120_000);

/** Statements of the owner, as an act of a test. */
const write = (statements: string): Promise<unknown> =>
  rows(
    `begin; select journal.open_act(now(), 'operator', 'test', 'test.write', '', '{}'); ${statements}; commit`,
  );

let number = 0;
/** Fictional bodies with an official name each. */
async function bodies(...labels: readonly string[]): Promise<string[]> {
  number += 1;
  const ids = labels.map((label) => `${label}-${number}`);
  for (const id of ids)
    await write(`
      insert into registry.party (id, kind, category, status, verification) values ('${id}', 'forum', 'prose', 'active', 'known');
      insert into registry.party_name (party_id, language, type, name, verification) values ('${id}', 'en', 'official', 'Forum ${id}', 'known')`);
  return ids;
}

const nameOf = (id: string) => `name = 'Forum ${id}'`;
const changedSince = async (id: string) =>
  (await installation.door.ask(operator, previewUndo, { merge: id })).changed;
const whose = async (id: string) => {
  const found = await rows(`select party_id, type, note from registry.party_name where ${nameOf(id)}`);
  return found.map(({ party_id, type, note }) => [party_id, type, note].join(" ").trim());
};

const since: ReadonlyArray<readonly [string, (id: string) => string, string]> = [
  [
    "edited in another column",
    (id) => `update registry.party_name set note = 'Edited.' where ${nameOf(id)}`,
    "edited",
  ],
  [
    "given another type",
    (id) => `update registry.party_name set type = 'former' where ${nameOf(id)}`,
    "overtaken",
  ],
  [
    "given to a third party",
    (id) => `update registry.party_name set party_id = 'un' where ${nameOf(id)}`,
    "overtaken",
  ],
  ["removed", (id) => `delete from registry.party_name where ${nameOf(id)}`, "gone"],
];

test.each(since)("a name that was %s since is named, and the undoing asks", async (...row) => {
  const [, change, expected] = row;
  const [kept = "", merged = ""] = await bodies("north", "south");
  const { merge: id } = await merge({ kept, merged });
  expect(await changedSince(id)).toEqual([]);
  await write(change(merged));
  const changed = await changedSince(id);
  expect(changed.map((each) => each.change)).toEqual([expected]);
  expect(changed[0]?.now).toMatchObject({ by: "test", at: expect.any(Date) });
  expect(await codeOf(undo({ merge: id }))).toBe("merge-changed-since");
  expect(await rows("select state from registry.merge where id = $1", [id])).toEqual([{ state: "done" }]);
});

test("what was changed since goes back, or stays, as it is settled", async () => {
  for (const [settled, expected] of [
    ["restore", "south official Edited."],
    ["leave", "north alias Edited."],
  ] as const) {
    const [kept = "", merged = ""] = await bodies("north", "south");
    const { merge: id } = await merge({ kept, merged });
    await write(`update registry.party_name set note = 'Edited.' where ${nameOf(merged)}`);
    const [change] = await changedSince(id);
    await undo({ merge: id, settled: { [change?.ids[0] ?? ""]: settled } });
    expect(await whose(merged)).toEqual([expected.replace(/^\w+/, (side) => `${side}-${number}`)]);
    expect(await rows("select 1 from registry.party where id = $1", [merged])).toHaveLength(1);
  }
});

test("a field of the kept party that was changed since is named; one that the merge did not touch is not", async () => {
  const [kept = "", merged = ""] = await bodies("north", "south");
  await write(`update registry.party set website = 'https://south.example' where id = '${merged}'`);
  const { merge: id } = await merge({ kept, merged });
  await write(`update registry.party set place = 'Northtown' where id = '${kept}'`);
  expect(await changedSince(id)).toEqual([]);
  await write(`update registry.party set website = 'https://other.example' where id = '${kept}'`);
  const [change] = await changedSince(id);
  expect(change).toMatchObject({ table: "registry.party", row_id: kept, change: "overtaken" });
  await undo({ merge: id, settled: { [change?.ids[0] ?? ""]: "leave" } });
  expect(await rows("select website, place from registry.party where id = $1", [kept])).toEqual([
    { website: "https://other.example", place: "Northtown" },
  ]);
});

test("facts that the kept party gained since stay with it", async () => {
  const [kept = "", merged = ""] = await bodies("north", "south");
  const { merge: id } = await merge({ kept, merged });
  await write(
    `insert into registry.coverage (party_id, region_id, verification) values ('${kept}', '002', 'known')`,
  );
  await undo({ merge: id });
  expect(
    await rows("select party_id from registry.coverage where party_id = any ($1)", [[kept, merged]]),
  ).toEqual([{ party_id: kept }]);
});

test("of merges one upon the other the later is undone first, and then everything is as it was", async () => {
  const [a = "", b = "", c = ""] = await bodies("a", "b", "c");
  const before = await everything();
  const first = await merge({ kept: b, merged: a });
  const second = await merge({ kept: c, merged: b });
  expect(await whose(a)).toEqual([`${c} alias`]);
  await expect(undo({ merge: first.merge })).rejects.toMatchObject({
    code: "merge-built-upon",
    params: { later: second.merge, kept: c, merged: b },
  });
  expect(await rows("select registry.current_party($1) as now", [a])).toEqual([{ now: c }]);
  await undo({ merge: second.merge });
  expect(await rows("select registry.current_party($1) as now", [a])).toEqual([{ now: b }]);
  await undo({ merge: first.merge });
  expect(await everything()).toEqual(before);
});

test("a merge into the same party is undone by itself, where the two touch nothing in common", async () => {
  const [a = "", b = "", c = ""] = await bodies("a", "b", "c");
  const first = await merge({ kept: a, merged: b });
  await merge({ kept: a, merged: c });
  await undo({ merge: first.merge });
  expect(await whose(b)).toEqual([`${b} official`]);
  expect(await whose(c)).toEqual([`${a} alias`]);
});

test("a party that a folded fact names has to be there again first", async () => {
  const [a = "", b = "", c = "", d = ""] = await bodies("a", "b", "c", "d");
  await write(`
    insert into registry.relation (from_id, kind, to_id, verification) values ('${a}', 'part-of', '${c}', 'known'), ('${b}', 'part-of', '${c}', 'known')`);
  const before = await everything();
  const first = await merge({ kept: a, merged: b });
  const second = await merge({ kept: d, merged: c });
  expect(await codeOf(undo({ merge: first.merge }))).toBe("merge-built-upon");
  await undo({ merge: second.merge });
  await undo({ merge: first.merge });
  expect(await everything()).toEqual(before);
});

test("what was undone may be merged the other way round, and is undone once", async () => {
  const [a = "", b = ""] = await bodies("a", "b");
  const first = await merge({ kept: a, merged: b });
  expect(await codeOf(merge({ kept: b, merged: a }))).toBe("party-merged");
  await undo({ merge: first.merge });
  expect(await codeOf(undo({ merge: first.merge }))).toBe("merge-undone");
  await merge({ kept: b, merged: a });
  expect(await whose(a)).toEqual([`${b} alias`]);
  expect(await codeOf(undo({ merge: "00000000-0000-4000-8000-000000000000" }))).toBe("merge-missing");
});

test("of two merges of one party at once one is done", async () => {
  const [a = "", b = "", c = ""] = await bodies("a", "b", "c");
  const codes = await Promise.all([
    codeOf(merge({ kept: a, merged: b })),
    codeOf(merge({ kept: c, merged: b })),
  ]);
  expect(codes.sort()).toEqual(["none", "party-merged"]);
});
