import { countOfAccount } from "./limits.ts";
import { accountOf, allowances, keptAfter } from "./model.ts";
import { asking, changing, type SignIn } from "./sign-in.ts";
import { attemptQuestions } from "./store/attempts.ts";
import { type Removed, upkeepQuestions } from "./store/upkeep.ts";

/** How long is kept what is over; in ms. */
export interface KeptFor {
  /** Who tried how often; a lock that was made is over long before. */
  readonly attempts: number;
  /** Sessions and links, so that their owner can be told what became of them. */
  readonly sessions: number;
}

const usual: KeptFor = { attempts: allowances.account.quiet, sessions: keptAfter };

/**
 * Removes what is over: sessions and links after a while, the rest at once. To be called now and then.
 * @returns how many rows: of tries, and of all else
 */
export const sweepSignIn = (signIn: SignIn, kept: KeptFor = usual): Promise<Removed> =>
  asking(signIn, (db) => {
    const now = signIn.clock().getTime();
    const ago = (ms: number) => new Date(now - ms);
    return upkeepQuestions(db).removeOver({
      ...{ now: new Date(now), before: ago(kept.sessions), quiet: ago(kept.attempts) },
      unconfirmed: ago(usual.attempts),
    });
  });

/**
 * Removes everything that is kept here of a person, when personal data are erased; again, it removes what there still is.
 * @param email their address, by whose digest tries are counted: without it these are removed when they are over
 */
export const forgetPerson = (signIn: SignIn, person: string, email?: string): Promise<void> =>
  changing(signIn, async (db) => {
    await upkeepQuestions(db).removePerson(person);
    const { removeTries } = attemptQuestions(db);
    await removeTries(countOfAccount(signIn, "second-step", person).digest);
    if (email === undefined) return;
    await upkeepQuestions(db).removeLinksTo(accountOf(email));
    await removeTries(countOfAccount(signIn, "mail", accountOf(email)).digest);
  });

/** Of some people, those of whom something is kept here. */
export const keptOf = (signIn: SignIn, people: readonly string[]): Promise<readonly string[]> =>
  asking(signIn, (db) => upkeepQuestions(db).listKept(people));
