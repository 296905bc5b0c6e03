import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holderOf, type LinkTimes, secondsToWait, stateOf, visitLimits } from "./model.ts";
import { bucketOf, digestOfToken, formTokenOf, readFormToken, tokenOf } from "./tokens.ts";

const at = (text: string) => new Date(`2026-11-${text}Z`);
const fresh: LinkTimes = {
  once: true,
  expires_at: at("25T09:00:00.000"),
  used_at: null,
  revoked_at: null,
};

describe("the state of a link", () => {
  const [used_at, revoked_at] = [at("20T00:00:00"), at("21T00:00:00")];
  test.each<[string, Partial<LinkTimes> & { now: Date; state: string }]>([
    ["is open until it expires", { now: at("25T08:59:59.999"), state: "open" }],
    ["has expired at that very moment", { now: at("25T09:00:00.000"), state: "expired" }],
    ["is used after one use, where it has one", { used_at, now: at("21T00:00:00"), state: "used" }],
    ["stays used when it has expired", { used_at, now: at("26T00:00:00"), state: "used" }],
    ["stays used when it was revoked later", { used_at, revoked_at, now: at("22T00:00:00"), state: "used" }],
    [
      "is open after a use, where it has several",
      { once: false, used_at, now: at("21T00:00:00"), state: "open" },
    ],
    [
      "with several uses ends when it expires",
      { once: false, used_at, now: at("26T00:00:00"), state: "expired" },
    ],
    ["is revoked before it expires", { revoked_at, now: at("22T00:00:00"), state: "revoked" }],
    ["stays revoked when it has expired", { revoked_at, now: at("26T00:00:00"), state: "revoked" }],
  ])("%s", (_title, { now, state, ...times }) => {
    expect(stateOf({ ...fresh, ...times }, now)).toBe(state);
  });
});

test("the holder of a link acts under its id and its party", () => {
  expect(holderOf({ id: "7", party: "lab-office" })).toEqual({ kind: "link", name: "7 lab-office" });
});

test("a visit waits for the next minute when one limit is passed, and none when each is only reached", () => {
  const now = at("25T09:00:41.900");
  expect(secondsToWait(visitLimits, now)).toBeUndefined();
  expect(secondsToWait({ link: visitLimits.link }, now)).toBeUndefined();
  for (const one of ["link", "answers", "visitor"] as const)
    expect(secondsToWait({ ...visitLimits, [one]: visitLimits[one] + 1 }, now), one).toBe(19);
});

const hex = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString("hex"));
const secret = fc.uint8Array({ minLength: 18, maxLength: 18 });
const random = fc.uint8Array({ minLength: 11, maxLength: 11 });
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** The text with another character of the alphabet at one place. */
const changed = (text: string, place: number, other: string): string =>
  `${text.slice(0, place)}${other}${text.slice(place + 1)}`;

describe("a token", () => {
  test("is 48 letters that an address takes as they are, and is read with the key that signed it alone", () => {
    fc.assert(
      fc.property(secret, hex, hex, (bytes, key, other) => {
        const token = tokenOf(bytes, key);
        expect(token).toMatch(/^[\w-]{48}$/);
        expect(digestOfToken(token, key)).toMatch(/^[0-9a-f]{64}$/);
        if (other !== key) expect(digestOfToken(token, other)).toBeUndefined();
      }),
    );
  });

  test("with one character changed, left out or added is refused", () => {
    const other = fc.constantFrom(...alphabet, ".", "=", "/", " ", "é");
    const given = fc.record({ bytes: secret, key: hex, place: fc.nat(47), other });
    fc.assert(
      fc.property(given, ({ bytes, key, place, other }) => {
        const token = tokenOf(bytes, key);
        fc.pre(token[place] !== other);
        expect(digestOfToken(changed(token, place, other), key)).toBeUndefined();
        expect(digestOfToken(changed(token, place, ""), key)).toBeUndefined();
        expect(digestOfToken(`${token}${other}`, key)).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });

  test.each(["", "x", "-".repeat(48), "0".repeat(47), "0".repeat(49), "\0".repeat(48)])(
    "is not %j",
    (text) => {
      expect(digestOfToken(text, "0".repeat(64))).toBeUndefined();
    },
  );
});

describe("the form of a link", () => {
  const key = "5a".repeat(32);
  const now = at("25T09:00:00");

  test("is read for its own link alone, and with every character as it is", () => {
    const other = fc.constantFrom(...alphabet);
    const given = fc.record({ bytes: random, digest: hex, another: hex, place: fc.nat(39), other });
    fc.assert(
      fc.property(given, ({ bytes, digest, another, place, other }) => {
        const form = formTokenOf({ digest, now, random: bytes }, key);
        expect(readFormToken(form, { digest, now }, key)).toMatch(/^[0-9a-f]{30}$/);
        if (another !== digest) expect(readFormToken(form, { digest: another, now }, key)).toBeUndefined();
        if (form[place] !== other)
          expect(readFormToken(changed(form, place, other), { digest, now }, key)).toBeUndefined();
      }),
    );
  });

  test.each([
    [24 * 3600, true],
    [24 * 3600 + 1, false],
    // Another process, whose clock goes behind.
    [-120, true],
  ])("after %i seconds may be sent: %s", (seconds, may) => {
    const digest = "ab".repeat(32);
    const form = formTokenOf({ digest, now, random: new Uint8Array(11) }, key);
    const later = new Date(now.getTime() + seconds * 1000);
    expect(readFormToken(form, { digest, now: later }, key) !== undefined).toBe(may);
  });

  test("is no token, and a token is no form", () => {
    const token = tokenOf(new Uint8Array(18), key);
    expect(readFormToken(token, { digest: "ab".repeat(32), now }, key)).toBeUndefined();
  });
});

test("visits are counted under names in which nobody reads an address, each kind apart", () => {
  const key = "5a".repeat(32);
  const names = ["link", "answers", "visitor"].map((counted) => bucketOf(key, counted, "192.0.2.7"));
  expect(new Set(names).size).toBe(3);
  for (const name of names) expect(name).not.toMatch(/192|0\.2/);
});
