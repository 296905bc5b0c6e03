import PostalMime from "postal-mime";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { freshInstallation, operator, type TestInstallation } from "../../../tests/support/installation.ts";
import { workOn } from "../../../tests/support/jobs.ts";
import {
  type ArrivedMail,
  type MailServerOptions,
  startMailServer,
  type TestMailServer,
} from "../../../tests/support/mail-server.ts";
import { type Row, rowsOf } from "../../../tests/support/sql.ts";
import { invalid } from "../../kernel/errors.ts";
import type { Language } from "../../kernel/language.ts";
import { type Actor, command, publicActor } from "../acts/index.ts";
import {
  deliverOne,
  deliveryTask,
  isolated,
  type MailSettings,
  mailActor,
  type NewMail,
  queueMail,
  sendMail,
} from "./index.ts";

let installation: TestInstallation;
let now = new Date("2026-11-25T09:00:00Z");
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};
const servers: TestMailServer[] = [];

beforeAll(async () => {
  installation = await freshInstallation(() => now);
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
  // Each test begins with an outbox of which nothing is due.
  later(60 * 24 * 40);
  await deliver(undefined);
});
afterAll(() => installation.close());

async function mailServer(options: MailServerOptions = {}): Promise<TestMailServer> {
  const server = await startMailServer(options);
  servers.push(server);
  return server;
}

/** An act of an area above that writes to somebody, and may fail afterwards. */
const write = command({
  name: "test.write-mail",
  permission: "read-public",
  input: z.strictObject({ mail: z.custom<NewMail>(), fails: z.boolean() }),
  async run(context, { mail, fails }) {
    const id = await queueMail(context, mail);
    if (fails) throw invalid("planted");
    return id;
  },
});
const hello = { to: "ada@partner.example", language: "en", purpose: "notice", subject: "Hello" } as const;
const queue = (more: Partial<NewMail> = {}, { actor = operator as Actor, fails = false } = {}) =>
  installation.door.perform(actor, write, {
    input: { mail: { ...hello, paragraphs: ["A word."], ...more }, fails },
  });

const said: string[] = [];
const deliver = (settings: MailSettings | undefined) =>
  workOn(installation, { tasks: [deliveryTask(() => settings)], said });
/** Looks whether there is something to do, as a server does now and then, and does it. */
async function lookAndDeliver(settings: MailSettings | undefined): Promise<void> {
  const task = deliveryTask(() => settings);
  await task.check?.({ door: installation.door, actor: mailActor });
  await workOn(installation, { tasks: [task], said });
}
async function rowOf(id: string): Promise<Row> {
  const [row] = await rowsOf(installation.ownerUrl, "select * from mail.outbox where id = $1", [id]);
  if (row === undefined) throw new Error("there is no such mail");
  return row;
}
const parsed = (mail: ArrivedMail | undefined) => PostalMime.parse(mail?.raw ?? "");

