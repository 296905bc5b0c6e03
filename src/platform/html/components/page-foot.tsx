import type { ComponentChildren, VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";

export interface PageFootProps {
  readonly paragraphs: readonly ComponentChildren[];
}

/** What holds for the whole page: where the facts come from, what absence does not mean. */
export function PageFoot({ paragraphs }: PageFootProps): VNode {
  return (
    <footer class="foot">
      <div class="foot__inner">
        {paragraphs.map((paragraph, at) => (
          <p key={at}>{paragraph}</p>
        ))}
      </div>
    </footer>
  );
}

/** Rendered by the tests; on the developers' page it stands at the end. */
export const examples: readonly Example[] = [
  { title: titles.wholePage, render: () => <PageFoot paragraphs={[sample.foot]} /> },
];
