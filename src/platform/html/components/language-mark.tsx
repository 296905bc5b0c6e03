import type { VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";
import { Foreign } from "./foreign.tsx";

export interface LanguageMarkProps {
  /** Says in the page's language which language the text before it is in: "in English". */
  readonly word: string;
}

/** Stands after a text that is shown in another language because the page's own is missing. */
export function LanguageMark({ word }: LanguageMarkProps): VNode {
  return <span class="tongue">{word}</span>;
}

export const examples: readonly Example[] = [
  {
    title: titles.fallbackText,
    render: () => (
      <p>
        <Foreign text={sample.fatf.fr} language="fr" pageLanguage="en" />{" "}
        <LanguageMark word={sample.inFrench} />
      </p>
    ),
  },
];
