import type { Rejection } from "../../kernel/mention.ts";
import { blendsIn } from "./blends.ts";
import { type ByResolution, bodiesByResolution } from "./committees.ts";
import { confidences } from "./confidence.ts";
import { type Defined, definitionsIn } from "./definitions.ts";
import type { Found } from "./find-names.ts";
import { joinBodies } from "./joined-bodies.ts";
import { holderIn, type Named, outsideOf, rejectionOf } from "./named.ts";
import { whyNoParty } from "./party-rules.ts";
import { organizationsIn } from "./the-organization.ts";
import type { Title } from "./title-view.ts";
import { titleAround } from "./titles.ts";
import type { Reading } from "./walk.ts";

export interface Parties {
  readonly named: readonly Named[];
  /** Longer names that no lexicon has; a State inside one is not meant. */
  readonly titles: readonly Title[];
  readonly candidates: Defined["candidates"];
  readonly rejected: readonly Rejection[];
}

/** From the names of bodies in a text, those that mean their body. */
export function partiesOf(reading: Reading, named: readonly Named[], found: Found): Parties {
  const { list, titles } = withBodies(reading, named, bodiesByResolution(reading, found.heads));
  const joined = withBlends(reading, joinBodies(reading, list));
  const defined = definitionsIn(reading, joined, found.bracketed);
  const holder = holderIn(joined);
  const kept: Named[] = [];
  const rejected: Rejection[] = [];
  for (const party of defined.named) {
    const title = titleAround(reading, party, holder);
    if (title !== undefined) titles.push(title);
    else {
      const why = whyNoParty(reading, party);
      if (why === undefined) kept.push(party);
      else rejected.push(rejectionOf(reading, party, why));
    }
  }
  titles.sort((a, b) => a.start - b.start);
  const all = [...kept, ...organizationsIn(reading, kept, found.organizations)];
  return {
    named: titles.length === 0 ? all : all.filter(outsideOf(titles)),
    titles,
    candidates: defined.candidates,
    rejected,
  };
}

function withBlends(reading: Reading, named: readonly Named[]): readonly Named[] {
  const blends = blendsIn(reading, named);
  return blends.length === 0 ? named : [...named, ...blends].sort((a, b) => a.start - b.start);
}

/** Bodies called by their resolutions take the place of the names inside them; those that no lexicon has are titles. */
function withBodies(
  reading: Reading,
  parties: readonly Named[],
  bodies: readonly ByResolution[],
): { list: readonly Named[]; titles: Title[] } {
  if (bodies.length === 0) return { list: parties, titles: [] };
  const free = outsideOf(parties);
  const longer = bodies.filter(free);
  const titles = longer.flatMap(({ id, start, end }) => (id === undefined ? [{ start, end, noun: "" }] : []));
  const inside = outsideOf(longer);
  const list = parties.filter(inside);
  for (const { id, start, end, reasons } of longer)
    if (id !== undefined)
      list.push({
        ...tokensIn(reading, start, end),
        kind: "party",
        id,
        start,
        end,
        confidence: confidences.byResolution,
        reasons,
      });
  return { list: list.sort((a, b) => a.start - b.start || b.end - a.end), titles };
}

function tokensIn(
  { tokens }: Reading,
  start: number,
  end: number,
): { firstToken: number; lastToken: number } {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens.ends[middle] ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last + 1 < tokens.count && (tokens.starts[last + 1] ?? 0) < end) last += 1;
  return { firstToken: low, lastToken: last };
}
