import { describe, expect, test } from "vitest";
import type { Day, PartialDate } from "../../kernel/partial-date.ts";
import type { ListedParty } from "../registry/index.ts";
import { atWords, directoryOf, passagesOf } from "./model.ts";

const today = "2026-11-25" as Day;

const party = (id: string, given: Partial<ListedParty> = {}): ListedParty => ({
  id,
  kind: "regional",
  status: "active",
  name: { text: id, language: "en" },
  nameCertainty: "known",
  certainty: "known",
  acronym: undefined,
  listed: true,
  category: "africa",
  since: undefined,
  until: undefined,
  place: undefined,
  level: "public",
  ...given,
});

describe("the directory", () => {
  test("keeps the order of the list under each heading and counts regions together", () => {
    const { headings } = directoryOf([party("b"), party("a"), party("c", { category: "asia" })], today);
    expect(headings.find(({ key }) => key === "africa")?.parties.map(({ id }) => id)).toEqual(["b", "a"]);
    expect(headings.find(({ key }) => key === "regional")?.count).toBe(3);
  });

  test("says of a heading without any body that the source leaves it empty", () => {
    const { headings } = directoryOf([party("a")], today);
    expect(headings.find(({ key }) => key === "general-assembly")?.emptyAtSource).toBe(true);
    expect(headings.find(({ key }) => key === "africa")?.emptyAtSource).toBe(false);
  });

  test("counts neither the secretariat nor its Committee as partners, but lists them", () => {
    const { headings, count } = directoryOf([party("cted"), party("sc-ctc"), party("a")], today);
    expect(count).toBe(1);
    expect(headings.find(({ key }) => key === "own")?.parties.map(({ id }) => id)).toEqual([
      "cted",
      "sc-ctc",
    ]);
  });

  test("sets apart what did not exist on the day, and keeps what has no dates", () => {
    const listed = [
      party("young", { since: "2020" as PartialDate }),
      party("gone", { since: "1990" as PartialDate, until: "2005" as PartialDate }),
      party("undated"),
    ];
    const { headings, count, absent } = directoryOf(listed, "2010-01-01" as Day);
    expect(absent.map(({ id }) => id)).toEqual(["young", "gone"]);
    expect(headings.find(({ key }) => key === "africa")?.parties.map(({ id }) => id)).toEqual(["undated"]);
    expect(count).toBe(1);
  });

  test("sets parties that only the text names apart from classes", () => {
    const { headings } = directoryOf(
      [party("gctf", { category: "prose" }), party("academia", { category: "prose", kind: "class" })],
      today,
    );
    expect(headings.find(({ key }) => key === "prose")?.parties.map(({ id }) => id)).toEqual(["gctf"]);
    expect(headings.find(({ key }) => key === "classes")?.parties.map(({ id }) => id)).toEqual(["academia"]);
  });
});

test("a passage is a section and a paragraph of the source page", () => {
  expect(passagesOf("1.1;0.1")).toEqual([
    { section: 1, paragraph: 1 },
    { section: 0, paragraph: 1 },
  ]);
  expect(passagesOf("")).toEqual([]);
});

test("an address at words escapes what text fragments give a meaning", () => {
  expect(atWords("https://example.org/p", "a-b, c & d")).toBe(
    "https://example.org/p#:~:text=a%2Db%2C%20c%20%26%20d",
  );
});
