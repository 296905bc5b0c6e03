import { z } from "zod";
import { conflict, invalid, notFound } from "../../../kernel/errors.ts";
import { type AnyAct, command } from "../../../platform/acts/index.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { authorise, isActedFor } from "../../access/index.ts";
import { committeeId, secretariatId } from "../model.ts";
import { choicesField, partyId, settledField } from "./inputs.ts";
import { type Choices, idOf, type MergePlan, type Sides, strayChoice } from "./model.ts";
import { planMerge } from "./plan.ts";
import { readSides } from "./sides.ts";
import { type ChangedSince, mergeStore, mergeWrites } from "./store/index.ts";

/** Makes two parties one: the facts of the merged party become those of the kept one, and its id leads to it. */
export const mergeParties = command({
  name: "registry.merge-parties",
  permission: "keep-register",
  input: z.strictObject({
    kept: partyId,
    merged: partyId,
    choices: choicesField,
    /** The digest of the preview that was looked at. */
    previewed: z.string().max(64).optional(),
  }),
  async run({ db, actor, now }, { kept, merged, choices, previewed }) {
    const writes = mergeWrites(db);
    await writes.lockParties([kept, merged]);
    const sides = await readSides(db, kept, merged);
    await refuseMerge(db, sides, now);
    // People of the one would be people of the other, with all that is shared with it.
    if (!authorise(actor, "administer") && (await isActedFor(db, [kept, merged], now)))
      throw conflict("merge-moves-people", { kept, merged });
    if (previewed !== undefined && previewed !== (await mergeStore(db).digestOf(sides)))
      throw conflict("merge-preview-old", { kept, merged });
    const plan = planMerge(sides, choices);
    refuseStrayChoice(plan, choices);
    return { merge: await carryOut(db, sides, plan), kept, merged };
  },
});

/** @throws conflict where the two are not to be made one. */
async function refuseMerge(db: Db, { kept, merged }: Sides, now: Date): Promise<void> {
  const [ours, theirs] = [idOf(kept), idOf(merged)];
  if (theirs === secretariatId || theirs === committeeId) throw conflict("party-stays", { id: theirs });
  // People of a partner would be people of the secretariat.
  if (ours === secretariatId && (await isActedFor(db, [theirs], now)))
    throw conflict("merge-into-secretariat", { id: theirs });
  const distinct = await mergeStore(db).findDistinct(ours, theirs);
  if (distinct !== undefined)
    throw conflict("parties-distinct", { one: ours, other: theirs, reason: distinct.reason });
  const open = kept.level === "public" && merged.level === "public";
  const alike = ["level", "audience", "originator"].every(
    (column) => JSON.stringify(kept[column]) === JSON.stringify(merged[column]),
  );
  // A fact of a party that few may see would be told of one that many see, or the other way round.
  if (!open && !alike) throw conflict("parties-handled-differently", { kept: ours, merged: theirs });
}

function refuseStrayChoice({ conflicts }: MergePlan, choices: Choices): void {
  const stray = strayChoice(conflicts, choices);
  if (stray === undefined) return;
  const known = conflicts.map(({ key, options }) => `${key} (${options.join(", ")})`).join("; ");
  throw invalid("merge-choice-unknown", { key: stray.key, option: stray.option, known: known || "–" });
}

async function carryOut(db: Db, sides: Sides, plan: MergePlan): Promise<string> {
  const writes = mergeWrites(db);
  const [kept, merged] = [idOf(sides.kept), idOf(sides.merged)];
  const merge = await writes.addMerge(sides.kept, merged);
  const party = { table: "registry.party", id: merged, row: sides.merged };
  const gone = plan.facts.filter(({ does, of }) => does === "folds" || (does === "goes" && of !== "both"));
  await writes.noteRemoval(merge, party, kept);
  for (const fact of gone) await writes.noteRemoval(merge, fact, fact.with);
  await writes.followFolds(merge);
  for (const fact of gone) await writes.removeRow(fact);
  for (const fact of plan.facts) {
    if (fact.set !== undefined && !gone.includes(fact)) await writes.changeRow(merge, fact, fact.set);
  }
  if (Object.keys(plan.set).length > 0)
    await writes.changeRow(merge, { ...party, id: kept, row: sides.kept }, plan.set);
  await writes.sweep(merge);
  await writes.removeRow(party);
  return merge;
}

