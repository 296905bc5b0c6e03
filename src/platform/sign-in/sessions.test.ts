import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  day,
  freshSignIn,
  hour,
  minute,
  ofKind,
  second,
  type TestSignIn,
  visitor,
} from "../../../tests/support/sign-in.ts";
import { numberOf, rowsOf } from "../../../tests/support/sql.ts";
import type { Proof, Tier } from "./model.ts";
import {
  endSession,
  findSession,
  listSessions,
  revokeAllOf,
  revokeSession,
  rotateSession,
  startSession,
} from "./sessions.ts";
import { forgetPerson, sweepSignIn } from "./upkeep.ts";

let place: TestSignIn;
let person: string;
let count = 0;

beforeAll(async () => {
  place = await freshSignIn();
});
afterAll(() => place.close());
beforeEach(() => {
  count += 1;
  person = `person-${count}`;
});

const strong = (who = person): Proof => ({ person: who, method: "passkey", strong: true });
const weak = (who = person): Proof => ({ person: who, method: "email-link", strong: false });
const start = (tier: Tier, proof = strong()) => startSession(place.signIn, { proof, tier, visitor });
const find = (token: unknown) => findSession(place.signIn, token);
const kindOf = async (token: unknown) => (await find(token)).kind;

describe("a session", () => {
  test("is found by its token, of which the database holds a digest alone", async () => {
    const { token, session, needs, events } = await start("officer");
    expect(needs).toBe("nothing");
    expect(events).toEqual([{ kind: "session-started", person, method: "passkey", address: "192.0.2.0/24" }]);
    expect(ofKind(await find(token), "session").session).toEqual(session);
    expect(session).toMatchObject({ person, tier: "officer", step: "second", agent: "Firefox, Linux" });
    expect(session.address).toBe("192.0.2.0/24");
    const stored = JSON.stringify(await rowsOf(place.ownerUrl, "select t::text from sign_in.session t"));
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(visitor.address);
  });

  test.each([
    "",
    "x",
    "A".repeat(43),
    "' or true --",
    `${"A".repeat(42)}=`,
    undefined,
    null,
    7,
    ["A".repeat(43)],
  ])("is not found by %j", async (token) => {
    await start("reader");
    expect(await find(token)).toEqual({ kind: "none" });
  });

  test("counts only when nothing is still to be shown", async () => {
    const waiting = await start("officer", weak());
    expect(waiting.needs).toBe("enrol");
    expect(await find(waiting.token)).toMatchObject({ kind: "waiting", needs: "enrol" });
    expect(await kindOf((await start("reader", weak())).token)).toBe("session");
  });

  test("takes the place of the one that the browser brought along", async () => {
    const old = await start("reader");
    const { signIn } = place;
    const next = await startSession(signIn, {
      proof: strong(),
      tier: "reader",
      visitor,
      replaces: old.token,
    });
    expect(next.token).not.toBe(old.token);
    expect(await kindOf(old.token)).toBe("none");
    expect(await kindOf(next.token)).toBe("session");
  });

  test("that a stranger had chosen is taken over by nobody", async () => {
    const chosen = "A".repeat(43);
    const { signIn } = place;
    const made = await startSession(signIn, { proof: strong(), tier: "reader", visitor, replaces: chosen });
    expect(made.token).not.toBe(chosen);
    expect(await kindOf(chosen)).toBe("none");
  });
});

describe("the end of a session", () => {
  const ends: ReadonlyArray<readonly [string, Tier, Proof["strong"], number]> = [
    ["of an officer comes 8 hours after the last request", "officer", true, 8 * hour],
    ["of a reader comes 8 hours after the last request", "reader", true, 8 * hour],
    ["that still waits for a second step comes after 15 minutes", "officer", false, 15 * minute],
  ];
  test.each(ends)("%s, to the moment", async (...[, tier, isStrong, life]) => {
    const { token } = await start(tier, isStrong ? strong() : weak());
    const began = place.time.now;
    // Looked at by another clock, so that looking does not keep it alive.
    const seenAt = (ms: number) =>
      findSession({ ...place.signIn, clock: () => new Date(began.getTime() + ms) }, token);
    expect((await seenAt(life)).kind).toBe("none");
    expect((await seenAt(life + 1)).kind).toBe("none");
    expect((await seenAt(life - 1)).kind).not.toBe("none");
  });

  test.each([
    ["officer", 12 * hour],
    ["reader", 7 * day],
  ] as const)(
    "of a %s comes at the latest when its time is over, however often it is used",
    async (tier, life) => {
      const { token } = await start(tier);
      const uses = Math.floor((life - 1) / (4 * hour));
      for (let n = 0; n < uses; n += 1) {
        place.time.pass(4 * hour);
        expect(await kindOf(token)).toBe("session");
      }
      place.time.pass(life - uses * 4 * hour - 1);
      expect(await kindOf(token)).toBe("session");
      place.time.pass(1);
      expect(await kindOf(token)).toBe("none");
    },
  );

  test("is as the configuration says", async () => {
    const short = place.another({ lives: { idle: minute, officer: 2 * minute } });
    const { token } = await startSession(short, { proof: strong(), tier: "officer", visitor });
    place.time.pass(minute);
    expect(await kindOf(token)).toBe("none");
  });

  test("is put off by a request, but written down once a minute at most", async () => {
    const { token, session } = await start("officer");
    place.time.pass(59 * second);
    expect(ofKind(await find(token), "session").session.seenAt).toEqual(session.createdAt);
    place.time.pass(second);
    const seen = ofKind(await find(token), "session").session;
    expect(seen.seenAt).toEqual(place.time.now);
    expect(seen.idleUntil.getTime()).toBe(place.time.now.getTime() + 8 * hour);
    expect(seen.expiresAt).toEqual(session.expiresAt);
  });
});

