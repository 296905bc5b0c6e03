import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  endCharacters,
  type LadderInput,
  type LadderPicture,
  ladder,
  mostNodes,
  type Rung,
  rungCharacters,
  widthOf,
} from "./index.ts";

const line = fc.constantFrom(1, 2, 3, 4, 5, 6);
const label = fc.oneof(
  fc.string({ minLength: 1, maxLength: 60 }).filter((text) => text.trim() !== ""),
  fc
    .array(fc.constantFrom("Équipe", "d’appui", "Comité", "反恐怖主义", "委员会", "فريق", "الدعم"), {
      minLength: 1,
      maxLength: 12,
    })
    .map((words) => words.join(" ")),
);
const group = fc.option(fc.constantFrom("Members", "Observers", "Regional bodies"), { nil: undefined });
const rung: fc.Arbitrary<Rung> = fc.oneof(
  fc.record({ is: fc.constant("direct" as const), label, group, line }),
  fc.record({
    is: fc.constant("body" as const),
    label,
    group,
    toLeft: fc.option(line, { nil: undefined }),
    toRight: fc.option(line, { nil: undefined }),
    strong: fc.boolean(),
  }),
);
const input: fc.Arbitrary<LadderInput> = fc.record({
  left: label,
  right: label,
  rungs: fc.array(rung, { maxLength: 90 }),
  direction: fc.constantFrom("ltr" as const, "rtl" as const),
});

const always = (rule: (picture: LadderPicture, from: LadderInput) => void): void =>
  fc.assert(
    fc.property(input, (from) => rule(ladder(from), from)),
    { seed: 2026, numRuns: 60 },
  );
const bodies = (rungs: readonly Rung[]): number => rungs.filter(({ is }) => is === "body").length;
const squeeze = (text: string): string => text.replace(/\s+/gu, "");

const body = (text: string, more: Partial<Rung> = {}): Rung =>
  ({ is: "body", label: text, toRight: 3, ...more }) as Rung;
const picture = (rungs: readonly Rung[], direction: "ltr" | "rtl" = "ltr"): LadderPicture =>
  ladder({ left: "DECT", right: "GAFI", rungs, direction });

describe("in every ladder", () => {
  test("no two texts share a line, but for the two ends, which share none with a rung", () => {
    always(({ texts }) => {
      const rows = texts
        .filter(({ is }) => is !== "end")
        .map(({ y }) => y)
        .sort((a, b) => a - b);
      const steps = rows.map((y, at) => y - (rows[at - 1] ?? Number.NEGATIVE_INFINITY));
      expect(Math.min(...steps)).toBeGreaterThanOrEqual(1.3);
      const ends = texts.filter(({ is }) => is === "end").map(({ y }) => y);
      expect(Math.max(...ends)).toBeLessThan(rows[0] ?? Number.POSITIVE_INFINITY);
    });
  });
  test("never more than sixty bodies are drawn, and the others are counted", () => {
    always(({ nodes, omitted }, { rungs }) => {
      expect(nodes).toBeLessThanOrEqual(mostNodes);
      expect(nodes + omitted).toBe(bodies(rungs) + 2);
    });
  });
  test("no line of text is wider than was allowed", () => {
    always(({ texts }) => {
      const most = ({ is }: { is: string }) => (is === "end" ? endCharacters : rungCharacters);
      expect(texts.filter((each) => widthOf(each.text) > most(each))).toEqual([]);
    });
  });
  test("no letter of a drawn name is lost", () => {
    always(({ texts, omitted }, { left, right, rungs }) => {
      if (omitted > 0) return;
      const names = new Set(rungs.map((each) => each.group).filter((each) => each !== undefined));
      const said = [left, right, ...names, ...rungs.map((each) => each.label)].map(squeeze);
      const drawn = texts.map(({ text }) => squeeze(text));
      expect([...drawn.join("")].sort()).toEqual([...said.join("")].sort());
    });
  });
  test("everything stands inside the picture", () => {
    always(({ lines, texts, height }) => {
      const within = (value: number, from: number, to: number) => value >= from && value <= to;
      expect(texts.filter(({ x, y }) => !(within(x, 0, 100) && within(y, 0, height)))).toEqual([]);
      const ends = lines.flatMap(({ x1, x2, y1, y2 }) => [
        { x: x1, y: y1 },
        { x: x2, y: y2 },
      ]);
      expect(ends.filter(({ x, y }) => !(within(x, 2, 98) && within(y, 0, height)))).toEqual([]);
    });
  });
  test("from right to left it is the mirror image", () => {
    always((_, from) => {
      const [ltr, rtl] = [ladder({ ...from, direction: "ltr" }), ladder({ ...from, direction: "rtl" })];
      expect(rtl.texts).toEqual(ltr.texts.map((text) => ({ ...text, x: 100 - text.x })));
      expect(rtl.lines).toEqual(ltr.lines.map((each) => ({ ...each, x1: 100 - each.x1, x2: 100 - each.x2 })));
    });
  });
});

describe("a ladder", () => {
  test("the first body stands at the start side", () => {
    const end = (of: LadderPicture) => of.texts.find(({ text }) => text === "DECT");
    expect(end(picture([]))).toMatchObject({ x: 0, anchor: "start", is: "end" });
    expect(end(picture([], "rtl"))).toMatchObject({ x: 100, anchor: "start" });
  });
  test("a body tied to one side has a line on that side only", () => {
    const { lines } = picture([body("GAP")]);
    expect(lines.filter(({ is }) => is !== "upright")).toMatchObject([{ is: 3, x1: 50, x2: 98 }]);
  });
  test("rungs of one group stand together, in the order of their first appearance", () => {
    const { texts } = picture([
      body("a", { group: "One" }),
      body("b", { group: "Two" }),
      body("c", { group: "One" }),
    ]);
    expect(texts.slice(2).map(({ text }) => text)).toEqual(["One", "a", "c", "Two", "b"]);
  });
  test("a heading of which no body is drawn is not drawn", () => {
    const many = Array.from({ length: 58 }, (_, at) => body(`b${at}`));
    const { texts, omitted, nodes } = picture([...many, body("late", { group: "Late" })]);
    expect(texts.some(({ text }) => text === "Late" || text === "late")).toBe(false);
    expect({ omitted, nodes }).toEqual({ omitted: 1, nodes: 60 });
  });
  test("ties between the two bodies are no bodies and are never left out", () => {
    const many = Array.from({ length: 70 }, (_, at) => body(`b${at}`));
    const { texts, omitted } = picture([...many, { is: "direct", label: "observer", line: 2 }]);
    expect(texts.some(({ text }) => text === "observer")).toBe(true);
    expect(omitted).toBe(12);
  });
  test("a long name takes two lines and its rung grows", () => {
    const short = picture([body("ONUDC")]);
    const long = picture([body("Équipe d’appui analytique et de surveillance des sanctions")]);
    expect(long.texts.slice(2).map(({ text }) => text)).toEqual([
      "Équipe d’appui analytique et",
      "de surveillance des sanctions",
    ]);
    expect(long.height - short.height).toBeCloseTo(1.3125, 2);
  });
  test("between two lines of a name the rung is hidden behind the wider one", () => {
    const { texts, halos, lines } = picture([
      body("Équipe d’appui analytique et de surveillance des sanctions"),
    ]);
    const rung = lines.find(({ is }) => is === 3);
    expect(halos.slice(0, 2)).toEqual(texts.slice(2));
    expect(halos[2]).toMatchObject({ text: "de surveillance des sanctions", y: rung?.y1 });
  });
});
