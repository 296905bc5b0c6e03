import { translationCatalogues } from "../messages/translation/catalogues.ts";
import type { Translatable } from "./translatable.ts";

const catalogues = translationCatalogues;
const ofParty = {
  table: "registry.party_name",
  owner: "party_id",
  owners: "registry.party",
  text: "name",
} as const;
const ofState = {
  table: "registry.state_name",
  owner: "state_id",
  owners: "registry.state",
  text: "name",
} as const;

/** What the register itself holds in several languages. Acronyms and other forms are each of their language, and not translated. */
export const registryTranslatables: readonly Translatable[] = [
  {
    ...{ name: "party-name", ...ofParty, fixed: { type: "official" }, longest: 1000, standing: true },
    ...{ where: "translatable.party-name", catalogues },
  },
  {
    ...{ name: "party-short-name", ...ofParty, fixed: { type: "short" }, longest: 1000, standing: true },
    ...{ optional: true, where: "translatable.party-short-name", catalogues },
  },
  {
    ...{ name: "state-name", ...ofState, fixed: { form: "short" }, longest: 200 },
    ...{ where: "translatable.state-name", catalogues },
  },
  {
    ...{ name: "state-formal-name", ...ofState, fixed: { form: "formal" }, longest: 300 },
    ...{ where: "translatable.state-formal-name", catalogues },
  },
  {
    ...{ name: "region-name", table: "registry.region_name", owner: "region_id", owners: "registry.region" },
    ...{ text: "name", longest: 200, where: "translatable.region-name", catalogues },
  },
  {
    ...{ name: "place-name", table: "registry.place_name", owner: "place", text: "name", longest: 200 },
    ...{ where: "translatable.place-name", catalogues },
  },
  {
    ...{ name: "term", table: "registry.term", owner: "key", text: "text", longest: 300 },
    ...{ where: "translatable.term", catalogues },
  },
];
