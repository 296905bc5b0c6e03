import type { ComponentChildren, VNode } from "preact";
import { type TimelineBar, type TimelinePicture, timeline } from "../../../engines/timeline/index.ts";
import { asDay, type Day } from "../../../kernel/partial-date.ts";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";

/** What stands over a bar: the name, left to right in every script, and how it stands, in a word. */
export interface TimelineLabel {
  readonly name: string;
  readonly state: string;
  /** The thing that the page is about. */
  readonly current?: boolean | undefined;
}

export interface TimelineProps {
  /** What `timeline()` of the engine found. */
  readonly picture: TimelinePicture;
  readonly labels: ReadonlyMap<string, TimelineLabel>;
  /** Unique on the page; title, description and patterns take their ids from it. */
  readonly id: string;
  readonly title: string;
  /** Where the same facts stand as text. */
  readonly description: string;
  /** What the line of the day says: the date. */
  readonly day: string;
  readonly caption?: ComponentChildren;
}

const rem = (value: number): string => `${value}rem`;

/** Left to right within the text around it. An element would do so too, but would then decide which side the text begins on. */
const isolated = (name: string): string => `\u2066${name}\u2069`;

interface LaneProps {
  readonly bar: TimelineBar;
  readonly label: TimelineLabel | undefined;
  readonly hatch: string;
}

/** Over: hatched; later: only an outline; no end stated: a broken outline. The word says it too. */
function Lane({ bar, label, hatch }: LaneProps): VNode {
  const { x, y, width, height, is, open } = bar;
  return (
    <>
      <text
        class={label?.current ? "timeline__name timeline__here" : "timeline__name"}
        x={`${bar.label.x}%`}
        y={rem(bar.label.y)}
        dy=".35em"
        text-anchor={bar.label.anchor}
      >
        {`${isolated(label?.name ?? "")} · ${label?.state ?? ""}`}
      </text>
      <rect
        class="timeline__bar"
        data-is={is}
        data-open={open ? "true" : undefined}
        {...(is === "over" ? { fill: `url(#${hatch})` } : {})}
        x={`${x}%`}
        y={rem(y)}
        width={`${width}%`}
        height={rem(height)}
      />
    </>
  );
}

/** From when until when several things hold, drawn; the letters are not text to a screen reader, title and description are. */
export function Timeline(props: TimelineProps): VNode {
  const { picture, labels, id, title, description, day, caption } = props;
  const { height, top, bars, ticks, day: marked } = picture;
  const [titleId, descriptionId, hatch] = [`${id}-title`, `${id}-desc`, `${id}-hatch`];
  return (
    <figure class="timeline__figure">
      <svg
        class="timeline"
        role="img"
        aria-labelledby={titleId}
        aria-describedby={descriptionId}
        width="100%"
        height={rem(height + 1.5)}
      >
        <title id={titleId}>{title}</title>
        <desc id={descriptionId}>{description}</desc>
        <defs>
          <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse">
            <path class="timeline__hatch" d="M-1 1 1 -1M0 6 6 0M5 7 7 5" />
          </pattern>
        </defs>
        {ticks.map(({ year, x }) => (
          <line key={year} class="timeline__tick" x1={`${x}%`} x2={`${x}%`} y1="0" y2={rem(height)} />
        ))}
        {ticks.map(({ year, x }) => (
          <text key={year} class="timeline__year" x={`${x}%`} y={rem(top / 2)} dy=".35em">
            {`\u00A0${year}`}
          </text>
        ))}
        {bars.map((bar) => (
          <Lane key={bar.id} bar={bar} label={labels.get(bar.id)} hatch={hatch} />
        ))}
        {marked === undefined ? null : (
          <>
            <line
              class="timeline__day"
              x1={`${marked.x}%`}
              x2={`${marked.x}%`}
              y1={rem(top)}
              y2={rem(height)}
            />
            <text
              class="timeline__day"
              x={`${marked.x}%`}
              y={rem(height + 0.75)}
              dy=".35em"
              text-anchor={marked.anchor}
            >
              {day}
            </text>
          </>
        )}
      </svg>
      {caption === undefined ? null : <figcaption>{caption}</figcaption>}
    </figure>
  );
}

/** @throws Error where a date of the example below is mistyped. */
function fixed(text: string): Day {
  const day = asDay(text);
  if (day === undefined) throw new Error(`${text} is not a day`);
  return day;
}

const sampleItems = [
  { id: sample.symbol, is: "over", from: fixed("2021-12-30"), to: fixed("2025-12-31") },
  { id: sample.symbolFinance, is: "holds", from: fixed("2025-12-29"), to: undefined },
] as const;

export const examples: readonly Example[] = [
  {
    title: titles.plain,
    render: () => (
      <Timeline
        id="timeline-plain"
        picture={timeline({ items: sampleItems, day: fixed("2026-11-23"), direction: "ltr" })}
        labels={
          new Map([
            [sample.symbol, { name: sample.symbol, state: titles.validityExpired }],
            [sample.symbolFinance, { name: sample.symbolFinance, state: titles.validityLive, current: true }],
          ])
        }
        title={sample.timeline.title}
        description={sample.timeline.description}
        day={sample.date}
      />
    ),
  },
];
