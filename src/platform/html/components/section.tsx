import type { ComponentChildren, VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";
import { Lede, Sheet } from "./placement.tsx";

export interface SectionProps {
  /** Set on the heading: the section itself draws no box that an address could scroll to. */
  readonly id?: string | undefined;
  /** As the language counts sections: I, II · أولا · 一. */
  readonly number?: string | undefined;
  readonly heading: ComponentChildren;
  readonly count?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** A part of the page under a hairline. Stands in a `Sheet` and holds facts, `Wide`, `Lede`, `Aside`. */
export function Section({ id, number, heading, count, children }: SectionProps): VNode {
  return (
    <section class="section">
      <h2 id={id}>
        {number === undefined ? null : <span class="roman">{number}</span>} <span>{heading}</span>{" "}
        {count === undefined ? null : <span class="count">{count}</span>}
      </h2>
      {children}
    </section>
  );
}

export const examples: readonly Example[] = [
  {
    title: titles.numberedAndCounted,
    render: () => (
      <Sheet>
        <Section number="VI" heading={sample.mainPartners} count={76}>
          <Lede>
            <p>{sample.lede}</p>
          </Lede>
        </Section>
        <Section number="XVIII" heading={sample.longHeading} />
      </Sheet>
    ),
  },
];
