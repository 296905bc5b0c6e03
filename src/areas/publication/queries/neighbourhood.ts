import { z } from "zod";
import { notFound } from "../../../kernel/errors.ts";
import { standing } from "../../../kernel/validity.ts";
import { query } from "../../../platform/acts/index.ts";
import { type PartyLabel, type PartyRow, type RelationRow, registryStore } from "../../registry/index.ts";
import { all, reading } from "./reading.ts";

export interface Neighbourhood {
  readonly party: PartyRow;
  /** Bodies that a relation ties to the party on the day, the party itself first, then those with most ties. */
  readonly bodies: readonly PartyLabel[];
  /** Relations on the day, of which both ends are among them. */
  readonly relations: readonly RelationRow[];
  /** Neighbours for which there is no room. */
  readonly omitted: number;
}

/** More nodes than this nobody can read. */
export const mostBodies = 60;

export const readNeighbourhood = query({
  name: "publication.read-neighbourhood",
  permission: "read-public",
  input: z.strictObject({ id: z.string().max(200), ...reading }),
  async run({ db }, { id, language, on }): Promise<Neighbourhood> {
    const registry = registryStore(db);
    const { party, own } = await all({
      party: registry.findParty(id, language),
      own: registry.relationsOf(id),
    });
    if (party === undefined) throw notFound("party-unknown", { id });
    const holds = (relation: RelationRow) => !["ended", "not-begun"].includes(standing(relation, on));
    const near = [...new Set(own.filter(holds).map(({ fromId, toId }) => (fromId === id ? toId : fromId)))];
    const among = (await registry.relationsAmong([id, ...near])).filter(holds);
    const ties = (other: string) =>
      among.filter(({ fromId, toId }) => fromId === other || toId === other).length;
    const shown = near
      .filter((other) => other !== id)
      .toSorted((a, b) => ties(b) - ties(a) || (a < b ? -1 : 1))
      .slice(0, mostBodies - 1);
    const labels = await registry.labels([id, ...shown], language);
    const bodies = [id, ...shown].map((one) => labels.get(one)).filter((label) => label !== undefined);
    const there = new Set(bodies.map((body) => body.id));
    return {
      party,
      bodies,
      relations: among.filter(({ fromId, toId }) => there.has(fromId) && there.has(toId)),
      omitted: near.length - shown.length,
    };
  },
});
