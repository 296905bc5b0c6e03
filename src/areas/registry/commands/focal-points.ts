import { z } from "zod";
import { languages } from "../../../kernel/language.ts";
import { command } from "../../../platform/acts/index.ts";
import { focalRoles } from "../model.ts";
import { dates, expected, handling, line, optional, partyId, plainWords, source } from "./fields.ts";
import { addRow, changeRow, removeRow } from "./keeping.ts";

const table = "registry.focal_point";

const facts = {
  name: plainWords.max(200),
  role: z.enum(focalRoles),
  language: z.enum(languages),
};

const reached = {
  title: line(200).optional(),
  email: z.union([z.email().max(254), z.literal("")]).optional(),
  phone: line(60)
    .regex(/^[\p{Nd}+()./#*\s\p{Pd}a-z]*$/iu)
    .optional(),
  /** The id of their account, where they have one. */
  person_id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(100)
    .nullable()
    .optional(),
};

/** Whom the secretariat speaks to at a party. Their details are told to the secretariat and to the party, unless it is said otherwise. */
export const addFocalPoint = command({
  name: "registry.add-focal-point",
  permission: "keep-register",
  input: z.strictObject({ party_id: partyId, ...facts, ...reached, ...dates, ...source, ...handling }),
  run: (context, input) =>
    addRow(context, table, {
      columns: { ...input, audience: input.audience ?? [`party:${input.party_id}`] },
    }),
});

export const changeFocalPoint = command({
  name: "registry.change-focal-point",
  permission: "keep-register",
  input: z.strictObject({
    ...{ id: z.uuid(), expected },
    ...{ ...optional(facts), ...reached, ...dates, ...optional(source) },
  }),
  run: (context, { id, expected, ...changes }) => changeRow(context, { table, id, expected }, changes),
});

export const removeFocalPoint = command({
  name: "registry.remove-focal-point",
  permission: "keep-register",
  input: z.strictObject({ id: z.uuid(), expected }),
  run: (context, { id, expected }) => removeRow(context, { table, id, expected }),
});
