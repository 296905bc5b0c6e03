import { createHash } from "node:crypto";
import { EntenteError } from "../../../kernel/errors.ts";
import type { Actor, Door } from "../../../platform/acts/index.ts";
import { publicActor } from "../../../platform/acts/index.ts";

type AnyQuery = Parameters<Door["ask"]>[1];

/** A question that a page asked, and a print of what came: with the same answers it is the same page. */
export interface Asked {
  readonly query: string;
  readonly input: unknown;
  readonly answer: string;
}

/** The queries by their names, as they were met. */
const queries = new Map<string, AnyQuery>();

/** Only values that JSON tells whole have a print, and days, which tell themselves; of all others none is known to be the same. */
function plain(_key: string, value: unknown): unknown {
  if (value instanceof Map) return { map: [...value] };
  if (value instanceof Set) return { set: [...value] };
  if (typeof value === "function" || typeof value === "symbol") throw new TypeError("tells not itself");
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const kind: unknown = Object.getPrototypeOf(value);
  if (kind !== Object.prototype && kind !== null) throw new TypeError("tells not itself");
  return value;
}

const printOf = (value: unknown): string | undefined => {
  try {
    return createHash("sha1")
      .update(JSON.stringify(value, plain) ?? "")
      .digest("base64");
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
};

const refusalOf = (error: unknown): string | undefined =>
  error instanceof EntenteError ? `${error.kind} ${error.code} ${JSON.stringify(error.params)}` : undefined;

/** A print of the answer, or of the refusal; nothing where neither can be told. */
const printed = (answer: Promise<unknown>): Promise<string | undefined> => answer.then(printOf, refusalOf);

/** A door that notes what it is asked. */
export interface NotingDoor {
  readonly door: Door;
  /** All that was asked; nothing where an answer has no print. */
  asked(): Promise<readonly Asked[] | undefined>;
}

export function notingDoor(door: Door): NotingDoor {
  const noted: { query: string; input: unknown; answer: Promise<string | undefined> }[] = [];
  return {
    door: {
      ...door,
      ask(actor, query, input) {
        queries.set(query.name, query);
        const answer = door.ask(actor, query, input);
        noted.push({ query: query.name, input, answer: printed(answer) });
        return answer;
      },
    },
    async asked() {
      const all: Asked[] = [];
      for (const { query, input, answer } of noted) {
        const print = await answer;
        if (print === undefined) return undefined;
        all.push({ query, input, answer: print });
      }
      return all;
    },
  };
}

/** A door inside one transaction that asks nothing twice. */
export function askingOnce(door: Door): Door {
  const answers = new Map<string, Promise<unknown>>();
  const once = (actor: Actor, query: AnyQuery, input: unknown): Promise<unknown> => {
    const key = `${query.name} ${JSON.stringify(input)}`;
    const known = answers.get(key) ?? door.ask(actor, query, input);
    answers.set(key, known);
    return known;
  };
  return { ...door, ask: once as Door["ask"] };
}

/** Whether all that a page asked is answered as it was: then nothing of it is written anew. */
export async function answeredSame(door: Door, asked: readonly Asked[] | undefined): Promise<boolean> {
  if (asked === undefined) return false;
  for (const { query: name, input, answer } of asked) {
    const query = queries.get(name);
    if (query === undefined) return false;
    if ((await printed(door.ask(publicActor, query, input))) !== answer) return false;
  }
  return true;
}
