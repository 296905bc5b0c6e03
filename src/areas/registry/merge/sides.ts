import { conflict, invalid, notFound } from "../../../kernel/errors.ts";
import type { Db } from "../../../platform/storage/index.ts";
import type { Sides } from "./model.ts";
import { mergeStore } from "./store/index.ts";

/**
 * Two parties with all that the reader may read of them.
 * @throws invalid `parties-same`, not-found `party-unknown`, conflict `party-merged`.
 */
export async function readSides(db: Db, keptId: string, mergedId: string): Promise<Sides> {
  if (keptId === mergedId) throw invalid("parties-same", { id: keptId });
  const {
    kept,
    merged,
    facts = [],
    above = new Map<string, string>(),
  } = await mergeStore(db).sides(keptId, mergedId);
  if (kept === undefined) throw await missing(db, keptId);
  if (merged === undefined) throw await missing(db, mergedId);
  return { kept, merged, facts, above };
}

/** Not there, or part of another by now. */
async function missing(db: Db, id: string) {
  const into = (await mergeStore(db).currentParties([id])).get(id);
  return into === undefined ? notFound("party-unknown", { id }) : conflict("party-merged", { id, into });
}
