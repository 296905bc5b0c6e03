import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  freshInstallation,
  operator,
  type TestInstallation,
} from "../../../../tests/support/installation.ts";
import {
  answerQuestion,
  formIn,
  type LinkSite,
  linkSiteOf,
  madeLink,
  often,
  once,
  prepareLab,
  type TestLink,
} from "../../../../tests/support/links.ts";
import { codeOf, numberOf, rowsOf } from "../../../../tests/support/sql.ts";
import { publicActor } from "../../../platform/acts/index.ts";
import { makeSignedLink, revokeSignedLink } from "./commands.ts";
import { declareLinkPurpose, linkFormField } from "./purposes.ts";
import { listLinks, openLink } from "./queries.ts";

const begin = new Date("2026-11-25T09:00:00Z");
const days = (count: number) => new Date(begin.getTime() + count * 86_400_000);
let now = begin;
let installation: TestInstallation;
let site: LinkSite;

beforeAll(async () => {
  installation = await freshInstallation(() => now);
  await prepareLab(installation);
  site = await linkSiteOf(installation, () => now);
});
beforeEach(async () => {
  await rowsOf(installation.ownerUrl, "delete from entente.link_visit");
});
afterEach(() => {
  now = begin;
});
afterAll(async () => {
  await site.close();
  await installation.close();
});

const rows = (text: string, values: readonly unknown[] = []) => rowsOf(installation.ownerUrl, text, values);
const count = (text: string) => numberOf(installation.ownerUrl, `select count(*) from ${text}`);
const get = (path: string) => site.server.inject({ url: path });
const post = (path: string, fields: Record<string, string>) =>
  site.server.inject({
    ...{ method: "POST", url: path, payload: new URLSearchParams(fields).toString() },
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
  });

/** Opens the page of a link, fills it in and sends it. */
async function answer({ path }: TestLink, body: string) {
  const page = await get(path);
  return post(path, { [linkFormField]: formIn(page.body), body });
}

const revoke = (id: string) => installation.door.perform(operator, revokeSignedLink, { input: { id } });

describe("what a link is made of", () => {
  test("its address is a language and 48 letters that say nothing", async () => {
    const link = await madeLink(installation, { party: "lab-bureau", language: "ar" });
    expect(link.path).toMatch(/^\/ar\/l\/[\w-]{48}$/);
    const bytes = Buffer.from(link.token, "base64url").toString("latin1");
    for (const known of ["lab", "bureau", "answer", link.id.replaceAll("-", "").slice(0, 6)])
      expect(bytes).not.toContain(known);
    const other = await madeLink(installation, { party: "lab-bureau", language: "ar" });
    expect(other.token.slice(0, 24)).not.toBe(link.token.slice(0, 24));
  });

  test("neither token nor recipient is in the journal, and the token is in no table", async () => {
    const recipient = { name: "Ada Exemplar", email: "ada@lab.example" };
    const link = await madeLink(installation, { recipient });
    expect((await answer(link, "kept")).statusCode).toBe(200);
    const [acts, changes, kept] = await Promise.all([
      rows("select journal.act_text(a) as text from journal.act a where act ~ '^(access|lab)[.]'"),
      rows(
        "select journal.change_text(c) as text from journal.change c where table_name ~ '^(access|lab)[.]'",
      ),
      rows(
        "select to_jsonb(l)::text || to_jsonb(t)::text as text from access.link l join entente.link_token t on t.link_id = l.id",
      ),
    ]);
    const journal = [...acts, ...changes].map(({ text }) => String(text)).join("\n");
    expect(journal).toContain(link.id);
    for (const secret of [link.token, link.digest, link.token.slice(0, 24), "Exemplar", "ada@lab"])
      expect(journal, secret).not.toContain(secret);
    expect(kept.map(({ text }) => String(text)).join("\n")).not.toContain(link.token);
    const [row] = await rows(
      "select recipient_name, recipient_email, level from access.link where id::text = $1",
      [link.id],
    );
    expect(row).toEqual({
      recipient_name: recipient.name,
      recipient_email: recipient.email,
      level: "confidential",
    });
  });

  test.each<[string, object, string]>([
    ["for something that no area has declared", { purpose: "lab.take-over" }, "link-purpose-unknown"],
    ["for longer than its purpose allows", { days: 31 }, "link-days"],
    ["with a name for an id", { subject: { note: "Ada Exemplar" } }, "input-refused"],
    ["without a language of the site", { language: "de" }, "input-refused"],
    ["with a recipient's address that is none", { recipient: { email: "ada" } }, "input-refused"],
    ["with a field that there is not", { level: "public" }, "input-refused"],
  ])("none is made %s", async (_title, given, code) => {
    const before = await count("access.link");
    expect(await codeOf(madeLink(installation, given))).toBe(code);
    expect(await count("access.link")).toBe(before);
  });

  test("a purpose is declared once", () => {
    const purpose = { name: once, once: true, days: 1, acts: async () => ({}) };
    expect(() => declareLinkPurpose(purpose)).toThrow(/two purposes/);
  });
});

