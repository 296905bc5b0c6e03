import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshInstallation, operator, type TestInstallation } from "../../../tests/support/installation.ts";
import { jobsUrlOf, workOn } from "../../../tests/support/jobs.ts";
import { codeOf, rowsOf } from "../../../tests/support/sql.ts";
import { publicActor } from "../../platform/acts/index.ts";
import { getIntake, getIntakeFile, intakeActs, listIntakes, reportIntake, takeInFile } from "./intake.ts";
import { listDocuments } from "./queries.ts";

let installation: TestInstallation;
let jobsUrl: string;

beforeAll(async () => {
  installation = await freshInstallation();
  jobsUrl = await jobsUrlOf(installation);
});
afterAll(() => installation.close());

const system = { kind: "system", name: "intake" } as const;
const takeIn = (text: string, said: object = {}) =>
  installation.door.perform(operator, takeInFile, {
    input: { bytes: Buffer.from(text), file_name: "note.txt", ...said },
  });
const get = (id: string) => installation.door.ask(operator, getIntake, { id });
const report = (input: object) => installation.door.perform(system, reportIntake, { input });
const documents = async () => (await installation.door.ask(operator, listDocuments, {})).length;

test("a file is kept byte for byte, and its reading is told step by step in the journal, by the system", async () => {
  const text = "\ufeffThe Office of Made-up Affairs cited resolution 2178 (2014).\r\n";
  const { id, sha256 } = await takeIn(text);
  expect(
    Buffer.from(await installation.door.ask(operator, getIntakeFile, { id })).equals(Buffer.from(text)),
  ).toBe(true);
  await workOn(installation);
  expect(await get(id)).toMatchObject({
    state: "done",
    progress: 100,
    sha256,
    level: "unclassified",
  });
  const steps = await rowsOf(
    installation.ownerUrl,
    `select c.after ->> 'state' as state, a.actor_kind || ' ' || a.actor as by from journal.change c
     join journal.act a on a.id = c.act_id where c.table_name = 'evidence.intake' and c.row_id = $1 order by c.id`,
    [id],
  );
  expect(steps).toEqual([
    { state: "waiting", by: "operator test" },
    { state: "reading", by: "system intake" },
    { state: "recognising", by: "system intake" },
    { state: "done", by: "system intake" },
  ]);
});

test("what the sender says stands before what the file says, and what is left out is read from it", async () => {
  const page = `<html lang="fr"><head><title>Le titre du fichier</title></head>
    <body><p>Le Conseil a rappelé la résolution 1373 (2001).</p></body></html>`;
  const [own, given] = [
    await takeIn(page, { file_name: "a.html" }),
    await takeIn(`${page} `, { file_name: "b.html", title: "Another title", language: "es" }),
  ];
  await workOn(installation);
  const titles = await rowsOf(
    installation.ownerUrl,
    `select d.title, d.language from evidence.intake i join evidence.document d on d.id = i.document_id
     where i.id = any($1) order by i.file_name`,
    [[own.id, given.id]],
  );
  expect(titles).toEqual([
    { title: "Le titre du fichier", language: "fr" },
    { title: "Another title", language: "es" },
  ]);
});

describe("an intake that has no result yet", () => {
  test("gets another job when its own is gone, as in a register that was restored", async () => {
    const { id } = await takeIn("Restored: the Council met.");
    await report({ id, state: "recognising", progress: 60 });
    await rowsOf(jobsUrl, "delete from jobs._private_jobs");
    await workOn(installation);
    expect(await get(id)).toMatchObject({ state: "done", progress: 100 });
  });

  test("that was cut off as often as it may be begun has failed, and says so", async () => {
    const { id } = await takeIn("Cut off: the Council met.");
    await report({ id, state: "reading", progress: 5 });
    await rowsOf(
      jobsUrl,
      "update jobs._private_jobs set attempts = max_attempts, locked_at = now(), locked_by = 'worker-gone'",
    );
    await workOn(installation);
    expect(await get(id)).toMatchObject({ state: "failed", error_code: "intake-cut-off", document_id: null });
    expect(await rowsOf(jobsUrl, "select from jobs._private_jobs")).toEqual([]);
  });

  test("that was cut off after its document was there comes to that document", async () => {
    const { id } = await takeIn("Half: the Council met, and thanked the FATF.");
    await workOn(installation);
    const { document_id } = await get(id);
    const before = await documents();
    const again = await takeIn("Half: the Council met, and thanked the FATF.");
    await report({ id: again.id, state: "recognising", progress: 60 });
    await workOn(installation);
    expect(await get(again.id)).toMatchObject({ state: "done", document_id });
    expect(await documents()).toBe(before);
  });
});

describe("a report", () => {
  test("comes from the system alone", async () => {
    const { id } = await takeIn("Reported by another.");
    const input = { id, state: "failed", code: "x", params: {} };
    expect(await codeOf(installation.door.perform(operator, reportIntake, { input }))).toBe("act-refused");
    expect((await get(id)).state).toBe("waiting");
  });

  test("changes nothing that is finished", async () => {
    const { id } = await takeIn("Finished.");
    await report({ id, state: "failed", code: "document-broken", params: { format: "PDF" } });
    for (const input of [
      { id, state: "waiting" },
      { id, state: "reading", progress: 5 },
      { id, state: "failed", code: "other", params: {} },
    ])
      expect(await codeOf(report(input))).toBe("intake-unknown");
    expect(await get(id)).toMatchObject({
      state: "failed",
      error_code: "document-broken",
      error_params: { format: "PDF" },
    });
  });

  test.each([
    ["a state that there is not", { state: "half" }],
    ["more than all", { state: "reading", progress: 101 }],
    ["done without a document", { state: "done" }],
    ["failed without a code", { state: "failed" }],
    ["a code that is none", { state: "failed", code: "Not a code", params: {} }],
  ])("of %s is refused", async (_what, input) => {
    expect(await codeOf(report({ id: "0123456789ab", ...input }))).toBe("input-refused");
  });
});

test("the acts of intake are not for the public", async () => {
  for (const act of intakeActs) {
    const asked =
      act.kind === "query"
        ? installation.door.ask(publicActor, act, {})
        : installation.door.perform(publicActor, act, { input: {} });
    expect([act.name, await codeOf(asked)]).toEqual([act.name, "act-refused"]);
  }
});

test("intakes are listed, the newest first, by state", async () => {
  const failed = await installation.door.ask(operator, listIntakes, { states: ["failed"] });
  expect(failed.length).toBeGreaterThanOrEqual(2);
  expect(new Set(failed.map(({ state }) => state))).toEqual(new Set(["failed"]));
  const all = await installation.door.ask(operator, listIntakes, {});
  const times = all.map(({ received_at }) => received_at);
  expect(times).toEqual(times.toSorted().toReversed());
  expect(await installation.door.ask(operator, listIntakes, { limit: 1 })).toHaveLength(1);
});
