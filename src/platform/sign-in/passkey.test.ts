import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Authenticator, type Deviation } from "../../../tests/support/authenticator.ts";
import {
  freshSignIn,
  minute,
  ofKind,
  type TestSignIn,
  testOrigin,
  visitor as usual,
} from "../../../tests/support/sign-in.ts";
import { numberOf, rowsOf } from "../../../tests/support/sql.ts";
import { secondStepOf } from "./factors.ts";
import type { Proof, Tier } from "./model.ts";
import {
  beginPasskeyAuthentication,
  beginPasskeyRegistration,
  finishPasskeyAuthentication,
  finishPasskeyRegistration,
} from "./passkey.ts";
import { listPasskeys, removePasskey, renamePasskey } from "./passkey-list.ts";
import { findSession, startSession } from "./sessions.ts";
import type { Visitor } from "./visitor.ts";

let place: TestSignIn;
let person: string;
let visitor: Visitor;
let count = 0;

beforeAll(async () => {
  place = await freshSignIn();
});
afterAll(() => place.close());
beforeEach(() => {
  count += 1;
  person = `person-${count}`;
  visitor = { ...usual, address: `198.51.100.${count}` };
});

const mailbox = (): Proof => ({ person, method: "email-link", strong: false });
const session = async (tier: Tier = "officer", proof = mailbox()) =>
  (await startSession(place.signIn, { proof, tier, visitor })).token;
const named = { userName: "ana@agency.example", displayName: "Ana Example" };
const begin = async (token: string) =>
  ofKind(await beginPasskeyRegistration(place.signIn, { token, ...named, visitor }), "begun");

interface Finishing {
  readonly token: string;
  readonly ceremony: unknown;
  readonly response: unknown;
}
const finish = (given: Finishing) =>
  finishPasskeyRegistration(place.signIn, { ...given, name: " My key ", visitor });

/** A person with a passkey, and what their session became. */
async function registered(authenticator = new Authenticator(testOrigin), tier: Tier = "officer") {
  const token = await session(tier);
  const { options, ceremony } = await begin(token);
  const added = ofKind(await finish({ token, ceremony, response: authenticator.create(options) }), "added");
  return { authenticator, added, before: token };
}

const show = async (authenticator: Authenticator, deviation: Deviation = {}) => {
  const { options, ceremony } = await beginPasskeyAuthentication(place.signIn);
  return finishPasskeyAuthentication(place.signIn, {
    ...{ ceremony, visitor, response: authenticator.get(options, deviation) },
  });
};

