import { recogniseText, type TextRead } from "../../areas/evidence/index.ts";
import { exitCodes } from "../../kernel/error-map.ts";
import { EntenteError, invalid } from "../../kernel/errors.ts";
import { isLanguage, type Language } from "../../kernel/language.ts";
import { languageName } from "../../platform/i18n/index.ts";
import { type CommandLine, type CommandRun, configOf } from "../command-line.ts";
import { openInstallation } from "../installation.ts";
import { operator } from "../operator.ts";
import { readWhole } from "../page-file.ts";

/** Bytes of the largest text that is read at once. */
const largestText = 50_000_000;

/**
 * `entente recognise FILE… [--language auto|L] [--rejected]`: what each text speaks of. It keeps nothing. Offsets count
 * UTF-16 code units of the file decoded as UTF-8, as it stands. With `--rejected` the answer also has the names that a rule
 * passed over, each with the rule.
 */
export const recogniseCommand: CommandRun = async (line) => {
  const { rest: files, json, print, say, translate } = line;
  if (files.length === 0) throw invalid("file-not-named", { command: "recognise" });
  const language = languageOf(line);
  const installation = await openInstallation({ config: configOf(line) });
  let failed = 0;
  try {
    for (const file of files) {
      try {
        const text = decoded(await readWhole(file, largestText), file);
        const read = await installation.door.ask(operator(), recogniseText, { text, language });
        if (json) print(JSON.stringify({ file, ...answerOf(read, line) }));
        else printRead(file, read, line);
      } catch (error) {
        if (!(error instanceof EntenteError)) throw error;
        failed += 1;
        const message = translate(`error.${error.code}`, error.params);
        if (json) print(JSON.stringify({ file, error: { code: error.code, message } }));
        else say(`entente: ${message}`);
      }
    }
    return failed === 0 ? exitCodes.done : exitCodes.someInputsFailed;
  } finally {
    await installation.close();
  }
};

/** @throws invalid `language-unknown`. Nothing for `auto`: then each text is read in its own language. */
function languageOf({ values: { language = "auto" } }: CommandLine): Language | undefined {
  if (language === "auto") return undefined;
  if (!isLanguage(language)) throw invalid("language-unknown", { value: language });
  return language;
}

function answerOf({ rejected, ...read }: TextRead, { values }: CommandLine): Partial<TextRead> {
  return values.rejected === undefined ? read : { ...read, rejected };
}

/** A mark of the byte order at the beginning is a character of the text: offsets count it. */
function decoded(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw invalid("text-not-utf8", { file });
  }
}

function printRead(file: string, read: TextRead, { print, translate }: CommandLine): void {
  const { mentions, ambiguous, candidates, statements } = read;
  print(
    translate("cli.recognise-file", {
      ...{ file, mentions: mentions.length, statements: statements.length },
      language: languageName(read.language, translate.language),
    }),
  );
  for (const { kind, id, text } of mentions) print(`  ${kind}  ${id}  ${flat(text)}`);
  for (const { text, candidates: ids } of ambiguous)
    print(
      `  ${translate("cli.recognise-ambiguous", { text: flat(text), ids: ids.map(({ id }) => id).join(", ") })}`,
    );
  for (const { text } of candidates) print(`  ${translate("cli.recognise-candidate", { text: flat(text) })}`);
}

const flat = (text: string): string => text.replace(/\s+/gu, " ");