/** Puts everything back as it was before the merge. What was changed since is named, and asks. */
export const undoMerge = command({
  name: "registry.undo-merge",
  permission: "keep-register",
  input: z.strictObject({ merge: z.uuid(), settled: settledField }),
  async run({ db }, { merge, settled }) {
    const [store, writes] = [mergeStore(db), mergeWrites(db)];
    const found = await store.findMerge(merge);
    if (found === undefined) throw notFound("merge-missing", { id: merge });
    if (found.state === "undone") throw conflict("merge-undone", { id: merge, merged: found.merged_id });
    await writes.lockParties([found.kept_id]);
    const upon = await store.mergeUpon(merge);
    if (upon !== undefined) throw conflict("merge-built-upon", { id: merge, ...(await sidesOf(db, upon)) });
    const { restore, leave, open } = settle(await store.changedSince(merge), settled);
    if (open.length > 0)
      throw conflict("merge-changed-since", {
        count: open.length,
        list: open.slice(0, 5).map(labelOfChange).join("; "),
      });
    if (!(await writes.markUndone(merge)))
      throw conflict("merge-undone", { id: merge, merged: found.merged_id });
    await writes.putBack(merge, { restore, leave });
    return { merge, kept: found.kept_id, merged: found.merged_id, left: leave.length };
  },
});

/** The two sides of a merge, where the reader may know of it. */
async function sidesOf(db: Db, merge: string): Promise<{ later: string; kept: string; merged: string }> {
  const found = await mergeStore(db).findMerge(merge);
  return { later: found?.id ?? "–", kept: found?.kept_id ?? "–", merged: found?.merged_id ?? "–" };
}

const labelOfChange = ({ table, row_id, change }: ChangedSince): string => `${table} ${row_id} (${change})`;

/** What to do with the rows that were changed since: as it was settled. A row that is gone stays gone either way. */
function settle(asked: readonly ChangedSince[], settled: Readonly<Record<string, "restore" | "leave">>) {
  const said = (change: ChangedSince) =>
    change.ids.map((id) => settled[id]).find((each) => each !== undefined);
  return {
    open: asked.filter((each) => said(each) === undefined),
    restore: asked.filter((each) => said(each) === "restore").flatMap(({ ids }) => ids),
    leave: asked.filter((each) => said(each) === "leave").flatMap(({ ids }) => ids),
  };
}

/** Remembers that two parties are not the same: they are proposed no more, and not merged. */
export const markDistinct = command({
  name: "registry.mark-distinct",
  permission: "keep-register",
  input: z.strictObject({ one: partyId, other: partyId, reason: z.string().trim().min(1).max(1000) }),
  async run({ db }, { one, other, reason }) {
    await mergeWrites(db).lockParties([one, other]);
    await readSides(db, one, other);
    const held = await mergeStore(db).findDistinct(one, other);
    if (held !== undefined) return { id: held.id, held: true };
    return { id: await mergeWrites(db).addDistinct(one, other, reason), held: false };
  },
});

export const unmarkDistinct = command({
  name: "registry.unmark-distinct",
  permission: "keep-register",
  input: z.strictObject({ one: partyId, other: partyId }),
  async run({ db }, { one, other }) {
    if ((await mergeWrites(db).removeDistinct(one, other)) === 0)
      throw notFound("distinct-pair-missing", { one, other });
    return { one, other };
  },
});

export const mergeCommands: readonly AnyAct[] = [mergeParties, undoMerge, markDistinct, unmarkDistinct];
