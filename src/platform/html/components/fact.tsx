import type { ComponentChildren, VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";
import { Bases, type BasisProps, sampleBases } from "./basis.tsx";
import { Link } from "./link.tsx";
import { Sheet } from "./placement.tsx";

export interface FactProps {
  readonly number: number | string;
  /** The anchor of the statement; its number links to it, so that it can be cited. */
  readonly id: string;
  /** What the number means to somebody who hears it: "Statement 3". */
  readonly numberLabel?: string | undefined;
  /** The sentence. */
  readonly children: ComponentChildren;
  readonly basis?: readonly BasisProps[] | undefined;
}

/** A numbered statement, with the texts it rests on in the margin beside it. Stands in a `Section` or `Sheet`. */
export function Fact({ number, id, numberLabel, children, basis = [] }: FactProps): VNode {
  return (
    <div class="fact" id={id}>
      <span class="fact__n">
        <a href={`#${id}`} aria-label={numberLabel}>
          {number}
        </a>
      </span>
      <p class="fact__text">{children}</p>
      {basis.length === 0 ? null : <Bases items={basis} />}
    </div>
  );
}

export const examples: readonly Example[] = [
  {
    title: titles.facts,
    render: () => (
      <Sheet>
        <Fact number={1} id="fact-plain" basis={[sampleBases.verified, sampleBases.words]}>
          {sample.statement} <Link href="#design">{sample.fatf.en}</Link>.
        </Fact>
        <Fact number={2} id="fact-expired" basis={[sampleBases.expired]}>
          {sample.statement2}
        </Fact>
        <Fact number={3} id="fact-bare">
          {sample.statement3}
        </Fact>
      </Sheet>
    ),
  },
];
