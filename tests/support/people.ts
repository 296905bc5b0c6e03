import { addPerson } from "../../src/areas/access/commands/people.ts";
import type { Role } from "../../src/areas/access/index.ts";
import { grantsOf, isStaffRole } from "../../src/areas/access/index.ts";
import type { Language } from "../../src/kernel/language.ts";
import type { Actor } from "../../src/platform/acts/index.ts";
import { formTokenOf } from "../../src/platform/http/index.ts";
import { operator, type TestInstallation, type TestSite } from "./installation.ts";

export interface MadePerson {
  readonly id: string;
  readonly actor: Actor;
}

/** A made-up person with these roles; those of partners for `party`. */
export async function makePerson(
  { door }: Pick<TestInstallation, "door">,
  {
    name,
    roles,
    party = "interpol",
    language = "en",
  }: {
    readonly name: string;
    readonly roles: readonly Role[];
    readonly party?: string;
    readonly language?: Language;
  },
): Promise<MadePerson> {
  const email = `${name.toLowerCase().replace(/[^a-z0-9]+/g, ".")}@example.org`;
  const held = roles.map((role) => ({ role, party_id: isStaffRole(role) ? "cted" : party }));
  const { id } = await door.perform(operator, addPerson, { input: { name, email, language, roles: held } });
  return { id, actor: { kind: "person", name: id, grants: grantsOf(roles) } };
}

/** Asks pages of the workspace as one person: in tests the token of a session is the id of whose it is. */
export function visitor(site: TestSite, { id }: MadePerson) {
  const cookie = `entente=${id}`;
  return {
    get: (url: string) => site.server.inject({ method: "GET", url, headers: { cookie } }),
    /** Sends a form as its page would. */
    post: (url: string, fields: Readonly<Record<string, string | readonly string[]>>) => {
      const body = new URLSearchParams([["form-token", formTokenOf(id)]]);
      for (const [name, value] of Object.entries(fields))
        for (const one of [value].flat()) body.append(name, one);
      return site.server.inject({
        method: "POST",
        url,
        headers: {
          cookie,
          "content-type": "application/x-www-form-urlencoded",
          origin: "https://entente.example",
        },
        payload: body.toString(),
      });
    },
  };
}
