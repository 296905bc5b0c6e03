import { certainties } from "../../kernel/handling.ts";
import { languages } from "../../kernel/language.ts";
import type { Cells, Piece, ReferenceFile, ReferenceSet, TableSpec } from "../../platform/reference/index.ts";
import { factKinds } from "./freshness.ts";
import { categories, lifeCycle, nameTypes, type offices, partyKinds, relationKinds } from "./model.ts";
import { membershipFiles, membershipTables } from "./reference-states.ts";

const fact = ["verification", "source_url", "note"] as const;

const factOf = (cells: Cells) => ({
  verification: cells.oneOf("verification", certainties),
  source_url: cells.text("source_url"),
  note: cells.text("note"),
});

const tables: readonly TableSpec[] = [
  {
    name: "registry.party",
    columns: [
      "kind",
      "category",
      "parent_id",
      "status",
      "since",
      "until",
      "place",
      "country",
      "website",
      "on_source_page",
      "position",
      ...fact,
    ],
    refers: { parent_id: "registry.party" },
  },
  {
    name: "registry.party_name",
    columns: ["party_id", "language", "type", "name", "verification", "source_url"],
    natural: ["party_id", "language", "type", "name"],
    refers: { party_id: "registry.party" },
  },
  {
    name: "registry.identifier",
    columns: ["party_id", "scheme", "value", "verification"],
    refers: { party_id: "registry.party" },
  },
  {
    name: "registry.relation",
    columns: ["from_id", "kind", "to_id", "roles", "since", "until", ...fact],
    natural: ["from_id", "kind", "to_id", "since"],
    refers: { from_id: "registry.party", to_id: "registry.party" },
  },
  {
    name: "registry.office",
    columns: ["holder_id", "office", "body_id", "roles", "since", "until", ...fact],
    refers: { holder_id: "registry.party", body_id: "registry.party" },
  },
  ...membershipTables,
  { name: "registry.place_name", columns: ["place", "language", "name", "verification"] },
  { name: "registry.term", columns: ["key", "language", "text", "verification"] },
  { name: "registry.freshness_rule", columns: ["days_due", "days_overdue", "verification", "note"] },
];

const parties: ReferenceFile = {
  path: "registry/parties.csv",
  columns: [
    "id",
    "kind",
    "category",
    "parent",
    "status",
    "since",
    "until",
    "seat_city",
    "seat_country",
    "website",
    "wikidata",
    "published",
    "verification",
    "note",
    "source_url",
  ],
  pieces: (cells, row) => {
    const id = cells.required("id");
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) cells.refuse("id", "slug");
    const listed = cells.flag("published");
    const party: Piece = {
      table: "registry.party",
      id,
      key: [id],
      columns: { parent_id: "parent" },
      values: {
        kind: cells.oneOf("kind", partyKinds),
        category: cells.oneOf("category", categories),
        parent_id: cells.optional("parent"),
        status: cells.oneOf("status", lifeCycle),
        since: cells.date("since"),
        until: cells.date("until"),
        place: cells.optional("seat_city"),
        country: cells.optional("seat_country"),
        website: cells.text("website"),
        on_source_page: listed,
        position: listed ? row.number : 0,
        ...factOf(cells),
      },
    };
    const wikidata = cells.text("wikidata");
    if (wikidata === "") return [party];
    if (!/^Q\d+$/.test(wikidata)) cells.refuse("wikidata", "wikidata");
    return [
      party,
      {
        table: "registry.identifier",
        key: [id, "wikidata", wikidata],
        values: { party_id: id, scheme: "wikidata", value: wikidata, verification: "known" },
      },
    ];
  },
};

const partyNames: ReferenceFile = {
  path: "registry/party-names.csv",
  columns: ["party", "lang", "type", "name", "verification", "source_url"],
  pieces: (cells) => {
    const party_id = cells.required("party");
    const language = cells.oneOf("lang", languages);
    const type = cells.oneOf("type", nameTypes);
    const name = cells.required("name");
    const verification = cells.oneOf("verification", certainties);
    return [
      {
        table: "registry.party_name",
        key: [party_id, language, type, name],
        columns: { party_id: "party" },
        values: { party_id, language, type, name, verification, source_url: cells.text("source_url") },
      },
    ];
  },
};

