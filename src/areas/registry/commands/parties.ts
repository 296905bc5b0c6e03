import { z } from "zod";
import { conflict, invalid } from "../../../kernel/errors.ts";
import { languages } from "../../../kernel/language.ts";
import { type Context, command } from "../../../platform/acts/index.ts";
import { categories, lifeCycle, nameStatuses, nameTypes, partyIdFrom, partyKinds } from "../model.ts";
import { checkQuestions } from "../store/checks.ts";
import type { Columns } from "../store/versions.ts";
import { registryWrites } from "../store/writes.ts";
import {
  address,
  dates,
  expected,
  handling,
  optional,
  partialDate,
  partyId,
  plainWords,
  source,
} from "./fields.ts";
import { addRow, changeRow, checkRow, differs, holdRow, needParties } from "./keeping.ts";

const table = "registry.party";

const facts = {
  kind: z.enum(partyKinds),
  category: z.enum(categories),
  parent_id: partyId.nullable().optional(),
  status: z.enum(lifeCycle),
  ...dates,
  place: plainWords.nullable().optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .optional(),
  website: address.optional(),
  website_verified_on: partialDate.nullable().optional(),
};

const names = z
  .array(
    z.strictObject({
      language: z.enum(languages),
      type: z.enum(nameTypes),
      name: plainWords,
      status: z.enum(nameStatuses).optional(),
    }),
  )
  .min(1)
  .max(100);

/** A party with its first names. Where no id is given it is made from them. */
export const addParty = command({
  name: "registry.add-party",
  permission: "keep-register",
  input: z.strictObject({ id: partyId.optional(), names, ...facts, ...source, ...handling }),
  async run(context, { id: asked, names, ...columns }) {
    await checkRow(context, columns);
    await needParties(context, [columns.parent_id]);
    const id = await placeParty(context, { asked, names, columns });
    const { level, audience, originator, verification, source_url, verified_on } = columns;
    const alike = { level, audience, originator, verification, source_url, verified_on };
    for (const name of names)
      await addRow(context, "registry.party_name", { columns: { party_id: id, ...name, ...alike } });
    return { id };
  },
});

export const changeParty = command({
  name: "registry.change-party",
  permission: "keep-register",
  input: z.strictObject({
    ...{ id: partyId, expected },
    ...optional(facts),
    on_source_page: z.boolean().optional(),
    position: z.int().min(0).max(1_000_000).optional(),
    ...optional(source),
  }),
  async run(context, { id, expected, ...changes }) {
    const row = await holdRow(context, { table, id, expected });
    const { parent_id: parent, website, website_verified_on } = changes;
    await needParties(context, [parent]);
    if (typeof parent === "string" && (await checkQuestions(context.db).standsBelow(parent, id)))
      throw invalid("parent-circle", { id, parent });
    // Another address was not looked at on the day on which the old one was.
    const unseen =
      website !== undefined && website_verified_on === undefined && differs(website, row.website);
    return changeRow(
      context,
      { table, id },
      { ...changes, ...(unseen ? { website_verified_on: null } : {}) },
    );
  },
});

interface Placing {
  readonly asked: string | undefined;
  readonly names: z.infer<typeof names>;
  readonly columns: Columns;
}

/**
 * Writes the party under the id that is asked for, or the first free one that its names give. What few may see has an id that tells
 * nothing, so that no other party ever meets it.
 * @throws conflict `party-id-taken`, invalid `party-id-tells`
 */
async function placeParty({ db }: Context, { asked, names, columns }: Placing): Promise<string> {
  const checks = checkQuestions(db);
  const placed = async (id: string): Promise<boolean> =>
    !(await checks.leadsElsewhere(id)) && (await registryWrites(db).addParty(id, columns)) !== undefined;
  const closed = columns.level === "confidential" || columns.level === "strictly-confidential";
  if (asked !== undefined) {
    if (closed) throw invalid("party-id-tells", { id: asked });
    if (!(await placed(asked))) throw conflict("party-id-taken", { id: asked });
    return asked;
  }
  const made = closed ? undefined : partyIdFrom(names);
  for (const id of [...numbered(made), await checks.opaquePartyId()]) if (await placed(id)) return id;
  throw conflict("changed-meanwhile");
}

const numbered = (id: string | undefined): string[] =>
  id === undefined ? [] : [id, ...[2, 3, 4, 5, 6, 7, 8, 9].map((number) => `${id}-${number}`)];
