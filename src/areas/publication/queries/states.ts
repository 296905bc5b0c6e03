import { z } from "zod";
import { notFound } from "../../../kernel/errors.ts";
import type { Language } from "../../../kernel/language.ts";
import type { Day } from "../../../kernel/partial-date.ts";
import { standing } from "../../../kernel/validity.ts";
import { query } from "../../../platform/acts/index.ts";
import { cooperationStore } from "../../cooperation/index.ts";
import {
  type PartyLabel,
  type PartyListing,
  type RegionRow,
  registryStore,
  type StateListing,
  type StateMembership,
  type StateNameRow,
  type StateRow,
  secretariatId,
} from "../../registry/index.ts";
import { existedOn } from "../model.ts";
import { byName, type NestedRegion, nestedRegions, regionAndAbove } from "../party-list.ts";
import { all, reading } from "./reading.ts";
import { secretariatOf } from "./secretariat.ts";
import { readSpokenIn, type SpokenIn } from "./spoken-in.ts";
import { type EventView, eventViews } from "./views.ts";

/** Memberships on a day: those that are over or not begun are none. Those without dates stand on no day, and are told apart. */
export interface MembershipCount {
  readonly all: number;
  /** Of these, how many have no dates. */
  readonly undated: number;
}

/** A State of the list, with how much it belongs to. */
export type CountedState = StateRow & { readonly count: MembershipCount };

export interface StatesPage {
  readonly secretariat: PartyLabel;
  /** Regions in which States lie directly, each with what it lies in, and its States by name. */
  readonly regions: ReadonlyArray<{
    readonly region: NestedRegion;
    readonly within: RegionRow | undefined;
    readonly states: readonly CountedState[];
  }>;
  readonly states: readonly CountedState[];
}

function countOn({ memberships }: StateListing, on: Day): MembershipCount {
  const stands = memberships.map((membership) => standing(membership, on));
  return {
    all: stands.filter((one) => one !== "ended" && one !== "not-begun").length,
    undated: stands.filter((one) => one === "dates-not-known").length,
  };
}

export const readStatesPage = query({
  name: "publication.read-states-page",
  permission: "read-public",
  input: z.strictObject(reading),
  async run({ db }, { language, on }): Promise<StatesPage> {
    const registry = registryStore(db);
    const { labels, states, regions } = await all({
      labels: registry.labels([secretariatId], language),
      states: registry.everyState(language),
      regions: registry.regions(language),
    });
    const counted = states.map(({ memberships, ...state }) => ({
      ...state,
      count: countOn({ ...state, memberships }, on),
    }));
    return {
      secretariat: secretariatOf([...labels.values()]),
      regions: nestedRegions(regions, language)
        .map((region) => ({
          region,
          within: regions.find(({ id }) => id === region.parentId),
          states: byName(
            counted.filter(({ regionId }) => regionId === region.id),
            language,
          ),
        }))
        .filter((group) => group.states.length > 0),
      states: byName(counted, language),
    };
  },
});

export interface StatePage {
  readonly secretariat: PartyLabel;
  readonly state: StateRow;
  readonly names: readonly StateNameRow[];
  /** What it lies in, the world first. */
  readonly regions: readonly RegionRow[];
  /** M49 codes of the States that lie in the same region. */
  readonly neighbours: readonly string[];
  readonly memberships: readonly StateMembership[];
  /** Bodies that cover its region or one around it, without those that cover the world; with the narrowest region. */
  readonly covering: ReadonlyArray<{ readonly body: PartyLabel; readonly region: RegionRow }>;
  /** How many bodies cover the whole world. */
  readonly worldwide: number;
  readonly events: readonly EventView[];
  readonly spokenIn: SpokenIn;
  readonly labels: ReadonlyMap<string, PartyLabel>;
}

/** M49 code of the world. */
const world = "001";

export const readStatePage = query({
  name: "publication.read-state-page",
  permission: "read-public",
  input: z.strictObject({ id: z.string().max(200), ...reading }),
  async run({ db }, { id, ...at }): Promise<StatePage> {
    const registry = registryStore(db);
    const { state, regions, events, ...rest } = await all({
      state: registry.findState(id, at.language),
      regions: registry.regions(at.language),
      names: registry.stateNamesOf(id),
      memberships: registry.membershipsOfState(id),
      events: cooperationStore(db).eventsOfState(id, at.language),
    });
    if (state === undefined) throw notFound("state-unknown", { id });
    const around = regionAndAbove(state.regionId, regions);
    const { states, bodies, spokenIn } = await all({
      spokenIn: readSpokenIn(db, { kind: "state", id: state.id }),
      states: registry.everyState(at.language),
      bodies: registry.everyListing(at.language, secretariatId),
    });
    const views = await eventViews(db, events, at);
    const nearest = around
      .map((region) => regions.find((one) => one.id === region))
      .filter((region) => region !== undefined)
      .toSorted((a, b) => regionAndAbove(b.id, regions).length - regionAndAbove(a.id, regions).length);
    return {
      secretariat: secretariatOf(bodies),
      ...{ state, ...rest, events: views, spokenIn },
      labels: new Map(bodies.map((body) => [body.id, body])),
      regions: nearest.toReversed(),
      neighbours: states.filter(({ regionId }) => regionId === state.regionId).map(({ m49 }) => m49),
      ...coveringBodies(
        bodies.filter((body) => existedOn(body, at.on)),
        nearest,
        at.language,
      ),
    };
  },
});

/** @param nearest the region of the State and those around it, the narrowest first */
function coveringBodies(
  bodies: readonly PartyListing[],
  nearest: readonly RegionRow[],
  language: Language,
): Pick<StatePage, "covering" | "worldwide"> {
  const found = bodies.flatMap((body) => {
    const region = nearest.find(({ id }) => id !== world && body.regions.includes(id));
    return region === undefined ? [] : [{ ...body, body, region }];
  });
  return {
    covering: byName(found, language).map(({ body, region }) => ({ body, region })),
    worldwide: bodies.filter(({ regions }) => regions.includes(world)).length,
  };
}
