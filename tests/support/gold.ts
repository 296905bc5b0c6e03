import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isLanguage, type Language, languages } from "../../src/kernel/language.ts";
import { readCsv, recordsOf } from "./csv.ts";
import { type GoldMention, type Marked, scoredKinds } from "./scoring.ts";
import { readShared } from "./shared.ts";

/** A text of the corpus. Offsets into it count UTF-16 code units of the file as stored. */
export interface CorpusText {
  /** The path below the corpus folder, which names the text in the gold files. */
  readonly document: string;
  readonly language: Language;
  readonly text: string;
}

export interface GoldText extends CorpusText {
  readonly mentions: readonly GoldMention[];
}

export interface GoldSet {
  readonly name: "first gold" | "founding page" | "second set" | "third set";
  readonly texts: readonly GoldText[];
}

interface GoldRow extends Omit<GoldMention, "status" | "id"> {
  readonly document?: string;
  readonly id: string | null;
  readonly status?: GoldMention["status"];
}

const foundingPage = "../mission/partenariats-fr.txt";

/** A file of the second or third set: they are ours, the texts are not. */
const readOurs = (path: string): string =>
  readFileSync(join(import.meta.dirname, "..", "corpus", path), "utf8");

const rowsOf = <Row>(lines: string): Row[] =>
  lines
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);

function languageOf(document: string): Language {
  const named = /(?:^|[/_-])([a-z]{2})\.txt$/.exec(document)?.[1] ?? "";
  if (!isLanguage(named)) throw new Error(`the name of ${document} says no language`);
  return named;
}

function corpusText(document: string): CorpusText {
  return { document, language: languageOf(document), text: textOf(document) };
}

/** `un-parallel-lines/7/fr.txt` is the seventh line of `un-parallel-lines/fr.txt`: each line is a text by itself. */
function textOf(document: string): string {
  const [, line, language] = /^un-parallel-lines\/(\d+)\/(.+)$/.exec(document) ?? [];
  if (line === undefined) return readShared(`corpus/${document}`);
  const lines = readShared(`corpus/un-parallel-lines/${language}`).split("\n");
  const text = lines[Number(line) - 1];
  if (text === undefined) throw new Error(`${document} is no line`);
  return text;
}

const goldText = (document: string, rows: readonly GoldRow[]): GoldText => ({
  ...corpusText(document),
  mentions: rows
    .filter((row) => (row.document ?? foundingPage) === document)
    .flatMap(({ id, status = "counted", ...row }) => (id === null ? [] : [{ ...row, id, status }]))
    .filter(isScored),
});

let scoredParties: ReadonlySet<string> | undefined;

/** The reference list of the gold without the un-named classes, which are annotated on the founding page alone. */
function partiesOfGold(): ReadonlySet<string> {
  if (scoredParties !== undefined) return scoredParties;
  const classes = new Set(
    shippedRows("registry/parties.csv")
      .filter(({ kind }) => kind === "class")
      .map(({ id }) => id),
  );
  const listed = readShared("corpus/gold/party-ids.txt").split(/\s+/);
  scoredParties = new Set(listed.filter((id) => id === "fsrbs" || !classes.has(id)));
  return scoredParties;
}

/** Whether a mention is scored: the kinds of the gold; of parties those it knows. Others are left out on both sides. */
export const isScored = ({ kind, id }: Marked): boolean =>
  kind === "party" ? partiesOfGold().has(id) : (scoredKinds as readonly string[]).includes(kind);

/** Rows of a file below `data/`, without loading the program for its folder. */
export const shippedRows = (path: string): Array<Record<string, string>> =>
  recordsOf(readCsv(readFileSync(join(import.meta.dirname, "..", "..", "data", path), "utf8")));

/** The four sets. The founding page is in the first gold too; alone, it is the page that has to be read without a fault. */
export function goldSets(): GoldSet[] {
  const first = rowsOf<GoldRow>(readShared("corpus/gold/recognition-dev.mentions.jsonl"));
  const documents = rowsOf<{ document: string }>(readShared("corpus/gold/recognition-dev.jsonl"));
  const founding = rowsOf<GoldRow>(readShared("corpus/gold/partenariats-fr.mentions.jsonl"));
  const second = rowsOf<GoldRow>(readOurs("gold-second/mentions.jsonl"));
  return [
    { name: "first gold", texts: documents.map(({ document }) => goldText(document, first)) },
    { name: "founding page", texts: [goldText(foundingPage, founding)] },
    {
      name: "second set",
      texts: [...new Set(second.map(({ document = "" }) => document))].map((document) =>
        goldText(document, second),
      ),
    },
    { name: "third set", texts: thirdTexts() },
  ];
}

/** The texts of the third set are listed by themselves: where nothing is named, nothing may be found. */
function thirdTexts(): GoldText[] {
  const rows = rowsOf<GoldRow>(readOurs("gold-third/mentions.jsonl"));
  const folders = readOurs("gold-third/texts.txt").split("\n").filter(Boolean);
  return folders.flatMap((folder) =>
    languages.map((language) => `${folder}/${language}.txt`).map((document) => goldText(document, rows)),
  );
}

/** The Charter in six languages: no resolution, no FATF Recommendation, no regional body. */
export const charterTexts = (): CorpusText[] =>
  languages.map((language) => corpusText(`un-charter/un_charter_${language}.txt`));
