import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  freshInstallation,
  operator,
  siteOf,
  type TestInstallation,
  type TestSite,
} from "../../../../../tests/support/installation.ts";
import { sealAll } from "../../../../../tests/support/journal.ts";
import { type MadePerson, makePerson, visitor } from "../../../../../tests/support/people.ts";
import { rowsOf } from "../../../../../tests/support/sql.ts";
import { addNote, addParty, changeHandling, changeParty } from "../../../registry/index.ts";
import { readPresentRows } from "../../journal/present.ts";
import { readJournal } from "../../journal/queries.ts";

let installation: TestInstallation;
let site: TestSite;
let officer: MadePerson;
let partner: MadePerson;
let folder: string;

beforeAll(async () => {
  installation = await freshInstallation();
  site = await siteOf(installation);
  folder = mkdtempSync(join(tmpdir(), "entente-journal-"));
  officer = await makePerson(installation, { name: "Ada Officer", roles: ["liaison-officer"] });
  partner = await makePerson(installation, { name: "Ben Partner", roles: ["reader"], party: "osce" });
  const { door } = installation;
  const lake = {
    ...{
      id: "lake-office",
      kind: "regional",
      category: "africa",
      status: "active",
      verification: "verified",
    },
    names: [{ language: "en", type: "official", name: "Lake Office" }],
  };
  await door.perform(operator, addParty, { input: lake, reasons: { why: "founded by treaty" } });
  const note = { party_id: "lake-office", language: "en", text: "seen by nobody", level: "confidential" };
  await door.perform(operator, addNote, {
    input: { ...note, audience: ["person:p-nobody"], originator: "osce" },
  });
  await sealAll(installation.ownerUrl);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await site.close();
  await installation.close();
});

const journal = (filter: object = {}) => installation.door.ask(officer.actor, readJournal, filter);
const acts = async (filter: object = {}) => (await journal(filter)).acts.map(({ act }) => act);

describe("the page", () => {
  test("tells what was done, by whom, why, under which seal, and leads to all of one thing", async () => {
    const page = await visitor(site, officer).get("/en/work/journal?thing=lake-office");
    expect(page.statusCode).toBe(200);
    for (const seen of [
      "Adds a party",
      "founded by treaty",
      "under seal",
      "thing=registry.party+lake-office",
    ])
      expect(page.body.includes(seen), seen).toBe(true);
    expect(page.body.includes("seen by nobody")).toBe(false);
  });

  test("says whether the chain is whole, and its head", async () => {
    const [seal] = await rowsOf(
      installation.ownerUrl,
      "select encode(hash, 'hex') as hash from journal.seal order by id desc limit 1",
    );
    const page = await visitor(site, officer).get("/en/work/journal?verify=on");
    expect(page.body.includes("The chain is whole.")).toBe(true);
    expect(page.body.includes(String(seal?.hash))).toBe(true);
  });

  test.each([
    ["from=2026-02-30", "From"],
    ["act=DROP", "Act or area"],
    ["thing=%3Cb%3E", "Partner or row"],
  ])("shows a filter that is none again, with what is wrong: %s", async (search, named) => {
    const page = await visitor(site, officer).get(`/en/work/journal?${search}`);
    expect(page.statusCode).toBe(200);
    expect(page.body.includes(`narrowed by “${named}”`)).toBe(true);
  });

  test("says beside before and after what a field says now, where it is neither; and of what few may read nothing", async () => {
    const { door } = installation;
    const add = {
      id: "moor-office",
      kind: "regional",
      category: "africa",
      status: "active",
      verification: "verified",
    };
    await door.perform(operator, addParty, {
      input: { ...add, names: [{ language: "en", type: "official", name: "Moor Office" }] },
    });
    for (const place of ["Lagos", "Abuja", "Dakar"])
      await door.perform(operator, changeParty, { input: { id: "moor-office", place } });
    const page = (await visitor(site, officer).get("/en/work/journal?thing=moor-office")).body;
    expect(page).toContain('<ins dir="auto">Lagos</ins>');
    expect(page.match(/now: <bdi>Dakar<\/bdi>/g)).toHaveLength(2);
    const rows = [
      { table: "registry.party", row: "moor-office" },
      { table: "registry.party", row: "nobody-here" },
      { table: "access.no_table", row: "moor-office" },
    ];
    const present = await door.ask(officer.actor, readPresentRows, { rows });
    expect([...present.keys()]).toEqual(["registry.party moor-office"]);
    const [note] = await rowsOf(
      installation.ownerUrl,
      "select id::text as id from registry.note where level = 'confidential'",
    );
    const hidden = await door.ask(officer.actor, readPresentRows, {
      rows: [{ table: "registry.note", row: String(note?.id) }],
    });
    expect([...hidden]).toEqual([]);
  });

  test("is none of a partner's", async () => {
    for (const path of ["journal", "journal/export"])
      expect((await visitor(site, partner).get(`/en/work/${path}`)).statusCode).toBe(403);
  });
});