describe("a mail", () => {
  const content: ReadonlyArray<readonly [Language, string, string, string]> = [
    ["fr", "Demande d’accès : « Entente »", "Ouvrir la session", "Bonjour "],
    ["ar", "طلب الدخول إلى النظام", "تسجيل الدخول", "تحية طيبة إلى "],
  ];
  test.each(content)(
    "arrives in %s as text and as HTML, each saying the same",
    async (...[language, subject, label, start]) => {
      const server = await mailServer();
      const url = "https://entente.example/fr/sign-in?t=a&b=<c>";
      const paragraphs = [["Organisation: ", isolated("Ligue <b>Fictive</b> & Cie"), "."]];
      const id = await queue({
        ...{ language, subject, name: "Ada Exemple", paragraphs, action: { label, url } },
      });
      expect(await deliver(server.settings())).toBe("done");
      expect(server.arrived).toHaveLength(1);
      const [arrived] = server.arrived;
      expect(arrived).toMatchObject({ from: "entente@secretariat.example", to: ["ada@partner.example"] });
      const mail = await parsed(arrived);
      expect(mail).toMatchObject({ subject, messageId: `<${id}@secretariat.example>` });
      expect(mail.from).toEqual({ name: "Entente", address: "entente@secretariat.example" });
      expect(mail.to).toEqual([{ name: "", address: "ada@partner.example" }]);
      expect(mail.attachments).toEqual([]);
      const { text = "", html = "" } = mail;
      expect(text).toContain(start);
      expect(text).toContain("Ligue <b>Fictive</b> & Cie");
      expect(text).toContain(`${label}:\nhttps://entente.example/fr/sign-in?t=a&b=%3Cc%3E\n`);
      expect(html).toContain(`<html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">`);
      expect(html).toContain("<bdi>Ligue &lt;b>Fictive&lt;/b> &amp; Cie</bdi>");
      expect(html).toContain('href="https://entente.example/fr/sign-in?t=a&amp;b=%3Cc%3E"');
      const headers = Object.fromEntries(mail.headers.map(({ key, value }) => [key, value]));
      expect(headers).toMatchObject({ "auto-submitted": "auto-generated", "content-language": language });
      expect(await rowOf(id)).toMatchObject({ state: "sent", attempts: 1, sent_at: now, last_error: null });
    },
  );

  test("is not there when the act that wrote it failed", async () => {
    const before = await rowsOf(installation.ownerUrl, "select id from mail.outbox");
    await expect(queue({}, { fails: true })).rejects.toMatchObject({ code: "planted" });
    expect(await rowsOf(installation.ownerUrl, "select id from mail.outbox")).toEqual(before);
  });

  test("may be caused by somebody who may read none", async () => {
    const server = await mailServer();
    await queue({}, { actor: publicActor });
    await deliver(server.settings());
    expect(server.arrived).toHaveLength(1);
  });

  test("is sent once, however often it is looked for", async () => {
    const server = await mailServer();
    await queue();
    await deliver(server.settings());
    later(10);
    await lookAndDeliver(server.settings());
    expect(server.arrived).toHaveLength(1);
  });

  test("that was sent and not recorded is sent again under the same Message-ID", async () => {
    const server = await mailServer();
    const id = await queue();
    const cutOff = deliverOne({ door: installation.door, actor: mailActor }, id, async (mail) => {
      expect(await sendMail(server.settings(), mail)).toEqual({ outcome: "sent" });
      throw new Error("the process was cut off");
    });
    await expect(cutOff).rejects.toThrow("cut off");
    expect(await rowOf(id)).toMatchObject({ state: "waiting" });
    await deliver(server.settings());
    const ids = await Promise.all(server.arrived.map(async (mail) => (await parsed(mail)).messageId));
    expect(ids).toEqual([`<${id}@secretariat.example>`, `<${id}@secretariat.example>`]);
    expect(await rowOf(id)).toMatchObject({ state: "sent" });
  });
});

