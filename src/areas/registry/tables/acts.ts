import { z } from "zod";
import { conflict, invalid } from "../../../kernel/errors.ts";
import { handlingLevels } from "../../../kernel/handling.ts";
import { languages } from "../../../kernel/language.ts";
import { type AnyAct, type Context, command, query } from "../../../platform/acts/index.ts";
import { usualSheetLimits } from "../../../platform/sheets/index.ts";
import { secretariatId } from "../model.ts";
import { mappedColumns } from "./columns.ts";
import { listRestrictedRows } from "./export-table.ts";
import { tableKinds, tableSpecs } from "./fields.ts";
import { makePlan, type TableGiven } from "./make-plan.ts";
import { reportOf } from "./report.ts";
import { lockTables, writePlan } from "./write.ts";

const { rows, columns, cell } = usualSheetLimits;
const text = z.string().max(cell);

const table = {
  kind: z.enum(tableKinds),
  /** The headings of the columns. */
  header: z.array(text).min(1).max(columns),
  rows: z.array(z.strictObject({ number: z.int().min(1), cells: z.array(text).max(columns) })).max(rows),
  /** Heading → name of a field, where the headings do not say it; an empty name leaves the column out. */
  mapping: z.record(text, z.string().max(100)).default({}),
  /** How new rows are handled, where the table does not say. */
  level: z.enum(handlingLevels).default("unclassified"),
  /** In which parties are named where there are several. */
  language: z.enum(languages).default("en"),
};
const tableInput = z.strictObject(table);
type TableInput = z.output<typeof tableInput>;

/** @throws what `mappedColumns` throws */
function givenBy({ today }: Context, input: TableInput): TableGiven {
  const spec = tableSpecs[input.kind];
  return {
    ...{ spec, today, rows: input.rows, language: input.language },
    columns: mappedColumns(spec, input.header, input.mapping),
    handling: { level: input.level, audience: [], originator: secretariatId },
  };
}

/** A dry run: what the table would do, and what is wrong with it. */
export const checkTable = query({
  name: "registry.check-table",
  permission: "read-as-staff",
  input: tableInput,
  async run(context, input) {
    const given = givenBy(context, input);
    return reportOf(given, await makePlan(context.db, given));
  },
});

/** All of the table or nothing: what the dry run with this digest said, and nothing else. */
export const importTable = command({
  name: "registry.import-table",
  permission: "keep-register",
  input: z.strictObject({ ...table, digest: z.string().regex(/^[0-9a-f]{64}$/) }),
  async run(context, { digest, ...input }) {
    const given = givenBy(context, input);
    await lockTables(context.db, given.spec);
    const plan = await makePlan(context.db, given);
    const report = reportOf(given, plan);
    if (report.digest !== digest) throw conflict("table-changed-meanwhile");
    const [first] = report.errors;
    if (first !== undefined) throw invalid("table-rows-refused", { count: report.refused, row: first.row });
    await writePlan(context.db, given.spec, plan);
    return { rows: report.rows, added: report.added, changed: report.changed, unchanged: report.unchanged };
  },
});

export const tableActs: readonly AnyAct[] = [checkTable, importTable, listRestrictedRows];
