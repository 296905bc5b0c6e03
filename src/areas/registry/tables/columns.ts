import { invalid } from "../../../kernel/errors.ts";
import type { Field, TableSpec } from "./fields.ts";
import { fieldNamed, type Match } from "./labels.ts";

/** A column of the file, and where its cells go; nowhere without a field. */
export interface MappedColumn {
  readonly heading: string;
  readonly field: Field | undefined;
  /** `given`: somebody said so. */
  readonly by: Match | "given" | undefined;
}

/** Column → name of a field; an empty name leaves the column out. */
export type Mapping = Readonly<Record<string, string>>;

/**
 * Which column holds what: as the mapping says, else as the headings say.
 * @throws invalid `table-column-unknown`, `table-field-unknown`, `table-field-twice`, `table-field-missing`
 */
export function mappedColumns(
  { kind, fields, keys }: TableSpec,
  header: readonly string[],
  mapping: Mapping,
): MappedColumn[] {
  const headings = header.map((heading) => heading.replace(/\s+/gu, " ").trim());
  for (const [column, name] of Object.entries(mapping)) {
    if (!headings.includes(column))
      throw invalid("table-column-unknown", { column, known: headings.join(", ") });
    if (name !== "" && !fields.some((field) => field.name === name))
      throw invalid("table-field-unknown", {
        field: name,
        known: fields.map((field) => field.name).join(", "),
      });
  }
  const columns = headings.map((heading): MappedColumn => {
    const said = Object.hasOwn(mapping, heading) ? mapping[heading] : undefined;
    if (said !== undefined) return { heading, field: fields.find(({ name }) => name === said), by: "given" };
    const found = fieldNamed(heading, fields);
    return { heading, field: found?.field, by: found?.by };
  });
  const settled = withoutWeaker(columns);
  checkFields(settled);
  const needed = kind === "parties" ? [] : (keys.at(-1) ?? []);
  const missing = needed.find((name) => !settled.some(({ field }) => field?.name === name));
  const byId = settled.some(({ field }) => field?.name === "id");
  if (settled.every(({ field }) => field === undefined) || (missing !== undefined && !byId))
    throw invalid("table-field-missing", { field: missing ?? "id", columns: headings.join(", ") });
  return settled;
}

const strength: Readonly<Record<Match | "given", number>> = { given: 4, name: 3, label: 2, synonym: 1 };

/** Where two headings name one field, the one that names it better has it; two that name it alike both keep it. */
function withoutWeaker(columns: readonly MappedColumn[]): MappedColumn[] {
  const best = new Map<Field, number>();
  for (const { field, by } of columns)
    if (field !== undefined && by !== undefined)
      best.set(field, Math.max(best.get(field) ?? 0, strength[by]));
  return columns.map((column) => {
    const { field, by } = column;
    if (field === undefined || by === undefined || strength[by] === best.get(field)) return column;
    return { ...column, field: undefined, by: undefined };
  });
}

function checkFields(columns: readonly MappedColumn[]): void {
  for (const { field } of columns) {
    const same = columns.filter((other) => field !== undefined && other.field === field);
    if (field !== undefined && same.length > 1)
      throw invalid("table-field-twice", {
        field: field.name,
        columns: same.map(({ heading }) => heading).join(", "),
      });
  }
}
