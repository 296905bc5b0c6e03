import { z } from "zod";
import { query } from "../../../platform/acts/index.ts";
import { type FactKind, type FreshnessCounts, factKinds, sumOf } from "../freshness.ts";
import { type AgedFact, type DueKey, dueQuestions, type PartyTally } from "../store/due.ts";
import { type PartyLabel, registryStore } from "../store/index.ts";
import { day, language, partyId } from "./fields.ts";

const states = z
  .array(z.enum(["due", "overdue", "unchecked", "fresh"]))
  .min(1)
  .default(["due", "overdue"]);

const asked = {
  language,
  on: day.optional(),
  states,
  kind: z.enum(factKinds).optional(),
  limit: z.int().min(1).max(500).default(50),
};

/** A fact to look at, with the names of the parties that it is about. */
export interface DueFact extends AgedFact {
  readonly party: PartyLabel;
  readonly other: PartyLabel | undefined;
}

export interface DueFacts {
  readonly facts: readonly DueFact[];
  /** Of all facts that age, and not of those that are asked for alone. */
  readonly counts: FreshnessCounts;
  readonly byKind: Partial<Record<FactKind, FreshnessCounts>>;
  readonly next: DueKey | undefined;
}

/** Facts that are to be verified, those first that have waited longest. */
export const listDueFacts = query({
  name: "registry.list-due-facts",
  permission: "read-as-staff",
  input: z.strictObject({
    ...asked,
    party: partyId.optional(),
    after: z.tuple([z.string().max(10), z.string().max(20), z.string().max(100)]).optional(),
  }),
  async run({ db, today }, { language, limit, after, on = today, ...filter }): Promise<DueFacts> {
    const store = dueQuestions(db);
    const [facts, byKind] = await Promise.all([
      store.agedFacts({ ...filter, on }, { after, most: limit + 1 }),
      store.countsByKind({ on, party: filter.party }),
    ]);
    const shown = facts.slice(0, limit);
    const ids = [
      ...new Set(
        shown.flatMap(({ partyId, otherId }) => (otherId === undefined ? [partyId] : [partyId, otherId])),
      ),
    ];
    const labels = await registryStore(db).labels(ids, language);
    const last = facts.length > limit ? shown.at(-1) : undefined;
    return {
      facts: shown.flatMap((fact) => {
        const party = labels.get(fact.partyId);
        const other = fact.otherId === undefined ? undefined : labels.get(fact.otherId);
        return party === undefined ? [] : [{ ...fact, party, other }];
      }),
      ...{ byKind, counts: sumOf(Object.values(byKind)) },
      next: last === undefined ? undefined : [last.dueOn ?? "0000-00-00", last.kind, last.id],
    };
  },
});

export interface DueParty extends PartyTally {
  readonly party: PartyLabel;
}

export interface DueParties {
  readonly parties: readonly DueParty[];
  readonly next: readonly [string, string] | undefined;
}

/** Parties of which something is to be verified, with how much. */
export const listDueParties = query({
  name: "registry.list-due-parties",
  permission: "read-as-staff",
  input: z.strictObject({ ...asked, after: z.tuple([z.string().max(10), z.string().max(100)]).optional() }),
  async run({ db, today }, { language, limit, after, on = today, ...filter }): Promise<DueParties> {
    const tallies = await dueQuestions(db).partyTallies({ ...filter, on }, { after, most: limit + 1 });
    const shown = tallies.slice(0, limit);
    const labels = await registryStore(db).labels(
      shown.map(({ partyId }) => partyId),
      language,
    );
    const last = tallies.length > limit ? shown.at(-1) : undefined;
    return {
      parties: shown.flatMap((tally) => {
        const party = labels.get(tally.partyId);
        return party === undefined ? [] : [{ ...tally, party }];
      }),
      next: last === undefined ? undefined : [last.dueOn ?? "0000-00-00", last.partyId],
    };
  },
});
