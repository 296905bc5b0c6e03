import { parseArgs } from "node:util";
import { errorMap, exitCodes } from "../kernel/error-map.ts";
import { EntenteError, invalid } from "../kernel/errors.ts";
import { isLanguage, type Language } from "../kernel/language.ts";
import type { Translate } from "../platform/i18n/index.ts";
import { ReferenceProblems } from "../platform/reference/index.ts";
import { translators } from "./areas.ts";
import type { CommandLine, CommandRun } from "./command-line.ts";
import { actsCommand, doCommand } from "./commands/acts.ts";
import { journalCommand } from "./commands/journal.ts";
import { loadCommand } from "./commands/load.ts";
import { serveCommand } from "./commands/serve.ts";
import { helpCommand, versionCommand } from "./commands/words.ts";

const commands: Readonly<Record<string, CommandRun>> = {
  serve: serveCommand,
  load: loadCommand,
  acts: actsCommand,
  do: doCommand,
  journal: journalCommand,
  help: helpCommand,
  version: versionCommand,
};

const options = {
  data: { type: "string" },
  port: { type: "string" },
  host: { type: "string" },
  from: { type: "string" },
  head: { type: "string" },
  why: { type: "string" },
  lang: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

/** The language of messages: `--lang`, else that of the environment, else English. */
function languageOf(wanted: string | undefined): Language {
  const named = wanted ?? process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? "";
  const language = named.slice(0, 2).toLowerCase();
  return isLanguage(language) ? language : "en";
}

/** Runs one command. @returns the exit code of `kernel/error-map.ts`. */
export async function main(args: readonly string[]): Promise<number> {
  let translate = translators[languageOf(undefined)];
  let json = args.includes("--json");
  try {
    const { values, positionals } = parse(args);
    if (values.lang !== undefined && !isLanguage(values.lang))
      throw invalid("language-unknown", { value: values.lang });
    translate = translators[languageOf(values.lang)];
    json = values.json ?? false;
    const [name = "help", ...rest] = positionals;
    const chosen = values.help ? "help" : values.version ? "version" : name;
    const command = commands[chosen];
    if (command === undefined) throw invalid("command-unknown", { command: chosen });
    const line: CommandLine = { values, rest, json, translate, ...outputs };
    return await command(line);
  } catch (error) {
    return report(error, translate, json);
  }
}

const outputs = {
  print: (text: string) => process.stdout.write(`${text}\n`),
  say: (text: string) => process.stderr.write(`${text}\n`),
};

/** @throws invalid `command-option`, `command-value`. */
function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    const option = /'(--?[^' ]*)/.exec(message)?.[1] ?? args.find((arg) => arg.startsWith("-")) ?? "";
    throw invalid(code === "ERR_PARSE_ARGS_INVALID_OPTION_VALUE" ? "command-value" : "command-option", {
      option,
    });
  }
}

/** Says what went wrong, in words or as JSON, and which exit code that is. */
function report(error: unknown, translate: Translate, json: boolean): number {
  if (!(error instanceof EntenteError) || !translate.has(`error.${error.code}`)) {
    outputs.say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    if (error instanceof Error && error.cause) outputs.say(String(error.cause));
    return exitCodes.unavailable;
  }
  const problems = error instanceof ReferenceProblems ? error.problems : [];
  const lines = problems.map(({ expected, hint, ...problem }) =>
    translate("error.reference-row", { ...problem, expected: translate(`expected.${expected}`, { hint }) }),
  );
  const message = translate(`error.${error.code}`, error.params);
  if (json)
    outputs.print(
      JSON.stringify({
        error: { kind: error.kind, code: error.code, params: error.params, message, problems },
      }),
    );
  for (const line of [...lines, message]) outputs.say(`entente: ${line}`);
  return problems.length > 0 || error.code.startsWith("reference-")
    ? exitCodes.someInputsFailed
    : errorMap[error.kind].exit;
}
