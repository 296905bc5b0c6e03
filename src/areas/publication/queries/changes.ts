import { z } from "zod";
import type { Language, Tagged } from "../../../kernel/language.ts";
import { query } from "../../../platform/acts/index.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { instrumentChain, mandatesStore } from "../../mandates/index.ts";
import { type PartyLabel, registryStore, secretariatId } from "../../registry/index.ts";
import { type Comparison, changesUpTo, compareDays, type Dated, type DatedChange } from "../changes.ts";
import { all, day, reading } from "./reading.ts";
import { secretariatOf } from "./secretariat.ts";

/** Names of what changes are about. */
interface Named {
  readonly secretariat: PartyLabel;
  readonly parties: ReadonlyMap<string, PartyLabel>;
  readonly states: ReadonlyMap<string, Tagged>;
}

export interface ComparePage extends Comparison, Named {}

export interface ChangesPage extends Named {
  /** The latest first, at most `mostChanges`. */
  readonly changes: readonly DatedChange[];
  /** How many there are in all. */
  readonly count: number;
}

/** A feed reader keeps what it has seen; more than this in one answer is weight. */
export const mostChanges = 100;

export const readComparePage = query({
  name: "publication.read-compare-page",
  permission: "read-public",
  input: z.strictObject({ ...reading, from: day }),
  async run({ db }, { language, from, on }): Promise<ComparePage> {
    const { dated, ...named } = await readDated(db, language);
    return { ...named, ...compareDays(dated, from, on) };
  },
});

export const readChangesPage = query({
  name: "publication.read-changes-page",
  permission: "read-public",
  input: z.strictObject(reading),
  async run({ db }, { language, on }): Promise<ChangesPage> {
    const { dated, ...named } = await readDated(db, language);
    const changes = changesUpTo(dated, on);
    return { ...named, changes: changes.slice(0, mostChanges), count: changes.length };
  },
});

/**
 * All that the register dates. That a doubtful body began or ended is a statement about it, and is left out; so is a relation or
 * membership of which the reader may not know an end.
 */
async function readDated(db: Db, language: Language): Promise<Named & { readonly dated: Dated }> {
  const registry = registryStore(db);
  const found = await all({
    parties: registry.everyListing(language, secretariatId),
    states: registry.everyState(language),
    relations: registry.everyRelation(),
    memberships: registry.everyMembership(),
    linked: mandatesStore(db).instruments(language),
  });
  const parties = new Map(found.parties.map((party) => [party.id, party]));
  const states = new Map(found.states.map(({ id, name }) => [id, name]));
  const { instruments, links } = found.linked;
  return {
    secretariat: secretariatOf(found.parties),
    ...{ parties, states },
    dated: {
      parties: found.parties.filter(({ certainty }) => certainty !== "unverified"),
      relations: found.relations.filter(({ fromId, toId }) => parties.has(fromId) && parties.has(toId)),
      memberships: found.memberships.filter(
        ({ stateId, partyId }) => states.has(stateId) && parties.has(partyId),
      ),
      ...{ instruments, links, chain: instrumentChain(instruments, links) },
    },
  };
}
