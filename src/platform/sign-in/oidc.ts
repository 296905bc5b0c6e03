import type { Configuration, IDToken } from "openid-client";
import { unavailable } from "../../kernel/errors.ts";
import { addressPrefix } from "../network/index.ts";
import { oidcLife } from "./model.ts";
import { type OidcProvider, oidcLibrary } from "./oidc-provider.ts";
import { type None, none, type Proven, type Refused, refused } from "./outcomes.ts";
import type { Removed } from "./passkey-list.ts";
import { digestOf, isSame, isToken, newToken } from "./secrets.ts";
import { asking, type SignIn } from "./sign-in.ts";
import { oidcQuestions } from "./store/oidc.ts";
import type { Visitor } from "./visitor.ts";

/** @throws unavailable `oidc-missing` where no provider is configured. */
function providerOf({ oidc }: SignIn): OidcProvider {
  if (oidc === undefined) throw unavailable("oidc-missing");
  return oidc;
}

const returnAddress = (signIn: SignIn): URL => new URL(providerOf(signIn).returnPath, signIn.origin());

export interface OidcBegun {
  readonly kind: "redirect";
  /** At the provider. */
  readonly url: string;
  /** For a cookie of the browser that sets out; whoever comes back has to bring it. */
  readonly browser: string;
}

/** @throws unavailable `oidc-missing`, `oidc-unreachable` */
export async function beginOidc(signIn: SignIn): Promise<OidcBegun> {
  const configuration = await providerOf(signIn).configuration(signIn.clock);
  const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await oidcLibrary();
  const [state, nonce, verifier, browser] = [newToken(), newToken(), newToken(), newToken()];
  const url = buildAuthorizationUrl(configuration, {
    ...{ redirect_uri: returnAddress(signIn).href, response_type: "code", scope: "openid email profile" },
    ...{ state, nonce, code_challenge_method: "S256" },
    code_challenge: await calculatePKCECodeChallenge(verifier),
  });
  const expires_at = new Date(signIn.clock().getTime() + oidcLife);
  await asking(signIn, (db) =>
    oidcQuestions(db).addState({
      ...{ id: digestOf(state), browser: digestOf(browser), verifier, nonce, expires_at },
    }),
  );
  return { kind: "redirect", url: url.href, browser };
}

/** Who somebody is to the provider. */
export interface OidcIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** Undefined unless the provider says that the address is theirs. */
  readonly verifiedEmail: string | undefined;
  readonly name: string | undefined;
  /** The provider says that two factors were shown to it (`amr` has `mfa`, RFC 8176). */
  readonly strong: boolean;
}

/** The provider knows them, and we do not yet: whose identity it is, is the caller's to find out (`linkOidc`). */
export interface Unlinked {
  readonly kind: "unlinked";
  readonly identity: OidcIdentity;
  readonly events: readonly [];
}

/**
 * `state`: nobody set out from this browser, or too long ago. `denied`: the provider, or the person there, said no.
 * `token`: what the provider said was not for us, or not now, or not from it.
 */
export type OidcFault = "state" | "denied" | "token";

const longestQuery = 8000;

/**
 * Somebody comes back from the provider.
 * @param given.query of the address they came to, as it is
 * @throws unavailable `oidc-missing`, `oidc-unreachable`, `oidc-refused`
 */
export async function finishOidc(
  signIn: SignIn,
  given: { readonly query: string; readonly browser: unknown; readonly visitor: Visitor },
): Promise<Proven | Unlinked | Refused<OidcFault>> {
  const provider = providerOf(signIn);
  const address = addressPrefix(given.visitor.address);
  const no = (reason: OidcFault) => refused(reason, { method: "oidc", address });
  const query = new URLSearchParams(given.query.slice(0, longestQuery));
  const state = query.get("state");
  if (!isToken(state) || !isToken(given.browser)) return no("state");
  const now = signIn.clock();
  const set = await asking(signIn, (db) => oidcQuestions(db).takeState(digestOf(state), now));
  if (set === undefined || !isSame(digestOf(given.browser), set.browser)) return no("state");
  const configuration = await provider.configuration(signIn.clock);
  const url = returnAddress(signIn);
  url.search = query.toString();
  const identity = await identified(configuration, { provider, url, ...set, state });
  if (typeof identity === "string") return no(identity);
  const { issuer, subject, strong } = identity;
  const person = await asking(signIn, (db) => oidcQuestions(db).useOidcLink(issuer, subject, now));
  return person === undefined
    ? { kind: "unlinked", identity, events: [] }
    : provenBy({ person, strong, email: identity.verifiedEmail }, address);
}

