import { sql } from "kysely";
import type { Language } from "../../kernel/language.ts";
import type { Day } from "../../kernel/partial-date.ts";
import type { Db } from "../../platform/storage/index.ts";
import type { Role } from "./model.ts";

export interface PersonRow {
  readonly id: string;
  /** Null once the account is erased, and so the address. */
  readonly name: string | null;
  readonly email: string | null;
  readonly language: Language;
  readonly active: boolean;
  readonly invited_on: Day | null;
  readonly erasure_asked_at: Date | null;
  readonly erased_at: Date | null;
  readonly erased_number: number | null;
}

export interface NewPersonRow extends Pick<PersonRow, "id" | "language" | "invited_on"> {
  readonly name: string;
  readonly email: string;
}

export interface RoleRow {
  readonly id: string;
  readonly person_id: string;
  readonly role: Role;
  readonly party_id: string;
  readonly since: Day | null;
  readonly until: Day | null;
}

export interface CircleRow {
  readonly id: string;
  readonly name: string;
}

export interface MemberRow {
  readonly id: string;
  readonly circle_id: string;
  readonly person_id: string | null;
  readonly party_id: string | null;
}

type Changes<Row> = { readonly [Column in keyof Row]?: Row[Column] | undefined };

const person = sql.raw(
  "p.id, p.name, p.email, p.language, p.active, p.invited_on, p.erasure_asked_at, p.erased_at, p.erased_number",
);
const role = sql.raw("r.id::text as id, r.person_id, r.role, r.party_id, r.since, r.until");

/** What is asked of people, roles and circles; one function a question. */
function accessReads(db: Db) {
  return {
    async people(): Promise<PersonRow[]> {
      const { rows } =
        await sql<PersonRow>`select ${person} from access.person p order by p.name, p.id`.execute(db);
      return rows;
    },

    async personById(id: string): Promise<PersonRow | undefined> {
      const { rows } = await sql<PersonRow>`select ${person} from access.person p where p.id = ${id}`.execute(
        db,
      );
      return rows[0];
    },

    async personByEmail(email: string): Promise<PersonRow | undefined> {
      const { rows } =
        await sql<PersonRow>`select ${person} from access.person p where p.email = ${email}`.execute(db);
      return rows[0];
    },

    /** All roles, ended ones too, or those of one person. */
    async roles(personId?: string): Promise<RoleRow[]> {
      const { rows } = await sql<RoleRow>`
        select ${role} from access.role r
        where ${personId ?? null}::text is null or r.person_id = ${personId ?? null}
        order by r.person_id, r.role, r.party_id, r.id`.execute(db);
      return rows;
    },

    async circles(): Promise<CircleRow[]> {
      const { rows } =
        await sql<CircleRow>`select c.id, c.name from access.circle c order by c.name, c.id`.execute(db);
      return rows;
    },

    async members(): Promise<MemberRow[]> {
      const { rows } = await sql<MemberRow>`
        select m.id::text as id, m.circle_id, m.person_id, m.party_id from access.circle_member m
        order by m.circle_id, m.person_id, m.party_id`.execute(db);
      return rows;
    },

    /** The same, so that two who ask at once cannot both find that nobody does. */
    async hasAdministrator(day: Day): Promise<boolean> {
      await sql`select pg_advisory_xact_lock(hashtext('access.administrator'))`.execute(db);
      return this.isAdministered(day);
    },

    /** Whether somebody administers on a day. */
    async isAdministered(day: Day): Promise<boolean> {
      const { rows } = await sql`
        select 1 from access.role r join access.person p on p.id = r.person_id
        where r.role = 'administrator' and p.active and (r.since is null or r.since <= ${day}) and (r.until is null or r.until >= ${day})
        limit 1`.execute(db);
      return rows.length > 0;
    },
  };
}

