import { z } from "zod";
import { forbidden, notFound } from "../../../kernel/errors.ts";
import { type AnyAct, command } from "../../../platform/acts/index.ts";
import { accessStore } from "../store.ts";
import { personId } from "./fields.ts";

const plainWord = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/)
  .max(40);

/** Signing in, failing to, and enrolment. No row changes by it: the act itself is the record, with its event as request. */
export const recordSignIn = command({
  name: "access.record-sign-in",
  permission: "operate",
  input: z.strictObject({ event: plainWord, method: plainWord.optional(), person: personId.optional() }),
  async run({ db, actor }, { event, method, person }) {
    if (actor.kind !== "system") throw forbidden("act-refused", { act: "access.record-sign-in" });
    if (person !== undefined && !(await accessStore(db).personById(person)))
      throw notFound("person-unknown", { id: person });
    return { event, method: method ?? null };
  },
});

/** Reading or downloading what is confidential or above, told by the act's request: which things, and by which query. */
export const recordReading = command({
  name: "access.record-reading",
  permission: "read-as-person",
  input: z.strictObject({ query: z.string().max(100), things: z.array(z.string().max(200)).min(1).max(200) }),
  run: async (_context, { query, things }) => ({ query, things: things.length }),
});

export const signInCommands: readonly AnyAct[] = [recordSignIn, recordReading];
