import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { allTranslators } from "../../../tests/support/acts.ts";
import { EntenteError } from "../../kernel/errors.ts";
import { languages } from "../../kernel/language.ts";
import { type MailSettings, readMailSettings } from "./index.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "entente-mail-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const from = "Entente <entente@secretariat.example>";
const reading = (url: string) => readMailSettings({ ENTENTE_SMTP_URL: url, ENTENTE_MAIL_FROM: from });

test("without a server there are no settings, whatever else is said", () => {
  for (const environment of [
    {},
    { ENTENTE_SMTP_URL: "", ENTENTE_SMTP_URL_FILE: "" },
    { ENTENTE_MAIL_FROM: from },
  ])
    expect(readMailSettings(environment)).toBeUndefined();
});

const good: ReadonlyArray<readonly [string, Partial<MailSettings>]> = [
  ["smtp://mail.example", { host: "mail.example", port: 587, tls: "asked-for", login: undefined }],
  ["smtps://mail.example/", { port: 465, tls: "at-once" }],
  ["smtp://mail.example:2525?tls=off", { port: 2525, tls: "off" }],
  ["smtp://a%40b.example:p%3A%2F%3F@mail.example", { login: { user: "a@b.example", password: "p:/?" } }],
  [
    "smtp://u:p@localhost:1025?tls=off",
    { host: "localhost", tls: "off", login: { user: "u", password: "p" } },
  ],
  ["smtp://u:p@127.0.0.1?tls=off", { host: "127.0.0.1" }],
  ["smtp://[::1]:25", { host: "::1", port: 25 }],
  ["SMTP://u:p@mail.example", { tls: "asked-for" }],
];
test.each(good)("“%s” is understood", (url, expected) => {
  expect(reading(url)).toMatchObject(expected);
});

test("a file holds the address where no other process sees it", () => {
  const file = join(folder, "smtp-url");
  writeFileSync(file, "smtps://u:p@mail.example\n");
  const given = { ENTENTE_SMTP_URL_FILE: file, ENTENTE_MAIL_FROM: from };
  expect(readMailSettings(given)).toMatchObject({
    host: "mail.example",
    login: { user: "u", password: "p" },
  });
  writeFileSync(join(folder, "authority.pem"), "-----BEGIN CERTIFICATE-----");
  const trusting = readMailSettings({ ...given, ENTENTE_SMTP_CA_FILE: join(folder, "authority.pem") });
  expect(trusting?.authorities).toBe("-----BEGIN CERTIFICATE-----");
});

test.each([
  ["entente@secretariat.example", { name: "", address: "entente@secretariat.example" }],
  [from, { name: "Entente", address: "entente@secretariat.example" }],
  [
    '"Секретариат, Entente" <e@SECRETARIAT.example>',
    { name: "Секретариат, Entente", address: "e@secretariat.example" },
  ],
  ["e@bücher.example", { name: "", address: "e@xn--bcher-kva.example" }],
])("mails come from “%s”", (given, sender) => {
  const settings = readMailSettings({ ENTENTE_SMTP_URL: "smtp://mail.example", ENTENTE_MAIL_FROM: given });
  expect(settings?.from).toEqual(sender);
});

const secret = "s3cr3t-w0rd";
const url = (text: string) => ({ ENTENTE_SMTP_URL: text, ENTENTE_MAIL_FROM: from });
const wrong: ReadonlyArray<readonly [string, string, Readonly<Record<string, string>>]> = [
  ["another protocol", "config-mail-url", url(`http://u:${secret}@mail.example`)],
  ["no protocol", "config-mail-url", url(`u:${secret}@mail.example:25`)],
  ["no host", "config-mail-url", url(`smtp://u:${secret}@`)],
  ["a port beyond all", "config-mail-url", url(`smtp://u:${secret}@mail.example:99999`)],
  ["port 0", "config-mail-url", url(`smtp://u:${secret}@mail.example:0`)],
  ["a blank", "config-mail-url", url(`smtp://u:${secret}@mail.example x`)],
  ["a sign that had to be written as %23", "config-mail-url", url(`smtp://u:${secret}#x@mail.example`)],
  ["a sign that had to be written as %2F", "config-mail-url", url(`smtp://u:${secret}/x@mail.example`)],
  ["a broken %", "config-mail-url", url(`smtp://u:${secret}%zz@mail.example`)],
  ["a user without a password", "config-mail-url", url(`smtp://${secret}@mail.example`)],
  ["a path", "config-mail-url", url(`smtp://u:${secret}@mail.example/inbox`)],
  ["an unknown option", "config-mail-url", url(`smtp://u:${secret}@mail.example?tls=no`)],
  ["TLS off where it is on", "config-mail-url", url(`smtps://u:${secret}@mail.example?tls=off`)],
  ["a password without TLS", "config-mail-plain", url(`smtp://u:${secret}@mail.example?tls=off`)],
  ["no sender", "config-mail-from", { ENTENTE_SMTP_URL: `smtp://u:${secret}@mail.example` }],
  ["a sender that is none", "config-mail-from", { ENTENTE_MAIL_FROM: `smtp://u:${secret}@mail.example` }],
  [
    "two senders",
    "config-mail-from",
    { ...url("smtp://m.example"), ENTENTE_MAIL_FROM: `a@b.example, ${secret}@c.example` },
  ],
  [
    "a line more",
    "config-mail-from",
    { ...url("smtp://m.example"), ENTENTE_MAIL_FROM: `a@b.example\r\nBcc: ${secret}@c.example` },
  ],
  [
    "the address twice",
    "config-mail-both",
    { ...url("smtp://m.example"), ENTENTE_SMTP_URL_FILE: `/${secret}` },
  ],
  [
    "a file that is not there",
    "config-mail-file",
    { ENTENTE_SMTP_URL_FILE: `smtp://u:${secret}@m.example`, ENTENTE_MAIL_FROM: from },
  ],
  [
    "an authority that is not there",
    "config-mail-file",
    { ...url("smtp://m.example"), ENTENTE_SMTP_CA_FILE: `/${secret}` },
  ],
];
test.each(wrong)("%s is refused, named, and never repeated", (_what, code, environment) => {
  const refused = () => readMailSettings(environment);
  expect(refused).toThrow(expect.objectContaining({ kind: "invalid", code }));
  try {
    refused();
  } catch (error) {
    if (!(error instanceof EntenteError)) throw error;
    expect(JSON.stringify([error.params, error.message, String(error.cause ?? "")])).not.toContain(secret);
    for (const language of languages) {
      const said = allTranslators[language](`error.${code}`, error.params);
      expect(said).not.toContain(secret);
      expect(said).toContain(String(error.params.name));
    }
  }
});
