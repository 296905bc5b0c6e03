import type { ComponentChildren, VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";
import { Foreign } from "./foreign.tsx";

export interface TitleProps {
  readonly children: ComponentChildren;
  readonly acronym?: ComponentChildren;
  /** 2 only where one page shows the title of another. */
  readonly level?: 1 | 2 | undefined;
}

/** The title of the page, with the acronym small beside it. */
export function Title({ children, acronym, level = 1 }: TitleProps): VNode {
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <Heading class="title">
      {children}
      {acronym === undefined ? null : <> {<small>{acronym}</small>}</>}
    </Heading>
  );
}

export const examples: readonly Example[] = [
  { title: titles.plain, render: () => <Title level={2}>{sample.partnerships}</Title> },
  {
    title: titles.withAcronym,
    render: () => (
      <Title level={2} acronym={sample.acronym}>
        {sample.fatf.en}
      </Title>
    ),
  },
  {
    title: titles.otherLanguage,
    render: () => (
      <Title level={2}>
        <Foreign text={sample.fatf.ru} language="ru" pageLanguage="en" />
      </Title>
    ),
  },
];
