import { addressPrefix } from "../network/index.ts";
import { mayEnrol } from "./model.ts";
import { type None, none } from "./outcomes.ts";
import type { Removed } from "./passkey-list.ts";
import { digestOf, isToken } from "./secrets.ts";
import { asking, changing, type SignIn } from "./sign-in.ts";
import { factorQuestions } from "./store/factors.ts";
import { sessionQuestions } from "./store/sessions.ts";
import type { Visitor } from "./visitor.ts";

/** How a person stands with second steps, to be shown to them. */
export const secondStepOf = (
  signIn: SignIn,
  person: string,
): Promise<{ readonly totp: boolean; readonly passkeys: number; readonly recoveryCodes: number }> =>
  asking(signIn, async (db) => {
    const { factorsOf, countRecoveryCodes } = factorQuestions(db);
    return { ...(await factorsOf(person)), recoveryCodes: await countRecoveryCodes(person) };
  });

/** A person gives up codes, and the recovery codes with them; only by a session that has shown a second factor. */
export const removeTotp = (
  signIn: SignIn,
  { token, visitor }: { readonly token: unknown; readonly visitor: Visitor },
): Promise<Removed | None> =>
  changing(signIn, async (db) => {
    if (!isToken(token)) return none;
    const session = await sessionQuestions(db).lockSession(digestOf(token), signIn.clock());
    if (session === undefined) return none;
    const { person } = session;
    const { factorsOf, removeTotp: remove } = factorQuestions(db);
    const factors = await factorsOf(person);
    if (!factors.totp || !mayEnrol({ ...session, factors }, signIn.clock())) return none;
    await remove(person);
    const address = addressPrefix(visitor.address);
    return { kind: "removed", events: [{ kind: "factors-removed", person, method: "totp", address }] };
  });

/** Somebody who may takes away all that a person has enrolled. Their sessions are not ended by it (`revokeAllOf`). */
export const removeFactorsOf = (
  signIn: SignIn,
  { person, visitor }: { readonly person: string; readonly visitor?: Visitor },
): Promise<Removed | None> =>
  changing(signIn, async (db) => {
    if (!(await factorQuestions(db).removeFactors(person))) return none;
    const address = addressPrefix(visitor?.address ?? "");
    return { kind: "removed", events: [{ kind: "factors-removed", person, address }] };
  });
