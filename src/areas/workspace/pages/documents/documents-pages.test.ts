import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  freshInstallation,
  operator,
  siteOf,
  type TestInstallation,
  type TestSite,
} from "../../../../../tests/support/installation.ts";
import { workOn } from "../../../../../tests/support/jobs.ts";
import { type MadePerson, makePerson, visitor } from "../../../../../tests/support/people.ts";
import { numberOf, rowsOf } from "../../../../../tests/support/sql.ts";
import { formTokenOf } from "../../../../platform/http/index.ts";
import { addDocument, takeInFile } from "../../../evidence/index.ts";

let installation: TestInstallation;
let site: TestSite;
let officer: MadePerson;
let other: MadePerson;
let partner: MadePerson;

beforeAll(async () => {
  installation = await freshInstallation();
  site = await siteOf(installation);
  officer = await makePerson(installation, { name: "Ada Officer", roles: ["liaison-officer"] });
  other = await makePerson(installation, { name: "Dora Drafter", roles: ["drafter"] });
  partner = await makePerson(installation, { name: "Ben Partner", roles: ["reader"] });
});
afterAll(async () => {
  await site.close();
  await installation.close();
});

interface SentFile {
  readonly name: string;
  readonly text: string | Buffer;
}

/** Sends the form for a file as a browser does. */
function upload(file: SentFile | undefined, fields: Readonly<Record<string, string>> = {}, who = officer) {
  const boundary = "----made-up-boundary";
  const part = (head: string, body: string | Buffer) =>
    Buffer.concat([Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`), Buffer.from(body), Buffer.from("\r\n")]);
  const parts = Object.entries({ "form-token": formTokenOf(who.id), ...fields }).map(([name, value]) =>
    part(`Content-Disposition: form-data; name="${name}"`, value),
  );
  if (file !== undefined)
    parts.push(
      part(
        `Content-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: text/plain`,
        file.text,
      ),
    );
  return site.server.inject({
    method: "POST",
    url: "/en/work/documents",
    headers: {
      cookie: `entente=${who.id}`,
      "content-type": `multipart/form-data; boundary=${boundary}`,
      origin: "https://entente.example",
    },
    payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
  });
}

const get = (path: string, who = officer) => visitor(site, who).get(`/en/work/${path}`);
const intakes = () => numberOf(installation.ownerUrl, "select count(*) from evidence.intake");
const intakeOf = async (location: unknown) => {
  const id = String(location).split("#intake-")[1];
  const [row] = await rowsOf(installation.ownerUrl, "select * from evidence.intake where id = $1", [id]);
  return row;
};

let number = 0;
async function document(given: object = {}): Promise<string> {
  number += 1;
  const text = `Made-up note ${number}\n\nINTERPOL cooperates with AFRIPOL.\n`;
  const { document: id } = await installation.door.perform(operator, addDocument, {
    input: {
      ...{ bytes: Buffer.from(text), text, media_type: "text/plain", file_name: `note-${number}.txt` },
      ...{ title: `Made-up note ${number}`, language: "en", ...given },
    },
  });
  return id;
}

describe("a file that is sent", () => {
  test("is kept, read by the system, and shown step by step", async () => {
    const text = "Letter on cooperation\n\nINTERPOL cooperates with ASEANAPOL.\n";
    const sent = await upload({ name: "letter.txt", text }, { symbol: "X/2026/1", dated: "2026-03" });
    expect(sent.statusCode).toBe(303);
    expect(sent.headers.location).toMatch(/^\/en\/work\/documents\?done=sent#intake-[0-9a-f]{12}$/);
    expect(await intakeOf(sent.headers.location)).toMatchObject({
      file_name: "letter.txt",
      level: "unclassified",
    });
    const waiting = await get("documents?done=sent");
    expect(waiting.body).toContain("waits for its turn");
    expect(waiting.body).toContain("<progress");
    await workOn(installation);
    const { document_id } = (await intakeOf(sent.headers.location)) ?? {};
    const read = await get("documents");
    expect(read.body).toContain(`href="/en/work/review/${document_id}"`);
    expect(read.body).toContain("X/2026/1");
    expect(read.body).toContain("1 proposal waits");
    expect(read.body).not.toContain("<progress");
  });

  test("is handled as its mark asks, for those who are named", async () => {
    const fields = { tlp: "AMBER", parties: "INTERPOL", audience: "role:drafter" };
    const sent = await upload({ name: "amber.txt", text: "Made-up amber note." }, fields);
    expect(await intakeOf(sent.headers.location)).toMatchObject({
      level: "confidential",
      audience: ["role:drafter", "party:interpol"],
      originator: "cted",
    });
  });

  const refusals: ReadonlyArray<readonly [string, Record<string, string>, RegExp]> = [
    [
      "with a level more open than its mark",
      { tlp: "RED", level: "unclassified" },
      /TLP:RED asks for a stricter level/,
    ],
    ["with a mark that is none", { tlp: "PURPLE" }, /“PURPLE” is no mark/],
    [
      "with a date that is none",
      { dated: "2026-13" },
      /id="upload-dated-error"[^>]*>“2026-13” is not a date/,
    ],
    ["with an address that is none", { source_url: "javascript:alert(1)" }, /id="upload-source-error"/],
    ["for a body that nobody knows", { parties: "Qzxv Unheard" }, /The register has no “Qzxv Unheard”/],
    [
      "so that the sender could not see it",
      { level: "strictly-confidential" },
      /you would not see it yourself/,
    ],
  ];
  test.each(refusals)("%s is refused, and what was typed stays", async (...[, fields, told]) => {
    const before = await intakes();
    const sent = await upload({ name: "a.txt", text: "Made-up." }, { title: "My title", ...fields });
    expect([400, 404]).toContain(sent.statusCode);
    expect(sent.body).toMatch(told);
    expect(sent.body).toContain('value="My title"');
    expect(await intakes()).toBe(before);
  });

  test("that is missing, empty or too large is refused, and what was typed stays", async () => {
    const large = Buffer.alloc(50_000_001, "a");
    for (const [file, told] of [
      [undefined, "Choose a file with something in it."],
      [{ name: "empty.txt", text: "" }, "Choose a file with something in it."],
      [{ name: "large.txt", text: large }, "The file “large.txt” is larger than 50 MB."],
    ] as const) {
      const before = await intakes();
      const sent = await upload(file, { title: "My title" });
      expect(sent.statusCode).toBe(400);
      expect(sent.body).toContain(told);
      expect(sent.body).toContain('value="My title"');
      expect(await intakes()).toBe(before);
    }
  });

  test("by a person is never public at once, whatever the request says", async () => {
    const sent = await upload({ name: "open.txt", text: "Made-up open note." }, { level: "public" });
    expect(sent.statusCode).toBe(403);
    expect(sent.body).toContain("A document comes in closed to the public.");
    await expect(
      installation.door.perform(officer.actor, takeInFile, {
        input: { bytes: Buffer.from("x"), level: "public" },
      }),
    ).rejects.toMatchObject({ code: "document-not-public-yet" });
  });

  test("by a partner or by nobody is not taken", async () => {
    const before = await intakes();
    expect((await upload({ name: "a.txt", text: "Made-up." }, {}, partner)).statusCode).toBe(403);
    const stranger = { ...officer, id: "nobody" };
    expect((await upload({ name: "a.txt", text: "Made-up." }, {}, stranger)).statusCode).toBe(401);
    expect(await intakes()).toBe(before);
  });

  test("tells nothing of the same file that is here for others alone", async () => {
    const text = "A made-up letter for one pair of eyes.";
    const handling = { level: "strictly-confidential", audience: [`person:${other.id}`] };
    const bytes = { bytes: Buffer.from(text), text };
    const hidden = await document({ ...bytes, ...handling });
    const sent = await upload({ name: "same.txt", text });
    await workOn(installation);
    const { document_id, state } = (await intakeOf(sent.headers.location)) ?? {};
    expect(state).toBe("done");
    expect(document_id).not.toBe(hidden);
    expect((await get(`documents/${document_id}`)).statusCode).toBe(200);
  });
});

describe("the list", () => {
  test("shows each reader only what they may read, narrowed down as asked", async () => {
    const handling = { level: "strictly-confidential", audience: [`person:${officer.id}`] };
    const mine = await document({ ...handling, title: "For Ada alone" });
    expect((await get("documents?q=ada+alone")).body).toContain(`/en/work/documents/${mine}"`);
    expect((await get("documents?q=ada+alone&level=unclassified")).body).not.toContain(mine);
    const theirs = await get("documents?q=ada+alone", other);
    expect(theirs.body).not.toContain(mine);
    expect(theirs.body).toContain("No document meets these conditions.");
    expect((await get(`documents/${mine}`, other)).statusCode).toBe(404);
    expect((await get(`documents/${mine}/file/1`, other)).statusCode).toBe(404);
    expect((await get("documents", partner)).statusCode).toBe(403);
  });
});

