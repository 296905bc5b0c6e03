import type { z } from "zod";
import type { Day } from "../../kernel/partial-date.ts";
import type { Db } from "../storage/index.ts";

/**
 * Who acts: the public, the operator of the command line, a named part of the system, a person who has signed in, or
 * somebody who holds a link. The name of a person and of a link is its id.
 */
export interface Actor {
  readonly kind: "public" | "operator" | "system" | "person" | "link";
  readonly name: string;
  /** What the roles of a person allow, as the `access` area found when they came. */
  readonly grants?: readonly Permission[];
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

/**
 * What an act needs; `areas/access` says who has it. `read-public`: everybody. `read-as-person`: whoever has signed in, or
 * holds a link. `read-as-staff`, `keep-register`, `review`, `publish`, `validate`, `administer`: by role. `operate`: the
 * operator of the command line and the system.
 */
export const permissions = [
  "read-public",
  "read-as-person",
  "read-as-staff",
  "keep-register",
  "review",
  "publish",
  "validate",
  "administer",
  "operate",
] as const;
export type Permission = (typeof permissions)[number];

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
