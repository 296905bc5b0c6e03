import type { ErrorParams } from "../../../kernel/errors.ts";
import type { TableRow } from "../../../platform/sheets/index.ts";
import type { MappedColumn } from "./columns.ts";
import type { Field } from "./fields.ts";
import type { References } from "./references.ts";
import { type Fault, readCell } from "./values.ts";

/** What is wrong in a row of the file. The message `table-error.<code>` says it. */
export interface RowError {
  /** As a spreadsheet numbers it. */
  readonly row: number;
  /** The heading of the column; empty where it is the row as a whole. */
  readonly column: string;
  readonly value: string;
  readonly code: string;
  readonly params: ErrorParams;
}

interface DraftCell {
  readonly field: Field;
  readonly heading: string;
  /** As it stands in the file, without blanks around it. */
  readonly raw: string;
  /** What it says. */
  readonly text: string;
  readonly fault: Fault | undefined;
}

/** A row of the file, read by its fields; empty cells are left out. */
export interface Draft {
  readonly row: number;
  readonly cells: ReadonlyMap<string, DraftCell>;
}

/** One form for each text, so that a cell can be compared with what the register holds. */
export const canonical = (text: string): string => text.replace(/\r\n?/g, "\n").trim().normalize("NFC");

const longestShown = 200;

export const errorAt = (draft: Draft, name: string, { code, params = {} }: Fault): RowError => {
  const cell = draft.cells.get(name);
  return {
    row: draft.row,
    column: cell?.heading ?? "",
    value: (cell?.raw ?? "").slice(0, longestShown),
    code,
    params,
  };
};

export function draftOf({ number, cells }: TableRow, columns: readonly MappedColumn[]): Draft {
  const read = columns.flatMap(({ field, heading }, at): [string, DraftCell][] => {
    const raw = canonical(cells[at] ?? "");
    if (field === undefined || raw === "") return [];
    const value = readCell(field, raw);
    const said = "text" in value ? { text: value.text, fault: undefined } : { text: "", fault: value.fault };
    return said.text === "" && said.fault === undefined
      ? []
      : [[field.name, { field, heading, raw, ...said }]];
  });
  return { row: number, cells: new Map(read) };
}

/** The words of a draft that name parties. */
export const partyWords = ({ cells }: Draft): string[] =>
  [...cells.values()].flatMap(({ field, text }) => (field.type.is === "party" && text !== "" ? [text] : []));

/** Puts ids in the place of words that name parties and regions. */
export function resolved(
  { row, cells }: Draft,
  references: References,
  others: (word: string) => readonly string[] = () => [],
): Draft {
  const settle = (cell: DraftCell): DraftCell => {
    const { field, text } = cell;
    const { is } = field.type;
    if (text === "" || (is !== "party" && is !== "region")) return cell;
    const found = is === "region" ? references.regionsNamed(text) : references.partiesNamed(text);
    const ids = found.length > 0 ? found : others(text);
    const [id] = ids;
    if (id === undefined) return { ...cell, text: "", fault: { code: `${is}-unknown` } };
    if (ids.length === 1) return { ...cell, text: id };
    const candidates = is === "region" ? ids.join(", ") : references.shown(ids);
    return { ...cell, text: "", fault: { code: "ambiguous", params: { candidates } } };
  };
  return { row, cells: new Map([...cells].map(([name, cell]) => [name, settle(cell)])) };
}
