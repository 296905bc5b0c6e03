import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import {
  type Ask,
  addressWith,
  type DescribedParameter,
  type Description,
  type Operation,
  resolved,
  shapeOf,
  valueFor,
} from "../support/api-client.ts";
import { actAs } from "../support/documents.ts";
import { freshInstallation, siteOf, type TestInstallation, type TestSite } from "../support/installation.ts";

/*
 * A program written from the description alone: it reads /api/openapi.json, and asks everything that it offers.
 */

let installation: TestInstallation;
let site: TestSite;
let description: Description;
let operations: ReadonlyArray<{ readonly path: string; readonly operation: Operation }>;

const ask: Ask = async (url) => {
  const answer = await site.server.inject(url.replace("https://entente.example", ""));
  return { status: answer.statusCode, body: answer.json(), link: answer.headers.link as string | undefined };
};

beforeAll(async () => {
  installation = await freshInstallation();
  // Documents come with an installation; this one has that of the description's example.
  await actAs(
    installation,
    `insert into evidence.document (id, title, language, added_at, verification)
      values ('0123456789ab', 'Fictional note', 'en', now(), 'verified');
    insert into evidence.edition (document_id, number, sha256, size, media_type, content, received_at, verification)
      values ('0123456789ab', 1, repeat('0', 64), 4, 'text/plain', 'Azur', now(), 'verified')`,
  );
  site = await siteOf(installation);
  description = (await ask("/api/openapi.json")).body as Description;
  operations = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.values(methods)
      // What needs a token is asked in `intake-api.test.ts`.
      .filter((operation) => operation.security === undefined)
      .map((operation) => ({ path, operation })),
  );
});
afterAll(async () => {
  await site.close();
  await installation.close();
});

const needed = ({ parameters }: Operation) =>
  parameters.filter(({ required }) => required).map((one) => [one, valueFor(one)] as const);

async function expectAnswer(operation: Operation, address: string): Promise<unknown> {
  const { status, body } = await ask(address);
  expect([address, status]).toEqual([address, 200]);
  const parsed = shapeOf(operation, 200, description).safeParse(body);
  expect([address, parsed.error?.issues]).toEqual([address, undefined]);
  return body;
}

test("the description is OpenAPI 3.1, each operation has a name of its own, and every reference leads somewhere", () => {
  expect(description).toMatchObject({
    openapi: "3.1.0",
    info: { title: expect.any(String), version: expect.any(String) },
  });
  const names = operations.map(({ operation }) => operation.operationId);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(14);
  expect(() => resolved(description, description)).not.toThrow();
  expect(JSON.stringify(description)).not.toMatch(/"says"|\$defs|"undefined"/);
});

test("every part of the address is a parameter, and every parameter says what it is for", () => {
  for (const { path, operation } of operations) {
    const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const named = operation.parameters.filter((one) => one.in === "path").map(({ name }) => name);
    expect(named).toEqual(parts);
    for (const one of operation.parameters)
      expect([path, one.name, (one as { description?: string }).description]).toEqual([
        ...[path, one.name, expect.stringMatching(/\w/)],
      ]);
  }
});

test("every example of a parameter is a value of it", () => {
  const exampled = operations.flatMap(({ operation }) =>
    operation.parameters.filter(({ example }) => example !== undefined),
  );
  expect(exampled.length).toBeGreaterThan(10);
  for (const { name, schema, example } of exampled)
    expect([
      name,
      z.fromJSONSchema(schema as z.core.JSONSchema.JSONSchema).safeParse(example).success,
    ]).toEqual([name, true]);
});

test("every field of an answer is described, in every language", async () => {
  const undescribed = (schema: unknown, path: string): string[] =>
    typeof schema !== "object" || schema === null
      ? []
      : Object.entries(schema).flatMap(([key, value]) => [
          ...undescribed(value, `${path}/${key}`),
          ...(path.endsWith("/properties") &&
          !/InEachLanguage/.test(path) &&
          !(value as { description?: string }).description
            ? [`${path}/${key}`]
            : []),
        ]);
  const texts = new Set<string>();
  for (const language of ["ar", "zh", "en", "fr", "ru", "es"]) {
    const { body } = await ask(`/api/openapi.json?lang=${language}`);
    expect(undescribed(body, "").filter((path) => !path.includes("/example"))).toEqual([]);
    texts.add((body as { info: { title: string } }).info.title);
  }
  expect(texts.size).toBe(6);
});

/** Nothing that these answer with is everywhere, so that no address could be given that works. */
const withoutExamples: readonly string[] = ["readDocument"];

