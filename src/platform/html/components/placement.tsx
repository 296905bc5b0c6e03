import type { ComponentChildren, VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";

export interface PlacementProps {
  readonly children: ComponentChildren;
  readonly id?: string | undefined;
}

/** The three columns (number, text, margin) that hold the sections of a page. */
export function Sheet({ children, id }: PlacementProps): VNode {
  return (
    <div class="sheet__grid" id={id}>
      {children}
    </div>
  );
}

/** In a section: across all three columns. */
export function Wide({ children, id }: PlacementProps): VNode {
  return (
    <div class="wide" id={id}>
      {children}
    </div>
  );
}

/** In a section: the text column. */
export function Lede({ children, id }: PlacementProps): VNode {
  return (
    <div class="lede" id={id}>
      {children}
    </div>
  );
}

/** In a section, after its `Lede`: the margin beside it, under it on a phone. */
export function Aside({ children, id }: PlacementProps): VNode {
  return (
    <div class="aside" id={id}>
      {children}
    </div>
  );
}

export const examples: readonly Example[] = [
  {
    title: titles.columns,
    render: () => (
      <Sheet>
        <Wide>
          <p>{sample.wide}</p>
        </Wide>
        <Lede>
          <p>{sample.lede}</p>
        </Lede>
        <Aside>
          <p>{sample.aside}</p>
        </Aside>
      </Sheet>
    ),
  },
];