describe("a server that refuses", () => {
  test("for now, gets the mail later, and each time after a longer while", async () => {
    let refusals = 3;
    const server = await mailServer({
      at: { to: () => (refusals-- > 0 ? { code: 451, words: "4.7.1 come back later" } : undefined) },
    });
    const id = await queue();
    await deliver(server.settings());
    const waits: number[] = [];
    for (let round = 1; round <= 3; round += 1) {
      const row = await rowOf(id);
      expect(row).toMatchObject({ state: "waiting", attempts: round });
      expect(row).toMatchObject({ last_error: "mail-put-off", last_reply: "451 4.7.1" });
      const next = row.next_attempt_at as Date;
      waits.push((next.getTime() - now.getTime()) / 60_000);
      await lookAndDeliver(server.settings());
      expect(await rowOf(id), "not before its time").toMatchObject({ attempts: round });
      now = next;
      await lookAndDeliver(server.settings());
    }
    expect(waits).toEqual([1, 5, 15]);
    expect(server.arrived).toHaveLength(1);
    expect(await rowOf(id)).toMatchObject({ state: "sent", attempts: 4, last_error: null, last_reply: null });
  });

  test("for good, is not asked again", async () => {
    const server = await mailServer({
      at: { to: (to) => (to.startsWith("gone") ? { code: 550, words: "5.1.1 no such user" } : undefined) },
    });
    const gone = await queue({ to: "gone@partner.example" });
    const other = await queue();
    await deliver(server.settings());
    expect(await rowOf(gone)).toMatchObject({ state: "failed", next_attempt_at: null, attempts: 1 });
    expect(await rowOf(gone)).toMatchObject({ last_error: "mail-refused", last_reply: "550 5.1.1" });
    expect(await rowOf(other)).toMatchObject({ state: "sent" });
  });

  const permanent: MailServerOptions["at"][] = [
    { from: () => ({ code: 550, words: "not as this sender" }) },
    { from: () => ({ code: 530, words: "5.7.0 log in first" }) },
  ];
  test.each(permanent)("us and not the mail, gets it when that is mended", async (at) => {
    const server = await mailServer({ at: at ?? {} });
    const id = await queue();
    await deliver(server.settings());
    expect(await rowOf(id)).toMatchObject({ state: "waiting", last_error: "mail-sender-refused" });
    const mended = await mailServer();
    later(1);
    await lookAndDeliver(mended.settings());
    expect(await rowOf(id)).toMatchObject({ state: "sent" });
  });

  test("a mail eight times has it given up", async () => {
    const server = await mailServer({ at: { data: () => ({ code: 452, words: "full" }) } });
    const id = await queue();
    await deliver(server.settings());
    for (let round = 0; round < 7; round += 1) {
      later(60 * 24);
      await lookAndDeliver(server.settings());
    }
    expect(await rowOf(id)).toMatchObject({ state: "failed", attempts: 8, last_error: "mail-put-off" });
  }, 60_000);

  test("is not asked for each mail when it cannot be reached: two attempts tell", async () => {
    const server = await mailServer({ login: { user: "entente", password: "right" } });
    const ids = [];
    for (let n = 0; n < 5; n += 1) ids.push(await queue());
    await deliver(server.settings({ login: { user: "entente", password: "wrong" } }));
    for (const id of ids)
      expect(await rowOf(id)).toMatchObject({ state: "waiting", last_error: "mail-login-refused" });
    expect(server.connections()).toBe(2);
    later(1);
    await lookAndDeliver(server.settings());
    expect(server.arrived).toHaveLength(5);
  });
});

describe("the way to the server", () => {
  const login = { user: "entente@secretariat.example", password: "pa:ss/w@rd é" };

  test.each([
    ["at-once", true],
    ["asked-for", true],
    ["off", false],
  ] as const)("with TLS %s is taken, and the login is accepted", async (tls, overTls) => {
    const server = await mailServer({ tls, login });
    const id = await queue();
    await deliver(server.settings());
    expect(await rowOf(id)).toMatchObject({ state: "sent" });
    expect(server.arrived[0]).toMatchObject({ user: login.user, overTls });
  });

  const wrong: ReadonlyArray<readonly [string, MailServerOptions, Partial<MailSettings>, string]> = [
    ["the server offers no TLS", { tls: "off", login }, { tls: "asked-for" }, "mail-tls-refused"],
    ["nobody trusts the certificate", { tls: "asked-for", login }, { authorities: "" }, "mail-tls-refused"],
    ["nobody trusts it from the start", { tls: "at-once", login }, { authorities: "" }, "mail-tls-refused"],
    ["it is another's certificate", { tls: "asked-for", login }, { host: "127.0.0.1" }, "mail-tls-refused"],
    [
      "the password is wrong",
      { tls: "off", login },
      { login: { user: "u", password: "x" } },
      "mail-login-refused",
    ],
    ["nobody listens", { tls: "off" }, { port: 1 }, "mail-unreachable"],
    ["there is no such server", { tls: "off" }, { host: "mail.invalid" }, "mail-unreachable"],
  ];
  test.each(wrong)("sends nothing when %s", async (...[, options, settings, fault]) => {
    const server = await mailServer(options);
    const id = await queue();
    await deliver(server.settings(settings));
    expect(await rowOf(id)).toMatchObject({ state: "waiting", attempts: 1, last_error: fault });
    expect(server.arrived).toEqual([]);
  });

  test("leaves no password and no word of the server in the outbox, the journal or what is said", async () => {
    const secret = "s3cr3t-w0rd";
    const server = await mailServer({ login: { user: "u", password: "other" } });
    said.length = 0;
    const id = await queue();
    // The server of the tests repeats what it was given.
    await deliver(server.settings({ login: { user: "u", password: secret } }));
    expect(await rowOf(id)).toMatchObject({ last_error: "mail-login-refused", last_reply: "535" });
    const kept = await rowsOf(
      installation.superuserUrl,
      `select to_jsonb(o)::text as text from mail.outbox o union all select to_jsonb(c)::text from journal.change c
       union all select to_jsonb(a)::text from journal.act a union all select value::text from journal.personal
       union all select to_jsonb(j)::text from jobs._private_jobs j`,
    );
    expect(kept.length).toBeGreaterThan(10);
    expect(JSON.stringify([kept, said])).not.toContain(secret);
    expect(said).toEqual([]);
  });
});

