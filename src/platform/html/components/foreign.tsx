import type { VNode } from "preact";
import { directionOf, type Language } from "../../../kernel/language.ts";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";

export interface ForeignProps {
  readonly text: string;
  /** The language the text is in. */
  readonly language: Language;
  readonly pageLanguage: Language;
}

/** A text inside a page of `pageLanguage`: plain when it is in that language, else isolated and marked with its own language and direction. */
export function Foreign({ text, language, pageLanguage }: ForeignProps): VNode {
  if (language === pageLanguage) return <>{text}</>;
  return (
    <bdi lang={language} dir={directionOf(language)}>
      {text}
    </bdi>
  );
}

export const examples: readonly Example[] = [
  {
    title: titles.sameLanguage,
    render: () => <Foreign text={sample.fatf.en} language="en" pageLanguage="en" />,
  },
  {
    title: titles.otherLanguage,
    render: () => <Foreign text={sample.fatf.ar} language="ar" pageLanguage="en" />,
  },
];
