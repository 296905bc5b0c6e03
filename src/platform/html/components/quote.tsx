import type { ComponentChildren, VNode } from "preact";
import { directionOf, type Language } from "../../../kernel/language.ts";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";
import { ExternalLink } from "./link.tsx";

export interface QuoteProps {
  /** The words as the source has them, quotation marks included; `<mark>` around what matters. */
  readonly children: ComponentChildren;
  /** The language the source is in. */
  readonly language: Language;
  /** Where the words stand, and which statements they carry. */
  readonly source?: ComponentChildren;
}

/** A passage of a source, word for word. */
export function Quote({ children, language, source }: QuoteProps): VNode {
  return (
    <figure class="quotation">
      <blockquote class="quote" lang={language} dir={directionOf(language)}>
        <p>{children}</p>
      </blockquote>
      {source === undefined ? null : <figcaption>{source}</figcaption>}
    </figure>
  );
}

export const examples: readonly Example[] = [
  {
    title: titles.otherLanguage,
    render: () => (
      <Quote
        language="fr"
        source={
          <>
            <ExternalLink href={sample.pageHref} />
            {sample.quoteSource}
          </>
        }
      >
        {sample.quoteBefore} <mark>{sample.quoteMarked}</mark> {sample.quoteAfter}
      </Quote>
    ),
  },
];