describe("a document", () => {
  test("is offered as the file that came, and never as a page", async () => {
    const id = await document();
    const file = await get(`documents/${id}/file/1`);
    expect(file.headers["content-type"]).toContain("application/octet-stream");
    expect(file.headers["content-disposition"]).toMatch(/^attachment; filename="note-\d+\.txt"/);
    expect(file.body).toContain("INTERPOL cooperates with AFRIPOL.");
    expect((await get(`documents/${id}/file/7`)).statusCode).toBe(404);
  });

  const expectedIn = (body: string): string => /name="expected" value="([0-9a-f]{32})"/.exec(body)?.[1] ?? "";
  const change = (id: string, fields: Record<string, string | readonly string[]>, who = officer) =>
    visitor(site, who).post(`/en/work/documents/${id}`, fields);

  test("is changed, and its history says by whom and why", async () => {
    const id = await document();
    const expected = expectedIn((await get(`documents/${id}`)).body);
    const fields = {
      do: "change",
      expected,
      title: "A better title",
      symbol: "X/1",
      why: "As on its cover.",
    };
    expect((await change(id, fields)).headers.location).toBe(`/en/work/documents/${id}?done=changed`);
    const page = await get(`documents/${id}`);
    expect(page.body).toContain("A better title");
    expect(page.body).toContain("As on its cover.");
    expect(page.body).toContain("Ada Officer");
  });

  test("that two save at once shows the second both versions, and theirs to keep or mine to save", async () => {
    const id = await document();
    const expected = expectedIn((await get(`documents/${id}`)).body);
    await change(id, { do: "change", expected, title: "The first title" }, other);
    const late = await change(id, { do: "change", expected, title: "The second title" });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain("Saved by Dora Drafter");
    expect(late.body).toContain("The first title");
    expect(late.body).toContain("The second title");
    expect(late.body).toContain("Keep theirs");
    const now = /Save mine over it/.test(late.body) ? expectedIn(late.body) : "";
    expect(now).not.toBe(expected);
    await change(id, { do: "change", expected: now, title: "The second title" });
    const [row] = await rowsOf(installation.ownerUrl, "select title from evidence.document where id = $1", [
      id,
    ]);
    expect(row).toEqual({ title: "The second title" });
  });

  test("is closed only after one has seen who will see it, and its edition and its file with it", async () => {
    const text = "Made-up note to be closed.";
    const sent = await upload({ name: "close.txt", text });
    await workOn(installation);
    const id = String((await intakeOf(sent.headers.location))?.document_id);
    const asked = {
      do: "preview",
      level: "strictly-confidential",
      audience: `person:${officer.id}`,
      originator: "",
    };
    const preview = await change(id, asked);
    expect(preview.statusCode).toBe(200);
    expect(preview.body).toContain("1 person who has an account.");
    expect(preview.body).toContain("named in person");
    expect(preview.body).not.toContain(`id="reader-${other.id}`);
    expect((await get(`documents/${id}`, other)).statusCode).toBe(200);
    const saving = { ...asked, do: "handle", originator: "cted", expected: expectedIn(preview.body) };
    expect((await change(id, saving)).headers.location).toContain("done=changed");
    expect((await get(`documents/${id}`, other)).statusCode).toBe(404);
    expect((await get("documents", other)).body).not.toContain("close.txt");
    const words = (await get(`documents/${id}`)).body.replace(/<[^>]+>/g, "");
    expect(words).toContain(
      "from Unclassified (nobody in particular) to Strictly confidential (Ada Officer)",
    );
  });

  test("that would be opened to everybody waits for whoever publishes, and is closed until then", async () => {
    const id = await document();
    const preview = await change(id, { do: "preview", level: "public", originator: "" });
    expect(preview.body).toContain("Everybody: the document would be public.");
    const sent = await change(id, { do: "handle", level: "public", originator: "cted" });
    expect(sent.headers.location).toContain("done=waits");
    const page = await get(`documents/${id}`);
    expect(page.body).toContain("Changes that wait for publication");
    expect((await site.server.inject({ method: "GET", url: `/en/documents/${id}` })).statusCode).toBe(404);
  });

  test("cannot be closed to whoever closes it", async () => {
    const id = await document();
    const fields = {
      do: "handle",
      level: "strictly-confidential",
      audience: `person:${other.id}`,
      originator: "cted",
    };
    const refused = await change(id, fields);
    expect(refused.statusCode).toBe(400);
    expect(refused.body).toContain("you would not see it yourself");
  });

  test.each([
    [{ do: "change", title: "" }, "This field has to be filled in."],
    [{ do: "change", title: "T", version_of: "not an id" }, "There is no document “not an id”"],
    [{ do: "preview", level: "secret" }, "Choose one of the levels."],
    [{ do: "explode" }, "does not know what the form asks for"],
  ] as const)("refuses %j and says so", async (fields, told) => {
    const refused = await change(await document(), fields);
    expect(refused.statusCode).toBe(400);
    expect(refused.body).toContain(told);
  });
});
