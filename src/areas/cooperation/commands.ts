import { z } from "zod";
import { certainties, handlingLevels } from "../../kernel/handling.ts";
import { asPartialDate } from "../../kernel/partial-date.ts";
import { type AnyAct, command } from "../../platform/acts/index.ts";
import { addRow, changeRow, removeRow } from "./keeping.ts";
import { modes } from "./model.ts";

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(100);
/** Ids of instruments and provisions: one line as printed, without signs that cannot be shown. */
const cited = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((text) => !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text));
const address = z.url({ protocol: /^https?$/ }).max(2000);

const said = {
  verification: z.enum(certainties),
  source_passage: z.string().max(500).optional(),
  verified_on: z
    .string()
    .refine((value) => asPartialDate(value) !== undefined)
    .optional(),
  note: z.string().max(2000).optional(),
};
/** A mode or a basis is what a source states: where that stands is part of it. */
const stated = { ...said, source_url: address };

/** Where it is not given, who sees the line sees it. */
const handling = {
  level: z.enum(handlingLevels).optional(),
  audience: z
    .array(
      z
        .string()
        .regex(/^((party|circle|role|person):)?[a-z0-9]+(-[a-z0-9]+)*$/)
        .max(120),
    )
    .max(200)
    .optional(),
  originator: slug.optional(),
};

/** The word for what a row said when it was read; without it a change asks nothing. */
const expected = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .optional();
const row = { id: z.uuid(), expected };

export const addLinePartner = command({
  name: "cooperation.add-line-partner",
  permission: "keep-register",
  input: z.strictObject({
    ...{ line_id: slug, party_id: slug },
    ...{ ...said, source_url: z.union([address, z.literal("")]).optional(), ...handling },
  }),
  run: (context, input) => addRow(context, "cooperation.line_partner", input),
});

export const removeLinePartner = command({
  name: "cooperation.remove-line-partner",
  permission: "keep-register",
  input: z.strictObject(row),
  run: (context, ref) => removeRow(context, { table: "cooperation.line_partner", ...ref }),
});

export const addLineMode = command({
  name: "cooperation.add-line-mode",
  permission: "keep-register",
  input: z.strictObject({ line_id: slug, mode: z.enum(modes), ...stated, ...handling }),
  run: (context, input) => addRow(context, "cooperation.line_mode", input),
});

export const removeLineMode = command({
  name: "cooperation.remove-line-mode",
  permission: "keep-register",
  input: z.strictObject(row),
  run: (context, ref) => removeRow(context, { table: "cooperation.line_mode", ...ref }),
});

export const addLineBasis = command({
  name: "cooperation.add-line-basis",
  permission: "keep-register",
  input: z.strictObject({
    ...{ line_id: slug, instrument_id: cited, provision_id: cited.nullable().default(null) },
    ...{ ...stated, ...handling },
  }),
  run: (context, input) => addRow(context, "cooperation.line_basis", input),
});

/** Another instrument or provision makes another basis, with an id of its own. A change says where it is stated, too. */
export const changeLineBasis = command({
  name: "cooperation.change-line-basis",
  permission: "keep-register",
  input: z.strictObject({
    ...row,
    ...{ instrument_id: cited.optional(), provision_id: cited.nullable().optional() },
    ...{ ...stated, verification: z.enum(certainties).optional() },
  }),
  run: (context, { id, expected, ...changes }) =>
    changeRow(context, { table: "cooperation.line_basis", id, expected }, changes),
});

export const removeLineBasis = command({
  name: "cooperation.remove-line-basis",
  permission: "keep-register",
  input: z.strictObject(row),
  run: (context, ref) => removeRow(context, { table: "cooperation.line_basis", ...ref }),
});

/** All that may be changed of a line by hand. */
export const cooperationActs: readonly AnyAct[] = [
  ...[addLinePartner, removeLinePartner, addLineMode, removeLineMode],
  ...[addLineBasis, changeLineBasis, removeLineBasis],
];
