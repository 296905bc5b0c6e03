import { addressPrefix } from "../network/index.ts";
import type { Db } from "../storage/index.ts";
import {
  betweenSightings,
  endOf,
  type Factors,
  isRecent,
  type Needs,
  needsOf,
  type Proof,
  type Tier,
} from "./model.ts";
import { type None, none, type Session, type SignedIn, type SignInEvent } from "./outcomes.ts";
import { digestOf, isToken, newToken } from "./secrets.ts";
import { asking, changing, type SignIn } from "./sign-in.ts";
import { factorQuestions } from "./store/factors.ts";
import { type NewSession, type SessionRow, sessionQuestions } from "./store/sessions.ts";
import { agentOf, type Visitor } from "./visitor.ts";

const idOf = (id: Buffer): string => id.toString("hex");

const shown = (row: SessionRow): Session => ({
  id: idOf(row.id),
  person: row.person,
  tier: row.tier,
  step: row.step,
  needs: row.needs,
  method: row.method,
  createdAt: row.created_at,
  seenAt: row.seen_at,
  idleUntil: row.idle_until,
  expiresAt: row.expires_at,
  agent: row.agent,
  address: row.address,
});

interface Beginning {
  readonly proof: Proof;
  readonly tier: Tier;
  readonly visitor: Visitor;
}

function newRow(signIn: SignIn, { proof, tier, visitor }: Beginning, factors: Factors) {
  const now = signIn.clock();
  const token = newToken();
  const step = proof.strong ? ("second" as const) : ("first" as const);
  const needs = needsOf({ step, tier, factors });
  const row: NewSession = {
    id: digestOf(token),
    ...{ person: proof.person, method: proof.method, tier, step, needs },
    ...{ created_at: now, seen_at: now },
    idle_until: new Date(now.getTime() + signIn.lives.idle),
    expires_at: endOf(signIn.lives, { tier, needs }, now),
    agent: agentOf(visitor.userAgent),
    address: addressPrefix(visitor.address),
    rotated_from: null,
  };
  return { row, token };
}

const signedIn = (row: SessionRow, token: string, kind: SignInEvent["kind"]): SignedIn => ({
  kind: "signed-in",
  ...{ person: row.person, needs: row.needs, token, session: shown(row) },
  events: [{ kind, person: row.person, method: row.method, address: row.address }],
});

/**
 * Begins a session on what has been shown. A token that the browser brought along is never taken over: `replaces` ends it.
 * Whether the person may sign in at all is the caller's to know.
 */
export const startSession = (
  signIn: SignIn,
  { replaces, ...beginning }: Beginning & { readonly replaces?: string | undefined },
): Promise<SignedIn> =>
  changing(signIn, async (db) => {
    const { addSession, endSession } = sessionQuestions(db);
    const factors = await factorQuestions(db).factorsOf(beginning.proof.person);
    const { row, token } = newRow(signIn, beginning, factors);
    if (isToken(replaces)) await endSession(digestOf(replaces), row.created_at);
    await addSession(row);
    return signedIn(row, token, "session-started");
  });

/** Whose session a token is. `waiting`: nobody is signed in yet, something is still to be shown. */
export type FoundSession =
  | None
  | { readonly kind: "waiting"; readonly needs: Needs; readonly session: Session }
  | { readonly kind: "session"; readonly session: Session };

/** @param token whatever the cookie holds */
export async function findSession(signIn: SignIn, token: unknown): Promise<FoundSession> {
  if (!isToken(token)) return none;
  const now = signIn.clock();
  return asking(signIn, async (db) => {
    const { findSession: find, touchSession } = sessionQuestions(db);
    const row = await find(digestOf(token), now);
    if (row === undefined) return none;
    const session = shown(row);
    if (row.needs !== "nothing") return { kind: "waiting", needs: row.needs, session };
    if (now.getTime() - row.seen_at.getTime() < betweenSightings) return { kind: "session", session };
    const idleUntil = new Date(now.getTime() + signIn.lives.idle);
    await touchSession(row.id, now, idleUntil);
    return { kind: "session", session: { ...session, seenAt: now, idleUntil } };
  });
}

/** What is another in the session that comes after one. */
export interface Succession {
  readonly tier?: Tier | undefined;
  readonly raised?: boolean;
}

/**
 * Ends a session, which is held by this transaction, and goes on with another token. When the person has now shown
 * their second factor, the session lives from now on; else it ends when it would have ended, or sooner.
 */
