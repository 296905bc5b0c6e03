import type { ComponentChildren, VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";
import { Button } from "./button.tsx";
import type { HiddenInput } from "./docket.tsx";
import { Field, type FieldProps } from "./field.tsx";

export interface FindProps {
  readonly action: string;
  readonly field: FieldProps;
  readonly button: string;
  readonly hidden?: readonly HiddenInput[] | undefined;
  /** Names the landmark where a page has two. */
  readonly label?: string | undefined;
  /** More fields, between the first and the button. */
  readonly children?: ComponentChildren;
  /** Whether the page brings the script that finds as one types; its results stand in `#results`. */
  readonly island?: boolean | undefined;
}

/** The find box: a GET form that works without a script. */
export function Find({ action, field, button, hidden = [], label, children, island }: FindProps): VNode {
  return (
    <search aria-label={label}>
      <form class="find" method="get" action={action} data-island={island ? "find" : undefined}>
        {hidden.map((input) => (
          <input key={input.name} type="hidden" name={input.name} value={input.value} />
        ))}
        <Field type="search" {...field} />
        {children}
        <Button>{button}</Button>
      </form>
    </search>
  );
}

export const examples: readonly Example[] = [
  {
    title: titles.plain,
    render: () => (
      <Find
        action="#design"
        label={sample.findLabel}
        field={{ id: "find-q", name: "q", label: sample.findLabel, hint: sample.findHint }}
        button={sample.find}
      />
    ),
  },
];
