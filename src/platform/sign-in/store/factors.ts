import { sql } from "kysely";
import type { Db } from "../../storage/index.ts";
import type { Factors } from "../model.ts";

export interface TotpRow {
  readonly secret: Buffer;
  readonly confirmed_at: Date | null;
}

export function factorQuestions(db: Db) {
  return {
    async factorsOf(person: string): Promise<Factors> {
      const { rows } = await sql<Factors>`
        select exists (select from sign_in.totp where person = ${person} and confirmed_at is not null) as totp,
          (select count(*) from sign_in.passkey where person = ${person}) as passkeys`.execute(db);
      return rows[0] ?? { totp: false, passkeys: 0 };
    },

    async findTotp(person: string): Promise<TotpRow | undefined> {
      const { rows } = await sql<TotpRow>`
        select secret, confirmed_at from sign_in.totp where person = ${person}`.execute(db);
      return rows[0];
    },

    /** An enrolment that nobody has confirmed yet; one that is confirmed stays what it is. */
    async setTotp(person: string, secret: Buffer, now: Date): Promise<void> {
      await sql`
        insert into sign_in.totp (person, secret, created_at) values (${person}, ${secret}, ${now})
        on conflict (person) do update set secret = excluded.secret, created_at = excluded.created_at, last_step = -1
        where sign_in.totp.confirmed_at is null`.execute(db);
    },

    /** @returns whether the step is one that comes after the last that was taken: it is taken now. */
    async takeStep(person: string, step: number): Promise<boolean> {
      const { rows } = await sql`
        update sign_in.totp set last_step = ${step} where person = ${person} and last_step < ${step}
        returning person`.execute(db);
      return rows.length > 0;
    },

    async confirmTotp(person: string, now: Date): Promise<void> {
      await sql`
        update sign_in.totp set confirmed_at = ${now} where person = ${person} and confirmed_at is null`.execute(
        db,
      );
    },

    async setRecoveryCodes(person: string, codes: readonly Buffer[], now: Date): Promise<void> {
      await sql`delete from sign_in.recovery_code where person = ${person}`.execute(db);
      await sql`
        insert into sign_in.recovery_code (person, code, created_at)
        select ${person}, code, ${now}::timestamptz from unnest(${codes}::bytea[]) code`.execute(db);
    },

    /** @returns whether there was such a code, unused. */
    async takeRecoveryCode(person: string, code: Buffer, now: Date): Promise<boolean> {
      const { rows } = await sql`
        update sign_in.recovery_code set used_at = ${now}
        where person = ${person} and code = ${code} and used_at is null returning person`.execute(db);
      return rows.length > 0;
    },

    async countRecoveryCodes(person: string): Promise<number> {
      const { rows } = await sql<{ left: number }>`
        select count(*) as left from sign_in.recovery_code where person = ${person} and used_at is null`.execute(
        db,
      );
      return rows[0]?.left ?? 0;
    },

    async removeTotp(person: string): Promise<void> {
      await sql`delete from sign_in.totp where person = ${person}`.execute(db);
      await sql`delete from sign_in.recovery_code where person = ${person}`.execute(db);
    },

    /** All that a person has enrolled. @returns whether there was anything. */
    async removeFactors(person: string): Promise<boolean> {
      const { rows } = await sql`
        with totp as (delete from sign_in.totp where person = ${person} returning 1),
          codes as (delete from sign_in.recovery_code where person = ${person} returning 1),
          passkeys as (delete from sign_in.passkey where person = ${person} returning 1)
        select 1 from totp union all select 1 from codes union all select 1 from passkeys limit 1`.execute(
        db,
      );
      return rows.length > 0;
    },
  };
}
