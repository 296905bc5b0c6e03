import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  day,
  freshSignIn,
  minute,
  ofKind,
  type TestSignIn,
  visitor as usual,
} from "../../../tests/support/sign-in.ts";
import { numberOf, rowsOf } from "../../../tests/support/sql.ts";
import { consumeCode, consumeLink, createLink, peekLink, requestLink, revokeLinksOf } from "./email-link.ts";
import { findSession, startSession } from "./sessions.ts";
import { sweepSignIn } from "./upkeep.ts";
import type { Visitor } from "./visitor.ts";

let place: TestSignIn;
let person: string;
let email: string;
let visitor: Visitor;
let count = 0;

beforeAll(async () => {
  place = await freshSignIn();
});
afterAll(() => place.close());
beforeEach(() => {
  count += 1;
  person = `person-${count}`;
  email = `${person}@agency.example`;
  visitor = { ...usual, address: `198.51.100.${count}` };
});

const requestFor = async (who: string | undefined, to: string) =>
  ofKind(await requestLink(place.signIn, { email: to, person: who, visitor }), "requested");
const request = () => requestFor(person, email);
const requestInVain = (to: string) => requestFor(undefined, to);
const mailOf = ({ mail }: Awaited<ReturnType<typeof request>>) => mail ?? { token: "", code: "" };
const consume = (token: unknown) => consumeLink(place.signIn, { token, visitor });
const reasonOf = async (token: unknown) => ofKind(await consume(token), "refused").reason;

describe("a link by e-mail", () => {
  test("proves who has the address, once", async () => {
    const asked = await request();
    const { token } = mailOf(asked);
    expect(asked.expires.getTime()).toBe(place.time.now.getTime() + 15 * minute);
    const outcome = ofKind(await consume(token), "proven");
    expect(outcome.proof).toEqual({ person, method: "email-link", strong: false, email });
    const address = "198.51.100.0/24";
    expect(outcome.events).toEqual([{ kind: "proven", person, method: "email-link", address }]);
    const again = ofKind(await consume(token), "refused");
    expect(again.reason).toBe("used");
    expect(again.events).toEqual([
      { kind: "refused", reason: "used", person, method: "email-link", address },
    ]);
  });

  test("is used by one of two that press the button at once", async () => {
    const { token } = mailOf(await request());
    const all = await Promise.all([consume(token), consume(token), consume(token)]);
    expect(all.map(({ kind }) => kind).sort()).toEqual(["proven", "refused", "refused"]);
  });

  test("is not used by whoever only opens it, however often", async () => {
    const { token } = mailOf(await request());
    const before = await rowsOf(place.ownerUrl, "select t::text from sign_in.token t order by 1");
    for (let n = 0; n < 50; n += 1)
      expect(await peekLink(place.signIn, token)).toEqual({
        ...{ kind: "open", purpose: "email-link", person, email },
      });
    expect(await rowsOf(place.ownerUrl, "select t::text from sign_in.token t order by 1")).toEqual(before);
    expect((await consume(token)).kind).toBe("proven");
    expect(await peekLink(place.signIn, token)).toEqual({ kind: "closed", reason: "used" });
  });

  test("may be used up to the last moment of its 15 minutes, and not at their end", async () => {
    const [early, late] = [mailOf(await request()), mailOf(await request())];
    place.time.pass(15 * minute - 1);
    expect((await consume(early.token)).kind).toBe("proven");
    place.time.pass(1);
    expect(await reasonOf(late.token)).toBe("expired");
    expect(await peekLink(place.signIn, late.token)).toEqual({ kind: "closed", reason: "expired" });
  });

  test.each(["", "x", "A".repeat(43), undefined, {}])("that is %j is unknown", async (token) => {
    expect(await reasonOf(token)).toBe("unknown");
    expect(await peekLink(place.signIn, token)).toEqual({ kind: "closed", reason: "unknown" });
  });

  test("with any one sign changed is unknown", async () => {
    const { token } = mailOf(await request());
    for (let at = 0; at < token.length; at += 1) {
      const changed = `${token.slice(0, at)}${token[at] === "A" ? "B" : "A"}${token.slice(at + 1)}`;
      expect(await peekLink(place.signIn, changed)).toEqual({ kind: "closed", reason: "unknown" });
    }
  });

  test("stands nowhere in the database, nor does its code", async () => {
    const asked = await request();
    const { token, code } = mailOf(asked);
    const stored = JSON.stringify(await rowsOf(place.ownerUrl, "select t::text from sign_in.token t"));
    for (const secret of [token, code, code.replace("-", ""), asked.request])
      expect(stored).not.toContain(secret);
  });

  test("leaves others of the same person as they are", async () => {
    const [first, second] = [mailOf(await request()), mailOf(await request())];
    expect((await consume(second.token)).kind).toBe("proven");
    expect((await consume(first.token)).kind).toBe("proven");
  });

  test("that was taken back is unknown", async () => {
    const { token } = mailOf(await request());
    await revokeLinksOf(place.signIn, person);
    expect(await reasonOf(token)).toBe("unknown");
  });
});

