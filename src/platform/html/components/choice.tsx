import type { ComponentChildren, VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";

export interface ChoiceOption {
  readonly value: string;
  /** With its count, where it has one. */
  readonly text: string;
}

export interface ChoiceProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  /** The value of the option that is chosen. */
  readonly value: string;
  readonly options: readonly ChoiceOption[];
  readonly hint?: ComponentChildren;
  /** A sentence that says what is wrong and what to do. */
  readonly error?: ComponentChildren;
}

/** One of several values, for a form that works without a script. */
export function Choice({ id, name, label, value, options, hint, error }: ChoiceProps): VNode {
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
      <select
        id={id}
        name={name}
        aria-invalid={error === undefined ? undefined : ("true" as const)}
        aria-describedby={described === "" ? undefined : described}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.text}
          </option>
        ))}
      </select>
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
    title: titles.plain,
    render: () => (
      <Choice
        id="choice-plain"
        name="choice"
        label={sample.columns.place}
        value=""
        options={[
          { value: "", text: sample.body },
          { value: "paris", text: sample.paris },
        ]}
      />
    ),
  },
];
