import { afterEach, expect, test, vi } from "vitest";
import { checkGrammar, type Grammar, glance, parseArguments } from "./arguments.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});
const journal: Grammar = { options: ["head"], words: 1 };
const words = (line: string) => line.split(" ").filter((word) => word !== "");

test.each([
  ["", { name: "help", rest: [] }],
  ["--json", { name: "help", rest: [] }],
  ["-h load", { name: "help", rest: [] }],
  ["load --version", { name: "version", rest: [] }],
  ["do an.act - --why because", { name: "do", rest: ["an.act", "-"] }],
  ["do an.act -- --json", { name: "do", rest: ["an.act", "--json"] }],
])("a command and its words are found in: %s", (line, expected) => {
  expect(parseArguments(words(line))).toMatchObject(expected);
});

test.each([
  ["version -x", "command-option", { option: "-x" }],
  ["journal verify --port 5", "command-option", { option: "--port" }],
  ["journal --head", "command-value", { option: "--head" }],
  ["journal --head -5", "command-value", { option: "--head" }],
  ["journal --head --json", "command-value", { option: "--head" }],
  ["journal --data=", "command-value", { option: "--data" }],
  ["journal --help=yes", "command-flag", { option: "--help" }],
  ["journal --json=yes", "command-flag", { option: "--json" }],
  ["journal verify twice", "command-word", { word: "twice" }],
  ["journal --lang FR", "language-unknown", { value: "FR" }],
])("wrong use is named: %s", (line, code, params) => {
  const use = () => checkGrammar(parseArguments(words(line)), journal);
  expect(use).toThrow(expect.objectContaining({ kind: "invalid", code, params }));
});

test.each([
  ["--port --lang fr --json", {}, { language: "fr", json: true }],
  ["--lang=ar", { LANG: "ru_RU.UTF-8" }, { language: "ar", json: false }],
  ["--lang", { LANG: "ru_RU.UTF-8" }, { language: "ru", json: false }],
  ["--lang tlh", { LANG: "es" }, { language: "es", json: false }],
  ["do an.act -- --json --lang fr", {}, { language: "en", json: false }],
  ["", { LC_ALL: "es_ES", LC_MESSAGES: "fr", LANG: "ru_RU.UTF-8" }, { language: "es", json: false }],
  ["", { LC_ALL: "", LC_MESSAGES: "", LANG: "zh_CN.UTF-8" }, { language: "zh", json: false }],
  ["", { LANG: "de_DE.UTF-8" }, { language: "en", json: false }],
])("how to say what is wrong is seen before all is understood: %s %j", (line, env, expected) => {
  const variables = { LC_ALL: "", LC_MESSAGES: "", LANG: "", ...env };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  expect(glance(words(line))).toEqual(expected);
});
