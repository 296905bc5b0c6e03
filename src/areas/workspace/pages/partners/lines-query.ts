import { z } from "zod";
import { languages, type Tagged } from "../../../../kernel/language.ts";
import { query } from "../../../../platform/acts/index.ts";
import { type LineRecord, lineRecords } from "../../../cooperation/index.ts";

export interface PartyLines {
  readonly lines: readonly LineRecord[];
  /** Those in which it does not stand, by id and title. */
  readonly others: ReadonlyArray<{ readonly id: string; readonly title: Tagged }>;
}

/** The lines of cooperation in which a party stands, with their modes and bases, and those to which it can be added. */
export const listPartyLines = query({
  name: "workspace.list-party-lines",
  permission: "read-as-staff",
  input: z.strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .max(100),
    language: z.enum(languages),
  }),
  async run({ db }, { id, language }): Promise<PartyLines> {
    const records = lineRecords(db);
    return { lines: await records.ofParty(id, language), others: await records.without(id, language) };
  },
});
