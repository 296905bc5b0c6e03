import { createHash } from "node:crypto";
import type { InjectOptions } from "fastify";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { languages } from "../../src/kernel/language.ts";
import { type Description, type Operation, resolved, shapeOf } from "../support/api-client.ts";
import {
  freshInstallation,
  operator,
  siteOf,
  type TestInstallation,
  type TestSite,
  testClock,
} from "../support/installation.ts";
import { workOn } from "../support/jobs.ts";
import { acts, translators } from "../support/program.ts";
import { numberOf } from "../support/sql.ts";

/*
 * Documents by program: sent with a token, watched, and there.
 */

const token = "kq8Z-_.~+/=0123456789abcdefghijkl";
const right = { authorization: `Bearer ${token}` };
let installation: TestInstallation;
let site: TestSite;
let closed: TestSite;

beforeAll(async () => {
  installation = await freshInstallation();
  closed = await siteOf(installation);
});
// Wrong tokens are counted by each site for itself.
beforeEach(async () => {
  site = await siteOf(installation, { apiToken: token });
});
afterEach(() => site.close());
afterAll(async () => {
  await closed.close();
  await installation.close();
});

const text =
  "The Council recalled resolution 1373 (2001) and thanked the Financial Action Task Force (FATF).\n";
const send = (body: string | Buffer, query = "", headers: Readonly<Record<string, string>> = right) =>
  site.server.inject({ method: "POST", url: `/api/v1/documents${query}`, payload: body, headers });
const look = (url: string, headers: Readonly<Record<string, string>> = right) =>
  site.server.inject({ url: url.replace("https://entente.example", ""), headers });
const intakes = () => numberOf(installation.ownerUrl, "select count(*)::int from evidence.intake");

test("a file that is sent waits, is read by the job, and is a document with what was said of it", async () => {
  const query = new URLSearchParams({
    ...{ name: "letter.txt", title: "A letter of the made-up Office", symbol: "X/2026/7", dated: "2026-03" },
    ...{ level: "confidential", language: "en", source: "https://example.org/letter.txt" },
  });
  const sent = await send(text, `?${query}`);
  expect(sent.statusCode).toBe(202);
  const { id } = sent.json();
  expect(sent.headers.location).toBe(`https://entente.example/api/v1/intakes/${id}`);
  expect(sent.json()).toEqual({
    ...{ id, state: "waiting", progress: 0, name: "letter.txt", size: Buffer.byteLength(text) },
    sha256: createHash("sha256").update(text).digest("hex"),
    ...{ received: "2026-11-25T09:00:00Z", changed: "2026-11-25T09:00:00Z" },
  });
  expect(await workOn(installation)).toBe("done");
  const done = (await look(String(sent.headers.location))).json();
  expect(done).toMatchObject({ id, state: "done", progress: 100, document: expect.any(String) });
  const { document, edition, reading } = (await installation.door.ask(
    operator,
    // The register of acts knows no answer types.
    acts.find(({ name }) => name === "evidence.get-document") as never,
    { id: done.document },
  )) as { document: object; edition: object; reading: { mentions: Array<{ id: string }> } };
  expect(document).toMatchObject({
    ...{ title: "A letter of the made-up Office", symbol: "X/2026/7", dated: "2026-03" },
    ...{ level: "confidential", language: "en", source_url: "https://example.org/letter.txt" },
  });
  expect(edition).toMatchObject({ file_name: "letter.txt", content: text });
  expect(reading.mentions.map((mention) => mention.id)).toEqual(
    expect.arrayContaining(["S/RES/1373(2001)", "fatf"]),
  );
});

test("the same bytes twice are taken in twice, and become one document", async () => {
  const sent = [await send(`twice: ${text}`, "?name=a.txt"), await send(`twice: ${text}`, "?name=b.txt")];
  expect(sent.map(({ statusCode }) => statusCode)).toEqual([202, 202]);
  await workOn(installation);
  const done = await Promise.all(
    sent.map(async ({ headers }) => (await look(String(headers.location))).json()),
  );
  expect(done.map(({ state }) => state)).toEqual(["done", "done"]);
  expect(new Set(done.map(({ document }) => document)).size).toBe(1);
  expect(new Set(done.map(({ id }) => id)).size).toBe(2);
});

