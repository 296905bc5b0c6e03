import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import {
  freshInstallation,
  operator,
  type TestInstallation,
  testDay,
} from "../../../../tests/support/installation.ts";
import { translators } from "../../../../tests/support/translators.ts";
import type { Day } from "../../../kernel/partial-date.ts";
import { command, type Door, publicActor, query } from "../../../platform/acts/index.ts";
import { answeredSame, askingOnce, notingDoor } from "./asked.ts";
import { type PresentPage, pageAfter, presentPage } from "./present.ts";
import { doorWithin, pageAt } from "./public-site.ts";
import { candidatesOf, mostCompared } from "./public-view.ts";

let installation: TestInstallation;
beforeAll(async () => {
  installation = await freshInstallation();
});
afterAll(() => installation.close());

const doSql = command({
  name: "test.do-sql",
  permission: "operate",
  input: z.strictObject({ text: z.string() }),
  run: ({ db }, { text }) => sql.raw(text).execute(db),
});

const parts = () => ({
  ...{ door: installation.door, actor: operator, translators, origin: "https://entente.example" },
  ...{ today: testDay as Day, language: "en" as const },
});
const waitingFor = (text: string) => ({
  ...{ id: "", act: doSql.name, input: { text }, parties: [], awaits: "publisher" as const },
  ...{ proposer: operator, proposed_at: "", why: "", state: "waiting" },
  ...{ decided_by: null, decided_at: null, reason: "", level: "unclassified" as const },
});

describe("a page that is written anew only where what it asks is answered otherwise", () => {
  test.each([
    "update registry.party_name set name = 'Heron Watch' where party_id = 'apg' and type = 'official' and language = 'en'",
    "delete from registry.membership where party_id = 'osce' and state_id = 'FRA'",
    "delete from registry.coverage where party_id = 'amu'",
    "update mandates.instrument set expires = '2026-01-01' where id = 'S/RES/2462(2019)'",
    "delete from cooperation.line_partner where party_id = 'fatf'",
  ])(
    "is the page that is written anew: %s",
    async (text) => {
      const { addresses } = await candidatesOf({ waiting: waitingFor(text), act: doSql, parts: parts() });
      const compared = addresses.slice(0, mostCompared);
      const at = (door: Door) => ({ door, view: parts(), language: "en" as const });
      const present = new Map<string, PresentPage>();
      for (const address of compared)
        present.set(address, await presentPage(address, at(installation.door), undefined));
      const [wrong, kept]: [string[], string[]] = [[], []];
      await installation.door.rehearse(operator, doSql, {
        ...{ input: { text }, as: publicActor },
        async look(context) {
          const [once, anew] = [askingOnce(doorWithin(context)), doorWithin(context)];
          for (const address of compared) {
            const before = present.get(address) ?? {};
            const made = await pageAfter(address, at(once), before);
            if (made !== (await pageAt(address, at(anew)))) wrong.push(address);
            if (await answeredSame(once, before.asked)) kept.push(address);
          }
        },
      });
      expect(wrong).toEqual([]);
      expect(kept.length).toBeGreaterThan(0);
      expect(kept.length).toBeLessThan(compared.length);
    },
    120_000,
  );
});

/** Says nothing of what it holds. */
class Shut {
  readonly #held = 1;
  get twice() {
    return this.#held * 2;
  }
}

describe("what a page asked", () => {
  const give = query({
    name: "test.give",
    permission: "read-public",
    input: z.strictObject({}),
    run: async (): Promise<unknown> => undefined,
  });
  const answering = (answer: unknown): Door => ({
    ...doorWithin({} as never),
    ask: (async () => answer) as Door["ask"],
  });
  const noted = async (answer: unknown) => {
    const { door, asked } = notingDoor(answering(answer));
    await door.ask(publicActor, give, {});
    return asked();
  };

  test.each([
    ["a map", new Map([["a", 1]]), new Map([["a", 2]])],
    ["a set", new Set([1]), new Set([2])],
    ["a list in an object", { of: [1, 2] }, { of: [1, 3] }],
  ])("is answered the same or not, whatever holds the answer: %s", async (_name, was, is) => {
    expect(await answeredSame(answering(was), await noted(was))).toBe(true);
    expect(await answeredSame(answering(is), await noted(was))).toBe(false);
  });

  test.each([
    ["a function", { of: () => 1 }],
    ["an object of a class", { of: new Shut() }],
  ])("with an answer that does not tell itself is never the same: %s", async (_name, answer) => {
    expect(await noted(answer)).toBeUndefined();
    expect(await answeredSame(answering(answer), undefined)).toBe(false);
  });
});
