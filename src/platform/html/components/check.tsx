import type { ComponentChildren, VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";

export interface CheckProps {
  readonly name: string;
  readonly value?: string | undefined;
  readonly checked?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** `radio`: one of those with the same name. */
  readonly is?: "radio" | undefined;
  readonly children: ComponentChildren;
}

/** A box to tick, its words behind it. */
export function Check({ name, value = "on", checked, disabled, is, children }: CheckProps): VNode {
  return (
    <label class="check">
      <input
        type={is === "radio" ? ("radio" as const) : ("checkbox" as const)}
        name={name}
        value={value}
        checked={checked}
        disabled={disabled}
      />
      <span>{children}</span>
    </label>
  );
}

export const examples: readonly Example[] = [
  { title: titles.plain, render: () => <Check name="check">{sample.body}</Check> },
];
