import { z } from "zod";
import { notFound } from "../../kernel/errors.ts";
import { handlingLevels } from "../../kernel/handling.ts";
import type { Language } from "../../kernel/language.ts";
import type { Day } from "../../kernel/partial-date.ts";
import { type AnyAct, type Context, query } from "../../platform/acts/index.ts";
import { emailAddress, language, partyId, personId } from "./commands/fields.ts";
import { type Ground, grantsOf, type Handling, isStaffRole, type Reader, whyMayRead } from "./model.ts";
import { erasedName } from "./personal/erased-name.ts";
import { type AccessStore, accessStore, type MemberRow, type PersonRow, type RoleRow } from "./store.ts";

const heldOn = (day: Day) => (role: RoleRow) =>
  (role.since === null || role.since <= day) && (role.until === null || role.until >= day);

/** Who reads: a person with what they are today. */
export function readerOf(
  id: string,
  { roles, members }: { readonly roles: readonly RoleRow[]; readonly members: readonly MemberRow[] },
): Reader & { kind: "person" } {
  const held = roles.filter(({ person_id }) => person_id === id);
  const parties = held.map(({ party_id }) => party_id);
  const mine = members.filter(
    ({ person_id, party_id }) => person_id === id || (party_id !== null && parties.includes(party_id)),
  );
  return {
    ...{ kind: "person", id },
    roles: held.map(({ role, party_id }) => ({ role, party: party_id })),
    circles: [...new Set(mine.map(({ circle_id }) => circle_id))],
  };
}

async function everybody(store: AccessStore, today: Day) {
  const [people, roles, members, circles] = await Promise.all([
    store.people(),
    store.roles(),
    store.members(),
    store.circles(),
  ]);
  return { people, roles: roles.filter(heldOn(today)), members, circles };
}

interface Shown {
  readonly roles: readonly RoleRow[];
  /** In which an erased account is called by its number. */
  readonly in: Language;
}

const shown = (person: PersonRow, { roles, in: spoken }: Shown) => ({
  ...{ id: person.id, name: nameOf(person, spoken), email: person.email ?? "", language: person.language },
  ...{ active: person.active, invited_on: person.invited_on },
  erasure_asked_at: person.erasure_asked_at?.toISOString() ?? null,
  erased_at: person.erased_at?.toISOString() ?? null,
  roles: roles
    .filter(({ person_id }) => person_id === person.id)
    .map(({ id: roleId, role, party_id, since, until }) => ({ id: roleId, role, party_id, since, until })),
});

const nameOf = ({ name, erased_number }: PersonRow, spoken: Language): string =>
  name ?? erasedName(spoken, erased_number ?? 0);

/** Where nobody says in which language, that of the account of whoever asks. */
const spokenBy = ({ actor }: Context, asked: Language | undefined, people: readonly PersonRow[]): Language =>
  asked ?? people.find(({ id }) => actor.kind === "person" && id === actor.name)?.language ?? "en";

export const listPeople = query({
  name: "access.list-people",
  permission: "read-as-staff",
  input: z.strictObject({ language: language.optional() }),
  async run(context, { language: asked }) {
    const store = accessStore(context.db);
    const [people, roles] = await Promise.all([store.people(), store.roles()]);
    const spoken = spokenBy(context, asked, people);
    return { people: people.map((person) => shown(person, { roles, in: spoken })) };
  },
});

export const readPerson = query({
  name: "access.read-person",
  permission: "read-as-person",
  input: z.strictObject({ id: personId, language: language.optional() }),
  async run({ db }, { id, language: asked }) {
    const store = accessStore(db);
    const [person, roles] = await Promise.all([store.personById(id), store.roles(id)]);
    if (person === undefined) throw notFound("person-unknown", { id });
    return shown(person, { roles, in: asked ?? person.language });
  },
});

export const listCircles = query({
  name: "access.list-circles",
  permission: "read-as-staff",
  input: z.strictObject({}),
  async run({ db }) {
    const store = accessStore(db);
    const [circles, members] = await Promise.all([store.circles(), store.members()]);
    return {
      circles: circles.map(({ id, name }) => ({
        ...{ id, name },
        members: members
          .filter(({ circle_id }) => circle_id === id)
          .map(({ id: member, person_id, party_id }) => ({ id: member, person_id, party_id })),
      })),
    };
  },
});

/** One name of an audience. */
const audienceName = z.union([
  partyId,
  z
    .string()
    .regex(/^(party|circle|person|role):[a-z0-9-]+$/)
    .max(120),
]);
const handling = {
  level: z.enum(handlingLevels),
  audience: z.array(audienceName).max(100).default([]),
  originator: partyId,
};

/** Who of those with an account would read something of this handling, and by which rule: asked before it is saved. */
export const whoCanRead = query({
  name: "access.who-can-read",
  permission: "read-as-staff",
  input: z.strictObject(handling),
  async run({ db, today }, asked: Handling) {
    const { people, roles, members } = await everybody(accessStore(db), today);
    const readers = people
      .filter(({ active }) => active)
      .flatMap(({ id, name }) => {
        const ground = whyMayRead(readerOf(id, { roles, members }), asked);
        const parties = [
          ...new Set(roles.filter(({ person_id }) => person_id === id).map((r) => r.party_id)),
        ];
        return ground === undefined ? [] : [{ id, name: name ?? id, parties, ground }];
      });
    return { everybody: asked.level === "public", count: readers.length, readers };
  },
});

/** Why one person may read something, or that they may not. */
export const whyCanRead = query({
  name: "access.why-can-read",
  permission: "read-as-staff",
  input: z.strictObject({ person: personId, ...handling }),
  async run({ db, today }, { person, ...asked }): Promise<{ may: boolean; ground: Ground | null }> {
    const { people, roles, members } = await everybody(accessStore(db), today);
    const found = people.find(({ id }) => id === person);
    if (found === undefined) throw notFound("person-unknown", { id: person });
    const reader: Reader = found.active ? readerOf(person, { roles, members }) : { kind: "public" };
    const ground = whyMayRead(reader, asked) ?? null;
    return { may: ground !== null, ground };
  },
});

/** What somebody is who has just come in: asked by the doors with every request of theirs. */
export const readStanding = query({
  name: "access.read-standing",
  permission: "operate",
  input: z.union([z.strictObject({ id: personId }), z.strictObject({ email: emailAddress })]),
  async run({ db, today }, asked) {
    const store = accessStore(db);
    const person = "id" in asked ? await store.personById(asked.id) : await store.personByEmail(asked.email);
    if (person === undefined || !person.active || person.name === null || person.email === null)
      return undefined;
    const held = (await store.roles(person.id)).filter(heldOn(today));
    const roles = [...new Set(held.map(({ role }) => role))];
    return {
      ...{ id: person.id, name: person.name, email: person.email, language: person.language, roles },
      staff: roles.some(isStaffRole),
      parties: [...new Set(held.map(({ party_id }) => party_id))],
      grants: grantsOf(roles),
    };
  },
});

/** Whether somebody administers the installation. */
export const hasAdministrator = query({
  name: "access.find-administrator",
  permission: "operate",
  input: z.strictObject({}),
  run: ({ db, today }) => accessStore(db).isAdministered(today),
});

export const accessQueries: readonly AnyAct[] = [
  hasAdministrator,
  listPeople,
  readPerson,
  listCircles,
  whoCanRead,
  whyCanRead,
  readStanding,
];
