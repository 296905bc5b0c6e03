import { type Run, runsOf } from "../../engines/marks/index.ts";
import { invalid } from "../../kernel/errors.ts";
import type { Mention, MentionKind, Span } from "../../kernel/mention.ts";
import type { PassageRow, ShownCitation } from "../evidence/index.ts";

/**
 * UTF-16 code units of a text on one page. A passage stands on the page on which it begins, so that its address is known
 * from its beginning alone.
 */
export const partLength = 30_000;

export const partAt = (starts: number): number => Math.floor(starts / partLength) + 1;

/** Parts that a text has; a text without passages has one. */
export const partsOf = (passages: readonly PassageRow[]): number =>
  passages.reduce((most, { starts }) => Math.max(most, partAt(starts)), 1);

/** The part that an address asks for; the first, where it asks for none. @throws invalid `filter-unknown` */
export function partNamed(part: string | undefined, parts: number): number {
  const number = /^[1-9]\d{0,5}$/.test(part ?? "1") ? Number(part ?? 1) : 0;
  if (number < 1 || number > parts)
    throw invalid("filter-unknown", {
      name: "part",
      value: (part ?? "").slice(0, 60),
      allowed: `1–${parts}`,
    });
  return number;
}

/** Where the passages of a part lie in the text: the last of them may reach beyond the part. */
export function spanOfPart(passages: readonly PassageRow[], part: number): Span {
  const here = passages.filter(({ starts }) => partAt(starts) === part);
  return {
    start: (part - 1) * partLength,
    end: here.reduce((last, { ends }) => Math.max(last, ends), part * partLength),
  };
}

/** What lies over the words of a passage. */
export type TextMark = Span &
  (
    | { readonly is: "mention"; readonly mention: Mention }
    /** A sentence that a confirmed fact rests on. */
    | { readonly is: "cited" }
    /** Words that whoever shows the text has something to say of. */
    | { readonly is: "noted"; readonly key: string }
    /** Furniture of a page that a paragraph runs over. */
    | { readonly is: "furniture"; readonly passage: PassageRow }
  );

/** A passage as it is set, with what lies over its words. */
export interface LaidPassage {
  readonly passage: PassageRow;
  readonly runs: readonly Run<TextMark>[];
  readonly citations: readonly ShownCitation[];
}

interface Laid {
  readonly passages: readonly PassageRow[];
  readonly mentions: readonly Mention[];
  readonly citations: readonly ShownCitation[];
  readonly noted?: readonly (Span & { readonly key: string })[];
}

/** The passages of one part of a text, in order; furniture inside a paragraph stands in it and not by itself. */
export function layOut({ passages, mentions, citations, noted = [] }: Laid, part: number): LaidPassage[] {
  const { outer, within } = nested(passages);
  const here = outer.filter(({ starts }) => partAt(starts) === part);
  const [from, to] = [here[0]?.starts ?? 0, here.reduce((last, { ends }) => Math.max(last, ends), 0)];
  const near = mentions.filter(({ start, end }) => start < to && end > from);
  return here.map((passage) => {
    const over = ({ start, end }: Span) => start < passage.ends && end > passage.starts;
    const cited = citations.filter((citation) => citation.passage === passage.number);
    const marks: TextMark[] = [
      ...(within.get(passage) ?? []).map((inner) => ({
        is: "furniture" as const,
        ...spanOf(inner),
        passage: inner,
      })),
      ...cited.map((citation) => ({ is: "cited" as const, ...spanOf(citation) })),
      ...noted.filter(over).map((note) => ({ is: "noted" as const, ...note })),
      ...near
        .filter(over)
        .map((mention) => ({ is: "mention" as const, start: mention.start, end: mention.end, mention })),
    ];
    const moved = marks.map((mark) => ({
      ...mark,
      start: mark.start - passage.starts,
      end: mark.end - passage.starts,
    }));
    return { passage, citations: cited, runs: runsOf(passage.words, moved, isLink) };
  });
}

const spanOf = ({ starts, ends }: { readonly starts: number; readonly ends: number }): Span => ({
  start: starts,
  end: ends,
});

const isLink = (mark: TextMark): boolean => mark.is === "mention" && mark.mention.kind !== "date";

/** Furniture that lies in a passage of another kind, and the passages that lie in none. */
function nested(passages: readonly PassageRow[]) {
  const inOrder = passages.toSorted((a, b) => a.starts - b.starts || b.ends - a.ends);
  const within = new Map<PassageRow, PassageRow[]>();
  const outer: PassageRow[] = [];
  let around: PassageRow | undefined;
  for (const passage of inOrder) {
    if (passage.kind === "furniture" && around !== undefined && passage.ends <= around.ends) {
      within.set(around, [...(within.get(around) ?? []), passage]);
      continue;
    }
    outer.push(passage);
    if (passage.kind !== "furniture" && passage.ends > (around?.ends ?? 0)) around = passage;
  }
  return { outer, within };
}

/** A thing that a text speaks of: how often, and in which passage first. */
export interface Spoken {
  readonly kind: MentionKind;
  readonly id: string;
  readonly count: number;
  /** The passage that it is first spoken of in; nothing where it stands in none. */
  readonly passage: PassageRow | undefined;
}

/** A mention, or several of one thing with where the first stands. */
type Named = Pick<Mention, "kind" | "id" | "start"> & { readonly count?: number };

/** Everything that a text speaks of but dates: of each kind what is named most, and of that what comes first. */
export function spokenOf(named: readonly Named[], passages: readonly PassageRow[]): Spoken[] {
  const found = new Map<string, { kind: MentionKind; id: string; count: number; start: number }>();
  for (const { kind, id, start, count = 1 } of named) {
    if (kind === "date") continue;
    const key = `${kind} ${id}`;
    const there = found.get(key);
    if (there === undefined) found.set(key, { kind, id, count, start });
    else {
      there.count += count;
      there.start = Math.min(there.start, start);
    }
  }
  const { outer } = nested(passages);
  return [...found.values()]
    .sort((a, b) => b.count - a.count || a.start - b.start)
    .map(({ kind, id, count, start }) => ({
      ...{ kind, id, count },
      passage: outer.findLast(({ starts, ends }) => starts <= start && start < ends),
    }));
}
