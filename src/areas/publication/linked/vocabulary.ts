import { certainties } from "../../../kernel/handling.ts";
import { type Language, languages } from "../../../kernel/language.ts";
import type { Translate } from "../../../platform/i18n/index.ts";
import { instrumentRelationKinds, instrumentStates } from "../../mandates/index.ts";
import {
  categories,
  lifeCycle,
  membershipStatuses,
  nameTypes,
  offices,
  partyKinds,
  relationKinds,
  unStatuses,
} from "../../registry/index.ts";
import { contextOf } from "./context.ts";
import { irisOf } from "./iris.ts";
import { languageMap, type Node } from "./values.ts";

/** Values that our terms take, each with the message that says it to a reader. */
const values: ReadonlyArray<
  readonly [term: string, values: readonly string[], message: (value: string) => string]
> = [
  ["certainty", certainties, (value) => `certainty.${value}`],
  ["kind", partyKinds, (value) => `kind.${value}`],
  ["category", categories, (value) => `category.${value}`],
  ["lifeCycle", lifeCycle, (value) => `status.${value}`],
  ["nameType", nameTypes, (value) => `name.${value}`],
  ["relationKind", relationKinds, (value) => `relation.${value}.out`],
  ["relationKind", instrumentRelationKinds, (value) => `instrument-relation.${value}.out`],
  ["standing", instrumentStates, (value) => `state.${value}`],
  ["unStatus", unStatuses, (value) => `un-status.${value}`],
  ["role", membershipStatuses, (value) => `membership.${value}`],
  ["role", offices, (value) => `office.${value}.holds`],
];

/** What our own words are: each property, and each value with its name in six languages. */
export function vocabularyOf(origin: string, translators: Readonly<Record<Language, Translate>>): object {
  const { context, vocabulary } = irisOf(origin);
  const properties = Object.values(contextOf(origin)["@context"])
    .map((definition) =>
      typeof definition === "object" && "@id" in definition ? definition["@id"] : definition,
    )
    .filter(
      (id): id is string =>
        typeof id === "string" && (id.startsWith("ns:") || id.startsWith(`${vocabulary}#`)),
    );
  const property = (id: string): Node => ({ "@id": id, "@type": "schema:Property", isPartOf: vocabulary });
  const named = (term: string, value: string, message: string): Node => ({
    "@id": `ns:${term}-${value}`,
    "@type": "skos:Concept",
    prefLabel: languageMap(
      languages
        .filter((language) => translators[language].has(message))
        .map((language) => [language, translators[language](message)] as const),
    ),
    notation: value,
    inScheme: `${vocabulary}#${term}`,
  });
  return {
    "@context": context,
    "@graph": [
      ...[...new Set(properties)].map(property),
      ...values.flatMap(([term, all, message]) => all.map((value) => named(term, value, message(value)))),
    ],
  };
}
