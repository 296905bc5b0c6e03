import { z } from "zod";
import { type JsonSchema, parametersOf } from "./parameters.ts";
import { problemSchema } from "./problems.ts";
import type { DescribedRoute } from "./route.ts";

/** A field of an answer, as a reader is told of it. */
export interface AnswerField {
  /** `items[].names.fr`. */
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  /** Key of its description below `api.field.`. */
  readonly says: string;
}

/** The answer's schema in JSON Schema 2020-12, its named parts under `$defs`. */
export const answerSchema = (route: DescribedRoute): AnswerSchema =>
  z.toJSONSchema(route.answer, { io: "output" }) as AnswerSchema;

export interface AnswerSchema extends JsonSchema {
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

/** The fields of an operation's answer, outer ones first, those of named parts where they first stand. */
export function answerFields(route: DescribedRoute): readonly AnswerField[] {
  const { $defs = {}, ...schema } = answerSchema(route);
  const whole = (of: JsonSchema): JsonSchema =>
    of.$ref === undefined ? of : ($defs[of.$ref.replace("#/$defs/", "")] ?? of);
  const fields: AnswerField[] = [];
  const walk = (of: JsonSchema, before: string): void => {
    const { properties = {}, required = [], items } = whole(of);
    if (items) walk(items, `${before}[]`);
    for (const [name, property] of Object.entries(properties)) {
      const path = before === "" ? name : `${before}.${name}`;
      const field = whole(property);
      fields.push({
        ...{ path, type: typeOf(field, whole), required: required.includes(name) },
        says: property.says ?? field.says ?? name,
      });
      if (field.says !== "names") walk(field, path);
    }
  };
  walk(schema, "");
  return fields;
}

function typeOf(schema: JsonSchema, whole: (of: JsonSchema) => JsonSchema): string {
  if (schema.items) return `${typeOf(whole(schema.items), whole)}[]`;
  return schema.enum?.join(" | ") ?? schema.format ?? schema.type ?? "";
}

/** The fields of a problem, each with the key of its description. */
export const problemFields: readonly AnswerField[] = Object.entries(problemSchema.properties).map(
  ([path, { type, says }]) => ({
    ...{ path, type, says },
    required: (problemSchema.required as readonly string[]).includes(path),
  }),
);

/** Keys below `api.field.` and `api.parameter.` that the operations need. */
export function describedKeys(routes: readonly DescribedRoute[]): { fields: string[]; parameters: string[] } {
  const fields = [...problemFields, ...routes.flatMap(answerFields)].map(({ says }) => says);
  const parameters = routes.flatMap((route) =>
    parametersOf(route).map(({ name, schema }) => schema.says ?? name),
  );
  return { fields: [...new Set(fields)].sort(), parameters: [...new Set(parameters)].sort() };
}
