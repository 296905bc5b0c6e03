import type { ComponentChildren, VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";
import { DocumentSymbol } from "./document-symbol.tsx";
import { Time } from "./time.tsx";

/** A value that a form carries along unseen. */
export interface HiddenInput {
  readonly name: string;
  readonly value: string;
}

export interface AsOfProps {
  /** What the page says of its date: "As of 23 November 2026". */
  readonly summary: ComponentChildren;
  /** The label of the date field. */
  readonly label: string;
  readonly button: string;
  /** The date shown, `YYYY-MM-DD`. */
  readonly value: string;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  /** Address of the page without its query; absent, the page itself. */
  readonly action?: string | undefined;
  readonly hidden?: readonly HiddenInput[] | undefined;
  /** Only where one page holds two dockets. */
  readonly id?: string | undefined;
}

export interface DocketProps {
  /** Whose document it is. */
  readonly owner: ComponentChildren;
  readonly items: readonly { readonly label: string; readonly value: ComponentChildren }[];
  readonly asOf?: AsOfProps | undefined;
}

function AsOf(props: AsOfProps): VNode {
  const { summary, label, button, value, min, max, action, hidden = [], id = "on" } = props;
  return (
    <details class="asof">
      <summary>{summary}</summary>
      <form method="get" action={action}>
        {hidden.map((input) => (
          <input key={input.name} type="hidden" name={input.name} value={input.value} />
        ))}
        <label class="unseen" for={id}>
          {label}
        </label>
        <input id={id} name="on" type="date" value={value} min={min} max={max} required />
        <button class="button" data-is="plain" type="submit">
          {button}
        </button>
      </form>
    </details>
  );
}

/** What the document says of itself before it says anything else: owner, symbol, language, date. */
export function Docket({ owner, items, asOf }: DocketProps): VNode {
  return (
    <div class="docket">
      <p class="docket__owner">{owner}</p>
      <dl>
        {items.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {asOf === undefined ? null : <AsOf {...asOf} />}
    </div>
  );
}

const sampleItems = [
  { label: sample.symbolLabel, value: <DocumentSymbol>{sample.address}</DocumentSymbol> },
  { label: sample.languageLabel, value: sample.established },
];

export const examples: readonly Example[] = [
  { title: titles.withoutDate, render: () => <Docket owner={sample.owner} items={sampleItems} /> },
  {
    title: titles.withDate,
    render: () => (
      <Docket
        owner={sample.owner}
        items={sampleItems}
        asOf={{
          summary: (
            <>
              {sample.asOf} <Time datetime="2026-11-23">{sample.date}</Time>
            </>
          ),
          label: sample.asOfLabel,
          button: sample.show,
          value: "2026-11-23",
          min: "2004-03-26",
          hidden: [{ name: "q", value: sample.acronym }],
          id: "docket-on",
        }}
      />
    ),
  },
];
