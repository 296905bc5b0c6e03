import type { VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";

export interface TagProps {
  /** `fiction` marks everything that belongs to a demonstration. */
  readonly is?: "fiction" | undefined;
  readonly children: string;
}

/** One word of state in a thin frame: dormant, dissolved, fictional. */
export function Tag({ is, children }: TagProps): VNode {
  return (
    <span class="tag" data-is={is}>
      {children}
    </span>
  );
}

export const examples: readonly Example[] = [
  { title: titles.plain, render: () => <Tag>{sample.dormant}</Tag> },
  { title: titles.fiction, render: () => <Tag is="fiction">{sample.fictional}</Tag> },
];
