import { addressPrefix, countedAddress } from "../network/index.ts";
import { afterTry, allowances, type Counted, type Tries, takenBack, waitOf } from "./model.ts";
import type { Limited, SignInEvent } from "./outcomes.ts";
import { keyedDigest } from "./secrets.ts";
import { changing, type SignIn } from "./sign-in.ts";
import { attemptQuestions } from "./store/attempts.ts";
import type { Visitor } from "./visitor.ts";

/** Whose tries are counted: an address, or an account by whatever names it. */
export interface Count {
  readonly by: Counted;
  /** Kept as a keyed digest only. */
  readonly digest: Buffer;
}

export const countOfAddress = ({ key }: SignIn, { address }: Visitor): Count => ({
  by: "address",
  digest: keyedDigest(key, "count-address", countedAddress(address)),
});

/** `use`: tries of one kind for an account do not count for another. */
export const countOfAccount = ({ key }: SignIn, use: "mail" | "second-step", account: string): Count => ({
  by: "account",
  digest: keyedDigest(key, `count-${use}`, account),
});

/** Always in the same order, so that two who wait for each other cannot be. */
const inOrder = (counts: readonly Count[]): Count[] =>
  counts.toSorted((a, b) => Buffer.compare(a.digest, b.digest));

/**
 * Counts one try for each, before anybody looks whether it is right. Whoever has to wait is told so, and that does not
 * count: it cannot make the wait longer. It is an event only the first time of each wait, so that nobody can fill the
 * journal by trying on.
 */
export async function takeTry(
  signIn: SignIn,
  counts: readonly Count[],
  given: Omit<SignInEvent, "kind" | "address"> & { readonly visitor: Visitor },
): Promise<Limited | undefined> {
  const { visitor, ...told } = given;
  const now = signIn.clock();
  const { wait, news } = await changing(signIn, async (db) => {
    const { lockTries, setTries, setTold } = attemptQuestions(db);
    const found = [];
    for (const count of inOrder(counts)) found.push({ count, tries: await lockTries(count.digest, now) });
    const longest = Math.max(...found.map(({ count, tries }) => waitOf(tries, now, allowances[count.by])));
    if (longest > 0) {
      const untold = found.filter(
        ({ count, tries }) => waitOf(tries, now, allowances[count.by]) > 0 && !tries.told,
      );
      for (const { count } of untold) await setTold(count.digest);
      return { wait: longest, news: untold.length > 0 };
    }
    for (const { count, tries } of found)
      await setTries(count.digest, afterTry(tries, now, allowances[count.by]));
    return { wait: 0, news: false };
  });
  if (wait === 0) return undefined;
  const event = { ...told, kind: "limited" as const, address: addressPrefix(visitor.address) };
  const events = news ? [event] : [];
  return { kind: "limited", retryAfter: Math.ceil(wait / 1000), events };
}

/**
 * After a try that was right: an account begins anew, and an address gets back what it had spent on this: `spent` tries.
 */
export async function forgive(signIn: SignIn, counts: readonly Count[], spent = 1): Promise<void> {
  const now = signIn.clock();
  await changing(signIn, async (db) => {
    const { lockTries, setTries, removeTries } = attemptQuestions(db);
    for (const { by, digest } of inOrder(counts)) {
      if (by === "account") {
        await removeTries(digest);
        continue;
      }
      let tries: Tries = await lockTries(digest, now);
      for (let n = 0; n < spent; n += 1) tries = takenBack(tries, allowances[by]);
      await setTries(digest, tries);
    }
  });
}
