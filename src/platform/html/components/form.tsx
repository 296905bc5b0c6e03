import type { ComponentChildren, VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";
import { Button } from "./button.tsx";
import type { HiddenInput } from "./docket.tsx";
import { Field } from "./field.tsx";

export interface FormProps {
  /** Where it is sent; without it, to the page's own address. */
  readonly action?: string | undefined;
  readonly method?: "get" | "post" | undefined;
  /** `line`: its fields stand beside one another. `wide`: it holds a table, and is as wide as that. */
  readonly is?: "line" | "wide" | undefined;
  readonly hidden?: readonly HiddenInput[] | undefined;
  /** It sends a file. */
  readonly files?: boolean | undefined;
  /** What it is for, where no heading says it. */
  readonly label?: string | undefined;
  readonly id?: string | undefined;
  readonly children: ComponentChildren;
}

/** A form that works without a script. */
export function Form({
  action,
  method = "post",
  is,
  hidden = [],
  files,
  label,
  id,
  children,
}: FormProps): VNode {
  return (
    <form
      class="form"
      id={id}
      data-is={is}
      method={method}
      action={action}
      encType={files ? "multipart/form-data" : undefined}
      aria-label={label}
    >
      {hidden.map(({ name, value }) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}

export const examples: readonly Example[] = [
  {
    title: titles.plain,
    render: () => (
      <Form action="#form" method="get" label={sample.findLabel}>
        <Field id="form-plain" name="a" label={sample.findLabel} />
        <div class="form__acts">
          <Button>{sample.find}</Button>
        </div>
      </Form>
    ),
  },
];
