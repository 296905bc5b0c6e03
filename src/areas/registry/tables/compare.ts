import { type HandlingLevel, handlingLevels } from "../../../kernel/handling.ts";
import { asPartialDate, bounds, type Day } from "../../../kernel/partial-date.ts";
import { canonical, type Draft, errorAt, type RowError } from "./drafts.ts";
import { type Field, ownFields, type TableSpec } from "./fields.ts";
import type { Handling } from "./references.ts";
import type { HeldRow } from "./rows.ts";
import { listed } from "./values.ts";

/** What becomes of a row of the file. */
export interface RowChange {
  readonly row: number;
  readonly does: "add" | "change" | "same";
  /** Of the row that is there; a new row of a table with opaque ids has none yet. */
  readonly id: string | undefined;
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
}

export interface Compared {
  readonly change: RowChange;
  readonly errors: readonly RowError[];
}

/** Fields that say where a fact comes from and who may see it, and not what it is. */
const besides = new Set([
  ...[
    "verification",
    "verified_on",
    "source_url",
    "source_passage",
    "note",
    "level",
    "audience",
    "originator",
  ],
  ...["website", "on_source_page"],
]);

/** What a filled cell says of a row that is there: an empty one says nothing, so it changes nothing. */
export function compareWith(spec: TableSpec, draft: Draft, held: HeldRow): Compared {
  const after: Record<string, string> = { ...held.values };
  const errors: RowError[] = [];
  for (const field of ownFields(spec)) {
    const cell = draft.cells.get(field.name);
    const was = canonical(held.values[field.name] ?? "");
    if (cell === undefined || cell.raw === was || (cell.fault === undefined && cell.text === was)) continue;
    if (cell.fault !== undefined) errors.push(errorAt(draft, field.name, cell.fault));
    else if (field.fixed) errors.push(errorAt(draft, field.name, { code: "fixed", params: { held: was } }));
    else after[field.name] = cell.text;
  }
  const changed = ownFields(spec).filter(({ name }) => after[name] !== held.values[name]);
  // A fact that says something else now was not verified on the day on which it said something else.
  if (changed.some(({ name }) => !besides.has(name)) && !draft.cells.has("verified_on"))
    after.verified_on = "";
  const does = changed.length > 0 ? "change" : "same";
  return { change: { row: draft.row, does, id: held.id, before: held.values, after }, errors };
}

/** A new row: what is needed must be there, and who may see it is no wider than the parties it speaks of are seen. */
export function asNew(
  spec: TableSpec,
  draft: Draft,
  { id, handling }: { readonly id?: string | undefined; readonly handling: Handling },
): Compared {
  const errors: RowError[] = [];
  const value = (field: Field): string => {
    const cell = draft.cells.get(field.name);
    if (cell?.fault !== undefined) errors.push(errorAt(draft, field.name, cell.fault));
    else if (cell === undefined && field.needed)
      errors.push(errorAt(draft, field.name, { code: "required", params: { field: field.name } }));
    return cell?.text ?? field.usual ?? "";
  };
  const after = Object.fromEntries(ownFields(spec).map((field) => [field.name, value(field)]));
  if (spec.kind === "parties") after.id = id ?? "";
  if (after.on_source_page === "true")
    errors.push(errorAt(draft, "on_source_page", { code: "fixed", params: { held: "false" } }));
  Object.assign(after, handlingFor(draft, handling, errors));
  return { change: { row: draft.row, does: "add", id, before: {}, after }, errors };
}

const rank = (level: string): number => (handlingLevels as readonly string[]).indexOf(level);

function handlingFor(draft: Draft, least: Handling, errors: RowError[]): Record<string, string> {
  const level = draft.cells.get("level")?.text || least.level;
  if (rank(level) < rank(least.level))
    errors.push(errorAt(draft, "level", { code: "too-open", params: { level: least.level } }));
  return {
    level,
    audience: draft.cells.get("audience")?.text ?? least.audience.join("; "),
    originator: draft.cells.get("originator")?.text ?? least.originator,
  };
}

export const strictestLevel = (parties: readonly Handling[]): HandlingLevel =>
  handlingLevels[Math.max(0, ...parties.map(({ level }) => rank(level)))] ?? "strictly-confidential";

/**
 * The handling of a new fact about these parties: as asked, or as the party that is handled most strictly. Nothing where
 * two of them are handled alike strictly and for different people: then somebody has to say it.
 */
export function strictest(asked: Handling, parties: readonly Handling[]): Handling | undefined {
  const most = Math.max(rank(asked.level), ...parties.map(({ level }) => rank(level)));
  const deciding = parties.filter(({ level }) => rank(level) === most && level !== "public");
  const [first] = deciding;
  if (first === undefined) return asked;
  const said = ({ audience, originator }: Handling) => JSON.stringify([[...audience].sort(), originator]);
  return deciding.every((one) => said(one) === said(first)) ? first : undefined;
}

const dateOf = (text: string | undefined) => asPartialDate(text ?? "");

/** Dates that cannot be, in the row as it would become. */
export function dateErrors(draft: Draft, { after }: RowChange, today: Day): RowError[] {
  const [since, until, verified] = [dateOf(after.since), dateOf(after.until), dateOf(after.verified_on)];
  const errors: RowError[] = [];
  if (since !== undefined && until !== undefined && bounds(until).last < bounds(since).first)
    errors.push(errorAt(draft, "until", { code: "dates-reversed", params: { since, until } }));
  if (verified !== undefined && bounds(verified).first > today)
    errors.push(errorAt(draft, "verified_on", { code: "future", params: { today } }));
  return errors;
}

/** Who may see a row, out of the texts of its fields. */
export const handlingOf = (values: Readonly<Record<string, string>>): Handling => ({
  level: handlingLevels.find((level) => level === values.level) ?? "strictly-confidential",
  audience: listed(values.audience ?? ""),
  originator: values.originator ?? "",
});
