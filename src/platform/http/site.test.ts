import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { commandNamed } from "../../../tests/support/acts.ts";
import {
  freshInstallation,
  operator,
  siteOf,
  type TestInstallation,
  type TestSite,
} from "../../../tests/support/installation.ts";
import { translators } from "../../../tests/support/program.ts";
import { rowsOf } from "../../../tests/support/sql.ts";
import { languages } from "../../kernel/language.ts";
import { assets } from "../html/index.ts";
import { contentSecurityPolicy } from "./security.ts";

let installation: TestInstallation;
let site: TestSite;
let now = new Date("2026-11-25T09:00:00Z");

beforeAll(async () => {
  installation = await freshInstallation(() => now);
  site = await siteOf(installation, { cache: true, clock: () => now });
  await vi.waitFor(() => expect(site.revision.current()).toBeDefined(), 5000);
});
afterAll(async () => {
  await site.close();
  await installation.close();
});

type Headers = Record<string, string>;
const get = (url: string, headers: Headers = {}) => site.server.inject({ url, headers });

const asset = [...assets().keys()].find((path) => path.endsWith(".css")) ?? "";

const answers: ReadonlyArray<readonly [string, string, number]> = [
  ["a page", "/en/", 200],
  ["a partner's page", "/fr/partners/fatf", 200],
  ["an unknown party", "/en/partners/nobody", 404],
  ["an unknown address", "/nowhere/at/all", 404],
  ["an unknown language", "/de/", 404],
  ["a wrong date", "/en/?on=2026-02-30", 400],
  ["a redirect", "/", 302],
  ["a redirect to a language", "/fr", 308],
  ["an asset", asset, 200],
  ["health", "/health", 200],
  ["readiness", "/ready", 200],
  ["an escape that is none", "/en/partners/%zz", 404],
  ["a part that is too long", `/en/partners/${"x".repeat(400)}`, 404],
  ["a zero byte", "/en/partners/%00", 404],
  ["a path up", "/en/../../etc/passwd", 404],
];

describe("every answer carries the security headers", () => {
  test.each(answers)("%s", async (_title, url, status) => {
    for (const path of [url, url.replace("/en/", "/ar/")]) {
      const answer = await get(path);
      expect(answer.statusCode).toBe(status);
      expect(answer.headers).toMatchObject({
        "content-security-policy": contentSecurityPolicy,
        "x-content-type-options": "nosniff",
        "referrer-policy": "strict-origin-when-cross-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
      });
    }
  });

  test("and allow no inline script or style, nor anything from elsewhere", () => {
    expect(contentSecurityPolicy).toContain("default-src 'none'");
    expect(contentSecurityPolicy).not.toMatch(/unsafe|\*|https?:|data:/);
  });

  test("other methods", async () => {
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"] as const) {
      const answer = await site.server.inject({ method, url: "/en/" });
      expect(answer.statusCode, method).toBe(404);
      expect(answer.headers["content-security-policy"]).toBe(contentSecurityPolicy);
    }
  });
});

test("a problem is told in the language of the address, and is never kept", async () => {
  for (const language of languages) {
    const answer = await get(`/${language}/partners/nobody`);
    expect(answer.body).toContain(`lang="${language}"`);
    expect(answer.headers["cache-control"]).toBe("no-store");
    expect(answer.headers.etag).toBeUndefined();
  }
  expect((await get("/nowhere", { "accept-language": "ru" })).body).toContain('lang="ru"');
});

test("the start leads to the reader's language", async () => {
  for (const [header, language] of [
    ["es-MX,es;q=0.9", "es"],
    ["de", "en"],
    ["zh-TW", "zh"],
  ] as const) {
    const answer = await get("/", { "accept-language": header });
    expect([answer.statusCode, answer.headers.location]).toEqual([302, `/${language}/`]);
    expect(answer.headers.vary).toMatch(/accept-language/i);
  }
});

