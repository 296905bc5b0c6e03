import type { ComponentChildren, VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";
import { Index } from "./index-list.tsx";

export interface SplitProps {
  /** Stays in view beside the other on a wide screen, above it on a phone. Usually an `Index`. */
  readonly side: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A directory beside its contents. */
export function Split({ side, children }: SplitProps): VNode {
  return (
    <div class="split">
      <div class="split__side">{side}</div>
      <div class="split__main">{children}</div>
    </div>
  );
}

export const examples: readonly Example[] = [
  {
    title: titles.plain,
    render: () => (
      <Split
        side={
          <Index
            label={sample.splitLabel}
            items={[{ href: "#split-main", text: sample.groups.council, count: 3 }]}
          />
        }
      >
        <p id="split-main">{sample.lede}</p>
      </Split>
    ),
  },
];
