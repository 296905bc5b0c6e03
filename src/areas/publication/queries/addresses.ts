import { z } from "zod";
import { query } from "../../../platform/acts/index.ts";
import { evidenceStore } from "../../evidence/index.ts";
import { mandatesStore } from "../../mandates/index.ts";
import { categories, registryStore, secretariatId } from "../../registry/index.ts";
import { all } from "./reading.ts";

/** Named parts of the addresses of all pages that one thing has, by route. */
export type Addresses = ReadonlyMap<string, readonly string[]>;

export const listAddresses = query({
  name: "publication.list-addresses",
  permission: "read-public",
  input: z.strictObject({}),
  async run({ db }): Promise<Addresses> {
    const registry = registryStore(db);
    const mandates = mandatesStore(db);
    const { parties, states, regions, linked, provisions, themes, documents } = await all({
      parties: registry.everyListing("en", secretariatId),
      states: registry.everyState("en"),
      regions: registry.regions("en"),
      linked: mandates.instruments("en"),
      provisions: mandates.provisionAddresses(),
      themes: mandates.themes("en"),
      documents: evidenceStore(db).listDocuments({}),
    });
    const bodies = parties.map(({ id }) => id);
    return new Map<string, readonly string[]>([
      ["partners/:id", bodies.map((id) => `partners/${id}`)],
      ["partners/:id/neighbourhood", bodies.map((id) => `partners/${id}/neighbourhood`)],
      ["mandates/:slug", linked.instruments.map(({ slug }) => `mandates/${slug}`)],
      [
        "mandates/:slug/:label",
        provisions.map(({ instrument, provision }) => `mandates/${instrument}/${provision}`),
      ],
      ["themes/:id", themes.map(({ id }) => `themes/${id}`)],
      ["states/:id", states.map(({ id }) => `states/${id}`)],
      ["regions/:id", regions.map(({ id }) => `regions/${id}`)],
      ["documents/:id", documents.map(({ id }) => `documents/${id}`)],
      ["categories/:key", categories.map((key) => `categories/${key}`)],
    ]);
  },
});
