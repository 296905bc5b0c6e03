/** A CSV file in pieces, for tests that change cells of it. */
export interface CsvFile {
  readonly header: string[];
  readonly rows: string[][];
}

/** Reads RFC 4180 with line feeds, sign by sign; independent of the reader under test. */
export function readCsv(text: string): CsvFile {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const endCell = () => {
    row.push(cell);
    cell = "";
  };
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index] ?? "";
    if (quoted && sign === '"' && text[index + 1] === '"') {
      cell += '"';
      index += 1;
    } else if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === ",") endCell();
    else if (!quoted && sign === "\n") {
      endCell();
      rows.push(row);
      row = [];
    } else if (quoted || sign !== "\r") cell += sign;
  }
  if (cell !== "" || row.length > 0) {
    endCell();
    rows.push(row);
  }
  const [header = [], ...rest] = rows.filter((cells) => cells.length > 1 || cells[0] !== "");
  return { header, rows: rest };
}

const written = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export const writeCsv = ({ header, rows }: CsvFile): string =>
  [header, ...rows].map((row) => `${row.map(written).join(",")}\n`).join("");

/** The line on which a row begins once the file is written. */
export const lineOfRow = (csv: CsvFile, index: number): number =>
  writeCsv({ header: csv.header, rows: csv.rows.slice(0, index) }).split("\n").length;

/** All rows as records by column. */
export const recordsOf = ({ header, rows }: CsvFile): Array<Record<string, string>> =>
  rows.map((row) => Object.fromEntries(header.map((column, index) => [column, row[index] ?? ""])));