describe("whoever opens a link", () => {
  test("sees its page in the language of the address, as often as they like, and changes nothing", async () => {
    const link = await madeLink(installation, { party: "lab-chamber" });
    const before = await rows("select max(id) as act from journal.act");
    for (const path of [link.path, link.path.replace("/fr/", "/zh/"), `${link.path}?form=x&body=y`]) {
      const page = await get(path);
      expect(page.statusCode).toBe(200);
      expect(page.body).toContain(`lang="${path.slice(1, 3)}"`);
      expect(page.body).toContain("lab-chamber");
    }
    const head = await site.server.inject({ method: "HEAD", url: link.path });
    expect([head.statusCode, head.body]).toEqual([200, ""]);
    expect(await rows("select max(id) as act from journal.act")).toEqual(before);
    const [row] = await rows("select uses, used_at from access.link where id::text = $1", [link.id]);
    expect(row).toEqual({ uses: 0, used_at: null });
    const { links } = await installation.door.ask(operator, listLinks, { party: "lab-chamber" });
    expect(links[0]).toMatchObject({ id: link.id, state: "open", opens: 3, last_opened_at: begin, uses: 0 });
  });

  test("reads what its party is told, and nothing else", async () => {
    const told = (id: string, level: string, party: string) =>
      `insert into lab.note (id, level, audience) values ('${id}', '${level}', '{party:${party}}')`;
    await rows(
      `begin; select journal.open_act(now(), 'operator', 'test', 'lab.write-notes', '', '{}');
       ${told("told", "unclassified", "lab-tribunal")}; ${told("open", "public", "lab-office")};
       ${told("closed", "confidential", "lab-tribunal")}; ${told("others", "unclassified", "lab-office")}; commit`,
    );
    const { body } = await get((await madeLink(installation, { party: "lab-tribunal" })).path);
    expect(body).toContain("<ul>open,told</ul>");
  });
});

