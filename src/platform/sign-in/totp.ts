import { randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { renderSVG } from "uqr";
import { addressPrefix } from "../network/index.ts";
import type { Db } from "../storage/index.ts";
import { type Count, countOfAccount, countOfAddress, forgive, takeTry } from "./limits.ts";
import { isRecent, mayEnrol, recoveryCodeCount, recoveryCodeLength } from "./model.ts";
import {
  type Limited,
  type None,
  none,
  type Refused,
  refused,
  type SignedIn,
  type SignInEvent,
} from "./outcomes.ts";
import { digestOf, isToken, keyedDigest, newCode, readCode, seal, shownCode, unseal } from "./secrets.ts";
import { raisedSession, succeed } from "./sessions.ts";
import { asking, changing, type SignIn } from "./sign-in.ts";
import { factorQuestions } from "./store/factors.ts";
import { type SessionRow, sessionQuestions } from "./store/sessions.ts";
import type { Visitor } from "./visitor.ts";

/** What every authenticator understands (RFC 6238 with the values of RFC 4226): SHA-1, six digits, thirty seconds. */
const form = { algorithm: "SHA1", digits: 6, period: 30 } as const;
/** Codes before and after the present one that are taken as well, for clocks that differ. */
const window = 1;
const secretBytes = 20;

const secretFrom = (bytes: Uint8Array): Secret => new Secret({ buffer: new Uint8Array(bytes).buffer });

/** The step whose code was typed, if it is one of those that may be; spaces in it do not matter. */
export function stepOf(secret: Uint8Array, typed: string, now: Date): number | undefined {
  const token = typed.normalize("NFKC").replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return undefined;
  const timestamp = now.getTime();
  const delta = TOTP.validate({ ...form, secret: secretFrom(secret), token, timestamp, window });
  return delta === null ? undefined : TOTP.counter({ period: form.period, timestamp }) + delta;
}

export interface TotpBegun {
  readonly kind: "begun";
  /** To be typed, in base 32; as an address; and as a picture of that (SVG, without style or script). */
  readonly secret: string;
  readonly uri: string;
  readonly svg: string;
}

/** There is no session, or one that has not shown what there is to show, or codes are enrolled already. */
export type TotpFault = "session" | "enrolled";

interface At {
  readonly token: unknown;
  readonly visitor: Visitor;
}

const sessionOf = (signIn: SignIn, db: Db, token: unknown): Promise<SessionRow | undefined> =>
  isToken(token)
    ? sessionQuestions(db).lockSession(digestOf(token), signIn.clock())
    : Promise.resolve(undefined);

/** @param given.label what the authenticator shows beside the name of the site: an e-mail address */
export async function beginTotp(
  signIn: SignIn,
  { token, visitor, label }: At & { readonly label: string },
): Promise<TotpBegun | Refused<TotpFault>> {
  const address = addressPrefix(visitor.address);
  const bytes = randomBytes(secretBytes);
  const fault = await changing(signIn, async (db) => {
    const { factorsOf, setTotp } = factorQuestions(db);
    const session = await sessionOf(signIn, db, token);
    if (session === undefined) return "session" as const;
    const factors = await factorsOf(session.person);
    if (!mayEnrol({ ...session, factors }, signIn.clock())) return "session" as const;
    if (factors.totp) return "enrolled" as const;
    await setTotp(session.person, seal(signIn.key, `totp ${session.person}`, bytes), signIn.clock());
    return undefined;
  });
  if (fault !== undefined) return refused(fault, { method: "totp", address });
  const secret = secretFrom(bytes);
  const uri = new TOTP({ ...form, issuer: signIn.name, label, secret }).toString();
  return { kind: "begun", secret: secret.base32, uri, svg: renderSVG(uri, { border: 4, ecc: "M" }) };
}

export interface TotpConfirmed {
  readonly kind: "confirmed";
  /** To be kept by the person; they are shown once. */
  readonly recoveryCodes: readonly string[];
  /** The session goes on under another token, as one that has shown two factors. */
  readonly signedIn: SignedIn;
  readonly events: readonly SignInEvent[];
}

/** `code`: it does not fit, or was used before. */
export type CodeRefused = "session" | "code";

const countsOf = (signIn: SignIn, person: string, visitor: Visitor): readonly Count[] => [
  countOfAccount(signIn, "second-step", person),
  countOfAddress(signIn, visitor),
];

/** Whose session it is, and a try of theirs counted: nothing has been looked at yet. */
async function admitted(
  signIn: SignIn,
  { token, visitor }: At,
): Promise<{ readonly person: string } | Refused<"session"> | Limited> {
  const address = addressPrefix(visitor.address);
  const row = await asking(signIn, async (db) =>
    isToken(token) ? sessionQuestions(db).findSession(digestOf(token), signIn.clock()) : undefined,
  );
  if (row === undefined) return refused("session", { method: "totp", address });
  const { person } = row;
  const limited = await takeTry(signIn, countsOf(signIn, person, visitor), {
    person,
    method: "totp",
    visitor,
  });
  return limited ?? { person };
}

async function takeTotp(
  { signIn, db }: { signIn: SignIn; db: Db },
  person: string,
  { code, confirmed }: { code: string; confirmed: boolean },
): Promise<boolean> {
  const { findTotp, takeStep } = factorQuestions(db);
  const row = await findTotp(person);
  if (row === undefined || (row.confirmed_at !== null) !== confirmed) return false;
  const step = stepOf(unseal(signIn.key, `totp ${person}`, row.secret), code, signIn.clock());
  return step !== undefined && (await takeStep(person, step));
}

const recoveryDigest = ({ key }: SignIn, person: string, code: string): Buffer =>
  keyedDigest(key, "recovery-code", `${person} ${code}`);

async function giveRecoveryCodes(signIn: SignIn, db: Db, person: string): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, () => newCode(recoveryCodeLength));
  const digests = codes.map((code) => recoveryDigest(signIn, person, code));
  await factorQuestions(db).setRecoveryCodes(person, digests, signIn.clock());
  return codes.map(shownCode);
}