describe("registering a passkey", () => {
  test("asks for one that knows its person and verifies them, and names no person", async () => {
    const { options } = await begin(await session());
    expect(options.rp).toEqual({ name: "Entente", id: "entente.example" });
    expect(options.authenticatorSelection).toMatchObject({
      residentKey: "required",
      userVerification: "required",
    });
    expect(options.attestation).toBe("none");
    expect(Buffer.from(options.challenge, "base64url")).toHaveLength(32);
    expect(JSON.stringify(options)).not.toContain(person);
    expect(options.user).toMatchObject({ name: named.userName, displayName: named.displayName });
  });

  test("makes a session count that waited for a factor, under another token", async () => {
    const { added, before } = await registered();
    expect(added.signedIn.session).toMatchObject({ person, step: "second", needs: "nothing" });
    expect((await findSession(place.signIn, before)).kind).toBe("none");
    expect((await findSession(place.signIn, added.signedIn.token)).kind).toBe("session");
    expect(added.events.map(({ kind }) => kind)).toEqual(["passkey-added", "session-raised"]);
    expect(await listPasskeys(place.signIn, person)).toEqual([added.passkey]);
    expect(added.passkey).toMatchObject({ name: "My key", lastUsedAt: undefined });
  });

  test("leaves out those that the person has, and gives all the same name of the person", async () => {
    const { added, authenticator } = await registered();
    const { options } = await begin(added.signedIn.token);
    expect(options.excludeCredentials?.map(({ id }) => id)).toEqual([authenticator.id.toString("base64url")]);
    const other = await begin(await session("reader"));
    expect(other.options.user.id).toBe(options.user.id);
    person = "another";
    expect((await begin(await session())).options.user.id).not.toBe(options.user.id);
  });

  const deviations: ReadonlyArray<readonly [string, Deviation]> = [
    ["made on another site", { origin: "https://entente.example.evil.example" }],
    ["made without TLS", { origin: "http://entente.example" }],
    ["made on another port", { origin: "https://entente.example:8443" }],
    ["made for another site", { rpId: "evil.example" }],
    ["made for a site above", { rpId: "example" }],
    ["with another challenge", { challenge: Buffer.alloc(32).toString("base64url") }],
    ["that is no registration", { type: "webauthn.get" }],
    ["made in a frame of another site", { crossOrigin: true }],
    ["by which nobody was verified", { verified: false }],
    ["by which nobody was there", { present: false }],
    ["with an attestation that has to be looked up", { format: "packed" }],
    ["with an unknown attestation", { format: "fido-u2f" }],
  ];
  test.each(deviations)("refuses one %s", async (_what, deviation) => {
    const token = await session();
    const { options, ceremony } = await begin(token);
    const response = new Authenticator(testOrigin).create(options, deviation);
    expect(ofKind(await finish({ token, ceremony, response }), "refused").reason).toBe("answer");
    expect(await listPasskeys(place.signIn, person)).toEqual([]);
    expect((await findSession(place.signIn, token)).kind).toBe("waiting");
  });

  test.each([
    undefined,
    null,
    7,
    "x",
    {},
    [],
    { id: "x" },
    { id: "x".repeat(99_999) },
    { id: "a", rawId: "a", type: "public-key", response: { clientDataJSON: "e30", attestationObject: "oA" } },
  ])("refuses what is no answer: %j", async (response) => {
    const token = await session();
    const { ceremony } = await begin(token);
    expect(ofKind(await finish({ token, ceremony, response }), "refused").reason).toBe("answer");
  });

  test("takes an answer once, and within five minutes", async () => {
    const token = await session("reader");
    const authenticator = new Authenticator(testOrigin);
    const { options, ceremony } = await begin(token);
    const response = authenticator.create(options);
    const added = ofKind(await finish({ token, ceremony, response }), "added");
    const again = await finish({ token: added.signedIn.token, ceremony, response });
    expect(ofKind(again, "refused").reason).toBe("answer");
    const late = await begin(added.signedIn.token);
    place.time.pass(5 * minute);
    const answer = new Authenticator(testOrigin).create(late.options);
    const outcome = await finish({ token: added.signedIn.token, ceremony: late.ceremony, response: answer });
    expect(ofKind(outcome, "refused").reason).toBe("answer");
  });

  test("of one that is somebody else's already is refused", async () => {
    const { authenticator } = await registered();
    person = "thief";
    const token = await session();
    const { options, ceremony } = await begin(token);
    const response = authenticator.create(options);
    expect(ofKind(await finish({ token, ceremony, response }), "refused").reason).toBe("answer");
    expect(await listPasskeys(place.signIn, "thief")).toEqual([]);
  });

  test("is not finished in the session of another person", async () => {
    const { options, ceremony } = await begin(await session());
    person = "other-person";
    const token = await session();
    const response = new Authenticator(testOrigin).create(options);
    expect(ofKind(await finish({ token, ceremony, response }), "refused").reason).toBe("session");
  });

  test("is not for whoever has shown only the mailbox of an officer who has one", async () => {
    await registered();
    const { token, needs } = await startSession(place.signIn, { proof: mailbox(), tier: "officer", visitor });
    expect(needs).toBe("passkey");
    const outcome = await beginPasskeyRegistration(place.signIn, { token, ...named, visitor });
    expect(ofKind(outcome, "refused").reason).toBe("session");
  });

  test("is not finished by a mailbox alone when one was enrolled in another session meanwhile", async () => {
    const token = await session();
    const { options, ceremony } = await begin(token);
    await registered();
    const response = new Authenticator(testOrigin).create(options);
    expect(ofKind(await finish({ token, ceremony, response }), "refused").reason).toBe("session");
  });

  test("ends at twenty", async () => {
    const { added } = await registered();
    await rowsOf(
      place.ownerUrl,
      "insert into sign_in.passkey select 'full-' || n, $1, '\\x00', '\\x00', 0, '{}', '', now(), null from generate_series(1, 19) n",
      [person],
    );
    const { token } = added.signedIn;
    const outcome = await beginPasskeyRegistration(place.signIn, { token, ...named, visitor });
    expect(ofKind(outcome, "refused").reason).toBe("many");
  });
});

