import { afterAll, beforeAll, expect, test } from "vitest";
import { takeIn } from "../../../tests/support/documents.ts";
import { freshInstallation, operator, type TestInstallation } from "../../../tests/support/installation.ts";
import { changeDocument } from "./commands/change-document.ts";
import { confirmProposal, getDocument, listProposals, readDocument } from "./index.ts";
import { listOldReadings } from "./renewal.ts";

let installation: TestInstallation;
beforeAll(async () => {
  installation = await freshInstallation();
});
afterAll(() => installation.close());

const read = async (given: { readonly text: string; readonly level: "public" | "confidential" }) => {
  const { id } = await takeIn(installation, { ...given, title: "Fictional note", language: "en" });
  await installation.door.perform(operator, readDocument, { input: { id } });
  return id;
};
const mentioned = async (id: string) =>
  (await installation.door.ask(operator, getDocument, { id })).reading?.mentions.map(({ text }) => text);

test("a name that a confidential document gave is read in no public document, and in one that becomes public no more", async () => {
  const { door } = installation;
  const source = await read({ text: "INTERPOL (also known as Azurite Board) met.", level: "confidential" });
  const [named] = await door.ask(operator, listProposals, { document: source, kind: "name" });
  await door.perform(operator, confirmProposal, { input: { id: named?.id } });

  const text = "The Azurite Board thanked UNODC.";
  expect(await mentioned(await read({ text, level: "public" }))).toEqual(["UNODC"]);
  const closed = await read({ text: `${text} It left.`, level: "confidential" });
  expect(await mentioned(closed)).toEqual(["Azurite Board", "UNODC"]);
  await door.perform(operator, changeDocument, { input: { id: closed, level: "public" } });
  expect(await mentioned(closed)).toEqual(["UNODC"]);
  expect(await door.ask(operator, listOldReadings, {})).toEqual([source]);
});

test("a document that is not public changes no date that the public sees", async () => {
  const { door } = installation;
  const text = "The mandate of CTED is renewed until 31 December 2031 by resolution 2617 (2021).";
  const id = await read({ text, level: "confidential" });
  const [proposal] = await door.ask(operator, listProposals, { document: id, kind: "validity" });
  const content = { kind: "validity", subject: "cted", instrument: "S/RES/2617(2021)", until: "2031-12-31" };
  const confirm = () => door.perform(operator, confirmProposal, { input: { id: proposal?.id, content } });
  await expect(confirm()).rejects.toMatchObject({ code: "fact-more-open" });
  await door.perform(operator, changeDocument, { input: { id, level: "public" } });
  expect((await confirm()).fact).toMatchObject({ table: "mandates.instrument", held: false });
});
