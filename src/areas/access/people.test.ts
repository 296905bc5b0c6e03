import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { freshInstallation, operator, type TestInstallation } from "../../../tests/support/installation.ts";
import { type MadePerson, makePerson } from "../../../tests/support/people.ts";
import { codeOf, rowsOf } from "../../../tests/support/sql.ts";
import { type Actor, type Command, publicActor, type Query, query } from "../../platform/acts/index.ts";
import { addCircle, addMember } from "./commands/circles.ts";
import {
  addFirstAdministrator,
  addPerson,
  addRole,
  changePerson,
  deactivatePerson,
  endRole,
  reactivatePerson,
} from "./commands/people.ts";
import { recordSignIn } from "./commands/sign-in.ts";
import { listPeople, readPerson, readStanding, whoCanRead, whyCanRead } from "./queries.ts";

let installation: TestInstallation;
let officer: MadePerson;
let administrator: MadePerson;
let partner: MadePerson;

beforeAll(async () => {
  installation = await freshInstallation();
  officer = await makePerson(installation, { name: "Ada Officer", roles: ["liaison-officer"] });
  administrator = await makePerson(installation, { name: "Ira Administrator", roles: ["administrator"] });
  partner = await makePerson(installation, {
    name: "Ben Partner",
    roles: ["main-focal-point"],
    party: "osce",
  });
});
afterAll(() => installation.close());

const perform = <I, O>(actor: Actor, command: Command<I, O>, input: unknown) =>
  installation.door.perform(actor, command, { input });
const ask = <I, O>(actor: Actor, query: Query<I, O>, input: unknown) =>
  installation.door.ask(actor, query, input);
const kim = {
  name: "Kim Example",
  email: "kim@example.org",
  language: "fr",
  roles: [{ role: "drafter", party_id: "cted" }],
};

describe("people", () => {
  test("whoever acts for a party is known to its people, and to those of a former one no more", async () => {
    const roles = [{ role: "validator", party_id: "osce" }];
    const given = { name: "Vic Former", email: "vic@example.org", language: "en", roles };
    const { id } = await perform(operator, addPerson, given);
    const seen = () => codeOf(ask(partner.actor, readPerson, { id }));
    expect(await seen()).toBe("none");
    const held = (await ask(operator, readPerson, { id })).roles;
    await perform(operator, addRole, { person_id: id, role: "validator", party_id: "iom" });
    await perform(operator, endRole, { id: held[0]?.id });
    expect(await seen()).toBe("person-unknown");
  });

  test("only an administrator adds people, and an address signs in one person", async () => {
    expect(await codeOf(perform(officer.actor, addPerson, kim))).toBe("act-refused");
    expect(await codeOf(perform(publicActor, addPerson, kim))).toBe("act-refused");
    await perform(administrator.actor, addPerson, kim);
    expect(
      await codeOf(perform(administrator.actor, addPerson, { ...kim, email: " KIM@Example.org " })),
    ).toBe("person-known");
  });

  test.each([
    ["a role of the secretariat for a partner", { role: "drafter", party_id: "osce" }],
    ["a role of a partner for the secretariat", { role: "validator", party_id: "cted" }],
  ])("%s is refused, and nobody is added", async (_, role) => {
    const email = "nobody@example.org";
    expect(await codeOf(perform(operator, addPerson, { ...kim, email, roles: [role] }))).toBe(
      "role-elsewhere",
    );
    const { people } = await ask(operator, listPeople, {});
    expect(people.some((person) => person.email === email)).toBe(false);
  });

  test("there is one first administrator, and the last one stays", async () => {
    const first = { name: "Uma First", email: "uma@example.org", language: "es" };
    expect(await codeOf(perform(operator, addFirstAdministrator, first))).toBe("administrator-known");
    expect(await codeOf(perform(operator, deactivatePerson, { id: administrator.id }))).toBe(
      "last-administrator",
    );
    expect(await codeOf(perform(administrator.actor, deactivatePerson, { id: administrator.id }))).toBe(
      "own-account",
    );
    const { roles } = await ask(operator, readPerson, { id: administrator.id });
    expect(await codeOf(perform(operator, endRole, { id: roles[0]?.id }))).toBe("last-administrator");
  });

  test("who is deactivated is nobody until they are reactivated; the account stays", async () => {
    const { id } = await makePerson(installation, { name: "Sam Gone", roles: ["drafter"] });
    const actor: Actor = { kind: "person", name: id, grants: ["read-as-staff"] };
    const seen = async () => (await ask(actor, listPeople, {})).people.length;
    expect(await seen()).toBeGreaterThan(3);
    await perform(administrator.actor, deactivatePerson, { id });
    expect(await ask(operator, readStanding, { id })).toBeUndefined();
    // Even with what they were once allowed: the database asks anew.
    expect(await seen()).toBe(0);
    await perform(administrator.actor, reactivatePerson, { id });
    expect(await ask(operator, readStanding, { id })).toMatchObject({ roles: ["drafter"], staff: true });
  });

  test("a role that has ended gives nothing, and one that has not begun neither", async () => {
    const { id } = await makePerson(installation, { name: "Lee Terms", roles: ["reader"], party: "iom" });
    const { roles } = await ask(operator, readPerson, { id });
    await perform(operator, endRole, { id: roles[0]?.id });
    await perform(operator, addRole, {
      person_id: id,
      role: "validator",
      party_id: "iom",
      since: "2999-01-01",
    });
    expect(await ask(operator, readStanding, { id })).toMatchObject({ roles: [], parties: [], grants: [] });
  });

  test("a partner sees themselves and those who act for the same party, and no one else", async () => {
    const colleague = await makePerson(installation, {
      name: "Ott Colleague",
      roles: ["alternate"],
      party: "osce",
    });
    expect((await ask(partner.actor, readPerson, { id: colleague.id })).name).toBe("Ott Colleague");
    expect(await codeOf(ask(partner.actor, readPerson, { id: officer.id }))).toBe("person-unknown");
    expect(await codeOf(ask(partner.actor, listPeople, {}))).toBe("act-refused");
  });

  test("names and addresses of people stand apart from the journal", async () => {
    await perform(administrator.actor, changePerson, { id: partner.id, name: "Ben Q. Partner" });
    const rows = await rowsOf(
      installation.ownerUrl,
      "select before, after from journal.change where table_name = 'access.person' and row_id = $1",
      [partner.id],
    );
    expect(rows.length).toBeGreaterThanOrEqual(2);
    expect(/Ben|example\.org/.test(JSON.stringify(rows))).toBe(false);
  });

  test("signing in is told by the system alone, and read by administrators and by whom it concerns", async () => {
    const event = { event: "signed-in", method: "passkey", person: officer.id };
    expect(await codeOf(perform(operator, recordSignIn, event))).toBe("act-refused");
    await perform({ kind: "system", name: "sign-in" }, recordSignIn, event);
  });
});

