/**
 * Columns of a page in reading order: the recursive X–Y cut (Nagy and Seth, 1984). A page is cut along a gutter that
 * nothing crosses, else along the widest white strip, for below it there may be a gutter. Where we deviate: a gutter
 * counts only between two stretches of prose, so that a table is read row by row, and a strip only when it leads to a
 * gutter.
 */
import type { Segment } from "./segments.ts";

type Block = readonly Segment[];

/** In heights of letters. */
const narrowestGutter = 0.8;
const narrowestColumn = 8;
const fewestLines = 3;
/** Lines of prose fill their column. */
const filled = 0.5;
/** Few lines of prose end short: the last of each paragraph. */
const fewShort = 0.3;
/** A running head: few stretches, apart from the rest. */
const mostRunning = 4;
const runningGap = 1.2;
/** A page of more stretches is no page of text, and cutting it would take long. */
const most = 4000;

const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
const median = (values: readonly number[]): number => quantile(values, 0.5);

interface Gap {
  readonly from: number;
  readonly to: number;
}

/** White stretches between intervals. */
function gapsBetween(intervals: ReadonlyArray<readonly [number, number]>): readonly Gap[] {
  const ordered = [...intervals].sort((a, b) => a[0] - b[0]);
  const gaps: Gap[] = [];
  let end = ordered[0]?.[1] ?? 0;
  for (const [from, to] of ordered) {
    if (from > end) gaps.push({ from: end, to: from });
    end = Math.max(end, to);
  }
  return gaps;
}

/** How much of each row is letters: in prose most of it, also where justified words stand far apart. */
function inkOfRows(block: Block): readonly number[] {
  const rows = new Map<number, number>();
  for (const { x, end, y } of block) rows.set(Math.round(y), (rows.get(Math.round(y)) ?? 0) + end - x);
  return [...rows.values()];
}

function isProse(block: Block): boolean {
  if (block.length === 0) return false;
  const left = Math.min(...block.map((segment) => segment.x));
  const width = Math.max(...block.map((segment) => segment.end)) - left;
  const size = median(block.map((segment) => segment.size));
  const ink = inkOfRows(block);
  return (
    ink.length >= fewestLines && width >= narrowestColumn * size && quantile(ink, fewShort) >= filled * width
  );
}

function cutAtGutter(block: Block): readonly [Block, Block] | undefined {
  const size = median(block.map((segment) => segment.size));
  const gutters = gapsBetween(block.map((segment) => [segment.x, segment.end]))
    .filter((gap) => gap.to - gap.from >= narrowestGutter * size)
    .sort((a, b) => b.to - b.from - (a.to - a.from));
  for (const gutter of gutters) {
    const left = block.filter((segment) => segment.end <= gutter.from);
    const right = block.filter((segment) => segment.x >= gutter.to);
    if (isProse(left) && isProse(right)) return [left, right];
  }
  return undefined;
}

function cut(block: Block, fromRight: boolean, depth: number): readonly Block[] {
  if (block.length < 2 * fewestLines || depth > 40) return [block];
  const columns = cutAtGutter(block);
  if (columns) {
    const ordered = fromRight ? [columns[1], columns[0]] : columns;
    return ordered.flatMap((column) => cut(column, fromRight, depth + 1));
  }
  const strips = gapsBetween(block.map(({ y, size }) => [y - 0.8 * size, y + 0.2 * size]));
  const widest = strips.reduce<Gap | undefined>(
    (best, gap) => (best && best.to - best.from >= gap.to - gap.from ? best : gap),
    undefined,
  );
  if (!widest) return [block];
  const above = cut(
    block.filter((segment) => segment.y <= widest.from),
    fromRight,
    depth + 1,
  );
  const below = cut(
    block.filter((segment) => segment.y > widest.from),
    fromRight,
    depth + 1,
  );
  return above.length + below.length === 2 ? [block] : [...above, ...below];
}

/** Running heads stand apart above and below the columns: first and last, whichever side they stand on. */
function peel(block: Block): { readonly head: Block; readonly body: Block; readonly foot: Block } {
  const size = median(block.map((segment) => segment.size));
  const strips = gapsBetween(
    block.map((segment) => [segment.y - 0.8 * segment.size, segment.y + 0.2 * segment.size]),
  );
  const wide = strips.filter((gap) => gap.to - gap.from >= runningGap * size);
  const [first, last] = [wide[0], wide.at(-1)];
  const head = first ? block.filter((segment) => segment.y <= first.from) : [];
  const foot = last ? block.filter((segment) => segment.y > last.from) : [];
  const isRunning = (part: Block): boolean => part.length <= mostRunning && part.length < block.length / 2;
  const taken = new Set([...(isRunning(head) ? head : []), ...(isRunning(foot) ? foot : [])]);
  return {
    head: isRunning(head) ? head : [],
    body: block.filter((segment) => !taken.has(segment)),
    foot: isRunning(foot) ? foot.filter((segment) => !head.includes(segment)) : [],
  };
}

/** Blocks of text in the order in which they are read; `fromRight` is the order of Arabic. */
export function columnsOf(segments: Block, fromRight: boolean): readonly Block[] {
  if (segments.length > most) return [segments];
  const { head, body, foot } = peel(segments);
  return [head, ...cut(body, fromRight, 0), foot].filter((block) => block.length > 0);
}
