import { afterAll, beforeAll, expect, test } from "vitest";
import {
  freshInstallation,
  siteOf,
  type TestInstallation,
  type TestSite,
} from "../../../../../tests/support/installation.ts";
import { type MadePerson, makePerson, visitor } from "../../../../../tests/support/people.ts";
import { rowsOf } from "../../../../../tests/support/sql.ts";
import { formTokenOf, tokenField } from "../../../../platform/http/index.ts";
import { workbookOf } from "../../../../platform/sheets/index.ts";
import { mostParties } from "../../waiting/commands.ts";
import { uniqueHeadings } from "./sent.ts";

let installation: TestInstallation;
let site: TestSite;
let officer: MadePerson;
let partner: MadePerson;

beforeAll(async () => {
  installation = await freshInstallation();
  site = await siteOf(installation);
  officer = await makePerson(installation, { name: "Ada Officer", roles: ["liaison-officer"] });
  partner = await makePerson(installation, { name: "Eve Partner", roles: ["main-focal-point"] });
});
afterAll(async () => {
  await site.close();
  await installation.close();
});

const rows = (text: string, values: readonly unknown[] = []) =>
  rowsOf(installation.superuserUrl, text, values);

/** Sends a file as the form of the page does. */
function upload({ id }: MadePerson, bytes: string | Uint8Array, fields: Record<string, string> = {}) {
  const line = "----entente-test";
  const texts = Object.entries({ [tokenField]: formTokenOf(id), kind: "parties", ...fields }).map(
    ([name, value]) => `--${line}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${line}\r\nContent-Disposition: form-data; name="table"; filename="bodies.csv"\r\nContent-Type: text/csv\r\n\r\n`;
  return site.server.inject({
    ...{ method: "POST", url: "/en/work/tables" },
    headers: {
      cookie: `entente=${id}`,
      origin: "https://entente.example",
      "content-type": `multipart/form-data; boundary=${line}`,
    },
    payload: Buffer.concat([
      Buffer.from(texts.join("") + head),
      Buffer.from(bytes),
      Buffer.from(`\r\n--${line}--\r\n`),
    ]),
  });
}

/** The fields of the page's form that its next step sends. */
function fieldsOf(page: string): Record<string, string> {
  const inputs = [...page.matchAll(/<input type="hidden" name="([^"]+)" value(?:="([^"]*)")?/g)];
  const selects = [
    ...page.matchAll(/<select id="(?:column|mapping)[^"]*" name="([^"]+)"[^>]*>(.*?)<\/select>/g),
  ];
  const chosen = selects.map(([, name = "", options = ""]) => [
    name,
    /<option value="([^"]*)" selected/.exec(options)?.[1] ?? "",
  ]);
  return Object.fromEntries([
    ...inputs.map(([, name = "", value = ""]) => [name, value]).filter(([name]) => name !== tokenField),
    ...chosen,
  ]);
}

const step = (fields: Record<string, string>, verb: string) =>
  visitor(site, officer).post("/en/work/tables", { ...fields, verb });

/** One new body, and a column that is nobody's. */
const good = (id: string) =>
  `Id,Kind,Heading,Status,Official name (English),Ours\n${id},forum,prose,active,Forum of ${id},x\n`;

test("a table is read, its columns proposed, tried out and applied; the journal says by whom", async () => {
  const mapping = await upload(officer, good("azure-bay-forum"));
  expect(mapping.statusCode).toBe(200);
  const proposed = fieldsOf(mapping.body);
  expect(proposed).toMatchObject({
    "m.0": "id",
    "m.1": "kind",
    "m.2": "category",
    "m.4": "official_en",
    "m.5": "",
  });
  const tried = await step(proposed, "check");
  expect(tried.body).toContain("Apply 1 row");
  expect(tried.body).toContain("Forum of azure-bay-forum");
  expect(await rows("select from registry.party where id = 'azure-bay-forum'")).toEqual([]);
  const applied = await step({ ...fieldsOf(tried.body), why: "From the meeting." }, "apply");
  expect(applied.headers.location).toBe("/en/work/tables?done=imported&added=1&changed=0");
  expect(await rows("select level from registry.party where id = 'azure-bay-forum'")).toEqual([
    { level: "unclassified" },
  ]);
  const [act] = await rows("select act, actor, why from journal.act order by id desc limit 1");
  expect(act).toEqual({ act: "registry.import-table", actor: officer.id, why: "From the meeting." });
});

