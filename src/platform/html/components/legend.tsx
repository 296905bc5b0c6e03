import type { ComponentChildren, VNode } from "preact";
import type { LineKind } from "../../../engines/ladder/index.ts";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";

export interface LegendProps {
  readonly items: readonly { readonly line: LineKind; readonly text: ComponentChildren }[];
}

/** What the lines of a picture mean, each drawn as in the picture. */
export function Legend({ items }: LegendProps): VNode {
  return (
    <ul class="legend">
      {items.map(({ line, text }) => (
        <li key={line}>
          <svg class="ladder__swatch" width="40" height="8" aria-hidden="true">
            <line class={`k${line}`} x1="0" x2="40" y1="4" y2="4" />
          </svg>
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}

export const examples: readonly Example[] = [
  {
    title: titles.sixLines,
    render: () => (
      <Legend
        items={[
          { line: 1, text: sample.lines.partner },
          { line: 2, text: sample.lines.observer },
          { line: 3, text: sample.lines.regional },
          { line: 4, text: sample.lines.member },
          { line: 5, text: sample.lines.supports },
          { line: 6, text: sample.lines.other },
        ]}
      />
    ),
  },
];