function accessWrites(db: Db) {
  return {
    async addPerson(row: NewPersonRow): Promise<void> {
      await sql`
        insert into access.person (id, name, email, language, invited_on, audience)
        values (${row.id}, ${row.name}, ${row.email}, ${row.language}, ${row.invited_on}, ${[`person:${row.id}`]})`.execute(
        db,
      );
    },

    /** @returns whether there is such a person. */
    async changePerson(id: string, row: Changes<NewPersonRow & { active: boolean }>): Promise<boolean> {
      const sets = Object.entries(row)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
      const { rows } = await sql`
        update access.person set ${sql.join([sql`id = id`, ...sets])} where id = ${id} returning 1`.execute(
        db,
      );
      return rows.length > 0;
    },

    async addRole(row: Omit<RoleRow, "id">): Promise<string> {
      const { rows } = await sql<{ id: string }>`
        insert into access.role (person_id, role, party_id, since, until, audience)
        values (${row.person_id}, ${row.role}, ${row.party_id}, ${row.since}, ${row.until}, ${[`person:${row.person_id}`, `party:${row.party_id}`]})
        returning id::text as id`.execute(db);
      // Whoever acts for the same party knows who else does.
      await sql`
        update access.person set audience = array_append(audience, ${`party:${row.party_id}`})
        where id = ${row.person_id} and not (${`party:${row.party_id}`} = any (audience))`.execute(db);
      return rows[0]?.id ?? "";
    },

    /**
     * Ends a role: the day before the one given was its last. One that began no earlier is taken back. Whoever acts for a party
     * no more is no longer known to its people.
     */
    async endRole(id: string, day: Day): Promise<RoleRow | undefined> {
      const ended = await closeRole(db, id, day);
      if (ended === undefined) return undefined;
      await sql`
        update access.person p set audience = array_remove(p.audience, ${`party:${ended.party_id}`})
        where p.id = ${ended.person_id} and not exists (
          select from access.role r where r.person_id = p.id and r.party_id = ${ended.party_id}
            and (r.until is null or r.until >= ${day}::date))`.execute(db);
      return ended;
    },

    async addCircle({ id, name }: CircleRow): Promise<boolean> {
      const { rows } = await sql`
        insert into access.circle (id, name, audience) values (${id}, ${name}, ${[`circle:${id}`]})
        on conflict (id) do nothing returning 1`.execute(db);
      return rows.length > 0;
    },

    async renameCircle({ id, name }: CircleRow): Promise<boolean> {
      const { rows } =
        await sql`update access.circle set name = ${name} where id = ${id} returning 1`.execute(db);
      return rows.length > 0;
    },

    async addMember(row: Omit<MemberRow, "id">): Promise<string> {
      const { rows } = await sql<{ id: string }>`
        insert into access.circle_member (circle_id, person_id, party_id, audience)
        values (${row.circle_id}, ${row.person_id}, ${row.party_id}, ${[`circle:${row.circle_id}`]})
        returning id::text as id`.execute(db);
      return rows[0]?.id ?? "";
    },

    async removeMember(id: string): Promise<boolean> {
      const { rows } = await sql`delete from access.circle_member where id::text = ${id} returning 1`.execute(
        db,
      );
      return rows.length > 0;
    },
  };
}

/** What is asked of people, roles and circles, and written of them; one function a question. */
export const accessStore = (db: Db) => ({ ...accessReads(db), ...accessWrites(db) });

export type AccessStore = ReturnType<typeof accessStore>;

async function closeRole(db: Db, id: string, day: Day): Promise<RoleRow | undefined> {
  const { rows: ended } = await sql<RoleRow>`
    update access.role r set until = ${day}::date - 1
    where id::text = ${id} and (until is null or until >= ${day}::date) and (since is null or since < ${day}::date)
    returning ${role}`.execute(db);
  if (ended[0] !== undefined) return ended[0];
  const { rows } = await sql<RoleRow>`
    delete from access.role r where id::text = ${id} and since >= ${day}::date returning ${role}`.execute(db);
  return rows[0];
}
