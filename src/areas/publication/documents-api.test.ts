import { beforeAll, describe, expect, test } from "vitest";
import { readAs, type TakenIn, takeIn } from "../../../tests/support/documents.ts";
import { openedSite } from "../../../tests/support/opened-site.ts";
import type { Mention } from "../../kernel/mention.ts";
import { documentRoutes } from "./api/v1/documents.ts";

const opened = openedSite();
const [list, one] = documentRoutes;

const text =
  "Fictional note\n\nThe Financial Action Task Force met \u{1F54A} in Mali under resolution 1540 (2004).";
const taken: TakenIn[] = [];
let mentions: readonly Mention[];

beforeAll(async () => {
  const { installation } = opened;
  const note = await takeIn(installation, {
    text,
    title: "Fictional note",
    language: "en",
    dated: "2026-02",
  });
  mentions = await readAs(installation, note, [
    { words: "Financial Action Task Force", kind: "party", id: "fatf" },
    { words: "Mali", kind: "state", id: "MLI" },
    { words: "resolution 1540 (2004)", kind: "instrument", id: "S/RES/1540(2004)" },
  ]);
  taken.push(note);
  for (let at = 1; at <= 6; at += 1)
    taken.push(
      await takeIn(installation, {
        text: `Nota ficticia ${at}`,
        ...{ title: `Nota ${at}`, language: "es", ...(at === 1 ? { version_of: note.id } : {}) },
      }),
    );
  await takeIn(installation, { text: "Internal", title: "Internal", language: "en", level: "unclassified" });
});

const read = async (address: string) => {
  const answer = await opened.get(`/api/v1${address}`);
  return { status: answer.statusCode, body: answer.json() };
};

describe("documents for programs", () => {
  test("are listed in parts, each once, as the schema says, and only those that are public", async () => {
    const ids: string[] = [];
    let next: string | undefined = "/documents?limit=3";
    while (next !== undefined) {
      const { body } = await read(next);
      list?.answer.parse(body);
      ids.push(...body.items.map(({ id }: { id: string }) => id));
      next = body.next?.replace("https://entente.example/api/v1", "");
    }
    expect(ids).toEqual(taken.map(({ id }) => id).sort());
  });

  test("are narrowed by language and by what they speak of", async () => {
    const idsAt = async (query: string) =>
      (await read(`/documents?${query}`)).body.items.map(({ id }: { id: string }) => id);
    expect(await idsAt("language=en")).toEqual([taken[0]?.id]);
    expect(await idsAt("about=state:MLI")).toEqual([taken[0]?.id]);
    expect((await read("/documents?about=party:nobody")).body.code).toBe("filter-unknown");
  });

  test("one comes with its text, its passages, and what was recognised in it", async () => {
    const { body } = await read(`/documents/${taken[0]?.id}?lang=fr`);
    one?.answer.parse(body);
    expect(body).toMatchObject({
      title: "Fictional note",
      text,
      edition: 1,
      latestEdition: 1,
      dated: "2026-02",
    });
    expect(body.languageVersions).toEqual([taken[1]?.id]);
    for (const { start, end, text: words } of body.mentions) expect(body.text.slice(start, end)).toBe(words);
    expect(body.mentions.map(({ id }: Mention) => id)).toEqual(mentions.map(({ id }) => id));
    expect(body.mentions.map(({ page }: { page: string }) => page)).toEqual([
      "https://entente.example/fr/partners/fatf",
      "https://entente.example/fr/states/MLI",
      "https://entente.example/fr/mandates/s-res-1540-2004",
    ]);
    const passages = body.passages.map(({ start, end }: Mention) => body.text.slice(start, end));
    expect(passages).toEqual(text.split("\n\n"));
  });

  test.each([
    ["/documents/000000000000", 404, "document-unknown"],
    ["/documents/%00", 404, "address-unknown"],
    ["/documents?language=xx", 400, "parameter-invalid"],
    ["/documents?limit=0", 400, "parameter-invalid"],
  ])("%s is %i %s", async (address, status, code) => {
    const answer = await read(address);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test("an edition that there is not is none", async () => {
    expect((await read(`/documents/${taken[0]?.id}?edition=1`)).status).toBe(200);
    expect((await read(`/documents/${taken[0]?.id}?edition=2`)).body.code).toBe("edition-unknown");
  });
});