test("an intake is never public, even of a public document, and its file is not before the document is there", async () => {
  const sent = (await send(`public: ${text}`, "?level=public")).json();
  const asPublic = async (what: string) =>
    numberOf(installation.appUrl, `select count(*)::int from ${what} where sha256 = '${sent.sha256}'`);
  expect(await asPublic("evidence.intake")).toBe(0);
  expect(await asPublic("files.chunk")).toBe(0);
  await workOn(installation);
  expect(await asPublic("evidence.intake")).toBe(0);
  expect(await asPublic("files.chunk")).toBe(1);
});

/** Files that cannot be read, and the code that their intake ends with. */
const unreadable: ReadonlyArray<readonly [string, string, Buffer, string]> = [
  ["a broken Word file", "a.docx", Buffer.from("PK\u0003\u0004 and nothing behind it"), "document-broken"],
  ["a program", "a.exe", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(2000, 7)]), "document-type-unknown"],
  ["a cut-off PDF", "a.pdf", Buffer.from("%PDF-1.7\n1 0 obj\n<<"), "document-broken"],
];
test.each(unreadable)(
  "%s ends failed, with the sentence in the reader's language",
  async (...[, name, bytes, code]) => {
    const sent = await send(bytes, `?name=${name}`);
    expect(sent.statusCode).toBe(202);
    await workOn(installation);
    for (const language of ["en", "fr", "ar"] as const) {
      const answer = await look(String(sent.headers.location), { ...right, "accept-language": language });
      expect(answer.headers["content-language"]).toBe(language);
      const { state, error, document } = answer.json();
      expect({ state, code: error.code, document }).toEqual({ state: "failed", code, document: undefined });
      const [known] = translators[language](`error.${code}`, { format: "x", found: "x" }).split(/[ ،.]/u);
      expect(error.message.startsWith(known ?? "?")).toBe(true);
    }
  },
);

/** What is wrong with a request, and how it is answered; nothing is kept of any. */
const wrong: ReadonlyArray<
  readonly [string, Pick<InjectOptions, "headers" | "payload"> & { query?: string }, number, string]
> = [
  ["no token", { headers: {} }, 401, "token-missing"],
  ["another scheme", { headers: { authorization: `Basic ${token}` } }, 401, "token-missing"],
  ["an empty token", { headers: { authorization: "Bearer " } }, 401, "token-missing"],
  ["a wrong token", { headers: { authorization: `Bearer ${token}x` } }, 401, "token-wrong"],
  ["a part of the token", { headers: { authorization: `Bearer ${token.slice(0, -1)}` } }, 401, "token-wrong"],
  ["an empty body", { payload: "" }, 400, "document-empty"],
  ["a level that there is not", { query: "?level=secret" }, 400, "parameter-invalid"],
  ["a language that there is not", { query: "?language=de" }, 400, "parameter-invalid"],
  ["no date", { query: "?dated=2026-13" }, 400, "parameter-invalid"],
  ["an address that is none", { query: "?source=javascript:alert(1)" }, 400, "parameter-invalid"],
  ["a title of two lines", { query: "?title=a%0Ab" }, 400, "parameter-invalid"],
  ["a name with a sign that turns text around", { query: "?name=a%E2%80%AEb" }, 400, "parameter-invalid"],
  ["a level twice", { query: "?level=public&level=public" }, 400, "query-repeated"],
  ["an unknown parameter", { query: "?audience=all" }, 400, "parameter-unknown"],
  ["more bytes than are taken", { payload: Buffer.alloc(50_000_001, 65) }, 413, "upload-too-large"],
];
describe("a request with", () => {
  test.each(wrong)(
    "%s is refused",
    async (...[, { headers = right, payload = text, query = "" }, status, code]) => {
      const before = await intakes();
      for (const language of ["en", "ru"] as const) {
        const answer = await site.server.inject({
          ...{ method: "POST", url: `/api/v1/documents${query}`, payload },
          headers: { ...headers, "accept-language": language },
        });
        expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
        expect(answer.headers["content-type"]).toBe("application/problem+json; charset=utf-8");
        expect(answer.headers["content-language"]).toBe(language);
        expect(/\p{Script=Cyrillic}/u.test(answer.json().detail)).toBe(language === "ru");
        expect(answer.body).not.toContain(token);
        if (status === 401) expect(answer.headers["www-authenticate"]).toMatch(/^Bearer realm="entente"/);
      }
      expect(await intakes()).toBe(before);
    },
  );

  test("an intake that there is not is answered with 404", async () => {
    const answer = await look("/api/v1/intakes/0123456789ab");
    expect([answer.statusCode, answer.json().code]).toEqual([404, "intake-unknown"]);
  });

  test.each(["GET", "PUT", "DELETE", "PATCH"] as const)(
    "method %s on what is sent or watched is told which are taken",
    async (method) => {
      const answer = await site.server.inject({
        method,
        url: "/api/v1/intakes/0123456789ab",
        headers: right,
      });
      if (method === "GET") expect(answer.statusCode).toBe(404);
      else expect([answer.statusCode, answer.headers.allow]).toEqual([405, "GET, HEAD, OPTIONS"]);
      const other = await site.server.inject({ method: "PUT", url: "/api/v1/documents", headers: right });
      expect(other.statusCode).toBe(405);
      expect(other.headers.allow).toContain("POST");
    },
  );
});

