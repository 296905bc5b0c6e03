import { addCircle, addMember } from "../../../src/areas/access/commands/circles.ts";
import { addRole, deactivatePerson, endRole } from "../../../src/areas/access/commands/people.ts";
import { grantsOf, isStaffRole, type Reader, type Role, roles } from "../../../src/areas/access/index.ts";
import { readPerson } from "../../../src/areas/access/queries.ts";
import { type Door, publicActor } from "../../../src/platform/acts/index.ts";
import { operator } from "../../support/installation.ts";
import { makePerson } from "../../support/people.ts";
import type { Asker } from "./oracle.ts";

export const parties = ["interpol", "osce", "iom", "fatf", "un"] as const;

/** Made-up people of every role, and what became of some of them. */
type Fate = "active" | "deactivated" | "ended" | "to-come" | "of-two-parties";

interface Made {
  readonly name: string;
  readonly role: Role;
  readonly party: string;
  readonly fate: Fate;
}

const staffRoles = roles.filter(isStaffRole);
const partnerRoles = roles.filter((role) => !isStaffRole(role));

/** Two of each role of the secretariat, one of each role of partners for each party, and eight whom something has befallen. */
const population: readonly Made[] = [
  ...[1, 2].flatMap((turn) =>
    staffRoles.map((role) => ({
      name: `Sweep ${role} ${turn}`,
      role,
      party: "cted",
      fate: "active" as const,
    })),
  ),
  ...parties.flatMap((party) =>
    partnerRoles.map((role) => ({ name: `Sweep ${role} of ${party}`, role, party, fate: "active" as const })),
  ),
  { name: "Sweep gone officer", role: "liaison-officer", party: "cted", fate: "deactivated" },
  { name: "Sweep gone administrator", role: "administrator", party: "cted", fate: "deactivated" },
  { name: "Sweep gone focal point", role: "main-focal-point", party: "osce", fate: "deactivated" },
  { name: "Sweep former drafter", role: "drafter", party: "cted", fate: "ended" },
  { name: "Sweep former validator", role: "validator", party: "iom", fate: "ended" },
  { name: "Sweep coming officer", role: "assessment-officer", party: "cted", fate: "to-come" },
  { name: "Sweep coming alternate", role: "alternate", party: "fatf", fate: "to-come" },
  { name: "Sweep reader of two", role: "reader", party: "interpol", fate: "of-two-parties" },
  { name: "Sweep validator of two", role: "validator", party: "un", fate: "of-two-parties" },
];

export interface Circle {
  readonly id: string;
  readonly parties: readonly string[];
  readonly people: readonly string[];
}

interface Standing {
  readonly id: string;
  readonly held: ReadonlyArray<{ readonly role: Role; readonly party: string }>;
  readonly active: boolean;
  readonly name: string;
}

async function settle(door: Door, made: Made): Promise<Standing> {
  const { name, role, party, fate } = made;
  const { id } = await makePerson({ door }, { name, roles: [role], party });
  const held = [{ role, party }];
  if (fate === "deactivated") await door.perform(operator, deactivatePerson, { input: { id } });
  if (fate === "ended" || fate === "to-come") {
    const person = await door.ask(operator, readPerson, { id });
    for (const { id: one } of person.roles) await door.perform(operator, endRole, { input: { id: one } });
  }
  if (fate === "to-come") {
    const input = { person_id: id, role, party_id: party, since: "2999-01-01" };
    await door.perform(operator, addRole, { input });
  }
  if (fate === "of-two-parties") {
    const second = { person_id: id, role: "reader", party_id: "osce" };
    await door.perform(operator, addRole, { input: second });
    held.push({ role: "reader", party: "osce" });
  }
  const now = fate === "ended" || fate === "to-come" ? [] : held;
  return { id, name, held: now, active: fate !== "deactivated" };
}

async function makeCircles(door: Door, people: readonly Standing[]): Promise<Circle[]> {
  const ids = people.map(({ id }) => id);
  const circles = [
    { id: "harbour", parties: ["osce", "iom"], people: [] },
    { id: "lantern", parties: [], people: ids.filter((_, at) => at % 7 === 3) },
    { id: "mixed", parties: ["fatf"], people: ids.filter((_, at) => at % 11 === 5) },
    { id: "empty", parties: [], people: [] },
  ];
  for (const circle of circles) {
    const { id } = circle;
    await door.perform(operator, addCircle, { input: { id, name: `Circle ${id}` } });
    const members = [
      ...circle.parties.map((party_id) => ({ party_id })),
      ...circle.people.map((person_id) => ({ person_id })),
    ];
    for (const member of members)
      await door.perform(operator, addMember, { input: { circle_id: id, ...member } });
  }
  return circles;
}

function readerOf({ id, held, active }: Standing, circles: readonly Circle[]): Reader {
  if (!active) return { kind: "public" };
  const mine = circles.filter(
    ({ people, parties: theirs }) => people.includes(id) || held.some(({ party }) => theirs.includes(party)),
  );
  return { kind: "person", id, roles: held, circles: mine.map((circle) => circle.id) };
}

/** The public, the operator, a system, holders of links, and all the people. */
export async function makePeople(door: Door): Promise<Asker[]> {
  const people: Standing[] = [];
  for (const made of population) people.push(await settle(door, made));
  const circles = await makeCircles(door, people);
  const linked = [...parties, "nobody-known"].map(
    (party, at): Asker => ({
      name: `link of ${party}`,
      actor: { kind: "link", name: `l-${at} ${party}` },
      reader: { kind: "link", party },
    }),
  );
  return [
    { name: "public", actor: publicActor, reader: { kind: "public" } },
    { name: "operator", actor: operator, reader: { kind: "operator" } },
    { name: "system", actor: { kind: "system", name: "sweep" }, reader: { kind: "operator" } },
    ...linked,
    ...people.map(
      (standing): Asker => ({
        name: standing.name,
        // What their roles allow today, and of whom the account is closed, what they once allowed: the database asks anew.
        actor: { kind: "person", name: standing.id, grants: grantsOf(standing.held.map(({ role }) => role)) },
        reader: readerOf(standing, circles),
      }),
    ),
  ];
}
