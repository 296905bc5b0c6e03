import type { ComponentChildren, VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";

export interface AbsentProps {
  /** `block` where it stands alone, as under an empty heading; `inline` within a row. */
  readonly as?: "inline" | "block" | undefined;
  /** What is missing, in the page's language. */
  readonly children: ComponentChildren;
}

/** Says that something is missing, in words and in the quiet grey. */
export function Absent({ as = "inline", children }: AbsentProps): VNode {
  return as === "block" ? <p class="absent">{children}</p> : <span class="absent">{children}</span>;
}

export const examples: readonly Example[] = [
  { title: titles.inline, render: () => <Absent>{sample.noName}</Absent> },
  { title: titles.block, render: () => <Absent as="block">{sample.emptyHeading}</Absent> },
];
