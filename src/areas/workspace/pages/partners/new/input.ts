import { handlingLevels } from "../../../../../kernel/handling.ts";
import { isLanguage, type Language, languages } from "../../../../../kernel/language.ts";
import type { WorkForm, WorkRequest } from "../../../../../platform/http/index.ts";
import { addParty, findDuplicates, type LikeParty, type PartyLabel } from "../../../../registry/index.ts";
import { fieldsOf } from "../facts/fields.ts";
import { findParty } from "../facts/find-party.ts";
import { additionOf, type FieldErrors, type Input, wrongFields } from "../facts/input.ts";
import type { Values } from "../facts/rows.ts";

/** What is asked of a new party besides its names. */
export const newFields = fieldsOf.facts.filter(
  ({ name }) => name !== "website_verified_on" && name !== "on_source_page",
);

export const nameField = (language: Language): string => `name-${language}`;

/** What was typed for a new party: everything by the names of the fields. */
export function typedIn(form: WorkForm): Values {
  const named = [...languages.map(nameField), "acronym", "acronym-language", "level"];
  return Object.fromEntries(
    [...named, ...newFields.map(({ name }) => name)].map((name) => [name, form.text(name)]),
  );
}

interface NewName {
  readonly field: string;
  readonly language: Language;
  readonly type: "official" | "acronym";
  readonly name: string;
}

export function namesIn(values: Values, request: WorkRequest): NewName[] {
  const of = values["acronym-language"] ?? "";
  const acronym = {
    ...{ field: "acronym", language: isLanguage(of) ? of : request.language, type: "acronym" as const },
    name: values.acronym ?? "",
  };
  const official = languages.map((language) => ({
    ...{ field: nameField(language), language, type: "official" as const },
    name: values[nameField(language)] ?? "",
  }));
  return [...official, acronym].filter(({ name }) => name !== "");
}

/** Parties named like one of the names, the likeliest first. */
export async function likeParties(
  { door, actor, language }: WorkRequest,
  names: readonly string[],
): Promise<LikeParty[]> {
  const found = new Map<string, LikeParty>();
  for (const name of names.slice(0, 12))
    for (const like of await door.ask(actor, findDuplicates, { name: name.slice(0, 1000), language })) {
      const held = found.get(like.party.id);
      if (held === undefined || held.score < like.score) found.set(like.party.id, like);
    }
  return [...found.values()].sort((a, b) => b.score - a.score);
}

export interface NewParty {
  readonly input: Input;
  readonly errors: FieldErrors;
  readonly candidates: Readonly<Record<string, readonly PartyLabel[]>>;
}

/** What the act is told, and what is wrong with it. */
export async function newParty(request: WorkRequest, typed: Values): Promise<NewParty> {
  const { translate } = request;
  const values: Record<string, string> = { ...typed };
  const errors: Record<string, string> = {};
  const candidates: Record<string, readonly PartyLabel[]> = {};
  const parent = typed.parent_id ?? "";
  const meant = parent === "" ? undefined : await findParty(request, parent);
  if (meant?.is === "found") values.parent_id = meant.id;
  else if (meant !== undefined) errors.parent_id = translate(`register.party-${meant.is}`);
  if (meant?.is === "several") candidates.parent_id = meant.candidates;
  const names = namesIn(typed, request);
  if (names.length === 0) errors[nameField(request.language)] = translate("register.wrong-no-name");
  const { party_id: _none, ...facts } = additionOf({ section: "facts", values, party: "" });
  const level = handlingLevels.find((one) => one === typed.level) ?? "public";
  const shut = level === "strictly-confidential" ? { audience: [`person:${request.person.id}`] } : {};
  const input: Input = {
    ...{ ...facts, ...shut, level },
    names: names.map(({ field: _field, ...name }) => name),
  };
  return { input, candidates, errors: { ...wrongsOf(values, names, { input, request }), ...errors } };
}

interface Sent {
  readonly input: Input;
  readonly request: WorkRequest;
}

function wrongsOf(values: Values, names: readonly NewName[], { input, request }: Sent): FieldErrors {
  const { translate } = request;
  const parsed = addParty.input.safeParse(input);
  if (parsed.success) return {};
  const ofNames = parsed.error.issues.flatMap(({ path, code }): Array<[string, string]> => {
    const name = path[0] === "names" ? names[Number(path[1])] : undefined;
    const wrong = code === "too_big" ? "long" : "value";
    return name === undefined ? [] : [[name.field, translate(`register.wrong-${wrong}`)]];
  });
  const ofFacts = wrongFields({ section: "facts", values }, addParty, { input, translate });
  return { ...ofFacts, ...Object.fromEntries(ofNames) };
}
