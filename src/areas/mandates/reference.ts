import { certainties } from "../../kernel/handling.ts";
import { languages } from "../../kernel/language.ts";
import { slugOf } from "../../kernel/slug.ts";
import type { Cells, Piece, ReferenceFile, ReferenceSet, TableSpec } from "../../platform/reference/index.ts";
import { instrumentRelationKinds, instrumentStatuses } from "./model.ts";

const tables: readonly TableSpec[] = [
  {
    name: "mandates.instrument",
    columns: [
      "slug",
      "body",
      "number",
      "year",
      "adopted",
      "expires",
      "topic",
      "status",
      "description",
      "verification",
      "source_url",
    ],
    unique: [["slug"]],
  },
  {
    name: "mandates.instrument_title",
    columns: ["instrument_id", "language", "title", "verification"],
    refers: { instrument_id: "mandates.instrument" },
  },
  {
    name: "mandates.provision",
    columns: [
      "instrument_id",
      "label",
      "slug",
      "topic",
      "summary",
      "addressee",
      "position",
      "verification",
      "source_url",
    ],
    refers: { instrument_id: "mandates.instrument" },
    unique: [["instrument_id", "slug"]],
  },
  {
    name: "mandates.provision_title",
    columns: ["provision_id", "language", "title", "verification"],
    refers: { provision_id: "mandates.provision" },
  },
  {
    name: "mandates.instrument_relation",
    columns: ["from_id", "kind", "to_id", "verification"],
    refers: { from_id: "mandates.instrument", to_id: "mandates.instrument" },
  },
  {
    name: "mandates.establishment",
    columns: ["instrument_id", "party_id", "verification"],
    refers: { instrument_id: "mandates.instrument", party_id: "registry.party" },
  },
  { name: "mandates.theme", columns: ["position", "verification", "note"] },
  {
    name: "mandates.theme_name",
    columns: ["theme_id", "language", "name", "verification"],
    refers: { theme_id: "mandates.theme" },
  },
  {
    name: "mandates.theme_topic",
    columns: ["theme_id", "topic", "verification"],
    refers: { theme_id: "mandates.theme" },
  },
  {
    name: "mandates.theme_provision",
    columns: ["theme_id", "provision_id", "verification"],
    refers: { theme_id: "mandates.theme", provision_id: "mandates.provision" },
  },
];

const certainty = (cells: Cells) => cells.oneOf("verification", certainties);

const instruments: ReferenceFile = {
  path: "mandates/instruments.csv",
  columns: [
    "id",
    "body",
    "number",
    "year",
    "adopted",
    "title_en",
    "title_fr",
    "short_title",
    "topic",
    "status",
    "expires",
    "verification",
    "source_url",
  ],
  pieces: (cells) => {
    const id = cells.required("id");
    const verification = certainty(cells);
    const instrument: Piece = {
      table: "mandates.instrument",
      id,
      key: [id],
      columns: { slug: "id" },
      values: {
        slug: slugOf(id),
        body: cells.required("body"),
        number: cells.text("number"),
        year: cells.whole("year"),
        adopted: cells.date("adopted"),
        expires: cells.date("expires"),
        topic: cells.required("topic"),
        status: cells.oneOf("status", instrumentStatuses),
        description: cells.text("short_title"),
        verification,
        source_url: cells.text("source_url"),
      },
    };
    const titles = (["en", "fr"] as const).map((language) => ({
      language,
      title: cells.text(`title_${language}`),
    }));
    return [
      instrument,
      ...titles
        .filter(({ title }) => title !== "")
        .map(({ language, title }) => ({
          table: "mandates.instrument_title",
          key: [id, language],
          values: { instrument_id: id, language, title, verification },
        })),
    ];
  },
};

const provisions: ReferenceFile = {
  path: "mandates/provisions.csv",
  columns: [
    "instrument",
    "label",
    "title_en",
    "title_fr",
    "topic",
    "summary",
    "addressee",
    "verification",
    "source_url",
  ],
  pieces: (cells, row) => {
    const instrument_id = cells.required("instrument");
    const label = cells.required("label");
    const id = `${instrument_id} ${label}`;
    const verification = certainty(cells);
    const provision: Piece = {
      table: "mandates.provision",
      id,
      key: [id],
      columns: { instrument_id: "instrument", slug: "label" },
      values: {
        instrument_id,
        label,
        slug: slugOf(label),
        topic: cells.required("topic"),
        summary: cells.text("summary"),
        addressee: cells.text("addressee"),
        position: row.number,
        verification,
        source_url: cells.text("source_url"),
      },
    };
    cells.required("title_en");
    const titles = (["en", "fr"] as const).map((language) => ({
      language,
      title: cells.text(`title_${language}`),
    }));
    return [
      provision,
      ...titles
        .filter(({ title }) => title !== "")
        .map(({ language, title }) => ({
          table: "mandates.provision_title",
          key: [id, language],
          values: { provision_id: id, language, title, verification },
        })),
    ];
  },
};

const relations: ReferenceFile = {
  path: "mandates/instrument-relations.csv",
  columns: ["from", "kind", "to", "verification"],
  pieces: (cells) => {
    const from = cells.required("from");
    const to = cells.required("to");
    const verification = certainty(cells);
    if (cells.text("kind") === "establishes") {
      return [
        {
          table: "mandates.establishment",
          key: [from, to],
          columns: { instrument_id: "from", party_id: "to" },
          values: { instrument_id: from, party_id: to, verification },
        },
      ];
    }
    const kind = cells.oneOf("kind", instrumentRelationKinds);
    return [
      {
        table: "mandates.instrument_relation",
        key: [from, kind, to],
        columns: { from_id: "from", to_id: "to" },
        values: { from_id: from, kind, to_id: to, verification },
      },
    ];
  },
};

const themes: ReferenceFile = {
  path: "mandates/themes.csv",
  columns: [
    "id",
    "order",
    ...languages.map((language) => `name_${language}`),
    "instrument_topics",
    "provisions",
    "verification",
    "note",
  ],
  pieces: (cells) => {
    const id = cells.required("id");
    const verification = certainty(cells);
    const part = (table: string, last: string, values: Piece["values"]): Piece => ({
      table,
      key: [id, last],
      columns: { provision_id: "provisions", theme_id: "id" },
      values: { theme_id: id, ...values, verification },
    });
    return [
      {
        table: "mandates.theme",
        id,
        key: [id],
        values: { position: cells.whole("order"), verification, note: cells.text("note") },
      },
      ...languages.map((language) =>
        part("mandates.theme_name", language, { language, name: cells.required(`name_${language}`) }),
      ),
      ...cells.list("instrument_topics").map((topic) => part("mandates.theme_topic", topic, { topic })),
      ...cells
        .list("provisions")
        .map((provision) => part("mandates.theme_provision", provision, { provision_id: provision })),
    ];
  },
};

/** What mandates ships under `data/mandates/`. */
export const mandatesReference: ReferenceSet = {
  tables,
  files: [instruments, provisions, relations, themes],
};
