import type { ComponentChildren, VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";

export interface TextAreaProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value?: string | undefined;
  readonly hint?: ComponentChildren;
  readonly error?: ComponentChildren;
  readonly rows?: number | undefined;
  readonly required?: boolean | undefined;
  /** Of what is written here, when it is known. */
  readonly language?: string | undefined;
}

/** A labelled field for several lines, with its hint and its error tied to it. */
export function TextArea(props: TextAreaProps): VNode {
  const { id, name, label, value, hint, error, rows = 3, required, language } = props;
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  const errorId = error === undefined ? undefined : `${id}-error`;
  const described = [hintId, errorId].filter((part) => part !== undefined).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hintId === undefined ? null : (
        <p class="field__hint" id={hintId}>
          {hint}
        </p>
      )}
      <textarea
        id={id}
        name={name}
        rows={rows}
        required={required}
        dir="auto"
        lang={language}
        aria-invalid={error === undefined ? undefined : ("true" as const)}
        aria-describedby={described === "" ? undefined : described}
        value={value}
      />
      {errorId === undefined ? null : (
        <p class="field__error" id={errorId}>
          {error}
        </p>
      )}
    </div>
  );
}

export const examples: readonly Example[] = [
  {
    title: titles.withHint,
    render: () => <TextArea id="area-hint" name="area" label={sample.findLabel} hint={sample.findHint} />,
  },
];
