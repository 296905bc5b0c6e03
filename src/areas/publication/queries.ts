import { z } from "zod";
import { notFound } from "../../kernel/errors.ts";
import { type Language, languages } from "../../kernel/language.ts";
import { asDay, type Day } from "../../kernel/partial-date.ts";
import type { Period } from "../../kernel/validity.ts";
import { type AnyAct, query } from "../../platform/acts/index.ts";
import type { Db } from "../../platform/storage/index.ts";
import { cooperationStore, type EventRow, type LineRow } from "../cooperation/index.ts";
import {
  type InstrumentRow,
  instrumentChain,
  mandateOn,
  mandatesStore,
  type Validity,
} from "../mandates/index.ts";
import {
  type ListedParty,
  type MembershipRow,
  type NameRow,
  type OfficeRow,
  type PartyLabel,
  type PartyRow,
  type RelationRow,
  registryStore,
  secretariatId,
} from "../registry/index.ts";
import { type Ground, readGrounds } from "./grounds.ts";
import type { BasisView, LineView } from "./model.ts";

const day = z.string().transform((value, context): Day => {
  const parsed = asDay(value);
  if (parsed === undefined) context.addIssue({ code: "custom", message: "not a day" });
  return parsed ?? ("" as Day);
});

export interface PartnersPage {
  readonly secretariat: PartyLabel;
  readonly lines: readonly LineView[];
  readonly listed: readonly ListedParty[];
}

export const readPartnersPage = query({
  name: "publication.read-partners-page",
  permission: "read-public",
  input: z.strictObject({ language: z.enum(languages), on: day }),
  async run({ db }, { language, on }): Promise<PartnersPage> {
    const listed = await registryStore(db).listedParties(language);
    const lines = await cooperationStore(db).lines(language);
    return {
      secretariat: secretariatOf(listed),
      lines: await withGrounds(db, lines, { language, on }),
      listed,
    };
  },
});

/** The secretariat as the list has it; a register without it is not ours. */
function secretariatOf(listed: readonly PartyLabel[]): PartyLabel {
  const found = listed.find((party) => party.id === secretariatId);
  if (found === undefined) throw notFound("party-unknown", { id: secretariatId });
  return found;
}

interface Reading {
  readonly language: Language;
  readonly on: Day;
}

async function withGrounds(
  db: Db,
  lines: readonly LineRow[],
  { language, on }: Reading,
): Promise<LineView[]> {
  const wanted: Ground[] = lines.flatMap((line) => line.bases);
  const views = await readGrounds(db, wanted, { language, on });
  return lines.map((line) => ({ ...line, grounds: views(line.bases) }));
}

export interface PartnerPage {
  readonly secretariat: PartyLabel;
  readonly party: PartyRow;
  readonly names: readonly NameRow[];
  readonly ancestors: readonly string[];
  readonly children: readonly string[];
  readonly relations: readonly RelationRow[];
  readonly offices: readonly OfficeRow[];
  readonly memberships: readonly MembershipRow[];
  readonly regions: readonly { readonly text: string; readonly language: Language }[];
  readonly identifiers: readonly { readonly scheme: string; readonly value: string }[];
  readonly lines: readonly LineView[];
  readonly events: readonly (EventRow & {
    readonly placeName: string | undefined;
    readonly ground: BasisView | undefined;
  })[];
  /** The instruments that established the party. */
  readonly established: readonly BasisView[];
  /** The instrument its mandate rests on that day, where a chain carries the establishing one on. */
  readonly mandate: { readonly instrument: InstrumentRow; readonly validity: Validity } | "none" | undefined;
  /** Bodies the page names with which the secretariat cooperates, and when. */
  readonly cooperators: ReadonlyMap<string, Period>;
  /** Labels of every party the page names. */
  readonly labels: ReadonlyMap<string, PartyLabel>;
}

export const readPartnerPage = query({
  name: "publication.read-partner-page",
  permission: "read-public",
  input: z.strictObject({ id: z.string().max(200), language: z.enum(languages), on: day }),
  async run({ db }, { id, language, on }): Promise<PartnerPage> {
    const registry = registryStore(db);
    const cooperation = cooperationStore(db);
    const party = await registry.findParty(id, language);
    if (party === undefined) throw notFound("party-unknown", { id });
    const ancestors = await registry.ancestorsOf(id);
    const children = await registry.childrenOf(id);
    const relations = await registry.relationsOf(id);
    const offices = await registry.officesOf(id);
    const lines = await cooperation.linesOf(id, language);
    const named = [
      ...[secretariatId, ...ancestors, ...children],
      ...relations.flatMap(({ fromId, toId }) => [fromId, toId]),
      ...offices.flatMap(({ holderId, bodyId }) => [holderId, bodyId]),
    ];
    const labels = await registry.labels([...new Set(named)], language);
    const events = await cooperation.eventsOf(id, language);
    return {
      secretariat: secretariatOf([...labels.values()]),
      ...{ party, ancestors, children, relations, offices, labels },
      cooperators: await registry.cooperatorsOf(secretariatId, [...labels.keys()]),
      names: await registry.namesOf(id),
      memberships: await registry.membershipsOf(id, language),
      regions: await registry.coverageOf(id, language),
      identifiers: await registry.identifiersOf(id),
      ...(await readTexts(db, { id, lines, events }, { language, on })),
    };
  },
});

interface Texts {
  readonly id: string;
  readonly lines: readonly LineRow[];
  readonly events: readonly EventRow[];
}

/** What the page says of instruments: of its lines, its events, what established the party and its mandate. */
async function readTexts(db: Db, { id, lines, events }: Texts, reading: Reading) {
  const established = (await mandatesStore(db).establishmentsOf(id)).map(({ instrumentId }) => ({
    instrumentId,
    provisionId: undefined,
  }));
  const eventGrounds = events
    .map(({ instrumentId }) => instrumentId)
    .filter((ground) => ground !== undefined);
  const wanted = [
    ...lines.flatMap((line) => line.bases),
    ...established,
    ...eventGrounds.map((instrumentId) => ({ instrumentId, provisionId: undefined })),
  ];
  const views = await readGrounds(db, wanted, reading);
  const places = await registryStore(db).places(
    events.map(({ place }) => place).filter((place) => place !== undefined),
    reading.language,
  );
  return {
    lines: lines.map((line): LineView => ({ ...line, grounds: views(line.bases) })),
    events: events.map((event) => ({
      ...event,
      placeName: event.place && (places.get(event.place)?.text ?? event.place),
      ground: event.instrumentId
        ? views([{ instrumentId: event.instrumentId, provisionId: undefined }])[0]
        : undefined,
    })),
    established: views(established),
    mandate: await readMandate(db, established[0]?.instrumentId, reading),
  };
}

/** Only where something carries the establishing instrument on is there a mandate that could have ended. */
async function readMandate(
  db: Db,
  establishing: string | undefined,
  { language, on }: Reading,
): Promise<PartnerPage["mandate"]> {
  if (establishing === undefined) return undefined;
  const { instruments, links } = await mandatesStore(db).withSuccessors([establishing], language);
  if (instruments.length < 2) return undefined;
  const chain = instrumentChain(instruments, links);
  const now = mandateOn(chain, establishing, on);
  const instrument = instruments.find(({ id }) => id === now?.id);
  const validity = chain.validity(now?.id ?? "", on);
  return instrument === undefined || validity === undefined ? "none" : { instrument, validity };
}

export const publicationQueries: readonly AnyAct[] = [readPartnersPage, readPartnerPage];
