import {
  addressOf,
  type EntryAnswer,
  type EntryRequest,
  type EntryRoute,
} from "../../../platform/http/index.ts";
import {
  beginPasskeyAuthentication,
  beginPasskeyRegistration,
  findSession,
  finishPasskeyAuthentication,
  finishPasskeyRegistration,
  mayChangeFactors,
} from "../../../platform/sign-in/index.ts";
import { readStanding } from "../../access/index.ts";
import { tellOfChange } from "./mail-later.ts";
import { againFor, begin, type EntryParts, nextOf, signInActor, stepOf, tell } from "./parts.ts";

const refusedJson = (status: number): EntryAnswer => ({ status, json: { refused: true } });

/** Where the browser goes next, said to a script. */
const going = (request: EntryRequest, { to = "", ...rest }: EntryAnswer): EntryAnswer => ({
  session: rest.session ?? "",
  cookies: { ...rest.cookies, ceremony: "" },
  json: { to: addressOf(request.language, to) },
});

const answerOf = ({ json }: EntryRequest): { response: unknown; name: string } => {
  const given = typeof json === "object" && json !== null ? (json as Record<string, unknown>) : {};
  return { response: given.response, name: typeof given.name === "string" ? given.name.slice(0, 60) : "" };
};

async function finishSignIn(parts: EntryParts, request: EntryRequest): Promise<EntryAnswer> {
  const { visitor } = request;
  const { response } = answerOf(request);
  const done = await finishPasskeyAuthentication(parts.signIn, {
    ...{ ceremony: request.cookie("ceremony"), response, visitor },
  });
  await tell(request.door, done.events);
  if (done.kind === "limited") return { ...refusedJson(429), retryAfter: done.retryAfter };
  if (done.kind === "refused") return refusedJson(400);
  const entered = await begin(parts, request, done.proof);
  return entered === undefined ? refusedJson(403) : going(request, entered);
}

async function beginEnrol({ signIn }: EntryParts, request: EntryRequest): Promise<EntryAnswer> {
  const { session: token, visitor } = request;
  const found = await findSession(signIn, token);
  if (found.kind === "none") return refusedJson(403);
  const standing = await request.door.ask(signInActor, readStanding, { id: found.session.person });
  if (standing === undefined) return refusedJson(403);
  const names = { userName: standing.email, displayName: standing.name };
  const begun = await beginPasskeyRegistration(signIn, { token, visitor, ...names });
  if (begun.kind === "refused") {
    if (found.kind !== "session" || (await mayChangeFactors(signIn, token))) return refusedJson(403);
    return { json: { to: addressOf(request.language, againFor(request.language, "work/account")) } };
  }
  return { json: begun.options, cookies: { ceremony: begun.ceremony } };
}

async function finishEnrol(parts: EntryParts, request: EntryRequest): Promise<EntryAnswer> {
  const { session: token, visitor } = request;
  const added = await finishPasskeyRegistration(parts.signIn, {
    ...{ token, visitor, ceremony: request.cookie("ceremony"), ...answerOf(request) },
  });
  await tellOfChange(parts, request, added.events);
  if (added.kind === "refused") return refusedJson(400);
  const to = stepOf(added.signedIn, nextOf(request.cookie("next"), "work/account"));
  return going(request, { to, session: added.signedIn.token, cookies: { next: "" } });
}

/** What the script on the pages asks; without one there is the mail. */
export const passkeyRoutes = (parts: EntryParts): EntryRoute[] => [
  {
    method: "POST",
    path: "sign-in/passkey/begin",
    async run() {
      const { options, ceremony } = await beginPasskeyAuthentication(parts.signIn);
      return { json: options, cookies: { ceremony } };
    },
  },
  { method: "POST", path: "sign-in/passkey/finish", run: (request) => finishSignIn(parts, request) },
  { method: "POST", path: "sign-in/passkey/enrol-begin", run: (request) => beginEnrol(parts, request) },
  { method: "POST", path: "sign-in/passkey/enrol-finish", run: (request) => finishEnrol(parts, request) },
];
