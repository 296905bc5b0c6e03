import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  freshSignIn,
  hour,
  minute,
  ofKind,
  second,
  type TestSignIn,
  visitor as usual,
} from "../../../tests/support/sign-in.ts";
import { codeOf, rowsOf } from "../../../tests/support/sql.ts";
import { removeFactorsOf, removeTotp, secondStepOf } from "./factors.ts";
import type { Tier } from "./model.ts";
import { findSession, startSession } from "./sessions.ts";
import { beginTotp, confirmTotp, passSecondStep, renewRecoveryCodes, stepOf } from "./totp.ts";
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

/** RFC 6238, appendix B: seconds, and the last six of the eight digits for SHA-1. */
const vectors: ReadonlyArray<readonly [number, string]> = [
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
];
const standard = Buffer.from("12345678901234567890");

describe("codes of time", () => {
  test.each(vectors)("at %i s the code is %s, as the standard has it", (seconds, code) => {
    const step = Math.floor(seconds / 30);
    expect(stepOf(standard, code, new Date(seconds * 1000))).toBe(step);
    expect(stepOf(standard, ` ${code.slice(0, 3)} ${code.slice(3)} `, new Date(seconds * 1000))).toBe(step);
  });

  test.each(vectors)(
    "the code of %i s is taken one step before and after, and no further",
    (seconds, code) => {
      const step = Math.floor(seconds / 30);
      const during = (other: number) => new Date((other * 30 + 7) * 1000);
      for (const near of [step - 1, step, step + 1].filter((one) => one >= 0))
        expect(stepOf(standard, code, during(near)), String(near - step)).toBe(step);
      for (const far of [step - 2, step + 2].filter((one) => one >= 0))
        expect(stepOf(standard, code, during(far)), String(far - step)).toBeUndefined();
    },
  );

  test.each(["", "28708", "2870821", "28708a", "٢٨٧٠٨٢", "-87082", "2.7082", "0x1234"])(
    "“%s” is none",
    (typed) => {
      expect(stepOf(standard, typed, new Date(59_000))).toBeUndefined();
    },
  );
});

const begin = (tier: Tier) =>
  startSession(place.signIn, { proof: { person, method: "email-link", strong: false }, tier, visitor });
const at = (token: unknown) => ({ token, visitor });
const codeFor = (secret: string, ms = 0) =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: place.time.now.getTime() + ms });
const pass = (token: unknown, code: string) => passSecondStep(place.signIn, { ...at(token), code });

/** A person who has enrolled, the clock moved on so that the next code is another. */
async function enrolled(tier: Tier = "officer") {
  const { token } = await begin(tier);
  const begun = ofKind(await beginTotp(place.signIn, { ...at(token), label: "a@agency.example" }), "begun");
  const code = codeFor(begun.secret);
  const confirmed = ofKind(await confirmTotp(place.signIn, { ...at(token), code }), "confirmed");
  place.time.pass(minute);
  return { ...begun, ...confirmed, before: token };
}

