import { z } from "zod";
import { invalid } from "../../../kernel/errors.ts";
import { languages } from "../../../kernel/language.ts";
import { apiDay, type DescribedRoute } from "./route.ts";

/** JSON Schema, as far as it is looked into here. */
export interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
  readonly format?: string;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly example?: unknown;
  readonly $ref?: string;
  /** Key of the description below `api.field.` or `api.parameter.`, where it is not the name. */
  readonly says?: string;
}

/** A parameter of an operation, of the query or a named part of the address. */
export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required: boolean;
  readonly shape: z.ZodType;
  readonly schema: JsonSchema;
}

export const mostRows = 200;

const common = {
  lang: z.enum(languages).optional().meta({ example: "fr" }),
  on: apiDay.optional(),
  limit: z.int().min(1).max(mostRows).default(50),
  cursor: z.string().min(1).max(1000).optional(),
};

const known = new WeakMap<DescribedRoute, readonly Parameter[]>();

/** What an operation takes: its own parameters, then those that it shares with others. */
export function parametersOf(route: DescribedRoute): readonly Parameter[] {
  const found = known.get(route);
  if (found) return found;
  const query: Record<string, z.ZodType> = {
    ...(route.filters.shape as Record<string, z.ZodType>),
    ...(route.dated ? { on: common.on } : {}),
    ...(route.key ? { limit: common.limit, cursor: common.cursor } : {}),
    lang: common.lang,
  };
  const made = [
    ...Object.entries(route.params.shape as Record<string, z.ZodType>).map((entry) =>
      parameter("path", entry),
    ),
    ...Object.entries(query).map((entry) => parameter("query", entry)),
  ];
  known.set(route, made);
  return made;
}

function parameter(where: Parameter["in"], [name, shape]: [string, z.ZodType]): Parameter {
  const { $schema: _schema, ...schema } = z.toJSONSchema(shape, { io: "input" }) as JsonSchema & {
    $schema?: string;
  };
  return { name, in: where, required: !shape.safeParse(undefined).success, shape, schema };
}

/**
 * The values of a query, each of its type. `given` are texts, as an address has them.
 * @throws invalid `parameter-unknown`, `query-repeated`, `parameter-missing`, `parameter-invalid`.
 */
export function readQuery(
  route: DescribedRoute,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const takes = parametersOf(route).filter((one) => one.in === "query");
  for (const [name, value] of Object.entries(given)) {
    if (!takes.some((one) => one.name === name)) {
      const allowed = takes.map((one) => one.name).join(", ");
      throw invalid("parameter-unknown", { parameter: name.slice(0, 60), allowed });
    }
    if (typeof value !== "string") throw invalid("query-repeated", { name, parameter: name });
  }
  return Object.fromEntries(takes.map((one) => [one.name, valueFor(one, given[one.name])]));
}

function valueFor(one: Parameter, given: unknown): unknown {
  const { name: parameter, shape, schema } = one;
  const parsed = shape.safeParse(typeof given === "string" ? typed(given, schema) : given);
  if (parsed.success) return parsed.data;
  if (given === undefined) throw invalid("parameter-missing", { parameter, expected: expectedOf(schema) });
  const value = String(given).slice(0, 60);
  throw invalid("parameter-invalid", { parameter, value, expected: expectedOf(schema) });
}

/** A text as the type that its schema names; what is no such value stays a text, and is refused. */
function typed(text: string, schema: JsonSchema): unknown {
  switch (schema.type) {
    case "integer":
      return /^\d{1,9}$/.test(text) ? Number(text) : text;
    case "boolean":
      return text === "true" || (text === "false" ? false : text);
    case "array":
      return text.split(",");
    default:
      return text;
  }
}

/** What would have been a value, in signs that every language reads. */
export function expectedOf(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.join(", ");
  if (schema.type === "boolean") return "true, false";
  if (schema.type === "integer") return `${schema.minimum}–${schema.maximum}`;
  if (schema.items) return expectedOf(schema.items);
  return String(schema.example ?? schema.format ?? schema.type);
}
