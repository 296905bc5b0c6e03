import type { ComponentChildren, VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";

export interface TimeProps {
  /** A day, month, year or instant as ISO 8601; the `datetime` attribute knows no intervals. */
  readonly datetime: string;
  /** The same date in the reader's language. */
  readonly children: ComponentChildren;
}

/** A date that people and programs can both read. */
export function Time({ datetime, children }: TimeProps): VNode {
  return <time dateTime={datetime}>{children}</time>;
}

export const examples: readonly Example[] = [
  { title: titles.plain, render: () => <Time datetime="2026-11-23">{sample.date}</Time> },
];
