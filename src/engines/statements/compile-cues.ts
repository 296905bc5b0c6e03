/** Cues made into regular expressions over the line of a sentence (`sentence.ts`). */
import { expressionOf } from "./expression.ts";
import { type MarkKind, marks } from "./sentence.ts";
import type { Cue, CueSheet } from "./sheet.ts";

export interface CompiledCue extends Cue {
  readonly expression: RegExp;
  /** How many names of which kinds it needs at least. */
  readonly needs: ReadonlyArray<{ readonly kinds: readonly MarkKind[]; readonly count: number }>;
}

const { party, candidate, state, instrument, date, self } = marks;
const bodies = `${party}${candidate}`;
const speakers = `${bodies}${self}`;
const anything = `${bodies}${state}`;

interface Forms {
  readonly item: (kinds: string) => string;
  readonly list: (kinds: string) => string;
  readonly two: (kinds: string) => string;
}

/** A name, perhaps in quotation marks; and names joined by commas and a last “and”. */
function formsOf({ articles, and, comma }: CueSheet): Forms {
  const articled = `(?:${articles})*`;
  const item = (kinds: string) => `(?:[«“„"《「] ?)?[${kinds}](?: ?[»”"》」])?`;
  const more = (kinds: string) =>
    `(?:(?:${comma})${articled}${item(kinds)})*(?:${and})${articled}${item(kinds)}`;
  // Chinese joins with 、 alone as well; elsewhere a comma without a last “and” may be the edge of a clause.
  const open = (kinds: string) => `(?:(?:${comma})${articled}${item(kinds)})+`;
  const further = (kinds: string) =>
    comma === "、" ? `(?:${more(kinds)}|${open(kinds)})` : `(?:${more(kinds)})`;
  return {
    item,
    list: (kinds) => `${item(kinds)}${further(kinds)}?`,
    two: (kinds) => `${item(kinds)}${further(kinds)}`,
  };
}

/** What stands for the places of a pattern. */
function placesOf(sheet: CueSheet): ReadonlyMap<string, string> {
  const { list, two } = formsOf(sheet);
  const articled = `(?:${sheet.articles})*`;
  const spaced = sheet.comma !== "、";
  const no = `[^${bodies}${self};:.。；：]`;
  const between = spaced
    ? `(?:(?<aside>, [^,;:.${bodies}${self}]{2,80},)|(?<relative>,? ?(?:${sheet.relative})(?!\\p{L})))?`
    : `(?<aside>，${no}{2,30}，)?`;
  const after = `${sheet.leads === "" ? "" : `(?!${sheet.leads})`}${sheet.follows === "" ? "" : `(?=${sheet.follows})`}`;
  const quick = spaced ? `(?:(?:${sheet.adverbs}) )*` : `(?:${sheet.adverbs})*`;
  const such = spaced
    ? `(?:(?<such>(?:[^\\s,;:.${bodies}${state}]+,? ){0,12}?(?:${sheet.suchAs}):?) )?`
    : `(?<such>${no}{0,20}?(?:${sheet.suchAs}))?`;
  return new Map([
    ["from", `(?<from>${list(speakers)})${between}`],
    ["from0", `(?<from>${list(speakers)})`],
    ["to0", `(?<to>${list(bodies)})`],
    ["who", `(?<from>${list(`${anything}${self}`)})`],
    ["states", `(?<from>${list(state)})`],
    ["by", `${articled}(?<by>${list(speakers)})`],
    ["to", `${articled}(?<to>${list(bodies)})${after}`],
    ["both", `${articled}(?<both>${two(speakers)})`],
    ["members", `${articled}(?<members>${list(anything)})`],
    ["subject", `${articled}(?<subject>[${speakers}${instrument}])`],
    ["instrument", `${articled}(?<instrument>${instrument})`],
    ["until", `(?:${sheet.articles})?(?<until>${date})`],
    ["since", `(?:${sheet.articles})?(?<since>${date})`],
    ["adv", quick],
    ["such", such],
    ["part", `(?<part>${sheet.parts})?`],
    ["setUp", `(?:${sheet.setUp})`],
  ]);
}

const lengths = (sheet: CueSheet, what: string, most: string): string => {
  const spaced = sheet.comma !== "、";
  const all = `${bodies}${self}${state}${instrument}${date}`;
  if (what === "gap")
    return spaced ? `(?:[^\\s,;:.()${all}]+ ){0,${most}}` : `[^，。；：、${all}]{0,${most}}?`;
  return spaced ? `(?: [^\\s;]+){0,${most}}?` : `[^。；]{0,${most}}?`;
};

/** How many names of parties a pattern needs at least: those of its places. */
function neededOf(pattern: string): CompiledCue["needs"] {
  const has = (place: string) => pattern.includes(`{${place}}`);
  const parties = [has("from") || has("by"), has("to"), has("both"), has("both")].filter(Boolean).length;
  const needs: CompiledCue["needs"] = [
    { kinds: ["party", "candidate", "self"], count: parties },
    {
      kinds: ["party", "candidate", "self", "state"],
      count: has("who") || has("members") ? 1 + (has("to") ? 1 : 0) : 0,
    },
    { kinds: ["state"], count: has("states") ? 1 : 0 },
    { kinds: ["date"], count: has("until") ? 1 : 0 },
    { kinds: ["instrument"], count: has("instrument") && !has("until") ? 1 : 0 },
  ];
  return needs.filter(({ count }) => count > 0);
}

export function compileCue(cue: Cue, sheet: CueSheet): CompiledCue {
  const places = placesOf(sheet);
  const source = cue.pattern
    .replace(/\{(gap|words):(\d+)\}/g, (_, what: string, most: string) => lengths(sheet, what, most))
    .replace(/\{(\w+?)(2?)\}/g, (whole, place: string, second: string) =>
      (places.get(place) ?? whole).replace(`(?<${place}>`, `(?<${place}${second}>`),
    );
  return { ...cue, expression: expressionOf(source, "dg"), needs: neededOf(cue.pattern) };
}
