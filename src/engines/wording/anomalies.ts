import { acronymAnomalies } from "./acronym-anomalies.ts";
import { type Anomaly, anomalyCodes, type ReadItem } from "./anomaly.ts";
import { labelAnomalies } from "./label-anomalies.ts";
import type { WordingMatcher } from "./match.ts";
import { partsOf } from "./parts.ts";
import type { Match, Reading } from "./reading.ts";

/** The anomalies of one item of a list, in the order of `anomalyCodes`. */
export function readAnomalies(
  matcher: WordingMatcher,
  reading: Reading,
  page: { readonly acronymsAreUsual: boolean },
): Anomaly[] {
  const found: Anomaly[] = [];
  const [one, other] = reading.matches;
  if (one !== undefined && other !== undefined)
    found.push({
      code: "two-parties-in-one-bullet",
      evidence: { first: matcher.canonicalName(one.partyId), second: matcher.canonicalName(other.partyId) },
    });
  // A wording that only its source explains for two bodies has no part of its own to look at.
  for (const match of distinctWordings(reading.matches)) {
    const item = itemOf(matcher, match, page.acronymsAreUsual);
    found.push(...labelAnomalies(item), ...acronymAnomalies(item));
  }
  return found.sort((a, b) => anomalyCodes.indexOf(a.code) - anomalyCodes.indexOf(b.code));
}

function distinctWordings(matches: readonly Match[]): Match[] {
  return matches.filter(({ wording }) => matches.filter((match) => match.wording === wording).length === 1);
}

function itemOf(matcher: WordingMatcher, match: Match, acronymsAreUsual: boolean): ReadItem {
  const { partyId, wording } = match;
  return {
    ...{ matcher, partyId, acronymsAreUsual, parts: partsOf(wording), language: matcher.index.language },
    explained: match.reason === "source" ? matcher.explain(wording, partyId) : match,
    names: (matcher.index.byParty.get(partyId) ?? []).filter(({ type }) => type !== "as-in-source"),
  };
}