describe("the journal is narrowed", () => {
  test.each<[string, object, readonly string[]]>([
    [
      "to one act of one partner",
      { act: "registry.add-party", thing: "lake-office" },
      ["registry.add-party"],
    ],
    ["to an area", { act: "registry", thing: "lake-office" }, ["registry.add-party"]],
    ["to one row", { thing: "registry.party lake-office" }, ["registry.add-party"]],
    ["to a day on which nothing was", { from: "2020-01-01", to: "2020-01-02" }, []],
    ["to somebody who did nothing", { who: "Nobody At All" }, []],
  ])("%s", async (_title, filter, expected) => {
    expect(await acts(filter)).toEqual(expected);
  });

  test("to what one person did, by part of their name", async () => {
    const { door } = installation;
    await door.perform(officer.actor, addNote, {
      input: { party_id: "lake-office", language: "en", text: "asked" },
    });
    expect(await acts({ who: "ada off", act: "registry" })).toEqual(["registry.add-note"]);
  });

  test("to changes of who may see something, which are its most visible entries", async () => {
    const { door } = installation;
    const input = { table: "registry.party", id: "lake-office", level: "unclassified" };
    await door.perform(operator, changeHandling, { input });
    expect(await acts({ levels: true, thing: "lake-office" })).toEqual(["registry.change-handling"]);
    const page = await visitor(site, officer).get("/en/work/journal?levels=on&thing=lake-office");
    expect(page.body.includes("who may see it: Public → Unclassified")).toBe(true);
  });
});

describe("the exported file", () => {
  const exported = async () => {
    await sealAll(installation.ownerUrl);
    const answer = await visitor(site, officer).get("/en/work/journal/export");
    expect(answer.headers["content-disposition"]).toContain("entente-journal-2026-11-25.ndjson");
    return answer.body;
  };
  const verify = (body: string, ...more: readonly string[]) => {
    const file = join(folder, "journal.ndjson");
    writeFileSync(file, body);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["docs/verify-journal.mjs", file, ...more],
      {
        encoding: "utf8",
      },
    );
    return { status, said: `${stdout}${stderr}` };
  };

  test("is whole to a script that knows nothing but the file, and holds as digests what the reader may not read", async () => {
    const body = await exported();
    const [seal] = await rowsOf(
      installation.ownerUrl,
      "select encode(hash, 'hex') as hash from journal.seal order by id desc limit 1",
    );
    const { status, said } = verify(body, "--head", String(seal?.hash));
    expect(said).toContain(`head: ${seal?.hash}`);
    expect(status).toBe(0);
    expect(said).not.toContain(" 0 of them as digests");
    expect(body.includes("founded by treaty")).toBe(true);
    expect(body.includes("seen by nobody")).toBe(false);
  });

  test("is not whole when anything of it is changed, left out or added, or its end is cut off", async () => {
    const body = await exported();
    const lines = body.trimEnd().split("\n");
    const at = lines.findIndex((line) => line.includes("founded by treaty"));
    const head: unknown = JSON.parse(lines.at(-1) ?? "{}");
    const spoilt: Readonly<Record<string, readonly string[]>> = {
      changed: lines.map((line) => line.replace("founded by treaty", "founded by nobody")),
      "left out": lines.filter((_line, place) => place !== at),
      added: lines.toSpliced(at, 0, lines[at] ?? ""),
      "cut off": lines.slice(0, -1),
      "cut off after a seal": lines.slice(0, 2),
      "no head": lines.slice(1),
    };
    for (const [how, left] of Object.entries(spoilt))
      expect(verify(`${left.join("\n")}\n`).status, how).toBe(1);
    expect(head).toMatchObject({ end: true });
    const foreign = verify(body, "--head", "0".repeat(64));
    expect([foreign.status, foreign.said.includes("does not contain the head")]).toEqual([1, true]);
  });

  test("what is no such file, and a question that is none, are told apart", () => {
    expect(verify("hello\n").status).toBe(1);
    expect(verify("", "--head", "abc").status).toBe(2);
    expect(spawnSync(process.execPath, ["docs/verify-journal.mjs"]).status).toBe(2);
  });

  test("a chain that was changed in the database is named by the page", async () => {
    await rowsOf(
      installation.superuserUrl,
      `set session_replication_role = replica; update journal.act set why = 'never' where why = 'founded by treaty'`,
    );
    const page = await visitor(site, officer).get("/en/work/journal?verify=on");
    expect(page.body.includes("The chain is not whole.")).toBe(true);
    expect(verify(await exported()).status).toBe(1);
  });
});
