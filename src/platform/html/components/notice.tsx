import type { ComponentChildren, VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";
import { Link } from "./link.tsx";

export interface NoticeProps {
  /** `done`: something was; `refused`: it could not be. */
  readonly is: "warn" | "expired" | "done" | "refused";
  /** The first words, which say the thing itself. */
  readonly lead: ComponentChildren;
  /** What follows from it, and the way back. */
  readonly children?: ComponentChildren;
}

/** A sentence between two rules, under the docket or the title: the page is of another date, the mandate has expired. */
export function Notice({ is, lead, children }: NoticeProps): VNode {
  return (
    <p class="notice" data-is={is}>
      <strong>{lead}</strong> {children}
    </p>
  );
}

export const examples: readonly Example[] = [
  {
    title: titles.otherDate,
    render: () => (
      <Notice is="warn" lead={sample.otherDate}>
        <Link href="#design">{sample.backToToday}</Link>
      </Notice>
    ),
  },
  {
    title: titles.validityExpired,
    render: () => (
      <Notice is="expired" lead={sample.expiredNotice}>
        {sample.renewed}
      </Notice>
    ),
  },
  { title: titles.mainAct, render: () => <Notice is="done" lead={sample.show} /> },
];
