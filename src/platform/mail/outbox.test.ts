import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { allTranslators } from "../../../tests/support/acts.ts";
import { faultsOfSchemas } from "../../../tests/support/domain-table-checks.ts";
import { freshInstallation, operator, type TestInstallation } from "../../../tests/support/installation.ts";
import { workOn } from "../../../tests/support/jobs.ts";
import { headByHand, sealAll } from "../../../tests/support/journal.ts";
import { startMailServer, type TestMailServer } from "../../../tests/support/mail-server.ts";
import { codeOf, rowsOf } from "../../../tests/support/sql.ts";
import { languages } from "../../kernel/language.ts";
import { type Actor, command, publicActor } from "../acts/index.ts";
import { verifyJournal } from "../storage/index.ts";
import { askForDelivery, recordDelivery } from "./commands.ts";
import {
  deliveryTask,
  expireMessages,
  listMessages,
  mailActor,
  mailActs,
  type NewMail,
  queueMail,
  readMessage,
  sendMessage,
} from "./index.ts";
import { mailFaults } from "./model.ts";

let installation: TestInstallation;
let server: TestMailServer;
const begin = new Date("2026-11-25T09:00:00Z");
let now = begin;
const days = (count: number) => {
  now = new Date(now.getTime() + count * 86_400_000);
};

beforeAll(async () => {
  installation = await freshInstallation(() => now);
  server = await startMailServer();
});
beforeEach(() => {
  // Whatever an earlier test left is long over.
  days(800);
});
afterAll(async () => {
  await server.close();
  await installation.close();
});

const write = command({
  name: "test.write-mail",
  permission: "operate",
  input: z.strictObject({ mail: z.custom<NewMail>() }),
  run: (context, { mail }) => queueMail(context, mail),
});
const link = "https://entente.example/sign-in?t=0123456789abcdef";
const signIn: NewMail = {
  ...{ to: "ada@partner.example", language: "en", purpose: "sign-in", subject: "Your link" },
  paragraphs: ["You asked to sign in."],
  action: { label: "Sign in", url: link },
  secret: true,
};
const queue = (more: Partial<NewMail> = {}) =>
  perform(operator, write, { input: { mail: { ...signIn, ...more } } });
const perform: TestInstallation["door"]["perform"] = (...given) => installation.door.perform(...given);
const soon = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const deliver = (to: TestMailServer | undefined) =>
  workOn(installation, { tasks: [deliveryTask(() => to?.settings())] });
const expire = () => perform(operator, expireMessages, { input: {} });
const read = (id: string, actor: Actor = operator) => perform(actor, readMessage, { input: { id } });
const administrator: Actor = { kind: "person", name: "nobody-yet", grants: ["administer"] };

/** What the database still holds of what the mail said, beside the mail itself. */
const leftOf = async (id: string): Promise<string> =>
  JSON.stringify(
    await rowsOf(
      installation.superuserUrl,
      `select p.value from journal.personal p join journal.change c on c.act_id = p.act_id
       where c.table_name = 'mail.outbox' and c.row_id = $1`,
      [id],
    ),
  );

test("the outbox keeps the rules of domain tables", async () => {
  const superuser = new pg.Client({ connectionString: installation.superuserUrl });
  await superuser.connect();
  try {
    expect(await faultsOfSchemas(superuser, ["mail"])).toEqual([]);
  } finally {
    await superuser.end();
  }
});

test("every fault that a mail can have has its sentence in all six languages, with and without an answer", () => {
  for (const language of languages) {
    for (const fault of mailFaults) {
      const translate = allTranslators[language];
      const said = translate(`error.${fault}`, { reply: "550 5.1.1" });
      if (fault !== "mail-expired") expect(said, `${fault} in ${language}`).toContain("550 5.1.1");
      expect(translate(`error.${fault}`, { reply: "none" })).not.toMatch(/none|\(\)|（）/);
    }
  }
});

