import { z } from "zod";
import { invalid } from "../../../kernel/errors.ts";
import { command } from "../../../platform/acts/index.ts";
import { relationKinds } from "../model.ts";
import { dates, expected, handling, optional, partyId, roles, source } from "./fields.ts";
import { addRow, changeFact, holdRow, removeRow } from "./keeping.ts";

const table = "registry.relation";
const ends = ["from_id", "kind", "to_id"] as const;
const said = { from_id: partyId, kind: z.enum(relationKinds), to_id: partyId };

export const addRelation = command({
  name: "registry.add-relation",
  permission: "keep-register",
  input: z.strictObject({ ...said, roles: roles.default([]), ...dates, ...source, ...handling }),
  async run(context, input) {
    refuseItself(input.from_id, input.to_id);
    return addRow(context, table, { columns: input, key: [...ends, "since"] });
  },
});

/** Another kind or another end makes another fact, with an id of its own. */
export const changeRelation = command({
  name: "registry.change-relation",
  permission: "keep-register",
  input: z.strictObject({
    ...{ id: z.uuid(), expected },
    ...optional(said),
    roles: roles.optional(),
    ...{ ...dates, ...optional(source) },
  }),
  async run(context, { id, expected, ...changes }) {
    const row = await holdRow(context, { table, id, expected });
    refuseItself(changes.from_id ?? row.from_id, changes.to_id ?? row.to_id);
    return changeFact(context, { table, id, ends }, changes);
  },
});

export const removeRelation = command({
  name: "registry.remove-relation",
  permission: "keep-register",
  input: z.strictObject({ id: z.uuid(), expected }),
  run: (context, { id, expected }) => removeRow(context, { table, id, expected }),
});

/** @throws invalid `ends-alike` */
function refuseItself(from: unknown, to: unknown): void {
  if (from === to) throw invalid("ends-alike", { id: String(from) });
}
