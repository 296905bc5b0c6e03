import { text } from "node:stream/consumers";
import { exitCodes } from "../../kernel/error-map.ts";
import { invalid } from "../../kernel/errors.ts";
import type { AnyAct } from "../../platform/acts/index.ts";
import { acts } from "../areas.ts";
import { type CommandRun, configOf } from "../command-line.ts";
import { openInstallation } from "../installation.ts";
import { operator } from "../operator.ts";

/** `entente acts`: every act with its kind, permission and sentence. */
export const actsCommand: CommandRun = async ({ print, json, translate }) => {
  const list = acts
    .map(({ name, kind, permission }) => ({ name, kind, permission, sentence: translate(`act.${name}`) }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
  if (json) print(JSON.stringify(list));
  else
    for (const act of list)
      print(`${act.name} · ${translate(`cli.acts-kind-${act.kind}`)} · ${act.permission} · ${act.sentence}`);
  return exitCodes.done;
};

/** `entente do ACT [INPUT] [--why TEXT]`: any act that takes its input as JSON. */
export const doCommand: CommandRun = async (line) => {
  const [name = "", given = "{}"] = line.rest;
  // A release is made from files by `entente load`; nobody writes one by hand.
  const act = acts.find((candidate) => candidate.name === name && name !== "reference.load");
  if (act === undefined) throw invalid("act-unknown", { act: name });
  const input = parsed(given === "-" ? await text(process.stdin) : given);
  const installation = await openInstallation({ config: configOf(line) });
  try {
    const output = await perform(installation.door, act, { input, why: line.values.why ?? "" });
    line.print(JSON.stringify(output ?? null, plain, line.json ? undefined : 2));
    return exitCodes.done;
  } finally {
    await installation.close();
  }
};

type Door = Awaited<ReturnType<typeof openInstallation>>["door"];

const perform = (
  door: Door,
  act: AnyAct,
  { input, why }: { input: unknown; why: string },
): Promise<unknown> =>
  act.kind === "query"
    ? door.ask(operator(), act, input)
    : door.perform(operator(), act, { input, reasons: { why } });

/** Maps and sets, for which JSON has no form of its own, as an object by key and a list. */
function plain(_key: string, value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries(value);
  return value instanceof Set ? [...value] : value;
}

/** @throws invalid `input-json`. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw invalid("input-json", { reason: (error as Error).message });
  }
}