describe("who may", () => {
  test("the public and people without the permission do no act of mail", async () => {
    expect(mailActs).toHaveLength(9);
    for (const act of mailActs) {
      for (const actor of [publicActor, { ...administrator, grants: ["read-as-staff"] } satisfies Actor]) {
        const { door } = installation;
        const work =
          act.kind === "query" ? door.ask(actor, act, {}) : door.perform(actor, act, { input: {} });
        expect(await codeOf(work), act.name).toBe("act-refused");
      }
    }
  });

  test("nobody but the sending part records what became of a mail", async () => {
    const id = await queue();
    const input = { id, outcome: "sent" };
    expect(await codeOf(perform(operator, recordDelivery, { input }))).toBe("act-refused");
    expect((await read(id)).state).toBe("waiting");
  });

  test("the application reads nothing of the outbox for the public, and cannot remove what was said", async () => {
    await queue();
    const asked = async (text: string) =>
      codeOf(installation.storage.pool.query(`begin; set local entente.reader = 'public'; ${text}; commit`));
    const counted = await installation.storage.pool.query("select count(*)::int as count from mail.outbox");
    expect(counted.rows).toEqual([{ count: 0 }]);
    expect(await asked("delete from journal.personal")).toBe("42501");
    expect(await asked("select mail.forget()")).toBe("42501");
    // Outside an act there is no change, however it is made.
    const add =
      "select mail.queue('x', 'en', 'a@b.example', 's', 't', 'h', false, now(), now(), now() + interval '1 day')";
    expect(await asked(add)).toBe("EN001");
  });
});

describe("reading the outbox", () => {
  test("lists the newest first, and by state, and says nothing of what the mails say", async () => {
    const first = await queue({ expires: soon(15) });
    days(1);
    const second = await queue();
    const rows = await installation.door.ask(operator, listMessages, { limit: 2 });
    expect(rows.map(({ id }) => id)).toEqual([second, first]);
    expect(Object.keys(rows[0] ?? {})).not.toContain("text");
    await expire();
    const failed = await installation.door.ask(operator, listMessages, { state: "failed", limit: 1 });
    expect(failed).toMatchObject([{ id: first, last_error: "mail-expired" }]);
    expect(await codeOf(installation.door.ask(operator, listMessages, { state: "lost" }))).toBe(
      "input-refused",
    );
  });

  test("gives one mail, and the journal keeps who read it", async () => {
    const id = await queue();
    const mail = await read(id);
    expect(mail).toMatchObject({ recipient: "ada@partner.example", subject: "Your link", withheld: false });
    expect(mail.text).toContain(link);
    const [act] = await rowsOf(
      installation.superuserUrl,
      "select actor_kind, actor, act from journal.act order by id desc limit 1",
    );
    expect(act).toEqual({ actor_kind: "operator", actor: "test", act: "mail.read-message" });
    expect(await codeOf(read("0000000000000000"))).toBe("mail-unknown");
    expect(await codeOf(read("'; drop"))).toBe("input-refused");
  });

  test("a link that lets in is shown to people only while nobody can send it", async () => {
    const id = await queue();
    const open = await queue({ secret: false });
    // As somebody who may read all rows and is not the operator.
    const reader: Actor = { kind: "system", name: "reader" };
    expect(await read(id, reader)).toMatchObject({ text: null, html: null, withheld: true });
    expect((await read(open, reader)).text).toContain(link);
    await deliver(undefined);
    const held = await read(id, reader);
    expect(held).toMatchObject({ state: "held", withheld: false });
    expect(held.text).toContain(link);
  });

  test("a person whom the rows do not name finds none, whatever their permission", async () => {
    const id = await queue();
    expect(await codeOf(read(id, administrator))).toBe("mail-unknown");
    expect(await installation.door.ask(administrator, listMessages, {})).toEqual([]);
  });
});

