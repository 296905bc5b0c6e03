import type { ComponentChildren, VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";

export interface PagingProps {
  /** Names the landmark: "Pages of the list". */
  readonly label: string;
  /** "Page 2 of 5" */
  readonly place: ComponentChildren;
  readonly before?: { readonly href: string; readonly text: string } | undefined;
  readonly after?: { readonly href: string; readonly text: string } | undefined;
}

/** Where one stands in a list of several pages, and the way to those beside it. */
export function Paging({ label, place, before, after }: PagingProps): VNode {
  return (
    <nav class="paging" aria-label={label}>
      {before === undefined ? null : (
        <a href={before.href} rel="prev">
          {before.text}
        </a>
      )}
      <span>{place}</span>
      {after === undefined ? null : (
        <a href={after.href} rel="next">
          {after.text}
        </a>
      )}
    </nav>
  );
}

export const examples: readonly Example[] = [
  {
    title: titles.plain,
    render: () => (
      <Paging
        label={sample.pagingLabel}
        place={sample.pagingPlace}
        before={{ href: "#paging-1", text: sample.pagingBefore }}
        after={{ href: "#paging-3", text: sample.pagingAfter }}
      />
    ),
  },
];
