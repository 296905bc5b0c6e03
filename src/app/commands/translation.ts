import { writeFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import {
  checkTranslations,
  exportTranslations,
  findingSentence,
  type ImportReport,
  importTranslations,
  type LanguageTotals,
  listTranslations,
  longestTranslationFile,
  type ReportedUnit,
  translatableNamed,
} from "../../areas/registry/index.ts";
import { decodeXliff } from "../../engines/xliff/index.ts";
import { exitCodes } from "../../kernel/error-map.ts";
import { conflict, invalid, unavailable } from "../../kernel/errors.ts";
import { languageName, type Translate } from "../../platform/i18n/index.ts";
import { type CommandLine, type CommandRun, configOf } from "../command-line.ts";
import { type Installation, openInstallation } from "../installation.ts";
import { operator } from "../operator.ts";
import { readWhole } from "../page-file.ts";
import { outputTo, ReaderGone } from "./export/output.ts";

type Door = Installation["door"];

/**
 * `entente translation list [--language L] [--state STATUS] [--kind KIND] [--limit N]`: how the texts stand.
 * `entente translation export --language L [--source L] [-o FILE [--force]]`: the texts of a language as XLIFF 2.1.
 * `entente translation import FILE [--apply] [--as STATUS] [--state STATE] [--machine]`: what a file brings back.
 */
export const translationCommand: CommandRun = async (line) => {
  const { rest, values } = line;
  const [verb = "", file, more] = rest;
  if (more !== undefined || (verb !== "import" && file !== undefined))
    throw invalid("command-word", { word: more ?? file ?? "" });
  if (verb === "list") return withDoor(line, (door) => list(door, line));
  if (verb === "export") {
    if (values.language === undefined) throw invalid("command-value", { option: "--language" });
    if (line.json && values.output === undefined) throw invalid("command-value", { option: "--output" });
    return withDoor(line, (door) => exportTo(door, line));
  }
  if (verb !== "import") throw invalid("command-unknown", { command: `translation ${verb}`.trim() });
  if (file === undefined) throw invalid("file-not-named", { command: "translation import" });
  // Before the database is brought up: a file that cannot be read makes no data folder.
  const text = decodeXliff(await readWhole(file, longestTranslationFile));
  return withDoor(line, (door) => take(door, { line, file, text }));
};

async function withDoor(line: CommandLine, work: (door: Door) => Promise<number>): Promise<number> {
  const installation = await openInstallation({ config: configOf(line) });
  try {
    return await work(installation.door);
  } finally {
    await installation.close();
  }
}

async function list(door: Door, { values, json, print, translate }: CommandLine): Promise<number> {
  const { language, state, kind, limit } = values;
  const answer = await door.ask(operator(), listTranslations, {
    ...{ language, show: state, text: kind },
    ...(limit === undefined ? {} : { limit: Number(limit) }),
  });
  if (json) {
    print(JSON.stringify(answer));
    return exitCodes.done;
  }
  for (const totals of answer.languages)
    if (language === undefined || totals.language === language) print(sentenceOf(totals, translate));
  // Without a question for some, the sums are the answer.
  if (language === undefined && state === undefined && kind === undefined) return exitCodes.done;
  for (const entry of answer.entries) {
    const status = translate(`translation.status.${entry.status}`);
    const stale = entry.stale ? ` · ${translate("translation.status.stale")}` : "";
    print(
      `${entry.name} · ${entry.owner} · ${entry.language} · ${status}${stale} · ${flat(entry.text ?? entry.source.text)}`,
    );
  }
  print(translate("cli.translation-shown", { shown: answer.entries.length, total: answer.total }));
  return exitCodes.done;
}

const flat = (text: string): string => {
  const line = text.replace(/\s+/gu, " ");
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
};

const sentenceOf = ({ language, all, stale, statuses }: LanguageTotals, translate: Translate): string =>
  translate("cli.translation-language", {
    ...{ language: languageName(language, translate.language), all, stale, missing: statuses.missing },
    ...{ machine: statuses.machine, courtesy: statuses.courtesy, official: statuses["official-translation"] },
    ...{ authentic: statuses.authentic, source: statuses.source, unstated: statuses["not-stated"] },
  });

async function exportTo(door: Door, { values, json, print, say, translate }: CommandLine): Promise<number> {
  const { language, source, state, kind, output, force = false } = values;
  const { xliff, ...answer } = await door.ask(operator(), exportTranslations, {
    ...{ language, show: state, text: kind },
    ...(source === undefined ? {} : { source }),
  });
  const file = output === undefined || xliff === undefined ? undefined : resolve(output);
  if (file !== undefined && xliff !== undefined) await write(file, xliff, force);
  if (json) print(JSON.stringify({ ...answer, file }));
  else if (xliff === undefined) say(translate("cli.translation-nothing"));
  else if (file === undefined) await toReader(xliff);
  else print(translate("cli.translation-exported", { file, units: answer.units }));
  const named = (code: (typeof answer.others)[number]["language"]) => languageName(code, translate.language);
  if (!json)
    for (const { language: other, units } of answer.others)
      say(translate("cli.translation-others", { language: named(other), code: other, units }));
  return exitCodes.done;
}

/** To standard output; a reader that has seen enough ends it. */
const toReader = (text: string): Promise<void> =>
  outputTo(process.stdout)
    .write(text)
    .catch((error: unknown) => {
      if (!(error instanceof ReaderGone)) throw error;
    });

/** @throws conflict `output-exists`, unavailable `output-unwritable` */
async function write(file: string, text: string, force: boolean): Promise<void> {
  try {
    await writeFile(file, text, { flag: force ? "w" : "wx" });
  } catch (error) {
    const { code = "?" } = error as { code?: string };
    if (code === "EEXIST") throw conflict("output-exists", { file });
    throw unavailable("output-unwritable", { reason: code }, error);
  }
}

async function take(
  door: Door,
  { line, file, text }: { readonly line: CommandLine; readonly file: string; readonly text: string },
): Promise<number> {
  const { values, json, print } = line;
  const { apply = false, as, state, machine } = values;
  const input = Object.fromEntries(
    Object.entries({ file: text, as, least: state, machine }).filter(([, value]) => value !== undefined),
  );
  const report = apply
    ? await door.perform(operator(), importTranslations, {
        input,
        reasons: { request: { file: basename(file) } },
      })
    : await door.ask(operator(), checkTranslations, input);
  if (json) print(JSON.stringify({ ...inWords(report, line.translate), applied: apply }));
  else printReport(report, line);
  return report.refused.length > 0 ? exitCodes.someInputsFailed : exitCodes.done;
}

/** Each finding with its sentence: whoever reads the report need not know the parameters of each code. */
function inWords(report: ImportReport, translate: Translate): object {
  const told = (units: readonly ReportedUnit[]) =>
    units.map((unit) => ({
      ...unit,
      findings: unit.findings.map((one) => ({ ...one, sentence: findingSentence(one, translate) })),
    }));
  return { ...report, refused: told(report.refused), doubtful: told(report.doubtful) };
}

function printReport(report: ImportReport, { print, translate, values }: CommandLine): void {
  const tell = (units: readonly ReportedUnit[], key: string): void => {
    for (const { line, name, owner, findings } of units) {
      print(translate(key, { line, name: translatableNamed(name)?.name ?? flat(name), owner: flat(owner) }));
      for (const one of findings) print(`    ${findingSentence(one, translate)}`);
    }
  };
  tell(report.refused, "cli.translation-refused");
  tell(report.doubtful, "cli.translation-doubtful");
  const { refused, doubtful: _, language, source, ...counts } = report;
  const named = {
    language: languageName(language, translate.language),
    source: languageName(source, translate.language),
  };
  print(translate("cli.translation-summary", { ...counts, ...named, refused: refused.length }));
  if (!values.apply) print(translate("cli.translation-dry"));
}
