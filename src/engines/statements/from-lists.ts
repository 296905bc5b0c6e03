/**
 * What stands in a list says it by its place: an item of a list of partners is a partner.
 *
 * A list of partners is opened by a line that ends in a colon and speaks of partners, or by a heading that does; it goes
 * on over headings and items until a paragraph ends it. A heading that names a region, or stands lower, only sorts the
 * list, and a heading without items gives nothing (`engines/page-list` reads such pages line by line; this reads passages,
 * so that each statement has its offsets).
 */
import type { Passage } from "../passages/index.ts";
import { compiledWords, type SheetWords } from "./compiled.ts";
import type { Named } from "./sentence.ts";
import { spelt } from "./sentence.ts";

export type ListOf = "partners" | "members";

export interface ListItem {
  readonly passage: Passage;
  readonly list: ListOf;
  /** Whose partners or members: the party that the opening line names, else nobody. */
  readonly owner: Named | undefined;
  /** The opening line and the headings below it. */
  readonly path: readonly string[];
  readonly parties: readonly Named[];
  readonly states: readonly Named[];
}

interface Scope {
  readonly list: ListOf | undefined;
  readonly owner: Named | undefined;
  readonly opening: string;
  heading: string | undefined;
  /** A list that a title opens goes on behind paragraphs. */
  readonly isTitle: boolean;
}

const announces = /[:：]\s*$/u;
const sentenceEnd = /[.!?。！？؟]\s*$/u;
const longestItem = 260;

const lineOf = (text: string, { start, end }: Passage): string =>
  text.slice(start, end).replace(/\s+/gu, " ").trim();

function kindOf(words: string, { partners, members, notNow }: SheetWords): ListOf | undefined {
  const line = spelt(words).toLowerCase();
  if (notNow.test(line)) return undefined;
  if (partners.test(line)) return "partners";
  return members.test(line) ? "members" : undefined;
}

/** The names that lie in a span, from a list sorted by start. */
function namesIn(names: readonly Named[], { start, end }: Passage): Named[] {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((names[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const found: Named[] = [];
  for (let at = low; (names[at]?.start ?? end) < end; at += 1) {
    const name = names[at];
    if (name !== undefined) found.push(name);
  }
  return found;
}

const beside =
  /^[)）]?\s*(?:[/,;،、，；]|and|et|ou|or|y|e|o|и|или|و|او|和|与|及)\s*(?:the|le|la|les|el|los|las|l['’])?\s*$/iu;

/** Names that are items: the first, and each that is set beside the one before (`A/B`, `A and B`), not inside or below it. */
function heads(text: string, names: readonly Named[]): Named[] {
  const kept: Named[] = [];
  for (const [at, name] of names.entries()) {
    const before = names[at - 1];
    if (before === undefined || beside.test(text.slice(before.end, name.start))) kept.push(name);
    else if (kept.some(({ id }) => id === name.id)) continue;
    else break;
  }
  return kept.filter(({ id }, at) => kept.findIndex((other) => other.id === id) === at);
}

const marker = /^(?:[-–—•·▪◦‣●○*\uf0b7\uf0a7]|\(?[\p{L}\p{N}]{1,4}[.)])?\s*/u;
const leading = /^(?:["«“„]\s?)?(?:the |le |la |les |l['’]|el |los |las )?\s*$/iu;

/** Whether an item is the name of a body and no sentence about one. */
function isNameOf(text: string, passage: Passage, first: Named | undefined): boolean {
  const words = text.slice(passage.start, passage.end);
  if (
    first === undefined ||
    words.length > longestItem ||
    sentenceEnd.test(words.replace(/\b\p{L}\.\s*$/u, ""))
  )
    return false;
  const before = words.slice(0, first.start - passage.start).replace(marker, "");
  return leading.test(before);
}

function itemOf(
  text: string,
  passage: Passage,
  { names, scope }: { names: readonly Named[]; scope: Scope },
): ListItem[] {
  const here = namesIn(names, passage);
  const first = here.find(({ kind }) => kind !== "date" && kind !== "instrument");
  if (scope.list === undefined || !isNameOf(text, passage, first)) return [];
  const kept = heads(text, here);
  return [
    {
      ...{ passage, list: scope.list, owner: scope.owner },
      path: [scope.opening, ...(scope.heading === undefined ? [] : [scope.heading])],
      parties: kept.filter(({ kind }) => kind === "party"),
      states: first?.kind === "state" ? kept.filter(({ kind }) => kind === "state") : [],
    },
  ];
}

function opened(
  text: string,
  passage: Passage,
  { names, isFirst }: { names: readonly Named[]; isFirst: boolean },
): Scope | undefined {
  const line = lineOf(text, passage);
  const list = kindOf(line.slice(-240), compiledWords(passage.language));
  const owners = namesIn(names, passage).filter(({ kind }) => kind === "party" || kind === "self");
  const owner = owners.length === 1 ? owners[0] : undefined;
  if (list === undefined) return undefined;
  // Members need an owner; among several bodies nothing says whose the list is.
  if (owners.length > 1 || (list === "members" && owner === undefined)) return undefined;
  return { list, owner, opening: line, heading: undefined, isTitle: isFirst && !announces.test(line) };
}

/** The items of the lists of a text that say something by their place, in order. */
export function listItems(text: string, passages: readonly Passage[], names: readonly Named[]): ListItem[] {
  const items: ListItem[] = [];
  let scope: Scope | undefined;
  let title: Scope | undefined;
  let isFirst = true;
  for (const passage of passages) {
    if (passage.kind === "furniture" || passage.kind === "table") continue;
    const line = lineOf(text, passage);
    if (passage.kind === "item" && scope !== undefined && !announces.test(line))
      items.push(...itemOf(text, passage, { names, scope }));
    else if (announces.test(line) || passage.kind === "heading") {
      const next = opened(text, passage, { names, isFirst });
      if (next !== undefined) scope = next;
      else if (passage.kind === "heading" && scope !== undefined) scope.heading = line;
      else if (announces.test(line)) scope = undefined;
      if (next?.isTitle === true) title = next;
    } else if (passage.kind === "paragraph")
      scope = title !== undefined ? { ...title, heading: undefined } : undefined;
    isFirst = false;
  }
  return items;
}
