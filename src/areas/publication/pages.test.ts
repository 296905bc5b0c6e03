import { afterAll, beforeAll, expect, test } from "vitest";
import {
  freshInstallation,
  siteOf,
  type TestInstallation,
  type TestSite,
} from "../../../tests/support/installation.ts";

let installation: TestInstallation;
let site: TestSite;

beforeAll(async () => {
  installation = await freshInstallation();
  site = await siteOf(installation);
});
afterAll(async () => {
  await site.close();
  await installation.close();
});

const read = async (url: string) => {
  const response = await site.server.inject(url);
  return { status: response.statusCode, text: response.body };
};

test("the partners page counts the partners that the founding page names", async () => {
  const page = await read("/en/");
  expect(page.status).toBe(200);
  expect(page.text).toContain("76 partners");
});