describe("a page", () => {
  test("comes in each encoding as the same text, with a tag of its own for each", async () => {
    const plain = await get("/en/");
    const brotli = await get("/en/", { "accept-encoding": "gzip, br" });
    const gzip = await get("/en/", { "accept-encoding": "gzip" });
    expect(brotli.headers["content-encoding"]).toBe("br");
    expect(gzip.headers["content-encoding"]).toBe("gzip");
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(brotliDecompressSync(brotli.rawPayload).toString("utf8")).toBe(plain.body);
    expect(gunzipSync(gzip.rawPayload).toString("utf8")).toBe(plain.body);
    expect(new Set([plain, brotli, gzip].map(({ headers }) => headers.etag)).size).toBe(3);
    for (const { headers } of [plain, brotli, gzip]) expect(headers.vary).toMatch(/accept-encoding/i);
  });

  test.each(["identity", "gzip", "br"])(
    "is not sent again in %s to a reader who has it",
    async (encoding) => {
      const first = await get("/es/", { "accept-encoding": encoding });
      const tag = String(first.headers.etag);
      for (const held of [tag, `W/${tag}`, `"other", ${tag}`, "*"]) {
        const again = await get("/es/", { "accept-encoding": encoding, "if-none-match": held });
        expect([again.statusCode, again.rawPayload.length, again.headers.etag], held).toEqual([304, 0, tag]);
      }
      for (const other of ["br", "gzip", "identity"].filter((name) => name !== encoding)) {
        const answer = await get("/es/", { "accept-encoding": other, "if-none-match": tag });
        expect(answer.statusCode, other).toBe(200);
      }
    },
  );

  test("answers HEAD with its headers alone", async () => {
    const answer = await site.server.inject({ method: "HEAD", url: "/en/" });
    expect([answer.statusCode, answer.body]).toEqual([200, ""]);
    expect(answer.headers.etag).toBe((await get("/en/")).headers.etag);
  });
});

/** The site without a cache answers what is right. */
async function compared(urls: readonly string[]): Promise<void> {
  const fresh = await siteOf(installation, { cache: false, clock: () => now });
  for (const url of urls) {
    const right = await fresh.server.inject(url);
    for (let time = 0; time < 2; time += 1) {
      const answer = await get(url);
      expect(answer.statusCode, url).toBe(right.statusCode);
      if (right.statusCode === 200)
        expect(answer.body === right.body, `${url}, asked the ${time + 1}. time`).toBe(true);
    }
  }
  await fresh.close();
}

test("the cache never serves another language, date, party or spelling of an address", async () => {
  const parts = ["", "partners/fatf", "partners/cted"];
  const addresses = languages.flatMap((language) => parts.map((part) => `/${language}/${part}`));
  await compared([
    ...addresses,
    ...addresses.map((address) => `${address}?on=2025-06-01`),
    ...["/en/?on=", "/en/?on=2026-11-25", "/en/?on=1990-01-01", "/en/?x=1", "/en/?on=2025-06-01&x=1"],
    ...[
      "//fr/partners/apg",
      "/fr//partners/apg",
      "/%66r/partners/un",
      "//en//partners//un",
      "/fr/partners/%66atf",
    ],
    ...addresses,
    ...["/en/?on=2025-06-01&on=1990-01-01", "/en/partners/FATF", "/EN/"],
  ]);
});

test("the cache never serves yesterday's page", async () => {
  await compared(["/en/", "/en/partners/fatf"]);
  const before = (await get("/en/")).body;
  now = new Date("2026-11-26T00:00:00Z");
  await compared(["/en/", "/en/partners/fatf"]);
  expect((await get("/en/")).body).not.toBe(before);
  now = new Date("2026-11-25T09:00:00Z");
  expect((await get("/en/")).body).toBe(before);
});

test("a page is fresh as soon as an act that changed it is done, and its old tag no longer holds", async () => {
  const [name] = await rowsOf(
    installation.ownerUrl,
    "select id, name from registry.party_name where party_id = 'fatf' and language = 'en' and type = 'official'",
  );
  const change = (text: string) =>
    installation.door.perform(operator, commandNamed("registry.change-name"), {
      input: { id: name?.id, name: text },
    });
  const url = "/en/partners/fatf";
  await get(url);
  for (let round = 1; round <= 8; round += 1) {
    const { headers } = await get(url);
    await change(`A name of round ${round}`);
    // The notice of the act travels over a connection of its own: it may be some milliseconds behind.
    const answer = async () => (await get(url, { "if-none-match": String(headers.etag) })).body;
    await expect.poll(answer, { interval: 2, timeout: 1000 }).toContain(`A name of round ${round}`);
  }
  await change(String(name?.name));
  await expect.poll(async () => (await get(url)).body).not.toContain("A name of round");
});