const provenBy = (
  shown: { person: string; strong: boolean; email: string | undefined },
  address: string,
): Proven => ({
  kind: "proven",
  proof: { ...shown, method: "oidc" },
  events: [{ kind: "proven", person: shown.person, method: "oidc", address }],
});

interface Return {
  readonly provider: OidcProvider;
  readonly url: URL;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

async function identified(
  configuration: Configuration,
  { provider, url, state, nonce, verifier }: Return,
): Promise<OidcIdentity | OidcFault> {
  const { authorizationCodeGrant, fetchUserInfo } = await oidcLibrary();
  try {
    const tokens = await authorizationCodeGrant(configuration, url, {
      ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
    });
    const claims = tokens.claims();
    if (claims === undefined) return "token";
    const isAsked = claims.email === undefined && configuration.serverMetadata().userinfo_endpoint;
    const told = isAsked ? await fetchUserInfo(configuration, tokens.access_token, claims.sub) : {};
    return identityOf({ ...told, ...claims });
  } catch (error) {
    return faultOf(error, provider);
  }
}

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value.length <= 320 && value.trim() !== "" ? value.trim() : undefined;

function identityOf(claims: IDToken): OidcIdentity {
  const { iss, sub, amr } = claims;
  return {
    issuer: iss,
    subject: sub,
    verifiedEmail: claims.email_verified === true ? textOf(claims.email) : undefined,
    name: textOf(claims.name),
    strong: Array.isArray(amr) && amr.includes("mfa"),
  };
}

/** Codes of the library for what was answered and is not right: claims, times, signatures, keys. */
const wrongToken =
  /^OAUTH_(?:JWT_\w+|JSON_ATTRIBUTE_COMPARISON_FAILED|INVALID_RESPONSE|PARSE_ERROR|KEY_SELECTION_FAILED|UNSUPPORTED_OPERATION)$/;

/** @throws unavailable `oidc-refused` when the provider does not take us for who we are, `oidc-unreachable` for the rest */
async function faultOf(error: unknown, { settings: { name } }: OidcProvider): Promise<OidcFault> {
  const { AuthorizationResponseError, ResponseBodyError } = await oidcLibrary();
  if (error instanceof AuthorizationResponseError) return "denied";
  if (error instanceof ResponseBodyError) {
    if (error.error === "invalid_grant") return "token";
    throw unavailable(
      "oidc-refused",
      { name, reason: error.error.replace(/[^\w.-]/g, "").slice(0, 60) },
      error,
    );
  }
  const { code } = error as { code?: unknown };
  if (typeof code === "string" && wrongToken.test(code)) return "token";
  throw unavailable("oidc-unreachable", { name }, error);
}

/** Whose an identity is from now on. @returns refused `taken` when it is somebody's already. */
export async function linkOidc(
  signIn: SignIn,
  given: { readonly identity: OidcIdentity; readonly person: string; readonly visitor: Visitor },
): Promise<Proven | Refused<"taken">> {
  const { identity, person } = given;
  const { issuer, subject, strong, verifiedEmail: email } = identity;
  const address = addressPrefix(given.visitor.address);
  const isNew = await asking(signIn, (db) =>
    oidcQuestions(db).addOidcLink({ issuer, subject, person }, signIn.clock()),
  );
  if (!isNew) return refused("taken", { person, method: "oidc", address });
  const told = provenBy({ person, strong, email }, address);
  return { ...told, events: [{ kind: "oidc-linked", person, method: "oidc", address }, ...told.events] };
}

export interface OidcLink {
  readonly issuer: string;
  readonly subject: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | undefined;
}

export const listOidcLinks = (signIn: SignIn, person: string): Promise<readonly OidcLink[]> =>
  asking(signIn, async (db) =>
    (await oidcQuestions(db).listOidcLinks(person)).map((row) => ({
      ...{ issuer: row.issuer, subject: row.subject, createdAt: row.created_at },
      lastUsedAt: row.last_used_at ?? undefined,
    })),
  );

/** A person is known to the provider no more. */
export const unlinkOidc = (
  signIn: SignIn,
  { person, visitor }: { readonly person: string; readonly visitor?: Visitor },
): Promise<Removed | None> =>
  asking(signIn, async (db) => {
    if ((await oidcQuestions(db).removeOidcLinks(person)) === 0) return none;
    const address = addressPrefix(visitor?.address ?? "");
    return { kind: "removed", events: [{ kind: "oidc-unlinked", person, method: "oidc", address }] };
  });
