import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { freshInstallation, operator, type TestInstallation } from "../../../tests/support/installation.ts";
import { languages } from "../../kernel/language.ts";
import { query } from "../../platform/acts/index.ts";
import { displayAcronym, displayName } from "./model.ts";
import { registryStore } from "./store/index.ts";

let installation: TestInstallation;
beforeAll(async () => {
  installation = await freshInstallation();
});
afterAll(() => installation.close());

const everyName = query({
  name: "test.every-name",
  permission: "operate",
  input: z.strictObject({}),
  async run({ db }) {
    const store = registryStore(db);
    const listed = await store.listedParties("en");
    const relations = await Promise.all(listed.map(({ id }) => store.relationsOf(id)));
    const ids = [
      ...new Set([
        ...listed.map(({ id }) => id),
        ...relations.flat().flatMap(({ fromId, toId }) => [fromId, toId]),
      ]),
    ];
    const names = new Map<string, Awaited<ReturnType<typeof store.namesOf>>>();
    for (const id of ids) names.set(id, await store.namesOf(id));
    const labels = new Map<string, Awaited<ReturnType<typeof store.labels>>>();
    for (const language of languages) labels.set(language, await store.labels(ids, language));
    return { ids, names, labels };
  },
});

test("the database chooses the name and acronym that the model chooses, for every party in every language", async () => {
  const { ids, names, labels } = await installation.door.ask(operator, everyName, {});
  expect(ids.length).toBeGreaterThan(150);
  for (const language of languages) {
    for (const id of ids) {
      const own = names.get(id) ?? [];
      const label = labels.get(language)?.get(id);
      expect([id, label?.name]).toEqual([id, displayName(own, language)]);
      expect([id, label?.acronym?.language]).toEqual([id, displayAcronym(own, language)?.language]);
    }
  }
});
