/** One rule of one column: the cell is spoilt in the last row, or in the first that `where` accepts. */
export interface Spoilt {
  readonly file: string;
  readonly column: string;
  readonly value: string;
  readonly expected: string;
  readonly hint?: string;
  readonly where?: (cell: (column: string) => string) => boolean;
  /** Spoil a copy of the row: for ids, on which other rows depend. */
  readonly copy?: boolean;
}

const languages = ["ar", "zh", "en", "fr", "ru", "es"];
const each = (columns: readonly string[], rule: Omit<Spoilt, "column">): Spoilt[] =>
  columns.map((column) => ({ ...rule, column }));

const certain = (file: string, column = "verification"): Spoilt[] => [
  { file, column, value: "sure", expected: "one-of", hint: "seed, verified, known, unverified" },
  { file, column, value: "", expected: "one-of", hint: "seed, verified, known, unverified" },
];
const dated = (file: string, columns: readonly string[], where?: Spoilt["where"]): Spoilt[] =>
  ["2026-02-30", "2026-13", "26", "1 May 2026"].flatMap((value) =>
    each(columns, { file, value, expected: "date", ...(where ? { where } : {}) }),
  );
const notOffice = (cell: (column: string) => string) => cell("kind") === "cooperates-with";

const ageing = { file: "registry/freshness-rules.csv" };

/** Every rule of every column of every file. */
const registry: readonly Spoilt[] = [
  ...each(["id"], { file: "registry/parties.csv", value: "Not A Slug", expected: "slug", copy: true }),
  ...each(["id"], { file: "registry/parties.csv", value: "", expected: "filled", copy: true }),
  ...each(["kind", "category", "status"], {
    file: "registry/parties.csv",
    value: "other",
    expected: "one-of",
  }),
  ...each(["parent"], {
    file: "registry/parties.csv",
    value: "nobody",
    expected: "known-id",
    hint: "registry.party",
  }),
  ...each(["published"], { file: "registry/parties.csv", value: "yes", expected: "flag" }),
  ...each(["wikidata"], { file: "registry/parties.csv", value: "12", expected: "wikidata" }),
  ...dated("registry/parties.csv", ["since", "until"]),
  ...certain("registry/parties.csv"),
  ...each(["party"], {
    file: "registry/party-names.csv",
    value: "nobody",
    expected: "known-id",
    hint: "registry.party",
  }),
  ...each(["party", "name"], { file: "registry/party-names.csv", value: "", expected: "filled" }),
  ...each(["lang", "type"], { file: "registry/party-names.csv", value: "de", expected: "one-of" }),
  ...certain("registry/party-names.csv"),
  ...each(["from", "to"], {
    file: "registry/relations.csv",
    value: "nobody",
    expected: "known-id",
    where: notOffice,
  }),
  ...each(["from", "to"], {
    file: "registry/relations.csv",
    value: "",
    expected: "filled",
    where: notOffice,
  }),
  ...each(["from", "to"], {
    file: "registry/relations.csv",
    value: "nobody",
    expected: "known-id",
    where: (cell) => cell("kind") === "chairs",
  }),
  ...each(["kind"], { file: "registry/relations.csv", value: "likes", expected: "one-of", where: notOffice }),
  ...dated("registry/relations.csv", ["since", "until"], notOffice),
  ...certain("registry/relations.csv").map((rule) => ({ ...rule, where: notOffice })),
  ...certain("registry/relations.csv").map((rule) => ({
    ...rule,
    where: (cell: (column: string) => string) => cell("kind") === "chairs",
  })),
  ...each(["m49"], { file: "registry/regions.csv", value: "1", expected: "m49", copy: true }),
  ...each(["iso3"], { file: "registry/states.csv", value: "Abc", expected: "iso3", copy: true }),
  ...each(["parent"], {
    file: "registry/regions.csv",
    value: "999",
    expected: "known-id",
    hint: "registry.region",
  }),
  ...each(
    languages.map((language) => `name_${language}`),
    { file: "registry/regions.csv", value: "", expected: "filled" },
  ),
  ...certain("registry/regions.csv"),
  ...each(["party", "m49"], { file: "registry/coverage.csv", value: "nobody", expected: "known-id" }),
  ...each(["party", "m49"], { file: "registry/coverage.csv", value: "", expected: "filled" }),
  ...certain("registry/coverage.csv"),
  ...each(["sub_region"], { file: "registry/states.csv", value: "Atlantis", expected: "one-of" }),
  ...each(["un_status"], {
    file: "registry/states.csv",
    value: "associate",
    expected: "one-of",
    where: (cell) => cell("un_member") === "false",
  }),
  ...each(["un_member"], {
    file: "registry/states.csv",
    value: "false",
    expected: "agrees",
    hint: "un_status",
    where: (cell) => cell("un_member") === "true",
  }),
  ...each(["iso2", "m49", ...languages.map((language) => `name_${language}`)], {
    file: "registry/states.csv",
    value: "",
    expected: "filled",
  }),
  ...each(["state_iso3", "party"], { file: "registry/memberships.csv", value: "XYZ", expected: "known-id" }),
  ...each(["state_iso3", "party"], { file: "registry/memberships.csv", value: "", expected: "filled" }),
  ...each(["status"], { file: "registry/memberships.csv", value: "guest", expected: "one-of" }),
  ...dated("registry/memberships.csv", ["since"]),
  ...certain("registry/memberships.csv"),
  ...each(["place"], { file: "registry/places.csv", value: "", expected: "filled" }),
  ...certain("registry/places.csv"),
  ...each(["key", ...languages], { file: "registry/glossary.csv", value: "", expected: "filled" }),
  ...each(["verification"], {
    file: "registry/glossary.csv",
    value: "en:known fr:known es:known ar:known ru:known",
    expected: "certainty-per-language",
    hint: "zh",
  }),
  ...each(["verification"], {
    file: "registry/glossary.csv",
    value: "en:sure fr:known es:known ar:known ru:known zh:known",
    expected: "certainty-per-language",
    hint: "en",
  }),
  ...each(["kind"], { ...ageing, value: "rumour", expected: "one-of" }),
  ...each(["days_due", "days_overdue"], { ...ageing, value: "a year", expected: "whole" }),
  ...each(["days_due"], { ...ageing, value: "0", expected: "days" }),
  ...each(["days_overdue"], { ...ageing, value: "1", expected: "days-after", hint: "days_due" }),
];

