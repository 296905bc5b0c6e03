import { type FindResult, find } from "../../areas/publication/index.ts";
import { exitCodes } from "../../kernel/error-map.ts";
import { invalid } from "../../kernel/errors.ts";
import { type CommandLine, type CommandRun, configOf } from "../command-line.ts";
import { openInstallation } from "../installation.ts";
import { operator } from "../operator.ts";

/** `entente find TEXT`: what goes by that name, best first. Several words need no quotes. */
export const findCommand: CommandRun = async (line) => {
  const q = line.rest.join(" ");
  if (q.trim() === "") throw invalid("query-empty", {});
  const limit = limitOf(line.values.limit);
  const installation = await openInstallation({ config: configOf(line) });
  try {
    const { language } = line.translate;
    const { results } = await installation.door.ask(operator(), find, { q, language, limit });
    if (line.json) line.print(JSON.stringify({ results: results.map(plain) }));
    else printResults(results, line);
    return exitCodes.done;
  } finally {
    await installation.close();
  }
};

/** @throws invalid `command-number`. */
function limitOf(given: string | undefined): number {
  if (given === undefined) return 20;
  const limit = /^\d{1,2}$/.test(given) ? Number(given) : 0;
  if (limit < 1 || limit > 50) throw invalid("command-number", { option: "--limit", least: 1, most: 50 });
  return limit;
}

const plain = ({ type, id, name, matched, reason, score }: FindResult) => ({
  ...{ type, id, name: name.text, matched: matched.text, reason, score },
});

function printResults(results: readonly FindResult[], { print, translate }: CommandLine): void {
  if (results.length === 0) print(translate("cli.find-nothing"));
  for (const { type, id, name, matched, reason } of results) {
    print(
      translate("cli.find-result", {
        ...{ id, name: name.text, matched: matched.text },
        type: translate(`find.kind-${type}`),
        reason: translate(`find.reason.${reason}`),
      }),
    );
  }
}
