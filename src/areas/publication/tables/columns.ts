import { periodOf, standing } from "../../../kernel/validity.ts";
import type { PartyEntry, RegionEntry, RelationRow, StateEntry } from "../../registry/index.ts";
import type { InstrumentFacts, ThemeFacts } from "../linked/mandates.ts";
import { mainNames } from "../linked/party.ts";
import type { DocumentEntry } from "../queries/documents-page.ts";
import { type Column, doubtful, inLanguages, joined, textIn } from "./column.ts";

export const partyColumns: readonly Column<PartyEntry>[] = [
  { name: "id", cell: ({ id }) => id },
  { name: "kind", cell: ({ kind }) => kind },
  { name: "category", cell: ({ category }) => category },
  { name: "parent", cell: ({ parent_id }) => parent_id },
  { name: "status", cell: ({ status }) => status },
  { name: "since", cell: ({ since }) => since },
  { name: "until", cell: ({ until }) => until },
  {
    name: "standing",
    cell: (row, on) => standing(periodOf(row), on),
  },
  { name: "place", cell: ({ place }) => place },
  { name: "country", cell: ({ country }) => country },
  { name: "website", cell: ({ website }) => website },
  { name: "on_source_page", cell: ({ on_source_page }) => on_source_page },
  { name: "regions", cell: ({ regions }) => joined(regions) },
  ...inLanguages<PartyEntry>("name", ({ names }, language) => textIn(mainNames(names), language)),
  ...inLanguages<PartyEntry>(
    "acronym",
    ({ names }, language) => names.find(([has, type]) => has === language && type === "acronym")?.[2],
  ),
  { name: "names_unverified", cell: ({ names }) => doubtful(mainNames(names)) },
  { name: "certainty", cell: ({ verification }) => verification },
  { name: "source", cell: ({ source_url }) => source_url },
];

export const instrumentColumns: readonly Column<InstrumentFacts>[] = [
  { name: "id", cell: ({ instrument }) => instrument.id },
  { name: "slug", cell: ({ instrument }) => instrument.slug },
  { name: "body", cell: ({ instrument }) => instrument.body },
  { name: "year", cell: ({ instrument }) => instrument.year },
  { name: "adopted", cell: ({ instrument }) => instrument.adopted },
  { name: "expires", cell: ({ instrument }) => instrument.expires },
  { name: "state", cell: ({ validity }) => validity.state.is },
  { name: "carried_on_by", cell: ({ validity }) => validity.carriedOnBy?.id },
  { name: "as_of", cell: (_facts, on) => on },
  { name: "topic", cell: ({ instrument }) => instrument.topic },
  { name: "themes", cell: ({ themes }) => joined(themes) },
  ...inLanguages<InstrumentFacts>("title", ({ titles }, language) => textIn(titles, language)),
  { name: "titles_unverified", cell: ({ titles }) => doubtful(titles) },
  { name: "description_en", cell: ({ instrument }) => instrument.description },
  { name: "certainty", cell: ({ instrument }) => instrument.certainty },
  { name: "source", cell: ({ instrument }) => instrument.sourceUrl },
];

export const relationColumns: readonly Column<RelationRow>[] = [
  { name: "from", cell: ({ fromId }) => fromId },
  { name: "kind", cell: ({ kind }) => kind },
  { name: "to", cell: ({ toId }) => toId },
  { name: "roles", cell: ({ roles }) => joined(roles) },
  { name: "since", cell: ({ since }) => since },
  { name: "until", cell: ({ until }) => until },
  { name: "standing", cell: (relation, on) => standing(relation, on) },
  { name: "as_of", cell: (_relation, on) => on },
  { name: "certainty", cell: ({ certainty }) => certainty },
  { name: "source", cell: ({ sourceUrl }) => sourceUrl },
];

const formOf = ({ names }: StateEntry, form: "short" | "formal") =>
  names
    .filter(([, has]) => has === form)
    .map(([language, , name, certainty]) => [language, name, certainty] as const);

export const stateColumns: readonly Column<StateEntry>[] = [
  { name: "id", cell: ({ id }) => id },
  { name: "iso2", cell: ({ alpha2 }) => alpha2 },
  { name: "m49", cell: ({ m49 }) => m49 },
  { name: "un_status", cell: ({ un_status }) => un_status },
  { name: "region", cell: ({ region_id }) => region_id },
  ...inLanguages<StateEntry>("name", (state, language) => textIn(formOf(state, "short"), language)),
  ...inLanguages<StateEntry>("formal_name", (state, language) => textIn(formOf(state, "formal"), language)),
  { name: "names_unverified", cell: (state) => doubtful(formOf(state, "short")) },
  { name: "certainty", cell: ({ verification }) => verification },
];

export const themeColumns: readonly Column<ThemeFacts>[] = [
  { name: "id", cell: ({ id }) => id },
  ...inLanguages<ThemeFacts>("name", ({ names }, language) => textIn(names, language)),
  { name: "instruments", cell: ({ instruments }) => joined(instruments) },
  { name: "provisions", cell: ({ provisions }) => joined(provisions) },
  { name: "note_en", cell: ({ note }) => note },
  { name: "certainty", cell: ({ certainty }) => certainty },
];

export const regionColumns: readonly Column<RegionEntry>[] = [
  { name: "id", cell: ({ id }) => id },
  { name: "parent", cell: ({ parent_id }) => parent_id },
  ...inLanguages<RegionEntry>("name", ({ names }, language) => textIn(names, language)),
  { name: "certainty", cell: ({ verification }) => verification },
];

export const documentColumns: readonly Column<DocumentEntry>[] = [
  { name: "id", cell: ({ id }) => id },
  { name: "title", cell: ({ title }) => title },
  { name: "language", cell: ({ language }) => language },
  { name: "symbol", cell: ({ symbol }) => symbol },
  { name: "dated", cell: ({ dated }) => dated },
  { name: "issuer", cell: ({ issuer }) => issuer },
  { name: "edition", cell: ({ editions }) => editions },
  { name: "parties", cell: ({ parties }) => parties },
  { name: "instruments", cell: ({ instruments }) => instruments },
  { name: "provisions", cell: ({ provisions }) => provisions },
  { name: "states", cell: ({ states }) => states },
  { name: "source", cell: ({ source_url }) => source_url },
];