describe("a session that is rotated", () => {
  test("goes on under another token, and the old one is dead", async () => {
    const old = await start("officer");
    place.time.pass(hour);
    const next = ofKind(await rotateSession(place.signIn, { token: old.token }), "signed-in");
    expect(await kindOf(old.token)).toBe("none");
    const { session } = ofKind(await find(next.token), "session");
    expect(session).toMatchObject({
      person,
      tier: "officer",
      step: "second",
      createdAt: old.session.createdAt,
    });
    expect(session.expiresAt).toEqual(old.session.expiresAt);
    expect(await rotateSession(place.signIn, { token: old.token })).toEqual({ kind: "none" });
  });

  test("has one successor, also when ten requests rotate it at once", async () => {
    const { token } = await start("reader");
    const all = await Promise.all(Array.from({ length: 10 }, () => rotateSession(place.signIn, { token })));
    expect(all.filter(({ kind }) => kind === "signed-in")).toHaveLength(1);
    expect(await listSessions(place.signIn, person)).toHaveLength(1);
  });

  test("ends sooner for a reader who has become an officer, and never later", async () => {
    const { token, session } = await start("reader");
    place.time.pass(hour);
    const officer = ofKind(await rotateSession(place.signIn, { token, tier: "officer" }), "signed-in");
    expect(officer.session.expiresAt.getTime()).toBe(session.createdAt.getTime() + 12 * hour);
    const reader = ofKind(
      await rotateSession(place.signIn, { token: officer.token, tier: "reader" }),
      "signed-in",
    );
    expect(reader.session.expiresAt).toEqual(officer.session.expiresAt);
  });

  test("waits for a second factor when a reader with but one has become an officer", async () => {
    const { token } = await start("reader", weak());
    const officer = ofKind(await rotateSession(place.signIn, { token, tier: "officer" }), "signed-in");
    expect(officer.needs).toBe("enrol");
    expect(officer.session.expiresAt.getTime()).toBe(place.time.now.getTime() + 15 * minute);
    expect(await kindOf(officer.token)).toBe("waiting");
  });
});

describe("the sessions of a person", () => {
  test("are listed, the one seen last first, and those of others are not among them", async () => {
    const first = await start("officer");
    place.time.pass(minute);
    const later = await start("officer");
    await start("officer", strong("somebody-else"));
    expect((await listSessions(place.signIn, person)).map(({ id }) => id)).toEqual([
      later.session.id,
      first.session.id,
    ]);
    place.time.pass(minute);
    await find(first.token);
    expect((await listSessions(place.signIn, person))[0]?.id).toBe(first.session.id);
  });

  test("end by signing out, once", async () => {
    const { token } = await start("officer");
    const out = ofKind(await endSession(place.signIn, { token, visitor }), "ended");
    expect(out.events).toEqual([
      { kind: "session-ended", person, method: "passkey", address: "192.0.2.0/24" },
    ]);
    expect(await kindOf(token)).toBe("none");
    expect(await endSession(place.signIn, { token, visitor })).toEqual({ kind: "none" });
  });

  test("are revoked one by one by their owner, and by nobody else", async () => {
    const { token, session } = await start("officer");
    const revoke = (who: string, id = session.id) =>
      revokeSession(place.signIn, { person: who, id, visitor });
    expect(await revoke("somebody-else")).toEqual({ kind: "none" });
    expect(await revoke(person, "no id")).toEqual({ kind: "none" });
    expect(await kindOf(token)).toBe("session");
    expect((await revoke(person)).kind).toBe("ended");
    expect(await kindOf(token)).toBe("none");
  });

  test("end all at once, those that wait included, but for the one at hand", async () => {
    const kept = await start("officer");
    const others = [await start("officer"), await start("officer", weak())];
    const stranger = await start("officer", strong("somebody-else"));
    const all = await revokeAllOf(place.signIn, { person, except: kept.token, visitor });
    expect(all.events.map(({ kind }) => kind)).toEqual(["sessions-ended"]);
    for (const { token } of others) expect(await kindOf(token)).toBe("none");
    expect(await kindOf(kept.token)).toBe("session");
    expect(await kindOf(stranger.token)).toBe("session");
    await revokeAllOf(place.signIn, { person });
    expect(await kindOf(kept.token)).toBe("none");
    expect((await revokeAllOf(place.signIn, { person })).events).toEqual([]);
  });
});

const rowsLeft = (who: string) =>
  numberOf(place.ownerUrl, "select count(*) from sign_in.session where person = $1", [who]);

test("what is over is kept for thirty days and then removed, and what lives is not", async () => {
  const ended = await start("officer");
  await endSession(place.signIn, { token: ended.token, visitor });
  place.time.pass(30 * day);
  await sweepSignIn(place.signIn);
  expect(await rowsLeft(person)).toBe(1);
  const living = await start("reader");
  place.time.pass(second);
  await sweepSignIn(place.signIn);
  expect(await rowsLeft(person)).toBe(1);
  expect(await kindOf(living.token)).toBe("session");
});

test("a person who is forgotten leaves no row, and others stay", async () => {
  const { token } = await start("officer");
  const other = await start("officer", strong("somebody-else"));
  await forgetPerson(place.signIn, person);
  expect(await rowsLeft(person)).toBe(0);
  expect(await kindOf(token)).toBe("none");
  expect(await kindOf(other.token)).toBe("session");
});