test.each([
  "application/pdf",
  "application/json",
  "text/plain; charset=utf-16",
  "multipart/form-data",
  "x",
  "",
])("whatever the type of the body is called (%s), it is bytes", async (type) => {
  const body = `{ "not": json } ${type}`;
  const sent = await send(body, "", { ...right, "content-type": type });
  expect([sent.statusCode, sent.json().size]).toEqual([202, Buffer.byteLength(body)]);
});

test("without a token of its own an installation takes nothing, and says how it is opened", async () => {
  for (const [method, url] of [
    ["POST", "/api/v1/documents"],
    ["GET", "/api/v1/intakes/0123456789ab"],
  ] as const) {
    const answer = await closed.server.inject({
      method,
      url,
      headers: right,
      ...(method === "POST" ? { payload: text } : {}),
    });
    expect([answer.statusCode, answer.json().code]).toEqual([403, "api-closed"]);
    expect(answer.json().detail).toContain("ENTENTE_API_TOKEN");
  }
});

test("after ten wrong tokens in a minute an address is not heard, not even with the right one; others are", async () => {
  let now = testClock().getTime();
  const own = await siteOf(installation, { apiToken: token, clock: () => new Date(now) });
  const from = (remoteAddress: string, authorization: string) =>
    own.server.inject({ url: "/api/v1/intakes/0123456789ab", headers: { authorization }, remoteAddress });
  try {
    const tried: number[] = [];
    for (let n = 0; n < 12; n += 1) tried.push((await from("192.0.2.1", `Bearer wrong${n}`)).statusCode);
    expect(tried).toEqual([...Array(10).fill(401), 429, 429]);
    const barred = await from("192.0.2.1", right.authorization);
    expect([barred.statusCode, barred.json().code, barred.headers["retry-after"]]).toEqual([
      ...[429, "token-wrong-often", "60"],
    ]);
    expect((await from("192.0.2.2", right.authorization)).statusCode).toBe(404);
    now += 60_000;
    expect((await from("192.0.2.1", right.authorization)).statusCode).toBe(404);
  } finally {
    await own.close();
  }
});

test("pages of others get no leave to send the token or to read an answer", async () => {
  const origin = { origin: "https://evil.example" };
  const preflight = await site.server.inject({
    ...{ method: "OPTIONS", url: "/api/v1/documents" },
    headers: {
      ...origin,
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization",
    },
  });
  expect(String(preflight.headers["access-control-allow-methods"])).not.toMatch(/POST/);
  expect(String(preflight.headers["access-control-allow-headers"])).not.toMatch(/authorization/i);
  for (const answer of [
    await send(`origin: ${text}`, "", { ...right, ...origin }),
    await send(text, "", origin),
  ]) {
    expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
    expect(answer.headers["cross-origin-resource-policy"]).toBe("same-origin");
    expect(answer.headers["cache-control"]).toBe("no-store");
    expect(answer.headers["set-cookie"]).toBeUndefined();
  }
});

