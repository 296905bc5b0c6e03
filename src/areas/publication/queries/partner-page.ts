import { z } from "zod";
import { notFound } from "../../../kernel/errors.ts";
import type { Language } from "../../../kernel/language.ts";
import type { Period } from "../../../kernel/validity.ts";
import { query } from "../../../platform/acts/index.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { cooperationStore, type EventRow, type LineRow } from "../../cooperation/index.ts";
import { evidenceStore, type ListedDocument } from "../../evidence/index.ts";
import { mandatesStore } from "../../mandates/index.ts";
import {
  type MembershipRow,
  type NameRow,
  type OfficeRow,
  type PartyLabel,
  type PartyRow,
  type RelationRow,
  registryStore,
  secretariatId,
} from "../../registry/index.ts";
import { readGrounds } from "../grounds.ts";
import type { BasisView, LineView, MandateView } from "../model.ts";
import { type Citations, readCitations } from "./cited-facts.ts";
import { all, type Reading, reading } from "./reading.ts";
import { secretariatOf } from "./secretariat.ts";
import { type EventView, eventsOver, groundsOf, linesOver, placesOf, whole } from "./views.ts";

export interface PartnerPage {
  readonly secretariat: PartyLabel;
  readonly party: PartyRow;
  readonly names: readonly NameRow[];
  readonly ancestors: readonly string[];
  readonly children: readonly string[];
  readonly relations: readonly RelationRow[];
  readonly offices: readonly OfficeRow[];
  readonly memberships: readonly MembershipRow[];
  readonly regions: readonly { readonly id: string; readonly text: string; readonly language: Language }[];
  readonly identifiers: readonly { readonly scheme: string; readonly value: string }[];
  readonly lines: readonly LineView[];
  readonly events: readonly EventView[];
  /** The instruments that established the party. */
  readonly established: readonly BasisView[];
  /** The instrument its mandate rests on that day, where a chain carries the establishing one on. */
  readonly mandate: MandateView | undefined;
  /** The establishment as a fact, by the instrument. */
  readonly establishments: ReadonlyMap<string, string>;
  /** What cites the facts of the page. */
  readonly citations: Citations;
  /** Documents that speak of the party, the newest first. */
  readonly documents: readonly ListedDocument[];
  /** Bodies the page names with which the secretariat cooperates, and when. */
  readonly cooperators: ReadonlyMap<string, Period>;
  /** Labels of every party the page names. */
  readonly labels: ReadonlyMap<string, PartyLabel>;
}

export const readPartnerPage = query({
  name: "publication.read-partner-page",
  permission: "read-public",
  input: z.strictObject({ id: z.string().max(200), ...reading }),
  async run({ db }, { id, language, on }): Promise<PartnerPage> {
    const { party, ...found } = await readParty(db, id, language);
    if (party === undefined) throw notFound("party-unknown", { id });
    const { ancestors, children, relations, offices, lines, events, establishments, ...rest } = found;
    const named = new Set([
      ...[secretariatId, ...ancestors, ...children],
      ...relations.flatMap(({ fromId, toId }) => [fromId, toId]),
      ...offices.flatMap(({ holderId, bodyId }) => [holderId, bodyId]),
    ]);
    const [labels, cooperators, texts, citations] = await Promise.all([
      registryStore(db).labels([...named], language),
      registryStore(db).cooperatorsOf(secretariatId, [...named]),
      readTexts(db, { lines, events, establishments }, { language, on }),
      citationsOf(db, found, id),
    ]);
    return {
      secretariat: secretariatOf([...labels.values()]),
      ...{ party, ancestors, children, relations, offices, labels },
      cooperators: new Map([...cooperators].filter(([other]) => labels.has(other))),
      ...rest,
      ...{ ...texts, citations },
      establishments: new Map(establishments.map((one) => [one.instrumentId, one.id])),
    };
  },
});

/** All that the id alone is needed to ask; the statements go to the database together. */
async function readParty(db: Db, id: string, language: Language) {
  const registry = registryStore(db);
  const cooperation = cooperationStore(db);
  return await all({
    party: registry.findParty(id, language),
    ancestors: registry.ancestorsOf(id),
    children: registry.childrenOf(id),
    relations: registry.relationsOf(id),
    offices: registry.officesOf(id),
    names: registry.namesOf(id),
    memberships: registry.membershipsOf(id, language),
    regions: registry.coverageOf(id, language),
    identifiers: registry.identifiersOf(id),
    lines: cooperation.linesOf(id, language),
    events: cooperation.eventsOf(id, language),
    establishments: mandatesStore(db).establishmentsOf(id),
    documents: evidenceStore(db).listDocuments({ subject: `party ${id}` }),
  });
}

type Found = Omit<Awaited<ReturnType<typeof readParty>>, "party">;

/** What cites each fact that the page shows. */
function citationsOf(db: Db, found: Found, party: string): Promise<Citations> {
  const ids = (facts: readonly { readonly id: string }[]) => facts.map(({ id }) => id);
  return readCitations(db, {
    "registry.party": [party],
    "registry.party_name": ids(found.names),
    "registry.relation": ids(found.relations),
    "registry.office": ids(found.offices),
    "registry.membership": ids(found.memberships),
    "mandates.establishment": ids(found.establishments),
    "cooperation.event": ids(found.events),
  });
}

interface Texts {
  readonly lines: readonly LineRow[];
  readonly events: readonly EventRow[];
  readonly establishments: readonly { readonly instrumentId: string }[];
}

/** What the page says of instruments: of its lines, its events, what established the party and its mandate. */
async function readTexts(db: Db, { lines, events, establishments }: Texts, at: Reading) {
  const established = establishments.map(({ instrumentId }) => whole(instrumentId));
  const wanted = [...lines.flatMap((line) => line.bases), ...established, ...groundsOf(events)];
  const { grounds, places } = await all({
    grounds: readGrounds(db, wanted, at),
    places: placesOf(db, events, at),
  });
  return {
    lines: linesOver(lines, grounds),
    events: eventsOver(events, places, grounds),
    established: grounds.views(established),
    mandate: grounds.mandate(established[0]?.instrumentId),
  };
}
