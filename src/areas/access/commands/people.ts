import { randomBytes } from "node:crypto";
import { z } from "zod";
import { conflict, invalid, notFound } from "../../../kernel/errors.ts";
import type { Day } from "../../../kernel/partial-date.ts";
import { type AnyAct, command } from "../../../platform/acts/index.ts";
import { isStaffRole, type Role, secretariat } from "../model.ts";
import { type AccessStore, accessStore } from "../store.ts";
import { emailAddress, heldRole, language, personId, plainName } from "./fields.ts";

/** Says nothing of who it is: the journal keeps it when the name has been erased. */
const newPersonId = (): string => `p-${randomBytes(6).toString("hex")}`;

/** Roles of the secretariat are held for it alone, and those of partners for them alone. */
function checkRole(role: Role, party: string): void {
  if (isStaffRole(role) !== (party === secretariat)) throw invalid("role-elsewhere", { role, party });
}

interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly language: z.infer<typeof language>;
  readonly roles: readonly z.infer<typeof heldRole>[];
}

async function add(store: AccessStore, given: NewPerson, today: Day): Promise<string> {
  for (const { role, party_id } of given.roles) checkRole(role, party_id);
  if (await store.personByEmail(given.email)) throw conflict("person-known", { email: given.email });
  const id = newPersonId();
  const { name, email, language: speaks } = given;
  await store.addPerson({ id, name, email, language: speaks, invited_on: today });
  for (const { role, party_id, since, until } of given.roles)
    await store.addRole({
      person_id: id,
      role,
      party_id,
      since: since as Day | null,
      until: until as Day | null,
    });
  return id;
}

/**
 * An account that may still be changed: one that was erased is nobody's any more.
 * @throws not-found `person-unknown`, conflict `person-erased`
 */
async function needPerson(store: AccessStore, id: string): Promise<void> {
  const person = await store.personById(id);
  if (person === undefined) throw notFound("person-unknown", { id });
  if (person.erased_at !== null) throw conflict("person-erased", { id });
}

const newPerson = { name: plainName, email: emailAddress, language };

export const addPerson = command({
  name: "access.add-person",
  permission: "administer",
  input: z.strictObject({ ...newPerson, roles: z.array(heldRole).min(1).max(20) }),
  run: async ({ db, today }, input) => ({ id: await add(accessStore(db), input, today) }),
});

/** The first administrator comes by the link that the first start prints; later ones are added by those there are. */
export const addFirstAdministrator = command({
  name: "access.add-first-administrator",
  permission: "operate",
  input: z.strictObject(newPerson),
  async run({ db, today }, input) {
    const store = accessStore(db);
    if (await store.hasAdministrator(today)) throw conflict("administrator-known");
    const roles = (["administrator", "liaison-officer"] as const).map((role) => ({
      ...{ role, party_id: secretariat, since: null, until: null },
    }));
    return { id: await add(store, { ...input, roles }, today) };
  },
});

export const changePerson = command({
  name: "access.change-person",
  permission: "administer",
  input: z.strictObject({
    id: personId,
    name: plainName.optional(),
    email: emailAddress.optional(),
    language: language.optional(),
  }),
  async run({ db }, { id, ...changes }) {
    const store = accessStore(db);
    await needPerson(store, id);
    const other = changes.email === undefined ? undefined : await store.personByEmail(changes.email);
    if (other !== undefined && other.id !== id)
      throw conflict("person-known", { email: changes.email ?? "" });
    await store.changePerson(id, changes);
    return { id };
  },
});

/** Whether an account signs in. An account is never deleted: the journal speaks of it. */
const switchPerson = (name: string, active: boolean) =>
  command({
    name,
    permission: "administer",
    input: z.strictObject({ id: personId }),
    async run({ db, actor, today }, { id }) {
      const store = accessStore(db);
      if (!active && actor.kind === "person" && actor.name === id) throw conflict("own-account");
      await needPerson(store, id);
      await store.changePerson(id, { active });
      if (!active && !(await store.hasAdministrator(today))) throw conflict("last-administrator");
      return { id };
    },
  });

export const deactivatePerson = switchPerson("access.deactivate-person", false);
export const reactivatePerson = switchPerson("access.reactivate-person", true);

export const addRole = command({
  name: "access.add-role",
  permission: "administer",
  input: z.strictObject({ person_id: personId, ...heldRole.shape }),
  async run({ db }, { person_id, role, party_id, since, until }) {
    checkRole(role, party_id);
    const store = accessStore(db);
    await needPerson(store, person_id);
    const term = { since: since as Day | null, until: until as Day | null };
    return { id: await store.addRole({ person_id, role, party_id, ...term }) };
  },
});

export const endRole = command({
  name: "access.end-role",
  permission: "administer",
  input: z.strictObject({ id: z.uuid() }),
  async run({ db, today }, { id }) {
    const store = accessStore(db);
    const ended = await store.endRole(id, today);
    if (ended === undefined) throw notFound("role-unknown", { id });
    if (ended.role === "administrator" && !(await store.hasAdministrator(today)))
      throw conflict("last-administrator");
    return { id, person_id: ended.person_id };
  },
});

/** What a person says of themselves: the language they are written to in. */
export const changeOwnLanguage = command({
  name: "access.change-own-language",
  permission: "read-as-person",
  input: z.strictObject({ language }),
  async run({ db, actor }, { language: chosen }) {
    if (actor.kind !== "person") throw notFound("person-unknown", { id: actor.name });
    await accessStore(db).changePerson(actor.name, { language: chosen });
    return { language: chosen };
  },
});

export const peopleCommands: readonly AnyAct[] = [
  addPerson,
  addFirstAdministrator,
  changePerson,
  deactivatePerson,
  reactivatePerson,
  addRole,
  endRole,
  changeOwnLanguage,
];