describe("the description", () => {
  test("has both operations with the token, the body, the answer, what may be wrong, and examples", async () => {
    const description = (await look("/api/openapi.json", {})).json() as Description & {
      components: { securitySchemes: object };
    };
    expect(description.components.securitySchemes).toEqual({
      token: { type: "http", scheme: "bearer", description: expect.stringContaining("ENTENTE_API_TOKEN") },
    });
    const post = description.paths["/documents"]?.post as Operation;
    const get = description.paths["/intakes/{id}"]?.get as Operation;
    for (const operation of [post, get]) expect(operation.security).toEqual([{ token: [] }]);
    expect(Object.keys(post.responses)).toEqual(
      expect.arrayContaining(["202", "400", "401", "403", "413", "429"]),
    );
    expect(Object.keys(get.responses)).toEqual(expect.arrayContaining(["200", "401", "403", "404", "429"]));
    expect(() => resolved(description, description)).not.toThrow();
    const [example = ""] = (post as { "x-examples"?: readonly string[] })["x-examples"] ?? [];
    const sent = await site.server.inject({ method: "POST", url: example, payload: text, headers: right });
    expect(sent.statusCode).toBe(202);
    expect(shapeOf(post, 202, description).safeParse(sent.json()).error).toBeUndefined();
    const watched = await look(String(sent.headers.location));
    expect(shapeOf(get, 200, description).safeParse(watched.json()).error).toBeUndefined();
    const refused = await look(String(sent.headers.location), {});
    expect(shapeOf(get, 401, description).safeParse(refused.json()).error).toBeUndefined();
  });

  test("gives an answer of each as an example, and every way in which it refuses by its code", async () => {
    const description = (await look("/api/openapi.json?lang=fr", {})).json() as Description;
    const codes: Readonly<Record<string, readonly string[]>> = {
      "/documents post 202": [
        "token-missing",
        "token-wrong",
        "api-closed",
        "upload-too-large",
        "document-empty",
      ],
      "/intakes/{id} get 200": ["token-missing", "token-wrong", "api-closed", "intake-unknown"],
    };
    for (const [name, wanted] of Object.entries(codes)) {
      const [path = "", method = "", status = ""] = name.split(" ");
      const operation = description.paths[path]?.[method] as Operation;
      const { content } = operation.responses[status] as unknown as {
        content: Record<string, { example: unknown }>;
      };
      const example = content["application/json"]?.example;
      expect(shapeOf(operation, Number(status), description).safeParse(example).error).toBeUndefined();
      const told = JSON.stringify(operation.responses);
      for (const code of wanted) expect(told, `${name} ${code}`).toContain(`${code}: `);
    }
    expect(JSON.stringify(description.paths["/documents"])).toContain("jeton de l’installation");
  });
});

describe("the page for who writes a program", () => {
  test.each(languages)(
    "in %s has both operations, with the token, a command, an answer and the refusals",
    async (language) => {
      const { statusCode, body } = await look(`/${language}/api`, {});
      expect(statusCode).toBe(200);
      const guarded = body.slice(body.indexOf('id="guarded"'));
      for (const words of ["POST /api/v1/documents", "GET /api/v1/intakes/{id}", "ENTENTE_API_TOKEN"])
        expect(guarded).toContain(words);
      for (const code of ["token-wrong", "upload-too-large", "document-empty", "intake-unknown"])
        expect(guarded).toContain(`>${code}</code>`);
      const { id, sample } = { id: "sendDocument", sample: "0123456789ab" };
      expect(guarded).toContain(`id="${id}"`);
      expect(guarded).toContain("curl -X POST --data-binary @report.pdf");
      expect(guarded).toContain(sample);
      expect(guarded).toContain(translators[language]("error.intake-unknown", { id: sample }).slice(0, 12));
      expect(body).not.toContain(token);
    },
  );
});
