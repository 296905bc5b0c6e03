import { type FindResult, find, findKinds, type PassageResult } from "../../areas/publication/index.ts";
import { exitCodes } from "../../kernel/error-map.ts";
import { invalid } from "../../kernel/errors.ts";
import { isLanguage } from "../../kernel/language.ts";
import { type CommandLine, type CommandRun, type CommandValues, configOf } from "../command-line.ts";
import { openInstallation } from "../installation.ts";
import { operator } from "../operator.ts";

/** `entente find TEXT`: what goes by that name, best first. Several words need no quotes. */
export const findCommand: CommandRun = async (line) => {
  const q = line.rest.join(" ");
  if (q.trim() === "") throw invalid("query-empty", {});
  const limit = limitOf(line.values.limit);
  const filters = filtersOf(line.values);
  const installation = await openInstallation({ config: configOf(line) });
  try {
    const { language } = line.translate;
    const { results, passages } = await installation.door.ask(operator(), find, {
      q,
      language,
      limit,
      ...filters,
    });
    if (line.json)
      line.print(JSON.stringify({ results: [...results.map(plain), ...passages.map(plainPassage)] }));
    else {
      printResults(results, line);
      printPassages(passages, line);
      if (results.length + passages.length === 0) line.print(line.translate("cli.find-nothing"));
    }
    return exitCodes.done;
  } finally {
    await installation.close();
  }
};

/** What is looked for, and in which documents. @throws invalid `filter-unknown`, `language-unknown`. */
function filtersOf({ kind, language, document }: CommandValues) {
  const found = findKinds.find((one) => one === kind);
  if (kind !== undefined && found === undefined)
    throw invalid("filter-unknown", {
      name: "--kind",
      value: kind.slice(0, 60),
      allowed: findKinds.join(", "),
    });
  if (language !== undefined && !isLanguage(language)) throw invalid("language-unknown", { value: language });
  return { kinds: found === undefined ? undefined : [found], in: language, document };
}

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

const plainPassage = ({ type, id, document, name, matched, reason, score }: PassageResult) => ({
  ...{ type, id, document, name: name.text, matched: matched.text, reason, score, marks: matched.marks },
});

function printPassages(passages: readonly PassageResult[], { print, translate }: CommandLine): void {
  for (const { id, symbol, name, matched, reason } of passages) {
    print(
      translate("cli.find-passage", {
        ...{ id, name: symbol === "" ? name.text : `${name.text} (${symbol})`, matched: matched.text },
        ...{ type: translate("find.kind-passage"), reason: translate(`find.reason.${reason}`) },
      }),
    );
  }
}

function printResults(results: readonly FindResult[], { print, translate }: CommandLine): void {
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
