import { csvHead, csvRows } from "../../../areas/publication/index.ts";
import type { WriteFormat } from "./format.ts";

export const writeCsv: WriteFormat = async ({ exportable, output, ask }) => {
  await output.write(csvHead(exportable.columns));
  await ask(exportable.table((rows) => output.write(csvRows(rows))));
};
