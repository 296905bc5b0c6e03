import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Day, PartialDate } from "../../kernel/partial-date.ts";
import { type TimelineItem, timeline } from "./timeline.ts";

const on = (text: string) => text as Day;
const item = (from: string, to?: string): TimelineItem => ({
  id: from,
  is: "holds",
  from: from as PartialDate,
  to: to as PartialDate | undefined,
});

describe("a timeline", () => {
  test("places a date by the share of the days that lie before it", () => {
    // 2021 to 2024 are 1461 days; 1 January 2023 is the 731st.
    const { bars } = timeline({
      items: [item("2023-01-01", "2023-12-31"), item("2021")],
      day: on("2024-05-01"),
      direction: "ltr",
    });
    expect(bars[0]?.x).toBeCloseTo((730 / 1461) * 100, 3);
    expect(bars[0]?.width).toBeCloseTo((365 / 1461) * 100, 3);
    expect(bars[1]).toMatchObject({ x: 0, width: 100, open: true });
  });

  test("draws a coarse date as wide as what it may stand for", () => {
    const [bar] = timeline({
      items: [item("2021", "2021")],
      day: on("2021-06-01"),
      direction: "ltr",
    }).bars;
    expect(bar).toMatchObject({ x: 0, width: 100, open: false });
  });

  test("marks no day that lies before the scale", () => {
    const picture = timeline({ items: [item("2021-01-01")], day: on("2020-12-31"), direction: "ltr" });
    expect(picture.day).toBeUndefined();
    expect(timeline({ items: [], day: on("2020-12-31"), direction: "ltr" }).bars).toEqual([]);
  });
});

const someDay = fc
  .date({ min: new Date("1960-01-01"), max: new Date("2060-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const someItem = fc
  .record({ ends: fc.tuple(someDay, someDay), open: fc.boolean(), cut: fc.constantFrom(4, 7, 10) })
  .map(({ ends, open, cut }) => {
    const [from = "", to = ""] = ends.toSorted();
    return item(from.slice(0, cut), open ? undefined : to.slice(0, cut));
  });
const someInput = fc.record({
  items: fc.array(someItem, { minLength: 1, maxLength: 20 }),
  day: someDay.map(on),
});

test("every bar lies within the width, ticks stand in order and are few, and lanes do not overlap", () => {
  fc.assert(
    fc.property(someInput, (input) => {
      const { bars, ticks, height } = timeline({ ...input, direction: "ltr" });
      for (const { x, width, y, height: tall } of bars) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(width).toBeGreaterThan(0);
        expect(x + width).toBeLessThan(100.01);
        expect(y + tall).toBeLessThanOrEqual(height);
      }
      expect(ticks.length).toBeLessThanOrEqual(7);
      expect(ticks.map(({ x }) => x)).toEqual(ticks.map(({ x }) => x).toSorted((a, b) => a - b));
      bars.slice(1).forEach((bar, at) => {
        const before = bars[at];
        expect(bar.y).toBeGreaterThan((before?.y ?? 0) + (before?.height ?? 0));
      });
    }),
  );
});

test("right to left, the picture is the mirror image", () => {
  fc.assert(
    fc.property(someInput, (input) => {
      const ltr = timeline({ ...input, direction: "ltr" });
      const rtl = timeline({ ...input, direction: "rtl" });
      ltr.bars.forEach((bar, at) => {
        expect(rtl.bars[at]?.x).toBeCloseTo(100 - bar.x - bar.width, 2);
        expect(rtl.bars[at]?.label.anchor).toBe(bar.label.anchor);
      });
      if (ltr.day !== undefined) expect(rtl.day?.x).toBeCloseTo(100 - ltr.day.x, 2);
    }),
  );
});