export async function succeed(
  { signIn, db }: { signIn: SignIn; db: Db },
  row: SessionRow,
  { tier = row.tier, raised = false }: Succession,
): Promise<{ token: string; row: SessionRow }> {
  const { addSession, endSession } = sessionQuestions(db);
  const now = signIn.clock();
  const token = newToken();
  const step = raised ? "second" : row.step;
  const isNew = step !== row.step;
  const needs = needsOf({ step, tier, factors: await factorQuestions(db).factorsOf(row.person) });
  const from = isNew || needs !== "nothing" ? now : row.created_at;
  const end = endOf(signIn.lives, { tier, needs }, from);
  const next: NewSession = {
    ...{ ...row, id: digestOf(token), tier, step, needs, seen_at: now, rotated_from: row.id },
    created_at: isNew ? now : row.created_at,
    idle_until: new Date(now.getTime() + signIn.lives.idle),
    expires_at: isNew || end < row.expires_at ? end : row.expires_at,
  };
  await endSession(row.id, now);
  await addSession(next);
  return { token, row: next };
}

/** The same session under another token, for when what a person may do has changed. The old token is dead at once. */
export async function rotateSession(
  signIn: SignIn,
  { token, tier }: { readonly token: unknown; readonly tier?: Tier | undefined },
): Promise<SignedIn | None> {
  if (!isToken(token)) return none;
  return changing(signIn, async (db) => {
    const row = await sessionQuestions(db).lockSession(digestOf(token), signIn.clock());
    if (row === undefined) return none;
    const next = await succeed({ signIn, db }, row, { tier });
    return { ...signedIn(next.row, next.token, "session-started"), events: [] };
  });
}

/** The outcome of a session that has shown its second factor. */
export const raisedSession = ({ token, row }: { token: string; row: SessionRow }): SignedIn =>
  signedIn(row, token, "session-raised");

/** Whether a session is young enough for its owner to change how they sign in. @param token whatever the cookie holds */
export async function mayChangeFactors(signIn: SignIn, token: unknown): Promise<boolean> {
  const found = await findSession(signIn, token);
  return found.kind === "session" && isRecent(found.session.createdAt, signIn.clock());
}

/** Those of a person that can be used, the one seen last first. */
export const listSessions = (signIn: SignIn, person: string): Promise<readonly Session[]> =>
  asking(signIn, async (db) => (await sessionQuestions(db).listSessions(person, signIn.clock())).map(shown));

export interface Ended {
  readonly kind: "ended";
  readonly events: readonly SignInEvent[];
}

const ended = (event: SignInEvent): Ended => ({ kind: "ended", events: [event] });

/** Signing out. */
export async function endSession(
  signIn: SignIn,
  { token, visitor }: { readonly token: unknown; readonly visitor: Visitor },
): Promise<Ended | None> {
  if (!isToken(token)) return none;
  return endById(signIn, { id: digestOf(token), visitor });
}

/** Ends a session out of the list of a person; that of another is none to them. */
export async function revokeSession(
  signIn: SignIn,
  { person, id, visitor }: { readonly person: string; readonly id: string; readonly visitor: Visitor },
): Promise<Ended | None> {
  if (!/^[0-9a-f]{64}$/.test(id)) return none;
  return endById(signIn, { id: Buffer.from(id, "hex"), visitor, person });
}

const endById = (
  signIn: SignIn,
  { id, visitor, person }: { id: Buffer; visitor: Visitor; person?: string },
): Promise<Ended | None> =>
  changing(signIn, async (db) => {
    const { lockSession, endSession: end } = sessionQuestions(db);
    const now = signIn.clock();
    const row = await lockSession(id, now);
    if (row === undefined || (person !== undefined && row.person !== person)) return none;
    await end(id, now);
    const address = addressPrefix(visitor.address);
    return ended({ kind: "session-ended", person: row.person, method: row.method, address });
  });

/** Ends all sessions of a person, but the one whose token is given; also those that others had begun to wait in. */
export const revokeAllOf = (
  signIn: SignIn,
  {
    person,
    except,
    visitor,
  }: { readonly person: string; readonly except?: unknown; readonly visitor?: Visitor },
): Promise<Ended> =>
  changing(signIn, async (db) => {
    const kept = isToken(except) ? digestOf(except) : null;
    const count = await sessionQuestions(db).endSessionsOf(person, signIn.clock(), kept);
    const address = addressPrefix(visitor?.address ?? "");
    return count === 0 ? { kind: "ended", events: [] } : ended({ kind: "sessions-ended", person, address });
  });
