import type { ComponentChildren, VNode } from "preact";

export interface LineProps {
  readonly when: ComponentChildren;
  /** It is near, or over. */
  readonly soon?: boolean;
  readonly what: ComponentChildren;
  /** One line more about it. */
  readonly more?: ComponentChildren;
  readonly from?: ComponentChildren;
  /** Words that do something, or lead to where it is done. */
  readonly acts?: ComponentChildren;
}

/** A line of work: when, what, from, act. */
export function Line({ when, soon, what, more, from, acts }: LineProps): VNode {
  return (
    <li class="line">
      <span class="line__when" data-is={soon ? "soon" : undefined}>
        {when}
      </span>
      <span class="line__what">
        {what}
        {more === undefined ? null : <small>{more}</small>}
      </span>
      <span class="line__from">{from}</span>
      <span class="line__act">{acts}</span>
    </li>
  );
}

export interface LinesProps {
  readonly id: string;
  readonly heading: string;
  readonly count: number;
  /** Said where there is nothing. */
  readonly none: string;
  readonly more?: ComponentChildren;
  /** What stands before the lines. */
  readonly lead?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** Lines of one sort under their heading, or the sentence that there are none. */
export function Lines({ id, heading, count, none, more, lead, children }: LinesProps): VNode {
  return (
    <section class="day" aria-labelledby={id}>
      <h2 id={id}>
        {heading} <span class="count">{count}</span>
        {more === undefined ? null : <span class="more">{more}</span>}
      </h2>
      {lead}
      {count === 0 ? <p class="small">{none}</p> : <ul>{children}</ul>}
    </section>
  );
}
