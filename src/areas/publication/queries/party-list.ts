import { z } from "zod";
import { notFound } from "../../../kernel/errors.ts";
import { query } from "../../../platform/acts/index.ts";
import {
  type PartyLabel,
  type PartyListing,
  type RegionRow,
  registryStore,
  secretariatId,
} from "../../registry/index.ts";
import { type HeadingKey, headingKeys, headingOf, isRegional } from "../model.ts";
import { byName, type PartyList, partyList } from "../party-list.ts";
import { all, reading } from "./reading.ts";
import { secretariatOf } from "./secretariat.ts";

export interface PartyListPage extends PartyList {
  readonly secretariat: PartyLabel;
  readonly regions: readonly RegionRow[];
}

const value = z.string().optional();

export const readPartyListPage = query({
  name: "publication.read-party-list-page",
  permission: "read-public",
  input: z.strictObject({
    ...reading,
    ...{ kind: value, category: value, region: value, status: value, listed: value, cooperation: value },
    page: value,
  }),
  async run({ db }, { language, on, ...filter }): Promise<PartyListPage> {
    const store = registryStore(db);
    const { parties, regions } = await all({
      parties: store.everyListing(language, secretariatId),
      regions: store.regions(language),
    });
    const secretariat = secretariatOf(parties);
    return { secretariat, regions, ...partyList(parties, filter, { language, on, regions }) };
  },
});

/** A heading of the founding page, with the headings under it. */
export interface CategoryPage {
  readonly secretariat: PartyLabel;
  readonly key: HeadingKey;
  /** Named on the founding page under the heading, in its order. */
  readonly listed: readonly PartyListing[];
  /** Not named there; put under the heading by the register. */
  readonly proposed: readonly PartyListing[];
  readonly below: readonly { readonly key: HeadingKey; readonly listed: number; readonly proposed: number }[];
}

export const readCategoryPage = query({
  name: "publication.read-category-page",
  permission: "read-public",
  input: z.strictObject({ ...reading, key: z.string() }),
  async run({ db }, { key: asked, language }): Promise<CategoryPage> {
    const key = headingKeys.find((one) => one === asked);
    if (key === undefined) throw notFound("category-unknown", { key: asked.slice(0, 60) });
    const store = registryStore(db);
    const { parties, order } = await all({
      parties: store.everyListing(language, secretariatId),
      order: store.listedParties(language),
    });
    const places = new Map(order.map(({ id }, at) => [id, at]));
    const place = (party: PartyListing): number => places.get(party.id) ?? places.size;
    const under = (one: HeadingKey, listed: boolean): PartyListing[] =>
      parties.filter((party) => party.listed === listed && headingOf(party) === one);
    return {
      ...{ secretariat: secretariatOf(parties), key },
      listed: under(key, true).toSorted((a, b) => place(a) - place(b)),
      proposed: byName(under(key, false), language),
      below:
        key === "regional"
          ? headingKeys.filter(isRegional).map((one) => ({
              key: one,
              ...{ listed: under(one, true).length, proposed: under(one, false).length },
            }))
          : [],
    };
  },
});
