/** The names of a text in the order in which sentences meet them, none inside another, each with the brackets that gloss it. */
import type { Candidate, Mention } from "../../kernel/mention.ts";
import type { Given } from "./given.ts";
import type { MarkKind, Named } from "./sentence.ts";

const kindOf = ({ kind }: Mention): MarkKind | undefined => (kind === "provision" ? undefined : kind);

const ofMention = (mention: Mention, kind: MarkKind): Named => ({
  ...{ start: mention.start, end: mention.end, text: mention.text, kind, id: mention.id },
  ...{ confidence: mention.confidence, within: [] },
});

const ofCandidate = ({ start, end, text }: Candidate): Named => ({
  ...{ start, end, text, kind: "candidate", id: "", confidence: 1, within: [] },
});

const bracket = /\s{0,2}[(（][^()（）]{1,60}[)）]/uy;

/** `NAME (ACRONYM)`, `NAME (the Committee)`: brackets that hold no name of anything else. */
function glossEnd(text: string, name: Named, following: readonly Named[]): number {
  if (name.kind !== "party" && name.kind !== "candidate") return name.end;
  bracket.lastIndex = name.end;
  const found = bracket.exec(text);
  if (found === null) return name.end;
  const end = name.end + found[0].length;
  for (const other of following) {
    if (other.start >= end) break;
    if (other.kind !== "candidate" && other.id !== name.id) return name.end;
  }
  return end;
}

/** Linear in the number of mentions, once they are sorted. */
export function namesOf(text: string, given: Pick<Given, "mentions" | "candidates">): Named[] {
  const all = [
    ...given.mentions.flatMap((mention) => {
      const kind = kindOf(mention);
      return kind === undefined ? [] : [ofMention(mention, kind)];
    }),
    ...given.candidates.map(ofCandidate),
  ]
    .filter(({ start, end }) => start >= 0 && end > start && end <= text.length)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const found: Named[] = [];
  for (let at = 0; at < all.length; ) {
    const name = all[at];
    if (name === undefined) break;
    const end = glossEnd(text, name, all.slice(at + 1, at + 12));
    let next = at + 1;
    while ((all[next]?.start ?? end) < end) next += 1;
    const inside = all.slice(at + 1, next).filter((one) => one.end <= name.end);
    found.push({ ...name, end, within: mentionsOf(inside) });
    at = next;
  }
  return found;
}

const mentionsOf = (names: readonly Named[]): Mention[] =>
  names.flatMap(({ start, end, text, kind, id, confidence }) =>
    kind === "candidate" || kind === "self" ? [] : [{ start, end, text, kind, id, confidence, reasons: [] }],
  );
