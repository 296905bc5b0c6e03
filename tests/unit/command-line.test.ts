import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { languages } from "../../src/kernel/language.ts";
import { readCsv, writeCsv } from "../support/csv.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import {
  answerOf,
  type ChildOptions,
  type Entente,
  errorOf,
  layOutEntente,
  type Outcome,
} from "../support/entente.ts";
import { makeTrialFolder, removeTrialFolder } from "../support/postgres-trial.ts";
import { acts, translators } from "../support/program.ts";
import { numberOf, rowsOf } from "../support/sql.ts";
import { templateName } from "../support/template.ts";

const page = { id: "fatf", language: "en", on: "2026-11-25" };
let trial: string;
let entente: Entente;
let database: FreshDatabase;

beforeAll(async () => {
  trial = makeTrialFolder();
  entente = layOutEntente(join(trial, "program"));
  database = await freshDatabase({ template: templateName });
});
afterAll(async () => {
  await database.drop();
  expect(await removeTrialFolder(trial)).toBe(0);
});

const run = (args: readonly string[], options?: ChildOptions) => entente.run(args, options);
/** A command on the database of this file. */
const ask = (args: readonly string[], options: ChildOptions = {}) =>
  run(args, { ...options, env: { DATABASE_URL: database.ownerUrl, ENTENTE_DATA: trial, ...options.env } });
const done = (outcome: Outcome) => expect(outcome).toMatchObject({ code: 0, stderr: "" });
const acting = () => numberOf(database.ownerUrl, "select count(*) from journal.act");

describe("what needs no database", () => {
  test.concurrent.each(languages)(
    "help and acts are said in the language of --lang: %s",
    async (language) => {
      const translate = translators[language];
      const [help, text, json] = await Promise.all([
        run(["--help", "--lang", language]),
        run(["acts", "--lang", language]),
        run(["acts", "--json", "--lang", language]),
      ]);
      for (const outcome of [help, text, json]) done(outcome);
      expect(help.stdout).toBe(`${translate("cli.help")}\n`);
      const list: { name: string; sentence: string; permission: string }[] = answerOf(json);
      expect(list.map(({ name }) => name).sort()).toEqual(acts.map(({ name }) => name).sort());
      const lines = text.stdout.trimEnd().split("\n");
      expect(lines).toHaveLength(list.length);
      for (const [index, { name, permission, sentence }] of list.entries()) {
        expect(sentence).toBe(translate(`act.${name}`));
        expect(lines[index]).toMatch(new RegExp(`^${name.replaceAll(".", "\\.")} · .+ · ${permission} · `));
        expect(lines[index]).toContain(sentence);
      }
    },
  );

  test("the version is that of the package, in words and as JSON", async () => {
    const { version } = JSON.parse(readFileSync(join(entente.data, "..", "package.json"), "utf8"));
    expect((await run(["--version"])).stdout).toBe(`${version}\n`);
    expect(answerOf(await run(["version", "--json"]))).toEqual({ version });
    expect(answerOf(await run(["help", "--json"]))).toHaveProperty("help");
  });

  test.concurrent.each([
    ["constructor", "command-unknown", { command: "constructor" }],
    ["acts --bogus", "command-option", { option: "--bogus" }],
    ["serve --port", "command-value", { option: "--port" }],
    ["load here", "command-word", { word: "here" }],
    ["do nothing.at-all", "act-unknown", { act: "nothing.at-all" }],
    ["do reference.load", "act-unknown", { act: "reference.load" }],
    ["journal verify --head 12ab", "journal-head", { head: "12ab" }],
    ["acts --lang tlh", "language-unknown", { value: "tlh" }],
    ["do registry.change-party {", "input-json", {}],
  ])("wrong use ends with 2 and prints one JSON error: %s", async (words, code, params) => {
    const outcome = await run([...words.split(" "), "--json"]);
    expect(outcome.code).toBe(2);
    const error = errorOf(outcome);
    expect(error).toMatchObject({ code, params, kind: code === "command-unknown" ? error.kind : "invalid" });
    expect(outcome.stderr).toBe(`entente: ${error.message}\n`);
  });

  test("without --json nothing of an error goes to standard output", async () => {
    expect(await run(["nope"])).toEqual({
      code: 2,
      stdout: "",
      stderr: `entente: ${translators.en("error.command-unknown", { command: "nope" })}\n`,
    });
  });

  test.concurrent.each([
    ["--lang before what is wrong", ["--lang", "fr", "--bogus"], { LANG: "ru_RU.UTF-8" }, "fr"],
    ["--lang after what is wrong", ["--bogus", "--lang=ar"], {}, "ar"],
    ["LANG", ["--bogus"], { LANG: "zh_CN.UTF-8" }, "zh"],
  ] as const)("a message is in the language of %s", async (...[, args, env, language]) => {
    const message = translators[language]("error.command-option", { option: "--bogus" });
    expect((await run([...args], { env })).stderr).toBe(`entente: ${message}\n`);
  });

  test("a reader who has heard enough is no error", async () => {
    const child = entente.start(["help"]);
    child.process.stdout?.destroy();
    expect(await child.ended).toMatchObject({ code: 0, stderr: "" });
  });
});