test("a wrong row keeps the whole table out, and the errors are a file", async () => {
  const table = `${good("coral-reef-forum")}coral-two,nonsense,prose,active,Second,\n`;
  const tried = await step(fieldsOf((await upload(officer, table)).body), "check");
  expect(tried.body).toContain("Rows that are wrong");
  expect(tried.body).not.toContain('value="apply"');
  const file = await step(fieldsOf(tried.body), "errors");
  expect(file.headers["content-disposition"]).toContain("bodies-errors.csv");
  expect(file.body).toContain("nonsense");
  const forced = await step(fieldsOf(tried.body), "apply");
  expect(forced.statusCode).toBe(400);
  expect(await rows("select from registry.party where id like 'coral-%'")).toEqual([]);
});

test("what is chosen for a column holds, and a choice that does not fit is told with all kept", async () => {
  const proposed = fieldsOf((await upload(officer, good("dusk-lake-forum"))).body);
  const twice = await step({ ...proposed, "m.5": "kind" }, "check");
  expect(twice.statusCode).toBe(400);
  expect(twice.body).toContain("More than one column would fill the field “Kind”");
  expect(fieldsOf(twice.body)).toEqual({ ...proposed, "m.5": "kind" });
  const changed = await step({ ...proposed, "m.3": "" }, "check");
  expect(changed.body).toContain("Apply 1 row");
});

test("a table that the public would see waits for publication, seen by the secretariat alone", async () => {
  const proposed = fieldsOf((await upload(officer, good("echo-hill-forum"), { level: "public" })).body);
  const table = fieldsOf((await step({ ...proposed, level: "public" }, "check")).body);
  const sent = await step(table, "apply");
  expect(sent.headers.location).toBe("/en/work/tables?done=waits");
  expect(await rows("select from registry.party where id = 'echo-hill-forum'")).toEqual([]);
  const [waiting] = await rows(
    "select id::text as id, act, level, audience from workspace.waiting_act where input::text like '%echo-hill-forum%'",
  );
  expect(waiting).toMatchObject({
    act: "registry.import-table",
    level: "unclassified",
    audience: ["party:cted"],
  });
  const publication = await visitor(site, officer).get(`/en/work/publication?act=${waiting?.id}`);
  expect(publication.body).toContain("echo-hill-forum");
  expect(publication.body).not.toContain("can no longer be done");
});

/** Sends a table of so many fictional bodies that the public would see, to the end. */
async function sendMany(name: string, count: number) {
  const ids = Array.from({ length: count }, (_, at) => `${name}-${at}`);
  const many = `id,kind,category,official_en\n${ids.map((id) => `${id},forum,prose,Name of ${id}`).join("\n")}\n`;
  const table = fieldsOf((await upload(officer, many, { level: "public" })).body);
  const tried = fieldsOf((await step({ ...table, level: "public" }, "check")).body);
  return step(tried, "apply");
}

test("a table that would change more public pages than anybody reads is refused, and nothing of it waits", async () => {
  const answer = await sendMany("harbour", mostParties + 1);
  expect(answer.statusCode).toBe(400);
  expect(answer.body).toMatch(/more than 1[,.]?200 partners at once/);
  expect(await rows("select from registry.party where id like 'harbour-%'")).toEqual([]);
}, 120_000);

