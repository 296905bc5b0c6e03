import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { EntenteError } from "../kernel/errors.ts";
import { languages } from "../kernel/language.ts";
import { translators } from "./areas.ts";
import { type ConfigOptions, readConfig } from "./config.ts";

test("without anything said the program runs on its own, for this machine alone", () => {
  expect(readConfig({})).toEqual({
    folder: resolve("var"),
    databaseUrl: undefined,
    appUrl: undefined,
    host: "localhost",
    port: 8080,
    origin: undefined,
    logLevel: "info",
    trustProxy: 0,
    cache: true,
    readsPerSecond: 50,
    metrics: undefined,
  });
});

test("everything that is said is taken, and the command line goes before the environment", () => {
  const environment = {
    ENTENTE_DATA: "/srv/entente",
    DATABASE_URL: "postgres://owner:pw@db.example:5433/entente",
    ENTENTE_APP_URL: "postgresql://app:pw@db.example/entente?application_name=x",
    ENTENTE_HOST: "0.0.0.0",
    PORT: "0",
    ENTENTE_ORIGIN: "https://entente.example/path?x",
    ENTENTE_LOG: "silent",
    ENTENTE_TRUST_PROXY: "on",
    ENTENTE_PAGE_CACHE: "off",
    ENTENTE_READS_PER_SECOND: "0",
    ENTENTE_METRICS: "[::1]:9090",
    ENTENTE_JOBS_URL: "postgres://jobs:pw@db.example/entente",
    ENTENTE_API_TOKEN: "0123456789abcdef0123456789abcdef",
  };
  const config = readConfig(environment);
  expect(config).toEqual({
    folder: "/srv/entente",
    databaseUrl: environment.DATABASE_URL,
    appUrl: environment.ENTENTE_APP_URL,
    host: "0.0.0.0",
    port: 0,
    origin: "https://entente.example",
    logLevel: "silent",
    trustProxy: 1,
    cache: false,
    readsPerSecond: 0,
    metrics: { host: "::1", port: 9090 },
    jobsUrl: environment.ENTENTE_JOBS_URL,
    apiToken: environment.ENTENTE_API_TOKEN,
  });
  const options = { data: "here", port: "81", host: "::1" };
  expect(readConfig(environment, options)).toMatchObject({ folder: resolve("here"), port: 81, host: "::1" });
});

test("a variable that is empty counts as not given", () => {
  const names = [
    "ENTENTE_DATA",
    "DATABASE_URL",
    "ENTENTE_APP_URL",
    "ENTENTE_HOST",
    "PORT",
    "ENTENTE_ORIGIN",
    "ENTENTE_LOG",
    "ENTENTE_TRUST_PROXY",
    "ENTENTE_PAGE_CACHE",
    "ENTENTE_READS_PER_SECOND",
    "ENTENTE_METRICS",
    "ENTENTE_JOBS_URL",
    "ENTENTE_API_TOKEN",
  ];
  expect(readConfig(Object.fromEntries(names.map((name) => [name, ""])))).toEqual(readConfig({}));
});

interface Wrong {
  readonly environment?: Readonly<Record<string, string>>;
  readonly options?: ConfigOptions;
}

function refusalOf({ environment = {}, options = {} }: Wrong): EntenteError {
  try {
    readConfig(environment, options);
  } catch (error) {
    if (error instanceof EntenteError) return error;
    throw error;
  }
  throw new Error(`accepted: ${JSON.stringify({ environment, options })}`);
}

