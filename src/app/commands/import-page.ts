import { createHash } from "node:crypto";
import { basename } from "node:path";
import {
  type PageReport,
  type ReportedAnomaly,
  readPageList,
  recordSourceNames,
  sourceFormsOf,
} from "../../areas/registry/index.ts";
import { readPageText } from "../../engines/page-list/index.ts";
import { exitCodes } from "../../kernel/error-map.ts";
import { invalid } from "../../kernel/errors.ts";
import { isLanguage, type Language } from "../../kernel/language.ts";
import { languageName, type Translate } from "../../platform/i18n/index.ts";
import { type CommandLine, type CommandRun, configOf } from "../command-line.ts";
import { openInstallation } from "../installation.ts";
import { operator } from "../operator.ts";
import { readPageFile } from "../page-file.ts";

interface Applied {
  readonly added: number;
  readonly unchanged: number;
}

/**
 * `entente import page FILE --language L [--apply]`: reads a page of partners against the register, and says what it
 * found. With `--apply` it records how the page calls each party; it never adds a party.
 */
export const importPage: CommandRun = async (line) => {
  const { json, print, values } = line;
  const { file, language } = askedOf(line);
  // Before the database is brought up: a file that is no page makes no data folder.
  const bytes = await readPageFile(file);
  const text = readPageText(bytes);
  const installation = await openInstallation({ config: configOf(line) });
  try {
    const report = await installation.door.ask(operator(), readPageList, { text, language });
    const applied = values.apply
      ? await installation.door.perform(operator(), recordSourceNames, {
          input: { language, forms: sourceFormsOf(report) },
          reasons: { request: { file: basename(file), sha256: digestOf(bytes) } },
        })
      : undefined;
    if (json) print(JSON.stringify(inJson(report, line.translate, applied)));
    else printReport(report, line, applied);
    return exitCodes.done;
  } finally {
    await installation.close();
  }
};

/** @throws invalid `file-not-named`, `command-word`, `command-value`, `language-unknown` */
function askedOf({ rest, values }: CommandLine): { readonly file: string; readonly language: Language } {
  const [, file = "", more] = rest;
  if (more !== undefined) throw invalid("command-word", { word: more });
  if (file === "") throw invalid("file-not-named", { command: "import page" });
  const { language } = values;
  if (language === undefined) throw invalid("command-value", { option: "--language" });
  if (!isLanguage(language)) throw invalid("language-unknown", { value: language });
  return { file, language };
}

const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

function sentenceOf({ code, evidence }: ReportedAnomaly, translate: Translate): string {
  const { language = "" } = evidence;
  const named = isLanguage(language) ? { language: languageName(language, translate.language) } : {};
  return translate(`anomaly.${code}`, { ...evidence, ...named });
}

/** Evidence is a sentence here as well: the reader of the report need not know the parameters of each code. */
function inJson(report: PageReport, translate: Translate, applied?: Applied): object {
  const { bullets, parties, emptyHeadings, unmatched, items, anomalies } = report;
  return {
    ...{ bullets, parties, emptyHeadings, unmatched, items },
    anomalies: anomalies.map((anomaly) => ({ ...anomaly, evidence: sentenceOf(anomaly, translate) })),
    ...(applied === undefined ? {} : { applied }),
  };
}

/** Item by item under its headings, what is not known and what is unusual beside it; the sums at the end. */
function printReport(report: PageReport, { print, translate }: CommandLine, applied?: Applied): void {
  const indented = (anomalies: readonly ReportedAnomaly[]) => {
    for (const anomaly of anomalies) print(`      ${anomaly.code}: ${sentenceOf(anomaly, translate)}`);
  };
  let above = "";
  for (const { n, headingPath, wording, matched } of report.items) {
    const heading = headingPath.join(" › ");
    if (heading !== above) print(`\n${heading}`);
    above = heading;
    print(`  ${n}. ${wording}`);
    for (const { party, canonical, reason } of matched ?? [])
      print(`      = ${canonical} [${party}] (${translate(`wording.${reason}`)})`);
    indented(report.anomalies.filter(({ bullet }) => bullet === n));
  }
  print("");
  for (const anomaly of report.anomalies.filter(({ bullet }) => bullet === null))
    print(`${anomaly.code}: ${sentenceOf(anomaly, translate)}`);
  for (const wording of report.unmatched) print(translate("cli.import-unmatched", { wording }));
  const { bullets, parties, unmatched, anomalies } = report;
  print(
    translate("cli.import-summary", {
      ...{ bullets, parties: parties.length, unmatched: unmatched.length, anomalies: anomalies.length },
    }),
  );
  if (applied !== undefined) print(translate("cli.import-applied", { ...applied }));
}
