import { basename } from "node:path";
import {
  addDocument,
  type DocumentInput,
  documentOfFile,
  largestDocument,
  readDocument,
} from "../../areas/evidence/index.ts";
import { exitCodes } from "../../kernel/error-map.ts";
import { EntenteError, invalid } from "../../kernel/errors.ts";
import { isLanguage, type Language } from "../../kernel/language.ts";
import { type Extracted, extract } from "../../platform/extraction/index.ts";
import { type CommandLine, type CommandRun, configOf } from "../command-line.ts";
import { type Installation, openInstallation } from "../installation.ts";
import { operator } from "../operator.ts";
import { readWhole } from "../page-file.ts";

/**
 * `entente import document FILE…`: keeps each file as it is, reads its text, and queues what it says. A file that cannot be
 * read is told, and the others are done.
 */
export const importDocument: CommandRun = async (line) => {
  const [, ...files] = line.rest;
  const { json, print, say, translate } = line;
  if (files.length === 0) throw invalid("file-not-named", { command: "import document" });
  const one = ["edition-of", "title", "symbol"] as const;
  const given = one.find((option) => line.values[option] !== undefined);
  if (files.length > 1 && given !== undefined) throw invalid("option-one-file", { option: `--${given}` });
  const said = saidOf(line);
  const installation = await openInstallation({ config: configOf(line) });
  let failed = 0;
  try {
    for (const file of files) {
      try {
        const done = await takeIn(file, { said, door: installation.door });
        if (json) print(JSON.stringify({ file, ...done }));
        else print(sentenceOf(file, done, line));
      } catch (error) {
        if (!(error instanceof EntenteError)) throw error;
        failed += 1;
        const message = translate(`error.${error.code}`, error.params);
        if (json) print(JSON.stringify({ file, error: { code: error.code, message } }));
        else say(`entente: ${file}: ${message}`);
      }
    }
    return failed === 0 ? exitCodes.done : exitCodes.someInputsFailed;
  } finally {
    await installation.close();
  }
};

type Said = Partial<Omit<DocumentInput, "bytes" | "text" | "media_type">>;

/** What the command line says of the documents. @throws invalid `language-unknown`. */
function saidOf({ values }: CommandLine): Said {
  const { language = "auto", level, audience, originator, title, symbol, dated, issuer, source } = values;
  if (language !== "auto" && !isLanguage(language)) throw invalid("language-unknown", { value: language });
  const given: Record<string, unknown> = {
    ...{ level, originator, title, symbol, dated, issuer, source_url: source },
    ...{ edition_of: values["edition-of"], version_of: values["version-of"] },
    language: language === "auto" ? undefined : (language satisfies Language),
    audience: audience?.split(",").map((name) => name.trim()),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

interface Taken {
  readonly title: string;
  readonly document: string;
  readonly edition: number;
  readonly added: boolean;
  readonly passages: number;
  readonly mentions: Readonly<Record<string, number>>;
  readonly proposed: number;
  readonly warnings: Extracted["warnings"];
}

interface Way {
  readonly said: Said;
  readonly door: Installation["door"];
}

async function takeIn(file: string, { said, door }: Way): Promise<Taken> {
  const bytes = await readWhole(file, largestDocument);
  const name = basename(file);
  const read = await extract({ bytes, name });
  const input = documentOfFile(read, { bytes, name, said });
  const added = await door.perform(operator(), addDocument, { input, reasons: { request: { file: name } } });
  const { mentions, proposed } = await door.perform(operator(), readDocument, {
    input: { id: added.document },
  });
  const { document, edition, passages } = added;
  const { warnings } = read;
  return {
    title: input.title,
    document,
    edition,
    added: added.added,
    passages,
    mentions,
    proposed,
    warnings,
  };
}

function sentenceOf(file: string, taken: Taken, { translate }: CommandLine): string {
  const { added, document, edition, title, passages, proposed } = taken;
  if (!added) return translate("cli.document-known", { file, id: document, edition, proposed });
  const mentions = Object.values(taken.mentions).reduce((sum, count) => sum + count, 0);
  return translate("cli.document-added", {
    ...{ file, id: document, edition, title, passages, mentions, proposed },
  });
}
