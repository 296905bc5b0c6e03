import { z } from "zod";
import { notFound } from "../../../kernel/errors.ts";
import { asDay, dayOf } from "../../../kernel/partial-date.ts";
import { query } from "../../../platform/acts/index.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { personalIn, withPersonal } from "../history.ts";
import { type PartyRecord, partyRecordOf } from "../party-record.ts";
import { historyQuestions, type Image } from "../store/history.ts";
import {
  type ImageOf,
  imageSchemas,
  type KeptTable,
  type PartyRows,
  type Versioned,
} from "../store/images.ts";
import { recordQuestions } from "../store/record.ts";
import { language, partyId } from "./fields.ts";
import { readingOf } from "./record-reading.ts";

/** A moment: an instant in UTC, or a day, which stands for its end. */
const moment = z.union([
  z.iso.datetime().transform((value) => new Date(value)),
  z
    .string()
    .refine((value) => asDay(value) !== undefined)
    .transform((value) => new Date(`${value}T23:59:59.999Z`)),
]);

export interface PartyKnown extends PartyRecord {
  /** The moment, as an instant in UTC. */
  readonly known: string;
}

/**
 * A party as the register knew it at a moment, from the journal: what was entered by then, whatever is known today. Other parties,
 * States and regions have their names of today. How fresh a fact was is not said, for the rules of then are not kept.
 */
export const readPartyKnown = query({
  name: "registry.read-party-known",
  permission: "read-as-staff",
  input: z.strictObject({ id: partyId, known: moment, language }),
  async run({ db }, { id, known, language }): Promise<PartyKnown> {
    const store = historyQuestions(db);
    const changes = await store.changesKnown(id, known);
    const kept = await store.personalValues(personalIn(changes.map(({ after }) => after)));
    const held = changes.flatMap(({ table, after }) =>
      after === undefined ? [] : [{ table, image: withPersonal(after, kept) }],
    );
    const rows = rowsOf(held);
    const reading = await readingOf(db, rows, { language, on: dayOf(known), party: id });
    const staleness = await stalenessThen(db, rows);
    const record = partyRecordOf(id, rows, { ...reading, staleness, rules: new Map() });
    if (record === undefined) throw notFound("party-unknown", { id });
    return { known: known.toISOString(), ...record };
  },
});

interface Held {
  readonly table: string;
  readonly image: Image;
}

function rowsOf(held: readonly Held[]): PartyRows {
  const of = <Table extends KeptTable>(table: Table): Versioned<ImageOf<Table>>[] =>
    held
      .filter((row) => row.table === table)
      .map(({ image }) => ({ image: imageSchemas[table].parse(image), version: undefined }))
      .sort((a, b) => (a.image.id < b.image.id ? -1 : 1));
  return {
    "registry.party": of("registry.party"),
    "registry.party_name": of("registry.party_name"),
    "registry.relation": of("registry.relation"),
    "registry.office": of("registry.office"),
    "registry.membership": of("registry.membership"),
    "registry.focal_point": of("registry.focal_point"),
    "registry.identifier": of("registry.identifier"),
    "registry.coverage": of("registry.coverage"),
    "registry.note": of("registry.note"),
  };
}

/** Whether each name that renders another rendered what that said then. */
async function stalenessThen(db: Db, rows: PartyRows): Promise<Map<string, boolean>> {
  const names = rows["registry.party_name"].map(({ image }) => image);
  const sources = new Set(names.map(({ of_name }) => of_name));
  const digests = await recordQuestions(db).digests(names.filter(({ id }) => sources.has(id)));
  return new Map(
    names.flatMap(({ id, of_name, of_digest }) => {
      const digest = of_name === undefined ? undefined : digests.get(of_name);
      return digest === undefined ? [] : [[id, digest !== of_digest] as const];
    }),
  );
}
