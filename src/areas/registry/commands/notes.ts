import { z } from "zod";
import { languages } from "../../../kernel/language.ts";
import { command } from "../../../platform/acts/index.ts";
import { expected, handling, partyId, prose } from "./fields.ts";
import { addRow, removeRow } from "./keeping.ts";

const table = "registry.note";

/** A remark about a party, for the secretariat unless it is said otherwise. What was written stays as it was, or goes. */
export const addNote = command({
  name: "registry.add-note",
  permission: "keep-register",
  input: z.strictObject({ party_id: partyId, language: z.enum(languages), text: prose, ...handling }),
  run(context, input) {
    const { actor, now } = context;
    const columns = { ...input, author_kind: actor.kind, author: actor.name, at: now };
    return addRow(context, table, { columns });
  },
});

export const removeNote = command({
  name: "registry.remove-note",
  permission: "keep-register",
  input: z.strictObject({ id: z.uuid(), expected }),
  run: (context, { id, expected }) => removeRow(context, { table, id, expected }),
});
