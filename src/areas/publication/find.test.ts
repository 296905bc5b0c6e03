import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commandNamed } from "../../../tests/support/acts.ts";
import { freshInstallation, operator, type TestInstallation } from "../../../tests/support/installation.ts";
import type { Language } from "../../kernel/language.ts";
import { publicActor } from "../../platform/acts/index.ts";
import { withClient } from "../../platform/postgres/index.ts";
import { type FindKind, find } from "./queries/index.ts";

let installation: TestInstallation;
beforeAll(async () => {
  installation = await freshInstallation();
});
afterAll(() => installation.close());

interface Asked {
  readonly language?: Language;
  readonly kinds?: readonly FindKind[];
  readonly limit?: number;
  readonly typing?: boolean;
}

const ask = (q: string, { language = "en", ...asked }: Asked = {}, actor = publicActor) =>
  installation.door.ask(actor, find, { q, language, ...asked });
const ids = async (q: string, asked?: Asked) => (await ask(q, asked)).results.map(({ id }) => id);

const first: ReadonlyArray<readonly [string, string]> = [
  ["GAFIMOAN", "menafatf"],
  ["MENAFATF", "menafatf"],
  ["مجموعة العمل المالي لمنطقة الشرق الأوسط وشمال أفريقيا", "menafatf"],
  ["مجموعة العمل المالى لمنطقه الشرق الاوسط وشمال افريقيا", "menafatf"],
  ["DECT", "cted"],
  ["CTED", "cted"],
  ["cted", "cted"],
  ["CDI", "cclec"],
  ["resolution 2617", "S/RES/2617(2021)"],
  ["S/RES/2617 (2021)", "S/RES/2617(2021)"],
  ["s/res/2617(2021)", "S/RES/2617(2021)"],
  ["résolution 2617 (2021)", "S/RES/2617(2021)"],
  ["resolución 2617", "S/RES/2617(2021)"],
  ["резолюция 2617 (2021)", "S/RES/2617(2021)"],
  ["القرار ٢٦١٧ (٢٠٢١)", "S/RES/2617(2021)"],
  ["第2617（2021）号决议", "S/RES/2617(2021)"],
  ["第2617（2021）號決議", "S/RES/2617(2021)"],
  ["S/RES/2462(2019) OP 37", "S/RES/2462(2019) OP 37"],
  ["Mali", "MLI"],
  ["MLI", "MLI"],
  ["马里", "MLI"],
  ["Côte d'Ivoire", "CIV"],
  ["cote d ivoire", "CIV"],
  ["gafi", "fatf"],
  ["FATF", "fatf"],
  ["groupe d’action financiere", "fatf"],
  ["Finacial Action Task Forse", "fatf"],
  ["Action Financial Task Force", "fatf"],
  ["金融行动特别工作组", "fatf"],
];

test.each(first)("%s is %s", async (query, id) => {
  expect((await ids(query))[0]).toBe(id);
});

test("the answer says which name matched, in which language, of which type, and why", async () => {
  const [result] = (await ask("gafimoan", { language: "es" })).results;
  expect(result).toMatchObject({
    type: "party",
    id: "menafatf",
    slug: "menafatf",
    name: { language: "es" },
    matched: { text: "GAFIMOAN", type: "acronym" },
    reason: "exact-acronym",
    score: 1,
  });
});

test("only the kinds that are asked for are found", async () => {
  expect(new Set((await ask("terrorism", { kinds: ["theme"] })).results.map(({ type }) => type))).toEqual(
    new Set(["theme"]),
  );
  expect(new Set((await ask("Mali", { kinds: ["party"] })).results.map(({ type }) => type))).toEqual(
    new Set(["party"]),
  );
});

test("more says that there is more than the limit", async () => {
  const one = await ask("United Nations", { limit: 1 });
  expect({ count: one.results.length, more: one.more }).toEqual({ count: 1, more: true });
  expect((await ask("GAFIMOAN", { limit: 5 })).more).toBe(false);
});

