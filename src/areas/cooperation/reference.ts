import { certainties } from "../../kernel/handling.ts";
import { languages } from "../../kernel/language.ts";
import type { Cells, Piece, ReferenceFile, ReferenceSet, TableSpec } from "../../platform/reference/index.ts";
import { basisOf, lineHeadings, modes, partiesIn } from "./model.ts";

const tables: readonly TableSpec[] = [
  {
    name: "cooperation.line",
    columns: ["position", "heading", "verification", "source_url", "source_passage", "note"],
  },
  {
    name: "cooperation.line_text",
    columns: ["line_id", "language", "title", "text", "verification"],
    refers: { line_id: "cooperation.line" },
  },
  {
    name: "cooperation.line_partner",
    columns: ["line_id", "party_id", "verification"],
    refers: { line_id: "cooperation.line", party_id: "registry.party" },
  },
  {
    name: "cooperation.line_mode",
    columns: ["line_id", "mode", "position", "verification"],
    refers: { line_id: "cooperation.line" },
  },
  {
    name: "cooperation.line_basis",
    columns: ["line_id", "instrument_id", "provision_id", "position", "verification"],
    refers: {
      line_id: "cooperation.line",
      instrument_id: "mandates.instrument",
      provision_id: "mandates.provision",
    },
  },
  {
    name: "cooperation.event",
    columns: ["kind", "starts", "ends", "place", "instrument_id", "verification", "source_url"],
    refers: { instrument_id: "mandates.instrument" },
  },
  {
    name: "cooperation.event_title",
    columns: ["event_id", "language", "title", "verification"],
    refers: { event_id: "cooperation.event" },
  },
  {
    name: "cooperation.event_party",
    columns: ["event_id", "role", "party_id", "state_id", "verification"],
    refers: { event_id: "cooperation.event", party_id: "registry.party", state_id: "registry.state" },
  },
];

const lines: ReferenceFile = {
  path: "cooperation/lines.csv",
  columns: [
    "id",
    "order",
    "heading",
    ...languages.map((language) => `title_${language}`),
    ...languages.map((language) => `text_${language}`),
    "partners",
    "modes",
    "bases",
    "source_url",
    "source_passage",
    "verification",
    "note",
  ],
  pieces: (cells) => {
    const id = cells.required("id");
    const verification = cells.oneOf("verification", certainties);
    const line: Piece = {
      table: "cooperation.line",
      id,
      key: [id],
      values: {
        position: cells.whole("order"),
        heading: cells.oneOf("heading", lineHeadings),
        verification,
        source_url: cells.required("source_url"),
        source_passage: cells.required("source_passage"),
        note: cells.text("note"),
      },
    };
    const texts = languages.map(
      (language): Piece => ({
        table: "cooperation.line_text",
        key: [id, language],
        values: {
          line_id: id,
          language,
          title: cells.required(`title_${language}`),
          text: cells.required(`text_${language}`),
          verification,
        },
      }),
    );
    // After the texts themselves: one that is missing is said to be missing, not to link too little.
    checkLinks(cells);
    return [line, ...texts, ...partsOfLine(cells, id, verification)];
  },
};

function partsOfLine(cells: Cells, line_id: string, verification: string): Piece[] {
  const partners = cells.list("partners").map((party_id) => ({
    table: "cooperation.line_partner",
    key: [line_id, party_id],
    columns: { party_id: "partners" },
    values: { line_id, party_id, verification },
  }));
  const ways = cells.list("modes").map((mode, index) => {
    if (!modes.some((known) => known === mode)) cells.refuse("modes", "one-of", modes.join(", "));
    return {
      table: "cooperation.line_mode",
      key: [line_id, mode],
      values: { line_id, mode, position: index + 1, verification },
    };
  });
  const bases = cells.required("bases") === "not-stated" ? [] : cells.list("bases");
  const grounds = bases.map((basis, index) => {
    const { instrument, provision } = basisOf(basis);
    return {
      table: "cooperation.line_basis",
      key: [line_id, basis],
      columns: { instrument_id: "bases", provision_id: "bases" },
      values: {
        line_id,
        instrument_id: instrument,
        provision_id: provision,
        position: index + 1,
        verification,
      },
    };
  });
  return [...partners, ...ways, ...grounds];
}

/** The texts of a line speak of the same parties in every language. */
function checkLinks(cells: Cells): void {
  const linked = (language: string) =>
    [...new Set(partiesIn(cells.text(`text_${language}`)))].sort().join(", ");
  const english = linked("en");
  for (const language of languages) {
    if (linked(language) !== english) cells.refuse(`text_${language}`, "same-links", english);
  }
}

const events: ReferenceFile = {
  path: "cooperation/events.csv",
  columns: [
    "id",
    "type",
    "title_en",
    "title_fr",
    "start",
    "end",
    "place",
    "hosts",
    "participants",
    "instrument",
    "source_url",
    "verification",
  ],
  pieces: (cells) => {
    const id = cells.required("id");
    const verification = cells.oneOf("verification", certainties);
    cells.required("start");
    const event: Piece = {
      table: "cooperation.event",
      id,
      key: [id],
      columns: { instrument_id: "instrument" },
      values: {
        kind: cells.required("type"),
        starts: cells.date("start"),
        ends: cells.date("end"),
        place: cells.optional("place"),
        instrument_id: cells.optional("instrument"),
        verification,
        source_url: cells.text("source_url"),
      },
    };
    const titles = (["en", "fr"] as const).map((language) => ({
      table: "cooperation.event_title",
      key: [id, language],
      values: { event_id: id, language, title: cells.required(`title_${language}`), verification },
    }));
    const present = (column: string, role: string) =>
      cells.list(column).map((who): Piece => {
        // Capitals are States (ISO 3166 alpha-3), everything else is a party.
        const state = /^[A-Z]{3}$/.test(who);
        return {
          table: "cooperation.event_party",
          key: [id, role, who],
          columns: { party_id: column, state_id: column },
          values: {
            event_id: id,
            role,
            party_id: state ? null : who,
            state_id: state ? who : null,
            verification,
          },
        };
      });
    return [event, ...titles, ...present("hosts", "host"), ...present("participants", "participant")];
  },
};

/** What cooperation ships under `data/cooperation/`. */
export const cooperationReference: ReferenceSet = { tables, files: [lines, events] };
