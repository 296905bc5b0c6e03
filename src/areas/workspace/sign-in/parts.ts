import type { Language } from "../../../kernel/language.ts";
import type { Door } from "../../../platform/acts/index.ts";
import type { EntryAnswer, EntryRequest } from "../../../platform/http/index.ts";
import {
  accountOf,
  type Proof,
  type SignedIn,
  type SignIn,
  type SignInEvent,
  startSession,
} from "../../../platform/sign-in/index.ts";
import { readStanding, recordSignIn } from "../../access/index.ts";

/** Who asks and tells on behalf of the way in. */
export const signInActor = { kind: "system", name: "sign-in" } as const;

/** The machinery, opened by the application when the site is. */
export interface EntryParts {
  readonly signIn: SignIn;
  /** What the provider is called that somebody may sign in with; none where none is set up. */
  readonly provider: string | undefined;
  /** Hears of what went wrong when nobody waits for it any more. */
  readonly say: (text: string) => void;
}

/** Every step on the way in is an act in the journal, with as much of the address as tells where from. */
export async function tell(door: Door, events: readonly SignInEvent[]): Promise<void> {
  for (const { kind, person, method, reason, address } of events) {
    const given = { event: kind, ...(method && { method }), ...(person && { person }) };
    const request = { ...given, ...(reason && { reason }), ...(address && { address }) };
    await door.perform(signInActor, recordSignIn, { input: given, reasons: { request } });
  }
}

/** Only below a language of this site: an address that leads elsewhere leads nowhere. @returns what stands behind the language */
export function nextOf(given: string, otherwise: string): string {
  const match = /^\/[a-z]{2}\/((?:[\w.~%-]+\/)*[\w.~%-]*(?:\?[\w/.~%?=&:+-]*)?)$/.exec(given);
  return match?.[1] ?? otherwise;
}

/** Where somebody goes from here, by what is still missing. */
export const stepOf = ({ needs }: SignedIn, next: string): string => {
  switch (needs) {
    case "nothing":
      return next;
    case "enrol":
      return "sign-in/enrol";
    case "totp":
    case "passkey":
      return "sign-in/second";
  }
};

/** Signing in once more, for what an older session may not do; and back to where it is done. */
export const againFor = (language: Language, path: string): string =>
  `sign-in?again=1&next=${encodeURIComponent(`/${language}/${path}`)}`;

/** Where a person begins who has no other address in mind. */
const homeOf = (staff: boolean): string => (staff ? "work" : "work/home");

/** Begins a session for whoever has shown who they are, as what they are here; undefined for nobody of ours. */
export async function begin(
  { signIn }: EntryParts,
  request: EntryRequest,
  proof: Proof,
): Promise<EntryAnswer | undefined> {
  const standing = await request.door.ask(signInActor, readStanding, { id: proof.person });
  if (standing === undefined || standing.roles.length === 0) return undefined;
  // What was sent to an address that is no longer theirs may be in anybody's hands.
  const sentTo = proof.method === "oidc" ? undefined : proof.email;
  if (sentTo !== undefined && sentTo !== accountOf(standing.email)) return undefined;
  const tier = standing.staff ? "officer" : "reader";
  const started = await startSession(signIn, {
    ...{ proof, tier, visitor: request.visitor, replaces: request.session },
  });
  await tell(request.door, started.events);
  const next = nextOf(request.cookie("next"), homeOf(standing.staff));
  return { to: stepOf(started, next), session: started.token, cookies: { request: "" } };
}