test("as one types, the last word may be unfinished", async () => {
  expect(await ids("counter-terr exec", { typing: true })).toContain("cted");
  expect((await ids("interpo", { typing: true }))[0]).toBe("interpol");
});

describe("a query", () => {
  test.each(["", "   ", "\u202e\u200f", "\u0000\n"])("of nothing is refused (%j)", async (q) => {
    await expect(ask(q)).rejects.toMatchObject({ kind: "invalid", code: "query-empty" });
  });
  test("of more than 300 characters is refused", async () => {
    await expect(ask("a".repeat(301))).rejects.toMatchObject({ kind: "invalid", code: "query-too-long" });
  });
  test.each(["\u202eFATF\u202c", "FA\u200bTF".replace("\u200b", ""), "FATF\u0007", "\u2067FATF\u2069"])(
    "loses what nobody types (%j)",
    async (q) => {
      expect((await ids(q))[0]).toBe("fatf");
    },
  );
  test.each(["'; drop table registry.party; --", "%", "*", "\\", "((((", "a & b | !c", "🙂", "—"])(
    "of signs is no fault (%j)",
    async (q) => {
      expect(Array.isArray((await ask(q)).results)).toBe(true);
    },
  );
});

describe("what the reader may not read", () => {
  const perform = (name: string, input: Record<string, unknown>) =>
    installation.door.perform(operator, commandNamed(name), { input });
  /** As the owner, in an act: the acts of the registry do not set levels yet. */
  const hide = (table: string, where: string) =>
    withClient(installation.ownerUrl, async (owner) => {
      await owner.query("begin; select set_config('entente.reader', 'operator', true)");
      await owner.query("select journal.open_act(now(), 'operator', 'test', 'test.hide', '', '{}')");
      await owner.query(`update ${table} set level = 'confidential' where ${where}`);
      await owner.query("commit");
    });

  test("is not found by a hidden name, and still by its others", async () => {
    await perform("registry.add-name", {
      ...{
        party_id: "fatf",
        language: "en",
        type: "alias",
        name: "Quernstone Circle",
        verification: "known",
      },
    });
    expect(await ids("Quernstone Circle")).toEqual(["fatf"]);
    await hide("registry.party_name", "name = 'Quernstone Circle'");
    expect(await ids("Quernstone Circle")).toEqual([]);
    expect((await ask("Quernstone Circle", {}, operator)).results.map(({ id }) => id)).toEqual(["fatf"]);
    expect((await ids("FATF"))[0]).toBe("fatf");
  });

  test("neither pushes out what may be read, nor is counted", async () => {
    await withClient(installation.ownerUrl, async (owner) => {
      await owner.query("begin; select set_config('entente.reader', 'operator', true)");
      await owner.query("select journal.open_act(now(), 'operator', 'test', 'test.crowd', '', '{}')");
      await owner.query(`insert into registry.party (id, kind, category, status, verification, level)
        select 'crowd-' || i, 'forum', 'prose', 'active', 'known', case when i = 120 then 'public' else 'confidential' end from generate_series(1, 120) i`);
      await owner.query(`insert into registry.party_name (party_id, language, type, name, verification, level)
        select 'crowd-' || i, 'en', 'official', 'Tamarisk Assembly' || case when i = 120 then ' of the Marches' else '' end, 'known',
          case when i = 120 then 'public' else 'confidential' end from generate_series(1, 120) i`);
      await owner.query("commit");
    });
    const { results, more } = await ask("Tamarisk Assembly");
    expect(results[0]?.id).toBe("crowd-120");
    expect({ more, crowd: results.filter(({ id }) => id.startsWith("crowd-")).length }).toEqual({
      more: false,
      crowd: 1,
    });
    expect((await ask("Tamarisk Assembly", {}, operator)).more).toBe(true);
  });

  test("is not told by the time words take their weight: hidden names change no score", async () => {
    const before = await ask("Financial Action");
    await hide("registry.party_name", "party_id like 'crowd-%'");
    expect(await ask("Financial Action")).toEqual(before);
  });
});
