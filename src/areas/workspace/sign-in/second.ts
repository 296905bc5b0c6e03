import type { EntryAnswer, EntryRequest, EntryRoute } from "../../../platform/http/index.ts";
import {
  beginTotp,
  confirmTotp,
  endSession,
  findSession,
  mayChangeFactors,
  passSecondStep,
} from "../../../platform/sign-in/index.ts";
import { readStanding } from "../../access/index.ts";
import { limitedAnswer } from "./limited.ts";
import { tellOfChange } from "./mail-later.ts";
import { renderCodes, renderEnrol, renderSecond } from "./pages.tsx";
import { againFor, type EntryParts, nextOf, signInActor, stepOf, tell } from "./parts.ts";

async function showSecond(
  { signIn }: EntryParts,
  request: EntryRequest,
  problem?: string,
): Promise<EntryAnswer> {
  const found = await findSession(signIn, request.session);
  if (found.kind === "session") return { to: "work" };
  if (found.kind === "none") return { to: "sign-in" };
  if (found.needs === "enrol") return { to: "sign-in/enrol" };
  return {
    status: problem === undefined ? 200 : 400,
    html: renderSecond(request, { problem, passkeyOnly: found.needs === "passkey" }),
  };
}

async function passSecond(parts: EntryParts, request: EntryRequest): Promise<EntryAnswer> {
  const { session: token, visitor, form } = request;
  const passed = await passSecondStep(parts.signIn, { token, visitor, code: form.text("code") });
  await tell(request.door, passed.events);
  if (passed.kind === "limited") return limitedAnswer(request, passed);
  if (passed.kind === "refused")
    return showSecond(parts, request, request.translate(`entry.fault-${passed.reason}`));
  return {
    to: stepOf(passed, nextOf(request.cookie("next"), "work")),
    session: passed.token,
    cookies: { next: "" },
  };
}

/** Every opening of the page begins with a new key: one that was shown to others before is of no use. */
async function showEnrol({ signIn }: EntryParts, request: EntryRequest): Promise<EntryAnswer> {
  const found = await findSession(signIn, request.session);
  if (found.kind === "none") return { to: "sign-in" };
  const { person } = found.session;
  const standing = await request.door.ask(signInActor, readStanding, { id: person });
  const { session: token, visitor } = request;
  const begun = await beginTotp(signIn, { token, visitor, label: standing?.email ?? person });
  if (begun.kind === "refused") {
    if (found.kind !== "session") return { to: "sign-in/second" };
    const isOld = !(await mayChangeFactors(signIn, token));
    return { to: isOld ? againFor(request.language, "sign-in/enrol") : "work/account" };
  }
  return { html: renderEnrol(request, { key: { secret: begun.secret, uri: begun.uri } }) };
}

async function confirmEnrol(parts: EntryParts, request: EntryRequest): Promise<EntryAnswer> {
  const { session: token, visitor, form } = request;
  const confirmed = await confirmTotp(parts.signIn, { token, visitor, code: form.text("code") });
  await tellOfChange(parts, request, confirmed.events);
  if (confirmed.kind === "limited") return limitedAnswer(request, confirmed);
  if (confirmed.kind === "refused") {
    const problem = request.translate(`entry.fault-${confirmed.reason}`);
    return { status: 400, html: renderEnrol(request, { problem, key: undefined }) };
  }
  const next = nextOf(request.cookie("next"), "work");
  return {
    html: renderCodes(request, { codes: confirmed.recoveryCodes, next: stepOf(confirmed.signedIn, next) }),
    session: confirmed.signedIn.token,
    cookies: { next: "" },
  };
}

/** The second step, and what enrols it. */
export const secondRoutes = (parts: EntryParts): EntryRoute[] => [
  { method: "GET", path: "sign-in/second", run: (request) => showSecond(parts, request) },
  { method: "POST", path: "sign-in/second", run: (request) => passSecond(parts, request) },
  { method: "GET", path: "sign-in/enrol", run: (request) => showEnrol(parts, request) },
  { method: "POST", path: "sign-in/enrol", run: (request) => confirmEnrol(parts, request) },
  {
    method: "POST",
    path: "work/sign-out",
    async run(request) {
      const ended = await endSession(parts.signIn, { token: request.session, visitor: request.visitor });
      if (ended.kind === "ended") await tell(request.door, ended.events);
      return { to: "", session: "" };
    },
  },
];
