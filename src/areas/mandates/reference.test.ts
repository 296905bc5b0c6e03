import { expect, test } from "vitest";
import { cellsByRow } from "../../../tests/support/reference-files.ts";

const list = (cell = ""): string[] => cell.split(";").filter((part) => part !== "");
const themes = cellsByRow("mandates/themes.csv");
const instruments = cellsByRow("mandates/instruments.csv");
const provisions = cellsByRow("mandates/provisions.csv");

test("there are about thirty themes, each tied to provisions", () => {
  expect(themes.length).toBeGreaterThanOrEqual(25);
  expect(themes.length).toBeLessThanOrEqual(35);
  expect(themes.filter(({ provisions: cell }) => list(cell).length === 0).map(({ id }) => id)).toEqual([]);
});

test("every topic of instruments and provisions belongs to one theme, and every provision to at least one", () => {
  const topics = new Set([...instruments, ...provisions].map(({ topic = "" }) => topic));
  const owned = themes.flatMap(({ instrument_topics: cell }) => list(cell));
  expect(owned.toSorted()).toEqual([...topics].toSorted());
  const tied = new Set(themes.flatMap(({ provisions: cell }) => list(cell)));
  expect(
    provisions.map(({ instrument, label }) => `${instrument} ${label}`).filter((id) => !tied.has(id)),
  ).toEqual([]);
});

test("themes have a name of their own in every language", () => {
  for (const language of ["ar", "zh", "en", "fr", "ru", "es"]) {
    const names = themes.map((theme) => theme[`name_${language}`] ?? "");
    expect(new Set(names).size).toBe(themes.length);
    expect(names).not.toContain("");
  }
});
