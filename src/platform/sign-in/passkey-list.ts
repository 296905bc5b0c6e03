import { addressPrefix } from "../network/index.ts";
import { mayEnrol } from "./model.ts";
import { type None, none, type SignInEvent } from "./outcomes.ts";
import { digestOf, isToken } from "./secrets.ts";
import { asking, changing, type SignIn } from "./sign-in.ts";
import { factorQuestions } from "./store/factors.ts";
import { type PasskeyRow, passkeyQuestions } from "./store/passkeys.ts";
import { sessionQuestions } from "./store/sessions.ts";
import type { Visitor } from "./visitor.ts";

export interface ShownPasskey {
  readonly id: string;
  /** As the person has called it; may be empty. */
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | undefined;
}

export const shownPasskey = ({ id, name, created_at, last_used_at }: PasskeyRow): ShownPasskey => ({
  ...{ id, name, createdAt: created_at },
  lastUsedAt: last_used_at ?? undefined,
});

/** A name as it is kept. */
export const passkeyName = (given: string): string => given.trim().slice(0, 60);

export const listPasskeys = (signIn: SignIn, person: string): Promise<readonly ShownPasskey[]> =>
  asking(signIn, async (db) => (await passkeyQuestions(db).listPasskeys(person)).map(shownPasskey));

/** @returns whether the person has such a passkey. */
export const renamePasskey = (
  signIn: SignIn,
  { person, id, name }: { readonly person: string; readonly id: string; readonly name: string },
): Promise<boolean> =>
  asking(signIn, (db) => passkeyQuestions(db).renamePasskey(person, id, passkeyName(name)));

export interface Removed {
  readonly kind: "removed";
  readonly events: readonly SignInEvent[];
}

/** Only by a session that could have added it. */
export const removePasskey = (
  signIn: SignIn,
  { token, id, visitor }: { readonly token: unknown; readonly id: string; readonly visitor: Visitor },
): Promise<Removed | None> =>
  changing(signIn, async (db) => {
    if (!isToken(token)) return none;
    const session = await sessionQuestions(db).lockSession(digestOf(token), signIn.clock());
    if (session === undefined) return none;
    const { person } = session;
    const factors = await factorQuestions(db).factorsOf(person);
    if (!mayEnrol({ ...session, factors }, signIn.clock())) return none;
    if (!(await passkeyQuestions(db).removePasskey(person, id))) return none;
    const address = addressPrefix(visitor.address);
    return { kind: "removed", events: [{ kind: "passkey-removed", person, method: "passkey", address }] };
  });
