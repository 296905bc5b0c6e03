import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshInstallation, operator, type TestInstallation } from "../../../tests/support/installation.ts";
import { codeOf, numberOf, rowsOf } from "../../../tests/support/sql.ts";
import { publicActor } from "../../platform/acts/index.ts";
import { fileStore, sha256Of } from "../../platform/files/index.ts";
import { changeDocument } from "./commands/change-document.ts";
import { readDocument } from "./commands/read-document.ts";
import { addDocument, type DocumentInput, getDocument, listDocuments } from "./index.ts";

let installation: TestInstallation;
beforeAll(async () => {
  installation = await freshInstallation();
});
afterAll(() => installation.close());

const text = `Report of the harbour seminar\n\nThe Financial Action Task Force (FATF) and INTERPOL met in Marzinia.\n\nThe seminar recalled resolution 2462 (2019).\n`;

let number = 0;
/** A document that no other test has: its last line is its own. */
function given(changes: Partial<DocumentInput> = {}): DocumentInput {
  number += 1;
  const own = `${text}\nCopy ${number}.\n`;
  return {
    ...{
      bytes: Buffer.from(own),
      text: own,
      media_type: "text/plain",
      title: `Seminar ${number}`,
      language: "en",
    },
    ...changes,
  };
}

const add = (changes: Partial<DocumentInput> = {}) =>
  installation.door.perform(operator, addDocument, { input: given(changes) });
const get = (id: string, actor = operator) => installation.door.ask(actor, getDocument, { id });

describe("a document that comes in", () => {
  test("keeps its file byte for byte and its text in passages that lie in it", async () => {
    const bytes = Buffer.from(Array.from({ length: 2_500_000 }, (_, at) => at % 251));
    const added = await add({ bytes });
    const { edition, passages } = await get(added.document);
    expect(added.added).toBe(true);
    expect(edition.sha256).toBe(sha256Of(bytes));
    const kept = await installation.storage.db.transaction().execute(async (db) => {
      await rowsIn(db, "select set_config('entente.reader', 'operator', true)");
      return Buffer.concat(await fileStore(db).read(edition.sha256));
    });
    expect(kept.equals(bytes)).toBe(true);
    expect(passages.length).toBeGreaterThanOrEqual(3);
    for (const { starts, ends, words } of passages) expect(edition.content.slice(starts, ends)).toBe(words);
  });

  test("is known again by its bytes, and adds nothing the second time", async () => {
    const input = given();
    const first = await installation.door.perform(operator, addDocument, { input });
    const second = await installation.door.perform(operator, addDocument, {
      input: { ...input, title: "Another" },
    });
    expect(second).toEqual({ ...first, added: false });
  });

  test("two at once with the same bytes are one document", async () => {
    const input = given();
    const both = await Promise.all(
      [0, 1, 2].map(() => installation.door.perform(operator, addDocument, { input })),
    );
    expect(new Set(both.map(({ document }) => document)).size).toBe(1);
    expect(both.filter(({ added }) => added)).toHaveLength(1);
  });

  test("becomes a later edition of one that is there, beside the older one", async () => {
    const first = await add();
    const second = await add({ edition_of: first.document });
    expect(second).toMatchObject({ document: first.document, edition: 2 });
    const older = await installation.door.ask(operator, getDocument, { id: first.document, edition: 1 });
    expect((await get(first.document)).edition.number).toBe(2);
    expect(older.edition.number).toBe(1);
  });

  test("is a later edition of what bears its symbol in its language, and a version of what bears it in another", async () => {
    const first = await add({ symbol: "HF/2031/7", level: "public" });
    const later = await add({ symbol: "HF/2031/7", level: "public" });
    const french = await add({ symbol: "HF/2031/7", level: "public", language: "fr" });
    expect(later).toMatchObject({ document: first.document, edition: 2 });
    expect((await get(french.document)).versions.map(({ id }) => id)).toEqual([first.document]);
  });

  test("never becomes an edition of what more people may see", async () => {
    const open = await add({ symbol: "HF/2031/8", level: "public" });
    const draft = await add({ symbol: "HF/2031/8", level: "confidential" });
    expect(draft.document).not.toBe(open.document);
    const refused = add({ edition_of: open.document, level: "confidential" });
    await expect(refused).rejects.toMatchObject({ code: "edition-other-level" });
  });

  test("is linked to its other language versions, whichever of them was named", async () => {
    const english = await add();
    const french = await add({ language: "fr", version_of: english.document });
    const russian = await add({ language: "ru", version_of: french.document });
    const others = (await get(english.document)).versions.map(({ id }) => id);
    expect(others.sort()).toEqual([french.document, russian.document].sort());
    expect((await get(russian.document)).versions).toHaveLength(2);
  });

  test.each([
    ["an edition of no document", { edition_of: "000000000000" }, "document-unknown"],
    ["a version of no document", { version_of: "000000000000" }, "document-unknown"],
    ["a title that turns the line", { title: "Seminar \u202e2024" }, "input-refused"],
    ["a day that there is not", { dated: "2025-02-30" }, "input-refused"],
    ["an address that is none", { source_url: "javascript:alert(1)" }, "input-refused"],
  ])("is refused as %s, and nothing is kept", async (_what, changes, code) => {
    const before = await documents();
    await expect(add(changes as Partial<DocumentInput>)).rejects.toMatchObject({ code });
    expect(await documents()).toBe(before);
  });
});

