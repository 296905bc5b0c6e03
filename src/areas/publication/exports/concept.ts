import type { Language } from "../../../kernel/language.ts";
import type { StateEntry, WholePartyEntry } from "../../registry/index.ts";
import type { Iris } from "../linked/iris.ts";
import type { InstrumentFacts } from "../linked/mandates.ts";
import { mainNames, otherNames } from "../linked/party.ts";

type Label = readonly [Language, string];

/** A thing as SKOS has it: in one scheme, with one preferred label a language; no label stands in two roles. */
export interface Concept {
  readonly id: string;
  readonly notation: string;
  readonly scheme: string;
  readonly preferred: readonly Label[];
  readonly other: readonly Label[];
  /** Known to searches, not shown: former names, spellings of sources. */
  readonly hidden: readonly Label[];
  readonly broader: readonly string[];
}

const hiddenTypes = ["former", "as-in-source"];

export function partyConcept(party: WholePartyEntry, iris: Iris): Concept {
  const others = otherNames(party.names);
  const hidden = others.filter(([, type]) => hiddenTypes.includes(type));
  const other = others.filter(([, type]) => !hiddenTypes.includes(type));
  const shown = new Set(other.map(([language, , name]) => `${language} ${name}`));
  return {
    ...{ id: iris.party(party.id), notation: party.id, scheme: iris.list("partners") },
    preferred: mainNames(party.names).map(([language, name]) => [language, name] as const),
    other: other.map(([language, , name]) => [language, name] as const),
    hidden: hidden
      .filter(([language, , name]) => !shown.has(`${language} ${name}`))
      .map(([language, , name]) => [language, name] as const),
    broader: party.parent_id === null ? [] : [iris.party(party.parent_id)],
  };
}

/** Above an instrument stand the themes that its topic is tied to. */
export function instrumentConcept({ instrument, titles, themes }: InstrumentFacts, iris: Iris): Concept {
  const first = titles.filter(([has], at) => titles.findIndex(([other]) => other === has) === at);
  return {
    ...{ id: iris.instrument(instrument.id), notation: instrument.id, scheme: iris.list("mandates") },
    preferred: first.map(([language, title]) => [language, title] as const),
    other: titles.filter((title) => !first.includes(title)).map(([language, title]) => [language, title]),
    hidden: [],
    broader: themes.map(iris.theme),
  };
}

/** Above a State stands its region. */
export function stateConcept(state: StateEntry, iris: Iris): Concept {
  const labels = (form: "short" | "formal") =>
    state.names.filter(([, has]) => has === form).map(([language, , name]) => [language, name] as const);
  const preferred = labels("short");
  const taken = new Set(preferred.map((label) => label.join(" ")));
  return {
    ...{ id: iris.state(state.id), notation: state.id, scheme: iris.list("states") },
    preferred,
    other: labels("formal").filter((label) => !taken.has(label.join(" "))),
    hidden: [],
    broader: [iris.region(state.region_id)],
  };
}
