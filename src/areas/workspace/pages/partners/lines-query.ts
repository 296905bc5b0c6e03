import { z } from "zod";
import { languages } from "../../../../kernel/language.ts";
import { query } from "../../../../platform/acts/index.ts";
import { cooperationStore, type LineRow } from "../../../cooperation/index.ts";

/** The lines of cooperation in which a party stands, with their modes and bases. */
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
  run: ({ db }, { id, language }): Promise<LineRow[]> => cooperationStore(db).linesOf(id, language),
});
