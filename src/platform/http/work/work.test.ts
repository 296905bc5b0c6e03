import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  freshInstallation,
  siteOf,
  type TestInstallation,
  type TestSite,
} from "../../../../tests/support/installation.ts";
import { type MadePerson, makePerson, visitor } from "../../../../tests/support/people.ts";

let installation: TestInstallation;
let site: TestSite;
let officer: MadePerson;
let partner: MadePerson;

beforeAll(async () => {
  installation = await freshInstallation();
  site = await siteOf(installation);
  officer = await makePerson(installation, { name: "Ada Officer", roles: ["liaison-officer"] });
  partner = await makePerson(installation, { name: "Ben Partner", roles: ["reader"] });
});
afterAll(async () => {
  await site.close();
  await installation.close();
});

test("who has not signed in is led to the sign-in, and back afterwards", async () => {
  const answer = await site.server.inject({ method: "GET", url: "/fr/work?x=1" });
  expect(answer.statusCode).toBe(303);
  expect(answer.headers.location).toBe("/fr/sign-in?next=%2Ffr%2Fwork%3Fx%3D1");
});

test("a person of the secretariat sees the workspace in their language, and it is kept nowhere", async () => {
  const answer = await visitor(site, officer).get("/ar/work");
  expect(answer.statusCode).toBe(200);
  expect(answer.headers["cache-control"]).toBe("no-store");
  expect(answer.body).toContain('<html lang="ar" dir="rtl"');
  expect(answer.body).toContain("Ada Officer");
});

test("a partner who comes to the workspace is led to their own home", async () => {
  const answer = await visitor(site, partner).get("/en/work");
  expect([answer.statusCode, answer.headers.location]).toEqual([303, "/en/work/home"]);
});

test("a partner has no page of the secretariat, and is told so", async () => {
  const answer = await visitor(site, partner).get("/en/work/partners");
  expect(answer.statusCode).toBe(403);
  expect(answer.body).not.toContain("Publication");
});

test("a token of nobody is no session", async () => {
  const answer = await visitor(site, { ...officer, id: "p-000000000000" }).get("/en/work");
  expect(answer.statusCode).toBe(303);
});

describe("a form in parts", () => {
  const line = "----parts";
  const field = (name: string, text: string) =>
    `--${line}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
  const file = (name: string, text: string) =>
    `--${line}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/plain\r\n\r\n${text}\r\n`;
  const send = (url: string, parts: readonly string[], person?: MadePerson) =>
    site.server.inject({
      ...{ method: "POST", url, payload: `${parts.join("")}--${line}--\r\n` },
      headers: {
        ...{ "content-type": `multipart/form-data; boundary=${line}`, origin: "https://entente.example" },
        ...(person && { cookie: `entente=${person.id}` }),
      },
    });

  test.each(["signed in", "signed out"])(
    "is refused once its texts together are too long: %s",
    async (who) => {
      const parts = Array.from({ length: 3 }, (_, index) => field(`text-${index}`, "x".repeat(500_000)));
      const person = who === "signed in" ? officer : undefined;
      const answer = await send("/en/work/tables", parts, person);
      expect(answer.statusCode).toBe(400);
      expect(answer.body).toContain("The form holds more text than the limit of 1 MB");
    },
  );

  test("that somebody sends who is not signed in is held without its file", async () => {
    const answer = await send("/en/work/documents", [
      field("title", "kept"),
      file("a.txt", "x".repeat(3_000_000)),
    ]);
    expect(answer.statusCode).toBe(401);
    expect(answer.body).toContain("kept");
    expect(answer.body).not.toContain("xxx");
  });
});
