import { beforeAll, describe, expect, test } from "vitest";
import { readByEngine } from "../support/accuracy.ts";
import { type GoldText, goldSets } from "../support/gold.ts";
import { cellsByRow } from "../support/reference-files.ts";
import { readShared, sharedIsHere, unlessShared } from "../support/shared.ts";
import { type Recall, recallOf, statementsOf } from "../support/statement-recall.ts";

/** Whoever reviews proposals gives them up when more than one in ten is wrong. */
const leastRight = 0.9;

// Skipped elsewhere: the corpus is not ours to ship.
describe.skipIf(!sharedIsHere)(`what the register has from the founding page${unlessShared}`, () => {
  let byGold: readonly Recall[];
  let byEngine: readonly Recall[];
  /** Bodies with a name that stand in a bullet, of those that the register has from the page as partners. */
  let inBullets: number;

  beforeAll(() => {
    const page = goldSets()
      .filter(({ name }) => name === "founding page")
      .flatMap(({ texts }): readonly GoldText[] => texts)[0];
    if (page === undefined) throw new Error("there is no founding page");
    byGold = recallOf(
      statementsOf(
        page,
        page.mentions.filter(({ status }) => status !== "nested"),
      ),
    );
    byEngine = recallOf(statementsOf(page, readByEngine([page], "given").get(page.document) ?? []));
    const { bullets } = JSON.parse(readShared("corpus/gold/partenariats-fr.list.json")) as {
      readonly bullets: ReadonlyArray<{ readonly party_ids: readonly string[] }>;
    };
    const classes = cellsByRow("registry/parties.csv").filter(({ kind }) => kind === "class");
    const listed = new Set(bullets.flatMap(({ party_ids }) => party_ids));
    for (const { id = "" } of classes) listed.delete(id);
    inBullets = listed.size;
  });

  const of = (recall: readonly Recall[], kind: Recall["kind"]): Recall => {
    const found = recall.find((one) => one.kind === kind);
    if (found === undefined) throw new Error(`no ${kind}`);
    return found;
  };
  const missed = ({ wanted, found }: Recall) => wanted.filter((one) => !found.includes(one)).join("\n");

  test("is found at least as far as bullets name bodies: a bullet in a list of partners leaves nothing open", () => {
    for (const recall of [byGold, byEngine]) {
      const relations = of(recall, "relation between named bodies");
      expect(relations.found.length, missed(relations)).toBeGreaterThanOrEqual(inBullets);
    }
    expect(inBullets).toBeGreaterThan(40);
  });

  test("is what is proposed: hardly a relation that the register does not have", () => {
    for (const recall of [byGold, byEngine]) {
      const { found, beyond } = of(recall, "relation");
      expect(found.length / (found.length + beyond.length), beyond.join("\n")).toBeGreaterThanOrEqual(
        leastRight,
      );
    }
  });

  test("has one meeting, and that is found by its hosts and its day, and no other", () => {
    for (const recall of [byGold, byEngine]) {
      const { wanted, found, beyond } = of(recall, "meeting");
      expect([wanted.length, found.length, beyond]).toEqual([1, 1, []]);
    }
  });

  test("has no office, for the page does not name the working groups: what is proposed of them waits for a person", () => {
    expect(of(byGold, "office").wanted).toEqual([]);
  });
});
