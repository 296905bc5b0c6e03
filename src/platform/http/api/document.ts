import type { Translate } from "../../i18n/index.ts";
import type { Problem } from "../problem.ts";
import { answerSchema } from "./fields.ts";
import type { GuardedRoute } from "./guarded.ts";
import { apiBase } from "./operation.ts";
import { type JsonSchema, parametersOf } from "./parameters.ts";
import { problemSchema, problemStatuses } from "./problems.ts";
import { refusalsOf } from "./refusals.ts";
import type { ApiRoute, DescribedRoute } from "./route.ts";

type Loose = Record<string, unknown>;

export interface DescribedApi {
  readonly routes: readonly ApiRoute[];
  readonly guarded: readonly GuardedRoute[];
}

/** OpenAPI 3.1 of the operations, described in a language. @param origin of the site, no slash at the end */
export function openApiDocument(
  { routes, guarded }: DescribedApi,
  translate: Translate,
  origin: string,
): Loose {
  const schemas: Record<string, JsonSchema> = {};
  const paths: Record<string, Loose> = {};
  const add = (route: DescribedRoute, method: string, also: (own: Loose) => Loose) => {
    const { $defs, ...answer } = answerSchema(route);
    Object.assign(schemas, $defs);
    const own = operation(route, withoutHouse(answer, { translate, schemas }), translate);
    paths[route.path] = { ...paths[route.path], [method]: { ...own, ...also(own) } };
  };
  for (const route of routes) add(route, "get", () => ({}));
  for (const route of guarded)
    add(route, route.method.toLowerCase(), (own) => guardedParts(route, own, translate));
  return {
    openapi: "3.1.0",
    info: {
      title: translate("api.title"),
      version: "1",
      description: translate("api.description"),
      license: { name: "Apache 2.0", identifier: "Apache-2.0" },
    },
    externalDocs: { url: `${origin}/${translate.language}/api` },
    servers: [{ url: `${origin}${apiBase}` }],
    paths,
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: translate("api.token") },
      },
      schemas: {
        ...Object.fromEntries(
          Object.entries(schemas).map(([name, schema]) => [
            name,
            withoutHouse(schema, { translate, schemas }),
          ]),
        ),
        Problem: withoutHouse(problemSchema, { translate, schemas }),
      },
      responses: {
        Problem: {
          description: translate("api.problem"),
          content: problemContent,
        },
      },
    },
  };
}

/** What a guarded operation has besides: the token, what may be wrong with it, its body, and where the answer is. */
function guardedParts(route: GuardedRoute, { responses }: Loose, translate: Translate): Loose {
  const { 200: answer, 304: _notModified, ...others } = responses as Record<string, Loose>;
  const text = { schema: { type: "string" } };
  const { headers: _headers, content, ...plain } = answer ?? {};
  const json = (content as Record<string, Loose> | undefined)?.["application/json"];
  return {
    security: [{ token: [] }],
    ...(route.largest === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            description: translate("api.body", { limit: route.largest / 1_000_000 }),
            content: { "*/*": { schema: { type: "string", format: "binary" } } },
          },
        }),
    responses: {
      [route.status]: {
        ...plain,
        ...(route.status === 202 ? { headers: { Location: text } } : {}),
        content: { "application/json": { ...json, example: route.sample } },
      },
      ...others,
      ...refused(refusalsOf(route, translate)),
    },
  };
}

/** The problems of an operation by their status, each with its code and its sentence. */
function refused(problems: readonly Problem[]): Loose {
  const statuses = [...new Set(problems.map(({ status }) => status))];
  return Object.fromEntries(
    statuses.map((status) => {
      const of = problems.filter((one) => one.status === status);
      return [
        status,
        {
          description: of.map(({ code, message }) => `${code}: ${message}`).join("\n"),
          content: problemContent,
        },
      ];
    }),
  );
}

const problemContent = {
  "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
} as const;

function operation(route: DescribedRoute, answer: unknown, translate: Translate): Loose {
  const problem = { $ref: "#/components/responses/Problem" };
  return {
    operationId: route.operationId,
    summary: translate(route.summary),
    parameters: parametersOf(route).map(({ name, schema, required, ...one }) => {
      const { example, says = name, ...plain } = schema;
      return {
        ...{ name, in: one.in, required, description: translate(`api.parameter.${says}`), schema: plain },
        // A value between commas, as the address has it.
        ...(schema.type === "array" ? { style: "form", explode: false } : {}),
        ...(example === undefined ? {} : { example }),
      };
    }),
    responses: {
      200: {
        description: translate(route.summary),
        headers: {
          ETag: { schema: { type: "string" } },
          ...(route.key ? { Link: { schema: { type: "string" } } } : {}),
        },
        content: { "application/json": { schema: answer } },
      },
      304: { description: "Not Modified" },
      ...Object.fromEntries(problemStatuses.map((status) => [status, problem])),
    },
    "x-examples": route.examples.map((example) => `${apiBase}${example}`),
  };
}

interface Describing {
  readonly translate: Translate;
  /** Named parts, without the way to them. */
  readonly schemas: Readonly<Record<string, JsonSchema>>;
}

/** A schema as others read it: each property described, references into the document, nothing of our own in it. */
function withoutHouse(schema: JsonSchema, given: Describing): unknown {
  const { says: _says, $ref, properties, ...rest } = schema as JsonSchema & Loose;
  const { $schema: _schema, id: _id, items, example, ...plain } = rest as JsonSchema & Loose;
  return {
    ...plain,
    ...($ref === undefined ? {} : { $ref: $ref.replace(defs, "#/components/schemas/") }),
    ...(example === undefined ? {} : { examples: [example] }),
    ...(items === undefined ? {} : { items: withoutHouse(items, given) }),
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties).map((property) => [property[0], described(property, given)]),
          ),
        }),
  };
}

const defs = "#/$defs/";

/** With its description; a text in each language needs none for each of them. */
function described([name, property]: [string, JsonSchema], given: Describing): unknown {
  const whole = property.$ref === undefined ? property : given.schemas[property.$ref.replace(defs, "")];
  const key = `api.field.${property.says ?? whole?.says ?? name}`;
  const { translate } = given;
  const schema = withoutHouse(property, given) as Loose;
  return translate.has(key) ? { ...schema, description: translate(key) } : schema;
}
