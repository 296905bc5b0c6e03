import { exitCodes } from "../../kernel/error-map.ts";
import { EntenteError, invalid, unavailable } from "../../kernel/errors.ts";
import {
  addTestMessage,
  type Delivered,
  deliverOne,
  type MailSettings,
  mailActor,
  sendMail,
} from "../../platform/mail/index.ts";
import { type CommandLine, type CommandRun, configOf } from "../command-line.ts";
import { type Installation, openInstallation } from "../installation.ts";
import { operator } from "../operator.ts";

/** `entente mail test ADDRESS`: sends a mail to that address at once, and says whether the mail server took it. */
export const mailCommand: CommandRun = async (line) => {
  const [verb = "", to] = line.rest;
  if (verb !== "test") throw invalid("command-unknown", { command: `mail ${verb.slice(0, 60)}`.trim() });
  if (to === undefined) throw invalid("command-value", { option: "mail test" });
  const config = configOf(line);
  if (config.mail === undefined) throw unavailable("mail-unconfigured");
  const installation = await openInstallation({ config });
  try {
    const { id, delivered } = await sendTest(installation, { settings: config.mail, to, line });
    report({ id, to, delivered }, line);
    return exitCodes.done;
  } finally {
    await installation.close();
  }
};

interface Test {
  readonly settings: MailSettings;
  readonly to: string;
  readonly line: CommandLine;
}

async function sendTest({ door }: Installation, { settings, to, line }: Test) {
  const { language } = line.translate;
  const { id } = await door.perform(operator(), addTestMessage, { input: { to, language } });
  line.say(line.translate("cli.mail-sending", { host: settings.host, port: String(settings.port) }));
  const delivered = await deliverOne({ door, actor: mailActor }, id, (mail) => sendMail(settings, mail));
  return { id, delivered };
}

interface Tested {
  readonly id: string;
  readonly to: string;
  readonly delivered: Delivered | undefined;
}

/** @throws unavailable with the fault of the mail */
function report({ id, to, delivered }: Tested, { json, print, translate }: CommandLine): void {
  if (delivered?.sending.outcome === "unsent") {
    const { code, reply = "none" } = delivered.sending;
    throw new EntenteError("unavailable", code, { params: { reply } });
  }
  if (json) print(JSON.stringify({ id, to, state: delivered?.state ?? "sent" }));
  else print(translate("cli.mail-sent", { id, address: to }));
}
