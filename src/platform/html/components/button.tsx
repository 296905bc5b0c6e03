import type { VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";

export interface ButtonProps {
  readonly children: string;
  /** `plain` is the quiet one, beside or instead of the main act. */
  readonly is?: "plain" | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly disabled?: boolean | undefined;
}

/** Sends the form it stands in. */
export function Button({ children, is, name, value, disabled }: ButtonProps): VNode {
  return (
    <button class="button" data-is={is} type="submit" name={name} value={value} disabled={disabled}>
      {children}
    </button>
  );
}

export const examples: readonly Example[] = [
  { title: titles.mainAct, render: () => <Button>{sample.find}</Button> },
  { title: titles.quietAct, render: () => <Button is="plain">{sample.show}</Button> },
  { title: titles.disabled, render: () => <Button disabled>{sample.find}</Button> },
];
