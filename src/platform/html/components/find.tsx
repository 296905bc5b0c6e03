import type { VNode } from "preact";
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
}

/** The find box: a GET form that works without a script. */
export function Find({ action, field, button, hidden = [], label }: FindProps): VNode {
  return (
    <search aria-label={label}>
      <form class="find" method="get" action={action}>
        {hidden.map((input) => (
          <input key={input.name} type="hidden" name={input.name} value={input.value} />
        ))}
        <Field type="search" {...field} />
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
