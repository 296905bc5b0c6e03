import {
  confirmProposal,
  type Decided,
  decideDocument,
  getProposal,
  listDocuments,
  listProposals,
  type ProposalRow,
  reasonSentences,
  rejectProposal,
  reopenProposal,
} from "../../areas/evidence/index.ts";
import { exitCodes } from "../../kernel/error-map.ts";
import { invalid } from "../../kernel/errors.ts";
import { languageName } from "../../platform/i18n/index.ts";
import { type CommandLine, type CommandRun, configOf } from "../command-line.ts";
import { type Installation, openInstallation } from "../installation.ts";
import { operator } from "../operator.ts";

type Door = Installation["door"];

/**
 * `entente review`: what waits, in the order of reading; `--document ID`, `--kind`, `--state`, `--documents`.
 * `entente review show PROPOSAL` says of one why it was made, a line for each reason.
 * `entente review confirm|reject|reopen PROPOSAL [--content JSON] [--why TEXT]` decides on one, and
 * `entente review confirm|reject --document ID` on all that waits in a document.
 */
export const reviewCommand: CommandRun = async (line) => {
  const [verb, id] = line.rest;
  const decision = verb === undefined || verb === "show" ? undefined : decisionOf(line, verb, id);
  if (verb === "show" && id === undefined) throw invalid("command-value", { option: "review show" });
  const installation = await openInstallation({ config: configOf(line) });
  try {
    const { door } = installation;
    if (decision !== undefined) await decision(door);
    else if (id !== undefined) await printOne(door, id, line);
    else if (line.values.documents) await printDocuments(door, line);
    else await printProposals(door, line);
    return exitCodes.done;
  } finally {
    await installation.close();
  }
};

async function printDocuments(door: Door, { json, print, translate }: CommandLine): Promise<void> {
  const documents = await door.ask(operator(), listDocuments, {});
  if (json) print(JSON.stringify({ documents }));
  else
    for (const { id, title, language, editions, waiting } of documents)
      print(
        translate("cli.review-document", {
          ...{ id, title, edition: editions, waiting, language: languageName(language, translate.language) },
        }),
      );
}

async function printProposals(door: Door, line: CommandLine): Promise<void> {
  const { json, print, translate, values } = line;
  const { document, kind, state, limit } = values;
  const proposals = await door.ask(operator(), listProposals, {
    ...{ document, kind, state },
    ...(limit === undefined ? {} : { limit: Number(limit) }),
  });
  if (json) print(JSON.stringify({ proposals }));
  else if (proposals.length === 0) print(translate("cli.review-nothing"));
  else for (const proposal of proposals) printProposal(proposal, line);
}

async function printOne(door: Door, id: string, line: CommandLine): Promise<void> {
  const proposal = await door.ask(operator(), getProposal, { id });
  const { json, print, translate } = line;
  if (json) print(JSON.stringify({ proposal }));
  else {
    printProposal(proposal, line);
    if (proposal.verdict !== null) print(`    ${translate(`cli.verdict-${proposal.verdict}`)}`);
  }
}

function printProposal(proposal: ProposalRow, line: Pick<CommandLine, "print" | "translate" | "rest">): void {
  const { id, content, confidence, wording, passage_id, contradicts, reasons } = proposal;
  const { print, translate, rest } = line;
  const { kind, ...said } = content;
  const plain = Object.fromEntries(Object.entries(said).map(([name, value]) => [name, String(value)]));
  print(translate("cli.review-line", { id, confidence, sentence: translate(`statement.${kind}`, plain) }));
  const words = flat(wording);
  print(`    ${translate("cli.review-words", { words, passage: passage_id })}`);
  const sentences = reasonSentences(reasons, translate).map(flat);
  const alone = rest[0] === "show";
  if (alone) for (const sentence of sentences) print(`    – ${sentence}`);
  else if (sentences.length > 0)
    print(
      `    ${translate("cli.review-why", { reasons: sentences.join(translate.language === "zh" ? "" : " ") })}`,
    );
  if (contradicts !== null)
    print(
      `    ${translate("statement.contradicts", { field: contradicts.field, held: contradicts.held })} ${contradicts.source_url}`.trimEnd(),
    );
}

const flat = (text: string): string => text.replace(/\s+/gu, " ");

/** @throws invalid `command-unknown`, `command-value`, `json-malformed`. */
function decisionOf(line: CommandLine, verb: string, id: string | undefined): (door: Door) => Promise<void> {
  const { values } = line;
  const { why = "", document } = values;
  const act = { confirm: confirmProposal, reject: rejectProposal, reopen: reopenProposal }[verb];
  if (act === undefined) throw invalid("command-unknown", { command: `review ${verb}` });
  const reasons = why === "" ? {} : { why };
  if (id === undefined) {
    if (document === undefined || verb === "reopen") throw invalid("command-value", { option: "--document" });
    const verdict = verb === "confirm" ? "confirmed" : "rejected";
    return async (door) => {
      const all = await door.perform(operator(), decideDocument, {
        input: { id: document, verdict, why },
        reasons,
      });
      if (line.json) line.print(JSON.stringify(all));
      else {
        for (const one of all.decided) printDecided(one, line);
        line.print(line.translate("cli.review-left", { left: all.left }));
      }
    };
  }
  const content = values.content === undefined ? {} : { content: parsed(values.content) };
  return async (door) => {
    const done = await door.perform(operator(), act, { input: { id, why, ...content }, reasons });
    if (line.json) line.print(JSON.stringify(done));
    else printDecided(done, line);
  };
}

function printDecided({ proposal, verdict, fact }: Decided, { print, translate }: CommandLine): void {
  const said = { id: proposal, verdict: translate(`cli.verdict-${verdict}`) };
  if (fact === undefined) print(translate("cli.review-done", said));
  else print(translate("cli.review-fact", { ...said, table: fact.table, fact: fact.id }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid("json-malformed", {
      option: "--content",
      reason: error instanceof Error ? error.message : "?",
    });
  }
}
