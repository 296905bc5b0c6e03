import { z } from "zod";
import { type HandlingLevel, handlingLevels } from "../../../kernel/handling.ts";
import { type Context, command } from "../../../platform/acts/index.ts";
import { type Handling, handlingWrites } from "../store/handling.ts";
import { keptTables } from "../store/images.ts";
import { registryWrites } from "../store/writes.ts";
import { expected, handling } from "./fields.ts";
import { admitHandling, type HeldRow, holdRow, needParties } from "./keeping.ts";

/**
 * Changes who may see a row. A party takes along what hangs on it: what would be more open than the party is closed with it, and
 * what was handled as the party was follows it, unless it would be opened; opening is asked for with `with_facts`.
 */
export const changeHandling = command({
  name: "registry.change-handling",
  permission: "keep-register",
  input: z.strictObject({
    ...{ table: z.enum(keptTables), id: z.string().min(1).max(100), expected },
    ...handling,
    with_facts: z.boolean().default(false),
  }),
  async run(context, { table, id, expected, ...asked }) {
    const row = await holdRow(context, { table, id, expected });
    return turnHandling(context, { table, id, row }, asked);
  },
});

interface AskedHandling {
  readonly level?: HandlingLevel | undefined;
  readonly audience?: readonly string[] | undefined;
  readonly originator?: string | undefined;
  readonly with_facts: boolean;
}

/** Changes who may see a row that is held, and what follows it. @throws not-found `party-unknown`; invalid `handling-shuts-out` */
export async function turnHandling(
  context: Context,
  { table, id, row }: HeldRow,
  { with_facts, ...asked }: AskedHandling,
): Promise<{ id: string; followed: number }> {
  const before = handlingOf(row);
  const after: Handling = {
    level: asked.level ?? before.level,
    audience: asked.audience ?? before.audience,
    originator: asked.originator ?? before.originator,
  };
  await needParties(context, [asked.originator, ...audienceParties(asked.audience ?? [])]);
  await admitHandling(context, { ...after, audience: [...after.audience] });
  const followed =
    table === "registry.party" ? await takeAlong(context, id, { before, after, opening: with_facts }) : 0;
  await registryWrites(context.db).change(table, id, { ...after, audience: [...after.audience] });
  return { id, followed };
}

const levelOf = (level: unknown): HandlingLevel =>
  handlingLevels.find((known) => known === level) ?? "strictly-confidential";

const handlingOf = ({ level, audience, originator }: Readonly<Record<string, unknown>>): Handling => ({
  level: levelOf(level),
  audience: Array.isArray(audience) ? audience.map(String) : [],
  originator: String(originator),
});

const audienceParties = (audience: readonly string[]): string[] =>
  audience
    .filter((key) => !key.includes(":") || key.startsWith("party:"))
    .map((key) => key.replace("party:", ""));

interface Turn {
  readonly before: Handling;
  readonly after: Handling;
  readonly opening: boolean;
}

async function takeAlong({ db }: Context, party: string, { before, after, opening }: Turn): Promise<number> {
  const { followWith, closeWith } = handlingWrites(db);
  const opens = handlingLevels.indexOf(after.level) < handlingLevels.indexOf(before.level);
  const followed = opens && !opening ? 0 : await followWith(party, before, after);
  return followed + (await closeWith(party, after));
}
