import type { WorkForm, WorkRequest } from "../../../../platform/http/index.ts";

const options = ["kept", "merged", "both", "none"] as const;
export type Option = (typeof options)[number];
export type Choices = Readonly<Record<string, Option>>;

/** The name of the field by which a choice is made, before its key. */
export const choicePrefix = "c.";

const optionOf = (value: string): Option | undefined => options.find((one) => one === value);

/** What an address chooses; what is no choice is left out. */
export function choicesAsked({ query }: WorkRequest): Choices {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]): Array<[string, Option]> => {
      const option = optionOf(value);
      const key = name.slice(choicePrefix.length);
      return name.startsWith(choicePrefix) && option !== undefined && key.length <= 100
        ? [[key, option]]
        : [];
    }),
  );
}

/** As a form holds the choices that were looked at: `field:website=merged`. */
export const choiceValue = (key: string, option: Option): string => `${key}=${option}`;

export function choicesSent(form: WorkForm): Choices {
  return Object.fromEntries(
    form.all("choice").flatMap((one): Array<[string, Option]> => {
      const at = one.lastIndexOf("=");
      const option = optionOf(one.slice(at + 1));
      return at < 1 || option === undefined ? [] : [[one.slice(0, at), option]];
    }),
  );
}

export type Settled = Readonly<Record<string, "restore" | "leave">>;

/** The name of the field that settles a row that was changed since a merge, before the first id of the row. */
export const settledPrefix = "s.";

export function settledSent({ values }: WorkForm): Settled {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, [value]]): Array<[string, "restore" | "leave"]> => {
      const said = value === "restore" || value === "leave" ? value : undefined;
      return name.startsWith(settledPrefix) && said !== undefined
        ? [[name.slice(settledPrefix.length), said]]
        : [];
    }),
  );
}
