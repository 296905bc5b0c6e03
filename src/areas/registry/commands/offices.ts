import { z } from "zod";
import { invalid } from "../../../kernel/errors.ts";
import { command } from "../../../platform/acts/index.ts";
import { offices } from "../model.ts";
import { dates, expected, handling, optional, partialDate, partyId, roles, source } from "./fields.ts";
import { addRow, changeFact, changeRow, holdRow, removeRow } from "./keeping.ts";

const table = "registry.office";
const ends = ["holder_id", "office", "body_id"] as const;
const said = { holder_id: partyId, office: z.enum(offices), body_id: partyId };

export const addOffice = command({
  name: "registry.add-office",
  permission: "keep-register",
  input: z.strictObject({ ...said, roles: roles.default([]), ...dates, ...source, ...handling }),
  async run(context, input) {
    refuseItself(input.holder_id, input.body_id);
    return addRow(context, table, { columns: input, key: [...ends, "since"] });
  },
});

/** Another office, holder or body makes another fact, with an id of its own. */
export const changeOffice = command({
  name: "registry.change-office",
  permission: "keep-register",
  input: z.strictObject({
    ...{ id: z.uuid(), expected },
    ...optional(said),
    roles: roles.optional(),
    ...{ ...dates, ...optional(source) },
  }),
  async run(context, { id, expected, ...changes }) {
    const row = await holdRow(context, { table, id, expected });
    refuseItself(changes.holder_id ?? row.holder_id, changes.body_id ?? row.body_id);
    return changeFact(context, { table, id, ends }, changes);
  },
});

/** The last day of a term; the office stays on record. */
export const endOffice = command({
  name: "registry.end-office",
  permission: "keep-register",
  input: z.strictObject({ id: z.uuid(), expected, until: partialDate, ...optional(source) }),
  run: (context, { id, expected, ...changes }) => changeRow(context, { table, id, expected }, changes),
});

export const removeOffice = command({
  name: "registry.remove-office",
  permission: "keep-register",
  input: z.strictObject({ id: z.uuid(), expected }),
  run: (context, { id, expected }) => removeRow(context, { table, id, expected }),
});

/** @throws invalid `ends-alike` */
function refuseItself(holder: unknown, body: unknown): void {
  if (holder === body) throw invalid("ends-alike", { id: String(holder) });
}
