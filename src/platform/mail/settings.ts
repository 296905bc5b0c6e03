import { readFileSync } from "node:fs";
import { invalid } from "../../kernel/errors.ts";
import { asMailAddress, type MailAddress } from "./address.ts";
import { oneLine } from "./words.ts";

/** The mail server, and in whose name we send. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** From the first byte; asked for by STARTTLS, and nothing is sent without it; none. */
  readonly tls: "at-once" | "asked-for" | "off";
  readonly login: { readonly user: string; readonly password: string } | undefined;
  readonly from: { readonly name: string; readonly address: MailAddress };
  /** Certificates (PEM) that are trusted besides those that Node trusts. */
  readonly authorities: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

const names = {
  url: "ENTENTE_SMTP_URL",
  file: "ENTENTE_SMTP_URL_FILE",
  from: "ENTENTE_MAIL_FROM",
  authorities: "ENTENTE_SMTP_CA_FILE",
} as const;

/**
 * Reads the settings of mail; undefined when no server is named, and mails are held. A variable that is empty counts as not given.
 * @throws invalid `config-mail-url`, `config-mail-both`, `config-mail-plain`, `config-mail-from`, `config-mail-file`; none repeats a
 *   value, which may hold a password
 */
export function readMailSettings(environment: Environment): MailSettings | undefined {
  const from = environment[names.from] ? senderOf(environment[names.from]) : undefined;
  const address = addressOf(environment);
  if (address === undefined) return undefined;
  const server = serverOf(address.text, address.name);
  if (from === undefined) throw invalid("config-mail-from", { name: names.from });
  const file = environment[names.authorities];
  return { ...server, from, authorities: file ? contentOf(names.authorities, file) : undefined };
}

function addressOf(environment: Environment): { readonly text: string; readonly name: string } | undefined {
  const { [names.url]: url, [names.file]: file } = environment;
  if (url && file) throw invalid("config-mail-both", { name: names.url, other: names.file });
  if (url) return { text: url, name: names.url };
  return file ? { text: contentOf(names.file, file).trim(), name: names.file } : undefined;
}

function contentOf(name: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    // A file may be named by mistake with what should stand in it.
    throw invalid("config-mail-file", { name, reason: (error as { code?: string }).code ?? "?" });
  }
}

/** Ports of submission: RFC 6409, RFC 8314. */
const usualPorts = { "smtp:": 587, "smtps:": 465 } as const;

type Server = Pick<MailSettings, "host" | "port" | "tls" | "login">;

function serverOf(text: string, name: string): Server {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const refuse = () => invalid("config-mail-url", { name });
  if (url === undefined || /\s/.test(text)) throw refuse();
  const { protocol, hostname, pathname, hash, port } = url;
  if ((protocol !== "smtp:" && protocol !== "smtps:") || !isHost(hostname)) throw refuse();
  if (!["", "/"].includes(pathname) || hash !== "" || port === "0") throw refuse();
  const query = url.search.replace(/^\?/, "");
  if (query !== "" && (query !== "tls=off" || protocol === "smtps:")) throw refuse();
  const login = loginOf(url, refuse);
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  const tls = protocol === "smtps:" ? "at-once" : query === "" ? "asked-for" : "off";
  if (tls === "off" && login !== undefined && !isThisMachine(host))
    throw invalid("config-mail-plain", { name });
  return { host, port: port === "" ? usualPorts[protocol] : Number(port), tls, login };
}

const isHost = (name: string): boolean =>
  /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\])$/i.test(name);

const isThisMachine = (host: string): boolean =>
  host === "localhost" || host === "::1" || /^127\./.test(host);

/** Signs that an address could not carry are written as `%40`. */
function loginOf({ username, password }: URL, refuse: () => Error): MailSettings["login"] {
  if (username === "" && password === "") return undefined;
  if (username === "" || password === "") throw refuse();
  try {
    return { user: decodeURIComponent(username), password: decodeURIComponent(password) };
  } catch {
    throw refuse();
  }
}

/** `address`, or `Name <address>`. */
function senderOf(text = ""): MailSettings["from"] {
  const [, name = "", inside, alone] = /^\s*(?:([^<>]*)<([^<>\s]+)>|([^<>\s]+))\s*$/.exec(text) ?? [];
  const address = asMailAddress(inside ?? alone ?? "");
  if (address === undefined) throw invalid("config-mail-from", { name: names.from });
  return { name: oneLine(name.replaceAll('"', ""), 100), address };
}
