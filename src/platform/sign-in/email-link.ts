import { randomBytes } from "node:crypto";
import { addressPrefix } from "../network/index.ts";
import type { Db } from "../storage/index.ts";
import { countOfAccount, countOfAddress, forgive, takeTry } from "./limits.ts";
import {
  accountOf,
  emailCodeLength,
  emailCodeTries,
  type LinkPurpose,
  linkLives,
  type Method,
} from "./model.ts";
import { type Limited, type Proven, type Refused, refused, type SignInEvent } from "./outcomes.ts";
import { digestOf, isSame, isToken, keyedDigest, newCode, newToken, readCode, shownCode } from "./secrets.ts";
import { asking, changing, type SignIn } from "./sign-in.ts";
import { factorQuestions } from "./store/factors.ts";
import { type LinkRow, linkQuestions } from "./store/links.ts";
import { sessionQuestions } from "./store/sessions.ts";
import type { Visitor } from "./visitor.ts";

const expiryOf = (purpose: LinkPurpose, now: Date): Date | null => {
  const life = linkLives[purpose];
  return life === undefined ? null : new Date(now.getTime() + life);
};

/** A code is worth something only beside the request it was sent for. */
const codeDigest = ({ key }: SignIn, request: string, code: string): Buffer =>
  keyedDigest(key, "email-code", `${request} ${code}`);

/** Somebody has asked for a link by e-mail. All of it but `mail` is the same whether anybody has that address or not. */
export interface Requested {
  readonly kind: "requested";
  /** For the browser that asked (a cookie or a hidden field): with it, the code may be typed. */
  readonly request: string;
  readonly expires: Date;
  /** What is to be sent; undefined where there is nobody to send it to. */
  readonly mail: { readonly token: string; readonly code: string } | undefined;
  readonly events: readonly SignInEvent[];
}

/**
 * A link by e-mail to sign in with, and a code that goes with it. For an unknown address the same is done and written,
 * and nobody can use it.
 * @param person who has the address, if anybody may sign in with it
 */
export async function requestLink(
  signIn: SignIn,
  {
    email,
    person,
    visitor,
  }: { readonly email: string; readonly person: string | undefined; readonly visitor: Visitor },
): Promise<Requested | Limited> {
  const account = countOfAccount(signIn, "mail", accountOf(email));
  const counts = [account, countOfAddress(signIn, visitor)];
  const limited = await takeTry(signIn, counts, { method: "email-link", person, visitor });
  if (limited) return limited;
  const now = signIn.clock();
  const [token, request, code] = [newToken(), newToken(), newCode(emailCodeLength)];
  // It has an expiry: only the link of the first administrator has none.
  const expires = expiryOf("email-link", now) ?? now;
  await asking(signIn, (db) =>
    linkQuestions(db).addLink({
      ...{ id: digestOf(token), purpose: "email-link", person: person ?? null },
      // Whoever asks in vain leaves no address behind.
      email: person === undefined ? null : accountOf(email),
      ...{ account: account.digest, request: digestOf(request), code: codeDigest(signIn, request, code) },
      ...{ created_at: now, expires_at: expires },
    }),
  );
  const address = addressPrefix(visitor.address);
  return {
    ...{ kind: "requested", request, expires },
    mail: person === undefined ? undefined : { token, code: shownCode(code) },
    events: [{ kind: "link-made", person, method: "email-link", address }],
  };
}

/** What a link that somebody gives out is for. */
export type NewLinkFor =
  | { readonly purpose: "invitation" | "recovery"; readonly person: string; readonly email?: string }
  | { readonly purpose: "first-admin" };

export interface Created {
  readonly kind: "created";
  readonly token: string;
  readonly expires: Date | undefined;
  readonly events: readonly SignInEvent[];
}

/** A link that somebody gives out who may. It takes the place of an earlier one for the same. */
export async function createLink(signIn: SignIn, given: NewLinkFor): Promise<Created> {
  const { purpose } = given;
  const now = signIn.clock();
  const token = newToken();
  const person = given.purpose === "first-admin" ? null : given.person;
  const email = given.purpose === "first-admin" ? undefined : given.email;
  const expires = expiryOf(purpose, now);
  await changing(signIn, async (db) => {
    const { addLink, revokeLinks } = linkQuestions(db);
    await revokeLinks(purpose, person, now);
    await addLink({
      ...{ id: digestOf(token), purpose, person, created_at: now, expires_at: expires },
      email: email === undefined ? null : accountOf(email),
      account: email === undefined ? null : countOfAccount(signIn, "mail", accountOf(email)).digest,
      ...{ request: null, code: null },
    });
  });
  return {
    ...{ kind: "created", token, expires: expires ?? undefined },
    events: [{ kind: "link-made", person: person ?? undefined, method: purpose, address: "" }],
  };
}

/** Takes back what was given out and nobody has used: all links of a person. */
export const revokeLinksOf = (signIn: SignIn, person: string): Promise<void> =>
  asking(signIn, (db) => linkQuestions(db).revokeLinksOf(person, signIn.clock()));

/** Why a link is of no use. `unknown` also for one that was taken back. */
export type LinkFault = "unknown" | "used" | "expired";

function faultOf(row: LinkRow | undefined, now: Date): LinkFault | undefined {
  if (row === undefined || row.revoked_at !== null) return "unknown";
  // What was asked for in vain was sent to nobody, and so is known to nobody.
  if (row.person === null && row.purpose !== "first-admin") return "unknown";
  if (row.used_at !== null) return "used";
  return row.expires_at !== null && row.expires_at <= now ? "expired" : undefined;
}

