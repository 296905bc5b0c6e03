import { z } from "zod";
import { notFound } from "../../../kernel/errors.ts";
import { query } from "../../../platform/acts/index.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { type PartyRecord, partyRecordOf } from "../party-record.ts";
import { recordQuestions } from "../store/record.ts";
import { day, language, partyId, type Reader } from "./fields.ts";
import { readingOf } from "./record-reading.ts";

/** Everything of one party that the reader may see. @throws not-found `party-unknown` */
export async function partyRecord(
  db: Db,
  { id, language, on }: Reader & { id: string },
): Promise<PartyRecord> {
  const rows = await recordQuestions(db).partyRows(id);
  const reading = await readingOf(db, rows, { language, on, party: id });
  const record = partyRecordOf(id, rows, reading);
  if (record === undefined) throw notFound("party-unknown", { id });
  return record;
}

/** Everything of one party, as those who keep the register see it: each row with its version, its handling and how fresh it is. */
export const readPartyRecord = query({
  name: "registry.read-party-record",
  permission: "read-as-staff",
  input: z.strictObject({ id: partyId, language, on: day.optional() }),
  run: ({ db, today }, { id, language, on = today }) => partyRecord(db, { id, language, on }),
});
