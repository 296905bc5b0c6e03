import { z } from "zod";
import type { Day } from "../../../kernel/partial-date.ts";
import { type Query, query } from "../../../platform/acts/index.ts";
import { day } from "../queries/reading.ts";
import type { Depth, Subject } from "./subjects.ts";

/** Rows that are read and handed on at a time: memory holds these, however many there are in all. */
export const rowsAtOnce = 500;

/** Takes what a part of the rows became; the next part is read when it is done. */
export type Hand<Item> = (items: readonly Item[]) => Promise<void>;

/** An export as an act of the door; its answer is the number of rows. */
export type ExportQuery = Query<{ readonly on: Day }, number>;

interface Handed<Row> {
  readonly depth: Depth;
  readonly hand: (rows: readonly Row[], on: Day) => Promise<void>;
}

/** Not in the register of acts: what it reads is handed to code, which no list of acts could give it.
 * Reads a subject to its end inside one read-only transaction, so that all parts are of one moment. */
export const readRows = <Row, Key>(subject: Subject<Row, Key>, { depth, hand }: Handed<Row>): ExportQuery =>
  query({
    name: "publication.export",
    permission: "read-public",
    input: z.strictObject({ on: day }),
    async run({ db }, { on }) {
      let count = 0;
      let after: Key | undefined;
      for (;;) {
        const rows = await subject.read(db, { after, most: rowsAtOnce, depth, on });
        const last = rows.at(-1);
        if (last === undefined) return count;
        await hand(rows, on);
        count += rows.length;
        if (rows.length < rowsAtOnce) return count;
        after = subject.keyOf(last);
      }
    },
  });