describe("without a server", () => {
  test("mails are held, and go when there is one, without being asked for again", async () => {
    const ids = [await queue(), await queue({ to: "eve@partner.example" })];
    await deliver(undefined);
    for (const id of ids)
      expect(await rowOf(id)).toMatchObject({ state: "held", attempts: 0, next_attempt_at: null });
    later(60);
    await lookAndDeliver(undefined);
    expect(await rowOf(ids[0] ?? "")).toMatchObject({ state: "held" });
    const server = await mailServer();
    await lookAndDeliver(server.settings());
    expect(server.arrived.map(({ to }) => to.join()).toSorted()).toEqual([
      "ada@partner.example",
      "eve@partner.example",
    ]);
    for (const id of ids) expect(await rowOf(id)).toMatchObject({ state: "sent" });
  });
});

describe("nothing in a mail makes a header", () => {
  const hostile = [
    "Hello\r\nBcc: victim@elsewhere.example",
    "Hello\nX-Planted: yes\n\nbody",
    "Hello\u2028Bcc: victim@elsewhere.example",
    `${"long ".repeat(400)}\r\nBcc: victim@elsewhere.example`,
    "=?utf-8?q?Hello=0d=0aBcc:_victim=40elsewhere.example?=",
  ];
  test.each(hostile)("of the subject and the name %j", async (subject) => {
    const server = await mailServer();
    await queue({
      subject,
      name: subject,
      paragraphs: [subject],
      action: { label: subject, url: "https://e.example/" },
    });
    await deliver(server.settings());
    const [arrived] = server.arrived;
    expect(arrived?.to).toEqual(["ada@partner.example"]);
    const mail = await parsed(arrived);
    const keys = mail.headers.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).not.toContain("bcc");
    expect(keys).not.toContain("x-planted");
    expect(mail.to).toHaveLength(1);
    expect(mail.subject).toMatch(/^(Hello|long|=\?utf-8)/);
    const before = arrived?.raw.toString("latin1").split("\r\n\r\n")[0] ?? "";
    for (const line of before.split("\r\n")) expect(line.length).toBeLessThanOrEqual(998);
  });

  test.each([
    "ada@partner.example, victim@elsewhere.example",
    "ada@partner.example\r\nBcc: victim@elsewhere.example",
    "Ada <ada@partner.example>",
    '"a b"@partner.example',
    "ada@partner.example>",
    "ada",
    "@partner.example",
    "ada@",
    "a@b@partner.example",
    "ada@part ner.example",
    "ada@-partner.example",
    "ada@partner..example",
    "ada@%65vil.example",
    `${"a".repeat(65)}@partner.example`,
    "",
  ])("the address “%s” is refused, and nothing is written", async (to) => {
    await expect(queue({ to })).rejects.toMatchObject({ kind: "invalid", code: "mail-address-refused" });
  });
});
