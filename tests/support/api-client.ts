import { z } from "zod";

/** What the client knows: a document of OpenAPI 3.1, and how to ask. It has no word of the program's own. */
export interface Description {
  readonly servers: ReadonlyArray<{ readonly url: string }>;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

export interface Operation {
  readonly operationId: string;
  readonly parameters: readonly DescribedParameter[];
  readonly responses: Readonly<Record<string, Response>>;
  /** What it takes to be let in, where not everybody is. */
  readonly security?: readonly unknown[];
}

export interface DescribedParameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required: boolean;
  readonly schema: Schema;
  readonly example?: unknown;
}

export interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly default?: unknown;
  readonly items?: Schema;
}

interface Response {
  readonly content?: Readonly<Record<string, { readonly schema: unknown }>>;
}

export type Ask = (url: string) => Promise<{ status: number; body: unknown; link: string | undefined }>;

/** The schema with every reference into the document put in its place. */
export function resolved(schema: unknown, description: Description): unknown {
  if (Array.isArray(schema)) return schema.map((one) => resolved(one, description));
  if (typeof schema !== "object" || schema === null) return schema;
  const { $ref } = schema as { $ref?: unknown };
  if (typeof $ref === "string") {
    const target = $ref
      .replace(/^#\//, "")
      .split("/")
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], description);
    if (target === undefined) throw new Error(`${$ref} leads nowhere`);
    return resolved(target, description);
  }
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, resolved(value, description)]),
  );
}

/** What an answer of the status has to be. */
export function shapeOf(operation: Operation, status: number, description: Description): z.ZodType {
  const response = resolved(operation.responses[status], description) as Response | undefined;
  const [content] = Object.values(response?.content ?? {});
  if (content === undefined) throw new Error(`${operation.operationId} does not say what ${status} is`);
  return z.fromJSONSchema(content.schema as z.core.JSONSchema.JSONSchema);
}

/** A value that the parameter says it takes: its example, else the first of what there is to choose from. */
export function valueFor({ schema, example }: DescribedParameter): unknown {
  return (
    example ??
    schema.enum?.[0] ??
    schema.default ??
    schema.items?.enum?.[0] ??
    (schema.type === "boolean" ? true : undefined)
  );
}

/** The address of an operation with these values. */
export function addressWith(
  description: Description,
  path: string,
  values: ReadonlyArray<readonly [DescribedParameter, unknown]>,
): string {
  const filled = values
    .filter(([one]) => one.in === "path")
    .reduce((at, [{ name }, value]) => at.replace(`{${name}}`, encodeURIComponent(String(value))), path);
  const query = values
    .filter(([one]) => one.in === "query")
    .map(([{ name }, value]): [string, string] => [name, String(value)]);
  const search = query.length === 0 ? "" : `?${new URLSearchParams(query)}`;
  return `${description.servers[0]?.url}${filled}${search}`;
}
