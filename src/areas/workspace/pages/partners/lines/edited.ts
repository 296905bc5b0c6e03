import { notFound } from "../../../../../kernel/errors.ts";
import type { WorkRequest } from "../../../../../platform/http/index.ts";
import type { LineBasisRecord, LineFact, LineModeRecord, LineRecord } from "../../../../cooperation/index.ts";
import type { PartyRecord } from "../../../../registry/index.ts";
import { readRecord } from "../facts/edit.tsx";
import type { FormContext } from "../facts/fields.ts";
import type { FormRow, Values } from "../facts/rows.ts";
import { listPartyLines, type PartyLines } from "../lines-query.ts";
import { recordAddress, roleWord } from "../words.tsx";
import type { LinePart } from "./kinds.ts";

/** What is said of a line of a party, or is to be said. */
export interface EditedLine extends PartyLines {
  readonly part: LinePart;
  readonly context: FormContext;
  /** Nothing where the line is still to be chosen. */
  readonly line: LineRecord | undefined;
  /** Nothing where it is new, or gone. */
  readonly row: FormRow | undefined;
}

/** Where what is said of a line stands, below the record of a party. */
export const linePath = (line: LineRecord, part: LinePart, row: string): string =>
  `/lines/${line.id}/${part}/${row}`;

export const lineAddress = (request: WorkRequest, { party }: PartyRecord, below: string): string =>
  recordAddress(request, party.id, below);

export const basisText = ({ instrumentId, provisionId }: LineBasisRecord): string =>
  provisionId ?? instrumentId;

const sourceOf = (fact: LineFact): Values => ({
  ...{ verification: fact.certainty, verified_on: fact.verifiedOn ?? "" },
  ...{ source_url: fact.sourceUrl, source_passage: fact.sourcePassage, note: fact.note },
});

const rowOf = (fact: LineFact, says: string, values: Values): FormRow => ({
  ...{ id: fact.id, version: fact.version, level: fact.level, audience: fact.audience },
  ...{ originator: fact.originator, certainty: fact.certainty, says },
  values: { ...values, ...sourceOf(fact) },
});

const modeRow = (mode: LineModeRecord, request: WorkRequest): FormRow =>
  rowOf(mode, roleWord(mode.mode, request), { mode: mode.mode });

function findRow(line: LineRecord, part: LinePart, request: WorkRequest): FormRow | undefined {
  const isIt = ({ id }: { readonly id: string }) => id === request.params.row;
  switch (part) {
    case "partners":
      return isIt(line.partner) ? rowOf(line.partner, line.title.text, { line_id: line.id }) : undefined;
    case "modes":
      return line.modes.filter(isIt).map((mode) => modeRow(mode, request))[0];
    case "bases":
      return line.bases
        .filter(isIt)
        .map((basis) => rowOf(basis, basisText(basis), { basis: basisText(basis) }))[0];
  }
}

/** @throws not-found `line-unknown` for a line in which the party does not stand */
export async function readEditedLine(request: WorkRequest, part: LinePart): Promise<EditedLine> {
  const { door, actor, language, params } = request;
  const record = await readRecord(request);
  const found = await door.ask(actor, listPartyLines, { id: record.party.id, language });
  const line = found.lines.find(({ id }) => id === params.line);
  if (params.line !== undefined && line === undefined) throw notFound("line-unknown", { id: params.line });
  return {
    ...{ ...found, part, line, row: line && findRow(line, part, request) },
    context: { request, record, names: record.names, regions: [], accounts: [], states: [] },
  };
}
