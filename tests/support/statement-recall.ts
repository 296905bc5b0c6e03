import { findDates } from "../../src/engines/dates/index.ts";
import { passagesOf } from "../../src/engines/passages/index.ts";
import { findStatements } from "../../src/engines/statements/index.ts";
import type { Mention } from "../../src/kernel/mention.ts";
import type { Statement } from "../../src/kernel/statement.ts";
import type { CorpusText } from "./gold.ts";
import { cellsByRow } from "./reference-files.ts";
import type { Marked } from "./scoring.ts";

/** What the register has from the founding page (`seed`), and what of it the rules of statements find there. */
export interface Recall {
  readonly kind: "relation" | "relation between named bodies" | "office" | "meeting";
  readonly wanted: readonly string[];
  readonly found: readonly string[];
  /** Statements of the kind that the register does not have, whatever its source. */
  readonly beyond: readonly string[];
}

/** The statements of a text by these mentions. Parties that no name in the register tells are not looked for. */
export function statementsOf({ text, language }: CorpusText, mentions: readonly Marked[]): Statement[] {
  const marked = mentions
    .filter(({ kind }) => kind !== "date")
    .map(
      (mention) =>
        ({ ...mention, text: text.slice(mention.start, mention.end), confidence: 1, reasons: [] }) as Mention,
    );
  const all = [...marked, ...findDates(text, language)].sort((a, b) => a.start - b.start || b.end - a.end);
  const passages = passagesOf(text, { language });
  return findStatements(text, { ...{ language, passages, candidates: [] }, mentions: all, self: "cted" });
}

interface Said {
  readonly said: readonly string[];
  /** All of the kind that the register has. */
  readonly known: readonly string[];
}

/** Offices stand in the register as relations. */
const officeKinds = ["chairs", "vice-chairs"];
const officeOf = { chair: "chairs", "vice-chair": "vice-chairs" } as Readonly<Record<string, string>>;

export function recallOf(statements: readonly Statement[]): Recall[] {
  const rows = cellsByRow("registry/relations.csv");
  const classes = new Set(
    cellsByRow("registry/parties.csv").flatMap(({ kind, id = "" }) => (kind === "class" ? [id] : [])),
  );
  const named = ({ from = "", to = "" }: Record<string, string>) => !classes.has(from) && !classes.has(to);
  const seeds = rows.filter(({ verification }) => verification === "seed");
  const isOffice = ({ kind = "" }: Record<string, string>) => officeKinds.includes(kind);
  const relations = statements.flatMap(({ content }) =>
    content.kind === "relation" ? [`${content.from} ${content.relation} ${content.to}`] : [],
  );
  const offices = statements.flatMap(({ content }) =>
    content.kind === "office"
      ? [`${content.holder} ${officeOf[content.office] ?? content.office} ${content.body}`]
      : [],
  );
  const meetings = statements.flatMap(({ content }) =>
    content.kind === "meeting" ? [`${content.hosts.toSorted().join("+")} ${content.date ?? ""}`] : [],
  );
  const events = cellsByRow("cooperation/events.csv");
  const eventKey = ({ hosts = "", start = "" }: Record<string, string>) =>
    `${hosts.split(";").sort().join("+")} ${start}`;
  const seedEvents = events.filter(({ verification }) => verification === "seed").map(eventKey);
  const key = ({ from, kind, to }: Record<string, string>) => `${from} ${kind} ${to}`;
  const all = rows.map(key);
  const compared = (kind: Recall["kind"], wanted: string[], { said, known }: Said): Recall => ({
    ...{ kind, wanted },
    found: wanted.filter((one) => said.includes(one)),
    beyond: [...new Set(said)].filter((one) => !known.includes(one)),
  });
  const plain = seeds.filter((row) => !isOffice(row));
  const related = { said: relations, known: all };
  return [
    compared("relation", plain.map(key), related),
    compared("relation between named bodies", plain.filter(named).map(key), related),
    compared("office", seeds.filter(isOffice).map(key), { said: offices, known: all }),
    compared("meeting", seedEvents, { said: meetings, known: events.map(eventKey) }),
  ];
}