describe("enrolling codes", () => {
  test("takes a secret by hand, by address or by picture, and the first code makes the session count", async () => {
    const { token, needs } = await begin("officer");
    expect(needs).toBe("enrol");
    const label = "ana@agency.example";
    const begun = ofKind(await beginTotp(place.signIn, { ...at(token), label }), "begun");
    expect(begun.secret).toMatch(/^[A-Z2-7]{32}$/);
    const uri = new URL(begun.uri);
    expect(decodeURIComponent(uri.pathname)).toContain(label);
    expect(uri.searchParams.get("secret")).toBe(begun.secret);
    expect(begun.svg).toMatch(/^<svg [^>]*viewBox/);
    expect(begun.svg).not.toMatch(/style|script|on\w+=|href/);
    const outcome = await confirmTotp(place.signIn, { ...at(token), code: codeFor(begun.secret) });
    const { signedIn, recoveryCodes, events } = ofKind(outcome, "confirmed");
    expect(signedIn.session).toMatchObject({ person, step: "second", needs: "nothing" });
    expect(signedIn.session.expiresAt.getTime()).toBe(place.time.now.getTime() + 12 * hour);
    expect(events.map(({ kind }) => kind)).toEqual([
      "totp-enrolled",
      "recovery-codes-made",
      "session-raised",
    ]);
    expect((await findSession(place.signIn, token)).kind).toBe("none");
    expect((await findSession(place.signIn, signedIn.token)).kind).toBe("session");
    expect(new Set(recoveryCodes).size).toBe(10);
    for (const code of recoveryCodes) expect(code).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  });

  test("keeps neither the secret nor a recovery code where the database could tell them", async () => {
    const { secret, recoveryCodes } = await enrolled();
    const stored = JSON.stringify(
      await rowsOf(
        place.ownerUrl,
        "select t::text from sign_in.totp t union all select c::text from sign_in.recovery_code c",
      ),
    );
    const bytes = Buffer.from(Secret.fromBase32(secret).bytes).toString("hex");
    for (const readable of [secret, bytes, ...recoveryCodes]) expect(stored).not.toContain(readable);
  });

  test("is not done by a wrong code, and the session goes on waiting", async () => {
    const { token } = await begin("officer");
    await beginTotp(place.signIn, { ...at(token), label: "x" });
    const outcome = ofKind(await confirmTotp(place.signIn, { ...at(token), code: "000000" }), "refused");
    expect(outcome.reason).toBe("code");
    expect((await findSession(place.signIn, token)).kind).toBe("waiting");
    expect(await secondStepOf(place.signIn, person)).toEqual({ totp: false, passkeys: 0, recoveryCodes: 0 });
  });

  test("may begin again before it is confirmed: only the last secret counts", async () => {
    const { token } = await begin("officer");
    const [first, last] = [
      ofKind(await beginTotp(place.signIn, { ...at(token), label: "x" }), "begun"),
      ofKind(await beginTotp(place.signIn, { ...at(token), label: "x" }), "begun"),
    ];
    const confirm = (secret: string) => confirmTotp(place.signIn, { ...at(token), code: codeFor(secret) });
    expect(ofKind(await confirm(first.secret), "refused").reason).toBe("code");
    expect((await confirm(last.secret)).kind).toBe("confirmed");
  });

  test("is not for whoever has shown only the mailbox of somebody who has codes", async () => {
    await enrolled();
    const { token, needs } = await begin("officer");
    expect(needs).toBe("totp");
    const again = await beginTotp(place.signIn, { ...at(token), label: "x" });
    expect(ofKind(again, "refused").reason).toBe("session");
    const confirm = await confirmTotp(place.signIn, { ...at(token), code: "000000" });
    expect(ofKind(confirm, "refused").reason).toBe("session");
    expect(await removeTotp(place.signIn, at(token))).toEqual({ kind: "none" });
    expect(await renewRecoveryCodes(place.signIn, at(token))).toEqual({ kind: "none" });
  });

  test("is not for a session that began before codes were enrolled in another", async () => {
    const early = await begin("reader");
    await enrolled("reader");
    expect((await findSession(place.signIn, early.token)).kind).toBe("session");
    const outcome = await beginTotp(place.signIn, { ...at(early.token), label: "x" });
    expect(ofKind(outcome, "refused").reason).toBe("session");
  });

  test("a second time has to wait until the first was given up", async () => {
    const { signedIn } = await enrolled();
    const again = await beginTotp(place.signIn, { ...at(signedIn.token), label: "x" });
    expect(ofKind(again, "refused").reason).toBe("enrolled");
    expect((await removeTotp(place.signIn, at(signedIn.token))).kind).toBe("removed");
    expect((await beginTotp(place.signIn, { ...at(signedIn.token), label: "x" })).kind).toBe("begun");
    expect(await secondStepOf(place.signIn, person)).toEqual({ totp: false, passkeys: 0, recoveryCodes: 0 });
  });

  test.each(["", "A".repeat(43), undefined])("is not for nobody (%j)", async (token) => {
    const outcome = await beginTotp(place.signIn, { ...at(token), label: "x" });
    expect(ofKind(outcome, "refused").reason).toBe("session");
  });
});