const establishes = (cell: (column: string) => string) => cell("kind") === "establishes";
const mandates: readonly Spoilt[] = [
  ...each(["id"], { file: "mandates/instruments.csv", value: "", expected: "filled", copy: true }),
  ...each(["instrument"], {
    file: "mandates/provisions.csv",
    value: "S/RES/0(0)",
    expected: "known-id",
    hint: "mandates.instrument",
    copy: true,
  }),
  ...each(["label"], { file: "mandates/provisions.csv", value: "", expected: "filled", copy: true }),
  ...each(["id"], { file: "mandates/themes.csv", value: "", expected: "filled", copy: true }),
  ...each(["body", "topic"], { file: "mandates/instruments.csv", value: "", expected: "filled" }),
  ...each(["year"], { file: "mandates/instruments.csv", value: "MMXX", expected: "whole" }),
  ...each(["status"], { file: "mandates/instruments.csv", value: "dead", expected: "one-of" }),
  ...dated("mandates/instruments.csv", ["adopted", "expires"]),
  ...certain("mandates/instruments.csv"),
  ...each(["topic", "title_en"], { file: "mandates/provisions.csv", value: "", expected: "filled" }),
  ...certain("mandates/provisions.csv"),
  ...each(["from", "to"], {
    file: "mandates/instrument-relations.csv",
    value: "S/RES/0(0)",
    expected: "known-id",
    hint: "mandates.instrument",
    where: (cell) => cell("kind") === "renews",
  }),
  ...each(["from", "to"], {
    file: "mandates/instrument-relations.csv",
    value: "nobody",
    expected: "known-id",
    where: establishes,
  }),
  ...each(["from", "to"], { file: "mandates/instrument-relations.csv", value: "", expected: "filled" }),
  ...each(["kind"], { file: "mandates/instrument-relations.csv", value: "repeals", expected: "one-of" }),
  ...certain("mandates/instrument-relations.csv"),
  ...each(["order"], { file: "mandates/themes.csv", value: "last", expected: "whole" }),
  ...each(
    languages.map((language) => `name_${language}`),
    { file: "mandates/themes.csv", value: "", expected: "filled" },
  ),
  ...each(["provisions"], {
    file: "mandates/themes.csv",
    value: "S/RES/0(0) OP 1",
    expected: "known-id",
    hint: "mandates.provision",
  }),
  ...certain("mandates/themes.csv"),
];

