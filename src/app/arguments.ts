import { parseArgs } from "node:util";
import { invalid } from "../kernel/errors.ts";
import { isLanguage, type Language } from "../kernel/language.ts";
import type { CommandValues } from "./command-line.ts";

const options = {
  data: { type: "string" },
  port: { type: "string" },
  host: { type: "string" },
  from: { type: "string" },
  head: { type: "string" },
  why: { type: "string" },
  language: { type: "string" },
  format: { type: "string" },
  limit: { type: "string" },
  on: { type: "string" },
  level: { type: "string" },
  audience: { type: "string" },
  originator: { type: "string" },
  title: { type: "string" },
  symbol: { type: "string" },
  dated: { type: "string" },
  issuer: { type: "string" },
  source: { type: "string" },
  "edition-of": { type: "string" },
  "version-of": { type: "string" },
  content: { type: "string" },
  document: { type: "string" },
  kind: { type: "string" },
  state: { type: "string" },
  output: { type: "string", short: "o" },
  as: { type: "string" },
  machine: { type: "boolean" },
  sheet: { type: "string" },
  errors: { type: "string" },
  map: { type: "string", multiple: true },
  names: { type: "boolean" },
  "no-mark": { type: "boolean" },
  apply: { type: "boolean" },
  rejected: { type: "boolean" },
  documents: { type: "boolean" },
  force: { type: "boolean" },
  "dry-run": { type: "boolean" },
  "until-empty": { type: "boolean" },
  lang: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

/** Options that every command takes. */
const everywhere = ["data", "lang", "json", "help", "version"];

/** Options for which an empty text means nothing. */
const filled = [
  ...([
    "data",
    "port",
    "host",
    "from",
    "head",
    "lang",
    "language",
    "format",
    "limit",
    "on",
    "level",
  ] as const),
  ...(["audience", "originator", "title", "symbol", "dated", "issuer", "source", "edition-of"] as const),
  ...(["version-of", "content", "document", "kind", "state", "output", "as", "sheet", "errors"] as const),
];

/** What a command takes besides the options that all take. */
export interface Grammar {
  readonly options: readonly string[];
  /** How many words may follow the command's name. */
  readonly words: number;
}

/** The words of the command line, sorted. */
export interface Arguments {
  readonly values: CommandValues;
  /** Name of the command; `help` when none was named. */
  readonly name: string;
  /** Words after the name. */
  readonly rest: readonly string[];
}

/** @throws invalid `command-option`, `command-value`, `command-flag`, `language-unknown`. */
export function parseArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parse(args);
  for (const option of filled) {
    if (values[option] === "") throw invalid("command-value", { option: `--${option}` });
  }
  if (values.lang !== undefined && !isLanguage(values.lang))
    throw invalid("language-unknown", { value: values.lang });
  const [name = "help", ...rest] = positionals;
  if (values.help) return { values, name: "help", rest: [] };
  return values.version ? { values, name: "version", rest: [] } : { values, name, rest };
}

/** @throws invalid `command-option` for an option of another command, `command-word` for a word too many. */
export function checkGrammar({ values, rest }: Arguments, grammar: Grammar): void {
  const known = [...everywhere, ...grammar.options];
  const stray = Object.keys(values).find((option) => !known.includes(option));
  if (stray !== undefined) throw invalid("command-option", { option: `--${stray}` });
  const word = rest[grammar.words];
  if (word !== undefined) throw invalid("command-word", { word });
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    const option = /'(?:-\w, )?(--?[^' =]*)/.exec(message)?.[1] ?? "";
    if (code !== "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") throw invalid("command-option", { option });
    const isFlag = /does not take an argument/.test(message);
    throw invalid(isFlag ? "command-flag" : "command-value", { option });
  }
}

/** What can be told of the arguments before they are parsed: how to say what is wrong with them. */
export function glance(args: readonly string[]): { readonly language: Language; readonly json: boolean } {
  const last = args.indexOf("--");
  const words = last === -1 ? args : args.slice(0, last);
  const at = words.findLastIndex((word) => /^--lang(=|$)/.test(word));
  const named = words[at]?.split("=")[1] ?? words[at + 1] ?? "";
  return { language: languageOf(at === -1 ? "" : named), json: words.includes("--json") };
}

/** The language of messages: the one named, else that of the environment (locale(7)), else English. */
function languageOf(named: string): Language {
  if (isLanguage(named)) return named;
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const language = (LC_ALL || LC_MESSAGES || LANG || "").slice(0, 2).toLowerCase();
  return isLanguage(language) ? language : "en";
}
