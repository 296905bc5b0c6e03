/** Reads a table in a fenced process. */
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { type Ending, type FencedProgram, runFenced } from "../fenced/index.ts";
import type { SheetLimits } from "./limits.ts";
import program from "./reader.js?raw";

const mebibyte = 1_048_576;

export interface Asked {
  readonly limits: SheetLimits;
  readonly sheet?: string;
}

/** The program is started as text. The packages that it imports lie in one folder; they are looked for from where it stands. */
function sheetProgram(): FencedProgram {
  const require = createRequire(import.meta.url);
  const packages = dirname(dirname(require.resolve("read-excel-file/package.json")));
  return { start: ["--input-type=module", "--eval", program], mayRead: packages, cwd: dirname(packages) };
}

/** JSON takes up to six bytes for one character, in practice hardly more than two; and some for each cell. */
const answerBytes = ({ characters, rows }: SheetLimits): number => characters * 4 + rows * 1_000 + mebibyte;

export function runReader(bytes: Uint8Array, asked: Asked): Promise<Ending> {
  const { memoryBytes, milliseconds } = asked.limits;
  const fence = { memoryBytes, milliseconds, answerBytes: answerBytes(asked.limits) };
  return runFenced(sheetProgram(), { bytes, asked }, fence);
}
