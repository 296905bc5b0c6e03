import type { ComponentChildren, VNode } from "preact";
import { Absent, Link } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import { namedBy } from "../../mandates/index.ts";
import type { PartyLabel } from "../../registry/index.ts";
import { type Change, periodOf, type Stand, type Subject } from "../changes.ts";
import type { ChangesPage, ComparePage } from "../queries/index.ts";
import { instrumentLink } from "./validity.tsx";
import {
  date,
  instrumentAddress,
  partnerAddress,
  partyLink,
  partyMarks,
  stateAddress,
  sure,
  words,
} from "./words.tsx";

/** Names by which changes are told. */
export type Names = Pick<ComparePage | ChangesPage, "parties" | "states">;

interface Told {
  readonly subject: Subject;
  readonly names: Names;
}

const partyOf = (id: string, { parties }: Names): PartyLabel | undefined => parties.get(id);

/** What a change is about, each thing linked to its page. */
export function subjectCell({ subject, names }: Told, request: PageRequest): ComponentChildren {
  const { translate } = request;
  const party = (id: string): ComponentChildren => {
    const label = partyOf(id, names);
    return label && [partyLink(label, request), " ", partyMarks(label, request)];
  };
  const { is, of } = subject;
  switch (is) {
    case "party":
      return party(of.id);
    case "relation":
      return [
        party(of.fromId),
        <span class="small"> {translate(`relation.${of.kind}.out`)} </span>,
        party(of.toId),
      ];
    case "membership": {
      const name = names.states.get(of.stateId);
      return [
        name && <Link href={stateAddress(of.stateId, request)}>{words(name, request)}</Link>,
        <span class="small"> · {translate(`membership.${of.status}`)} · </span>,
        party(of.partyId),
      ];
    }
    case "instrument":
      return instrumentLink(of, request);
  }
}

/** The same as plain text, for the title of an entry and a cell. */
export function subjectText({ subject, names }: Told, { translate }: PageRequest): string {
  const party = (id: string): string => {
    const label = partyOf(id, names);
    return label?.acronym?.text ?? label?.name.text ?? id;
  };
  const { is, of } = subject;
  switch (is) {
    case "party":
      return partyOf(of.id, names)?.name.text ?? of.id;
    case "relation":
      return `${party(of.fromId)} – ${translate(`relation.${of.kind}.out`)} – ${party(of.toId)}`;
    case "membership":
      return `${names.states.get(of.stateId)?.text ?? of.stateId} – ${translate(`membership.${of.status}`)} – ${party(of.partyId)}`;
    case "instrument":
      return namedBy(of);
  }
}

/** The page on which the changed fact stands, with the place on it where there is one. */
export function subjectAddress({ is, of }: Subject, request: PageRequest): string {
  switch (is) {
    case "party":
      return partnerAddress(of.id, request);
    case "relation":
      return `${partnerAddress(of.fromId, request)}#relations`;
    case "membership":
      return `${stateAddress(of.stateId, request)}#memberships`;
    case "instrument":
      return instrumentAddress(of.slug, request);
  }
}

export const standWords = (stand: Stand, { translate }: PageRequest): string => translate(`stand.${stand}`);

/** From when until when, as the register has it, without how it stands to a day: two days are compared. */
export function datesCell({ subject }: Pick<Change, "subject">, request: PageRequest): ComponentChildren {
  const { translate } = request;
  const { since, until } = periodOf(subject);
  if (since === undefined && until === undefined) return <Absent>{translate("date.not-known")}</Absent>;
  const [begin, end] = [since && date(since, request), until && date(until, request)];
  const key = begin && end ? "date.from-until" : begin ? "date.since" : "date.until";
  return translate.rich(key, { since: begin ?? "", until: end ?? "", date: begin ?? end ?? "" });
}

export const certaintyCell = ({ of }: Subject, request: PageRequest): VNode => sure(of.certainty, request);
