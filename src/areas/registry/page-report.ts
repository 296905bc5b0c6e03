import {
  type PageHeading,
  type PageItem,
  readPageList,
  regionReader,
} from "../../engines/page-list/index.ts";
import {
  type AnomalyCode,
  givesAcronym,
  type Match,
  type MatchReason,
  matcherOf,
  type Reading,
  readAnomalies,
  type WordingMatcher,
  type WordingRegister,
} from "../../engines/wording/index.ts";
import { invalid } from "../../kernel/errors.ts";
import type { Language } from "../../kernel/language.ts";
import type { NameType } from "./model.ts";

/** How an item's wording was matched to one party. */
export interface MatchedName {
  readonly party: string;
  /** The party's best name in the language of the page. */
  readonly canonical: string;
  /** The name of the register that the wording was matched by. */
  readonly name: string;
  readonly language: Language;
  readonly type: NameType;
  readonly reason: MatchReason;
  /** Share of words in common; 1 for the same name. */
  readonly score: number;
}

export interface ReportedItem {
  readonly n: number;
  readonly headingPath: readonly string[];
  /** As the page has it. */
  readonly wording: string;
  readonly parties: readonly string[];
  /** One for each party; nothing when the wording is not matched. */
  readonly matched: readonly MatchedName[] | null;
}

export interface ReportedAnomaly {
  /** Nothing when it is one of a heading. */
  readonly bullet: number | null;
  readonly heading: string;
  readonly code: AnomalyCode;
  readonly evidence: Readonly<Record<string, string>>;
}

/** A page of partners, read against the register. */
export interface PageReport {
  readonly bullets: number;
  /** Every party once, in the order of the page. */
  readonly parties: readonly string[];
  readonly emptyHeadings: readonly string[];
  /** What the register does not know, as the page words it. */
  readonly unmatched: readonly string[];
  readonly items: readonly ReportedItem[];
  readonly anomalies: readonly ReportedAnomaly[];
}

/** A list of partners with more items than this is another kind of file. */
const mostItems = 2000;

export interface PageSources {
  readonly register: WordingRegister;
  readonly regionNames: readonly string[];
}

/**
 * Reads the text of a page against the register; changes nothing.
 * @throws invalid `page-no-list` when it has no bullets, `page-too-long` when it has too many.
 */
export function reportOf(
  text: string,
  language: Language,
  { register, regionNames }: PageSources,
): PageReport {
  const list = readPageList(text, regionReader(regionNames));
  if (list.items.length === 0) throw invalid("page-no-list");
  if (list.items.length > mostItems)
    throw invalid("page-too-long", { count: list.items.length, limit: mostItems });
  const matcher = matcherOf(register, language);
  const read = list.items.map((item) => ({ item, reading: matcher.read(item.wording) }));
  const acronymsAreUsual =
    list.items.filter(({ wording }) => givesAcronym(wording)).length * 2 > list.items.length;
  return {
    bullets: list.items.length,
    parties: [...new Set(read.flatMap(({ reading }) => reading.matches.map(({ partyId }) => partyId)))],
    emptyHeadings: list.headings.filter(({ empty }) => empty).map(({ text: heading }) => heading),
    unmatched: read.flatMap(({ reading }) => reading.unmatched),
    items: read.map(({ item, reading }) => itemOf(item, reading, matcher)),
    anomalies: [
      ...list.headings.flatMap(anomaliesOfHeading),
      ...read.flatMap(({ item, reading }) => [
        ...readAnomalies(matcher, reading, { acronymsAreUsual }).map((anomaly) => ({
          ...{ bullet: item.n, heading: item.headingPath.at(-1) ?? "" },
          ...anomaly,
        })),
        ...hiddenIn(item.hidden, { bullet: item.n, heading: item.headingPath.at(-1) ?? "" }),
      ]),
    ],
  };
}

function itemOf(
  { n, headingPath, wording }: PageItem,
  { matches }: Reading,
  matcher: WordingMatcher,
): ReportedItem {
  return {
    ...{ n, headingPath, wording },
    parties: matches.map(({ partyId }) => partyId),
    matched: matches.length === 0 ? null : matches.map((match) => nameOf(match, matcher)),
  };
}

function nameOf({ partyId, name, reason, score }: Match, { canonicalName }: WordingMatcher): MatchedName {
  return {
    ...{ party: partyId, canonical: canonicalName(partyId), name: name.name },
    ...{ language: name.language, type: name.type, reason, score: Math.round(score * 100) / 100 },
  };
}

function anomaliesOfHeading({ text, empty, hidden }: PageHeading): ReportedAnomaly[] {
  const place = { bullet: null, heading: text };
  return [
    ...(empty ? [{ ...place, code: "heading-without-items" as const, evidence: { heading: text } }] : []),
    ...hiddenIn(hidden, place),
  ];
}

const hiddenIn = (
  hidden: readonly string[],
  place: Pick<ReportedAnomaly, "bullet" | "heading">,
): ReportedAnomaly[] =>
  hidden.length === 0
    ? []
    : [{ ...place, code: "hidden-characters", evidence: { characters: hidden.join(", ") } }];

/** What `--apply` records of a report: how the page calls each party, with the headings and words as the passage. */
export function sourceFormsOf({ items }: PageReport): Array<{
  party_id: string;
  name: string;
  source_passage: string;
}> {
  return items.flatMap(({ parties, wording, headingPath }) =>
    parties.map((party_id) => ({
      ...{ party_id, name: wording },
      source_passage: [...headingPath, wording].join(" › ").slice(0, 500),
    })),
  );
}
