import { announces, type PageLine, readLines } from "./lines.ts";

/** A heading of the list part of a page. */
export interface PageHeading {
  readonly line: number;
  readonly text: string;
  /** The headings that it stands under, and itself. */
  readonly path: readonly string[];
  /** No item and no sub-heading follows it. */
  readonly empty: boolean;
  /** Code points that were taken out of it, as `U+202E`. */
  readonly hidden: readonly string[];
}

/** One bullet of the list. */
export interface PageItem {
  /** 1 is the first bullet of the page. */
  readonly n: number;
  /** Where its text stands. */
  readonly line: number;
  readonly headingPath: readonly string[];
  /** As the page has it, without what cannot be seen; runs of spaces are one. */
  readonly wording: string;
  /** Code points that were taken out of it, as `U+202E`. */
  readonly hidden: readonly string[];
}

export interface PageList {
  readonly headings: readonly PageHeading[];
  readonly items: readonly PageItem[];
}

/**
 * The headings and bullets of a page, in its order. The page needs no mark-up: a bullet is a line that begins with a
 * marker, or that follows one which stands alone; a heading is a short line of the list part that is no bullet.
 * Where the list part begins is worked out by `startOfList`; prose in it and below it is left out.
 * A heading that names a region belongs under the nearest heading above that does not.
 * @param namesRegion whether a heading names a region, see `regionReader`
 */
export function readPageList(text: string, namesRegion: (heading: string) => boolean): PageList {
  const entries = entriesOf(joined(readLines(text)));
  const headings: Array<PageHeading & { readonly region: boolean }> = [];
  const items: PageItem[] = [];
  let above: string | undefined;
  for (const [at, entry] of entries.entries()) {
    const region = entry.kind === "heading" && namesRegion(entry.text);
    if (entry.kind === "heading") {
      const path = region && above !== undefined ? [above, entry.text] : [entry.text];
      if (!region) above = entry.text;
      const empty = !isFollowed(entries[at + 1], { region, namesRegion });
      headings.push({ line: entry.line, text: entry.text, path, empty, hidden: entry.hidden, region });
    } else {
      const headingPath = headings.at(-1)?.path ?? [];
      const { line, text: wording, hidden } = entry;
      items.push({ n: items.length + 1, line, headingPath, wording, hidden });
    }
  }
  return { headings: headings.map(({ region: _, ...heading }) => heading), items };
}

/** An item stands directly under its heading; a region is a sub-heading of what is none. */
function isFollowed(
  next: PageLine | undefined,
  { region, namesRegion }: { region: boolean; namesRegion: (heading: string) => boolean },
): boolean {
  if (next === undefined) return false;
  return next.kind === "bullet" || (!region && namesRegion(next.text));
}

/** Bullets with their text: that of the line after a lone marker, and of lines that stand further in than it began. */
function joined(lines: readonly PageLine[]): PageLine[] {
  const found: PageLine[] = [];
  let waiting = false;
  for (const line of lines) {
    const last = found.at(-1);
    if (line.kind === "marker") waiting = true;
    else if (waiting) {
      found.push({ ...line, kind: "bullet" });
      waiting = false;
    } else if (last?.kind === "bullet" && line.kind !== "bullet" && !line.apart && line.indent > last.indent)
      found.splice(-1, 1, {
        ...last,
        text: `${last.text} ${line.text}`,
        hidden: [...new Set([...last.hidden, ...line.hidden])],
      });
    else found.push(line);
  }
  return found;
}

/** The headings and bullets of the list part. After its last bullet, the first line of prose ends it. */
function entriesOf(lines: readonly PageLine[]): PageLine[] {
  const first = lines.findIndex(({ kind }) => kind === "bullet");
  if (first === -1) return [];
  const last = lines.findLastIndex(({ kind }) => kind === "bullet");
  const ending = lines.findIndex(({ kind }, at) => at > last && kind === "prose");
  return lines
    .slice(startOfList(lines, first), ending === -1 ? lines.length : ending)
    .filter(({ kind }) => kind !== "prose")
    .map((line) =>
      line.kind === "heading" ? { ...line, text: line.text.replace(/\s*[:\uff1a]$/, "") } : line,
    );
}

/**
 * Where the list begins, as an index of `lines`: in the run of short lines above the first bullet, after the nearest
 * that announces it with a colon. Without such a line all of the run belongs to the list, save the title of the page:
 * its first line when a blank line sets it apart from a heading that is itself not set apart from its bullets.
 * Where headings further down end in a colon as well, a colon directly above the bullet is the manner of the page
 * and announces nothing.
 */
function startOfList(lines: readonly PageLine[], first: number): number {
  let start = first;
  while (start > 0 && lines[start - 1]?.kind === "heading") start -= 1;
  const run = lines.slice(start, first);
  const announcing = run.findLastIndex(
    (line, at) => announces(line) && !(at === run.length - 1 && hasManner(lines, first)),
  );
  if (announcing !== -1) return start + announcing + 1;
  const hasTitle = start === 0 && run.length > 1 && run[1]?.apart === true && lines[first]?.apart === false;
  return hasTitle ? start + 1 : start;
}

/** Whether a heading below the first bullet ends in a colon and has bullets. */
const hasManner = (lines: readonly PageLine[], first: number): boolean =>
  lines.some(
    (line, at) =>
      at > first && line.kind === "heading" && announces(line) && lines[at + 1]?.kind === "bullet",
  );
