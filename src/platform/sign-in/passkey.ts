import { randomBytes } from "node:crypto";
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";
import { addressPrefix } from "../network/index.ts";
import { countOfAddress, forgive, takeTry } from "./limits.ts";
import { challengeLife, mayEnrol, mostPasskeys } from "./model.ts";
import {
  type Limited,
  type Proven,
  type Refused,
  refused,
  type SignedIn,
  type SignInEvent,
} from "./outcomes.ts";
import { readAuthentication, readRegistration } from "./passkey-answers.ts";
import { passkeyName, type ShownPasskey, shownPasskey } from "./passkey-list.ts";
import { digestOf, isSame, isToken, keyedDigest, newToken } from "./secrets.ts";
import { raisedSession, succeed } from "./sessions.ts";
import { asking, changing, type SignIn } from "./sign-in.ts";
import { factorQuestions } from "./store/factors.ts";
import { type ChallengeRow, type NewChallenge, type PasskeyRow, passkeyQuestions } from "./store/passkeys.ts";
import { sessionQuestions } from "./store/sessions.ts";
import type { Visitor } from "./visitor.ts";

/** The library is read when the first passkey is: it is large, and most requests have no use for it. */
const library = () => import("@simplewebauthn/server");

/** ES256, EdDSA, RS256: what every authenticator in use has one of. */
const algorithms = [-7, -8, -257];

const rpIdOf = ({ origin }: SignIn): string => new URL(origin()).hostname;