describe("an address that nobody has", () => {
  test("gets the same answer, and the same is written, but for a mail and an address that is kept", async () => {
    const known = await request();
    const unknown = await requestInVain("nobody@agency.example");
    expect({ ...unknown, request: "", mail: undefined, events: [] }).toEqual({
      ...{ ...known, request: "", mail: undefined, events: [] },
    });
    expect(unknown.request).toHaveLength(known.request.length);
    expect(unknown.mail).toBeUndefined();
    const stored = await rowsOf(
      place.ownerUrl,
      "select t::text as row, length(id), length(code), length(account), length(request) from sign_in.token t order by created_at desc, person nulls first limit 1",
    );
    expect(stored[0]).toMatchObject({ length: 32 });
    expect(String(stored[0]?.row)).not.toContain("nobody");
  });

  test("cannot be told by its codes: wrong ones are refused alike, and after as many tries", async () => {
    const reasons = async (asked: { request: string }) => {
      const found = [];
      for (let n = 0; n < 7; n += 1) {
        const outcome = await consumeCode(place.signIn, { ...asked, code: "0000-0000", visitor });
        found.push(outcome.kind === "refused" ? outcome.reason : outcome.kind);
      }
      return found;
    };
    const known = await reasons(await request());
    const unknown = await reasons(await requestInVain("nobody-else@agency.example"));
    expect(known).toEqual(["wrong", "wrong", "wrong", "wrong", "wrong", "spent", "spent"]);
    expect(unknown).toEqual(known);
  });

  test("cannot be told by when it is locked out", async () => {
    const waits = async (who: string | undefined, to: string, address: string) => {
      const found = [];
      for (let n = 0; n < 7; n += 1) {
        const outcome = await requestLink(place.signIn, { email: to, person: who, visitor: { address } });
        found.push(outcome.kind === "limited" ? outcome.retryAfter : 0);
      }
      return found;
    };
    const known = await waits(person, email, "203.0.113.1");
    expect(known).toEqual([0, 0, 0, 0, 0, 15, 15]);
    expect(await waits(undefined, "no-one@agency.example", "203.0.113.2")).toEqual(known);
  });

  test("leaves no row behind once its time is over", async () => {
    await requestInVain("nobody@agency.example");
    place.time.pass(15 * minute);
    await sweepSignIn(place.signIn);
    expect(await numberOf(place.ownerUrl, "select count(*) from sign_in.token where person is null")).toBe(0);
  });
});

