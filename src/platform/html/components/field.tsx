import type { ComponentChildren, VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";

export interface FieldProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly type?: "text" | "search" | "date" | undefined;
  readonly value?: string | undefined;
  /** One line under the label; unlike a placeholder it stays. */
  readonly hint?: ComponentChildren;
  /** A sentence that says what is wrong and what to do. */
  readonly error?: ComponentChildren;
  readonly required?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
}

/** One branch a type, as the types of the attributes want it. What is typed as text keeps its own direction. */
function Input({ described, ...props }: FieldProps & { readonly described: string | undefined }): VNode {
  const { id, name, type = "text", value, error, required, disabled, min, max } = props;
  const shared = {
    ...{ id, name, value, required, disabled },
    "aria-invalid": error === undefined ? undefined : ("true" as const),
    "aria-describedby": described,
  };
  if (type === "date") return <input {...shared} type="date" min={min} max={max} />;
  return type === "search" ? (
    <input {...shared} type="search" dir="auto" />
  ) : (
    <input {...shared} type="text" dir="auto" />
  );
}

/** A labelled input, with its hint and its error tied to it. */
export function Field(props: FieldProps): VNode {
  const { id, label, hint, error } = props;
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
      <Input {...props} described={described === "" ? undefined : described} />
      {errorId === undefined ? null : (
        <p class="field__error" id={errorId}>
          {error}
        </p>
      )}
    </div>
  );
}

export const examples: readonly Example[] = [
  { title: titles.plain, render: () => <Field id="field-plain" name="a" label={sample.findLabel} /> },
  {
    title: titles.withHint,
    render: () => (
      <Field id="field-hint" name="b" type="search" label={sample.findLabel} hint={sample.findHint} />
    ),
  },
  {
    title: titles.withError,
    render: () => (
      <Field id="field-error" name="c" label={sample.asOfLabel} value="2026-13" error={sample.dateError} />
    ),
  },
  {
    title: titles.disabled,
    render: () => <Field id="field-off" name="d" label={sample.findLabel} disabled />,
  },
];