describe("the second step", () => {
  test("makes the session count, under another token, from then on", async () => {
    const { secret } = await enrolled();
    const { token } = await begin("officer");
    place.time.pass(5 * minute);
    const outcome = ofKind(await pass(token, codeFor(secret)), "signed-in");
    expect(outcome.needs).toBe("nothing");
    expect(outcome.session.expiresAt.getTime()).toBe(place.time.now.getTime() + 12 * hour);
    expect((await findSession(place.signIn, token)).kind).toBe("none");
    expect((await findSession(place.signIn, outcome.token)).kind).toBe("session");
    const event = { person, method: "totp", address: "198.51.100.0/24" };
    expect(outcome.events).toEqual([{ kind: "session-raised", ...event }]);
  });

  test("is asked of a reader as well who has codes", async () => {
    await enrolled("reader");
    expect((await begin("reader")).needs).toBe("totp");
  });

  test("takes no code twice, nor one that comes before one that was taken", async () => {
    const { secret } = await enrolled();
    const sessions = [await begin("officer"), await begin("officer"), await begin("officer")];
    const [first, middle, third] = sessions.map(({ token }) => token);
    expect((await pass(first, codeFor(secret, 30 * second))).kind).toBe("signed-in");
    expect(ofKind(await pass(middle, codeFor(secret, 30 * second)), "refused").reason).toBe("code");
    expect(ofKind(await pass(middle, codeFor(secret)), "refused").reason).toBe("code");
    place.time.pass(minute);
    expect((await pass(third, codeFor(secret))).kind).toBe("signed-in");
  });

  test("takes one code once, also from many sessions at once", async () => {
    const { secret } = await enrolled();
    const sessions = await Promise.all(Array.from({ length: 4 }, () => begin("officer")));
    const code = codeFor(secret);
    const all = await Promise.all(sessions.map(({ token }) => pass(token, code)));
    expect(all.filter(({ kind }) => kind === "signed-in")).toHaveLength(1);
  });

  test("does not take the code that confirmed the enrolment", async () => {
    const { token } = await begin("officer");
    const { secret } = ofKind(await beginTotp(place.signIn, { ...at(token), label: "x" }), "begun");
    const code = codeFor(secret);
    await confirmTotp(place.signIn, { ...at(token), code });
    expect(ofKind(await pass((await begin("officer")).token, code), "refused").reason).toBe("code");
  });

  test("is locked after five wrong codes, from whatever address, and the right one waits as well", async () => {
    const { secret } = await enrolled();
    const { token } = await begin("officer");
    for (let n = 0; n < 5; n += 1) {
      const from = { ...usual, address: `203.0.113.${n}` };
      const outcome = await passSecondStep(place.signIn, { token, code: "000000", visitor: from });
      expect(outcome.kind).toBe("refused");
    }
    expect(await pass(token, codeFor(secret))).toMatchObject({ kind: "limited", retryAfter: 15 });
    place.time.pass(15 * second);
    expect((await pass(token, codeFor(secret))).kind).toBe("signed-in");
    const { token: next } = await begin("officer");
    expect(ofKind(await pass(next, "000000"), "refused").reason).toBe("code");
  });

  test("is refused to a session that has ended meanwhile", async () => {
    const { secret } = await enrolled();
    const { token } = await begin("officer");
    place.time.pass(15 * minute);
    expect(ofKind(await pass(token, codeFor(secret)), "refused").reason).toBe("session");
  });

  test("passed again in a session that counts does not make it live longer", async () => {
    const { secret, signedIn } = await enrolled();
    place.time.pass(hour);
    const again = ofKind(await pass(signedIn.token, codeFor(secret)), "signed-in");
    expect(again.session.expiresAt).toEqual(signedIn.session.expiresAt);
  });

  test("says what is wrong when the secret of the installation is another one", async () => {
    const { secret } = await enrolled();
    const { token } = await begin("officer");
    const other = place.another({ secretKey: "another secret, of another installation" });
    const work = passSecondStep(other, { ...at(token), code: codeFor(secret) });
    expect(await codeOf(work)).toBe("sign-in-secret-wrong");
  });
});

describe("recovery codes", () => {
  test("stand for a code of the authenticator, each once, however they are typed", async () => {
    const { recoveryCodes } = await enrolled();
    const [code = ""] = recoveryCodes;
    const outcome = ofKind(await pass((await begin("officer")).token, code.toLowerCase()), "signed-in");
    expect(outcome.events.map(({ kind }) => kind)).toEqual(["recovery-code-used", "session-raised"]);
    expect(ofKind(await pass((await begin("officer")).token, code), "refused").reason).toBe("code");
    expect((await secondStepOf(place.signIn, person)).recoveryCodes).toBe(9);
  });

  test("are one person's own", async () => {
    const { recoveryCodes } = await enrolled();
    person = `${person}-other`;
    await enrolled();
    const { token } = await begin("officer");
    expect(ofKind(await pass(token, recoveryCodes[0] ?? ""), "refused").reason).toBe("code");
  });

  test("are dead when new ones were made", async () => {
    const { recoveryCodes, signedIn } = await enrolled();
    const renewed = ofKind(await renewRecoveryCodes(place.signIn, at(signedIn.token)), "renewed");
    const { token } = await begin("officer");
    expect(ofKind(await pass(token, recoveryCodes[0] ?? ""), "refused").reason).toBe("code");
    expect((await pass(token, renewed.recoveryCodes[0] ?? "")).kind).toBe("signed-in");
  });
});

test("an officer whose factors somebody has taken away enrols anew", async () => {
  await enrolled();
  expect((await removeFactorsOf(place.signIn, { person, visitor })).kind).toBe("removed");
  expect(await removeFactorsOf(place.signIn, { person, visitor })).toEqual({ kind: "none" });
  expect((await begin("officer")).needs).toBe("enrol");
});
