import { z } from "zod";
import type { Language } from "../../../kernel/language.ts";
import { asDay, type Day } from "../../../kernel/partial-date.ts";
import type { Query } from "../../acts/index.ts";

/** What a row of a list is found again by: the values that the list is in the order of. */
export type Key = ReadonlyArray<string | number>;

/** What an operation answers from. */
export interface ApiRequest<Params = unknown, Filters = unknown> {
  readonly params: Params;
  readonly filters: Filters;
  readonly language: Language;
  readonly today: Day;
  /** The day the answer is read as of: `?on=`, else today. */
  readonly on: Day;
  /** Which part of a list is asked for: at most `limit` rows, those behind `after`. */
  readonly part: { readonly after: Key | undefined; readonly limit: number };
  /** `https://entente.example`, no slash at the end. */
  readonly origin: string;
  /** Asks the door, as the public. */
  ask<Input, Output>(query: Query<Input, Output>, input: unknown): Promise<Output>;
}

export interface ApiAnswer {
  /** As the route's `answer` says, but for `next`. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Key of the last row, when more rows follow. */
  readonly next?: Key | undefined;
}

/** What is told of an operation: what it takes, and what it answers. */
export interface DescribedRoute {
  /** Below `/api/v1`, as OpenAPI writes it: `/parties/{id}`. */
  readonly path: string;
  readonly operationId: string;
  /** Key of the message that says in a sentence what it does. */
  readonly summary: string;
  readonly params: z.ZodObject;
  /** Parameters of the query besides `lang`, `on`, `cursor` and `limit` of lists. */
  readonly filters: z.ZodObject;
  /** Whether it takes `on`. */
  readonly dated: boolean;
  /** Shape of the keys of a list's rows; absent where the answer is no list in parts. */
  readonly key?: z.ZodType<Key>;
  readonly answer: z.ZodObject;
  /** Addresses below `/api/v1` that answer 200. */
  readonly examples: readonly string[];
}

/** One operation of `/api/v1` for everybody, with examples that work. */
export interface ApiRoute extends DescribedRoute {
  readonly kept: boolean;
  run(request: ApiRequest): Promise<ApiAnswer>;
}

interface Declared<Params extends z.ZodObject, Filters extends z.ZodObject> {
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly params: Params;
  readonly filters: Filters;
  readonly dated?: boolean;
  /** `false` for answers that are hardly asked for twice. */
  readonly kept?: boolean;
  readonly examples: readonly string[];
}

interface DeclaredRead<P extends z.ZodObject, F extends z.ZodObject, Shape extends z.ZodRawShape>
  extends Declared<P, F> {
  readonly answer: z.ZodObject<Shape>;
  /** @throws EntenteError; the answer is then a problem. */
  readonly read: (request: ApiRequest<z.output<P>, z.output<F>>) => Promise<z.output<z.ZodObject<Shape>>>;
}

interface DeclaredList<P extends z.ZodObject, F extends z.ZodObject, Item extends z.ZodObject>
  extends Declared<P, F> {
  readonly item: Item;
  readonly key: z.ZodType<Key>;
  readonly list: (
    request: ApiRequest<z.output<P>, z.output<F>>,
  ) => Promise<{ readonly items: ReadonlyArray<z.output<Item>>; readonly next?: Key | undefined }>;
}

/** No parameters, or no filters. */
export const nothing = z.strictObject({});

/** A day, as `?on=` takes it and answers give it. */
export const apiDay = z
  .string()
  .refine((value) => asDay(value) !== undefined)
  .meta({ format: "date", example: "2025-06-01" });

const name = (operationId: string) => operationId.slice(0, 1).toUpperCase() + operationId.slice(1);

/** Declares an operation that answers with one thing; where it takes a day, the answer says which. */
export function readRoute<P extends z.ZodObject, F extends z.ZodObject, Shape extends z.ZodRawShape>(
  given: DeclaredRead<P, F, Shape>,
): ApiRoute {
  const { read, answer, dated = false, kept = true, ...rest } = given;
  return {
    ...{ ...rest, dated, kept },
    answer: z
      .strictObject({ ...(dated ? { on: apiDay } : {}), ...answer.shape })
      .meta({ id: `${name(rest.operationId)}Answer` }),
    async run(request) {
      // Parsed by these very schemas before it comes here.
      const body = await read(request as ApiRequest<z.output<P>, z.output<F>>);
      return { body: dated ? { on: request.on, ...body } : body };
    },
  };
}

/** Declares a list in parts: each answer holds some rows, and where the next ones are. */
export function listRoute<P extends z.ZodObject, F extends z.ZodObject, Item extends z.ZodObject>(
  given: DeclaredList<P, F, Item>,
): ApiRoute {
  const { list, item, dated = false, kept = true, ...rest } = given;
  return {
    ...{ ...rest, dated, kept },
    answer: z
      .strictObject({
        ...(dated ? { on: apiDay } : {}),
        items: z.array(item),
        next: z.string().meta({ format: "uri" }).optional(),
      })
      .meta({ id: `${name(rest.operationId)}Answer` }),
    async run(request) {
      const { items, next } = await list(request as ApiRequest<z.output<P>, z.output<F>>);
      return { body: { ...(dated ? { on: request.on } : {}), items }, next };
    },
  };
}

/** The part of a list out of `limit + 1` rows: whether one more was found says whether there is more. */
export function partOf<Row>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => Key,
): { readonly rows: readonly Row[]; readonly next: Key | undefined } {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return { rows: kept, next: rows.length > limit && last !== undefined ? keyOf(last) : undefined };
}

/** The part of a list that is read whole: at most `limit + 1` rows behind the key, in the order of keys. */
export function behind<Row>(
  rows: readonly Row[],
  part: ApiRequest["part"],
  keyOf: (row: Row) => Key,
): readonly Row[] {
  const keyed = rows.map((row) => ({ row, key: keyOf(row) })).sort((a, b) => compareKeys(a.key, b.key));
  const { after } = part;
  const later = after === undefined ? keyed : keyed.filter(({ key }) => compareKeys(key, after) > 0);
  return later.slice(0, part.limit + 1).map(({ row }) => row);
}

function compareKeys(a: Key, b: Key): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined || left === right) continue;
    return left < right ? -1 : 1;
  }
  return 0;
}
