import type { Certainty } from "../../../kernel/handling.ts";
import type {
  InstrumentRow,
  LinkRow,
  ProvisionRow,
  StateName,
  ThemeRow,
  TitleEntry,
} from "../../mandates/index.ts";
import type { InstrumentView } from "../model.ts";
import type { Iris } from "./iris.ts";
import { addressed, dateValue, groundOf, languageMap, type Node, ref, refs, some, textIn } from "./values.ts";

const titlesMap = (titles: readonly TitleEntry[]) =>
  languageMap(titles.map(([language, title]) => [language, title] as const));

/** Our own words, in English as the register has them. */
const english = (text: string) => (text === "" ? undefined : languageMap([["en", text]]));

/** How an instrument stands, in schema.org's words; nothing where the day leaves it open. */
const legalForce: Readonly<Record<StateName, string | undefined>> = {
  "in-force": "schema:InForce",
  expired: "schema:NotInForce",
  superseded: "schema:NotInForce",
  "not-adopted": "schema:NotInForce",
  uncertain: undefined,
};

/** Titles that are doubtful are named: a language map cannot carry a mark. */
const namesOf = (titles: readonly TitleEntry[]) =>
  some(
    titles.map(([language, title, certainty]) => ({
      "@type": "ns:Name",
      text: textIn(language, title),
      nameType: "official",
      certainty,
    })),
  );

export interface InstrumentFacts extends InstrumentView<InstrumentRow> {
  readonly titles: readonly TitleEntry[];
  /** Ids of its themes. */
  readonly themes: readonly string[];
}

export interface WholeInstrumentFacts extends InstrumentFacts {
  readonly links: readonly LinkRow[];
  readonly established: readonly { readonly partyId: string; readonly certainty: Certainty }[];
  readonly provisions: readonly { readonly label: string }[];
}

/** What the list says of an instrument, as it stands on the day of the document. */
export function instrumentNode(facts: InstrumentFacts, iris: Iris): Node {
  const { instrument, validity, titles, themes } = facts;
  return {
    "@id": iris.instrument(instrument.id),
    "@type": "schema:Legislation",
    legislationIdentifier: instrument.id,
    name: titlesMap(titles),
    description: english(instrument.description),
    legislationPassedBy: { "@type": "schema:Organization", name: languageMap([["en", instrument.body]]) },
    legislationDate: dateValue(instrument.adopted),
    expires: dateValue(instrument.expires),
    legislationLegalForce: legalForce[validity.state.is],
    standing: validity.state.is,
    carriedOnBy: validity.carriedOnBy && iris.instrument(validity.carriedOnBy.id),
    topic: instrument.topic || undefined,
    about: refs(themes.map(iris.theme)),
    ...groundOf({ certainty: instrument.certainty, source: instrument.sourceUrl }),
  };
}

/** All that is on record of an instrument: what it does to others and they to it, what it established, its provisions. */
export function wholeInstrumentNode(facts: WholeInstrumentFacts, iris: Iris): Node {
  const { instrument, links, established, provisions } = facts;
  const mine = links.filter(({ from }) => from === instrument.id);
  const plain = new Map<string, string[]>();
  for (const { kind, to } of mine) plain.set(kind, [...(plain.get(kind) ?? []), iris.instrument(to)]);
  return {
    ...instrumentNode(facts, iris),
    names: namesOf(facts.titles),
    ...Object.fromEntries([...plain].map(([kind, ids]) => [kind, refs(ids)])),
    relations: some(
      links.map(({ from, kind, to, certainty }) => ({
        "@type": "ns:Relation",
        ...{ relationKind: kind, subject: iris.instrument(from), object: iris.instrument(to), certainty },
      })),
    ),
    establishment: some(
      established.map(({ partyId, certainty }) => ({
        "@type": "ns:Establishment",
        ...{ instrument: iris.instrument(instrument.id), established: iris.party(partyId), certainty },
      })),
    ),
    hasPart: refs(provisions.map(({ label }) => iris.provision(instrument.id, label))),
  };
}

export interface ProvisionFacts {
  readonly provision: ProvisionRow;
  readonly titles: readonly TitleEntry[];
  readonly themes: readonly string[];
}

export const provisionNode = ({ provision, titles, themes }: ProvisionFacts, iris: Iris): Node => ({
  "@id": iris.provision(provision.instrumentId, provision.label),
  "@type": "schema:Legislation",
  legislationIdentifier: provision.id,
  name: titlesMap(titles),
  names: namesOf(titles),
  abstract: english(provision.summary),
  addressee: english(provision.addressee),
  isPartOf: ref(iris.instrument(provision.instrumentId)),
  about: refs(themes.map(iris.theme)),
  certainty: provision.certainty,
  source: addressed(provision.sourceUrl),
});

export interface ThemeFacts extends ThemeRow {
  readonly names: readonly TitleEntry[];
}

/** A theme as a concept of the list of themes. */
export const themeNode = (theme: ThemeFacts, iris: Iris): Node => ({
  "@id": iris.theme(theme.id),
  "@type": "skos:Concept",
  prefLabel: titlesMap(theme.names),
  names: namesOf(theme.names),
  scopeNote: english(theme.note),
  inScheme: iris.list("themes"),
  topConceptOf: iris.list("themes"),
  certainty: theme.certainty,
});

/** A theme with the instruments and provisions tied to it. */
export const wholeThemeNode = (
  theme: ThemeFacts & { readonly tied: readonly ProvisionRow[] },
  iris: Iris,
): Node => ({
  ...themeNode(theme, iris),
  subjectOf: refs([
    ...theme.instruments.map(iris.instrument),
    ...theme.tied.map(({ instrumentId, label }) => iris.provision(instrumentId, label)),
  ]),
});
