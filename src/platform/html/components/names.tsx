import type { ComponentChildren, VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";
import { Absent } from "./absent.tsx";
import { Foreign } from "./foreign.tsx";
import { Sure } from "./sure.tsx";

export interface NameEntry {
  /** The language by its name in the page's language. */
  readonly languageLabel: string;
  /** A `Foreign`, or an `Absent` where there is none. */
  readonly name: ComponentChildren;
  /** Acronyms, former and other forms, each with the word for what it is. */
  readonly others?: readonly { readonly label: string; readonly form: ComponentChildren }[] | undefined;
  /** A `Sure`. */
  readonly sure?: ComponentChildren;
}

export interface NamesProps {
  readonly entries: readonly NameEntry[];
}

/** The names of one body in the six languages. */
export function Names({ entries }: NamesProps): VNode {
  return (
    <dl class="names">
      {entries.map(({ languageLabel, name, others = [], sure }) => (
        <div key={languageLabel}>
          <dt>{languageLabel}</dt>
          <dd>
            <span class="name">{name}</span>
            <ul class="other">
              {others.map(({ label, form }, at) => (
                <li key={at}>
                  {label} {form}
                </li>
              ))}
              {sure === undefined ? null : <li>{sure}</li>}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  );
}

export const examples: readonly Example[] = [
  {
    title: titles.sixLanguages,
    render: () => (
      <Names
        entries={[
          {
            languageLabel: sample.languages.ar,
            name: <Foreign text={sample.fatf.ar} language="ar" pageLanguage="en" />,
            sure: <Sure is="known" word={sample.sure.known} />,
          },
          {
            languageLabel: sample.languages.en,
            name: sample.fatf.en,
            others: [
              { label: sample.acronymLabel, form: sample.acronym },
              { label: sample.otherFormLabel, form: sample.otherForm },
            ],
            sure: <Sure is="seed" word={sample.sure.seed} />,
          },
          { languageLabel: sample.languages.zh, name: <Absent>{sample.noName}</Absent> },
        ]}
      />
    ),
  },
];
