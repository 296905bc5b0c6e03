import type { EntryAnswer, EntryRequest, EntryRoute } from "../../../platform/http/index.ts";
import { beginOidc, finishOidc, linkOidc, type OidcIdentity } from "../../../platform/sign-in/index.ts";
import { emailAddress, readStanding } from "../../access/index.ts";
import { renderFault } from "./pages.tsx";
import { begin, type EntryParts, signInActor, tell } from "./parts.ts";

const no = (request: EntryRequest, reason: "provider" | "nobody"): EntryAnswer => ({
  status: reason === "nobody" ? 403 : 400,
  html: renderFault(request, request.translate(`entry.fault-${reason}`)),
});

/** Somebody whom the provider knows and we do not yet: whoever has the address that the provider vouches for. */
async function link(parts: EntryParts, request: EntryRequest, identity: OidcIdentity) {
  const email = emailAddress.safeParse(identity.verifiedEmail);
  if (!email.success) return undefined;
  const standing = await request.door.ask(signInActor, readStanding, { email: email.data });
  if (standing === undefined) return undefined;
  const linked = await linkOidc(parts.signIn, { identity, person: standing.id, visitor: request.visitor });
  await tell(request.door, linked.events);
  return linked.kind === "proven" ? linked.proof : undefined;
}

async function comeBack(parts: EntryParts, request: EntryRequest): Promise<EntryAnswer> {
  const { search, visitor } = request;
  const done = await finishOidc(parts.signIn, {
    query: search,
    browser: request.cookie("provider"),
    visitor,
  });
  await tell(request.door, done.events);
  if (done.kind === "refused") return no(request, "provider");
  const proof = done.kind === "proven" ? done.proof : await link(parts, request, done.identity);
  if (proof === undefined) return no(request, "nobody");
  const entered = await begin(parts, request, proof);
  return entered === undefined
    ? no(request, "nobody")
    : { ...entered, cookies: { provider: "", ...entered.cookies } };
}

/** By another provider. The address of return has no language: the browser's own is taken. */
export const providerRoutes = (parts: EntryParts): EntryRoute[] => [
  {
    method: "GET",
    path: "sign-in/oidc",
    async run() {
      const { url, browser } = await beginOidc(parts.signIn);
      return { away: url, cookies: { provider: browser } };
    },
  },
  { method: "GET", path: "sign-in/oidc/return", plain: true, run: (request) => comeBack(parts, request) },
];
