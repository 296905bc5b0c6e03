import type { Translatable } from "../registry/index.ts";
import { mandatesCatalogues } from "./catalogues.ts";

const catalogues = mandatesCatalogues;

/** Titles and themes are held in several languages; symbols are the same in all of them. */
export const mandatesTranslatables: readonly Translatable[] = [
  {
    ...{ name: "instrument-title", table: "mandates.instrument_title", owner: "instrument_id" },
    ...{ owners: "mandates.instrument", text: "title", longest: 1000 },
    ...{ where: "translatable.instrument-title", catalogues },
  },
  {
    ...{ name: "provision-title", table: "mandates.provision_title", owner: "provision_id" },
    ...{ owners: "mandates.provision", text: "title", longest: 500 },
    ...{ where: "translatable.provision-title", catalogues },
  },
  {
    ...{ name: "theme-name", table: "mandates.theme_name", owner: "theme_id", owners: "mandates.theme" },
    ...{ text: "name", longest: 200, where: "translatable.theme-name", catalogues },
  },
];
