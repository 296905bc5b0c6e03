import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Columns, judge, mayRemove, type Verdict, type Versions } from "./compare.ts";

const a = { name: "a", place: "x" };
const b = { name: "b", place: "x" };
const edited = { name: "mine", place: "x" };

/** What the release before said, what the database holds, what this release says, what follows. */
const cases: ReadonlyArray<readonly [string, Columns | undefined, Columns | undefined, Columns, Verdict]> = [
  ["a new row is added", undefined, undefined, a, { does: "add" }],
  ["a row that is as it was is left", a, a, a, { does: "leave" }],
  ["a row that nobody edited follows the release", a, a, b, { does: "change", columns: ["name"], kept: [] }],
  ["an edited row is left when the release says what it said", a, edited, a, { does: "leave" }],
  [
    "an edited row is kept when the release says something new",
    a,
    edited,
    b,
    { does: "keep", kept: ["name"] },
  ],
  ["an edit that the release now says as well is left", a, b, b, { does: "leave" }],
  [
    "one column follows while the edited one beside it is kept",
    a,
    { name: "mine", place: "x" },
    { name: "b", place: "y" },
    { does: "change", columns: ["place"], kept: ["name"] },
  ],
  ["a removed row is not brought back", a, undefined, a, { does: "leave" }],
  [
    "a removed row of which the release says something new is kept away",
    a,
    undefined,
    b,
    { does: "keep", kept: ["*"] },
  ],
  [
    "a row of somebody else's under the same id is kept",
    undefined,
    edited,
    a,
    { does: "keep", kept: ["name"] },
  ],
  ["a row that is there already as the release says is left", undefined, a, a, { does: "leave" }],
  [
    "a column the release did not have before is kept where it holds something else",
    { name: "a" },
    { name: "a", place: "mine" },
    { name: "a", place: "x" },
    { does: "keep", kept: ["place"] },
  ],
  [
    "a column the release did not have before is filled where it is empty",
    { name: "a" },
    { name: "a", place: null },
    { name: "a", place: "x" },
    { does: "change", columns: ["place"], kept: [] },
  ],
  [
    "a removed row with a column more in the release is kept away",
    { name: "a" },
    undefined,
    a,
    { does: "keep", kept: ["*"] },
  ],
  [
    "a removed row with a column less in the release is kept away",
    a,
    undefined,
    { name: "a" },
    { does: "keep", kept: ["*"] },
  ],
  ["nothing and null are the same", { name: null }, {}, { name: null }, { does: "leave" }],
  [
    "a list is compared as a whole",
    { roles: ["a", "b"] },
    { roles: ["a", "b"] },
    { roles: ["b", "a"] },
    { does: "change", columns: ["roles"], kept: [] },
  ],
  [
    "a number is not its digits",
    { position: 1 },
    { position: 1 },
    { position: "1" },
    { does: "change", columns: ["position"], kept: [] },
  ],
];

test.each(cases)("%s", (...row) => {
  const [, stated, current, next, verdict] = row;
  expect(judge({ stated, current, next })).toEqual(verdict);
});

describe("against the plain rules, spelt out one column at a time", () => {
  const value = fc.constantFrom<Columns[string]>("x", "y", "", null, 1, true, ["x"], []);
  const columns = fc.record({ one: value, two: value, three: value });
  const older = fc.record({ one: value, two: value, three: value }, { requiredKeys: [] });
  const versions = fc.record({
    stated: fc.option(older, { nil: undefined }),
    current: fc.option(columns, { nil: undefined }),
    next: columns,
  });
  const text = (given: unknown) => (given === undefined || given === null ? "null" : JSON.stringify(given));

  /** What becomes of a column: it follows the release exactly when nobody has touched what the release said. */
  function columnAfter({ stated, current, next }: Versions, column: string): "same" | "follows" | "theirs" {
    const was = stated === undefined ? "absent" : text(stated[column]);
    const is = text(current?.[column]);
    const wanted = text(next[column]);
    if (is === wanted) return "same";
    if (was === is) return "follows";
    // A person's edit is mentioned only when the release has something new to say.
    return was === wanted ? "same" : "theirs";
  }

  function slowly(given: Versions): Verdict {
    const names = Object.keys(given.next);
    if (given.current === undefined) {
      if (given.stated === undefined) return { does: "add" };
      const alike =
        names.every((name) => text(given.stated?.[name]) === text(given.next[name])) &&
        Object.keys(given.stated).every((name) => names.includes(name));
      return alike ? { does: "leave" } : { does: "keep", kept: ["*"] };
    }
    const columnsThat = (fate: string) => names.filter((name) => columnAfter(given, name) === fate);
    const [follows, theirs] = [columnsThat("follows"), columnsThat("theirs")];
    if (follows.length > 0) return { does: "change", columns: follows, kept: theirs };
    return theirs.length > 0 ? { does: "keep", kept: theirs } : { does: "leave" };
  }

  test("the verdict is the same", () => {
    fc.assert(
      fc.property(versions, (given) => {
        expect(judge(given)).toEqual(slowly(given));
      }),
      { numRuns: 5000, seed: 7 },
    );
  });

  test("a row goes exactly when it is what the release said", () => {
    fc.assert(
      fc.property(columns, columns, (stated, current) => {
        const alike = Object.keys(stated).every((name) => {
          const key = name as keyof typeof stated;
          return text(stated[key]) === text(current[key]);
        });
        expect(mayRemove(stated, current)).toBe(alike);
      }),
      { numRuns: 2000, seed: 7 },
    );
  });
});
