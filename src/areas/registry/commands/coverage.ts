import { z } from "zod";
import { notFound } from "../../../kernel/errors.ts";
import { type Context, command } from "../../../platform/acts/index.ts";
import { checkQuestions } from "../store/checks.ts";
import { expected, handling, optional, partyId, source } from "./fields.ts";
import { addRow, changeRow, removeRow } from "./keeping.ts";

const table = "registry.coverage";
const region = z.string().regex(/^\d{3}$/);

/** A region of UN M49 that a party is for. */
export const addCoverage = command({
  name: "registry.add-coverage",
  permission: "keep-register",
  input: z.strictObject({ party_id: partyId, region_id: region, ...source, ...handling }),
  async run(context, input) {
    await needRegion(context, input.region_id);
    return addRow(context, table, { columns: input, key: ["party_id", "region_id"] });
  },
});

export const changeCoverage = command({
  name: "registry.change-coverage",
  permission: "keep-register",
  input: z.strictObject({ id: z.uuid(), expected, region_id: region.optional(), ...optional(source) }),
  async run(context, { id, expected, ...changes }) {
    if (changes.region_id !== undefined) await needRegion(context, changes.region_id);
    return changeRow(context, { table, id, expected }, changes);
  },
});

export const removeCoverage = command({
  name: "registry.remove-coverage",
  permission: "keep-register",
  input: z.strictObject({ id: z.uuid(), expected }),
  run: (context, { id, expected }) => removeRow(context, { table, id, expected }),
});

/** @throws not-found `region-unknown` */
async function needRegion({ db }: Context, id: string): Promise<void> {
  if (!(await checkQuestions(db).regionExists(id))) throw notFound("region-unknown", { id });
}
