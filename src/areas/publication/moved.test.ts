import { afterAll, beforeAll, expect, test } from "vitest";
import {
  freshInstallation,
  operator,
  siteOf,
  type TestInstallation,
  type TestSite,
} from "../../../tests/support/installation.ts";
import { mergeParties, undoMerge } from "../registry/index.ts";

let installation: TestInstallation;
let site: TestSite;
const get = async (url: string) => {
  const { statusCode, headers } = await site.server.inject({ method: "GET", url });
  return [statusCode, headers.location];
};

beforeAll(async () => {
  installation = await freshInstallation();
  site = await siteOf(installation, { cache: true });
});
afterAll(async () => {
  await site.close();
  await installation.close();
});

test("the address of a party that was merged leads to the one it has become, and back to itself once that is undone", async () => {
  expect(await get("/en/partners/oas-cicte")).toEqual([200, undefined]);
  const { merge } = await installation.door.perform(operator, mergeParties, {
    input: { kept: "oas", merged: "oas-cicte", choices: {} },
  });
  expect(await get("/fr/partners/oas-cicte")).toEqual([301, "/fr/partners/oas"]);
  expect(await get("/fr/partners/oas-cicte.json?on=2025-01-01")).toEqual([
    301,
    "/fr/partners/oas.json?on=2025-01-01",
  ]);
  expect((await get("/en/partners/nobody"))[0]).toBe(404);
  await installation.door.perform(operator, undoMerge, { input: { merge, settled: {} } });
  expect(await get("/en/partners/oas-cicte")).toEqual([200, undefined]);
});
