/** How much a table may hold, and how much reading it may take. */
export interface SheetLimits {
  /** Of the file. */
  readonly bytes: number;
  /** Of everything that is compressed inside it, unpacked. */
  readonly unpackedBytes: number;
  /** Rows below the row of names, empty ones included. */
  readonly rows: number;
  readonly columns: number;
  /** UTF-16 code units of one cell. */
  readonly cell: number;
  /** UTF-16 code units of all cells together. */
  readonly characters: number;
  /** Of the process that reads the file. */
  readonly memoryBytes: number;
  readonly milliseconds: number;
}

const mebibyte = 1_048_576;

export const usualSheetLimits: SheetLimits = {
  bytes: 20 * mebibyte,
  unpackedBytes: 200 * mebibyte,
  rows: 50_000,
  columns: 200,
  cell: 10_000,
  characters: 20_000_000,
  memoryBytes: 1_024 * mebibyte,
  milliseconds: 60_000,
};

/** As messages name it. */
export const megabytes = (bytes: number): number => Math.max(1, Math.round(bytes / mebibyte));
