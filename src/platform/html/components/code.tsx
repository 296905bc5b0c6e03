import type { VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";

export interface CodeProps {
  readonly children: string;
}

/** Words of a program within a line: an address, a parameter. Left to right in every script. */
export function Code({ children }: CodeProps): VNode {
  return (
    <code class="code" dir="ltr">
      {children}
    </code>
  );
}

export interface ListingProps {
  readonly children: string;
  /** Names the listing for those who move through it by keyboard. */
  readonly label: string;
}

/** Lines of a program or an answer, set as they are; a long line moves sideways within its own frame. */
export function Listing({ children, label }: ListingProps): VNode {
  const reachable = { role: "region", tabIndex: 0, "aria-label": label } as const;
  return (
    <pre class="listing" dir="ltr" {...reachable}>
      <code>{children}</code>
    </pre>
  );
}

export const examples: readonly Example[] = [
  { title: titles.inline, render: () => <Code>{sample.code}</Code> },
  {
    title: titles.block,
    render: () => <Listing label={sample.code}>{`{\n  "items": ["${sample.code}"]\n}`}</Listing>,
  },
];
