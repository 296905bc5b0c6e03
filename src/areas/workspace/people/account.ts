import { isLanguage } from "../../../kernel/language.ts";
import type { EntryAnswer, EntryRoute } from "../../../platform/http/index.ts";
import {
  mayChangeFactors,
  removePasskey,
  removeTotp,
  renewRecoveryCodes,
  revokeAllOf,
  revokeSession,
} from "../../../platform/sign-in/index.ts";
import { askForErasure, changeOwnLanguage, readPerson, withdrawErasure } from "../../access/index.ts";
import { tellOfChange } from "../sign-in/mail-later.ts";
import { renderCodes } from "../sign-in/pages.tsx";
import { againFor, type EntryParts, tell } from "../sign-in/parts.ts";
import { renderAccount } from "./account-page.tsx";
import { type OwnRequest, ownRoute } from "./own.ts";
import { ownDataRoutes, signInStateOf } from "./own-data.ts";

async function show({ signIn }: EntryParts, request: OwnRequest, problem?: string): Promise<string> {
  const { person, door, actor } = request.work;
  const [state, { erasure_asked_at }] = await Promise.all([
    signInStateOf(signIn, person.id),
    door.ask(actor, readPerson, { id: person.id }),
  ]);
  return renderAccount(request.work, { ...state, erasureAskedAt: erasure_asked_at, problem });
}

/** What changes how one signs in, or asks for the account to go: an old session has to be begun anew for it. */
const askedAgain: readonly string[] = ["remove-passkey", "remove-totp", "renew-codes", "ask-for-erasure"];

async function change(parts: EntryParts, request: OwnRequest): Promise<EntryAnswer> {
  const { signIn } = parts;
  const { form, work, session: token, visitor } = request;
  const [person, id] = [work.person.id, form.text("id")];
  if (askedAgain.includes(form.text("verb")) && !(await mayChangeFactors(signIn, token)))
    return { to: againFor(work.language, "work/account") };
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
      if (removed.kind === "removed") await tellOfChange(parts, request, removed.events);
      break;
    }
    case "remove-totp": {
      const removed = await removeTotp(signIn, { token, visitor });
      if (removed.kind === "removed") await tellOfChange(parts, request, removed.events);
      break;
    }
    case "ask-for-erasure":
      await work.door.perform(work.actor, askForErasure, { input: {} });
      break;
    case "withdraw-erasure":
      await work.door.perform(work.actor, withdrawErasure, { input: {} });
      break;
    case "renew-codes": {
      const renewed = await renewRecoveryCodes(signIn, { token, visitor });
      if (renewed.kind === "none") break;
      await tellOfChange(parts, request, renewed.events);
      return { html: renderCodes(request, { codes: renewed.recoveryCodes, next: "work/account" }) };
    }
  }
  return { to: "work/account?done=changed" };
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
  ...ownDataRoutes(parts),
];