const documents = () => numberOf(installation.superuserUrl, "select count(*) from evidence.document");

const rowsIn = async (db: Parameters<typeof fileStore>[0], text: string) => {
  const { sql } = await import("kysely");
  return sql.raw(text).execute(db);
};

describe("who may see a document", () => {
  test("is nobody of the public unless it says so: it, its text and its file do not exist", async () => {
    const { document } = await add();
    await expect(get(document, publicActor)).rejects.toMatchObject({ code: "document-unknown" });
    const listed = await installation.door.ask(publicActor, listDocuments, {});
    expect(listed.map(({ id }) => id)).not.toContain(document);
    const { edition } = await get(document);
    const pieces = `select 1 from files.chunk where sha256 = '${edition.sha256}'`;
    expect(await rowsOf(installation.appUrl, pieces)).toEqual([]);
  });

  test("changes for all that was read out of it when it changes for the document", async () => {
    const { document } = await add({ level: "public" });
    await installation.door.perform(operator, readDocument, { input: { id: document } });
    expect((await get(document, publicActor)).reading?.mentions.length).toBeGreaterThan(0);
    await installation.door.perform(operator, changeDocument, {
      input: { id: document, level: "confidential" },
    });
    await expect(get(document, publicActor)).rejects.toMatchObject({ code: "document-unknown" });
    for (const table of ["edition", "passage", "reading"]) {
      const open = `select count(*) from evidence.${table} t where t.level = 'public' and t::text like '%${document}%'`;
      expect(await numberOf(installation.superuserUrl, open)).toBe(0);
    }
  });
});

describe("a document that is read", () => {
  test("speaks of the parties and instruments that its text names, each where it stands", async () => {
    const { document } = await add();
    const read = await installation.door.perform(operator, readDocument, { input: { id: document } });
    const { reading, edition } = await get(document);
    const found = (reading?.mentions ?? []).map(({ kind, id, start, end }) => [
      kind,
      id,
      edition.content.slice(start, end),
    ]);
    expect(found).toEqual([
      ["party", "fatf", "Financial Action Task Force"],
      ["party", "fatf", "FATF"],
      ["party", "interpol", "INTERPOL"],
      ["instrument", "S/RES/2462(2019)", "2462 (2019)"],
    ]);
    expect(read.mentions).toEqual({ party: 3, instrument: 1, provision: 0, state: 0, date: 0 });
    const about = await installation.door.ask(operator, listDocuments, { subject: "party interpol" });
    expect(about.map(({ id }) => id)).toContain(document);
  });

  test("twice gives the same reading, and proposes nothing anew", async () => {
    const { document } = await add();
    const read = () => installation.door.perform(operator, readDocument, { input: { id: document } });
    const first = await read();
    expect(await read()).toEqual({ ...first, proposed: 0, known: first.proposed + first.known });
  });
});

test("the text of an edition and the words of a cited passage never change, whoever asks", async () => {
  const { document, edition_id } = await add();
  const [passage] = (await get(document)).passages;
  const act = "select journal.open_act(now(), 'operator', 'test', 'evidence.change-document', '', '{}')";
  const asOwner = (text: string) =>
    codeOf(rowsOf(installation.superuserUrl, `begin; ${act}; ${text}; rollback`));
  expect(await asOwner(`update evidence.edition set content = 'x' where id = '${edition_id}'`)).toBe("EN003");
  const cite = `insert into evidence.citation (passage_id, fact_table, fact_id, starts, ends, quoted, verification)
    values ('${passage?.id}', 'registry.party', 'fatf', 0, 4, 'FATF', 'verified')`;
  const change = `update evidence.passage set words = 'x' where id = '${passage?.id}'`;
  const remove = `delete from evidence.passage where id = '${passage?.id}'`;
  expect(await asOwner(change)).toBe("none");
  expect(await asOwner(`${cite}; ${change}`)).toBe("EN003");
  expect(await asOwner(`${cite}; ${remove}`)).toBe("EN003");
});
