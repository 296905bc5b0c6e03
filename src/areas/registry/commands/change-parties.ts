import { z } from "zod";
import { conflict, EntenteError } from "../../../kernel/errors.ts";
import { handlingLevels } from "../../../kernel/handling.ts";
import { type Context, command } from "../../../platform/acts/index.ts";
import { categories, lifeCycle } from "../model.ts";
import { partyId } from "./fields.ts";
import { turnHandling } from "./handling.ts";
import { changeHeld, type HeldRow, holdRow } from "./keeping.ts";

const table = "registry.party";

/** So many parties are changed in one act. */
export const mostPartiesAtOnce = 1200;

const asRead = z.strictObject({ id: partyId, expected: z.string().regex(/^[0-9a-f]{32}$/) });

const eachOnce = (parties: readonly { readonly id: string }[]): boolean =>
  new Set(parties.map(({ id }) => id)).size === parties.length;

/** Gives many parties the same status, heading or level, as one act: all of them as they were read, or none. */
export const changeParties = command({
  name: "registry.change-parties",
  permission: "keep-register",
  input: z
    .strictObject({
      parties: z.array(asRead).min(1).max(mostPartiesAtOnce).refine(eachOnce),
      status: z.enum(lifeCycle).optional(),
      category: z.enum(categories).optional(),
      level: z.enum(handlingLevels).optional(),
    })
    .refine(({ status, category, level }) => (status ?? category ?? level) !== undefined),
  async run(context, { parties, level, ...facts }) {
    const held = await holdAll(context, parties);
    const changed = Object.values(facts).some((value) => value !== undefined);
    let followed = 0;
    for (const row of held) {
      if (changed) await changeHeld(context, row, facts);
      if (level !== undefined)
        followed += (await turnHandling(context, row, { level, with_facts: false })).followed;
    }
    return { ids: held.map(({ id }) => id), followed };
  },
});

/**
 * All of them, held for this act in the order of their ids, so that two such acts never wait for each other.
 * @throws conflict `parties-changed-meanwhile`, which names those that are not as they were read; not-found `party-unknown`
 */
async function holdAll(context: Context, parties: readonly z.infer<typeof asRead>[]): Promise<HeldRow[]> {
  const held: HeldRow[] = [];
  const others: string[] = [];
  for (const { id, expected } of parties.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    try {
      held.push({ table, id, row: await holdRow(context, { table, id, expected }) });
    } catch (error) {
      if (!(error instanceof EntenteError) || error.kind !== "conflict") throw error;
      others.push(id);
    }
  }
  if (others.length > 0) throw conflict("parties-changed-meanwhile", { parties: others.join(" · ") });
  return held;
}
