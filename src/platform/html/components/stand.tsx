import type { ComponentChildren, VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";

export interface StandProps {
  readonly children: ComponentChildren;
}

/** The lines under the title: what the thing is, where, since when. */
export function Stand({ children }: StandProps): VNode {
  return <p class="stand">{children}</p>;
}

export const examples: readonly Example[] = [
  { title: titles.plain, render: () => <Stand>{sample.stand}</Stand> },
];
