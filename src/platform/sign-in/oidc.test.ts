import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  type Mischief,
  type OddProvider,
  oddProvider,
  realProvider,
  type TestProvider,
} from "../../../tests/support/oidc.ts";
import {
  freshSignIn,
  minute,
  ofKind,
  type TestSignIn,
  testOrigin,
  visitor,
} from "../../../tests/support/sign-in.ts";
import { codeOf, numberOf, rowsOf } from "../../../tests/support/sql.ts";
import { GuardedFetchError, guardedFetch } from "./guarded-fetch.ts";
import { beginOidc, finishOidc, linkOidc, listOidcLinks, unlinkOidc } from "./oidc.ts";
import type { SignIn } from "./sign-in.ts";

let place: TestSignIn;
let real: TestProvider;
let odd: OddProvider;
/** With the real provider, by its own clock; and with the odd one, by that of the test. */
let signIn: SignIn;
let odds: SignIn;

const returnAddress = `${testOrigin}/sign-in/oidc/return`;

beforeAll(async () => {
  place = await freshSignIn();
  real = await realProvider(returnAddress, { sub: "subject-1", email: "ana@agency.example" });
  odd = await oddProvider(() => place.time.now);
  signIn = place.another({ oidc: real.settings, clock: () => new Date() });
  odds = place.another({ oidc: odd.settings });
});
afterEach(() => {
  for (const name of Object.keys(odd.mischief)) delete odd.mischief[name as keyof Mischief];
});
afterAll(async () => {
  await real.close();
  await odd.close();
  await place.close();
});

/** One way there and back with the odd provider. */
async function comeBack(mischief: Mischief = {}, through: SignIn = odds) {
  Object.assign(odd.mischief, mischief);
  const { url, browser } = await beginOidc(through);
  return finishOidc(through, { query: await odd.visit(url), browser, visitor });
}
const reasonOf = async (mischief: Mischief) => ofKind(await comeBack(mischief), "refused").reason;

describe("with a real provider", () => {
  test("somebody comes back known to it and not to us, is linked once, and is proven from then on", async () => {
    const first = await beginOidc(signIn);
    const came = await finishOidc(signIn, {
      ...{ query: await real.visit(first.url), browser: first.browser, visitor },
    });
    const { identity } = ofKind(came, "unlinked");
    expect(identity).toEqual({
      ...{ issuer: real.settings.issuer, subject: "subject-1", strong: false },
      ...{ verifiedEmail: "ana@agency.example", name: "Ana Example" },
    });
    const linked = ofKind(await linkOidc(signIn, { identity, person: "ana", visitor }), "proven");
    expect(linked.events.map(({ kind }) => kind)).toEqual(["oidc-linked", "proven"]);
    const second = await beginOidc(signIn);
    const again = await finishOidc(signIn, {
      ...{ query: await real.visit(second.url), browser: second.browser, visitor },
    });
    expect(ofKind(again, "proven").proof).toMatchObject({ person: "ana", method: "oidc", strong: false });
    expect(ofKind(await linkOidc(signIn, { identity, person: "ben", visitor }), "refused").reason).toBe(
      "taken",
    );
    expect(await listOidcLinks(signIn, "ana")).toMatchObject([{ subject: "subject-1" }]);
    expect((await unlinkOidc(signIn, { person: "ana", visitor })).kind).toBe("removed");
    expect(await unlinkOidc(signIn, { person: "ana", visitor })).toEqual({ kind: "none" });
  });

  test("the way there carries a challenge, a nonce and a state, and none of what the database keeps", async () => {
    const { url, browser } = await beginOidc(signIn);
    const asked = new URL(url).searchParams;
    expect(asked.get("redirect_uri")).toBe(returnAddress);
    expect(asked.get("code_challenge_method")).toBe("S256");
    expect(asked.get("scope")).toBe("openid email profile");
    const id = createHash("sha256")
      .update(asked.get("state") ?? "")
      .digest();
    const [row] = await rowsOf(
      place.ownerUrl,
      "select verifier, nonce from sign_in.oidc_state where id = $1",
      [id],
    );
    expect(asked.get("nonce")).toBe(row?.nonce);
    const challenge = createHash("sha256").update(String(row?.verifier)).digest("base64url");
    expect(asked.get("code_challenge")).toBe(challenge);
    expect(url).not.toContain(String(row?.verifier));
    expect(url).not.toContain(browser);
    expect(url).not.toContain("secret");
  });

  test("a code that was used once is refused", async () => {
    const first = await beginOidc(signIn);
    const query = new URLSearchParams(await real.visit(first.url));
    await finishOidc(signIn, { query: query.toString(), browser: first.browser, visitor });
    const second = await beginOidc(signIn);
    query.set("state", new URL(second.url).searchParams.get("state") ?? "");
    const outcome = await finishOidc(signIn, { query: query.toString(), browser: second.browser, visitor });
    expect(ofKind(outcome, "refused").reason).toBe("token");
  });

  test("one that does not know our secret says so, and it is no fault of the person", async () => {
    const wrong = place.another({
      oidc: { ...real.settings, clientSecret: "another secret" },
      clock: () => new Date(),
    });
    const { url, browser } = await beginOidc(wrong);
    const work = finishOidc(wrong, { query: await real.visit(url), browser, visitor });
    await expect(work).rejects.toMatchObject({
      ...{ kind: "unavailable", code: "oidc-refused" },
      params: { name: "Test provider", reason: "invalid_client" },
    });
  });
});

