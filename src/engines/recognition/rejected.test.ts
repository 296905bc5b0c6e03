import { expect, test } from "vitest";
import { compileLexicon, recognise } from "./index.ts";

const lexicon = compileLexicon([
  { kind: "state", id: "AZR", language: "en", type: "short", name: "Azuria" },
  { kind: "party", id: "bridge", language: "en", type: "acronym", name: "BRIDGE" },
]);
const read = (text: string) => recognise(text, { lexicon, language: "en" });

test("a name of a State that a rule rejects is told with its place and the rule, and is no mention", () => {
  const text = "Azuria paid. The Gulf of Azuria was calm.";
  const { mentions, rejected } = read(text);
  expect(mentions.map(({ start, id }) => [start, id])).toEqual([[0, "AZR"]]);
  const start = text.lastIndexOf("Azuria");
  expect(rejected).toEqual([
    { start, end: start + 6, text: "Azuria", kind: "state", id: "AZR", why: "water" },
  ]);
});

test("where nothing is rejected nothing is told", () => {
  expect(read("Azuria and BRIDGE met.").rejected).toEqual([]);
});
