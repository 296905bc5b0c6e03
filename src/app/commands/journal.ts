import { exitCodes } from "../../kernel/error-map.ts";
import { invalid } from "../../kernel/errors.ts";
import { withClient } from "../../platform/postgres/index.ts";
import { sealJournal, verifyJournal } from "../../platform/storage/index.ts";
import { type CommandLine, type CommandRun, configOf } from "../command-line.ts";
import { type Installation, openInstallation } from "../installation.ts";

/** `entente journal verify [--head HASH]` and `entente journal seal`. */
export const journalCommand: CommandRun = async (line) => {
  const [verb = ""] = line.rest;
  if (verb !== "verify" && verb !== "seal")
    throw invalid("command-unknown", { command: `journal ${verb}`.trim() });
  const { head } = line.values;
  if (head !== undefined && !/^[0-9a-f]{64}$/i.test(head)) throw invalid("journal-head", { head });
  const installation = await openInstallation({ config: configOf(line) });
  try {
    return verb === "seal" ? await seal(installation, line) : await verify(installation, line);
  } finally {
    await installation.close();
  }
};

async function seal({ storage }: Installation, { print, json, translate }: CommandLine): Promise<number> {
  const head = await sealJournal(storage.db);
  if (json) print(JSON.stringify({ head }));
  else print(head === "" ? translate("cli.journal-empty") : translate("cli.journal-head", { head }));
  return exitCodes.done;
}

async function verify({ ownerUrl, storage }: Installation, line: CommandLine): Promise<number> {
  const { print, json, translate, values } = line;
  await sealJournal(storage.db);
  const found = await withClient(ownerUrl, (owner) => verifyJournal(owner, values.head?.toLowerCase()));
  const { broken, seals, entries, unsealed, erased, head } = found;
  if (json)
    print(
      JSON.stringify({
        ...{ whole: broken === undefined, broken: broken ?? null },
        ...{ seals, entries, unsealed, erased, head },
      }),
    );
  else if (broken)
    print(translate(`cli.journal-broken-${broken.problem}`, { kind: broken.kind, id: broken.id }));
  else {
    print(translate("cli.journal-whole", { seals, entries, unsealed }));
    if (Number(erased) > 0) print(translate("cli.journal-erased", { count: Number(erased) }));
    print(translate("cli.journal-head", { head }));
  }
  return broken === undefined ? exitCodes.done : exitCodes.verificationFailed;
}
