import type { ComponentChildren, VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";
import { Absent } from "./absent.tsx";

export interface GroupProps {
  readonly id?: string | undefined;
  /** 1 is a heading of the third order, 2 of the fourth: the section above them holds the second. */
  readonly level?: 1 | 2 | undefined;
  readonly count?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A heading of the directory, with the count of what stands under it. */
export function Group({ id, level = 1, count, children }: GroupProps): VNode {
  const Heading = level === 1 ? "h3" : "h4";
  return (
    <Heading class="group" data-level={level} id={id}>
      <span>{children}</span> {count === undefined ? null : <span class="count">{count}</span>}
    </Heading>
  );
}

export const examples: readonly Example[] = [
  {
    title: titles.twoLevels,
    render: () => (
      <>
        <Group count={29}>{sample.groups.regional}</Group>
        <Group level={2} count={13}>
          {sample.groups.africa}
        </Group>
      </>
    ),
  },
  {
    title: titles.emptyHeading,
    render: () => (
      <>
        <Group count={0}>{sample.groups.assembly}</Group>
        <Absent as="block">{sample.emptyHeading}</Absent>
      </>
    ),
  },
];