test("a table of more public pages than one look takes in waits as one act, and is published once every part was read", async () => {
  expect((await sendMany("lantern", 14)).headers.location).toBe("/en/work/tables?done=waits");
  const [waiting] = await rows(
    "select id::text as id, parties from workspace.waiting_act where state = 'waiting' and input::text like '%lantern-0%'",
  );
  const [id, ada] = [String(waiting?.id), visitor(site, officer)];
  expect(waiting?.parties).toHaveLength(14);
  const path = `/en/work/publication?act=${id}`;
  const read = ["ar", "zh", "en", "fr", "ru", "es"];
  const digestIn = (html: string) => /name="digest" value="([0-9a-f]{64})"/.exec(html)?.[1] ?? "";
  const say = (verb: string, part: string, more: object) =>
    ada.post("/en/work/publication", { id, verb, part, ...more });
  const first = (await ada.get(path)).body;
  expect(first).toContain("Part 1 of 2");
  // Twelve pages in a part: that of their heading, and of eleven bodies.
  expect(first.match(/New page/g)).toHaveLength(11);
  expect(first).toContain('href="/en/categories/prose"');
  expect(first).not.toContain('value="publish"');
  const early = await say("publish", "1", { digest: digestIn(first), read });
  expect(early.statusCode).toBe(400);
  expect(early.body).toContain("You have read 0 of 2");
  expect((await say("part", "1", { digest: digestIn(first), read: ["en"] })).statusCode).toBe(400);
  expect((await say("part", "1", { digest: "0".repeat(64), read })).statusCode).toBe(400);
  const noted = await say("part", "1", { digest: digestIn(first), read });
  expect(noted.headers.location).toBe(`${path}&part=2&done=part-read`);
  const second = (await ada.get(`${path}&part=2`)).body;
  expect(second).toContain("Part 2 of 2");
  await say("part", "2", { digest: digestIn(second), read });
  const whole = (await ada.get(`${path}&part=2`)).body;
  expect(whole).toContain('value="publish"');
  const done = await say("publish", "2", { digest: digestIn(whole) });
  expect(done.headers.location).toBe("/en/work/publication?done=approved");
  expect(await rows("select from registry.party where id like 'lantern-%'")).toHaveLength(14);
}, 240_000);

test("what is no table or no file is told, and what was chosen is kept", async () => {
  const none = await upload(officer, "");
  expect(none.statusCode).toBe(400);
  expect(none.body).toContain('id="import-table-error"');
  const picture = await upload(officer, Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), {
    kind: "names",
  });
  expect(picture.statusCode).toBe(400);
  expect(picture.body).toContain('<option value="names" selected');
});

test("an export holds what one may see, as CSV and as a workbook, and comes in again as nothing new", async () => {
  const ada = visitor(site, officer);
  const csv = await ada.get("/fr/work/tables/export?kind=parties&format=csv&headings=names");
  expect(csv.headers["content-disposition"]).toContain("entente-parties-2026-11-25.csv");
  expect(csv.body).toContain("\r\nosce,");
  const again = await step(fieldsOf((await upload(officer, csv.body)).body), "check");
  expect(again.body).toContain("The register says all of this already.");
  const book = await ada.get("/ar/work/tables/export?kind=coverage&format=xlsx");
  expect(book.rawPayload.subarray(0, 2).toString()).toBe("PK");
  expect((await ada.get("/en/work/tables/export?kind=secrets")).statusCode).toBe(400);
});

test("a workbook comes in like a CSV file", async () => {
  const header = ["id", "kind", "category", "status", "official_en"];
  const bytes = await workbookOf({
    sheet: "Bodies",
    header,
    rows: [["fern-forum", "forum", "prose", "active", "Fern"]],
  });
  const mapping = await upload(officer, bytes);
  expect((await step(fieldsOf(mapping.body), "check")).body).toContain("Apply 1 row");
});

test("a partner takes nothing in and nothing out", async () => {
  expect((await visitor(site, partner).get("/en/work/tables")).statusCode).toBe(403);
  expect((await visitor(site, partner).get("/en/work/tables/export?kind=parties")).statusCode).toBe(403);
  expect((await upload(partner, good("grove-forum"))).statusCode).toBe(403);
});

test.each([
  [
    ["A", "A", "A (2)"],
    ["A", "A (2)", "A (2) (2)"],
  ],
  [
    ["", " x \n y ", ""],
    ["#1", "x y", "#3"],
  ],
])("headings %j are told apart as %j", (given, expected) => {
  expect(uniqueHeadings(given)).toEqual(expected);
});
