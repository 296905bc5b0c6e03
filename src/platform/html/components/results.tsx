import type { ComponentChildren, VNode } from "preact";
import { directionOf, type Language } from "../../../kernel/language.ts";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";
import { Foreign } from "./foreign.tsx";

export interface Result {
  readonly href: string;
  readonly name: ComponentChildren;
  readonly acronym?: ComponentChildren;
  /** What sort of thing it is, in a word. */
  readonly kind: string;
  /** Which of its names answered, and why. */
  readonly why: ComponentChildren;
  /** Words out of it that answered, `<mark>` around those that were asked for. */
  readonly quoted?: { readonly words: ComponentChildren; readonly language: Language } | undefined;
}

export interface ResultsProps {
  /** Names the list for whoever hears it. */
  readonly label: string;
  readonly items: readonly Result[];
}

/** What was found, best first. */
export function Results({ label, items }: ResultsProps): VNode {
  return (
    <ol class="results" aria-label={label}>
      {items.map(({ href, name, acronym, kind, why, quoted }) => (
        <li key={href}>
          <a href={href}>{name}</a> {acronym === undefined ? null : <bdi class="results__acr">{acronym}</bdi>}{" "}
          <span class="results__kind">{kind}</span>
          {quoted === undefined ? null : (
            <q class="results__words" lang={quoted.language} dir={directionOf(quoted.language)}>
              {quoted.words}
            </q>
          )}
          <span class="results__why">{why}</span>
        </li>
      ))}
    </ol>
  );
}

export const examples: readonly Example[] = [
  {
    title: titles.plain,
    render: () => (
      <Results
        label={sample.find}
        items={[
          {
            href: "#result-1",
            name: sample.fatf.en,
            acronym: sample.acronym,
            kind: sample.body,
            why: <Foreign text={sample.fatf.fr} language="fr" pageLanguage="en" />,
          },
          {
            href: "#result-3",
            name: sample.longName,
            kind: sample.body,
            why: sample.acronymLabel,
            quoted: {
              language: "fr",
              words: (
                <>
                  {sample.quoteBefore} <mark>{sample.quoteMarked}</mark> {sample.quoteAfter}
                </>
              ),
            },
          },
          { href: "#result-2", name: sample.longName, kind: sample.body, why: sample.acronymLabel },
        ]}
      />
    ),
  },
];