describe("coming back", () => {
  test("is for the browser that set out, once, within ten minutes", async () => {
    const way = async () => {
      const { url, browser } = await beginOidc(odds);
      return { query: await odd.visit(url), browser };
    };
    const reason = async (given: { query: string; browser: unknown }) =>
      ofKind(await finishOidc(odds, { ...given, visitor }), "refused").reason;
    const [mine, theirs] = [await way(), await way()];
    expect(await reason({ ...mine, browser: theirs.browser })).toBe("state");
    // Whoever brought the wrong cookie has spent the state.
    expect(await reason(mine)).toBe("state");
    const none = await way();
    for (const browser of [undefined, "", "A".repeat(43)])
      expect(await reason({ ...none, browser })).toBe("state");
    const changed = (await way()).query.replace(/state=./, "state=_");
    expect(await reason({ query: changed, browser: theirs.browser })).toBe("state");
    expect(await reason({ query: "", browser: theirs.browser })).toBe("state");
    const late = await way();
    place.time.pass(10 * minute);
    expect(await reason(late)).toBe("state");
    const once = await way();
    expect((await finishOidc(odds, { ...once, visitor })).kind).toBe("unlinked");
    expect(await reason(once)).toBe("state");
  });

  test("with a no is a no", async () => {
    const { url, browser } = await beginOidc(odds);
    const state = new URL(url).searchParams.get("state") ?? "";
    const query = new URLSearchParams({ error: "access_denied", state }).toString();
    const outcome = ofKind(await finishOidc(odds, { query, browser, visitor }), "refused");
    expect(outcome.reason).toBe("denied");
    expect(outcome.events).toEqual([
      { kind: "refused", method: "oidc", reason: "denied", address: "192.0.2.0/24" },
    ]);
  });

  test("shows the code with what belongs to it, and asks for the address where the token leaves it out", async () => {
    const { identity } = ofKind(await comeBack({ withoutEmail: true }), "unlinked");
    expect(identity.verifiedEmail).toBe("from-me@agency.example");
    expect(odd.body.get("code_verifier")).toMatch(/^[\w-]{43}$/);
    expect(odd.body.get("redirect_uri")).toBe(returnAddress);
    expect(odd.body.get("client_secret")).toBe(odd.settings.clientSecret);
  });

  test.each([
    [{ email_verified: false }, { verifiedEmail: undefined, strong: false }],
    [{ email_verified: "true" }, { verifiedEmail: undefined }],
    [{ email_verified: undefined }, { verifiedEmail: undefined }],
    [{ amr: ["pwd", "mfa"] }, { verifiedEmail: "ana@agency.example", strong: true }],
    [{ amr: "mfa" }, { strong: false }],
    [{ name: "x".repeat(400) }, { name: undefined }],
  ] as const)("with the claims %j is somebody with %j", async (claims, identity) => {
    expect(ofKind(await comeBack({ claims }), "unlinked").identity).toMatchObject(identity);
  });
});

