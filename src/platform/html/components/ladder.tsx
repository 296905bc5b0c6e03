import type { ComponentChildren, VNode } from "preact";
import {
  type LadderLine,
  type LadderPicture,
  type LadderText,
  ladder,
} from "../../../engines/ladder/index.ts";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";
import { Legend, type LegendProps } from "./legend.tsx";

export interface LadderProps {
  /** What `ladder()` of the engine found. */
  readonly picture: LadderPicture;
  /** Unique on the page; title and description take their ids from it. */
  readonly id: string;
  /** What the picture shows, in one line. */
  readonly title: string;
  /** Where the same facts stand as text. */
  readonly description: string;
  readonly legend?: LegendProps["items"] | undefined;
  /** Must be given where `picture.omitted` is not 0: how many bodies are not drawn. */
  readonly omitted?: ComponentChildren;
}

const rem = (value: number): string => `${value}rem`;

function Line({ is, x1, x2, y1, y2 }: LadderLine): VNode {
  const look = is === "upright" ? "ladder__upright" : `k${is}`;
  return <line class={look} x1={`${x1}%`} x2={`${x2}%`} y1={rem(y1)} y2={rem(y2)} />;
}

function Words({ text, is, x, y, anchor, halo = false }: LadderText & { readonly halo?: boolean }): VNode {
  const look = halo ? `ladder__halo ladder__${is}` : `ladder__${is}`;
  return (
    <text class={look} x={`${x}%`} y={rem(y)} dy=".35em" text-anchor={anchor} aria-hidden={halo || undefined}>
      {text}
    </text>
  );
}

/**
 * What stands between two bodies. All halos are drawn before all texts, so that none covers a name.
 * The letters in the picture are not text to a screen reader; title and description are.
 */
export function Ladder({ picture, id, title, description, legend, omitted }: LadderProps): VNode {
  const [titleId, descriptionId] = [`${id}-title`, `${id}-desc`];
  return (
    <figure class="ladder__figure">
      {legend === undefined ? null : <Legend items={legend} />}
      <svg
        class="ladder"
        role="img"
        aria-labelledby={titleId}
        aria-describedby={descriptionId}
        width="100%"
        height={rem(picture.height)}
      >
        <title id={titleId}>{title}</title>
        <desc id={descriptionId}>{description}</desc>
        {picture.lines.map((line, at) => (
          <Line key={at} {...line} />
        ))}
        {picture.halos.map((words, at) => (
          <Words key={at} {...words} halo />
        ))}
        {picture.texts.map((words, at) => (
          <Words key={at} {...words} />
        ))}
      </svg>
      {omitted === undefined ? null : <figcaption>{omitted}</figcaption>}
    </figure>
  );
}

const samplePicture = ladder({
  left: sample.ladder.left,
  right: sample.ladder.right,
  direction: "ltr",
  rungs: [
    { is: "direct", label: sample.ladder.cooperation, line: 1 },
    { is: "direct", label: sample.ladder.observes, line: 2 },
    { is: "body", label: "ESAAMLG", group: sample.lines.regional, toLeft: 1, toRight: 3, strong: true },
    { is: "body", label: "MONEYVAL", group: sample.lines.regional, toRight: 3 },
    { is: "body", label: sample.ladder.longName, group: sample.lines.observer, toLeft: 5, toRight: 2 },
    { is: "body", label: "OECD", group: sample.lines.observer, toRight: 4 },
  ],
});

const crowded = ladder({
  left: sample.ladder.left,
  right: sample.ladder.right,
  direction: "ltr",
  rungs: Array.from({ length: 61 }, (_, at) => ({
    is: "body",
    label: `${sample.body} ${at + 1}`,
    toRight: 3,
  })),
});

export const examples: readonly Example[] = [
  {
    title: titles.plain,
    render: () => (
      <Ladder
        id="ladder-plain"
        picture={samplePicture}
        title={sample.ladder.title}
        description={sample.ladder.description}
        legend={[
          { line: 1, text: sample.lines.partner },
          { line: 2, text: sample.lines.observer },
          { line: 3, text: sample.lines.regional },
        ]}
      />
    ),
  },
  {
    title: titles.crowded,
    render: () => (
      <Ladder
        id="ladder-crowded"
        picture={crowded}
        title={sample.ladder.title}
        description={sample.ladder.description}
        omitted={`${crowded.omitted} ${sample.ladder.omitted}`}
      />
    ),
  },
];
