import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { CommandRun, CommandValues } from "../../src/app/command-line.ts";
import { doctorCommand } from "../../src/app/commands/doctor.ts";
import { mailCommand } from "../../src/app/commands/mail.ts";
import { outboxCommand } from "../../src/app/commands/outbox.ts";
import type { Language } from "../../src/kernel/language.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { startMailServer, type TestMailServer } from "../support/mail-server.ts";
import { translators } from "../support/program.ts";
import { rowsOf } from "../support/sql.ts";
import { templateName } from "../support/template.ts";

let database: FreshDatabase;
let server: TestMailServer;
let folder: string;
const password = "s3cr3t-w0rd";

beforeAll(async () => {
  database = await freshDatabase({ template: templateName });
  server = await startMailServer({
    login: { user: "entente", password },
    at: { to: (to) => (to.startsWith("gone@") ? { code: 550, words: "5.1.1 gone" } : undefined) },
  });
  folder = mkdtempSync(join(tmpdir(), "entente-mail-commands-"));
});
afterEach(() => {
  vi.unstubAllEnvs();
});
afterAll(async () => {
  await server.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

interface Given {
  readonly rest?: readonly string[];
  readonly values?: CommandValues;
  readonly json?: boolean;
  readonly language?: Language;
  /** Without a mail server. */
  readonly alone?: boolean;
}

/** What a command prints; what it says meanwhile is looked at for the password. */
async function run(command: CommandRun, given: Given): Promise<{ code: number; printed: string }> {
  const { rest = [], values = {}, json = false, language = "en", alone = false } = given;
  const environment = {
    ...{ DATABASE_URL: database.ownerUrl, ENTENTE_DATA: folder, ENTENTE_APP_URL: "", PORT: "0" },
    ...{ ENTENTE_SMTP_URL: alone ? "" : server.url, ENTENTE_SMTP_URL_FILE: "", ENTENTE_SMTP_CA_FILE: "" },
    ENTENTE_MAIL_FROM: "Entente <entente@secretariat.example>",
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const [printed, said]: [string[], string[]] = [[], []];
  const translate = translators[language];
  const outputs = {
    print: (text: string) => void printed.push(text),
    say: (text: string) => void said.push(text),
  };
  const code = await command({ values, rest, json, translate, ...outputs });
  expect(JSON.stringify([printed, said])).not.toContain(password);
  return { code, printed: printed.join("\n") };
}

const refused = (code: string, kind: string) => expect.objectContaining({ code, kind });

test("a test mail goes at once, in the language of the command, and the outbox shows it", async () => {
  const sent = await run(mailCommand, { rest: ["test", "ada@partner.example"], language: "fr" });
  expect(sent.code).toBe(0);
  expect(sent.printed).toContain("ada@partner.example");
  expect(server.arrived).toHaveLength(1);
  const { printed } = await run(outboxCommand, { json: true });
  const { messages } = JSON.parse(printed) as { messages: Array<{ id: string }> };
  expect(messages).toMatchObject([
    { state: "sent", language: "fr", recipient: "ada@partner.example", purpose: "test" },
  ]);
  const [{ id } = { id: "" }] = messages;
  const shown = await run(outboxCommand, { rest: ["show", id], language: "ar" });
  expect(shown.printed).toContain("ada@partner.example");
  expect(shown.printed).toContain("Bonjour,");
  const whole = await run(outboxCommand, { rest: ["show", id], json: true });
  expect(JSON.parse(whole.printed)).toMatchObject({ message: { id, state: "sent" } });
});

test("with --json a test mail answers with JSON alone", async () => {
  const { printed } = await run(mailCommand, { rest: ["test", "eve@partner.example"], json: true });
  expect(JSON.parse(printed)).toMatchObject({ to: "eve@partner.example", state: "sent" });
});

test("a test mail that the server refuses says why, and is listed as given up", async () => {
  const gone = run(mailCommand, { rest: ["test", "gone@partner.example"] });
  await expect(gone).rejects.toThrow(refused("mail-refused", "unavailable"));
  await expect(gone).rejects.toMatchObject({ params: { reply: "550 5.1.1" } });
  const { printed } = await run(outboxCommand, { values: { state: "failed" } });
  expect(printed).toMatch(/given up .* gone@partner\.example/);
  expect(printed).toContain("(550 5.1.1)");
});

test.each([
  [mailCommand, { rest: [] }, "command-unknown", "invalid"],
  [mailCommand, { rest: ["test"] }, "command-value", "invalid"],
  [mailCommand, { rest: ["test", "a@b.example"], alone: true }, "mail-unconfigured", "unavailable"],
  [mailCommand, { rest: ["test", "a@b.example, c@d.example"] }, "mail-address-refused", "invalid"],
  [outboxCommand, { rest: ["delete"] }, "command-unknown", "invalid"],
  [outboxCommand, { rest: ["show"] }, "command-value", "invalid"],
  [outboxCommand, { rest: ["show", "0000000000000000"] }, "mail-unknown", "not-found"],
  [outboxCommand, { values: { state: "lost" } }, "filter-unknown", "invalid"],
  [outboxCommand, { values: { limit: "0" } }, "command-number", "invalid"],
] as const)("wrong use is named: %o %j", async (...[command, given, code, kind]) => {
  await expect(run(command, given)).rejects.toThrow(refused(code, kind));
});

test("the doctor says whether mails go out: by a server, held without one, given up", async () => {
  const found = async (alone: boolean) => {
    const { printed } = await run(doctorCommand, { json: true, alone });
    const { checks } = JSON.parse(printed) as {
      checks: Array<{ check: string; ok: boolean; message: string }>;
    };
    return checks.find(({ check }) => check === "mail");
  };
  expect(await found(false)).toMatchObject({ ok: false, message: expect.stringContaining("1 mail ") });
  const change = (statement: string) =>
    rowsOf(
      database.superuserUrl,
      `begin; select journal.open_act(now(), 'operator', 'test', 'test.change-mail', '', '{}'); ${statement}; commit`,
    );
  await change("delete from mail.outbox where state = 'failed'");
  expect(await found(false)).toMatchObject({ ok: true, message: expect.stringContaining("localhost") });
  expect(await found(true)).toMatchObject({ ok: true });
  await change(
    `select mail.queue('notice', 'en', 'ada@partner.example', 's', 't', 'h', false, now(), now(), now() + interval '1 day')`,
  );
  expect(await found(true)).toMatchObject({ ok: false, message: expect.stringContaining("1 mail ") });
  expect(await found(false)).toMatchObject({ ok: true });
});