describe("load", () => {
  test("on an empty folder loads every file that ships, row by row, and a second time nothing", async () => {
    const env = { ENTENTE_DATA: join(trial, "var") };
    const first = await run(["load", "--json"], { env });
    done(first);
    const files = readdirSync(entente.data, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".csv"),
    );
    const counts = files.map((file) => {
      const { rows } = readCsv(readFileSync(join(entente.data, file), "utf8"));
      return [file.replaceAll("\\", "/"), rows.length];
    });
    expect(answerOf(first)).toMatchObject({ loaded: true, rows: Object.fromEntries(counts), kept: [] });
    const again = await run(["load"], { env });
    done(again);
    expect(again.stdout).toBe(`${translators.en("cli.load-nothing")}\n`);
  });

  /** A copy of the release in which one file was changed as bytes. */
  function release(name: string, file: string, change: (bytes: Buffer) => Buffer | string): string {
    const folder = join(trial, name);
    cpSync(entente.data, folder, { recursive: true });
    writeFileSync(join(folder, file), change(readFileSync(join(folder, file))));
    return folder;
  }
  const parties = "registry/parties.csv";
  const withoutColumn = (bytes: Buffer) => {
    const { header, rows } = readCsv(bytes.toString("utf8"));
    const at = header.indexOf("status");
    const cut = (cells: string[]) => cells.filter((_cell, index) => index !== at);
    return writeCsv({ header: cut(header), rows: rows.map(cut) });
  };
  const withCell = (bytes: Buffer, column: string, value: string) => {
    const csv = readCsv(bytes.toString("utf8"));
    const row = csv.rows.find(([id]) => id === "fatf") ?? [];
    row[csv.header.indexOf(column)] = value;
    return writeCsv(csv);
  };
  const lineOf = (folder: string, start: string) =>
    readFileSync(join(folder, parties), "utf8")
      .split("\n")
      .findIndex((line) => line.startsWith(start)) + 1;

  test("a wrong cell is named by file, line, column, value and what was expected, and nothing is loaded", async () => {
    const before = await acting();
    const folder = release("wrong", parties, (bytes) => withCell(bytes, "status", "sleepy"));
    const outcome = await ask(["load", "--from", folder, "--json"]);
    expect(outcome.code).toBe(1);
    const line = lineOf(folder, "fatf,");
    expect(answerOf(outcome).error).toMatchObject({
      code: "reference-rows",
      params: { count: 1, file: parties, line },
      problems: [{ file: parties, line, column: "status", value: "sleepy", expected: "one-of" }],
    });
    expect(outcome.stderr).toContain(`${parties}, line ${line}, column status: “sleepy” – expected one of `);
    expect(await acting()).toBe(before);
  });

  test("a file in another encoding, missing, or without a column is named, and nothing is loaded", async () => {
    const before = await acting();
    const latin = (bytes: Buffer) => Buffer.concat([bytes, Buffer.from("caf\xe9,x\n", "latin1")]);
    const missing = join(trial, "nowhere");
    const [encoding, header, absent] = await Promise.all([
      ask(["load", "--from", release("latin", parties, latin), "--json"]),
      ask(["load", "--from", release("narrow", parties, withoutColumn), "--json"]),
      ask(["load", "--from", missing, "--json"]),
    ]);
    expect([encoding.code, header.code, absent.code]).toEqual([1, 1, 1]);
    const line = readFileSync(join(trial, "latin", parties), "latin1").split("\n").length - 1;
    expect(errorOf(encoding)).toMatchObject({ code: "reference-encoding", params: { file: parties, line } });
    expect(errorOf(header)).toMatchObject({
      code: "reference-header",
      params: { file: parties, column: "status" },
    });
    expect(errorOf(absent)).toMatchObject({ code: "reference-missing", params: { file: parties } });
    expect(await acting()).toBe(before);
  });

  test("a newer release keeps what a person changed and says so, and no later command brings the old one back", async () => {
    const input = JSON.stringify({ id: "fatf", website: "https://example.org" });
    done(await ask(["do", "registry.change-party", input, "--why", "test"]));
    const newer = release("newer", parties, (bytes) =>
      withCell(Buffer.from(withCell(bytes, "website", "https://newer.example")), "seat_city", "Lyon"),
    );
    const loaded = await ask(["load", "--from", newer]);
    done(loaded);
    const kept = { table: "registry.party", id: "fatf", columns: "website" };
    expect(loaded.stdout).toContain(translators.en("cli.load-kept", kept));
    const facts = "select website, place from registry.party where id = 'fatf'";
    const both = [{ website: "https://example.org", place: "Lyon" }];
    expect(await rowsOf(database.superuserUrl, facts)).toEqual(both);
    done(await ask(["do", "publication.read-partner-page", JSON.stringify(page)]));
    expect(await rowsOf(database.superuserUrl, facts)).toEqual(both);
    done(await ask(["load"]));
    expect(await rowsOf(database.superuserUrl, facts)).toEqual([{ ...both[0], place: "Paris" }]);
  });
});

