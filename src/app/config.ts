import { resolve } from "node:path";
import pg from "pg";
import { invalid } from "../kernel/errors.ts";
import { type MailSettings, readMailSettings } from "../platform/mail/index.ts";
import { readSignInSettings, type SignInSettings } from "../platform/sign-in/index.ts";

/** What the program is told from outside; every value checked at start. */
export interface Config extends SignInSettings {
  /** Data folder: the embedded database, secrets, the lock. */
  readonly folder: string;
  /** The owner's address of a PostgreSQL of one's own; without it the embedded one is used. */
  readonly databaseUrl: string | undefined;
  /** The application's address, where the owner may not create roles. */
  readonly appUrl: string | undefined;
  /** That of the role that owns the jobs, where the owner may not create roles. */
  readonly jobsUrl: string | undefined;
  /** That of the role of signing in, likewise. */
  readonly signInUrl: string | undefined;
  /** What programs show that send documents; without it none may. */
  readonly apiToken: string | undefined;
  /** The server that mails are sent by; without it they are held. */
  readonly mail: MailSettings | undefined;
  readonly host: string;
  readonly port: number;
  /** Public origin for full addresses; without it, that of `host` and the port that was opened. */
  readonly origin: string | undefined;
  readonly logLevel: string;
  /** How many proxies stand in front, each of which names the address it was asked from; 0 for none. */
  readonly trustProxy: number;
  readonly cache: boolean;
  readonly readsPerSecond: number;
  /** Where measurements are given out, apart from the site; without it nothing is measured. */
  readonly metrics: { readonly host: string; readonly port: number } | undefined;
}

/** Options of the command line that stand before the environment. */
export interface ConfigOptions {
  readonly data?: string | undefined;
  readonly port?: string | undefined;
  readonly host?: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"];

/**
 * A variable that is empty counts as not given.
 * @throws invalid `config-number`, `config-flag`, `config-url`, `config-token`, `config-mail-…`, `config-secret…`, `config-oidc-…`, each naming the variable and what it may be.
 */
export function readConfig(environment: Environment, options: ConfigOptions = {}): Config {
  const given = (name: string, otherwise: string): string => environment[name] || otherwise;
  const reads = { least: 0, most: 1_000_000 };
  return {
    folder: resolve(options.data ?? given("ENTENTE_DATA", "var")),
    databaseUrl: databaseAddress("DATABASE_URL", environment.DATABASE_URL),
    appUrl: databaseAddress("ENTENTE_APP_URL", environment.ENTENTE_APP_URL),
    jobsUrl: databaseAddress("ENTENTE_JOBS_URL", environment.ENTENTE_JOBS_URL),
    signInUrl: databaseAddress("ENTENTE_SIGN_IN_URL", environment.ENTENTE_SIGN_IN_URL),
    ...readSignInSettings(environment),
    apiToken: tokenOf(environment.ENTENTE_API_TOKEN),
    mail: readMailSettings(environment),
    host: options.host ?? given("ENTENTE_HOST", "localhost"),
    port: whole("--port / PORT", options.port ?? given("PORT", "8080"), { least: 0, most: 65535 }),
    origin: originOf(environment.ENTENTE_ORIGIN),
    logLevel: oneOf("ENTENTE_LOG", given("ENTENTE_LOG", "info"), logLevels),
    trustProxy: proxies("ENTENTE_TRUST_PROXY", given("ENTENTE_TRUST_PROXY", "off")),
    cache: flag("ENTENTE_PAGE_CACHE", given("ENTENTE_PAGE_CACHE", "on")),
    readsPerSecond: whole("ENTENTE_READS_PER_SECOND", given("ENTENTE_READS_PER_SECOND", "50"), reads),
    metrics: metricsPlace(given("ENTENTE_METRICS", "off")),
  };
}

/** A value as it may be repeated: an address that came into the wrong variable keeps its password to itself. */
const shown = (value: string): string => value.replace(/\/\/[^/@]*@/g, "//…@");

function whole(name: string, value: string, { least, most }: { least: number; most: number }): number {
  const number = /^\d{1,7}$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= least && number <= most)) {
    throw invalid("config-number", { name, value: shown(value), least, most });
  }
  return number;
}

function oneOf(name: string, value: string, allowed: readonly string[]): string {
  if (!allowed.includes(value))
    throw invalid("config-flag", { name, value: shown(value), allowed: allowed.join(", ") });
  return value;
}

/** Where `on` listens: the port that Prometheus exporters of OpenTelemetry use, for this machine alone. */
const usualMetrics = { host: "127.0.0.1", port: 9464 };

function metricsPlace(value: string): Config["metrics"] {
  if (value === "off") return undefined;
  if (value === "on") return usualMetrics;
  const [, bracketed, plain, port = ""] =
    /^(?:(?:\[([0-9a-f:.]+)\]|([\w.-]+)):)?(\d{1,5})$/i.exec(value) ?? [];
  if (port === "" || Number(port) > 65_535)
    throw invalid("config-flag", {
      name: "ENTENTE_METRICS",
      value: shown(value),
      allowed: "off, on, PORT, HOST:PORT",
    });
  return { host: bracketed ?? plain ?? usualMetrics.host, port: Number(port) };
}

const flag = (name: string, value: string): boolean => oneOf(name, value, ["on", "off"]) === "on";

/** `on` is one of them: more would take for the reader's address what the reader has written there. */
function proxies(name: string, value: string): number {
  if (value === "off") return 0;
  if (value === "on") return 1;
  if (!/^[1-9]$/.test(value))
    throw invalid("config-flag", { name, value: shown(value), allowed: "off, on, 1–9" });
  return Number(value);
}

/** The value itself is never repeated in the message: it holds a password. */
function databaseAddress(name: string, value: string | undefined): string | undefined {
  if (value === undefined || value === "") return undefined;
  if (!/^postgres(ql)?:\/\/\S+$/.test(value) || !isUnderstood(value)) throw invalid("config-url", { name });
  return value;
}

/** Whether the driver makes sense of an address; it connects to nothing here. */
function isUnderstood(address: string): boolean {
  try {
    const { port } = new pg.Client({ connectionString: address });
    return port > 0 && port < 65_536;
  } catch {
    return false;
  }
}

const shortestToken = 32;

/** Never repeated either. What a header cannot carry could not be shown. */
function tokenOf(value: string | undefined): string | undefined {
  if (value === undefined || value === "") return undefined;
  if (value.length < shortestToken || !/^[\w.~+/=-]+$/.test(value))
    throw invalid("config-token", { name: "ENTENTE_API_TOKEN", least: shortestToken });
  return value;
}

function originOf(value: string | undefined): string | undefined {
  if (value === undefined || value === "") return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw invalid("config-flag", {
      name: "ENTENTE_ORIGIN",
      value: shown(value),
      allowed: "https://…, http://…",
    });
  }
  return url.origin;
}
