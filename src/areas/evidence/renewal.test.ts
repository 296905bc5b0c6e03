import { afterAll, beforeAll, expect, test } from "vitest";
import { commandNamed } from "../../../tests/support/acts.ts";
import { takeIn } from "../../../tests/support/documents.ts";
import { freshInstallation, operator, type TestInstallation } from "../../../tests/support/installation.ts";
import { jobsUrlOf, workOn } from "../../../tests/support/jobs.ts";
import { rowsOf } from "../../../tests/support/sql.ts";
import { checkJobs } from "../../platform/jobs/index.ts";
import {
  confirmProposal,
  getDocument,
  listProposals,
  type ProposalRow,
  readDocument,
  rejectProposal,
} from "./index.ts";
import { listOldReadings } from "./renewal.ts";
import { renewReadings } from "./renewal-job.ts";

let installation: TestInstallation;
let jobsUrl: string;
beforeAll(async () => {
  installation = await freshInstallation();
  jobsUrl = await jobsUrlOf(installation);
});
afterAll(() => installation.close());

const text = [
  "Fictional note",
  "The Azur Bureau cooperates with EAPCCO.",
  "INTERPOL cooperates with AFRIPOL.",
  "INTERPOL cooperates with ASEANAPOL.",
  "INTERPOL cooperates with SARPCCO.",
].join("\n\n");

const read = async (given: string): Promise<string> => {
  const { id } = await takeIn(installation, { text: given, title: "Fictional note", language: "en" });
  await installation.door.perform(operator, readDocument, { input: { id } });
  return id;
};
const proposals = async (document: string, state: "waiting" | "confirmed" | "rejected") =>
  installation.door.ask(operator, listProposals, { document, state });
const wordings = (some: readonly ProposalRow[]) => some.map(({ wording }) => wording).sort();
const mentioned = async (id: string) =>
  (await installation.door.ask(operator, getDocument, { id })).reading?.mentions.map(({ text }) => text) ??
  [];
const old = () => installation.door.ask(operator, listOldReadings, {});
const jobs = () =>
  rowsOf(jobsUrl, "select key from jobs._private_jobs where key = 'evidence.renew-readings'");
const nameThe = (party_id: string, name: string) =>
  installation.door.perform(operator, commandNamed("registry.add-name"), {
    input: { party_id, language: "en", type: "alias", name, verification: "verified" },
  });
/** As a server does when it has started. */
const check = async () => {
  const checks = checkJobs({
    ...{ door: installation.door, tasks: [renewReadings], every: 600_000 },
    say: (said) => expect.unreachable(said),
  });
  await checks.close();
};

test("a reading by older names is renewed by one job, and what people decided stays", async () => {
  const id = await read(text);
  const [first, second] = (await proposals(id, "waiting")).filter(({ wording }) =>
    /AFRIPOL|ASEANAPOL/.test(wording),
  );
  await installation.door.perform(operator, confirmProposal, { input: { id: first?.id } });
  await installation.door.perform(operator, rejectProposal, { input: { id: second?.id, why: "Not so." } });
  expect(await mentioned(id)).not.toContain("Azur Bureau");
  expect(wordings(await proposals(id, "waiting"))).toEqual(["INTERPOL cooperates with SARPCCO."]);
  await check();
  expect(await jobs()).toEqual([]);

  await nameThe("fatf", "Azur Bureau");
  expect(await old()).toEqual([id]);
  await check();
  await check();
  expect(await jobs()).toHaveLength(1);
  await workOn(installation);

  expect(await mentioned(id)).toContain("Azur Bureau");
  expect(wordings(await proposals(id, "confirmed"))).toEqual([first?.wording]);
  expect(wordings(await proposals(id, "rejected"))).toEqual([second?.wording]);
  expect(wordings(await proposals(id, "waiting"))).toEqual([
    "INTERPOL cooperates with SARPCCO.",
    "The Azur Bureau cooperates with EAPCCO.",
  ]);
  expect([await old(), await jobs()]).toEqual([[], []]);
});

test("what was confirmed is not proposed again from another sentence that new names explain", async () => {
  const id = await read("The World Police Board cooperates with CCPAC.\n\nINTERPOL cooperates with CCPAC.");
  const [only] = await proposals(id, "waiting");
  await installation.door.perform(operator, confirmProposal, { input: { id: only?.id } });
  await nameThe("interpol", "World Police Board");
  await check();
  await workOn(installation);
  expect(await mentioned(id)).toContain("World Police Board");
  expect(await proposals(id, "waiting")).toEqual([]);
});

test("a renewal that is asked for when everything is read by the latest names reads nothing", async () => {
  const acts = () =>
    rowsOf(installation.superuserUrl, "select from journal.act where act = 'evidence.read-document'");
  const before = (await acts()).length;
  await renewReadings.run({ door: installation.door, actor: { kind: "system", name: "renewal" } }, {});
  expect((await acts()).length).toBe(before);
});
