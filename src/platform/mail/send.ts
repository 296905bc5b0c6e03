import { rootCertificates } from "node:tls";
import type { Language } from "../../kernel/language.ts";
import { domainOf, type MailAddress } from "./address.ts";
import type { RenderedMail } from "./content.ts";
import { type MailFault, messageIdOf } from "./model.ts";
import type { MailSettings } from "./settings.ts";

/** A mail on its way out. */
export interface OutgoingMail extends RenderedMail {
  readonly id: string;
  readonly language: Language;
  readonly recipient: MailAddress;
}

/** What became of it: the server has it, or not, and why. */
export type Sending =
  | { readonly outcome: "sent" }
  | {
      readonly outcome: "unsent";
      readonly code: MailFault;
      /** Numbers of the server's answer: `550 5.1.1`. Its words are left out, which may repeat anything. */
      readonly reply: string | undefined;
      readonly permanent: boolean;
    };

/** In ms. RFC 5321, 4.5.3.2 asks for more patience than somebody has who waits to sign in; the mail is tried again. */
const patience = { connection: 15_000, silence: 60_000, whole: 120_000 };

/** Hands one mail to the server. Never throws: whatever goes wrong is said in the answer, without secrets. */
export async function sendMail(settings: MailSettings, mail: OutgoingMail): Promise<Sending> {
  // Read when something is sent: no other command waits for it.
  const { createTransport } = await import("nodemailer");
  const transport = createTransport({
    ...transportTo(settings),
    connectionTimeout: patience.connection,
    dnsTimeout: patience.connection,
    greetingTimeout: patience.connection,
    socketTimeout: patience.silence,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail(messageOf(settings, mail));
    return { outcome: "sent" };
  } catch (error) {
    return unsent(error);
  } finally {
    transport.close();
  }
}

function transportTo({ host, port, tls, login, authorities }: MailSettings) {
  return {
    ...{ host, port, secure: tls === "at-once", requireTLS: tls === "asked-for", ignoreTLS: tls === "off" },
    ...(login && { auth: { user: login.user, pass: login.password } }),
    ...(authorities !== undefined && { tls: { ca: [...rootCertificates, authorities] } }),
  };
}

function messageOf({ from }: MailSettings, mail: OutgoingMail) {
  const { id, language, recipient, subject, text, html } = mail;
  return {
    from,
    to: { name: "", address: recipient },
    // Said by itself: nothing that a header is made of decides where a mail goes.
    envelope: { from: from.address, to: [recipient] },
    messageId: messageIdOf(id, domainOf(from.address)),
    ...{ subject, text, html },
    headers: {
      "Content-Language": language,
      // No machine is to answer: RFC 3834, and what Exchange reads.
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
    },
    signal: AbortSignal.timeout(patience.whole),
  };
}

/** What nodemailer says of a failure. */
interface Failure {
  readonly code?: string;
  /** The code that the system or TLS gave, before nodemailer put its own. */
  readonly originalCode?: string;
  /** What we had said when the server refused. */
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly permanent?: boolean;
}

const connectionCodes = new Set([
  ...["ECONNECTION", "ETIMEDOUT", "ESOCKET", "EDNS", "EPROTOCOL", "EABORT", "EPROXY"],
]);

function unsent(error: unknown): Sending {
  const failure = (error ?? {}) as Failure;
  const code = faultOf(failure);
  return {
    outcome: "unsent",
    ...{ code, reply: replyOf(failure) },
    // What the server says of us and not of the mail can be mended, and the mail then goes.
    permanent: code === "mail-refused",
  };
}

function faultOf({
  code = "",
  originalCode = "",
  command = "",
  responseCode,
  permanent,
}: Failure): MailFault {
  if (code === "EAUTH" || code === "ENOAUTH") return "mail-login-refused";
  if (code === "ETLS" || /CERT|TLS|SSL|SIGNATURE/.test(originalCode)) return "mail-tls-refused";
  if (command === "MAIL FROM") return permanent ? "mail-sender-refused" : "mail-put-off";
  if (connectionCodes.has(code)) return "mail-unreachable";
  if (responseCode !== undefined) return permanent ? "mail-refused" : "mail-put-off";
  return "mail-fault";
}

/** RFC 5321, 4.2, and RFC 3463: three digits, and the three numbers that may follow. */
const numbers = /^([1-5]\d\d)(?:[ -]([245]\.\d{1,3}\.\d{1,3})(?=\s|$))?/;

function replyOf({ response = "" }: Failure): string | undefined {
  const [, basic, enhanced] = numbers.exec(response) ?? [];
  return enhanced === undefined ? basic : `${basic} ${enhanced}`;
}