describe("a token", () => {
  const seconds = (ms: number) => Math.floor((place.time.now.getTime() + ms) / 1000);
  const rows: ReadonlyArray<readonly [string, () => Mischief]> = [
    ["with another nonce", () => ({ claims: { nonce: "another" } })],
    ["without a nonce", () => ({ claims: { nonce: undefined } })],
    ["for somebody else", () => ({ claims: { aud: "another-client" } })],
    [
      "for many, and handed to somebody else",
      () => ({ claims: { aud: ["entente", "other"], azp: "other" } }),
    ],
    ["of another issuer", () => ({ claims: { iss: "https://login.example" } })],
    ["that expired two minutes ago", () => ({ claims: { exp: seconds(-2 * minute) } })],
    ["that does not expire", () => ({ claims: { exp: undefined } })],
    ["that is not valid yet", () => ({ claims: { nbf: seconds(2 * minute) } })],
    ["of nobody", () => ({ claims: { sub: undefined } })],
    ["without a signature", () => ({ algorithm: "none" })],
    ["signed with a key that the provider does not show", () => ({ otherKey: true })],
  ];
  test.each(rows)("%s is refused", async (_what, mischief) => {
    expect(await reasonOf(mischief())).toBe("token");
  });

  test("with nothing wrong in it is taken", async () => {
    expect((await comeBack()).kind).toBe("unlinked");
  });

  test("that expired a moment ago is taken, for clocks that differ", async () => {
    expect((await comeBack({ claims: { exp: seconds(-10_000) } })).kind).toBe("unlinked");
  });
});

/** An answer that the odd provider gives to one path. */
const answering = (path: string, answer: (response: ServerResponse) => void): Mischief => ({
  answer(asked, response) {
    if (!asked.startsWith(path)) return false;
    answer(response);
    return true;
  },
});

const wellKnown = "/.well-known/openid-configuration";
const json = { "content-type": "application/json" };
const fresh = () => place.another({ oidc: odd.settings });

