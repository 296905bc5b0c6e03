import type { VNode } from "preact";
import { standing } from "../../../kernel/validity.ts";
import { Absent, Register, type RegisterRow, Tag } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import type { ListedParty } from "../../registry/index.ts";
import { existedOn } from "../model.ts";
import { partnerAddress, partyMarks, words } from "./words.tsx";

export interface PartyRegisterProps {
  readonly label: string;
  readonly parties: readonly ListedParty[];
  readonly request: PageRequest;
  /** Marks what did not exist on the day, where no heading says so. */
  readonly dated?: boolean;
}

/** Parties by name, acronym and seat, each linked to its page. */
export function PartyRegister({ label, parties, request, dated = false }: PartyRegisterProps): VNode {
  const { translate } = request;
  return (
    <Register
      label={label}
      columns={{
        name: translate("partners.column-name"),
        acronym: translate("partners.column-acronym"),
        seat: translate("partners.column-seat"),
      }}
      rows={parties.map((party) => rowOf(party, request, dated))}
    />
  );
}

/** On another day than today, a body without dates is listed by name, and said to stand on no date. */
function undatedNote(
  { since, until }: ListedParty,
  { translate, on, today }: PageRequest,
): VNode | undefined {
  if (on === today || since !== undefined || until !== undefined) return undefined;
  return <Absent>{translate("date.not-known")}</Absent>;
}

function rowOf(party: ListedParty, request: PageRequest, dated: boolean): RegisterRow {
  const gone = dated && !existedOn(party, request.on);
  const marks = partyMarks(party, request);
  return {
    name: words(party.name, request),
    href: partnerAddress(party.id, request),
    mark: gone ? (
      <>
        {marks} <Tag>{request.translate(`standing.${standing(party, request.on)}`)}</Tag>
      </>
    ) : (
      marks
    ),
    note: undatedNote(party, request),
    acronym: party.acronym && words(party.acronym, request),
    seat: party.place && words(party.place, request),
  };
}
