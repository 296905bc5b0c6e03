import type { VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";

export interface DocumentSymbolProps {
  /** As the United Nations writes it, `S/RES/2617 (2021)`; the words never change with the page's language. */
  readonly children: string;
}

/** A document symbol: never broken, and left to right in every script. */
export function DocumentSymbol({ children }: DocumentSymbolProps): VNode {
  return (
    <bdi class="sym" dir="ltr">
      {children}
    </bdi>
  );
}

export const examples: readonly Example[] = [
  { title: titles.plain, render: () => <DocumentSymbol>{sample.symbol}</DocumentSymbol> },
];
