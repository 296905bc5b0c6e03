import type { Tagged } from "../../../kernel/language.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { othersIn } from "../party-record.ts";
import type { Reading } from "../record.ts";
import { dueQuestions } from "../store/due.ts";
import type { PartyRows } from "../store/images.ts";
import { registryStore } from "../store/index.ts";
import { recordQuestions } from "../store/record.ts";
import type { Reader } from "./fields.ts";

/** What a record of a party is read by, in the reader's language. */
export async function readingOf(
  db: Db,
  rows: PartyRows,
  { language, on, party }: Reader & { party: string },
): Promise<Reading> {
  const store = registryStore(db);
  const states = rows["registry.membership"].map(({ image }) => image.state_id);
  const [labels, stateNames, regions, rules, staleness] = await Promise.all([
    store.labels(othersIn(rows), language),
    states.length === 0 ? [] : store.everyState(language),
    store.regions(language),
    dueQuestions(db).freshnessRules(),
    recordQuestions(db).staleness(party),
  ]);
  const named = (all: readonly { readonly id: string; readonly name: Tagged }[]) =>
    new Map(all.map(({ id, name }) => [id, name]));
  return {
    ...{ labels, rules, staleness, on, partyUntil: undefined },
    states: named(stateNames),
    regions: named(regions),
  };
}