describe("signing in with a passkey", () => {
  test("names nobody before it is shown, and shows two factors at once", async () => {
    const { authenticator } = await registered();
    const { options } = await beginPasskeyAuthentication(place.signIn);
    expect(options).toMatchObject({ rpId: "entente.example", userVerification: "required" });
    expect(options.allowCredentials ?? []).toEqual([]);
    const { proof } = ofKind(await show(authenticator), "proven");
    expect(proof).toEqual({ person, method: "passkey", strong: true });
    const { needs } = await startSession(place.signIn, { proof, tier: "officer", visitor });
    expect(needs).toBe("nothing");
    expect((await listPasskeys(place.signIn, person))[0]?.lastUsedAt).toEqual(place.time.now);
  });

  const deviations: ReadonlyArray<readonly [string, Deviation]> = [
    ["shown to another site", { origin: "https://evil.example" }],
    ["shown without TLS", { origin: "http://entente.example" }],
    ["made for another site", { rpId: "evil.example" }],
    ["with another challenge", { challenge: Buffer.alloc(32).toString("base64url") }],
    ["that is no showing", { type: "webauthn.create" }],
    ["shown in a frame of another site", { crossOrigin: true }],
    ["by which nobody was verified", { verified: false }],
    ["by which nobody was there", { present: false }],
    ["in the name of somebody else", { userHandle: Buffer.from("somebody else").toString("base64url") }],
  ];
  test.each(deviations)("is refused with one %s", async (_what, deviation) => {
    const { authenticator } = await registered();
    const outcome = ofKind(await show(authenticator, deviation), "refused");
    expect(outcome.reason).toBe("answer");
    expect(outcome.events[0]).toMatchObject({ kind: "refused", method: "passkey", reason: "answer" });
    expect((await show(authenticator)).kind).toBe("proven");
  });

  test("is refused with one that nobody has, one that was removed, and one whose key is another", async () => {
    const { authenticator, added } = await registered();
    const stranger = new Authenticator(testOrigin);
    expect(ofKind(await show(stranger), "refused").events[0]?.person).toBeUndefined();
    Object.assign(stranger, { id: authenticator.id });
    expect(ofKind(await show(stranger), "refused").reason).toBe("answer");
    const { token } = added.signedIn;
    const removed = await removePasskey(place.signIn, { token, id: added.passkey.id, visitor });
    expect(removed.kind).toBe("removed");
    expect(ofKind(await show(authenticator), "refused").reason).toBe("answer");
  });

  test("takes one answer once: neither a second time nor for another challenge, nor twice at once", async () => {
    const { authenticator } = await registered();
    const first = await beginPasskeyAuthentication(place.signIn);
    const response = authenticator.get(first.options);
    const send = (ceremony: unknown) =>
      finishPasskeyAuthentication(place.signIn, { ceremony, response, visitor });
    const both = await Promise.all([send(first.ceremony), send(first.ceremony)]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(["proven", "refused"]);
    const second = await beginPasskeyAuthentication(place.signIn);
    for (const ceremony of [first.ceremony, second.ceremony, "", undefined])
      expect(ofKind(await send(ceremony), "refused").reason).toBe("answer");
  });

  test("has five minutes", async () => {
    const { authenticator } = await registered();
    const { options, ceremony } = await beginPasskeyAuthentication(place.signIn);
    const response = authenticator.get(options);
    place.time.pass(5 * minute);
    const outcome = await finishPasskeyAuthentication(place.signIn, { ceremony, response, visitor });
    expect(ofKind(outcome, "refused").reason).toBe("answer");
  });

  test.each([4, 3, 1, 0])(
    "is refused, and told apart, when the counter goes from 4 to %i",
    async (counter) => {
      const { authenticator } = await registered();
      expect((await show(authenticator, { counter: 4 })).kind).toBe("proven");
      const outcome = ofKind(await show(authenticator, { counter }), "refused");
      expect(outcome.reason).toBe("counter");
      expect(outcome.events[0]).toMatchObject({ person, reason: "counter" });
      expect((await show(authenticator, { counter: 5 })).kind).toBe("proven");
    },
  );

  test("is as good with an authenticator that does not count", async () => {
    const { authenticator } = await registered();
    for (let n = 0; n < 3; n += 1) expect((await show(authenticator, { counter: 0 })).kind).toBe("proven");
  });

  test("says nothing of a counter to whoever cannot sign", async () => {
    const { authenticator } = await registered();
    await show(authenticator, { counter: 9 });
    const forger = new Authenticator(testOrigin);
    Object.assign(forger, { id: authenticator.id });
    expect(ofKind(await show(forger, { counter: 1 }), "refused").reason).toBe("answer");
  });

  test.each([undefined, null, 7, "x", {}, { id: "a" }])("refuses what is no answer: %j", async (response) => {
    const { ceremony } = await beginPasskeyAuthentication(place.signIn);
    const outcome = await finishPasskeyAuthentication(place.signIn, { ceremony, response, visitor });
    expect(ofKind(outcome, "refused").reason).toBe("answer");
  });

  test("is limited by address", async () => {
    const outcomes = [];
    for (let n = 0; n < 21; n += 1) outcomes.push((await show(new Authenticator(testOrigin))).kind);
    expect(outcomes).toEqual([...Array(20).fill("refused"), "limited"]);
  });
});

describe("the passkeys of a person", () => {
  test("are renamed by their owner alone", async () => {
    const { added } = await registered();
    const { id } = added.passkey;
    expect(await renamePasskey(place.signIn, { person: "other", id, name: "Theirs" })).toBe(false);
    expect(await renamePasskey(place.signIn, { person, id, name: " Desk " })).toBe(true);
    expect((await listPasskeys(place.signIn, person))[0]?.name).toBe("Desk");
  });

  test("are removed by a session of theirs that has shown what there is to show", async () => {
    const { added } = await registered();
    const { id } = added.passkey;
    const token = await session();
    expect(await removePasskey(place.signIn, { token, id, visitor })).toEqual({ kind: "none" });
    const theirs = await (async () => {
      const owner = person;
      person = "not-the-owner";
      const made = await registered();
      person = owner;
      return made.added.signedIn.token;
    })();
    expect(await removePasskey(place.signIn, { token: theirs, id, visitor })).toEqual({ kind: "none" });
    const mine = added.signedIn.token;
    expect((await removePasskey(place.signIn, { token: mine, id, visitor })).kind).toBe("removed");
    expect((await secondStepOf(place.signIn, person)).passkeys).toBe(0);
  });
});

test("no challenge is kept once it was answered", async () => {
  const before = await numberOf(place.ownerUrl, "select count(*) from sign_in.challenge");
  const { authenticator } = await registered();
  await show(authenticator);
  await show(authenticator, { verified: false });
  expect(await numberOf(place.ownerUrl, "select count(*) from sign_in.challenge")).toBe(before);
});
