import { afterAll, beforeAll, expect, test } from "vitest";
import { freshSignIn, minute, ofKind, second, type TestSignIn } from "../../../tests/support/sign-in.ts";
import { numberOf, rowsOf } from "../../../tests/support/sql.ts";
import { consumeLink, requestLink } from "./email-link.ts";
import { countOfAccount, countOfAddress, forgive, takeTry } from "./limits.ts";
import type { SignIn } from "./sign-in.ts";
import { sweepSignIn } from "./upkeep.ts";

let place: TestSignIn;

beforeAll(async () => {
  place = await freshSignIn();
});
afterAll(() => place.close());

const at = (address: string) => ({ address });
const tryAt = (address: string) =>
  takeTry(place.signIn, [countOfAddress(place.signIn, at(address))], {
    method: "email-link",
    visitor: at(address),
  });
const tryFor = (account: string, address: string) =>
  takeTry(
    place.signIn,
    [countOfAccount(place.signIn, "second-step", account), countOfAddress(place.signIn, at(address))],
    { person: account, method: "totp", visitor: at(address) },
  );
const letThrough = async (tries: ReadonlyArray<Promise<unknown>>) =>
  (await Promise.all(tries)).filter((limited) => limited === undefined).length;

test("of a hundred tries at once for one account five are looked at", async () => {
  const tries = Array.from({ length: 100 }, (_, n) => tryFor("ana", `198.51.100.${n}`));
  expect(await letThrough(tries)).toBe(5);
});

test("of a hundred tries at once from one address, each for another account, twenty are looked at", async () => {
  const tries = Array.from({ length: 100 }, (_, n) => tryFor(`account-${n}`, "203.0.113.5"));
  expect(await letThrough(tries)).toBe(20);
});

test("an office that comes in at once, each with a right answer, waits for nothing, though their clocks are milliseconds apart", async () => {
  const clocks = Array.from({ length: 15 }, (_, n) =>
    place.another({ clock: () => new Date(place.time.now.getTime() + 15 - n) }),
  );
  const counts = (signIn: SignIn) => [countOfAddress(signIn, at("192.0.2.99"))];
  const limited = await Promise.all(
    clocks.map(async (signIn) => {
      const told = await takeTry(signIn, counts(signIn), { method: "email-link", visitor: at("192.0.2.99") });
      if (told === undefined) await forgive(signIn, counts(signIn));
      return told;
    }),
  );
  expect(limited.filter((one) => one !== undefined)).toEqual([]);
});

test("many who try for the same accounts from the same addresses, in any order, wait for each other and not for ever", async () => {
  const tries = Array.from({ length: 60 }, (_, n) => tryFor(`crossed-${n % 3}`, `203.0.113.${10 + (n % 4)}`));
  expect(await letThrough(tries)).toBe(15);
});

test("who is locked out is told for how long, and it is an event without the address in full", async () => {
  for (let n = 0; n < 5; n += 1) expect(await tryFor("ben", "192.0.2.50")).toBeUndefined();
  const limited = await tryFor("ben", "192.0.2.50");
  expect(limited).toEqual({
    kind: "limited",
    retryAfter: 15,
    events: [{ kind: "limited", person: "ben", method: "totp", address: "192.0.2.0/24" }],
  });
  place.time.pass(14 * second + 1);
  expect(await tryFor("ben", "192.0.2.50")).toMatchObject({ retryAfter: 1, events: [] });
  place.time.pass(second);
  expect(await tryFor("ben", "192.0.2.50")).toBeUndefined();
  expect(await tryFor("ben", "192.0.2.50")).toMatchObject({ retryAfter: 30, events: [{ kind: "limited" }] });
});

test("however many try on while they have to wait, it is one event", async () => {
  const outcomes = [];
  for (let n = 0; n < 40; n += 1) outcomes.push(await tryFor("eve", "192.0.2.51"));
  expect(outcomes.filter((outcome) => outcome === undefined)).toHaveLength(5);
  expect(outcomes.flatMap((outcome) => outcome?.events ?? [])).toHaveLength(1);
});

test("a network of IPv6 is one address, and IPv4 in IPv6 is IPv4", async () => {
  for (let n = 0; n < 20; n += 1) await tryAt(`2001:db8:7:7::${n.toString(16)}`);
  expect(await tryAt("2001:db8:7:7:ffff::1")).toBeDefined();
  expect(await tryAt("2001:db8:7:8::1")).toBeUndefined();
  for (let n = 0; n < 20; n += 1) await tryAt(n % 2 ? "192.0.2.99" : "::ffff:192.0.2.99");
  expect(await tryAt("192.0.2.99")).toBeDefined();
});

test("what succeeds gives an address back what it had spent, and an account everything", async () => {
  const counts = [
    countOfAccount(place.signIn, "second-step", "cleo"),
    countOfAddress(place.signIn, at("192.0.2.60")),
  ];
  for (let n = 0; n < 4; n += 1) await tryFor("cleo", "192.0.2.60");
  await tryFor("cleo", "192.0.2.60");
  await forgive(place.signIn, counts);
  const [row] = await rowsOf(
    place.ownerUrl,
    "select (select tries from sign_in.attempt where key = $1) as account, (select tries from sign_in.attempt where key = $2) as address",
    counts.map(({ digest }) => digest),
  );
  expect(row).toEqual({ account: null, address: 4 });
  expect(await tryFor("cleo", "192.0.2.60")).toBeUndefined();
});

test("an office behind one address signs in by e-mail as often as it likes", async () => {
  const visitor = at("192.0.2.61");
  for (let n = 0; n < 60; n += 1) {
    const email = `officer-${n}@agency.example`;
    const asked = ofKind(
      await requestLink(place.signIn, { email, person: `officer-${n}`, visitor }),
      "requested",
    );
    ofKind(await consumeLink(place.signIn, { token: asked.mail?.token, visitor }), "proven");
  }
});

test("one person signs in by e-mail as often as they like, and a stranger who asks in their name stops after five", async () => {
  const ask = (address: string) =>
    requestLink(place.signIn, { email: "dora@agency.example", person: "dora", visitor: at(address) });
  for (let n = 0; n < 12; n += 1) {
    const { mail } = ofKind(await ask("192.0.2.62"), "requested");
    await consumeLink(place.signIn, { token: mail?.token, visitor: at("192.0.2.62") });
  }
  const kinds = [];
  for (let n = 0; n < 6; n += 1) kinds.push((await ask(`203.0.113.${100 + n}`)).kind);
  expect(kinds).toEqual([...Array(5).fill("requested"), "limited"]);
});

test("neither addresses nor accounts can be read in what is counted, and it is forgotten after a day", async () => {
  await tryFor("emil@agency.example", "192.0.2.63");
  const stored = JSON.stringify(await rowsOf(place.ownerUrl, "select t::text from sign_in.attempt t"));
  for (const readable of ["emil", "192.0.2", Buffer.from("emil@agency.example").toString("hex")])
    expect(stored).not.toContain(readable);
  place.time.pass(24 * 60 * minute + 1);
  await sweepSignIn(place.signIn);
  expect(await numberOf(place.ownerUrl, "select count(*) from sign_in.attempt")).toBe(0);
});