export type PeekedLink =
  | {
      readonly kind: "open";
      readonly purpose: LinkPurpose;
      readonly person: string | undefined;
      readonly email: string | undefined;
    }
  | { readonly kind: "closed"; readonly reason: LinkFault };

/** What a link is for, when a page with a button is shown: reads, and changes nothing however often it is asked. */
export async function peekLink(signIn: SignIn, token: unknown): Promise<PeekedLink> {
  const row = isToken(token)
    ? await asking(signIn, (db) => linkQuestions(db).findLink(digestOf(token)))
    : undefined;
  const reason = faultOf(row, signIn.clock());
  if (row === undefined || reason !== undefined) return { kind: "closed", reason: reason ?? "unknown" };
  const { purpose, person, email } = row;
  return { kind: "open", purpose, person: person ?? undefined, email: email ?? undefined };
}

/** The link of the first administrator was used: who that is, is the caller's to say. */
export interface FirstAdmin {
  readonly kind: "first-admin";
  readonly events: readonly SignInEvent[];
}

/** Uses a link, when the button is pressed. Of two at once, one wins. */
export async function consumeLink(
  signIn: SignIn,
  { token, visitor }: { readonly token: unknown; readonly visitor: Visitor },
): Promise<Proven | FirstAdmin | Refused<LinkFault> | Limited> {
  const counted = countOfAddress(signIn, visitor);
  const limited = await takeTry(signIn, [counted], { method: "email-link", visitor });
  if (limited) return limited;
  const address = addressPrefix(visitor.address);
  const now = signIn.clock();
  const taken = await changing(signIn, async (db) => {
    const { lockLink, useLink } = linkQuestions(db);
    const row = isToken(token) ? await lockLink(digestOf(token)) : undefined;
    const fault = faultOf(row, now);
    if (row === undefined || fault !== undefined) return { row, fault: fault ?? ("unknown" as const) };
    await useLink(row.id, now);
    return { row, events: row.purpose === "recovery" ? await recover(db, row, { now, address }) : [] };
  });
  const { row } = taken;
  if (row === undefined || taken.fault !== undefined) {
    const { person, purpose } = row ?? {};
    return refused(taken.fault ?? "unknown", { person: person ?? undefined, method: purpose, address });
  }
  await forgiveLink(signIn, row, visitor);
  if (row.person === null)
    return { kind: "first-admin", events: [{ kind: "proven", method: row.purpose, address }] };
  const told = taken.events ?? [];
  return proven(row, { person: row.person, method: row.purpose, address, told });
}

/** An administrator lets somebody begin anew who has lost what they had: nothing that was lost is of use any more. */
async function recover(db: Db, { person }: LinkRow, { now, address }: { now: Date; address: string }) {
  if (person === null) return [];
  const hadAny = await factorQuestions(db).removeFactors(person);
  const count = await sessionQuestions(db).endSessionsOf(person, now, null);
  const events: SignInEvent[] = [];
  if (hadAny) events.push({ kind: "factors-removed", person, method: "recovery", address });
  if (count > 0) events.push({ kind: "sessions-ended", person, method: "recovery", address });
  return events;
}

/** What was spent on a link that was used: the request, where this address may have made it, and the use itself. */
async function forgiveLink(signIn: SignIn, { account, purpose }: LinkRow, visitor: Visitor): Promise<void> {
  const address = countOfAddress(signIn, visitor);
  const counts = account === null ? [address] : [address, { by: "account" as const, digest: account }];
  await forgive(signIn, counts, purpose === "email-link" ? 2 : 1);
}

const proven = (
  { email }: LinkRow,
  proof: { person: string; method: Method; address: string; told: readonly SignInEvent[] },
): Proven => {
  const { person, method, address, told } = proof;
  return {
    kind: "proven",
    proof: { person, method, strong: false, email: email ?? undefined },
    events: [{ kind: "proven", person, method, address }, ...told],
  };
};

/** `wrong` also for a code that nobody was sent; `spent`: after too many wrong ones, another has to be asked for. */
export type CodeFault = "wrong" | "spent";

/** The code out of the e-mail, typed into the browser that had asked for it. It uses up the link as well. */
export async function consumeCode(
  signIn: SignIn,
  {
    request,
    code,
    visitor,
  }: { readonly request: unknown; readonly code: unknown; readonly visitor: Visitor },
): Promise<Proven | Refused<CodeFault> | Limited> {
  const method = "email-code";
  const limited = await takeTry(signIn, [countOfAddress(signIn, visitor)], { method, visitor });
  if (limited) return limited;
  const address = addressPrefix(visitor.address);
  const now = signIn.clock();
  const typed = readCode(code, emailCodeLength);
  const found = await changing(signIn, async (db) => {
    const { lockRequest, countCodeTry, useLink } = linkQuestions(db);
    if (!isToken(request)) return { fault: "spent" as const };
    const row = await lockRequest(digestOf(request));
    // Nothing here depends on whether there is a person behind it: a stranger sees the same either way.
    const isOpen = row !== undefined && row.used_at === null && row.revoked_at === null;
    if (!isOpen || row.tries >= emailCodeTries || (row.expires_at !== null && row.expires_at <= now))
      return { row, fault: "spent" as const };
    await countCodeTry(row.id);
    const given = typed === undefined ? randomBytes(32) : codeDigest(signIn, request, typed);
    if (!isSame(given, row.code ?? randomBytes(32)) || row.person === null)
      return { row, fault: "wrong" as const };
    await useLink(row.id, now);
    return { row, person: row.person };
  });
  if (found.person === undefined)
    return refused(found.fault, { person: found.row?.person ?? undefined, method, address });
  await forgiveLink(signIn, found.row, visitor);
  return proven(found.row, { person: found.person, method, address, told: [] });
}
