import { z } from "zod";
import { notFound } from "../../../kernel/errors.ts";
import { query } from "../../../platform/acts/index.ts";
import { mandatesStore } from "../../mandates/index.ts";
import { registryStore } from "../../registry/index.ts";
import type { ThemeFacts } from "../linked/mandates.ts";
import type { PartyFacts } from "../linked/party.ts";
import { all } from "./reading.ts";

const id = z.string().max(300);

/** All that is on record of a party, in every language. */
export const readPartyDocument = query({
  name: "publication.read-party-document",
  permission: "read-public",
  input: z.strictObject({ id }),
  async run({ db }, { id: party }): Promise<PartyFacts> {
    const registry = registryStore(db);
    const { entry, relations, established } = await all({
      entry: registry.findPartyEntry(party),
      relations: registry.relationsAt([party]),
      established: mandatesStore(db).establishmentsAt({ parties: [party] }),
    });
    if (entry === undefined) throw notFound("party-unknown", { id: party.slice(0, 60) });
    return { ...entry, relations, established };
  },
});

/** Parties by their ids, in the order of the ids. */
export const listPartyDocuments = query({
  name: "publication.list-party-documents",
  permission: "read-public",
  input: z.strictObject({ ids: z.array(id) }),
  run: ({ db }, { ids }) => registryStore(db).partyEntriesOf(ids),
});

/** A list on a page is made in one piece; whoever needs more rows than this exports them. */
const mostListed = 20_000;

export const readThemeDocument = query({
  name: "publication.read-theme-document",
  permission: "read-public",
  input: z.strictObject({ id }),
  async run({ db }, { id: asked }) {
    const mandates = mandatesStore(db);
    const { themes, names } = await all({
      themes: mandates.themes("en"),
      names: mandates.allThemeNames(),
    });
    const theme = themes.find((one) => one.id === asked);
    if (theme === undefined) throw notFound("theme-unknown", { id: asked.slice(0, 60) });
    const tied = [...(await mandates.provisions(theme.provisions, "en")).values()];
    const facts: ThemeFacts = { ...theme, names: names.get(theme.id) ?? [] };
    return { ...facts, tied };
  },
});

/** Every State and other jurisdiction, by its code. */
export const listStateDocuments = query({
  name: "publication.list-state-documents",
  permission: "read-public",
  input: z.strictObject({}),
  run: ({ db }) => registryStore(db).stateEntries({ after: undefined, most: mostListed }),
});

/** Every region, with the regions and States right below it. */
export const listRegionDocuments = query({
  name: "publication.list-region-documents",
  permission: "read-public",
  input: z.strictObject({}),
  async run({ db }) {
    const registry = registryStore(db);
    const { regions, states } = await all({
      regions: registry.regionEntries(),
      states: registry.stateEntries({ after: undefined, most: mostListed }),
    });
    return regions.map((region) => ({
      ...region,
      within: regions.filter(({ parent_id }) => parent_id === region.id).map((one) => one.id),
      states: states.filter(({ region_id }) => region_id === region.id).map((one) => one.id),
    }));
  },
});
