import { type Kysely, sql } from "kysely";
import type { z } from "zod";
import type { Clock } from "../../kernel/clock.ts";
import { forbidden, invalid } from "../../kernel/errors.ts";
import { dayOf } from "../../kernel/partial-date.ts";
import { asReadableError, type Db, type Storage } from "../storage/index.ts";
import type { Actor, Command, Context, Permission, Query } from "./act.ts";

/** Decides whether an actor has a permission; the `access` area gives it. */
export type Authorise = (actor: Actor, permission: Permission) => boolean;

export interface DoorParts {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly authorise: Authorise;
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
    given: { input: unknown; reasons?: Reasons },
  ): Promise<Output>;
}

/** How the transaction names its reader; row security reads it (`access.reader()`). */
const readerOf = (actor: Actor): string => (actor.kind === "public" ? "public" : "operator");

export function createDoor({ storage, clock, authorise }: DoorParts): Door {
  const contextFor = (db: Db, actor: Actor): Context => {
    const now = clock();
    return { db, actor, now, today: dayOf(now) };
  };
  return {
    async ask(actor, query, input) {
      const parsed = admit({ authorise, actor, act: query }, input);
      const opening = `begin isolation level repeatable read read only; select set_config('entente.reader', '${readerOf(actor)}', true)`;
      return inTransaction(storage.db, opening, (db) => query.run(contextFor(db, actor), parsed));
    },
    async perform(actor, command, { input, reasons = {} }) {
      const parsed = admit({ authorise, actor, act: command }, input);
      const opening = `begin; select set_config('entente.reader', '${readerOf(actor)}', true)`;
      return inTransaction(storage.db, opening, async (db) => {
        const context = contextFor(db, actor);
        await openAct(context, command.name, reasons);
        return command.run(context, parsed);
      });
    },
  };
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

/** One connection, one transaction; the context's `db` is bound to it, so that nothing can run beside it. */
function inTransaction<Output>(db: Db, opening: string, work: (db: Db) => Promise<Output>): Promise<Output> {
  return db
    .connection()
    .execute(async (connection) => {
      await run(connection, opening);
      try {
        const output = await work(connection);
        await run(connection, "commit");
        return output;
      } catch (error) {
        await run(connection, "rollback").catch(() => {});
        throw error;
      }
    })
    .catch((error: unknown) => {
      throw asReadableError(error);
    });
}

const run = (connection: Kysely<Record<never, never>>, text: string) => sql.raw(text).execute(connection);