const cooperation: readonly Spoilt[] = [
  ...each(["id"], { file: "cooperation/lines.csv", value: "", expected: "filled", copy: true }),
  ...each(["id"], { file: "cooperation/events.csv", value: "", expected: "filled", copy: true }),
  ...each(
    languages.filter((language) => language !== "en").map((language) => `text_${language}`),
    { file: "cooperation/lines.csv", value: "", expected: "filled" },
  ),
  ...each(["order"], { file: "cooperation/lines.csv", value: "", expected: "whole" }),
  ...each(["heading"], { file: "cooperation/lines.csv", value: "other", expected: "one-of" }),
  ...each(["source_url", "source_passage", "bases", ...languages.map((language) => `title_${language}`)], {
    file: "cooperation/lines.csv",
    value: "",
    expected: "filled",
  }),
  ...each(["partners"], {
    file: "cooperation/lines.csv",
    value: "nobody",
    expected: "known-id",
    hint: "registry.party",
  }),
  ...each(["modes"], { file: "cooperation/lines.csv", value: "lunch", expected: "one-of" }),
  ...each(["bases"], {
    file: "cooperation/lines.csv",
    value: "S/RES/0(0)",
    expected: "known-id",
    hint: "mandates.instrument",
  }),
  ...each(["bases"], {
    file: "cooperation/lines.csv",
    value: "S/RES/1373(2001) OP 99",
    expected: "known-id",
    hint: "mandates.provision",
  }),
  ...each(
    languages.filter((language) => language !== "en").map((language) => `text_${language}`),
    {
      file: "cooperation/lines.csv",
      value: "[[nobody|x]]",
      where: (cell) => cell("text_en").includes("[["),
      expected: "same-links",
    },
  ),
  ...certain("cooperation/lines.csv"),
  ...each(["type", "start", "title_en", "title_fr"], {
    file: "cooperation/events.csv",
    value: "",
    expected: "filled",
  }),
  ...dated("cooperation/events.csv", ["start", "end"]),
  ...each(["hosts", "participants"], {
    file: "cooperation/events.csv",
    value: "nobody",
    expected: "known-id",
    hint: "registry.party",
  }),
  ...each(["hosts", "participants"], {
    file: "cooperation/events.csv",
    value: "QQQ",
    expected: "known-id",
    hint: "registry.state",
  }),
  ...each(["instrument"], {
    file: "cooperation/events.csv",
    value: "S/RES/0(0)",
    expected: "known-id",
    hint: "mandates.instrument",
  }),
  ...certain("cooperation/events.csv"),
];

export const columnRules: readonly Spoilt[] = [...registry, ...mandates, ...cooperation];

/** Columns that may hold any text, and those that the program does not read. */
export const freeColumns: readonly string[] = [
  "cooperation/events.csv place",
  "cooperation/events.csv source_url",
  "cooperation/lines.csv note",
  "mandates/instruments.csv number",
  "mandates/instruments.csv short_title",
  "mandates/instruments.csv source_url",
  "mandates/instruments.csv title_en",
  "mandates/instruments.csv title_fr",
  "mandates/provisions.csv addressee",
  "mandates/provisions.csv source_url",
  "mandates/provisions.csv summary",
  "mandates/provisions.csv title_fr",
  "mandates/themes.csv instrument_topics",
  "mandates/themes.csv note",
  "registry/freshness-rules.csv note",
  "registry/memberships.csv note",
  "registry/parties.csv note",
  "registry/parties.csv seat_city",
  "registry/parties.csv seat_country",
  "registry/parties.csv source_url",
  "registry/parties.csv website",
  "registry/party-names.csv source_url",
  "registry/relations.csv note",
  "registry/relations.csv role",
  "registry/relations.csv source_url",
  "registry/states.csv region",
  ...languages.flatMap((language) => [
    `registry/places.csv name_${language}`,
    `registry/states.csv formal_${language}`,
  ]),
];
