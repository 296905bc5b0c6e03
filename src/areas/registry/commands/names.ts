import { z } from "zod";
import { invalid } from "../../../kernel/errors.ts";
import { languages } from "../../../kernel/language.ts";
import { type Context, command } from "../../../platform/acts/index.ts";
import { nameStatuses, nameTypes } from "../model.ts";
import { checkQuestions } from "../store/checks.ts";
import type { Columns } from "../store/versions.ts";
import { dates, expected, handling, optional, partyId, plainWords, source } from "./fields.ts";
import { addRow, changeRow, holdRow, removeRow } from "./keeping.ts";

const table = "registry.party_name";

/** How the name stands in its language, and of which name of the party it is a rendering. */
const standing = {
  status: z.enum(nameStatuses).nullable().optional(),
  of_name: z.uuid().nullable().optional(),
};

export const addName = command({
  name: "registry.add-name",
  permission: "keep-register",
  input: z.strictObject({
    party_id: partyId,
    language: z.enum(languages),
    type: z.enum(nameTypes),
    name: plainWords,
    ...{ ...standing, ...dates, ...source, ...handling },
  }),
  async run(context, input) {
    const digest = await renderedDigest(context, input.of_name, input.party_id);
    return addRow(context, table, { columns: { ...input, ...digest } });
  },
});

export const changeName = command({
  name: "registry.change-name",
  permission: "keep-register",
  input: z.strictObject({
    ...{ id: z.uuid(), expected },
    language: z.enum(languages).optional(),
    type: z.enum(nameTypes).optional(),
    name: plainWords.optional(),
    ...{ ...standing, ...dates, ...optional(source) },
  }),
  async run(context, { id, expected, ...changes }) {
    const row = await holdRow(context, { table, id, expected });
    return changeRow(context, { table, id }, { ...changes, ...(await renewedDigest(context, row, changes)) });
  },
});

export const removeName = command({
  name: "registry.remove-name",
  permission: "keep-register",
  input: z.strictObject({ id: z.uuid(), expected }),
  run: (context, { id, expected }) => removeRow(context, { table, id, expected }),
});

/** The digest of the text that a name renders. @throws invalid `name-source-unfit` when it is no other name of the party. */
async function renderedDigest(
  { db }: Context,
  ofName: string | null | undefined,
  party: string,
): Promise<Columns> {
  if (ofName === null || ofName === undefined) return {};
  const digest = await checkQuestions(db).nameDigest(ofName, party);
  if (digest === undefined) throw invalid("name-source-unfit", { id: ofName, party });
  return { of_digest: digest };
}

/** A name whose words, or whose source, were set anew renders its source as that is now. */
export async function renewedDigest(context: Context, row: Columns, changes: Columns): Promise<Columns> {
  const of = changes.of_name === undefined ? row.of_name : changes.of_name;
  if (changes.of_name === undefined && changes.name === undefined) return {};
  if (of === null || of === undefined) return { of_digest: null };
  const [id, party] = [String(of), String(row.party_id)];
  if (id === row.id) throw invalid("name-source-unfit", { id, party });
  if (changes.of_name !== undefined) return renderedDigest(context, id, party);
  return { of_digest: (await checkQuestions(context.db).nameDigest(id, party)) ?? null };
}
