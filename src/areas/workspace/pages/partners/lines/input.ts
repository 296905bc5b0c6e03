import type { Command } from "../../../../../platform/acts/index.ts";
import {
  addLineBasis,
  addLineMode,
  addLinePartner,
  basisOf,
  changeLineBasis,
  removeLineBasis,
  removeLineMode,
  removeLinePartner,
} from "../../../../cooperation/index.ts";
import type { PartyRecord } from "../../../../registry/index.ts";
import type { FieldErrors, Input } from "../facts/input.ts";
import type { Values } from "../facts/rows.ts";
import type { EditedLine } from "./edited.ts";
import { fieldsOfLine } from "./fields.ts";
import type { LinePart } from "./kinds.ts";

type AnyCommand = Command<unknown, unknown>;

interface PartActs {
  readonly add: AnyCommand;
  readonly change?: AnyCommand;
  readonly remove: AnyCommand;
}

export const actsOfLine: Readonly<Record<LinePart, PartActs>> = {
  partners: { add: addLinePartner, remove: removeLinePartner },
  modes: { add: addLineMode, remove: removeLineMode },
  bases: { add: addLineBasis, change: changeLineBasis, remove: removeLineBasis },
};

const told = (name: string, value: string): Input => {
  if (name !== "basis") return { [name]: value };
  const { instrument, provision } = basisOf(value);
  return { instrument_id: instrument, provision_id: provision };
};

/** That a party which not everybody sees stands in a line is for those who see the party. */
const handlingOf = (part: LinePart, { party }: PartyRecord): Input =>
  part !== "partners" || party.level === "public"
    ? {}
    : { level: party.level, audience: [...party.audience], originator: party.originator };

/** What the act is told of a new entry: what was left empty is not said. */
export function lineAddition({ part, line, context: { record } }: EditedLine, values: Values): Input {
  const said = Object.entries(values).filter(([, value]) => value !== "");
  return Object.assign(
    part === "partners" ? { party_id: record.party.id } : { line_id: line?.id },
    ...said.map(([name, value]) => told(name, value)),
    handlingOf(part, record),
  );
}

/** What the act is told of the fields that say something else than they did; where it is stated is said each time. */
export function lineChanges(values: Values, was: Values): Input {
  const differs = Object.entries(values).filter(([name, value]) => value !== (was[name] ?? ""));
  if (differs.length === 0) return {};
  const said = differs.filter(
    ([name, value]) => value !== "" || name === "note" || name === "source_passage",
  );
  return Object.assign(
    {},
    ...said.map(([name, value]) => told(name, value)),
    values.source_url === "" ? {} : { source_url: values.source_url },
  );
}

const wrongs: Readonly<Record<string, string>> = { verified_on: "date", source_url: "address" };
const fieldOfColumn = (column: string): string =>
  column === "instrument_id" || column === "provision_id" ? "basis" : column;

/** What is wrong with the fields, as keys of the catalogue; nothing where the act would take them. */
export function wrongOfLine(edited: EditedLine, command: AnyCommand, told: { input: Input; values: Values }) {
  const parsed = command.input.safeParse(told.input);
  if (parsed.success) return {};
  const names = fieldsOfLine(edited).map(({ name }) => name);
  const errors = parsed.error.issues.flatMap((issue): Array<[string, string]> => {
    const name = fieldOfColumn(String(issue.path[0] ?? ""));
    if (!names.includes(name)) return [];
    if ((told.values[name] ?? "") === "") return [[name, "empty"]];
    return [[name, issue.code === "too_big" ? "long" : (wrongs[name] ?? "value")]];
  });
  const { translate } = edited.context.request;
  return Object.fromEntries(
    errors.reverse().map(([name, wrong]) => [name, translate(`register.wrong-${wrong}`)]),
  ) satisfies FieldErrors;
}

/** The field at which an error of an act is told. */
export function fieldOfLineCode(part: LinePart, code: string): string | undefined {
  if (code === "verified-in-future") return "verified_on";
  return part === "bases" && /^(instrument-missing|provision-unknown|fact-held)$/.test(code)
    ? "basis"
    : undefined;
}
