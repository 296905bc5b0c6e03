import { sql } from "kysely";
import { z } from "zod";
import { forbidden, invalid, notFound } from "../../../kernel/errors.ts";
import { asDay, type Day } from "../../../kernel/partial-date.ts";
import { type Actor, type AnyAct, command } from "../../../platform/acts/index.ts";
import type { Db } from "../../../platform/storage/index.ts";

/** What may be put off: `due fatf`, `ask ID`, `term ID`, `mandate S/RES/2617(2021)`. */
export type Thing = `${"due" | "ask" | "term" | "mandate"} ${string}`;
const things = /^(due|ask|term|mandate) [^\s]{1,200}$/;
const thing = z.string().regex(things);

/** So many things somebody has put off at most, and so far. */
const mostThings = 500;
const mostDays = 366;

/** What somebody has put off that is not yet due again, with the day on which it is. */
export async function postponedOf(db: Db, person: string, today: Day): Promise<ReadonlyMap<string, Day>> {
  const { rows } = await sql<{ thing: string; until: Day }>`
    select thing, until::text as until from workspace.postponed where person = ${person} and until > ${today}::date
    order by until, thing`.execute(db);
  return new Map(rows.map((row) => [row.thing, row.until]));
}

/** @throws forbidden `act-refused`: nobody but a person has a day */
function personOf({ kind, name }: Actor, act: string): string {
  if (kind !== "person") throw forbidden("act-refused", { act });
  return name;
}

/** Puts something off for oneself: it comes back on the day. It is put off for nobody else. */
export const postpone = command({
  name: "workspace.postpone-task",
  permission: "read-as-staff",
  input: z.strictObject({ thing, until: z.string().max(20) }),
  async run({ db, actor, now, today }, { thing: of, until: given }) {
    const person = personOf(actor, "workspace.postpone-task");
    const until = asDay(given);
    if (until === undefined) throw invalid("date-invalid", { value: given, example: today });
    const last = new Date(now.getTime() + mostDays * 86_400_000).toISOString().slice(0, 10);
    if (until <= today || until > last) throw invalid("postpone-day", { today, last });
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from workspace.postponed where person = ${person} and thing <> ${of}`.execute(
      db,
    );
    if ((rows[0]?.count ?? 0) >= mostThings) throw invalid("postponed-too-much", { limit: mostThings });
    // What is put off already is put off until another day.
    const { rows: held } = await sql`
      update workspace.postponed set until = ${until}, at = ${now} where person = ${person} and thing = ${of} returning 1`.execute(
      db,
    );
    if (held.length === 0)
      await sql`
        insert into workspace.postponed (person, thing, until, at, audience)
        values (${person}, ${of}, ${until}, ${now}, ${[`person:${person}`]})`.execute(db);
    return { thing: of, until };
  },
});

/** Takes up again what one has put off. */
export const resume = command({
  name: "workspace.take-up-again",
  permission: "read-as-staff",
  input: z.strictObject({ thing }),
  async run({ db, actor }, { thing: of }) {
    const person = personOf(actor, "workspace.take-up-again");
    const { rows } = await sql`
      delete from workspace.postponed where person = ${person} and thing = ${of} returning 1`.execute(db);
    if (rows.length === 0) throw notFound("postponed-not", {});
    return { thing: of };
  },
});

export const postponeActs: readonly AnyAct[] = [postpone, resume];