/** The first code of a new enrolment: from now on, codes are asked for. */
export async function confirmTotp(
  signIn: SignIn,
  given: At & { readonly code: string },
): Promise<TotpConfirmed | Refused<CodeRefused> | Limited> {
  const admission = await admitted(signIn, given);
  if ("kind" in admission) return admission;
  const { person } = admission;
  const address = addressPrefix(given.visitor.address);
  const done = await changing(signIn, async (db) => {
    const session = await sessionOf(signIn, db, given.token);
    const factors = await factorQuestions(db).factorsOf(person);
    if (session === undefined || !mayEnrol({ ...session, factors }, signIn.clock()))
      return "session" as const;
    const taken = await takeTotp({ signIn, db }, person, { code: given.code, confirmed: false });
    if (!taken) return "code" as const;
    await factorQuestions(db).confirmTotp(person, signIn.clock());
    const recoveryCodes = await giveRecoveryCodes(signIn, db, person);
    return { recoveryCodes, next: await succeed({ signIn, db }, session, { raised: true }) };
  });
  if (typeof done === "string") return refused(done, { person, method: "totp", address });
  await forgive(signIn, countsOf(signIn, person, given.visitor));
  const signedIn = raisedSession(done.next);
  const event = (kind: SignInEvent["kind"]) => ({ kind, person, method: "totp" as const, address });
  return {
    ...{ kind: "confirmed", recoveryCodes: done.recoveryCodes, signedIn },
    events: [event("totp-enrolled"), event("recovery-codes-made"), ...signedIn.events],
  };
}

/** The second step: a code of the authenticator, or one of the recovery codes. The session goes on under another token. */
export async function passSecondStep(
  signIn: SignIn,
  given: At & { readonly code: string },
): Promise<SignedIn | Refused<CodeRefused> | Limited> {
  const admission = await admitted(signIn, given);
  if ("kind" in admission) return admission;
  const { person } = admission;
  const address = addressPrefix(given.visitor.address);
  const recovery = readCode(given.code, recoveryCodeLength);
  const method = recovery === undefined ? ("totp" as const) : ("recovery-code" as const);
  const next = await changing(signIn, async (db) => {
    const session = await sessionOf(signIn, db, given.token);
    if (session === undefined) return "session" as const;
    const { takeRecoveryCode } = factorQuestions(db);
    const taken =
      recovery === undefined
        ? await takeTotp({ signIn, db }, person, { code: given.code, confirmed: true })
        : await takeRecoveryCode(person, recoveryDigest(signIn, person, recovery), signIn.clock());
    return taken ? succeed({ signIn, db }, session, { raised: true }) : ("code" as const);
  });
  if (typeof next === "string") return refused(next, { person, method, address });
  await forgive(signIn, countsOf(signIn, person, given.visitor));
  const signedIn = raisedSession(next);
  const used: readonly SignInEvent[] =
    recovery === undefined ? [] : [{ kind: "recovery-code-used", person, method, address }];
  const events = [...used, ...signedIn.events.map((event) => ({ ...event, method, address }))];
  return { ...signedIn, events };
}

export interface CodesRenewed {
  readonly kind: "renewed";
  readonly recoveryCodes: readonly string[];
  readonly events: readonly SignInEvent[];
}

/** New recovery codes in place of the old ones; only for a session that has shown a second factor, of somebody who has codes. */
export const renewRecoveryCodes = (signIn: SignIn, { token, visitor }: At): Promise<CodesRenewed | None> =>
  changing(signIn, async (db) => {
    const session = await sessionOf(signIn, db, token);
    if (session === undefined || session.step !== "second") return none;
    if (!isRecent(session.created_at, signIn.clock())) return none;
    const { person } = session;
    if (!(await factorQuestions(db).factorsOf(person)).totp) return none;
    const recoveryCodes = await giveRecoveryCodes(signIn, db, person);
    const address = addressPrefix(visitor.address);
    return {
      ...{ kind: "renewed", recoveryCodes },
      events: [{ kind: "recovery-codes-made", person, method: "recovery-code", address }],
    };
  });