describe("what is over", () => {
  test("a mail whose time is over is not sent, and what it said is gone, from the journal too", async () => {
    const id = await queue({ expires: soon(15) });
    expect(await leftOf(id)).toContain(link);
    now = soon(15);
    await deliver(server);
    expect(server.arrived.filter(({ to }) => to.includes(signIn.to))).toEqual([]);
    expect(await read(id)).toMatchObject({
      state: "failed",
      last_error: "mail-expired",
      text: null,
      html: null,
    });
    const left = await leftOf(id);
    expect(left).not.toContain(link);
    expect(left).toContain("ada@partner.example");
    expect(await codeOf(perform(operator, sendMessage, { input: { id } }))).toBe("mail-expired");
  });

  test("a link that lets in is gone as soon as it was sent, and the recipient is still known", async () => {
    const id = await queue({ to: "secret@partner.example" });
    await deliver(server);
    expect(server.arrived.some(({ to }) => to.includes("secret@partner.example"))).toBe(true);
    expect(await read(id)).toMatchObject({ state: "sent", recipient: "secret@partner.example", text: null });
    expect(await leftOf(id)).not.toContain(link);
    expect(await codeOf(perform(operator, sendMessage, { input: { id } }))).toBe("mail-sent-already");
  });

  test("what another mail said goes thirty days after it was sent, and who got it after a year", async () => {
    const id = await queue({ secret: false, to: "kept@partner.example" });
    await deliver(server);
    days(29);
    await expire();
    expect((await read(id)).text).toContain(link);
    days(1);
    expect(await expire()).toEqual({ expired: 0, erased: 1, forgotten: 0 });
    expect(await read(id)).toMatchObject({ text: null, html: null, recipient: "kept@partner.example" });
    expect(await leftOf(id)).not.toContain(link);
    days(335);
    expect((await expire()).forgotten).toBe(1);
    expect(await read(id)).toMatchObject({
      state: "sent",
      recipient: null,
      subject: null,
      purpose: "sign-in",
    });
    expect(await leftOf(id)).toBe("[]");
  });

  test("a mail that was held for thirty days is not sent when a server appears at last", async () => {
    const id = await queue({ secret: false });
    await deliver(undefined);
    days(30);
    await deliver(server);
    expect(await read(id)).toMatchObject({ state: "failed", last_error: "mail-expired" });
  });

  test("the chain is whole after it, and the digests are those that were sealed", async () => {
    const id = await queue({ expires: soon(15) });
    await sealAll(installation.superuserUrl);
    days(1);
    await expire();
    await sealAll(installation.superuserUrl);
    const owner = new pg.Client({ connectionString: installation.ownerUrl });
    await owner.connect();
    try {
      expect(await verifyJournal(owner)).toMatchObject({ broken: undefined });
      const { head } = await verifyJournal(owner);
      expect(head).toBe(await headByHand(installation.superuserUrl));
    } finally {
      await owner.end();
    }
    const changes = await rowsOf(
      installation.superuserUrl,
      "select coalesce(before, after)::text as text from journal.change where table_name = 'mail.outbox' and row_id = $1",
      [id],
    );
    expect(changes.length).toBe(2);
    for (const { text } of changes) {
      expect(String(text)).toMatch(/"digest": "[0-9a-f]{64}"/);
      expect(String(text)).not.toMatch(/ada@|0123456789abcdef"|Your link/);
    }
  });
});

test("a mail that was given up is sent anew when somebody asks", async () => {
  const refusing = await startMailServer({ at: { to: () => ({ code: 550, words: "no" }) } });
  const id = await queue({ secret: false, to: "again@partner.example" });
  await deliver(refusing);
  await refusing.close();
  expect(await read(id)).toMatchObject({ state: "failed", last_reply: "550" });
  await perform(operator, sendMessage, { input: { id } });
  await deliver(server);
  expect(await read(id)).toMatchObject({ state: "sent", attempts: 1 });
  expect(server.arrived.some(({ to }) => to.includes("again@partner.example"))).toBe(true);
});

test("a look asks for a job once for the same mails, and not at all where nothing is due", async () => {
  await deliver(server);
  const asked = async () =>
    Number(
      (
        await rowsOf(
          installation.superuserUrl,
          "select count(*) as n from journal.act where act = 'mail.ask-for-delivery'",
        )
      )[0]?.n,
    );
  const task = deliveryTask(() => server.settings());
  const look = () => task.check?.({ door: installation.door, actor: mailActor });
  const before = await asked();
  await look();
  expect(await asked()).toBe(before);
  await queue();
  await look();
  await look();
  expect(await asked()).toBe(before + 1);
  await queue();
  await look();
  expect(await asked()).toBe(before + 2);
  expect(await codeOf(perform(operator, askForDelivery, { input: {} }))).toBe("none");
});
