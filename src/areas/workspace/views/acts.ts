import { z } from "zod";
import { forbidden, invalid, notFound } from "../../../kernel/errors.ts";
import { type Actor, type AnyAct, command, query } from "../../../platform/acts/index.ts";
import { viewStore } from "./store.ts";

/** So many views of one list somebody keeps; more would be no help. */
const mostViews = 50;

const page = z
  .string()
  .regex(/^work\/[a-z]+(-[a-z]+)*$/)
  .max(100);
/** No control characters, and none that turn the direction of a line. */
const name = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .refine((text) => !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text));
const address = z
  .string()
  .max(2000)
  .regex(/^[\w.~%&=+*-]*$/);

/** Views are of people: nobody else has any. @throws forbidden `act-refused` */
function personOf(actor: Actor, act: string): string {
  if (actor.kind !== "person") throw forbidden("act-refused", { act });
  return actor.name;
}

/** Keeps how one sees a list, for oneself; under a name that there is already it takes the place of that view. */
export const saveView = command({
  name: "workspace.save-view",
  permission: "read-as-staff",
  input: z.strictObject({ page, name, query: address }),
  async run({ db, actor, now }, { page: of, ...view }) {
    const owner = { person: personOf(actor, "workspace.save-view"), page: of };
    const store = viewStore(db);
    const held = await store.list(owner);
    if (held.length >= mostViews && !held.some((one) => one.name === view.name))
      throw invalid("views-too-many", { limit: mostViews });
    return { id: await store.save(owner, { ...view, at: now }) };
  },
});

export const removeView = command({
  name: "workspace.remove-view",
  permission: "read-as-staff",
  input: z.strictObject({ id: z.uuid() }),
  async run({ db, actor }, { id }) {
    const person = personOf(actor, "workspace.remove-view");
    if (!(await viewStore(db).remove(person, id))) throw notFound("view-unknown", { id });
    return { id };
  },
});

export const listViews = query({
  name: "workspace.list-views",
  permission: "read-as-staff",
  input: z.strictObject({ page }),
  async run({ db, actor }, { page: of }) {
    return { views: await viewStore(db).list({ person: personOf(actor, "workspace.list-views"), page: of }) };
  },
});

export const viewActs: readonly AnyAct[] = [saveView, removeView, listViews];
