import type { ComponentChildren, VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";

export interface FacetValue {
  readonly href: string;
  readonly text: ComponentChildren;
  /** Left out where counting would take long. */
  readonly count: number | undefined;
  /** 0 stands at the margin, each further level one step in. */
  readonly depth?: number | undefined;
  /** Chosen: its link takes the choice back. */
  readonly chosen?: boolean | undefined;
}

export interface FacetsProps {
  /** Names the landmark: "Narrow the list". */
  readonly label: string;
  readonly groups: readonly {
    readonly heading: string;
    readonly open: boolean;
    readonly values: readonly FacetValue[];
  }[];
}

function Value({ href, text, count, depth = 0, chosen = false }: FacetValue): VNode {
  return (
    <li data-depth={depth === 0 ? undefined : depth}>
      <a href={href} aria-current={chosen ? "true" : undefined}>
        <span>{text}</span> <span class="num">{count}</span>
      </a>
    </li>
  );
}

/** What narrows a list, as links: each says how much it leaves. Folded, so that the list itself stays near. */
export function Facets({ label, groups }: FacetsProps): VNode {
  return (
    <nav class="facets" aria-label={label}>
      {groups.map(({ heading, open, values }) => (
        <details key={heading} open={open}>
          <summary>{heading}</summary>
          <ul>
            {values.map((value) => (
              <Value key={value.href} {...value} />
            ))}
          </ul>
        </details>
      ))}
    </nav>
  );
}

export interface ChosenProps {
  /** "Conditions" */
  readonly label: string;
  readonly items: readonly { readonly href: string; readonly text: ComponentChildren }[];
  /** Takes all back. */
  readonly all: { readonly href: string; readonly text: ComponentChildren };
}

/** The conditions of a list, each a link that takes it away. */
export function Chosen({ label, items, all }: ChosenProps): VNode {
  return (
    <nav class="chosen" aria-label={label}>
      <ul>
        {items.map(({ href, text }) => (
          <li key={href}>
            <a href={href}>{text}</a>
          </li>
        ))}
        <li>
          <a href={all.href}>{all.text}</a>
        </li>
      </ul>
    </nav>
  );
}

export const examples: readonly Example[] = [
  {
    title: titles.twoLevels,
    render: () => (
      <Facets
        label={sample.facetsLabel}
        groups={[
          {
            heading: sample.groups.regional,
            open: true,
            values: [
              { href: "#facet-a", text: sample.groups.africa, count: 13 },
              { href: "#facet-b", text: sample.groups.asia, count: 9, depth: 1, chosen: true },
            ],
          },
        ]}
      />
    ),
  },
  {
    title: titles.plain,
    render: () => (
      <Chosen
        label={sample.chosenLabel}
        items={[{ href: "#chosen-a", text: sample.groups.asia }]}
        all={{ href: "#chosen-all", text: sample.backToToday }}
      />
    ),
  },
];