const numbers = ["-1", "1.5", "8o80", "0x50", " 80", "1e3", "12345678", "٨٠"];
const wrong: ReadonlyArray<readonly [string, readonly string[], string]> = [
  ["PORT", [...numbers, "65536"], "config-number"],
  ["ENTENTE_READS_PER_SECOND", [...numbers, "1000001"], "config-number"],
  ["ENTENTE_LOG", ["verbose", "INFO", "info "], "config-flag"],
  ["ENTENTE_TRUST_PROXY", ["true", "0", "10", "ON", "yes", "2.0"], "config-flag"],
  ["ENTENTE_PAGE_CACHE", ["false", "0", "Off"], "config-flag"],
  [
    "ENTENTE_ORIGIN",
    ["entente.example", "ftp://entente.example", "//entente.example", "javascript:alert(1)", "https://"],
    "config-flag",
  ],
  [
    "DATABASE_URL",
    [
      "mysql://u:p@h/d",
      "localhost:5432",
      "postgres:/u@h/d",
      "postgres://u:p@h/d b",
      "postgres://",
      "postgres://u:p@h:99999/d",
      "postgres://u:p@h:port/d",
    ],
    "config-url",
  ],
  [
    "ENTENTE_METRICS",
    ["yes", "true", "99999", ":9090", "::1:9090", "http://h:1", "h:", "h:-1", "h o:1"],
    "config-flag",
  ],
  ["ENTENTE_APP_URL", ["http://u:p@h/d", "postgres:", "u:p@h"], "config-url"],
  ["ENTENTE_JOBS_URL", ["http://u:p@h/d", "postgres:", "u:p@h"], "config-url"],
  [
    "ENTENTE_API_TOKEN",
    ["x".repeat(31), `${"x".repeat(40)} y`, "é".repeat(32), `"${"x".repeat(32)}"`, "x\n".repeat(20)],
    "config-token",
  ],
];

describe.each(wrong)("%s", (name, values, code) => {
  test.each(values)("is refused as “%s”, and named", (value) => {
    const error = refusalOf({ environment: { [name]: value } });
    expect(error).toMatchObject({ kind: "invalid", code });
    expect(String(error.params.name)).toContain(name);
    for (const language of languages) {
      const message = translators[language](`error.${code}`, error.params);
      expect(message, language).toContain(name);
      if (code !== "config-url" && code !== "config-token") expect(message, language).toContain(value);
    }
  });
});

test.each([
  ["on", { host: "127.0.0.1", port: 9464 }],
  ["9090", { host: "127.0.0.1", port: 9090 }],
  ["0.0.0.0:9090", { host: "0.0.0.0", port: 9090 }],
  ["metrics.example:1", { host: "metrics.example", port: 1 }],
])("measurements with “%s” are given out where it says", (value, place) => {
  expect(readConfig({ ENTENTE_METRICS: value }).metrics).toEqual(place);
});

test("a wrong port on the command line is named as the option", () => {
  expect(refusalOf({ options: { port: "99999" }, environment: { PORT: "80" } }).params).toEqual({
    name: "--port / PORT",
    value: "99999",
    least: 0,
    most: 65_535,
  });
});

const secret = "s3cr3t-w0rd";
const holders: readonly Wrong[] = [
  { environment: { DATABASE_URL: `postgres://u:${secret}@h:99999/d` } },
  { environment: { DATABASE_URL: `mysql://u:${secret}@h/d` } },
  { environment: { DATABASE_URL: `u:${secret}@h/d` } },
  { environment: { ENTENTE_APP_URL: `postgres://u:${secret}@h/d e` } },
  { environment: { ENTENTE_APP_URL: `postgres://u:${secret}@[h/d` } },
  { environment: { ENTENTE_ORIGIN: `ftp://u:${secret}@h/` } },
  { environment: { PORT: `postgres://u:${secret}@h/d` } },
  { environment: { ENTENTE_JOBS_URL: `postgres://u:${secret}@[h/d` } },
  { environment: { ENTENTE_API_TOKEN: secret } },
  { options: { port: `postgres://u:${secret}@h/d` } },
  { environment: { ENTENTE_LOG: `postgres://u:${secret}@h/d` } },
];

test.each(holders)("a password is never repeated: %j", (given) => {
  const error = refusalOf(given);
  for (const language of languages) {
    expect(translators[language](`error.${error.code}`, error.params)).not.toContain(secret);
  }
  expect(JSON.stringify([error.params, error.message, String(error.cause ?? "")])).not.toContain(secret);
});