describe("do", () => {
  test("a change is an act of the operator, with its reason", async () => {
    const input = JSON.stringify({ id: "interpol", website: "https://example.org/interpol" });
    const outcome = await ask(["do", "registry.change-party", input, "--why", "because", "--json"]);
    done(outcome);
    expect(answerOf(outcome)).toEqual({ id: "interpol" });
    const last = "select actor_kind, actor, act, why from journal.act order by id desc limit 1";
    expect(await rowsOf(database.superuserUrl, last)).toEqual([
      { actor_kind: "operator", actor: "tester", act: "registry.change-party", why: "because" },
    ]);
  });

  test("input comes from standard input with -", async () => {
    const input = JSON.stringify({ id: "interpol", website: "https://example.org/from-stdin" });
    done(await ask(["do", "registry.change-party", "-"], { input }));
    const facts = "select website from registry.party where id = 'interpol'";
    expect(await rowsOf(database.superuserUrl, facts)).toEqual([
      { website: "https://example.org/from-stdin" },
    ]);
    expect(errorOf(await ask(["do", "registry.change-party", "-", "--json"]))).toMatchObject({
      code: "input-json",
    });
  });

  test("input that the act refuses, or that names nobody, ends with 2 and changes nothing", async () => {
    const before = await acting();
    const cases = [
      [{ id: "fatf", website: "not an address" }, "input-refused"],
      [{ id: "nobody-of-that-name", website: "https://example.org" }, "party-unknown"],
    ] as const;
    for (const [input, code] of cases) {
      const outcome = await ask(["do", "registry.change-party", JSON.stringify(input), "--json"]);
      expect(outcome.code).toBe(2);
      expect(errorOf(outcome)).toMatchObject({ code });
    }
    expect(await acting()).toBe(before);
  });

  test("an answer is JSON whole, what the program holds as maps included", async () => {
    const text = await ask(["do", "publication.read-partner-page", JSON.stringify(page)]);
    const json = await ask(["do", "publication.read-partner-page", JSON.stringify(page), "--json"]);
    done(text);
    done(json);
    const answer = answerOf(json);
    expect(answerOf(text)).toEqual(answer);
    expect(json.stdout.trimEnd()).not.toContain("\n");
    expect(answer.party.id).toBe("fatf");
    expect(answer.labels.cted).toMatchObject({ id: "cted" });
  });
});

describe("journal", () => {
  const verify = (...more: string[]) => ask(["journal", "verify", "--json", ...more]);

  test("seal prints the head, and a whole journal verifies against it", async () => {
    const sealed = await ask(["journal", "seal", "--json"]);
    done(sealed);
    const { head } = answerOf(sealed);
    expect(head).toMatch(/^[0-9a-f]{64}$/);
    const outcome = await verify("--head", head.toUpperCase());
    done(outcome);
    expect(answerOf(outcome)).toMatchObject({ whole: true, broken: null });
    const words = await ask(["journal", "verify"]);
    done(words);
    expect(words.stdout).toContain(translators.en("cli.journal-head", { head }));
  });

  test("a head that the chain does not contain ends with 5", async () => {
    const head = "0123456789abcdef".repeat(4);
    const outcome = await verify("--head", head);
    expect(outcome.code).toBe(5);
    expect(answerOf(outcome)).toMatchObject({
      whole: false,
      broken: { kind: "head", id: head, problem: "missing" },
    });
  });

  test("an entry that was tampered with ends with 5 and is named", async () => {
    const [first] = await rowsOf(database.superuserUrl, "select min(id) as id from journal.act");
    const tamper = `alter table journal.act disable trigger all;
      update journal.act set why = 'forged' where id = ${first?.id};
      alter table journal.act enable trigger all`;
    await rowsOf(database.superuserUrl, tamper);
    const outcome = await verify();
    expect(outcome.code).toBe(5);
    const broken = { kind: "act", id: String(first?.id), problem: "changed" };
    expect(answerOf(outcome)).toMatchObject({ whole: false, broken });
    const words = await ask(["journal", "verify", "--lang", "fr"]);
    expect(words.code).toBe(5);
    expect(words.stdout).toBe(
      `${translators.fr("cli.journal-broken-changed", { kind: "act", id: broken.id })}\n`,
    );
  });
});
