import { describe, expect, test } from "vitest";
import {
  agreement,
  figuresOf,
  type GoldMention,
  jaccard,
  type Marked,
  ofKind,
  pooled,
  scoreText,
} from "../support/scoring.ts";

type Row = readonly [start: number, end: number, id: string, kind?: string];
const marked = ([start, end, id, kind = "party"]: Row): Marked => ({ start, end, id, kind, text: "" });
const gold = (status: GoldMention["status"], ...rows: Row[]): GoldMention[] =>
  rows.map((row) => ({ ...marked(row), status }));
const found = (...rows: Row[]): Marked[] => rows.map(marked);

interface Case {
  readonly title: string;
  readonly gold: readonly GoldMention[];
  readonly found: readonly Marked[];
  readonly hits: number;
  readonly misses: number;
  readonly causes: readonly string[];
}

const counted = gold("counted", [0, 10, "a"], [20, 30, "b"]);

const cases: readonly Case[] = [
  {
    title: "the same mentions are all right",
    gold: counted,
    found: found([0, 10, "a"], [20, 30, "b"]),
    hits: 2,
    misses: 0,
    causes: [],
  },
  {
    title: "one that is not found is missed",
    gold: counted,
    found: found([20, 30, "b"]),
    hits: 1,
    misses: 1,
    causes: [],
  },
  {
    title: "one where nothing is, is false",
    gold: counted,
    found: found([0, 10, "a"], [20, 30, "b"], [40, 50, "a"]),
    hits: 2,
    misses: 0,
    causes: ["nothing there"],
  },
  {
    title: "an overlap of one unit is enough",
    gold: counted,
    found: found([9, 15, "a"], [15, 21, "b"]),
    hits: 2,
    misses: 0,
    causes: [],
  },
  {
    title: "touching is no overlap",
    gold: counted,
    found: found([10, 15, "a"], [20, 30, "b"]),
    hits: 1,
    misses: 1,
    causes: ["nothing there"],
  },
  {
    title: "the same place with another id is missed and false",
    gold: counted,
    found: found([0, 10, "c"], [20, 30, "b"]),
    hits: 1,
    misses: 1,
    causes: ["another id"],
  },
  {
    title: "the same place with another kind is missed and false",
    gold: counted,
    found: found([0, 10, "a", "state"], [20, 30, "b"]),
    hits: 1,
    misses: 1,
    causes: ["nothing there"],
  },
  {
    title: "a second one on the same mention is false",
    gold: counted,
    found: found([0, 4, "a"], [5, 10, "a"], [20, 30, "b"]),
    hits: 2,
    misses: 0,
    causes: ["found twice"],
  },
  {
    title: "one over two mentions is right once",
    gold: gold("counted", [0, 10, "a"], [12, 20, "a"]),
    found: found([0, 20, "a"]),
    hits: 1,
    misses: 1,
    causes: [],
  },
  {
    title: "two that overlap two crosswise are both right",
    gold: gold("counted", [0, 10, "a"], [12, 20, "a"]),
    found: found([5, 13, "a"], [14, 20, "a"]),
    hits: 2,
    misses: 0,
    causes: [],
  },
  {
    title: "the order in which they were found does not matter",
    gold: gold("counted", [0, 10, "a"], [12, 20, "a"]),
    found: found([8, 20, "a"], [0, 3, "a"]),
    hits: 2,
    misses: 0,
    causes: [],
  },
  {
    title: "an optional mention may be found",
    gold: gold("optional", [0, 10, "a"]),
    found: found([0, 10, "a"]),
    hits: 0,
    misses: 0,
    causes: [],
  },
  {
    title: "an optional mention may be left",
    gold: gold("optional", [0, 10, "a"]),
    found: [],
    hits: 0,
    misses: 0,
    causes: [],
  },
  {
    title: "an optional mention excuses no other id",
    gold: gold("optional", [0, 10, "a"]),
    found: found([0, 10, "b"]),
    hits: 0,
    misses: 0,
    causes: ["nothing there"],
  },
  {
    title: "a nested name is false",
    gold: [...counted, ...gold("nested", [2, 6, "c"])],
    found: found([0, 10, "a"], [2, 6, "c"], [20, 30, "b"]),
    hits: 2,
    misses: 0,
    causes: ["inside a longer name"],
  },
  {
    title: "a text without mentions has only false ones",
    gold: [],
    found: found([0, 1, "a"]),
    hits: 0,
    misses: 0,
    causes: ["nothing there"],
  },
  { title: "an empty text is without fault", gold: [], found: [], hits: 0, misses: 0, causes: [] },
];

describe("one text is scored", () => {
  test.each(cases)("$title", (row) => {
    const score = scoreText(row.gold, row.found);
    expect([score.hits.length, score.misses.length]).toEqual([row.hits, row.misses]);
    expect(score.falseHits.map(({ cause }) => cause)).toEqual(row.causes);
  });
});

describe("figures", () => {
  const score = scoreText(
    gold("counted", [0, 1, "a"], [2, 3, "a"], [4, 5, "a"], [6, 7, "X", "state"]),
    found([0, 1, "a"], [8, 9, "a"], [6, 7, "X", "state"]),
  );

  test("are precision, recall and their harmonic mean", () => {
    expect(figuresOf(ofKind(score, "party"))).toEqual({
      gold: 3,
      found: 2,
      hits: 1,
      precision: 1 / 2,
      recall: 1 / 3,
      f1: 2 / 5,
    });
    expect(figuresOf(ofKind(score, "state"))).toMatchObject({ precision: 1, recall: 1, f1: 1 });
    expect(figuresOf(score)).toMatchObject({ gold: 4, found: 3, hits: 2 });
  });

  test("pool mentions, not means", () => {
    const other = scoreText(gold("counted", [0, 1, "a"]), found([0, 1, "a"]));
    expect(figuresOf(pooled([ofKind(score, "party"), other]))).toMatchObject({ gold: 4, found: 3, hits: 2 });
  });

  test("say nothing where nothing is", () => {
    expect(figuresOf(ofKind(score, "provision"))).toEqual({
      gold: 0,
      found: 0,
      hits: 0,
      precision: undefined,
      recall: undefined,
      f1: undefined,
    });
  });
});

describe("agreement of languages", () => {
  test.each([
    [["a", "b"], ["a", "b"], 1],
    [["a", "b"], ["b", "c"], 1 / 3],
    [["a"], [], 0],
    [[], [], 1],
  ])("of %j and %j is %d", (one, other, value) => {
    expect(jaccard(new Set(one), new Set(other))).toBe(value);
    expect(jaccard(new Set(other), new Set(one))).toBe(value);
  });

  test("is the mean over the pairs of every document", () => {
    const [a, ab, none] = [new Set(["a"]), new Set(["a", "b"]), new Set<string>()];
    expect(
      agreement([
        [a, a, ab],
        [none, none],
      ]),
    ).toBeCloseTo((1 + 0.5 + 0.5 + 1) / 4, 10);
  });
});
