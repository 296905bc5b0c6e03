import type { ComponentChildren, VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";
import { DocumentSymbol } from "./document-symbol.tsx";
import { Ends } from "./ends.tsx";
import { Sure } from "./sure.tsx";
import { Time } from "./time.tsx";

export interface BasisProps {
  /** A `DocumentSymbol` or plain words ("source page"). */
  readonly reference?: ComponentChildren;
  readonly href?: string | undefined;
  /** What follows the reference, with the separator its language puts there: ", par. 35". */
  readonly detail?: ComponentChildren;
  /** The text no longer holds: its symbol is struck, and `validity` must say so in words. */
  readonly expired?: boolean | undefined;
  /** An `Ends`. */
  readonly validity?: ComponentChildren;
  /** Why this text carries the statement, or what renewed it. */
  readonly why?: ComponentChildren;
  /** A `Sure`. */
  readonly sure?: ComponentChildren;
}

function Reference({ reference, href, expired }: BasisProps): ComponentChildren {
  const shown = href === undefined ? reference : <a href={href}>{reference}</a>;
  return expired ? <span class="is-expired">{shown}</span> : shown;
}

/** One text that a statement rests on; an item of the list in the margin. */
export function Basis(props: BasisProps): VNode {
  const { detail, validity, why, sure } = props;
  return (
    <li>
      <Reference {...props} />
      {detail}
      {validity === undefined ? null : <> {validity}</>}
      {why === undefined ? null : <span class="basis__why"> {why}</span>}
      {sure === undefined ? null : <> {sure}</>}
    </li>
  );
}

export interface BasesProps {
  readonly items: readonly BasisProps[];
}

/** The list of bases; facts hold one, and it may stand alone in a margin. */
export function Bases({ items }: BasesProps): VNode {
  return (
    <ul class="basis">
      {items.map((item, at) => (
        <Basis key={at} {...item} />
      ))}
    </ul>
  );
}

export const sampleBases = {
  verified: {
    reference: <DocumentSymbol>{sample.symbolFinance}</DocumentSymbol>,
    href: "#design",
    detail: sample.paragraph35,
    why: sample.why,
    sure: <Sure is="verified" word={sample.sure.verified} />,
  },
  expired: {
    reference: <DocumentSymbol>{sample.symbol}</DocumentSymbol>,
    href: "#design",
    expired: true,
    validity: (
      <Ends is="expired">
        {sample.expiredOn} <Time datetime="2025-12-31">{sample.dateExpired}</Time>
      </Ends>
    ),
    why: sample.renewed,
  },
  words: { reference: sample.notStated },
} satisfies Record<string, BasisProps>;

export const examples: readonly Example[] = [
  { title: titles.withParagraph, render: () => <Bases items={[sampleBases.verified]} /> },
  { title: titles.validityExpired, render: () => <Bases items={[sampleBases.expired]} /> },
  {
    title: titles.unverified,
    render: () => (
      <Bases
        items={[{ ...sampleBases.words, sure: <Sure is="unverified" word={sample.sure.unverified} /> }]}
      />
    ),
  },
];
