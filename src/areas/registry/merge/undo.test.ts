import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshInstallation, operator, type TestInstallation } from "../../../../tests/support/installation.ts";
import { type Row, rowsOf } from "../../../../tests/support/sql.ts";
import { mergeParties, previewMerge, undoMerge } from "./index.ts";

let installation: TestInstallation;
let parties: string[] = [];
beforeAll(async () => {
  installation = await freshInstallation();
  const rows = await rows_("select id from registry.party where id not in ('cted', 'sc-ctc') order by id");
  parties = rows.map(({ id }) => String(id));
});
afterAll(() => installation.close());

const rows_ = (text: string, values: readonly unknown[] = []): Promise<Row[]> =>
  rowsOf(installation.superuserUrl, text, values);

/** Every row of every table that the journal follows, but for the decisions themselves. */
async function everything(): Promise<Row> {
  const tables = await rows_(
    "select distinct table_name as name from registry.party_references() where table_name not in ('registry.merge', 'registry.merge_row') order by 1",
  );
  const parts = tables.map(
    ({ name }) =>
      `(select coalesce(md5(string_agg(to_jsonb(t)::text, '|' order by to_jsonb(t)::text)), '') from ${String(name)} t) as "${String(name)}"`,
  );
  const [row = {}] = await rows_(`select ${parts.join(", ")}`);
  return row;
}

const merge = (input: object) => installation.door.perform(operator, mergeParties, { input });
const undo = (input: object) => installation.door.perform(operator, undoMerge, { input });

test("a merge and its undoing leave every row of every table as it was, whatever was chosen", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(),
      fc.nat(),
      fc.infiniteStream(fc.nat(3)),
      async (first, second, picks) => {
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
        expect(await rows_("select 1 from registry.party where id = $1", [merged])).toEqual([]);
        await undo({ merge: id });
        expect(await everything(), `${kept} ← ${merged}`).toEqual(before);
      },
    ),
    { numRuns: 12, seed: 7 },
  );
}, 120_000);
