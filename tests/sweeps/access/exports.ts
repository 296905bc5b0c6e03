import { exportables, exportNames, irisOf } from "../../../src/areas/publication/index.ts";
import { handOutTable, tableKinds } from "../../../src/areas/registry/index.ts";
import { journalFile } from "../../../src/areas/workspace/journal/export-file.ts";
import { EntenteError } from "../../../src/kernel/errors.ts";
import { type Door, publicActor } from "../../../src/platform/acts/index.ts";
import { testClock, testDay } from "../../support/installation.ts";
import { allows, oneOfEach } from "./acts.ts";
import { canariesIn } from "./draw.ts";
import type { Asker } from "./oracle.ts";
import type { Difference } from "./rows.ts";
import { leaksIn } from "./texts.ts";
import type { World } from "./world.ts";

const origin = "https://entente.example";

/** What leaves as a whole: each answers with all its text. */
type Export = (door: Door, asker: Asker) => Promise<string>;

const asText = (value: unknown): string => JSON.stringify(value) ?? "";

/** What `entente export` writes for publication: it reads as the public, whoever runs it. */
const published: Readonly<Record<string, Export>> = Object.fromEntries(
  exportNames.flatMap((name): Array<[string, Export]> => {
    const { table, nodes, concepts } = exportables[name];
    const iris = irisOf(origin);
    const read =
      (query: (hand: (rows: readonly unknown[]) => Promise<void>) => Parameters<Door["ask"]>[1]): Export =>
      async (door) => {
        const parts: string[] = [];
        const hand = async (rows: readonly unknown[]) => void parts.push(asText(rows));
        await door.ask(publicActor, query(hand), { on: testDay });
        return parts.join("\n");
      };
    return [
      [`export ${name} as a table`, read((hand) => table(hand))],
      [`export ${name} as linked data`, read((hand) => nodes(iris, hand))],
      ...(concepts === undefined
        ? []
        : [[`export ${name} as concepts`, read((hand) => concepts(iris, hand))] as [string, Export]]),
    ];
  }),
);

/** What those who have signed in carry away: tables that come in again, and the journal. */
const handedOut: Readonly<Record<string, Export>> = {
  ...Object.fromEntries(
    tableKinds.map((kind): [string, Export] => [
      `table of ${kind}`,
      async (door, { actor }) => {
        const parts: string[] = [];
        await handOutTable(door, actor, {
          kind,
          hand: async (rows) => void parts.push(asText(rows)),
        });
        return parts.join("\n");
      },
    ]),
  ),
  "journal as a file": async (door, { actor }) => {
    let text = "";
    for await (const part of journalFile({ door, actor, now: testClock() })) text += part;
    return text;
  },
};

/** Every export as the public or as every role that may have it: nothing in it that is not theirs. */
export async function sweepExports(
  door: Door,
  world: World,
): Promise<{ asked: number; seen: number; differences: Difference[] }> {
  const differences: Difference[] = [];
  let asked = 0;
  let seen = 0;
  const all = oneOfEach(world.askers).filter(
    ({ actor, reader }) => actor.kind !== "person" || reader.kind === "person",
  );
  const run = async (path: string, write: Export, asker: Asker) => {
    asked += 1;
    const text = await write(door, asker).catch((error: unknown) => {
      if (error instanceof EntenteError && error.code === "act-refused") return undefined;
      throw error;
    });
    const may = path in published || allows(asker, "read-as-staff");
    if ((text !== undefined) !== may)
      differences.push({ path, asker: asker.name, what: `is ${text === undefined ? "refused" : "given"}` });
    if (text === undefined) return;
    seen += canariesIn(text).length;
    differences.push(...leaksIn(world, { asker, path }, text));
  };
  for (const asker of all) {
    if (asker.name === "public")
      for (const [path, write] of Object.entries(published)) await run(path, write, asker);
    for (const [path, write] of Object.entries(handedOut)) await run(path, write, asker);
  }
  return { asked, seen, differences };
}
