import { sql } from "kysely";
import type { z } from "zod";
import type { Clock } from "../../kernel/clock.ts";
import { forbidden, invalid } from "../../kernel/errors.ts";
import { dayOf } from "../../kernel/partial-date.ts";
import { asReadableError, type Db, type Storage } from "../storage/index.ts";
import type { Actor, Command, Context, Permission, Query } from "./act.ts";
import { restrictedIn } from "./restricted.ts";

/** Decides whether an actor has a permission; the `access` area gives it. */
export type Authorise = (actor: Actor, permission: Permission) => boolean;

export interface DoorParts {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly authorise: Authorise;
  readonly nameReader: NameReader;
  /** Records that somebody read what is confidential or above; the `access` area gives it. */
  readonly recordReading?: Command<Reading, unknown>;
}

/** What somebody read, and by which query. */
export interface Reading {
  readonly query: string;
  readonly things: readonly string[];
}

/** What accompanies a change into the journal. */
export interface Reasons {
  readonly why?: string;
  readonly request?: Readonly<Record<string, string | number>>;
}

/** The one door to the database. */
export interface Door {
  /** @throws forbidden `act-refused`, invalid `input-refused`, and whatever the query throws. */
  ask<Input, Output>(actor: Actor, query: Query<Input, Output>, input: unknown): Promise<Output>;
  /** @throws as `ask`; nothing is written when it throws. */
  perform<Input, Output>(
    actor: Actor,
    command: Command<Input, Output>,
    given: Given<Output>,
  ): Promise<Output>;
  /**
   * What would be if the command were performed: `look` sees the data after it, as the reader named, and nothing of it stays.
   * @throws as `perform`
   */
  rehearse<Input, Output, Seen>(
    actor: Actor,
    command: Command<Input, Output>,
    rehearsal: { readonly input: unknown; readonly as: Actor; look(context: Context): Promise<Seen> },
  ): Promise<Seen>;
}

export interface Given<Output> {
  readonly input: unknown;
  readonly reasons?: Reasons;
  /** Runs behind the command in its own transaction, as part of the same act; when it throws, nothing was done. */
  after?(context: Context, output: Output): Promise<void>;
}

/** How the transaction names its reader, as an SQL expression; row security reads it. The `access` area gives it. */
export type NameReader = (actor: Actor) => string;

/** The statements of reads are few and find rows by their ids: planning each anew costs more than it can gain. */
const planOnce = "set_config('plan_cache_mode', 'force_generic_plan', true)";

export function createDoor(parts: DoorParts): Door {
  const { storage, clock, authorise, nameReader } = parts;
  const contextFor = (db: Db, actor: Actor): Context => {
    const now = clock();
    return { db, actor, now, today: dayOf(now) };
  };
  const door: Door = {
    async ask(actor, query, input) {
      const parsed = admit({ authorise, actor, act: query }, input);
      const opening = `begin isolation level repeatable read read only; select ${nameReader(actor)}, ${planOnce}`;
      const answer = await reading({ storage, opening }, (db) => query.run(contextFor(db, actor), parsed));
      await noteReading(door, { parts, actor, query: query.name }, answer);
      return answer;
    },
    async perform(actor, command, { input, reasons = {}, after }) {
      const parsed = admit({ authorise, actor, act: command }, input);
      const opening = `begin; select ${nameReader(actor)}`;
      return changing({ storage, opening }, async (db) => {
        const context = contextFor(db, actor);
        await openAct(context, command.name, reasons);
        const output = await command.run(context, parsed);
        await after?.(context, output);
        return output;
      });
    },
    async rehearse(actor, command, { input, as, look }) {
      const parsed = admit({ authorise, actor, act: command }, input);
      const opening = `begin; select ${nameReader(actor)}`;
      return rehearsing({ storage, opening }, async (db) => {
        const context = contextFor(db, actor);
        await openAct(context, command.name, {});
        await command.run(context, parsed);
        await run(db, `set constraints all immediate; select ${nameReader(as)}`);
        return look(contextFor(db, as));
      });
    },
  };
  return door;
}

interface Asking {
  readonly parts: DoorParts;
  readonly actor: Actor;
  readonly query: string;
}

/** So many things of one answer are told by their ids. */
const mostThings = 200;

/** Whoever reads what is confidential is in the journal before they have it. The public never does, and the system reads for nobody. */
async function noteReading(door: Door, { parts, actor, query }: Asking, answer: unknown): Promise<void> {
  const { recordReading } = parts;
  if (recordReading === undefined || actor.kind === "public" || actor.kind === "system") return;
  const things = restrictedIn(answer);
  if (things.length === 0) return;
  const told = { query, things: things.slice(0, mostThings) };
  await door.perform(actor, recordReading, {
    input: told,
    reasons: { request: { query, things: told.things.join(" ").slice(0, 8000), count: things.length } },
  });
}

interface Admission<Input> {
  readonly authorise: Authorise;
  readonly actor: Actor;
  readonly act: { readonly name: string; readonly permission: Permission; readonly input: z.ZodType<Input> };
}

function admit<Input>({ authorise, actor, act }: Admission<Input>, input: unknown): Input {
  if (!authorise(actor, act.permission)) throw forbidden("act-refused", { act: act.name });
  const parsed = act.input.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw invalid("input-refused", {
    act: act.name,
    field: issue?.path.join(".") || "–",
    reason: issue?.code ?? "invalid",
  });
}

async function openAct(context: Context, act: string, { why = "", request = {} }: Reasons): Promise<void> {
  const { db, actor, now } = context;
  await sql`select journal.open_act(${now}, ${actor.kind}, ${actor.name}, ${act}, ${why}, ${JSON.stringify(request)}::jsonb)`.execute(
    db,
  );
}

interface Transaction {
  readonly storage: Storage;
  readonly opening: string;
}

/**
 * A read: the opening leaves together with the first statements of the work, which run behind it on the same
 * connection, and the answer does not wait for the commit, which has nothing to refuse.
 */
function reading<Output>(
  { storage, opening }: Transaction,
  work: (db: Db) => Promise<Output>,
): Promise<Output> {
  return new Promise((answer, fail) => {
    const done = storage.withSession(async ({ db, last }) => {
      try {
        const [, output] = await Promise.all([run(db, opening), work(db)]);
        answer(output);
      } catch (error) {
        fail(asReadableError(error));
      }
      await last("commit").catch(() => {});
    });
    done.catch((error: unknown) => fail(asReadableError(error)));
  });
}

/** A change: nothing is sent before the transaction is open, and it is done when it is committed. */
function changing<Output>(
  { storage, opening }: Transaction,
  work: (db: Db) => Promise<Output>,
): Promise<Output> {
  const done = storage.withSession(async ({ db, last }) => {
    await run(db, opening);
    try {
      const output = await work(db);
      // Committing a transaction in which a statement failed is no error to PostgreSQL, and writes nothing; a statement in it is.
      await last("select 1; commit");
      return output;
    } catch (error) {
      await last("rollback").catch(() => {});
      throw error;
    }
  });
  return done.catch((error: unknown) => {
    throw asReadableError(error);
  });
}

/** A change of which nothing stays. */
function rehearsing<Output>(
  { storage, opening }: Transaction,
  work: (db: Db) => Promise<Output>,
): Promise<Output> {
  const done = storage.withSession(async ({ db, last }) => {
    try {
      await run(db, opening);
      return await work(db);
    } finally {
      await last("rollback").catch(() => {});
    }
  });
  return done.catch((error: unknown) => {
    throw asReadableError(error);
  });
}

const run = (db: Db, text: string) => sql.raw(text).execute(db);
