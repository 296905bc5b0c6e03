import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Day, PartialDate } from "../../kernel/partial-date.ts";
import { type InstrumentDates, type InstrumentLink, instrumentChain, mandateOn } from "./model.ts";

/** `dates`: adopted and expires, as far as they are known. */
const instrument = (
  id: string,
  dates: readonly string[] = [],
  status: InstrumentDates["status"] = "in-force",
): InstrumentDates => ({
  id,
  adopted: dates[0] as PartialDate | undefined,
  expires: dates[1] as PartialDate | undefined,
  status,
});
const link = (from: string, kind: InstrumentLink["kind"], to: string): InstrumentLink => ({ from, kind, to });
const day = (value: string) => value as Day;

describe("a chain of mandates", () => {
  const chain = instrumentChain(
    [
      instrument("A", ["2004-03-26"]),
      instrument("B", ["2007-12-10", "2008-03-31"], "expired"),
      instrument("C", ["2008-03-20", "2010-12-31"], "expired"),
      instrument("D", ["2010-12-20", "2013-12-31"], "expired"),
    ],
    [link("B", "renews", "A"), link("C", "extends", "B"), link("D", "renews", "C")],
  );

  test.each([
    ["2004-03-25", undefined],
    ["2004-03-26", "A"],
    ["2007-12-10", "B"],
    ["2008-03-20", "C"],
    ["2010-12-19", "C"],
    ["2010-12-20", "D"],
    ["2013-12-31", "D"],
    ["2014-01-01", undefined],
  ])("rests on %s on %s", (on, expected) => {
    expect(mandateOn(chain, "A", day(on))?.id).toBe(expected);
  });

  test("names the end of the mandate with it", () => {
    expect(mandateOn(chain, "A", day("2009-01-01"))).toEqual({ id: "C", until: "2010-12-31" });
  });

  test("says of an expired instrument what carries it on, the last adopted by that day", () => {
    expect(chain.validity("B", day("2009-01-01"))).toEqual({
      id: "B",
      state: { is: "expired", on: "2008-03-31" },
      carriedOnBy: { id: "C", state: { is: "in-force", until: "2010-12-31" } },
    });
  });

  test("is the same from whichever end it is asked for", () => {
    for (const id of ["A", "B", "C", "D"]) expect(chain.chain(id)).toEqual(["A", "B", "C", "D"]);
  });

  test("knows nothing of an instrument it does not have", () => {
    expect(chain.validity("X", day("2009-01-01"))).toBeUndefined();
    expect(chain.chain("X")).toEqual([]);
  });
});

describe("validity", () => {
  test("supersession counts from the day its successor was adopted, not before", () => {
    const chain = instrumentChain(
      [instrument("old", ["2000-01-01"], "superseded"), instrument("new", ["2010-05-05"])],
      [link("new", "supersedes", "old")],
    );
    expect(chain.validity("old", day("2010-05-04"))?.state).toEqual({ is: "in-force", until: undefined });
    expect(chain.validity("old", day("2010-05-05"))?.state).toEqual({ is: "superseded", by: "new" });
  });

  test("an instrument known to be superseded, by what is not on record, is superseded", () => {
    const chain = instrumentChain([instrument("old", ["2000-01-01"], "superseded")], []);
    expect(chain.validity("old", day("2010-01-01"))?.state).toEqual({ is: "superseded" });
  });

  test("amending and recalling carry nothing on", () => {
    const chain = instrumentChain(
      [
        instrument("a", ["2000-01-01", "2001-01-01"], "expired"),
        instrument("b", ["2000-06-01"]),
        instrument("c", ["2000-07-01"]),
      ],
      [link("b", "amends", "a"), link("c", "recalls", "a")],
    );
    expect(chain.validity("a", day("2005-01-01"))?.carriedOnBy).toBeUndefined();
  });

  test("inside a year of which no more is known, it is uncertain", () => {
    const chain = instrumentChain([instrument("a", ["2022"])], []);
    expect(chain.validity("a", day("2022-06-01"))?.state).toEqual({ is: "uncertain" });
    expect(chain.validity("a", day("2021-06-01"))?.state).toEqual({ is: "not-adopted" });
    expect(chain.validity("a", day("2022-12-31"))?.state).toEqual({ is: "in-force", until: undefined });
  });

  test("links that run in a circle end", () => {
    const chain = instrumentChain(
      [instrument("a", ["2000"]), instrument("b", ["2001"])],
      [link("a", "renews", "b"), link("b", "renews", "a")],
    );
    expect(chain.chain("a")).toEqual(["a", "b"]);
  });
});

/** The slow twin: paths of links, one by one, from the definition. */
function reachedBy(links: readonly InstrumentLink[], from: string): Set<string> {
  const found = new Set<string>();
  for (let grew = true; grew; ) {
    grew = false;
    for (const { from: later, kind, to } of links) {
      const carries = kind === "renews" || kind === "extends" || kind === "supersedes";
      if (carries && (to === from || found.has(to)) && later !== from && !found.has(later)) {
        found.add(later);
        grew = true;
      }
    }
  }
  return found;
}

test("what carries an instrument on is the last adopted of all that can be reached from it, as the slow twin finds them", () => {
  const ids = ["a", "b", "c", "d", "e", "f"];
  const someInstruments = fc.tuple(
    ...ids.map((id) => fc.integer({ min: 0, max: 5000 }).map((offset) => ({ id, offset }))),
  );
  const someLinks = fc.array(
    fc.record({
      from: fc.constantFrom(...ids),
      kind: fc.constantFrom(
        "renews" as const,
        "extends" as const,
        "supersedes" as const,
        "amends" as const,
        "recalls" as const,
      ),
      to: fc.constantFrom(...ids),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(someInstruments, someLinks, fc.integer({ min: 0, max: 5000 }), (dates, links, at) => {
      const dayAt = (offset: number) =>
        new Date(Date.UTC(2000, 0, 1 + offset)).toISOString().slice(0, 10) as Day;
      const chain = instrumentChain(
        dates.map(({ id, offset }) => instrument(id, [dayAt(offset)])),
        links,
      );
      const on = dayAt(at);
      for (const { id } of dates) {
        const candidates = dates
          .filter((other) => reachedBy(links, id).has(other.id) && dayAt(other.offset) <= on)
          .sort((x, y) => `${dayAt(x.offset)} ${x.id}`.localeCompare(`${dayAt(y.offset)} ${y.id}`, "en"));
        expect(chain.validity(id, on)?.carriedOnBy?.id).toBe(candidates.at(-1)?.id);
      }
    }),
  );
});
