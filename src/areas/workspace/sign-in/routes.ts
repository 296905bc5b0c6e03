import type { EntryAnswer, EntryRequest, EntryRoute } from "../../../platform/http/index.ts";
import { addressOf } from "../../../platform/http/index.ts";
import {
  canUsePasskeys,
  consumeCode,
  consumeLink,
  peekLink,
  requestLink,
} from "../../../platform/sign-in/index.ts";
import { emailAddress, readStanding } from "../../access/index.ts";
import { accountRoutes } from "../people/account.ts";
import { peopleRoutes } from "../people/people.ts";
import { firstRoutes } from "./first.ts";
import { limitedAnswer } from "./limited.ts";
import { signInMail } from "./mail.ts";
import { mailLater } from "./mail-later.ts";
import { renderFault, renderLink, renderSent, renderSignIn } from "./pages.tsx";
import { begin, type EntryParts, signInActor, tell } from "./parts.ts";
import { passkeyRoutes } from "./passkeys.ts";
import { providerRoutes } from "./provider.ts";
import { secondRoutes } from "./second.ts";

const fault = (request: EntryRequest, reason: string, status = 400): EntryAnswer => ({
  status,
  html: renderFault(request, request.translate(`entry.fault-${reason}`)),
});

/** Begins the session, or says that nobody of ours has come. */
export async function enter(
  parts: EntryParts,
  request: EntryRequest,
  proof: Parameters<typeof begin>[2],
): Promise<EntryAnswer> {
  return (await begin(parts, request, proof)) ?? fault(request, "nobody", 403);
}

const signInPage = (
  parts: EntryParts,
  request: EntryRequest,
  given: { problem?: string; email?: string } = {},
) =>
  renderSignIn(request, {
    ...given,
    ...{ provider: parts.provider, passkeys: canUsePasskeys(request.origin) },
  });

async function askForLink(parts: EntryParts, request: EntryRequest): Promise<EntryAnswer> {
  const given = request.form.text("email");
  const parsed = emailAddress.safeParse(given);
  if (!parsed.success) {
    const problem = request.translate("entry.fault-email");
    return { status: 400, html: signInPage(parts, request, { problem, email: given }) };
  }
  const standing = await request.door.ask(signInActor, readStanding, { email: parsed.data });
  const { visitor } = request;
  const asked = await requestLink(parts.signIn, { email: parsed.data, person: standing?.id, visitor });
  await tell(request.door, asked.events);
  if (asked.kind === "limited") return limitedAnswer(request, asked);
  if (asked.mail !== undefined && standing !== undefined) {
    const { token, code } = asked.mail;
    const url = `${request.origin}${addressOf(standing.language, `sign-in/t/${token}`)}`;
    const mail = { to: standing.email, name: standing.name, url, code, until: asked.expires };
    mailLater(parts, request, signInMail(request.translators[standing.language], mail));
  }
  return { to: "sign-in/sent", cookies: { request: asked.request } };
}

async function useLink(parts: EntryParts, request: EntryRequest): Promise<EntryAnswer> {
  const { visitor, params } = request;
  const used = await consumeLink(parts.signIn, { token: params.token, visitor });
  await tell(request.door, used.events);
  if (used.kind === "limited") return limitedAnswer(request, used);
  if (used.kind === "refused") return fault(request, used.reason);
  return used.kind === "proven" ? enter(parts, request, used.proof) : fault(request, "unknown");
}

async function useCode(parts: EntryParts, request: EntryRequest): Promise<EntryAnswer> {
  const { visitor, form } = request;
  const code = form.text("code");
  const used = await consumeCode(parts.signIn, { request: request.cookie("request"), code, visitor });
  await tell(request.door, used.events);
  if (used.kind === "limited") return limitedAnswer(request, used);
  if (used.kind === "proven") return enter(parts, request, used.proof);
  const problem = request.translate(`entry.fault-${used.reason}`);
  return { status: 400, html: renderSent(request, { problem }) };
}

const again = ({ query, translate }: EntryRequest): { problem?: string } =>
  query.again === undefined ? {} : { problem: translate("entry.again") };

/** All addresses on the way in. */
export function entryRoutes(parts: EntryParts): EntryRoute[] {
  return [
    {
      method: "GET",
      path: "sign-in",
      run: async (request) => ({
        html: signInPage(parts, request, again(request)),
        // Where they wanted to go is kept until they are in.
        ...(request.query.next ? { cookies: { next: request.query.next } } : {}),
      }),
    },
    { method: "POST", path: "sign-in", run: (request) => askForLink(parts, request) },
    { method: "GET", path: "sign-in/sent", run: async (request) => ({ html: renderSent(request) }) },
    { method: "POST", path: "sign-in/code", run: (request) => useCode(parts, request) },
    {
      method: "GET",
      path: "sign-in/t/:token",
      async run(request) {
        const link = await peekLink(parts.signIn, request.params.token);
        if (link.kind === "closed") return fault(request, link.reason, 410);
        if (link.purpose === "first-admin") return { to: `sign-in/first/${request.params.token}` };
        return { html: renderLink(request, { invited: link.purpose === "invitation", email: link.email }) };
      },
    },
    { method: "POST", path: "sign-in/t/:token", run: (request) => useLink(parts, request) },
    ...firstRoutes(parts),
    ...secondRoutes(parts),
    ...passkeyRoutes(parts),
    ...providerRoutes(parts),
    ...accountRoutes(parts),
    ...peopleRoutes(parts),
  ];
}