/** Kinds of the file that are offices held in a body, not relations. */
const officeKinds: Readonly<Record<string, (typeof offices)[number]>> = {
  chairs: "chair",
  "vice-chairs": "vice-chair",
  "secretariat-of": "secretariat",
};

const relations: ReferenceFile = {
  path: "registry/relations.csv",
  columns: ["from", "kind", "to", "role", "since", "until", "verification", "source_url", "note"],
  pieces: (cells) => {
    const from = cells.required("from");
    const to = cells.required("to");
    const kind = cells.text("kind");
    const dates = { since: cells.date("since"), until: cells.date("until") };
    // The link from a party to the instrument that created it belongs to `mandates`, which says it again.
    if (kind === "created-by") return [];
    const office = officeKinds[kind];
    if (office !== undefined) {
      return [
        {
          table: "registry.office",
          key: [from, office, to, dates.since],
          columns: { holder_id: "from", body_id: "to" },
          values: {
            holder_id: from,
            office,
            body_id: to,
            roles: cells.list("role"),
            ...dates,
            ...factOf(cells),
          },
        },
      ];
    }
    return [
      {
        table: "registry.relation",
        key: [from, kind, to, dates.since],
        columns: { from_id: "from", to_id: "to" },
        values: {
          from_id: from,
          kind: cells.oneOf("kind", relationKinds),
          to_id: to,
          roles: cells.list("role"),
          ...dates,
          ...factOf(cells),
        },
      },
    ];
  },
};

const places: ReferenceFile = {
  path: "registry/places.csv",
  columns: ["place", ...languages.map((language) => `name_${language}`), "verification"],
  pieces: (cells) => {
    const place = cells.required("place");
    const verification = cells.oneOf("verification", certainties);
    return languages
      .map((language) => ({ language, name: cells.text(`name_${language}`) }))
      .filter(({ name }) => name !== "")
      .map(({ language, name }) => ({
        table: "registry.place_name",
        key: [place, language],
        values: { place, language, name, verification },
      }));
  },
};

const glossary: ReferenceFile = {
  path: "registry/glossary.csv",
  columns: ["key", ...languages, "verification"],
  pieces: (cells) => {
    const key = cells.required("key");
    const levels = new Map(
      cells
        .text("verification")
        .split(" ")
        .map((part) => part.split(":") as [string, string]),
    );
    return languages.map((language) => {
      const verification = certainties.find((certainty) => certainty === levels.get(language));
      if (verification === undefined) cells.refuse("verification", "certainty-per-language", language);
      return {
        table: "registry.term",
        key: [key, language],
        values: { key, language, text: cells.required(language), verification: verification ?? null },
      };
    });
  },
};

/** How long facts stay fresh: rules of our own, with the reason for each. */
const freshnessRules: ReferenceFile = {
  path: "registry/freshness-rules.csv",
  columns: ["kind", "days_due", "days_overdue", "note"],
  pieces: (cells) => {
    const id = cells.oneOf("kind", factKinds);
    const [days_due, days_overdue] = [cells.whole("days_due"), cells.whole("days_overdue")];
    if (days_due < 1 || days_due > 36_500) cells.refuse("days_due", "days");
    else if (days_overdue < days_due || days_overdue > 36_500)
      cells.refuse("days_overdue", "days-after", "days_due");
    const values = { days_due, days_overdue, verification: "known", note: cells.text("note") };
    return [{ table: "registry.freshness_rule", id, key: [id], values }];
  },
};

/** What the registry ships under `data/registry/`. */
export const registryReference: ReferenceSet = {
  tables,
  files: [parties, partyNames, relations, ...membershipFiles, places, glossary, freshnessRules],
};