describe("a provider", () => {
  const broken: ReadonlyArray<readonly [string, () => Mischief]> = [
    [
      "leads elsewhere",
      () => answering(wellKnown, (r) => r.writeHead(302, { location: `${odd.settings.issuer}/x` }).end()),
    ],
    ["fails", () => answering(wellKnown, (r) => r.writeHead(500, json).end("{}"))],
    ["answers no JSON", () => answering(wellKnown, (r) => r.writeHead(200, json).end("<html>"))],
    ["is not the one that it says", () => ({ metadata: { issuer: "https://login.example" } })],
    [
      "answers without end",
      () => answering(wellKnown, (r) => r.writeHead(200, json).end(Buffer.alloc(300_000, " "))),
    ],
    ["hangs up", () => answering(wellKnown, (r) => r.destroy())],
  ];
  test.each(broken)("that %s is unavailable, by its name", async (_what, mischief) => {
    Object.assign(odd.mischief, mischief());
    const before = odd.asked.length;
    await expect(beginOidc(fresh())).rejects.toMatchObject({
      ...{ kind: "unavailable", code: "oidc-unreachable", params: { name: "Odd provider" } },
    });
    expect(odd.asked.slice(before)).toEqual([wellKnown]);
  });

  test("that was away is asked again, and what it says of itself is asked for once an hour", async () => {
    const one = fresh();
    Object.assign(
      odd.mischief,
      answering(wellKnown, (r) => r.destroy()),
    );
    expect(await codeOf(beginOidc(one))).toBe("oidc-unreachable");
    delete odd.mischief.answer;
    const before = odd.asked.length;
    await beginOidc(one);
    await beginOidc(one);
    expect(odd.asked.slice(before)).toEqual([wellKnown]);
    place.time.pass(60 * minute);
    await beginOidc(one);
    expect(odd.asked.slice(before)).toEqual([wellKnown, wellKnown]);
  });

  test.each([
    ["the inside of a cloud", { token_endpoint: "https://169.254.169.254/latest" }],
    ["a machine of the house", { token_endpoint: "https://10.0.0.1/token" }],
    ["this machine by another port", { token_endpoint: "http://127.0.0.1:1/token" }],
    ["this machine by a name that leads there", { token_endpoint: "https://localhost:1/token" }],
    ["something without TLS", { jwks_uri: "http://login.example/jwks" }],
    ["a file", { jwks_uri: "file:///etc/passwd" }],
  ])("that points us to %s gets no request there", async (_what, metadata) => {
    const one = fresh();
    expect(await codeOf(comeBack({ metadata }, one))).toBe("oidc-unreachable");
  });

  test("that fails when the code is shown is unavailable", async () => {
    expect(await codeOf(comeBack(answering("/token", (r) => r.writeHead(503, json).end("{}"))))).toBe(
      "oidc-unreachable",
    );
  });

  test("that gives an error of the standard is named with it, and nothing else of its words", async () => {
    const says = JSON.stringify({ error: "unauthorized_client", error_description: "<b>secret</b>" });
    await expect(
      comeBack(answering("/token", (r) => r.writeHead(400, json).end(says))),
    ).rejects.toMatchObject({
      ...{ code: "oidc-refused", params: { name: "Odd provider", reason: "unauthorized_client" } },
    });
  });

  test("where there is none nobody is sent there", async () => {
    expect(await codeOf(beginOidc(place.signIn))).toBe("oidc-missing");
    expect(await codeOf(finishOidc(place.signIn, { query: "", browser: "", visitor }))).toBe("oidc-missing");
  });
});

describe("fetching", () => {
  const from = (issuer: string) => guardedFetch(new URL(issuer));
  const asked = { method: "GET", headers: {} };

  test.each([
    ["http://login.example/", "https://login.example"],
    ["http://127.0.0.1:1/", "https://127.0.0.1:1"],
    ["https://u:p@login.example/", "https://login.example"],
    ["https://[::1]/", "https://login.example"],
    ["https://[::ffff:127.0.0.1]/", "https://login.example"],
    ["https://2130706433/", "https://login.example"],
    ["https://0x7f.1/", "https://login.example"],
    ["https://localhost/", "https://login.example"],
    ["ftp://login.example/", "ftp://login.example"],
  ])("refuses %s of the provider %s before anything is sent", async (address, issuer) => {
    await expect(from(issuer)(address, asked)).rejects.toBeInstanceOf(GuardedFetchError);
  });

  test("stops when it is told to", async () => {
    Object.assign(
      odd.mischief,
      answering("/slow", () => {}),
    );
    const { issuer } = odd.settings;
    const signal = AbortSignal.timeout(50);
    await expect(from(issuer)(`${issuer}/slow`, { ...asked, signal })).rejects.toMatchObject({
      name: expect.stringMatching(/Abort|Timeout/),
    });
  });
});

test("no state is kept once somebody came back", async () => {
  const before = await numberOf(place.ownerUrl, "select count(*) from sign_in.oidc_state");
  await comeBack();
  expect(await numberOf(place.ownerUrl, "select count(*) from sign_in.oidc_state")).toBe(before);
});
