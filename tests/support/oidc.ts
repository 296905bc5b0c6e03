import { createSign, generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Provider } from "oidc-provider";
import type { OidcSettings } from "../../src/platform/sign-in/index.ts";

const client = { clientId: "entente", clientSecret: "a client secret of tests" };

interface Listening {
  readonly origin: string;
  readonly server: Server;
}

async function listen(): Promise<Listening> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { origin: `http://127.0.0.1:${port}`, server };
}

const closed = (server: Server): Promise<void> =>
  new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });

/** A provider that people can sign in with; who comes to it is let in at once, as the person it is told. */
export interface TestProvider {
  readonly settings: OidcSettings;
  /** Goes to an address as a browser would, and stops where it leads back to us: the query of that address. */
  visit(address: string): Promise<string>;
  close(): Promise<void>;
}

/** A real one (oidc-provider), on loopback. */
export async function realProvider(
  returnAddress: string,
  person: { readonly sub: string; readonly email: string },
): Promise<TestProvider> {
  const { origin, server } = await listen();
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const provider = new Provider(origin, {
    clients: [
      {
        ...{ client_id: client.clientId, client_secret: client.clientSecret },
        ...{ redirect_uris: [returnAddress], token_endpoint_auth_method: "client_secret_post" },
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", kid: "test" }] },
    cookies: { keys: [randomBytes(16).toString("hex")] },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    ttl: { AccessToken: 300, Grant: 300, IdToken: 300, Interaction: 300, Session: 300 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: person.email, email_verified: true, name: "Ana Example" }),
    }),
  });
  const answer = provider.callback();
  server.on("request", (request, response) => {
    if (request.url?.startsWith("/interaction/")) void letIn(provider, person.sub, { request, response });
    else void answer(request, response);
  });
  return {
    settings: { issuer: origin, ...client, name: "Test provider" },
    visit: (address) => visit(address, returnAddress),
    close: () => closed(server),
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

async function letIn(provider: Provider, accountId: string, { request, response }: Exchange): Promise<void> {
  const grant = new provider.Grant({ accountId, clientId: client.clientId });
  grant.addOIDCScope("openid email profile");
  const grantId = await grant.save();
  const result = { login: { accountId }, consent: { grantId } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

/** Follows redirects with the cookies that are set on the way. */
async function visit(address: string, returnAddress: string): Promise<string> {
  const cookies = new Map<string, string>();
  let next = new URL(address);
  for (let step = 0; step < 12; step += 1) {
    if (next.href.startsWith(returnAddress)) return next.search.slice(1);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(next, { redirect: "manual", headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const to = answer.headers.get("location");
    if (to === null) throw new Error(`${next.href} answered ${answer.status}: ${await answer.text()}`);
    next = new URL(to, next);
  }
  throw new Error("too many redirects");
}

/** What a provider that is up to no good, or broken, does otherwise than a good one. */
export interface Mischief {
  claims?: Readonly<Record<string, unknown>>;
  algorithm?: "RS256" | "none";
  /** Signs with a key that it does not show. */
  otherKey?: boolean;
  metadata?: Readonly<Record<string, unknown>>;
  /** Answers a path in its own way. */
  answer?: (path: string, response: ServerResponse) => boolean;
  /** Leaves the address of the person out of the token. */
  withoutEmail?: boolean;
}

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

function signed(claims: unknown, key: KeyObject, { algorithm = "RS256" }: Mischief): string {
  const text = `${encoded({ alg: algorithm, kid: "k", typ: "JWT" })}.${encoded(claims)}`;
  if (algorithm === "none") return `${text}.`;
  return `${text}.${createSign("sha256").update(text).sign(key).toString("base64url")}`;
}

export interface OddProvider extends TestProvider {
  readonly mischief: Mischief;
  /** Paths it was asked for, and the last body that came with one. */
  readonly asked: string[];
  body: URLSearchParams;
}

/** A provider of our own making, which says whatever it is told to say. @param now by which its tokens are dated */
export async function oddProvider(now: () => Date): Promise<OddProvider> {
  const { origin, server } = await listen();
  const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const others = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const asked: string[] = [];
  let nonce = "";
  const provider: OddProvider = {
    ...{ asked, mischief: {}, body: new URLSearchParams() },
    settings: { issuer: origin, ...client, name: "Odd provider" },
    async visit(address) {
      const { searchParams } = new URL(address);
      nonce = searchParams.get("nonce") ?? "";
      return new URLSearchParams({ code: "a-code", state: searchParams.get("state") ?? "" }).toString();
    },
    close: () => closed(server),
  };
  const claims = () => {
    const seconds = Math.floor(now().getTime() / 1000);
    const times = { iat: seconds, exp: seconds + 300 };
    const email = provider.mischief.withoutEmail ? {} : { email: "ana@agency.example", email_verified: true };
    const base = { iss: origin, aud: client.clientId, sub: "ana", nonce, ...times, ...email };
    return { ...base, ...provider.mischief.claims };
  };
  const answers: Readonly<Record<string, () => unknown>> = {
    "/.well-known/openid-configuration": () => ({
      ...{ issuer: origin, authorization_endpoint: `${origin}/auth`, token_endpoint: `${origin}/token` },
      ...{
        jwks_uri: `${origin}/jwks`,
        userinfo_endpoint: `${origin}/me`,
        response_types_supported: ["code"],
      },
      ...{ id_token_signing_alg_values_supported: ["RS256"], subject_types_supported: ["public"] },
      token_endpoint_auth_methods_supported: ["client_secret_post"],
      ...provider.mischief.metadata,
    }),
    "/jwks": () => ({
      keys: [{ ...keys.publicKey.export({ format: "jwk" }), kid: "k", use: "sig", alg: "RS256" }],
    }),
    "/me": () => ({ sub: "ana", email: "from-me@agency.example", email_verified: true }),
    "/token": () => ({
      ...{ access_token: "access", token_type: "Bearer", expires_in: 300 },
      id_token: signed(claims(), (provider.mischief.otherKey ? others : keys).privateKey, provider.mischief),
    }),
  };
  server.on("request", async (request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    if (chunks.length > 0) provider.body = new URLSearchParams(Buffer.concat(chunks).toString());
    if (provider.mischief.answer?.(path, response)) return;
    const answer = answers[path];
    response.writeHead(answer ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(answer?.() ?? {}));
  });
  return provider;
}
