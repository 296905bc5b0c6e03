import { z } from "zod";
import { invalid } from "../../../kernel/errors.ts";
import { command } from "../../../platform/acts/index.ts";
import { expected, handling, line, optional, partyId, source } from "./fields.ts";
import { addRow, changeRow, holdRow, removeRow } from "./keeping.ts";

const table = "registry.identifier";
const key = ["party_id", "scheme", "value"] as const;

const facts = {
  scheme: z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
    .max(40),
  value: line(200).min(1),
};

/** How the numbers of registers that we know are written. Another register has its numbers as it will. */
const shapes: ReadonlyMap<string, { readonly shape: RegExp; readonly example: string }> = new Map([
  ["wikidata", { shape: /^Q[1-9]\d*$/, example: "Q1065" }],
  ["isni", { shape: /^\d{15}[\dX]$/, example: "0000000123456789" }],
  ["lei", { shape: /^[A-Z0-9]{18}\d{2}$/, example: "529900ABCDEFGHIJKL12" }],
  ["ror", { shape: /^0[a-z0-9]{6}\d{2}$/, example: "012abcd34" }],
]);

/** A number of a party in another register. */
export const addIdentifier = command({
  name: "registry.add-identifier",
  permission: "keep-register",
  input: z.strictObject({ party_id: partyId, ...facts, ...source, ...handling }),
  async run(context, input) {
    checkShape(input.scheme, input.value);
    return addRow(context, table, { columns: input, key });
  },
});

export const changeIdentifier = command({
  name: "registry.change-identifier",
  permission: "keep-register",
  input: z.strictObject({ id: z.uuid(), expected, ...optional(facts), ...optional(source) }),
  async run(context, { id, expected, ...changes }) {
    const row = await holdRow(context, { table, id, expected });
    checkShape(String(changes.scheme ?? row.scheme), String(changes.value ?? row.value));
    return changeRow(context, { table, id }, changes);
  },
});

export const removeIdentifier = command({
  name: "registry.remove-identifier",
  permission: "keep-register",
  input: z.strictObject({ id: z.uuid(), expected }),
  run: (context, { id, expected }) => removeRow(context, { table, id, expected }),
});

/** @throws invalid `identifier-malformed` */
function checkShape(scheme: string, value: string): void {
  const known = shapes.get(scheme);
  if (known !== undefined && !known.shape.test(value))
    throw invalid("identifier-malformed", { scheme, value, example: known.example });
}
