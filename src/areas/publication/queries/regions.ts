import { z } from "zod";
import { notFound } from "../../../kernel/errors.ts";
import { query } from "../../../platform/acts/index.ts";
import {
  type PartyLabel,
  type PartyListing,
  type RegionRow,
  registryStore,
  type StateRow,
  secretariatId,
} from "../../registry/index.ts";
import { byName, type NestedRegion, nestedRegions, regionAndAbove } from "../party-list.ts";
import { all, reading } from "./reading.ts";
import { secretariatOf } from "./secretariat.ts";

/** A region in its place below others, with how much is within it. */
export interface RegionCounts extends NestedRegion {
  /** Bodies that cover it or a part of it. */
  readonly parties: number;
  readonly states: number;
}

export interface RegionsPage {
  readonly secretariat: PartyLabel;
  /** Each below the one it lies in, those of one level by name. */
  readonly regions: readonly RegionCounts[];
}

export const readRegionsPage = query({
  name: "publication.read-regions-page",
  permission: "read-public",
  input: z.strictObject(reading),
  async run({ db }, { language }): Promise<RegionsPage> {
    const store = registryStore(db);
    const { parties, regions } = await all({
      parties: store.everyListing(language, secretariatId),
      regions: store.regions(language),
    });
    const states = await store.statesWithin(
      regions.map(({ id }) => id),
      language,
    );
    const within = (id: string, region: string): boolean => regionAndAbove(id, regions).includes(region);
    return {
      secretariat: secretariatOf(parties),
      regions: nestedRegions(regions, language).map((region) => ({
        ...region,
        parties: parties.filter((party) => party.regions.some((id) => within(id, region.id))).length,
        states: states.filter((state) => within(state.regionId, region.id)).length,
      })),
    };
  },
});

export interface RegionPage {
  readonly secretariat: PartyLabel;
  readonly region: RegionRow;
  /** What it lies in, the world first. */
  readonly above: readonly RegionRow[];
  readonly below: readonly RegionRow[];
  /** Bodies that cover the region as a whole. */
  readonly whole: readonly PartyListing[];
  /** Bodies that cover a part of it and not the whole, each with the parts. */
  readonly part: readonly { readonly party: PartyListing; readonly parts: readonly RegionRow[] }[];
  /** Bodies that cover a region in which it lies, the world aside; each with that region. */
  readonly wider: readonly { readonly party: PartyListing; readonly parts: readonly RegionRow[] }[];
  /** States and other jurisdictions in it, by name. */
  readonly states: readonly StateRow[];
}

export const readRegionPage = query({
  name: "publication.read-region-page",
  permission: "read-public",
  input: z.strictObject({ ...reading, id: z.string() }),
  async run({ db }, { id, language }): Promise<RegionPage> {
    const store = registryStore(db);
    const { parties, regions } = await all({
      parties: store.everyListing(language, secretariatId),
      regions: store.regions(language),
    });
    const region = regions.find((one) => one.id === id);
    if (region === undefined) throw notFound("region-unknown", { id: id.slice(0, 60) });
    const inside = regions.filter((one) => regionAndAbove(one.id, regions).includes(id));
    const states = await store.statesWithin(
      inside.map((one) => one.id),
      language,
    );
    const above = regionAndAbove(id, regions).slice(1).reverse();
    const rows = (ids: readonly string[]) =>
      ids.flatMap((one) => regions.find((row) => row.id === one) ?? []);
    const covering = (among: readonly string[], but: readonly string[]) =>
      byName(
        parties.filter(
          (party) =>
            party.regions.some((one) => among.includes(one)) &&
            !party.regions.some((one) => but.includes(one)),
        ),
        language,
      );
    const withParts = (among: readonly string[], but: readonly string[]) =>
      covering(among, but).map((party) => ({
        party,
        parts: rows(party.regions.filter((one) => among.includes(one))),
      }));
    const parts = inside.map((one) => one.id).filter((one) => one !== id);
    // The world contains every region: a body that works everywhere says nothing about this one.
    const enclosing = above.filter((one) => regions.find((row) => row.id === one)?.parentId !== undefined);
    return {
      ...{ secretariat: secretariatOf(parties), region, above: rows(above) },
      below: byName(
        regions.filter((one) => one.parentId === id),
        language,
      ),
      whole: covering([id], []),
      part: withParts(parts, [id]),
      wider: withParts(enclosing, [id, ...parts]),
      states: byName(states, language),
    };
  },
});
