import { invalid } from "../../../../kernel/errors.ts";
import { asPartialDate } from "../../../../kernel/partial-date.ts";
import type { StatementContent, StatementKind } from "../../../../kernel/statement.ts";
import type { WorkForm, WorkRequest } from "../../../../platform/http/index.ts";
import {
  categories,
  membershipStatuses,
  offices,
  partyKinds,
  relationKinds,
} from "../../../registry/index.ts";
import { resolveNames } from "./resolve.ts";

/** One field of what a statement says, as a person corrects it. */
export interface CorrectionField {
  readonly name: string;
  /** `parties`: one a line. */
  readonly is: "party" | "parties" | "state" | "text" | "date" | "choice";
  readonly options?: readonly string[];
  /** The key of an option's word, before its value. */
  readonly words?: (value: string) => string;
  readonly required?: boolean;
}

const party = (name: string): CorrectionField => ({ name, is: "party", required: true });
const text = (name: string, required = false): CorrectionField => ({ name, is: "text", required });
const date = (name: string, required = false): CorrectionField => ({ name, is: "date", required });

/** What can be corrected of each kind, in the order of the sentence. The kind itself cannot. */
export const fieldsOf: Readonly<Record<StatementKind, readonly CorrectionField[]>> = {
  relation: [
    party("from"),
    { name: "relation", is: "choice", options: relationKinds, words: (value) => `relation.${value}.out` },
    party("to"),
    ...[date("since"), date("until")],
  ],
  office: [
    party("holder"),
    { name: "office", is: "choice", options: offices, words: (value) => `office.${value}.holds` },
    party("body"),
    ...[date("since"), date("until")],
  ],
  membership: [
    { name: "state", is: "state", required: true },
    { name: "status", is: "choice", options: membershipStatuses, words: (value) => `membership.${value}` },
    ...[party("party"), date("since")],
  ],
  establishment: [party("party"), text("instrument", true)],
  validity: [text("subject", true), text("instrument"), date("until", true)],
  meeting: [
    text("title", true),
    { name: "hosts", is: "parties" },
    { name: "participants", is: "parties" },
    ...[date("date"), text("place")],
  ],
  name: [
    ...[party("party"), text("name", true)],
    { name: "type", is: "choice", options: ["alias", "acronym"], words: (value) => `name.${value}` },
  ],
  candidate: [
    ...[text("name", true), text("acronym")],
    text("id", true),
    { name: "partyKind", is: "choice", options: partyKinds, words: (value) => `kind.${value}` },
    { name: "category", is: "choice", options: categories, words: (value) => `category.${value}` },
  ],
};

/** The name of a field in the form: none of the names of the page's own fields. */
export const inputOf = (field: string): string => `says-${field}`;

/** What a proposal says, as its form shows it. */
export function valuesOf(content: StatementContent): Record<string, string> {
  const given = Object.entries(content).filter(([name]) => name !== "kind");
  return Object.fromEntries(
    given.map(([name, value]) => [name, Array.isArray(value) ? value.join("\n") : String(value)]),
  );
}

/**
 * What somebody says that a proposal should have said. Bodies and States may be named by their id or by a name that is theirs alone.
 * The act itself checks the rest.
 * @throws invalid `date-invalid`, `review-name-unclear`, `review-field-missing`; not-found `review-name-nowhere`, each with the field
 */
export async function contentOf(
  request: WorkRequest,
  kind: StatementKind,
  form: WorkForm,
): Promise<Record<string, unknown>> {
  const fields = fieldsOf[kind];
  const lines = (name: string) =>
    form
      .text(inputOf(name))
      .split(/\n/u)
      .map((line) => line.trim())
      .filter(Boolean);
  const named = fields.flatMap((field) =>
    field.is === "party" || field.is === "parties" || field.is === "state"
      ? lines(field.name).map((typed) => ({
          typed,
          of: field.is === "state" ? ("state" as const) : ("party" as const),
          parameter: inputOf(field.name),
        }))
      : [],
  );
  const ids = await resolveNames(request, named);
  const content: Record<string, unknown> = { kind };
  for (const { name, is, required } of fields) {
    const typed = form.text(inputOf(name));
    if (required && typed === "") throw invalid("review-field-missing", { parameter: inputOf(name) });
    if (is === "parties") content[name] = lines(name).map((one) => ids.get(one) ?? one);
    else if (typed === "" && !(kind === "candidate" && name === "acronym")) continue;
    else if (is === "date" && asPartialDate(typed) === undefined)
      throw invalid("date-invalid", {
        value: typed.slice(0, 60),
        example: "2026-03-01",
        parameter: inputOf(name),
      });
    else content[name] = is === "party" || is === "state" ? (ids.get(typed) ?? typed) : typed;
  }
  return content;
}
