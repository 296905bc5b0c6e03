import type { WorkRequest } from "../../../../../platform/http/index.ts";
import type {
  FactRecord,
  HandledRecord,
  OfficeRecord,
  PartyRecord,
  RelationRecord,
} from "../../../../registry/index.ts";
import { tieWord } from "../record/ties.tsx";
import type { SectionName } from "./kinds.ts";

export type Values = Readonly<Record<string, string>>;

/** A fact of a record as a form holds it: every field a text. */
export interface FormRow extends HandledRecord {
  readonly values: Values;
  /** The fact in a line. */
  readonly says: string;
  /** Its certainty, where it is a fact that has one. */
  readonly certainty: FactRecord["certainty"] | undefined;
}

const sourceOf = ({ certainty, verifiedOn, sourceUrl, sourcePassage, note }: FactRecord): Values => ({
  ...{ verification: certainty, verified_on: verifiedOn ?? "" },
  ...{ source_url: sourceUrl, source_passage: sourcePassage, note },
});

const datesOf = (of: {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}): Values => ({
  since: of.since ?? "",
  until: of.until ?? "",
});

const row = (of: HandledRecord, says: string, values: Values): FormRow => ({
  ...{ id: of.id, version: of.version, level: of.level, audience: of.audience, originator: of.originator },
  ...{ says, values, certainty: undefined },
});

const factRow = (of: FactRecord, says: string, values: Values): FormRow => ({
  ...row(of, says, { ...values, ...sourceOf(of) }),
  certainty: of.certainty,
});

const tieRow = (tie: RelationRecord | OfficeRecord, request: WorkRequest): FormRow =>
  factRow(tie, `${tieWord(tie, request)} ${tie.other.name.text}`, {
    tie: `${"kind" in tie ? tie.kind : tie.office}.${tie.direction}`,
    other: tie.other.id,
    roles: tie.roles.join(", "),
    ...datesOf(tie),
  });

const partyRow = ({ party }: PartyRecord, request: WorkRequest): FormRow =>
  factRow(party, request.translate("register.section-facts"), {
    ...{ kind: party.kind, category: party.category, parent_id: party.parent?.id ?? "" },
    ...{ status: party.status, place: party.place ?? "", country: party.country ?? "" },
    ...{ website: party.website, website_verified_on: party.websiteVerifiedOn ?? "" },
    on_source_page: String(party.onSourcePage),
    ...datesOf(party),
  });

/** The facts of one part of a record, as forms hold them. */
export function rowsOf(section: SectionName, record: PartyRecord, request: WorkRequest): readonly FormRow[] {
  switch (section) {
    case "facts":
      return [partyRow(record, request)];
    case "names":
      return record.names.map((name) =>
        factRow(name, name.name, {
          ...{ language: name.language, type: name.type, name: name.name },
          ...{ status: name.status ?? "", of_name: name.ofName ?? "", ...datesOf(name) },
        }),
      );
    case "relations":
    case "offices":
      return record[section].map((tie) => tieRow(tie, request));
    case "focal-points":
      return record.focalPoints.map((person) =>
        factRow(person, person.name ?? request.translate("register.erased"), {
          ...{ name: person.name ?? "", role: person.role, title: person.title },
          ...{ email: person.email ?? "", phone: person.phone ?? "", language: person.language },
          ...{ person_id: person.personId ?? "", ...datesOf(person) },
        }),
      );
    case "members":
      return record.memberships.map((one) =>
        factRow(one, one.state.text, { state_id: one.stateId, status: one.status, ...datesOf(one) }),
      );
    case "regions":
      return record.coverage.map((one) => factRow(one, one.region.text, { region_id: one.regionId }));
    case "identifiers":
      return record.identifiers.map(({ scheme, value, ...one }) =>
        factRow({ ...one }, `${scheme} ${value}`, { scheme, value }),
      );
    case "notes":
      return record.notes.map((note) =>
        row(note, note.text.slice(0, 80), { language: note.language, text: note.text }),
      );
  }
}

/** One fact of a part; the party's own facts go by the word `party`. */
export function findRow(
  section: SectionName,
  record: PartyRecord,
  request: WorkRequest,
): FormRow | undefined {
  const rows = rowsOf(section, record, request);
  return section === "facts" ? rows[0] : rows.find(({ id }) => id === request.params.row);
}
