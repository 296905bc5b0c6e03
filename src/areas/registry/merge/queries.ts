import { z } from "zod";
import { notFound } from "../../../kernel/errors.ts";
import { languages, type Tagged } from "../../../kernel/language.ts";
import { type AnyAct, query } from "../../../platform/acts/index.ts";
import { displayName } from "../model.ts";
import { type PartyLabel, registryStore } from "../store/index.ts";
import { findDuplicates, listDuplicates } from "./duplicate-queries.ts";
import { choicesField, partyId } from "./inputs.ts";
import { idOf, type MergePlan } from "./model.ts";
import { planMerge } from "./plan.ts";
import { readSides } from "./sides.ts";
import { type ChangedSince, type MergeRow, mergeStore } from "./store/index.ts";

export interface MergePreview extends MergePlan {
  readonly kept: PartyLabel;
  readonly merged: PartyLabel;
  /** Goes back with the merge: it is refused when any of what is shown here is another by then. */
  readonly digest: string;
  /** Why the two are marked as not the same, if they are: then they are not merged. */
  readonly distinct: string | undefined;
}

/** Every fact of two parties that the reader may read, with what would happen to it. */
export const previewMerge = query({
  name: "registry.preview-merge",
  permission: "read-as-staff",
  input: z.strictObject({
    kept: partyId,
    merged: partyId,
    choices: choicesField,
    language: z.enum(languages),
  }),
  async run({ db }, { kept, merged, choices, language }): Promise<MergePreview> {
    const store = mergeStore(db);
    const sides = await readSides(db, kept, merged);
    const labels = await registryStore(db).labels([kept, merged], language);
    return {
      kept: labelIn(labels, kept),
      merged: labelIn(labels, merged),
      digest: await store.digestOf(sides),
      distinct: (await store.findDistinct(idOf(sides.kept), idOf(sides.merged)))?.reason,
      ...planMerge(sides, choices),
    };
  },
});

/** @throws not-found `party-unknown`. */
function labelIn(labels: ReadonlyMap<string, PartyLabel>, id: string): PartyLabel {
  const label = labels.get(id);
  if (label === undefined) throw notFound("party-unknown", { id });
  return label;
}

export interface UndoPreview {
  readonly merge: string;
  readonly kept: string;
  readonly merged: string;
  readonly state: "done" | "undone";
  /** What was changed since: each has to be settled under one of its ids. */
  readonly changed: readonly ChangedSince[];
  /** A later merge that has to be undone first. */
  readonly upon: string | undefined;
}

export const previewUndo = query({
  name: "registry.preview-undo-merge",
  permission: "read-as-staff",
  input: z.strictObject({ merge: z.uuid() }),
  async run({ db }, { merge }): Promise<UndoPreview> {
    const store = mergeStore(db);
    const found = await store.findMerge(merge);
    if (found === undefined) throw notFound("merge-missing", { id: merge });
    const { kept_id, merged_id, state } = found;
    const stands = state === "done";
    return {
      ...{ merge, kept: kept_id, merged: merged_id, state },
      changed: stands ? await store.changedSince(merge) : [],
      upon: stands ? await store.mergeUpon(merge) : undefined,
    };
  },
});

export interface ListedMerge extends Omit<MergeRow, "kept_id" | "merged_id"> {
  /** The kept party, or the one that it was merged into since; `label` is missing where the reader may not see it. */
  readonly kept: { readonly id: string; readonly label: PartyLabel | undefined };
  /** As it was named. */
  readonly merged: { readonly id: string; readonly name: Tagged };
}

export const listMerges = query({
  name: "registry.list-merges",
  permission: "read-as-staff",
  input: z.strictObject({
    party: partyId.optional(),
    state: z.enum(["done", "undone"]).optional(),
    /** The id of the merge after which the list goes on. */
    after: z.uuid().optional(),
    limit: z.int().min(1).max(200).default(50),
    language: z.enum(languages),
  }),
  async run({ db }, { limit, language, ...filter }): Promise<{ merges: ListedMerge[]; more: boolean }> {
    const store = mergeStore(db);
    const found = await store.listMerges({ ...filter, most: limit + 1 });
    const rows = found.slice(0, limit);
    const current = await store.currentParties(rows.map(({ kept_id }) => kept_id));
    const labels = await registryStore(db).labels([...current.values()], language);
    const names = await store.namesBefore(rows.map(({ id }) => id));
    const merges = rows.map(({ kept_id, merged_id, ...row }) => ({
      ...row,
      kept: { id: kept_id, label: labels.get(current.get(kept_id) ?? kept_id) },
      merged: {
        id: merged_id,
        name: displayName(names.get(row.id) ?? [], language) ?? { text: merged_id, language },
      },
    }));
    return { merges, more: found.length > limit };
  },
});

export const mergeQueries: readonly AnyAct[] = [
  previewMerge,
  previewUndo,
  listMerges,
  findDuplicates,
  listDuplicates,
];
