import { allowances, keptAfter } from "./model.ts";
import { asking, changing, type SignIn } from "./sign-in.ts";
import { upkeepQuestions } from "./store/upkeep.ts";

/** Removes what is over: sessions and links after a while, the rest at once. To be called now and then. */
export const sweepSignIn = (signIn: SignIn): Promise<void> =>
  asking(signIn, (db) => {
    const now = signIn.clock().getTime();
    const quiet = new Date(now - allowances.account.quiet);
    return upkeepQuestions(db).removeOver(new Date(now), new Date(now - keptAfter), quiet);
  });

/** Removes everything that is kept here of a person, when personal data are erased. */
export const forgetPerson = (signIn: SignIn, person: string): Promise<void> =>
  changing(signIn, (db) => upkeepQuestions(db).removePerson(person));
