import { isLanguage } from "../../../kernel/language.ts";
import type { EntryAnswer, EntryRoute } from "../../../platform/http/index.ts";
import {
  listOidcLinks,
  listPasskeys,
  listSessions,
  removePasskey,
  removeTotp,
  renewRecoveryCodes,
  revokeAllOf,
  revokeSession,
  type SignIn,
  secondStepOf,
} from "../../../platform/sign-in/index.ts";
import { changeOwnLanguage, readPerson } from "../../access/index.ts";
import { renderCodes } from "../sign-in/pages.tsx";
import { type EntryParts, tell } from "../sign-in/parts.ts";
import { renderAccount } from "./account-page.tsx";
import { type OwnRequest, ownRoute } from "./own.ts";

const stateOf = async (signIn: SignIn, person: string) => {
  const [sessions, passkeys, second] = await Promise.all([
    listSessions(signIn, person),
    listPasskeys(signIn, person),
    secondStepOf(signIn, person),
  ]);
  return { sessions, passkeys, second };
};

async function show({ signIn }: EntryParts, request: OwnRequest, problem?: string): Promise<string> {
  const { person } = request.work;
  return renderAccount(request.work, { ...(await stateOf(signIn, person.id)), problem });
}

async function change({ signIn }: EntryParts, request: OwnRequest): Promise<EntryAnswer> {
  const { form, work, session: token, visitor } = request;
  const [person, id] = [work.person.id, form.text("id")];
  switch (form.text("verb")) {
    case "language": {
      const language = form.text("language");
      const input = { language: isLanguage(language) ? language : work.language };
      await work.door.perform(work.actor, changeOwnLanguage, { input });
      break;
    }
    case "end-session": {
      const ended = await revokeSession(signIn, { person, id, visitor });
      if (ended.kind === "ended") await tell(work.door, ended.events);
      break;
    }
    case "end-others":
      await tell(work.door, (await revokeAllOf(signIn, { person, except: token, visitor })).events);
      break;
    case "remove-passkey": {
      const removed = await removePasskey(signIn, { token, id, visitor });
      if (removed.kind === "removed") await tell(work.door, removed.events);
      break;
    }
    case "remove-totp": {
      const removed = await removeTotp(signIn, { token, visitor });
      if (removed.kind === "removed") await tell(work.door, removed.events);
      break;
    }
    case "renew-codes": {
      const renewed = await renewRecoveryCodes(signIn, { token, visitor });
      if (renewed.kind === "none") break;
      await tell(work.door, renewed.events);
      return { html: renderCodes(request, { codes: renewed.recoveryCodes, next: "work/account" }) };
    }
  }
  return { to: "work/account?done=changed" };
}

/** Everything that is kept of a person here, for themselves: no token, key or code is in it. */
async function exportOwn({ signIn }: EntryParts, { work }: OwnRequest): Promise<EntryAnswer> {
  const { id } = work.person;
  const [person, state, providers] = await Promise.all([
    work.door.ask(work.actor, readPerson, { id }),
    stateOf(signIn, id),
    listOidcLinks(signIn, id),
  ]);
  const body = { exported_at: work.now.toISOString(), person, ...state, providers };
  return {
    file: { type: "application/json", name: "entente-my-data.json", body: JSON.stringify(body, null, 2) },
  };
}

/** One's own account: language, sessions, passkeys, second step, data. */
export const accountRoutes = (parts: EntryParts): EntryRoute[] => [
  ownRoute({
    ...{ method: "GET", path: "work/account", permission: "read-as-person" },
    run: async (request) => ({ html: await show(parts, request) }),
  }),
  ownRoute({
    ...{ method: "POST", path: "work/account", permission: "read-as-person" },
    run: (request) => change(parts, request),
    refused: (request, problem) => show(parts, request, problem),
  }),
  ownRoute({
    ...{ method: "GET", path: "work/account/data", permission: "read-as-person" },
    run: (request) => exportOwn(parts, request),
  }),
];
