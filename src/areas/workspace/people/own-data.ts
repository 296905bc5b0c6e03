import type { EntryAnswer, EntryRoute } from "../../../platform/http/index.ts";
import {
  listOidcLinks,
  listPasskeys,
  listSessions,
  type SignIn,
  secondStepOf,
} from "../../../platform/sign-in/index.ts";
import { type Held, readOwnData } from "../../access/index.ts";
import type { EntryParts } from "../sign-in/parts.ts";
import { type OwnRequest, ownRoute } from "./own.ts";
import { renderOwnData } from "./own-data-page.tsx";

/** How somebody signs in, as far as it is told. */
export const signInStateOf = async (signIn: SignIn, person: string) => {
  const [sessions, passkeys, second] = await Promise.all([
    listSessions(signIn, person),
    listPasskeys(signIn, person),
    secondStepOf(signIn, person),
  ]);
  return { sessions, passkeys, second };
};

/** Everything that is kept of whoever asks: no token, key or code is in it. */
async function ownData({ signIn }: EntryParts, { work }: OwnRequest): Promise<Held> {
  const { id } = work.person;
  const [held, state, providers] = await Promise.all([
    work.door.ask(work.actor, readOwnData, {}),
    signInStateOf(signIn, id),
    listOidcLinks(signIn, id),
  ]);
  return { exported_at: work.now.toISOString(), ...held, ...state, providers };
}

async function exportOwn(parts: EntryParts, request: OwnRequest): Promise<EntryAnswer> {
  const body = JSON.stringify(await ownData(parts, request), null, 2);
  return { file: { type: "application/json", name: "entente-my-data.json", body } };
}

/** What is kept of oneself, as a file and to be read. */
export const ownDataRoutes = (parts: EntryParts): EntryRoute[] => [
  ownRoute({
    ...{ method: "GET", path: "work/account/data", permission: "read-as-person" },
    run: (request) => exportOwn(parts, request),
  }),
  ownRoute({
    ...{ method: "GET", path: "work/account/data/read", permission: "read-as-person" },
    run: async (request) => ({ html: renderOwnData(request.work, await ownData(parts, request)) }),
  }),
];
