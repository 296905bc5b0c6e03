import type { VNode } from "preact";
import type { Certainty } from "../../../kernel/handling.ts";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";

export interface SureProps {
  readonly is: Certainty;
  /** The certainty in the page's language; the shape beside it only repeats it. */
  readonly word: string;
}

/** How sure a fact is: square = source page, dot = verified, ring = known, diamond = to verify, each with its word. */
export function Sure({ is, word }: SureProps): VNode {
  return (
    <span class="sure" data-is={is}>
      {word}
    </span>
  );
}

export const examples: readonly Example[] = [
  { title: titles.certaintySeed, render: () => <Sure is="seed" word={sample.sure.seed} /> },
  { title: titles.certaintyVerified, render: () => <Sure is="verified" word={sample.sure.verified} /> },
  { title: titles.certaintyKnown, render: () => <Sure is="known" word={sample.sure.known} /> },
  { title: titles.certaintyUnverified, render: () => <Sure is="unverified" word={sample.sure.unverified} /> },
];
