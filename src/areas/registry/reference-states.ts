import { certainties } from "../../kernel/handling.ts";
import { languages } from "../../kernel/language.ts";
import type { Piece, ReferenceFile, TableSpec } from "../../platform/reference/index.ts";
import { membershipStatuses, unStatuses } from "./model.ts";

export const membershipTables: readonly TableSpec[] = [
  {
    name: "registry.region",
    columns: ["parent_id", "verification"],
    refers: { parent_id: "registry.region" },
  },
  {
    name: "registry.region_name",
    columns: ["region_id", "language", "name", "verification"],
    refers: { region_id: "registry.region" },
  },
  {
    name: "registry.coverage",
    columns: ["party_id", "region_id", "verification"],
    refers: { party_id: "registry.party", region_id: "registry.region" },
  },
  {
    name: "registry.state",
    columns: ["alpha2", "m49", "un_status", "region_id", "verification"],
    refers: { region_id: "registry.region" },
  },
  {
    name: "registry.state_name",
    columns: ["state_id", "language", "form", "name", "verification"],
    refers: { state_id: "registry.state" },
  },
  {
    name: "registry.membership",
    columns: ["state_id", "party_id", "status", "since", "verification", "note"],
    refers: { state_id: "registry.state", party_id: "registry.party" },
  },
];

const regions: ReferenceFile = {
  path: "registry/regions.csv",
  columns: ["m49", "parent", ...languages.map((language) => `name_${language}`), "verification"],
  pieces: (cells) => {
    const id = cells.required("m49");
    if (!/^\d{3}$/.test(id)) cells.refuse("m49", "m49");
    const verification = cells.oneOf("verification", certainties);
    const names = languages.map(
      (language): Piece => ({
        table: "registry.region_name",
        key: [id, language],
        values: { region_id: id, language, name: cells.required(`name_${language}`), verification },
      }),
    );
    const parent = { parent_id: cells.optional("parent") };
    return [
      {
        table: "registry.region",
        id,
        key: [id],
        columns: { parent_id: "parent" },
        values: { ...parent, verification },
      },
      ...names,
    ];
  },
};

const coverage: ReferenceFile = {
  path: "registry/coverage.csv",
  columns: ["party", "m49", "verification"],
  pieces: (cells) => {
    const party_id = cells.required("party");
    const region_id = cells.required("m49");
    return [
      {
        table: "registry.coverage",
        key: [party_id, region_id],
        columns: { party_id: "party", region_id: "m49" },
        values: { party_id, region_id, verification: cells.oneOf("verification", certainties) },
      },
    ];
  },
};

/** M49 codes of the sub-regions that the file of States names in English. */
const subRegions: Readonly<Record<string, string>> = {
  "Australia and New Zealand": "053",
  Caribbean: "029",
  "Central America": "013",
  "Central Asia": "143",
  "Eastern Africa": "014",
  "Eastern Asia": "030",
  "Eastern Europe": "151",
  Melanesia: "054",
  Micronesia: "057",
  "Middle Africa": "017",
  "Northern Africa": "015",
  "Northern America": "021",
  "Northern Europe": "154",
  Polynesia: "061",
  "South America": "005",
  "South-eastern Asia": "035",
  "Southern Africa": "018",
  "Southern Asia": "034",
  "Southern Europe": "039",
  "Western Africa": "011",
  "Western Asia": "145",
  "Western Europe": "155",
};

const states: ReferenceFile = {
  path: "registry/states.csv",
  columns: [
    "iso2",
    "iso3",
    "m49",
    "un_member",
    "un_status",
    "region",
    "sub_region",
    ...languages.flatMap((language) => [`name_${language}`, `formal_${language}`]),
  ],
  pieces: (cells) => {
    const id = cells.required("iso3");
    if (!/^[A-Z]{3}$/.test(id)) cells.refuse("iso3", "iso3");
    const region = subRegions[cells.text("sub_region")];
    if (region === undefined) cells.refuse("sub_region", "one-of", Object.keys(subRegions).join(", "));
    const un_status = cells.oneOf("un_status", unStatuses);
    if (cells.flag("un_member") !== (un_status === "member"))
      cells.refuse("un_member", "agrees", "un_status");
    const state: Piece = {
      table: "registry.state",
      id,
      key: [id],
      columns: { region_id: "sub_region" },
      values: {
        alpha2: cells.required("iso2"),
        m49: cells.required("m49"),
        un_status,
        region_id: region ?? null,
        verification: "known",
      },
    };
    const names = languages.flatMap((language) => [
      { language, form: "short", name: cells.required(`name_${language}`) },
      { language, form: "formal", name: cells.text(`formal_${language}`) },
    ]);
    const named = names.filter(({ name }) => name !== "");
    return [
      state,
      ...named.map(({ language, form, name }) => ({
        table: "registry.state_name",
        key: [id, language, form],
        values: { state_id: id, language, form, name, verification: "known" },
      })),
    ];
  },
};

const memberships: ReferenceFile = {
  path: "registry/memberships.csv",
  columns: ["state_iso3", "party", "status", "since", "verification", "note"],
  pieces: (cells) => {
    const state_id = cells.required("state_iso3");
    const party_id = cells.required("party");
    return [
      {
        table: "registry.membership",
        key: [state_id, party_id],
        columns: { state_id: "state_iso3", party_id: "party" },
        values: {
          state_id,
          party_id,
          status: cells.oneOf("status", membershipStatuses),
          since: cells.date("since"),
          verification: cells.oneOf("verification", certainties),
          note: cells.text("note"),
        },
      },
    ];
  },
};

export const membershipFiles: readonly ReferenceFile[] = [regions, coverage, states, memberships];
