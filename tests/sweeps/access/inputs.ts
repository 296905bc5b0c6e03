import { z } from "zod";
import type { AnyAct } from "../../../src/platform/acts/index.ts";

/** What is written into the fields of an input, by their names. */
export interface Words {
  readonly id: string;
  readonly words: string;
}

interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly minItems?: number;
}

const fixed: Readonly<Record<string, unknown>> = {
  language: "en",
  on: "2026-11-25",
  from: "2024-01-01",
  since: null,
  until: null,
  whose: "all",
  label: "op-1",
};

const schemaOf = (act: AnyAct): Schema =>
  z.toJSONSchema(act.input, { io: "input", unrepresentable: "any" }) as Schema;

function textFor(name: string, { pattern }: Schema, given: Words): unknown {
  if (name in fixed) return fixed[name];
  if (/^(q|words|text|why|reason|name|title|query)$/.test(name)) return given.words;
  if (pattern?.includes("0-9a-f]{32}")) return "0".repeat(32);
  return given.id;
}

function valueFor(name: string, schema: Schema, given: Words): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined)
    return name in fixed && schema.enum.includes(fixed[name]) ? fixed[name] : schema.enum[0];
  const [branch] = schema.anyOf ?? schema.oneOf ?? [];
  if (branch !== undefined) return valueFor(name, branch, given);
  switch (schema.type) {
    case "object":
      return objectFor(schema, given);
    case "array":
      return schema.minItems === undefined && name !== "ids"
        ? []
        : [valueFor(name.replace(/s$/, ""), schema.items ?? {}, given)];
    case "string":
      return textFor(name, schema, given);
    case "integer":
    case "number":
      return Math.max(1, schema.minimum ?? 1);
    case "boolean":
      return false;
    default:
      return null;
  }
}

const isOfInterest = (name: string) => /^(id|q|party|document|about|line)$/.test(name);

function objectFor({ properties = {}, required = [] }: Schema, given: Words): Record<string, unknown> {
  const names = Object.keys(properties).filter((name) => required.includes(name) || isOfInterest(name));
  return Object.fromEntries(names.map((name) => [name, valueFor(name, properties[name] ?? {}, given)]));
}

/** An input for an act, made from what it says it takes: the id and the words stand wherever such are asked for. */
export function inputFor(act: AnyAct, given: Words): unknown {
  const schema = schemaOf(act);
  const [branch] = schema.anyOf ?? schema.oneOf ?? [];
  return valueFor("", branch ?? schema, given);
}

/** Whether an input holds an id that somebody chooses. */
export const takesId = (act: AnyAct): boolean => {
  const marker = "marker-of-an-id";
  return JSON.stringify(inputFor(act, { id: marker, words: "–" }))?.includes(marker) ?? false;
};
