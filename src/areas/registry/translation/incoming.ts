/** A file that came back, against what the register has: which of its units are taken, and why the others are not. */
import type { ReadUnit } from "../../../engines/xliff/index.ts";
import { invalid } from "../../../kernel/errors.ts";
import type { Language } from "../../../kernel/language.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { readXliffFile } from "../../../platform/xliff/index.ts";
import type { Finding } from "./checks.ts";
import { languageOfTag } from "./exchange.ts";
import { judge, type Known, type Terms, type Verdict, type Writing } from "./judge.ts";
import { unitIdOf } from "./model.ts";
import { translationQuestions } from "./store.ts";
import { type Translatable, translatableNamed, translatables } from "./translatable.ts";

/** A unit of the file with what was found in it. */
export interface ReportedUnit {
  /** Of the file. */
  readonly line: number;
  /** The kind of text, as the file names it. */
  readonly name: string;
  /** Whose text it is; the id of the unit when the register has no such text. */
  readonly owner: string;
  readonly findings: readonly Finding[];
}

/** The counts describe the file, in which every unit is counted once. */
export interface ImportReport {
  readonly language: Language;
  readonly source: Language;
  readonly units: number;
  readonly added: number;
  readonly changed: number;
  readonly confirmed: number;
  readonly unchanged: number;
  readonly unfinished: number;
  readonly untranslated: number;
  readonly refused: readonly ReportedUnit[];
  /** Taken, and worth a look. */
  readonly doubtful: readonly ReportedUnit[];
}

interface Judged {
  readonly unit: ReadUnit;
  readonly known: Known | undefined;
  readonly verdict: Verdict;
}

export interface Incoming {
  readonly report: ImportReport;
  /** One list a row. */
  readonly rows: readonly (readonly Writing[])[];
}

/**
 * Reads and judges; writes nothing.
 * @throws as `readXliffFile`; invalid `translation-other-file`, `translation-language`
 */
export async function readIncoming(db: Db, text: string, terms: Terms): Promise<Incoming> {
  const { units, ...tags } = await readXliffFile(text);
  const { language, source } = languagesOf(tags);
  if (!units.some(({ file }) => translatableNamed(file) !== undefined))
    throw invalid("translation-other-file");
  const known = new Map<string, Known>();
  for (const entry of await translationQuestions(db).listEntries({ language })) {
    const kind = translatableNamed(entry.name);
    if (kind !== undefined) known.set(`${entry.name} ${unitIdOf(entry.owner)}`, { entry, kind });
  }
  const judged = units.map((unit): Judged => {
    const found = known.get(`${unit.file} ${unit.id}`);
    return { unit, known: found, verdict: judge(unit, found, terms) };
  });
  const whole = refuseHalfRows(judged);
  return { report: reportOf(whole, { language, source }), rows: [...rowsOf(whole).values()] };
}

function languagesOf(tags: { sourceLanguage: string; targetLanguage: string | undefined }) {
  const [source, language] = [languageOfTag(tags.sourceLanguage), languageOfTag(tags.targetLanguage ?? "")];
  if (source === undefined || language === undefined || source === language)
    throw invalid("translation-language", {
      source: tags.sourceLanguage.slice(0, 40),
      target: (tags.targetLanguage ?? "–").slice(0, 40),
    });
  return { source, language };
}

const rowOf = ({ entry, kind }: Known): string =>
  JSON.stringify([kind.table, entry.owner, kind.fixed ?? {}, entry.rowId ?? ""]);

function rowsOf(judged: readonly Judged[]): Map<string, Writing[]> {
  const rows = new Map<string, Writing[]>();
  for (const { verdict } of judged) {
    if (!("writing" in verdict)) continue;
    const key = rowOf(verdict.writing);
    rows.set(key, [...(rows.get(key) ?? []), verdict.writing]);
  }
  return rows;
}

const sameRow = (one: Translatable, other: Translatable): boolean =>
  one.table === other.table && JSON.stringify(one.fixed ?? {}) === JSON.stringify(other.fixed ?? {});

/** A new row that holds several texts, such as title and text of a line, needs all of them. */
function refuseHalfRows(judged: readonly Judged[]): Judged[] {
  const rows = rowsOf(judged);
  return judged.map((one) => {
    if (one.verdict.outcome !== "added" || one.known === undefined) return one;
    const { kind } = one.known;
    const given = (rows.get(rowOf(one.known)) ?? []).map((writing) => writing.kind.name);
    const lacking = translatables().filter((other) => sameRow(kind, other) && !given.includes(other.name));
    if (lacking.length === 0) return one;
    const names = lacking.map(({ name }) => name).join(", ");
    return {
      ...one,
      verdict: { outcome: "refused", faults: [{ code: "others-missing", params: { names } }] },
    };
  });
}

function reportOf(
  judged: readonly Judged[],
  languages: Pick<ImportReport, "language" | "source">,
): ImportReport {
  const count = (outcome: Verdict["outcome"]): number =>
    judged.filter(({ verdict }) => verdict.outcome === outcome).length;
  const told = (findings: (verdict: Verdict) => readonly Finding[]): ReportedUnit[] =>
    judged
      .map(({ unit, known, verdict }) => ({
        ...{ line: unit.line, name: unit.file.slice(0, 100) },
        ...{ owner: known?.entry.owner ?? unit.id.slice(0, 200), findings: findings(verdict) },
      }))
      .filter((one) => one.findings.length > 0);
  return {
    ...{ ...languages, units: judged.length, added: count("added"), changed: count("changed") },
    ...{ confirmed: count("confirmed"), unchanged: count("unchanged"), unfinished: count("unfinished") },
    untranslated: count("untranslated"),
    refused: told((verdict) => (verdict.outcome === "refused" ? verdict.faults : [])),
    doubtful: told((verdict) => ("doubts" in verdict ? verdict.doubts : [])),
  };
}