test("an act that changes nothing public makes no other revision; one that does, makes its own", async () => {
  await expect.poll(() => site.revision.current(), { timeout: 5000 }).toBeDefined();
  const addNote = commandNamed("registry.add-note");
  const note = { party_id: "fatf", language: "en", text: "A note for colleagues" } as const;
  const before = site.revision.current();
  await installation.door.perform(operator, addNote, { input: note });
  await installation.door.perform(operator, addNote, { input: { ...note, text: "Another" } });
  // Its notice would have come by now: notices come in the order of their acts.
  await installation.door.perform(operator, commandNamed("registry.change-party"), {
    input: { id: "fatf", website: "https://example.org/shown" },
  });
  const shown = await vi.waitFor(() => {
    const now = site.revision.current();
    expect(now).not.toBe(before);
    return now;
  });
  const latest = await rowsOf(installation.ownerUrl, "select max(id) as id from journal.act");
  expect(shown).toBe(`${before?.split(".")[0]}.${latest[0]?.id}`);
});

test("while the data's revision is not known nothing is kept, and afterwards pages are again", async () => {
  await get("/ru/");
  await rowsOf(
    installation.superuserUrl,
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'entente-revision' and datname = current_database()",
  );
  await expect.poll(() => site.revision.current(), { interval: 1 }).toBeUndefined();
  expect((await get("/ru/")).statusCode).toBe(200);
  await expect.poll(() => site.revision.current(), { timeout: 5000 }).toBeDefined();
  await compared(["/ru/"]);
});

test("a revision found again after a break is another one, for acts may have been missed meanwhile", async () => {
  const before = site.revision.current();
  await rowsOf(
    installation.superuserUrl,
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'entente-revision' and datname = current_database()",
  );
  await expect.poll(() => site.revision.current(), { interval: 1 }).toBeUndefined();
  await expect.poll(() => site.revision.current(), { timeout: 5000 }).toBeDefined();
  expect(site.revision.current()).not.toBe(before);
});

describe("above the limit of reads a second", () => {
  test("a reader is asked to wait in the language of the page, while assets and health answer on", async () => {
    const { server: limited, close } = await siteOf(installation, { readsPerSecond: 50 });
    const many = await Promise.all(Array.from({ length: 60 }, () => limited.inject("/fr/partners/fatf")));
    const refused = many.filter(({ statusCode }) => statusCode === 429);
    expect(refused.length).toBeGreaterThanOrEqual(10);
    for (const language of languages) {
      // A new second may have begun: ask until it is used up.
      const answers = await Promise.all(
        Array.from({ length: 101 }, () => limited.inject(`/${language}/partners/nobody`)),
      );
      const answer = answers.find(({ statusCode }) => statusCode === 429);
      expect(answer?.body).toContain(translators[language]("error.too-many-requests"));
      expect(answer?.body).toContain(`<html lang="${language}"`);
      expect(Number(answer?.headers["retry-after"])).toBeGreaterThan(0);
      expect(answer?.headers).toMatchObject({
        "content-security-policy": contentSecurityPolicy,
        "cache-control": "no-store",
      });
    }
    for (const path of ["/health", "/ready", asset]) {
      const open = await Promise.all(Array.from({ length: 70 }, () => limited.inject(path)));
      expect(
        open.every(({ statusCode }) => statusCode === 200),
        path,
      ).toBe(true);
    }
    const other = await limited.inject({ url: "/fr/partners/fatf", remoteAddress: "192.0.2.7" });
    expect(other.statusCode).toBe(200);
    await close();
  });

  test("nobody is refused when the limit is off", async () => {
    const answers = await Promise.all(Array.from({ length: 80 }, () => get("/en/")));
    expect(answers.every(({ statusCode }) => statusCode === 200)).toBe(true);
  });
});