describe("an answer", () => {
  test("does what the link is for, as an act of the link, and the link is used in the same act", async () => {
    const link = await madeLink(installation);
    const done = await answer(link, "yes");
    expect(done.statusCode).toBe(200);
    expect(done.body).toContain("done");
    const acts = await rows(
      `select a.act, a.actor_kind, a.actor, array_agg(c.table_name || ' ' || c.operation order by c.id) as changes
       from journal.act a join journal.change c on c.act_id = a.id where a.actor like $1 group by a.id`,
      [`${link.id}%`],
    );
    expect(acts).toEqual([
      {
        ...{ act: once, actor_kind: "link", actor: `${link.id} lab-office` },
        changes: ["access.link update", "lab.note insert"],
      },
    ]);
    expect(await rows("select body from lab.note where id = 'n-yes'")).toEqual([{ body: "yes" }]);
  });

  test("is taken once, also of eight that come at once", async () => {
    const link = await madeLink(installation);
    const pages = await Promise.all(Array.from({ length: 8 }, () => get(link.path)));
    const forms = pages.map(({ body }) => formIn(body));
    expect(new Set(forms).size).toBe(8);
    const answers = await Promise.all(
      forms.map((form, at) => post(link.path, { [linkFormField]: form, body: `race-${at}` })),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, ...Array(7).fill(410)]);
    expect(await count("lab.note where id like 'n-race-%'")).toBe(1);
    expect(await count(`journal.act where actor like '${link.id}%'`)).toBe(1);
  });

  test("that the act refuses is shown again with what is wrong, and the link stays open", async () => {
    const link = await madeLink(installation);
    const refused = await answer(link, "");
    expect(refused.statusCode).toBe(400);
    expect(refused.body).toContain("2026-11-25. []");
    expect((await answer(link, "corrected")).statusCode).toBe(200);
    expect(await count("lab.note where id = 'n-corrected'")).toBe(1);
  });

  test("that meets a fault of ours leaves nothing behind", async () => {
    const link = await madeLink(installation);
    expect((await answer(link, "broken")).statusCode).toBe(500);
    expect(await count(`journal.act where actor like '${link.id}%'`)).toBe(0);
    expect((await answer(link, "mended")).statusCode).toBe(200);
  });

  test("of a link with several uses is taken each time, and each form once, also twice at the same time", async () => {
    const link = await madeLink(installation, { purpose: often, subject: { note: "m" } });
    expect((await answer(link, "one")).statusCode).toBe(200);
    const form = formIn((await get(link.path)).body);
    const both = await Promise.all(
      ["two", "three"].map((body) => post(link.path, { [linkFormField]: form, body })),
    );
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(both.find(({ statusCode }) => statusCode === 409)?.body).toContain("link-form-repeated");
    const [row] = await rows("select uses from access.link where id::text = $1", [link.id]);
    expect(row).toEqual({ uses: 2 });
    expect(await count("lab.note where id like 'm-%'")).toBe(2);
  });
});

describe("the holder of a link that is over is told what became of it", () => {
  const told: ReadonlyArray<readonly [string, (link: TestLink) => Promise<unknown>, string]> = [
    ["used", (link) => answer(link, crypto.randomUUID()), "link-used"],
    ["revoked", ({ id }) => revoke(id), "link-revoked"],
    [
      "expired",
      async () => {
        now = days(30);
      },
      "link-expired",
    ],
  ];

  test.each(told)("%s", async (_state, end, code) => {
    const link = await madeLink(installation);
    const form = formIn((await get(link.path)).body);
    await end(link);
    const before = await rows("select max(id) as act from journal.act");
    for (const refused of [
      await get(link.path),
      await post(link.path, { [linkFormField]: form, body: "late" }),
    ]) {
      expect(refused.statusCode).toBe(410);
      expect(refused.body).toContain(code);
      expect(refused.body).toContain(code === "link-expired" ? "2026-12-25" : "2026-11-25");
      expect(refused.body).not.toContain("lab-office");
    }
    expect(await rows("select max(id) as act from journal.act")).toEqual(before);
  });

  test("it is open until the moment at which it expires", async () => {
    const link = await madeLink(installation, { days: 2 });
    now = new Date(days(2).getTime() - 1);
    expect((await get(link.path)).statusCode).toBe(200);
    now = days(2);
    expect((await get(link.path)).statusCode).toBe(410);
  });

  test("the list says it to staff", async () => {
    const party = "lab-registry";
    const [used, revoked, open] = [
      await madeLink(installation, { party, days: 1 }),
      await madeLink(installation, { party, days: 1 }),
      await madeLink(installation, { party, purpose: often }),
    ];
    await answer(used, "listed");
    await revoke(revoked.id);
    const states = async () => {
      const { links } = await installation.door.ask(operator, listLinks, { party });
      return new Map(links.map(({ id, state }) => [id, state]));
    };
    expect(await states()).toEqual(
      new Map([
        [used.id, "used"],
        [revoked.id, "revoked"],
        [open.id, "open"],
      ]),
    );
    now = days(10);
    expect((await states()).get(open.id)).toBe("expired");
  });

  test("and to revoke one again, or one that there is not, changes nothing", async () => {
    const { id } = await madeLink(installation);
    await revoke(id);
    now = days(1);
    await revoke(id);
    const [row] = await rows("select revoked_at from access.link where id::text = $1", [id]);
    expect(row).toEqual({ revoked_at: begin });
    expect(await codeOf(revoke("00000000-0000-4000-8000-000000000000"))).toBe("link-missing");
  });
});

