import { exitCodes } from "../../kernel/error-map.ts";
import { invalid } from "../../kernel/errors.ts";
import { languageName } from "../../platform/i18n/index.ts";
import {
  listMessages,
  type MailRow,
  mailStates,
  type ReadMail,
  readMessage,
} from "../../platform/mail/index.ts";
import { type CommandLine, type CommandRun, configOf } from "../command-line.ts";
import { type Installation, openInstallation } from "../installation.ts";
import { operator } from "../operator.ts";

type Door = Installation["door"];

/** `entente outbox [--state STATE] [--limit N]`: the mails, newest first. `entente outbox show ID`: what one says. */
export const outboxCommand: CommandRun = async (line) => {
  const [verb, id] = line.rest;
  if (verb !== undefined && verb !== "show")
    throw invalid("command-unknown", { command: `outbox ${verb.slice(0, 60)}` });
  if (verb === "show" && id === undefined) throw invalid("command-value", { option: "outbox show" });
  const filter = filterOf(line);
  const installation = await openInstallation({ config: configOf(line) });
  try {
    if (id === undefined) await printMessages(installation.door, filter, line);
    else await printMessage(installation.door, id, line);
    return exitCodes.done;
  } finally {
    await installation.close();
  }
};

const most = 1000;

/** @throws invalid `filter-unknown`, `command-number` */
function filterOf({ values: { state, limit = "100" } }: CommandLine) {
  const known = mailStates.find((one) => one === state);
  if (state !== undefined && known === undefined)
    throw invalid("filter-unknown", {
      ...{ name: "--state", value: state.slice(0, 60), allowed: mailStates.join(", ") },
    });
  const count = /^\d{1,4}$/.test(limit) ? Number(limit) : 0;
  if (count < 1 || count > most) throw invalid("command-number", { option: "--limit", least: 1, most });
  return { ...(known && { state: known }), limit: count };
}

async function printMessages(
  door: Door,
  filter: ReturnType<typeof filterOf>,
  { json, print, translate }: CommandLine,
): Promise<void> {
  const messages = await door.ask(operator(), listMessages, filter);
  if (json) print(JSON.stringify({ messages }));
  else if (messages.length === 0) print(translate("cli.outbox-nothing"));
  else for (const message of messages) printRow(message, { print, translate });
}

function printRow(
  { id, state, created_at, recipient, subject, purpose, last_error, last_reply }: MailRow,
  { print, translate }: Pick<CommandLine, "print" | "translate">,
): void {
  const erased = translate("cli.outbox-erased");
  print(
    translate("cli.outbox-line", {
      ...{ id, created: created_at, purpose, state: translate(`cli.outbox-state-${state}`) },
      ...{ recipient: recipient ?? erased, subject: subject ?? erased },
    }),
  );
  if (last_error !== null) print(`    ${translate(`error.${last_error}`, { reply: last_reply ?? "none" })}`);
}

async function printMessage(door: Door, id: string, line: CommandLine): Promise<void> {
  const message = await door.perform(operator(), readMessage, { input: { id } });
  const { json, print, translate } = line;
  if (json) {
    print(JSON.stringify({ message }));
    return;
  }
  printRow(message, line);
  for (const time of timesOf(message, line)) print(`    ${time}`);
  print(`\n${message.text ?? translate("cli.outbox-erased")}`.trimEnd());
}

function timesOf(message: ReadMail, { translate }: CommandLine): string[] {
  const { language, expires_at, attempts, next_attempt_at, sent_at } = message;
  return [
    translate("cli.outbox-about", {
      ...{ language: languageName(language, translate.language), attempts, expires: expires_at },
    }),
    ...(next_attempt_at === null ? [] : [translate("cli.outbox-next", { time: next_attempt_at })]),
    ...(sent_at === null ? [] : [translate("cli.outbox-sent", { time: sent_at })]),
  ];
}
