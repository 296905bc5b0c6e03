import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  accountOf,
  afterTry,
  allowances,
  canUsePasskeys,
  type Factors,
  mayEnrol,
  needsOf,
  type Step,
  type Tier,
  type Tries,
  takenBack,
  waitOf,
} from "./model.ts";

const start = new Date("2026-11-25T09:00:00Z");
const at = (ms: number): Date => new Date(start.getTime() + ms);
const nothing: Tries = { tries: 0, lastAt: start, lockedUntil: start };
const { account, address } = allowances;

describe("what is still needed", () => {
  const rows: ReadonlyArray<readonly [Step, Tier, Factors, string, boolean]> = [
    ["first", "reader", { totp: false, passkeys: 0 }, "nothing", true],
    ["first", "reader", { totp: false, passkeys: 2 }, "nothing", true],
    ["first", "reader", { totp: true, passkeys: 0 }, "totp", false],
    ["first", "officer", { totp: false, passkeys: 0 }, "enrol", true],
    ["first", "officer", { totp: false, passkeys: 1 }, "passkey", false],
    ["first", "officer", { totp: true, passkeys: 1 }, "totp", false],
    ["second", "officer", { totp: true, passkeys: 1 }, "nothing", true],
    ["second", "officer", { totp: false, passkeys: 0 }, "nothing", true],
    ["second", "reader", { totp: true, passkeys: 0 }, "nothing", true],
  ];
  test.each(rows)(
    "after the %s step a %s with %o needs %s, and may enrol: %s",
    (...[step, tier, factors, needs, may]) => {
      expect(needsOf({ step, tier, factors })).toBe(needs);
      expect(mayEnrol({ step, tier, factors, created_at: start }, start)).toBe(may);
    },
  );
});

test.each([
  ["second", 15 * 60_000, true],
  ["second", 15 * 60_000 + 1, false],
  // Who has nothing to show yet enrols whenever they like.
  ["first", 15 * 60_000 + 1, true],
] as const)(
  "an officer after the %s step changes factors %i ms after their session began: %s",
  (step, age, may) => {
    const session = {
      step,
      tier: "officer",
      factors: { totp: false, passkeys: 0 },
      created_at: start,
    } as const;
    expect(mayEnrol(session, new Date(start.getTime() + age))).toBe(may);
  },
);

/** The waits that follow on so many wrong tries made as soon as each may be made, in seconds. */
function waitsOf(count: number, allowance: typeof account | typeof address): number[] {
  let tries = nothing;
  let now = start;
  return Array.from({ length: count }, () => {
    tries = afterTry(tries, now, allowance);
    const wait = waitOf(tries, now, allowance);
    now = new Date(now.getTime() + wait);
    return wait / 1000;
  });
}

test("four wrong tries cost nothing, the fifth 15 seconds, each one after it twice as long, up to 15 minutes", () => {
  expect(waitsOf(13, account)).toEqual([0, 0, 0, 0, 15, 30, 60, 120, 240, 480, 900, 900, 900]);
});

test("an address has twenty free tries before it waits", () => {
  expect(waitsOf(21, address)).toEqual([...Array(19).fill(0), 15, 30]);
});

test("after a day without a try it begins anew, and a moment before it does not", () => {
  const locked = { tries: 12, lastAt: start, lockedUntil: at(900_000) };
  expect(afterTry(locked, at(account.quiet), account).tries).toBe(1);
  expect(afterTry(locked, at(account.quiet - 1), account).tries).toBe(13);
});

test("a try taken back leaves the state as it was before it, also when it had brought the first wait", () => {
  for (let before = 0; before < account.free; before += 1) {
    const after = afterTry({ ...nothing, tries: before }, start, account);
    const back = takenBack(after, account);
    expect(back.tries).toBe(before);
    expect(waitOf(back, start, account)).toBe(0);
  }
});

test("of two who try at once, the one who read the clock first waits for nothing while tries are free", () => {
  for (let before = 0; before < account.free - 1; before += 1) {
    const other = afterTry({ ...nothing, tries: before }, at(25), account);
    expect(waitOf(other, start, account)).toBe(0);
  }
  expect(waitOf(afterTry({ ...nothing, tries: account.free - 1 }, at(25), account), start, account)).toBe(
    15_025,
  );
});

test("however tries and pauses follow, the wait never passes 15 minutes, and in a day no more than 107 are let through", () => {
  const pauses = fc.array(fc.integer({ min: 0, max: 1_200_000 }), { minLength: 1, maxLength: 400 });
  fc.assert(
    fc.property(pauses, (given) => {
      let tries = nothing;
      let now = start;
      let through = 0;
      for (const pause of given) {
        if (now.getTime() - start.getTime() >= account.quiet) break;
        if (waitOf(tries, now, account) === 0) {
          tries = afterTry(tries, now, account);
          through += 1;
        }
        const wait = waitOf(tries, now, account);
        expect(wait).toBeLessThanOrEqual(account.most);
        // More free tries than there are wait for nothing; each one after them does.
        if (through >= account.free && tries.lastAt === now)
          expect(wait).toBeGreaterThanOrEqual(account.first);
        now = new Date(now.getTime() + pause);
      }
      // Five free, six that double, and then one each quarter of an hour: 5 + 6 + 96.
      expect(through).toBeLessThanOrEqual(107);
    }),
  );
});

test("who goes on trying while locked out waits no longer for it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 60 }), fc.integer({ min: 0, max: 899_999 }), (count, later) => {
      let tries = nothing;
      for (let n = 0; n < count; n += 1) tries = afterTry(tries, start, account);
      expect(waitOf(tries, at(later), account)).toBe(Math.max(0, waitOf(tries, start, account) - later));
    }),
  );
});

test.each([
  [" Ana.Example@Agency.Example ", "ana.example@agency.example"],
  ["ＡＮＡ@agency.example", "ana@agency.example"],
])("“%s” counts as %s", (typed, counted) => {
  expect(accountOf(typed)).toBe(counted);
});

test.each([
  ["https://entente.example", true],
  ["https://entente.example:8443", true],
  ["http://localhost:8080", true],
  ["http://site.localhost:8080", true],
  ["http://entente.example", false],
  ["https://192.0.2.7", false],
  ["https://[2001:db8::1]", false],
  ["http://127.0.0.1:8080", false],
])("passkeys at %s: %s", (origin, can) => {
  expect(canUsePasskeys(origin)).toBe(can);
});