describe("who has no link", () => {
  test("is told the same of every address, made up or changed by one letter, and nothing is looked for", async () => {
    const link = await madeLink(installation);
    const at = link.token.length - 1;
    const other = link.token[at] === "A" ? "B" : "A";
    const tokens = [
      "x",
      "-".repeat(48),
      link.token.slice(1),
      `${link.token}A`,
      link.token.slice(0, at) + other,
    ];
    const answers = await Promise.all(tokens.map((token) => get(`/fr/l/${token}`)));
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(answers[0]?.statusCode).toBe(404);
    expect(answers[0]?.body).toContain("link-unknown");
    expect(await count("entente.link_visit")).toBe(0);
  });

  test("is told the same by the act, also with a token that this installation signed and gave to nobody", async () => {
    const link = await madeLink(installation);
    await rows("delete from entente.link_token where digest = $1", [link.digest]);
    for (const token of ["", "x", link.token])
      expect(await codeOf(installation.door.ask(publicActor, openLink, { token }))).toBe("link-unknown");
  });

  test("sees no link, makes none, and reaches neither key nor digests", async () => {
    const { id } = await madeLink(installation);
    const given = { purpose: once, party: "lab-office", language: "fr" };
    for (const actor of [
      publicActor,
      { kind: "link", name: `${id} lab-office` },
      { kind: "person", name: "p-1" },
    ] as const) {
      expect(await codeOf(installation.door.perform(actor, makeSignedLink, { input: given }))).toBe(
        "act-refused",
      );
      expect(await codeOf(installation.door.perform(actor, revokeSignedLink, { input: { id } }))).toBe(
        "act-refused",
      );
      expect(await codeOf(installation.door.ask(actor, listLinks, {}))).toBe("act-refused");
    }
    for (const table of ["link_key", "link_token", "link_form", "link_visit"])
      expect(await codeOf(rowsOf(installation.appUrl, `select from entente.${table}`)), table).toBe("42501");
    expect(await rowsOf(installation.appUrl, "select id from access.link")).toEqual([]);
  });

  test("cannot act by a link in somebody else's name", async () => {
    const link = await madeLink(installation);
    const another = await madeLink(installation, { party: "lab-bureau" });
    const form = formIn((await get(link.path)).body);
    const input = { token: link.token, form, answer: { body: ["stolen"] } };
    const as = (actor: typeof operator) =>
      codeOf(installation.door.perform(actor, answerQuestion, { input }));
    expect(await as(operator)).toBe("act-refused");
    expect(await as({ kind: "link", name: `${another.id} lab-bureau` })).toBe("act-refused");
    expect(await as({ kind: "link", name: `${link.id} lab-bureau` })).toBe("act-refused");
    expect(await as({ kind: "link", name: `${link.id} lab-office` })).toBe("none");
  });

  test("cannot use a link for another act than its own", async () => {
    const link = await madeLink(installation, { purpose: often });
    const form = formIn((await get(link.path)).body);
    const input = { token: link.token, form, answer: { body: ["other"] } };
    const actor = { kind: "link", name: `${link.id} lab-office` } as const;
    expect(await codeOf(installation.door.perform(actor, answerQuestion, { input }))).toBe("link-unknown");
  });
});
