import { errorMap, exitCodes } from "../kernel/error-map.ts";
import { EntenteError } from "../kernel/errors.ts";
import type { Translate } from "../platform/i18n/index.ts";
import { ReferenceProblems, type RowProblem } from "../platform/reference/index.ts";
import type { CommandLine } from "./command-line.ts";

type Outputs = Pick<CommandLine, "print" | "say" | "json" | "translate">;

/** Says what went wrong, in words and with `--json` as JSON too. @returns which exit code that is. */
export function report(error: unknown, outputs: Outputs): number {
  const { print, say, json, translate } = outputs;
  if (!(error instanceof EntenteError) || !translate.has(`error.${error.code}`))
    return reportFault(error, outputs);
  const { kind, code, params } = error;
  const problems = error instanceof ReferenceProblems ? error.problems : [];
  const message = translate(`error.${code}`, params);
  if (json) print(JSON.stringify({ error: { kind, code, params, message, problems } }));
  for (const problem of problems) say(`entente: ${sentenceOf(problem, translate)}`);
  say(`entente: ${message}`);
  if (unverified.has(code)) return exitCodes.verificationFailed;
  return code.startsWith("reference-") ? exitCodes.someInputsFailed : errorMap[kind].exit;
}

/** What was to be checked is not as it was: whatever the kind of the error, that is its news. */
const unverified = new Set(["backup-damaged", "backup-journal-broken", "backup-other-head"]);

const sentenceOf = ({ expected, hint, ...problem }: RowProblem, translate: Translate): string =>
  translate("error.reference-row", { ...problem, expected: translate(`expected.${expected}`, { hint }) });

/** A fault of ours has no sentence: whoever mends it needs the trace. */
function reportFault(error: unknown, { print, say, json }: Outputs): number {
  const message = error instanceof Error ? error.message : String(error);
  if (json)
    print(JSON.stringify({ error: { kind: "fault", code: "internal", params: {}, message, problems: [] } }));
  say(error instanceof Error ? (error.stack ?? message) : message);
  if (error instanceof Error && error.cause !== undefined) say(String(error.cause));
  return exitCodes.unavailable;
}
