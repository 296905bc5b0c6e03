import type { Door } from "../../../platform/acts/index.ts";
import { forgetPerson, keptOf, type SignIn, sweepSignIn } from "../../../platform/sign-in/index.ts";
import { listErased, readPeriods, recordRetention } from "../../access/index.ts";
import { signInActor } from "../sign-in/parts.ts";

interface Parts {
  readonly door: Door;
  readonly signIn: SignIn;
}

const day = 86_400_000;

/**
 * Takes away what signing in keeps of accounts that were erased: where that failed behind the act, or somebody did the act
 * elsewhere. Their owners are nobody any more by then.
 * @returns how many there were
 */
export async function finishErasures({ door, signIn }: Parts): Promise<number> {
  const erased = await door.ask(signInActor, listErased, {});
  const left = erased.length === 0 ? [] : await keptOf(signIn, erased);
  for (const person of left) await forgetPerson(signIn, person);
  return left.length;
}

/** Removes what signing in has kept long enough, by the rules as they are now, and says in the journal how much that was. */
export async function tidySignIn(parts: Parts): Promise<void> {
  const { door, signIn } = parts;
  const days = await door.ask(signInActor, readPeriods, {});
  const { attempts, sessions } = await sweepSignIn(signIn, {
    attempts: (days["sign-in-attempt"] ?? 1) * day,
    sessions: (days["sign-in-session"] ?? 30) * day,
  });
  if (attempts + sessions > 0) {
    const counts = { "sign-in-attempt": attempts, "sign-in-session": sessions };
    await door.perform(signInActor, recordRetention, { input: { counts } });
  }
  await finishErasures(parts);
}
