import fc from "fast-check";
import { expect, test } from "vitest";
import { inHand, isDecided, nextAfter, type Queued, type Stand, standOf, subjectsOf } from "./model.ts";

/** `a waiting, b deferred`, as a queue is easiest read. */
const queue = (text: string): Queued[] =>
  text
    .split(", ")
    .filter(Boolean)
    .map((one) => {
      const [id = "", stand = ""] = one.split(" ");
      return { id, stand: stand as Stand };
    });

test.each([
  ["a waiting, b waiting, c waiting", "a", "b"],
  ["a waiting, b confirmed, c waiting", "a", "c"],
  ["a waiting, b confirmed, c rejected", "c", "a"],
  ["a deferred, b confirmed, c waiting", "b", "c"],
  ["a deferred, b confirmed, c pending", "c", "a"],
  ["a confirmed, b pending", "a", undefined],
  ["a waiting, b waiting", undefined, "a"],
  ["", "a", undefined],
])("in “%s” what comes after %s is %s", (text, last, next) => {
  expect(nextAfter(queue(text), last)).toBe(next);
});

test.each([
  ["a confirmed, b waiting", "a", "a"],
  ["a confirmed, b waiting", "x", "b"],
  ["a confirmed, b waiting", undefined, "b"],
  ["a confirmed, b rejected", undefined, "a"],
  ["", "a", undefined],
])("in “%s”, asked for %s, %s is in hand", (text, asked, hand) => {
  expect(inHand(queue(text), asked)).toBe(hand);
});

test.each([
  [null, false, "waiting"],
  ["reopened", false, "waiting"],
  ["deferred", false, "deferred"],
  ["deferred", true, "pending"],
  [null, true, "pending"],
  ["confirmed", true, "confirmed"],
  ["corrected", false, "corrected"],
  ["rejected", false, "rejected"],
] as const)("the verdict %s with an act that waits (%s) stands as %s", (verdict, pending, stand) => {
  expect(standOf(verdict, pending)).toBe(stand);
});

const stands: readonly Stand[] = ["waiting", "deferred", "pending", "confirmed", "corrected", "rejected"];

test("what comes next is never decided, and comes back only when nothing else is open", () => {
  const queues = fc.array(fc.constantFrom(...stands), { maxLength: 12 });
  fc.assert(
    fc.property(queues, fc.nat(), (given, at) => {
      const all = given.map((stand, index) => ({ id: String(index), stand }));
      const last = all.length === 0 ? undefined : String(at % all.length);
      const next = nextAfter(all, last);
      const open = all.filter((one) => one.id !== last && !isDecided(one));
      expect(next === undefined).toBe(open.length === 0);
      if (next !== undefined) expect(open.map(({ id }) => id)).toContain(next);
    }),
  );
});

test("a validity speaks of a body or of an instrument, by the form of its id", () => {
  expect(subjectsOf({ kind: "validity", subject: "cted", until: "2029" })).toEqual([
    { kind: "party", id: "cted" },
  ]);
  expect(subjectsOf({ kind: "validity", subject: "S/RES/2617(2021)", until: "2029" })).toEqual([
    { kind: "instrument", id: "S/RES/2617(2021)" },
  ]);
});
