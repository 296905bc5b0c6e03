/**
 * The timeline: from when until when each of several things holds, one lane each, on one scale of years.
 *
 * Positions only, no drawing: x in hundredths of the width, so that the picture fits any screen; y in rem, so that it
 * grows with the reader's letters. Drawn from the start side: right to left, the first year stands at the right. A
 * position is linear in days. A date of which only the year or month is known begins with its first day and ends with
 * its last, so that a lane is never shorter than what it may stand for.
 */
import type { Direction } from "../../kernel/language.ts";
import { bounds, type Day, type PartialDate } from "../../kernel/partial-date.ts";

/** How the thing stands on the day of the picture. */
export type TimelineLook = "over" | "holds" | "later" | "uncertain";

export interface TimelineItem {
  readonly id: string;
  readonly is: TimelineLook;
  readonly from: PartialDate;
  /** Last day; absent, no end is stated and the lane runs to the end of the scale. */
  readonly to?: PartialDate | undefined;
}

export interface TimelineInput {
  readonly items: readonly TimelineItem[];
  /** The day that is marked; the scale reaches it when it is later than all else. */
  readonly day: Day;
  readonly direction: Direction;
}

/** In the sense of SVG: `start` is the right edge where the text runs right to left. */
export type TimelineAnchor = "start" | "middle" | "end";

export interface TimelineBar {
  readonly id: string;
  readonly is: TimelineLook;
  /** No end is stated. */
  readonly open: boolean;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
  /** Where its name stands: over the start of the bar, or over its end where that leaves more room. */
  readonly label: { readonly x: number; readonly y: number; readonly anchor: "start" | "end" };
}

export interface TimelineTick {
  readonly year: number;
  readonly x: number;
}

export interface TimelinePicture {
  readonly height: number;
  /** The height at which the lanes begin, under the years. */
  readonly top: number;
  readonly bars: readonly TimelineBar[];
  readonly ticks: readonly TimelineTick[];
  /** Where the day stands; nothing where it lies before the scale. */
  readonly day: { readonly x: number; readonly anchor: TimelineAnchor } | undefined;
}

/** Distances in rem. */
const axis = 1.5;
const lane = 2.75;
const labelMiddle = 0.8;
const barTop = 1.5;
const barHeight = 0.75;

/** No more years than can stand beside each other on a phone. */
const mostTicks = 7;

const millisecondsOfDay = 86_400_000;
const days = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / millisecondsOfDay;
const yearOf = (day: Day): number => Number(day.slice(0, 4));
const newYear = (year: number): number => Date.UTC(year, 0, 1) / millisecondsOfDay;

/** Three decimals: enough for a thousandth of a pixel, and the same text on every machine. */
const round = (value: number): number => Math.round(value * 1000) / 1000;

/** Whole years around everything: the first begins the scale, the one after the last ends it. */
function scaleOf({ items, day }: TimelineInput): { readonly first: number; readonly end: number } {
  const first = Math.min(...items.map(({ from }) => yearOf(bounds(from).first)));
  const last = Math.max(yearOf(day), ...items.map(({ from, to }) => yearOf(bounds(to ?? from).last)));
  return { first, end: last + 1 };
}

function ticksOf(first: number, end: number): number[] {
  const step = [1, 2, 4, 5, 10, 20, 25, 50, 100].find((years) => (end - first) / years <= mostTicks) ?? 500;
  const years: number[] = [];
  for (let year = Math.ceil(first / step) * step; year < end; year += step) years.push(year);
  return years;
}

/** In the middle, unless the words would leave the picture there. */
const anchorAt = (share: number): TimelineAnchor => (share < 15 ? "start" : share > 85 ? "end" : "middle");

/** Lanes stand in the order of the items. Without items the picture is empty. */
export function timeline(input: TimelineInput): TimelinePicture {
  const { items, day, direction } = input;
  if (items.length === 0) return { height: 0, top: 0, bars: [], ticks: [], day: undefined };
  const { first, end } = scaleOf(input);
  const [zero, span] = [newYear(first), newYear(end) - newYear(first)];
  const mirror = direction === "rtl" ? (x: number) => 100 - x : (x: number) => x;
  const at = (count: number): number => ((count - zero) / span) * 100;
  const bars = items.map(({ id, is, from, to }, index): TimelineBar => {
    const begins = at(days(bounds(from).first));
    // The last day belongs to it.
    const stops = to === undefined ? 100 : Math.max(begins, at(days(bounds(to).last) + 1));
    const y = axis + index * lane;
    const late = to === undefined ? begins > 50 : begins + stops > 100;
    return {
      ...{ id, is, open: to === undefined },
      x: round(Math.min(mirror(begins), mirror(stops))),
      width: round(stops - begins),
      y: round(y + barTop),
      height: barHeight,
      label: {
        x: round(mirror(late ? stops : begins)),
        y: round(y + labelMiddle),
        anchor: late ? "end" : "start",
      },
    };
  });
  const marked = days(day);
  return {
    height: round(axis + items.length * lane),
    top: axis,
    bars,
    ticks: ticksOf(first, end).map((year) => ({ year, x: round(mirror(at(newYear(year)))) })),
    day: marked < zero ? undefined : { x: round(mirror(at(marked))), anchor: anchorAt(at(marked)) },
  };
}
