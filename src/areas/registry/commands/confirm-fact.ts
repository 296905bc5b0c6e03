import { z } from "zod";
import { command } from "../../../platform/acts/index.ts";
import { agedTables } from "../store/images.ts";
import { address, expected } from "./fields.ts";
import { changeRow, holdRow, type RowRef } from "./keeping.ts";
import { renewedDigest } from "./names.ts";

/**
 * Somebody has looked, and the fact is as the register says. Why they think so is the reason of the act; what they looked at may be
 * said as its source. `website` confirms the address alone, which is a column of its party.
 */
export const confirmFact = command({
  name: "registry.confirm-fact",
  permission: "keep-register",
  input: z.strictObject({
    table: z.enum(agedTables),
    id: z.string().min(1).max(100),
    website: z.boolean().default(false),
    expected,
    source_url: address.optional(),
    source_passage: z.string().max(500).optional(),
  }),
  async run(context, { table, id, website, expected, ...seen }) {
    const ref: RowRef = { table, id, expected };
    const row = await holdRow(context, ref);
    const { today } = context;
    if (website && table === "registry.party") return changeRow(context, ref, { website_verified_on: today });
    // A name that was looked at renders its source as that is now.
    const rendered =
      table === "registry.party_name" ? await renewedDigest(context, row, { name: row.name }) : {};
    return changeRow(context, ref, { ...seen, ...rendered, verified_on: today, verification: "verified" });
  },
});
