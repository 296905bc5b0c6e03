import type { VNode } from "preact";
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
}

/** One of several values, for a form that works without a script. */
export function Choice({ id, name, label, value, options }: ChoiceProps): VNode {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} name={name}>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.text}
          </option>
        ))}
      </select>
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
