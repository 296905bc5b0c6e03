import { z } from "zod";
import { notFound } from "../../../kernel/errors.ts";
import { type Context, command } from "../../../platform/acts/index.ts";
import { membershipStatuses } from "../model.ts";
import { registryWrites } from "../store/writes.ts";
import { dates, expected, handling, optional, partialDate, partyId, source } from "./fields.ts";
import { addRow, changeFact, changeRow, holdRow, removeRow } from "./keeping.ts";

const table = "registry.membership";
const ends = ["state_id", "party_id"] as const;
const said = {
  state_id: z.string().regex(/^[A-Z]{3}$/),
  party_id: partyId,
  status: z.enum(membershipStatuses),
};

/** That a State belongs to a body. */
export const addMembership = command({
  name: "registry.add-membership",
  permission: "keep-register",
  input: z.strictObject({ ...said, ...dates, ...source, ...handling }),
  async run(context, input) {
    await needState(context, input.state_id);
    return addRow(context, table, { columns: input, key: [...ends, "status", "since"] });
  },
});

/** Another State or body makes another membership, with an id of its own. */
export const changeMembership = command({
  name: "registry.change-membership",
  permission: "keep-register",
  input: z.strictObject({
    ...{ id: z.uuid(), expected },
    ...optional(said),
    ...{ ...dates, ...optional(source) },
  }),
  async run(context, { id, expected, ...changes }) {
    await holdRow(context, { table, id, expected });
    await needState(context, changes.state_id);
    return changeFact(context, { table, id, ends }, changes);
  },
});

/** The last day of a membership; it stays on record. */
export const endMembership = command({
  name: "registry.end-membership",
  permission: "keep-register",
  input: z.strictObject({ id: z.uuid(), expected, until: partialDate, ...optional(source) }),
  run: (context, { id, expected, ...changes }) => changeRow(context, { table, id, expected }, changes),
});

export const removeMembership = command({
  name: "registry.remove-membership",
  permission: "keep-register",
  input: z.strictObject({ id: z.uuid(), expected }),
  run: (context, { id, expected }) => removeRow(context, { table, id, expected }),
});

/** @throws not-found `state-unknown` for one that the reader cannot see. */
async function needState({ db }: Context, id: string | undefined): Promise<void> {
  if (id !== undefined && !(await registryWrites(db).stateExists(id)))
    throw notFound("state-unknown", { id });
}
