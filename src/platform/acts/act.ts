import type { z } from "zod";
import type { Day } from "../../kernel/partial-date.ts";
import type { Db } from "../storage/index.ts";

/** Who acts. Until people exist there are the public, the operator of the command line, and named parts of the system. */
export interface Actor {
  readonly kind: "public" | "operator" | "system";
  readonly name: string;
}

export const publicActor: Actor = { kind: "public", name: "public" };

/** What an act works with. `db` is the act's own transaction: there is no other way to the database. */
export interface Context {
  readonly db: Db;
  readonly actor: Actor;
  readonly now: Date;
  /** The UTC day of `now`. */
  readonly today: Day;
}

interface Act<Input, Output> {
  /** `area.verb-noun`, stable; its sentence is the catalogue message `act.<name>`. */
  readonly name: string;
  readonly permission: Permission;
  readonly input: z.ZodType<Input>;
  /** A method, so that acts of every input can stand in one register; the door parses before it calls. */
  run(context: Context, input: Input): Promise<Output>;
}

/** `read-public`: everybody. `operate`: the operator and the system. */
export type Permission = "read-public" | "operate";

export interface Query<Input, Output> extends Act<Input, Output> {
  readonly kind: "query";
}

export interface Command<Input, Output> extends Act<Input, Output> {
  readonly kind: "command";
}

/** An act of either kind, for registers that walk over all of them. */
export type AnyAct = Query<unknown, unknown> | Command<unknown, unknown>;

/** Declares a read: answered in a read-only transaction, under the reader's row security. */
export const query = <Input, Output>(act: Act<Input, Output>): Query<Input, Output> => ({
  kind: "query",
  ...act,
});

/** Declares a change: one transaction, one row of the journal, and the row changes that point at it. */
export const command = <Input, Output>(act: Act<Input, Output>): Command<Input, Output> => ({
  kind: "command",
  ...act,
});