describe("a code out of the e-mail", () => {
  const type = (asked: { request: string }, code: unknown) =>
    consumeCode(place.signIn, { request: asked.request, code, visitor });

  test("proves the same, however it is typed, and uses up the link", async () => {
    const asked = await request();
    const { token, code } = mailOf(asked);
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const typed = ` ${code.toLowerCase().replace("-", " ")} `;
    const outcome = ofKind(await type(asked, typed), "proven");
    expect(outcome.proof).toEqual({ person, method: "email-code", strong: false, email });
    expect(await reasonOf(token)).toBe("used");
    expect(ofKind(await type(asked, code), "refused").reason).toBe("spent");
  });

  test("is worth nothing in a browser that had not asked for it", async () => {
    const [mine, theirs] = [await request(), await requestFor("other", "other@agency.example")];
    expect(ofKind(await type(theirs, mailOf(mine).code), "refused").reason).toBe("wrong");
    expect((await type(mine, mailOf(mine).code)).kind).toBe("proven");
    for (const none of ["", "A".repeat(43), undefined])
      expect((await consumeCode(place.signIn, { request: none, code: "0000-0000", visitor })).kind).toBe(
        "refused",
      );
  });

  test("is dead after five wrong ones, though the link is not", async () => {
    const asked = await request();
    for (const wrong of ["0000-0000", "x", undefined, "1111-1111", "2222-2222"])
      expect(ofKind(await type(asked, wrong), "refused").reason).toBe("wrong");
    expect(ofKind(await type(asked, mailOf(asked).code), "refused").reason).toBe("spent");
    expect((await consume(mailOf(asked).token)).kind).toBe("proven");
  });

  test("is tried five times, also by twenty at once", async () => {
    const asked = await request();
    const all = await Promise.all(Array.from({ length: 20 }, () => type(asked, "0000-0000")));
    const wrong = all.filter((outcome) => outcome.kind === "refused" && outcome.reason === "wrong");
    expect(wrong).toHaveLength(5);
  });

  test("is used by one of two that type it at once", async () => {
    const asked = await request();
    const { code } = mailOf(asked);
    const all = await Promise.all([type(asked, code), type(asked, code)]);
    expect(all.map(({ kind }) => kind).sort()).toEqual(["proven", "refused"]);
  });

  test("expires with the link", async () => {
    const asked = await request();
    place.time.pass(15 * minute);
    expect(ofKind(await type(asked, mailOf(asked).code), "refused").reason).toBe("spent");
  });
});

describe("a link that somebody gives out", () => {
  test("invites for seven days, and a new one takes the place of the one before", async () => {
    const first = await createLink(place.signIn, { purpose: "invitation", person, email });
    const second = await createLink(place.signIn, { purpose: "invitation", person, email });
    expect(second.expires?.getTime()).toBe(place.time.now.getTime() + 7 * day);
    expect(await reasonOf(first.token)).toBe("unknown");
    place.time.pass(7 * day - 1);
    expect(ofKind(await consume(second.token), "proven").proof).toMatchObject({
      person,
      method: "invitation",
    });
  });

  test("for the first administrator lives until it is used, and proves no person", async () => {
    const old = await createLink(place.signIn, { purpose: "first-admin" });
    const { token, expires } = await createLink(place.signIn, { purpose: "first-admin" });
    expect(expires).toBeUndefined();
    expect(await reasonOf(old.token)).toBe("unknown");
    place.time.pass(400 * day);
    await sweepSignIn(place.signIn);
    expect(await peekLink(place.signIn, token)).toMatchObject({ kind: "open", purpose: "first-admin" });
    expect((await consume(token)).kind).toBe("first-admin");
    expect(await reasonOf(token)).toBe("used");
  });

  test("for whoever has lost everything ends what they had: sessions, codes and passkeys", async () => {
    const proof = { person, method: "passkey", strong: true } as const;
    const { token: session } = await startSession(place.signIn, { proof, tier: "officer", visitor });
    await rowsOf(
      place.ownerUrl,
      "insert into sign_in.totp (person, secret, created_at, confirmed_at) values ($1, '\\x00', now(), now())",
      [person],
    );
    const { token } = await createLink(place.signIn, { purpose: "recovery", person, email });
    expect((await findSession(place.signIn, session)).kind).toBe("session");
    const outcome = ofKind(await consume(token), "proven");
    expect(outcome.events.map(({ kind }) => kind)).toEqual(["proven", "factors-removed", "sessions-ended"]);
    expect((await findSession(place.signIn, session)).kind).toBe("none");
    const next = await startSession(place.signIn, { proof: outcome.proof, tier: "officer", visitor });
    expect(next.needs).toBe("enrol");
  });

  test("for recovery lives a day", async () => {
    const { token } = await createLink(place.signIn, { purpose: "recovery", person, email });
    place.time.pass(day);
    expect(await reasonOf(token)).toBe("expired");
  });
});