/** The name by which an authenticator knows a person: it says nothing, and is always the same, so that none has two. */
const handleOf = ({ key }: SignIn, person: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(keyedDigest(key, "passkey-handle", person));

/** Keeps a challenge, and gives what the browser brings back with the answer. */
async function keep(signIn: SignIn, given: Omit<NewChallenge, "id" | "expires_at">): Promise<string> {
  const ceremony = newToken();
  const expires_at = new Date(signIn.clock().getTime() + challengeLife);
  await asking(signIn, (db) =>
    passkeyQuestions(db).addChallenge({ ...given, id: digestOf(ceremony), expires_at }),
  );
  return ceremony;
}

/** The challenge of a ceremony, which is over with it whatever comes of it. */
const take = (
  signIn: SignIn,
  purpose: NewChallenge["purpose"],
  ceremony: unknown,
): Promise<ChallengeRow | undefined> =>
  asking(signIn, async (db) =>
    isToken(ceremony)
      ? passkeyQuestions(db).takeChallenge(digestOf(ceremony), purpose, signIn.clock())
      : undefined,
  );

/** `session`: there is none, or it has not shown what there is to show. `many`: there are as many as may be. */
export type EnrolFault = "session" | "many";

export interface RegistrationBegun {
  readonly kind: "begun";
  /** For `startRegistration` of @simplewebauthn/browser. */
  readonly options: PublicKeyCredentialCreationOptionsJSON;
  readonly ceremony: string;
}

export interface NewPasskeyFor {
  readonly token: unknown;
  /** What the authenticator shows: an e-mail address, and a name. */
  readonly userName: string;
  readonly displayName: string;
  readonly visitor: Visitor;
}

export async function beginPasskeyRegistration(
  signIn: SignIn,
  { token, userName, displayName, visitor }: NewPasskeyFor,
): Promise<RegistrationBegun | Refused<EnrolFault>> {
  const address = addressPrefix(visitor.address);
  const found = await asking(signIn, async (db) => {
    const row = isToken(token)
      ? await sessionQuestions(db).findSession(digestOf(token), signIn.clock())
      : undefined;
    if (row === undefined) return undefined;
    const factors = await factorQuestions(db).factorsOf(row.person);
    const passkeys = await passkeyQuestions(db).listPasskeys(row.person);
    return mayEnrol({ ...row, factors }, signIn.clock()) ? { person: row.person, passkeys } : undefined;
  });
  if (found === undefined) return refused("session", { method: "passkey", address });
  const { person, passkeys } = found;
  if (passkeys.length >= mostPasskeys) return refused("many", { person, method: "passkey", address });
  const { generateRegistrationOptions } = await library();
  const options = await generateRegistrationOptions({
    ...{ rpName: signIn.name, rpID: rpIdOf(signIn), userName, userDisplayName: displayName },
    ...{ userID: handleOf(signIn, person), challenge: new Uint8Array(randomBytes(32)) },
    ...{ attestationType: "none", supportedAlgorithmIDs: algorithms, timeout: challengeLife },
    excludeCredentials: passkeys.map(({ id, transports }) => ({ id, transports: [...transports] })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  const { challenge } = options;
  return {
    kind: "begun",
    options,
    ceremony: await keep(signIn, { purpose: "registration", challenge, person }),
  };
}

export interface PasskeyAdded {
  readonly kind: "added";
  readonly passkey: ShownPasskey;
  /** The session goes on under another token, as one that has shown two factors. */
  readonly signedIn: SignedIn;
  readonly events: readonly SignInEvent[];
}

/** @param given.response what `startRegistration` gave, and a name by which the person will know the passkey */
export async function finishPasskeyRegistration(
  signIn: SignIn,
  given: {
    readonly token: unknown;
    readonly ceremony: unknown;
    readonly response: unknown;
    readonly name: string;
    readonly visitor: Visitor;
  },
): Promise<PasskeyAdded | Refused<EnrolFault | "answer">> {
  const address = addressPrefix(given.visitor.address);
  const challenge = await take(signIn, "registration", given.ceremony);
  const response = readRegistration(given.response);
  const credential = challenge && response && (await registered(signIn, response, challenge));
  if (!challenge?.person || !credential) return refused("answer", { method: "passkey", address });
  const { person } = challenge;
  const name = passkeyName(given.name);
  const done = await changing(signIn, async (db) => {
    const now = signIn.clock();
    const session = isToken(given.token)
      ? await sessionQuestions(db).lockSession(digestOf(given.token), now)
      : undefined;
    const factors = await factorQuestions(db).factorsOf(person);
    if (session?.person !== person || !mayEnrol({ ...session, factors }, now)) return "session" as const;
    if (factors.passkeys >= mostPasskeys) return "many" as const;
    const row = {
      ...credential,
      person,
      name,
      handle: Buffer.from(handleOf(signIn, person)),
      created_at: now,
    };
    // One that is known already may be another person's.
    if (!(await passkeyQuestions(db).addPasskey(row))) return "answer" as const;
    return { row, next: await succeed({ signIn, db }, session, { raised: true }) };
  });
  if (typeof done === "string") return refused(done, { person, method: "passkey", address });
  const signedIn = raisedSession(done.next);
  const event: SignInEvent = { kind: "passkey-added", person, method: "passkey", address };
  const passkey = shownPasskey({ ...done.row, last_used_at: null });
  return { kind: "added", passkey, signedIn, events: [event, ...signedIn.events] };
}

type Credential = Pick<PasskeyRow, "id" | "public_key" | "counter" | "transports">;

/**
 * The credential of an answer that is what it says, else undefined. We ask for no attestation and take none: to check
 * one, the library would fetch addresses that stand in the certificate, which a stranger wrote.
 */
async function registered(
  signIn: SignIn,
  response: RegistrationResponseJSON,
  { challenge }: ChallengeRow,
): Promise<Credential | undefined> {
  try {
    const { verifyRegistrationResponse } = await library();
    const { decodeAttestationObject } = await import("@simplewebauthn/server/helpers");
    const object = new Uint8Array(Buffer.from(response.response.attestationObject, "base64url"));
    if (decodeAttestationObject(object).get("fmt") !== "none") return undefined;
    const { registrationInfo } = await verifyRegistrationResponse({
      ...{ response, expectedChallenge: challenge, requireUserVerification: true },
      ...{ expectedOrigin: signIn.origin(), expectedRPID: rpIdOf(signIn), supportedAlgorithmIDs: algorithms },
    });
    if (registrationInfo === undefined) return undefined;
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
    return id === response.id ? { id, public_key: Buffer.from(publicKey), counter, transports } : undefined;
  } catch {
    return undefined;
  }
}

export interface AuthenticationBegun {
  readonly kind: "begun";
  /** For `startAuthentication` of @simplewebauthn/browser. */
  readonly options: PublicKeyCredentialRequestOptionsJSON;
  readonly ceremony: string;
}

/** Names no passkey: the browser shows those that it has, and nobody learns who has any. */
export async function beginPasskeyAuthentication(signIn: SignIn): Promise<AuthenticationBegun> {
  const { generateAuthenticationOptions } = await library();
  const options = await generateAuthenticationOptions({
    ...{ rpID: rpIdOf(signIn), userVerification: "required", timeout: challengeLife },
    challenge: new Uint8Array(randomBytes(32)),
  });
  const { challenge } = options;
  const ceremony = await keep(signIn, { purpose: "authentication", challenge, person: null });
  return { kind: "begun", options, ceremony };
}

/** `answer`: it does not fit, or nobody has that passkey. `counter`: it has been copied, or was used in the meantime. */
export type PasskeyFault = "answer" | "counter";

export async function finishPasskeyAuthentication(
  signIn: SignIn,
  given: { readonly ceremony: unknown; readonly response: unknown; readonly visitor: Visitor },
): Promise<Proven | Refused<PasskeyFault> | Limited> {
  const { visitor } = given;
  const method = "passkey";
  const counted = countOfAddress(signIn, visitor);
  const limited = await takeTry(signIn, [counted], { method, visitor });
  if (limited) return limited;
  const address = addressPrefix(visitor.address);
  const challenge = await take(signIn, "authentication", given.ceremony);
  const response = readAuthentication(given.response);
  if (challenge === undefined || response === undefined) return refused("answer", { method, address });
  const { person, fault } = await changing(signIn, async (db) => {
    const { lockPasskey, usePasskey } = passkeyQuestions(db);
    const row = await lockPasskey(response.id);
    if (row === undefined) return { fault: "answer" as const };
    const counter = await shownBy(signIn, { response, challenge, row });
    if (counter === undefined) return { person: row.person, fault: "answer" as const };
    // Signed by the right key, but not after the last time: there are two of it. (0 stands for an authenticator that does not count.)
    const isCounting = counter > 0 || row.counter > 0;
    if (isCounting && counter <= row.counter) return { person: row.person, fault: "counter" as const };
    await usePasskey(row.id, counter, signIn.clock());
    return { person: row.person };
  });
  if (fault !== undefined || person === undefined)
    return refused(fault ?? "answer", { person, method, address });
  await forgive(signIn, [counted]);
  return {
    kind: "proven",
    proof: { person, method, strong: true },
    events: [{ kind: "proven", person, method, address }],
  };
}

interface Showing {
  readonly response: NonNullable<ReturnType<typeof readAuthentication>>;
  readonly challenge: ChallengeRow;
  readonly row: PasskeyRow;
}

/** The counter of an answer that this passkey signed, else undefined. */
async function shownBy(signIn: SignIn, { response, challenge, row }: Showing): Promise<number | undefined> {
  try {
    const { userHandle } = response.response;
    if (userHandle !== undefined && !isSame(Buffer.from(userHandle, "base64url"), row.handle))
      return undefined;
    const { verifyAuthenticationResponse } = await library();
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      ...{ response, expectedChallenge: challenge.challenge, requireUserVerification: true },
      ...{ expectedOrigin: signIn.origin(), expectedRPID: rpIdOf(signIn) },
      // Counting is looked at afterwards, so that only what was really signed speaks of a copy.
      credential: { id: row.id, publicKey: new Uint8Array(row.public_key), counter: 0 },
    });
    return verified ? authenticationInfo.newCounter : undefined;
  } catch {
    return undefined;
  }
}