describe("who would see it", () => {
  const confidential = { level: "confidential", audience: ["party:osce"], originator: "cted" };

  test("is told by name and rule before it is saved", async () => {
    const { readers } = await ask(officer.actor, whoCanRead, confidential);
    const of = (id: string) => readers.find((reader) => reader.id === id)?.ground;
    expect(of(partner.id)).toBe("named-party");
    expect(of(officer.id)).toBe("originator");
  });

  test("strictly confidential is for persons who are named, and no one else", async () => {
    const strict = {
      level: "strictly-confidential",
      audience: [`person:${partner.id}`, "party:cted"],
      originator: "cted",
    };
    const { readers, count } = await ask(officer.actor, whoCanRead, strict);
    expect(readers.map(({ id, ground }) => [id, ground])).toEqual([[partner.id, "named-person"]]);
    expect(count).toBe(1);
  });

  test("why one person may see it, or that they may not, is told", async () => {
    const why = (person: string, handling: object) => ask(officer.actor, whyCanRead, { person, ...handling });
    expect(await why(partner.id, confidential)).toEqual({ may: true, ground: "named-party" });
    expect(await why(partner.id, { ...confidential, audience: [] })).toEqual({ may: false, ground: null });
    await perform(administrator.actor, addCircle, { id: "harbour", name: "Harbour" });
    await perform(administrator.actor, addMember, { circle_id: "harbour", party_id: "osce" });
    expect(await why(partner.id, { ...confidential, audience: ["circle:harbour"] })).toEqual({
      may: true,
      ground: "named-circle",
    });
  });
});

describe("reading what is confidential", () => {
  const things = (level: string) =>
    query({
      name: "lab.read-things",
      permission: "read-as-staff",
      input: z.strictObject({}),
      run: async () => ({
        list: [
          { id: "one", level },
          { id: "two", level: "unclassified" },
        ],
      }),
    });
  const readings = async () =>
    rowsOf(
      installation.ownerUrl,
      "select actor, request from journal.act where act = 'access.record-reading' order by id",
    );

  test("is in the journal, with who read which thing by which query", async () => {
    await ask(officer.actor, things("confidential"), {});
    expect((await readings()).at(-1)).toEqual({
      actor: officer.id,
      request: { query: "lab.read-things", things: "one", count: 1 },
    });
  });

  test("is told of nothing less, and only of people", async () => {
    const before = (await readings()).length;
    await ask(officer.actor, things("unclassified"), {});
    await ask({ kind: "system", name: "night-work" }, things("strictly-confidential"), {});
    expect((await readings()).length).toBe(before);
  });
});