describe("every operation", () => {
  test("answers with what it needs alone, as its schema says", async () => {
    for (const { path, operation } of operations)
      await expectAnswer(operation, addressWith(description, path, needed(operation)));
  });

  test("answers with each of its other parameters", async () => {
    const tried = new Set<string>();
    for (const { path, operation } of operations) {
      const free = operation.parameters.filter(({ required, name }) => !required && name !== "cursor");
      for (const one of free) {
        const value = valueFor(one);
        expect([operation.operationId, one.name, value]).not.toContain(undefined);
        await expectAnswer(operation, addressWith(description, path, [...needed(operation), [one, value]]));
        tried.add(one.name);
      }
    }
    expect(tried).toContain("kind");
    expect(tried).toContain("on");
  });

  test("answers every example address that the description gives", async () => {
    for (const { operation } of operations) {
      const examples = (operation as { "x-examples"?: readonly string[] })["x-examples"] ?? [];
      if (withoutExamples.includes(operation.operationId)) continue;
      expect(examples.length).toBeGreaterThanOrEqual(2);
      for (const address of examples) await expectAnswer(operation, address);
    }
  });

  test("says what is wrong as it says that it does", async () => {
    for (const { path, operation } of operations) {
      const unknown: DescribedParameter = { name: "colour", in: "query", required: false, schema: {} };
      const address = addressWith(description, path, [...needed(operation), [unknown, "blue"]]);
      const { status, body } = await ask(address);
      expect(status).toBe(400);
      expect(shapeOf(operation, 400, description).safeParse(body).error?.issues).toBeUndefined();
    }
  });
});

test("every list is read to its end in parts, and gives the same as in one", async () => {
  let lists = 0;
  for (const { path, operation } of operations) {
    const limit = operation.parameters.find(({ name }) => name === "limit");
    if (limit === undefined || !operation.parameters.some(({ name }) => name === "cursor")) continue;
    lists += 1;
    const read = async (size: number) => {
      const rows: unknown[] = [];
      let next: string | undefined = addressWith(description, path, [...needed(operation), [limit, size]]);
      while (next !== undefined) {
        const part = (await expectAnswer(operation, next)) as { items: unknown[]; next?: string };
        rows.push(...part.items);
        next = part.next;
      }
      return rows;
    };
    expect(await read(11)).toEqual(await read(200));
  }
  expect(lists).toBeGreaterThanOrEqual(8);
});

describe("the page for people", () => {
  test.each(["ar", "zh", "en", "fr", "ru", "es"])(
    "in %s names every operation, parameter and example, and each example answers as shown",
    async (language) => {
      const answer = await site.server.inject(`/${language}/api`);
      expect(answer.statusCode).toBe(200);
      expect(answer.body).toMatch(new RegExp(`<html lang="${language}"`));
      expect(answer.body.match(/<h1[ >]/g)?.length).toBe(1);
      const text = answer.body
        .replace(/<[^>]+>/g, " ")
        .replaceAll("&quot;", '"')
        .replaceAll("&amp;", "&");
      for (const { path, operation } of operations) {
        expect(text).toContain(`GET /api/v1${path}`);
        for (const { name } of operation.parameters) expect(text).toContain(` ${name} `);
      }
      const links = [...answer.body.matchAll(/href="(\/api\/[^"]+)"/g)].map(([, href = ""]) =>
        href.replaceAll("&amp;", "&"),
      );
      expect(links.length).toBeGreaterThan(28);
      for (const href of new Set(links)) {
        const { status } = await ask(href);
        expect([href, status]).toEqual([href, href.includes("colour=") ? 400 : 200]);
      }
    },
  );

  test("shows answers that are those of its examples", async () => {
    const { body } = await site.server.inject("/en/api");
    // Behind those stand the operations that want a token, with made-up answers.
    const open = body.slice(0, body.indexOf('id="guarded"'));
    const shown = [...open.matchAll(/<pre[^>]*><code>([^<]*)<\/code><\/pre>/g)].map(([, code = ""]) =>
      code.replaceAll("&quot;", '"').replaceAll("&amp;", "&").replaceAll("&lt;", "<"),
    );
    const withExamples = operations.filter(
      ({ operation }) => !withoutExamples.includes(operation.operationId),
    );
    expect(shown.length).toBe(withExamples.length);
    for (const [index, { operation }] of withExamples.entries()) {
      const [address = ""] = (operation as { "x-examples"?: readonly string[] })["x-examples"] ?? [];
      const real = (await ask(address)).body;
      const keys = [...(shown[index] ?? "").matchAll(/^ {2}"(\w+)":/gm)].map(([, key = ""]) => key);
      expect(keys.length).toBeGreaterThan(0);
      for (const key of keys) expect(Object.keys(real as object)).toContain(key);
      for (const id of [...(shown[index] ?? "").matchAll(/"id": "([^"]+)"/g)].map(([, found]) => found))
        expect(JSON.stringify(real)).toContain(`"id":"${id}"`);
    }
  });
});
