import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { freshInstallation, type TestInstallation } from "../../../../tests/support/installation.ts";
import {
  formIn,
  type LinkSite,
  linkSiteOf,
  madeLink,
  often,
  prepareLab,
  type TestLink,
} from "../../../../tests/support/links.ts";
import { numberOf, rowsOf } from "../../../../tests/support/sql.ts";
import { contentSecurityPolicy } from "../../../platform/http/index.ts";
import { visitLimits } from "./model.ts";
import { linkFormField } from "./purposes.ts";

const begin = new Date("2026-11-25T09:00:17.400Z");
let now = begin;
let installation: TestInstallation;
/** Two processes over one database. */
let sites: readonly [LinkSite, LinkSite];

beforeAll(async () => {
  installation = await freshInstallation(() => now);
  await prepareLab(installation);
  sites = [await linkSiteOf(installation, () => now), await linkSiteOf(installation, () => now)];
});
beforeEach(async () => {
  now = begin;
  await rowsOf(installation.ownerUrl, "delete from entente.link_visit");
});
afterAll(async () => {
  for (const site of sites) await site.close();
  await installation.close();
});

interface Asked {
  readonly site?: LinkSite | undefined;
  readonly from?: string;
}

const get = (path: string, { site = sites[0], from = "192.0.2.1" }: Asked = {}) =>
  site.server.inject({ url: path, headers: { "x-forwarded-for": from } });

const own = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
const post = (path: string, payload: string | Buffer, headers: Record<string, string> = own) =>
  sites[0].server.inject({ method: "POST", url: path, payload, headers });

const fields = (form: string, body: string) =>
  new URLSearchParams({ [linkFormField]: form, body }).toString();
const notes = () => numberOf(installation.ownerUrl, "select count(*) from lab.note");
const acts = () => numberOf(installation.ownerUrl, "select count(*) from journal.act");

describe("too many visits in a minute", () => {
  test("of one link wait for the next minute, whichever process is asked and from wherever", async () => {
    const { path } = await madeLink(installation);
    for (let visit = 0; visit < visitLimits.link; visit += 1) {
      const answer = await get(path, { site: sites[visit % 2], from: `192.0.2.${visit}` });
      expect(answer.statusCode).toBe(200);
    }
    for (const site of sites) {
      const refused = await get(path, { site, from: "198.51.100.1" });
      expect(refused.statusCode).toBe(429);
      expect(refused.headers["retry-after"]).toBe("43");
      expect(refused.headers["cache-control"]).toBe("no-store");
      expect(refused.body).toMatch(/link-too-often: .*43/);
    }
    expect((await get((await madeLink(installation)).path)).statusCode).toBe(200);
    now = new Date("2026-11-25T09:01:00Z");
    expect((await get(path)).statusCode).toBe(200);
  });

  test("of one network wait, and of others do not", async () => {
    const links = await Promise.all(
      Array.from({ length: visitLimits.visitor / visitLimits.link + 1 }, () => madeLink(installation)),
    );
    const last = links.at(-1)?.path ?? "";
    for (const { path } of links.slice(0, -1))
      for (let visit = 0; visit < visitLimits.link; visit += 1)
        await get(path, { from: `2001:db8:1:2::${visit}`, site: sites[visit % 2] });
    expect((await get(last, { from: "2001:db8:1:2:ffff::1" })).statusCode).toBe(429);
    expect((await get(last, { from: "2001:db8:1:3::1" })).statusCode).toBe(200);
  });

  test("that answer wait sooner, and the link can be looked at", async () => {
    const { path } = await madeLink(installation);
    const before = await acts();
    for (let visit = 0; visit < visitLimits.answers; visit += 1)
      expect((await post(path, fields("x", "y"))).statusCode).toBe(409);
    const refused = await post(path, fields("x", "y"));
    expect([refused.statusCode, refused.headers["retry-after"]]).toEqual([429, "43"]);
    expect((await get(path)).statusCode).toBe(200);
    expect(await acts()).toBe(before);
  });

  test("leave no address behind, and are forgotten when they are old", async () => {
    const { path, digest } = await madeLink(installation);
    await get(path, { from: "203.0.113.77" });
    const kept = async () =>
      rowsOf(installation.ownerUrl, "select to_jsonb(v)::text as text from entente.link_visit v");
    const text = (await kept()).map((row) => String(row.text)).join("\n");
    expect(text).not.toMatch(/203\.0|113\.77/);
    expect(text).not.toContain(digest);
    expect(await kept()).toHaveLength(2);
    now = new Date("2026-11-25T09:10:00Z");
    await get((await madeLink(installation)).path, { from: "203.0.113.78" });
    expect(await kept()).toHaveLength(2);
  });
});

