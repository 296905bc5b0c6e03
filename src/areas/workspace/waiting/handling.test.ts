import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshInstallation, type TestInstallation } from "../../../../tests/support/installation.ts";
import { type MadePerson, makePerson } from "../../../../tests/support/people.ts";
import { codeOf, rowsOf } from "../../../../tests/support/sql.ts";
import { exportTranslations, importTranslations } from "../../registry/index.ts";
import { handlingOf, type RowHandling } from "./handling.ts";
import { getWaiting } from "./queries.ts";
import { send } from "./send.ts";

const ada = { kind: "person", name: "ada" } as const;
const row = (
  level: RowHandling["level"],
  audience: readonly string[] = [],
  originator = "cted",
): RowHandling => ({
  ...{ level, audience, originator },
});

describe("how what waits is handled", () => {
  test("it is the secretariat's while the rows are open, or as was said", () => {
    expect(handlingOf([row("public"), row("unclassified")], ada)).toEqual({
      level: "unclassified",
      audience: ["party:cted"],
    });
    const said = { level: "confidential", audience: ["circle:x"] } as const;
    expect(handlingOf([row("public")], ada, said)).toEqual(said);
  });

  test("it is as strict as the strictest row, for those who may read all", () => {
    expect(handlingOf([row("public"), row("confidential", ["circle:x"])], ada)).toEqual({
      ...{ level: "confidential", audience: ["circle:x", "party:cted"] },
    });
    expect(
      handlingOf(
        [row("confidential", ["circle:x"], "un"), row("confidential", ["circle:x", "circle:y"], "osce")],
        ada,
      ),
    ).toEqual({
      ...{ level: "confidential", audience: ["circle:x"] },
    });
  });

  test("where nobody is sure to read all, it is for whoever proposed it", () => {
    const alone = (level: string) => ({ level, audience: ["person:ada"] });
    expect(
      handlingOf([row("confidential", ["circle:x"], "un"), row("confidential", [], "osce")], ada),
    ).toEqual(alone("confidential"));
    const mixed = [row("confidential"), row("strictly-confidential", ["person:ada", "person:bo"])];
    expect(handlingOf(mixed, ada)).toEqual(alone("strictly-confidential"));
  });

  test("what is strictly confidential is for persons", () => {
    const rows = [row("strictly-confidential", ["person:ada", "person:bo"]), row("public")];
    expect(handlingOf(rows, ada)).toEqual({
      level: "strictly-confidential",
      audience: ["person:ada", "person:bo"],
    });
  });
});

describe("a translation that waits", () => {
  let installation: TestInstallation;
  let officer: MadePerson;
  let other: MadePerson;
  beforeAll(async () => {
    installation = await freshInstallation();
    officer = await makePerson(installation, { name: "Ada Officer", roles: ["liaison-officer"] });
    other = await makePerson(installation, { name: "Bo Officer", roles: ["liaison-officer"] });
  });
  afterAll(() => installation.close());

  /** A fictional body with an English and a French name. */
  const body = (id: string, { level, audience }: { level: string; audience: string }) =>
    rowsOf(
      installation.superuserUrl,
      `begin; select journal.open_act(now(), 'operator', 'test', 'test.write', '', '{}');
       insert into registry.party (id, kind, category, status, verification, level, audience)
         values ('${id}', 'forum', 'prose', 'active', 'known', '${level}', '${audience}');
       insert into registry.party_name (party_id, language, type, name, verification, level, audience) values
         ('${id}', 'en', 'official', 'Forum ${id}', 'known', '${level}', '${audience}'),
         ('${id}', 'fr', 'official', 'Ancien ${id}', 'known', '${level}', '${audience}'); commit`,
    );

  /** One file that says something else of the French name of each. */
  async function fileFor(ids: readonly string[]): Promise<string> {
    const { xliff = "" } = await installation.door.ask(officer.actor, exportTranslations, {
      language: "fr",
      source: "en",
      text: "party-name",
    });
    const units = xliff.match(/<unit [\s\S]*?<\/unit>/g) ?? [];
    const own = units.filter((unit) => ids.some((id) => unit.includes(`Forum ${id}`)));
    const said = own.map((unit) =>
      unit.replace(/<segment[\s\S]*?<\/segment>/, (segment) =>
        segment
          .replace(
            /<segment[^>]*>/,
            (tag) => `${tag.replace(/ state="[^"]*"/, "").slice(0, -1)} state="final">`,
          )
          .replace(/<target[^>]*>[\s\S]*?<\/target>|<target[^>]*\/>/, "")
          .replace(/<\/source>/, "</source><target>Forum nouveau</target>"),
      ),
    );
    return xliff.replace(/<unit [\s\S]*<\/unit>/, said.join("\n"));
  }

  async function waitsFor(ids: readonly string[]) {
    const input = { file: await fileFor(ids), as: "courtesy", least: "final", machine: false };
    const sent = await send({ door: installation.door, actor: officer.actor }, importTranslations, { input });
    if (sent.kind !== "waits") throw new Error("it should have waited");
    const [waiting] = await rowsOf(
      installation.superuserUrl,
      "select level, audience from workspace.waiting_act where id::text = $1",
      [sent.id],
    );
    return { id: sent.id, waiting };
  }

  test("of public texts alone is for the secretariat", async () => {
    await body("azur-one", { level: "public", audience: "{}" });
    const { waiting } = await waitsFor(["azur-one"]);
    expect(waiting).toEqual({ level: "unclassified", audience: ["party:cted"] });
  });

  test("that also holds a text for one person is for that person, and nobody else learns of it", async () => {
    await body("azur-two", { level: "public", audience: "{}" });
    await body("azur-three", { level: "strictly-confidential", audience: `{person:${officer.id}}` });
    const { id, waiting } = await waitsFor(["azur-two", "azur-three"]);
    expect(waiting).toEqual({ level: "strictly-confidential", audience: [`person:${officer.id}`] });
    expect(await codeOf(installation.door.ask(other.actor, getWaiting, { id }))).toBe("waiting-unknown");
    expect(await installation.door.ask(officer.actor, getWaiting, { id })).toMatchObject({
      state: "waiting",
    });
  });
});
