import type { ComponentChildren, VNode } from "preact";
import { directionOf, type Language } from "../../../kernel/language.ts";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";
import { Sheet } from "./placement.tsx";

export interface PassageProps {
  readonly number: number;
  /** The anchor of the passage; its number links to it, so that it can be cited. */
  readonly id: string;
  /** What the number means to somebody who hears it: "Passage 3". */
  readonly numberLabel: string;
  readonly kind: "heading" | "paragraph" | "item" | "table" | "furniture";
  readonly language: Language;
  /** The words, with their marks. */
  readonly children: ComponentChildren;
  /** What stands beside the words in the margin. */
  readonly aside?: ComponentChildren;
}

/** A passage of a document in its own language and direction. Stands in a `Section` or `Sheet`, under an `h2`. */
export function Passage({ number, id, numberLabel, kind, language, children, aside }: PassageProps): VNode {
  const Words = kind === "heading" ? "h3" : "p";
  return (
    <div class="fact passage" id={id} data-is={kind}>
      <span class="fact__n">
        <a href={`#${id}`} aria-label={numberLabel}>
          {number}
        </a>
      </span>
      <Words class="fact__text" lang={language} dir={directionOf(language)}>
        {children}
      </Words>
      {aside === undefined ? null : <div class="basis">{aside}</div>}
    </div>
  );
}

export interface MentionProps {
  readonly kind: "party" | "instrument" | "provision" | "state";
  /** Address of its page; without one it is marked and leads nowhere. */
  readonly href?: string | undefined;
  /** The kind in the reader's language, behind the words for whoever hears them. */
  readonly label: ComponentChildren;
  /** The reader's language: that of the text around is another. */
  readonly pageLanguage: Language;
  readonly children: ComponentChildren;
}

/** Words of a text that name something; the kind is told by the line under them, and said. */
export function Mention({ kind, href, label, pageLanguage, children }: MentionProps): VNode {
  const said = (
    <>
      <mark class="mention" data-is={kind}>
        {children}
      </mark>
      <span class="unseen" lang={pageLanguage} dir={directionOf(pageLanguage)}>
        {label}
      </span>
    </>
  );
  return href === undefined ? <span class="mentioned">{said}</span> : <a href={href}>{said}</a>;
}

export const examples: readonly Example[] = [
  {
    title: titles.sixLines,
    render: () => (
      <Sheet>
        <Passage number={1} id="passage-1" numberLabel="Passage 1" kind="heading" language="fr">
          {sample.partnerships}
        </Passage>
        <Passage number={2} id="passage-2" numberLabel="Passage 2" kind="paragraph" language="fr">
          {sample.quoteBefore}{" "}
          <Mention kind="party" href="#design" label={` (${sample.body})`} pageLanguage="en">
            {sample.quoteMarked}
          </Mention>{" "}
          {sample.quoteAfter}
        </Passage>
        <Passage number={3} id="passage-3" numberLabel="Passage 3" kind="furniture" language="en">
          {sample.symbol}
        </Passage>
      </Sheet>
    ),
  },
];