describe("a form", () => {
  const opened = async (given: object = {}): Promise<TestLink & { form: string }> => {
    const link = await madeLink(installation, given);
    return { ...link, form: formIn((await get(link.path)).body) };
  };

  test("without the mark of its page, with that of another link, or too old is shown again with what was filled in", async () => {
    const [link, other] = [await opened(), await opened()];
    const before = await notes();
    for (const form of ["", "x", other.form]) {
      const again = await post(link.path, fields(form, "<b>kept</b>"));
      expect(again.statusCode).toBe(409);
      expect(again.body).toContain("[&#60;b&#62;kept&#60;/b&#62;]");
    }
    now = new Date(begin.getTime() + 25 * 3_600_000);
    const again = await post(link.path, fields(link.form, "kept"));
    expect(again.statusCode).toBe(409);
    expect(await notes()).toBe(before);
    const sent = await post(link.path, fields(formIn(again.body), "kept"));
    expect(sent.statusCode).toBe(200);
    expect(await notes()).toBe(before + 1);
  });

  test("from a page of somebody else, of another kind, or too long is refused, and nothing is done", async () => {
    const { path, form } = await opened({ purpose: often });
    const body = fields(form, "foreign");
    const before = [await notes(), await acts()];
    const refused: ReadonlyArray<readonly [Awaited<ReturnType<typeof post>>, number, string]> = [
      [await post(path, body, { ...own, "sec-fetch-site": "cross-site" }), 403, "link-form-foreign"],
      [
        await post(path, body, { "content-type": own["content-type"], origin: "https://elsewhere.example" }),
        403,
        "link-form-foreign",
      ],
      [
        await post(path, JSON.stringify({ form, body }), { ...own, "content-type": "application/json" }),
        400,
        "link-form-unreadable",
      ],
      [await post(path, Buffer.from(`${body}&z=%00`)), 400, "link-form-unreadable"],
      [await post(path, Buffer.from([...Buffer.from(`${body}&z=`), 0xff])), 400, "link-form-unreadable"],
      [await post(path, `${body}&z=${"z".repeat(70_000)}`), 400, "link-form-unreadable"],
      [await post(path, body, {}), 400, "link-form-unreadable"],
    ];
    for (const [answer, status, code] of refused) {
      expect([answer.statusCode, answer.body.includes(code)], code).toEqual([status, true]);
      expect(answer.headers["cache-control"]).toBe("no-store");
    }
    for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS"] as const)
      expect((await sites[0].server.inject({ method, url: path })).statusCode, method).toBe(404);
    expect([await notes(), await acts()]).toEqual(before);
    expect((await post(path, body)).statusCode).toBe(200);
  });
});

describe("every answer at the address of a link", () => {
  test("is kept nowhere, listed nowhere, and tells no other site where it stood", async () => {
    const { path } = await madeLink(installation);
    const form = formIn((await get(path)).body);
    for (const answer of [
      await get(path),
      await get("/fr/l/made-up"),
      await get(path.replace("/fr/", "/de/")),
      await post(path, fields("", "")),
      await post(path, fields(form, "headers")),
      await get(path),
    ])
      expect(answer.headers, String(answer.statusCode)).toMatchObject({
        "cache-control": "no-store",
        "referrer-policy": "no-referrer",
        "x-robots-tag": "noindex, nofollow, noarchive",
        "content-security-policy": contentSecurityPolicy,
        "x-content-type-options": "nosniff",
        "content-type": "text/html; charset=utf-8",
      });
  });

  test("is logged without the token, and so are faults", async () => {
    const { path, token } = await madeLink(installation);
    const escaped = path.replace("/l/", "/%6C/");
    const statuses = [
      await get(path),
      await get(escaped),
      await get(`/${path}`),
      await get(`/l/${token}`),
      await get(`/fr/partners/${token}?x=${token}`),
      await post(path, fields(formIn((await get(path)).body), "broken")),
    ].map(({ statusCode }) => statusCode);
    expect(statuses).toEqual([200, 200, 200, 404, 404, 500]);
    const log = sites[0].log.join("\n");
    expect(log).toContain('"path":"/fr/l/…","status":500');
    expect(log).toContain("a fault of ours");
    expect(log).not.toContain(token.slice(0, 24));
    expect(log).not.toContain(token.slice(24));
  });
});
