import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { shippedData } from "../../src/app/installation.ts";

/** The rows of a file below `data/`, read without the loader: what expectations are computed from. */
export function cellsByRow(path: string): Array<Record<string, string>> {
  return parse(readFileSync(join(shippedData(), path)), { columns: true, bom: true }) as Array<
    Record<string, string>
  >;
}
