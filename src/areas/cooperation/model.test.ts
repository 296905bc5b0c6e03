import fc from "fast-check";
import { expect, test } from "vitest";
import { basisOf, partiesIn, proseOf } from "./model.ts";

test("prose is paragraphs of words and of words that name a party", () => {
  expect(proseOf("With [[fatf|the FATF]] and [[icrc|ICRC]].\n\nAlone.")).toEqual([
    [
      { words: "With " },
      { words: "the FATF", party: "fatf" },
      { words: " and " },
      { words: "ICRC", party: "icrc" },
      { words: "." },
    ],
    [{ words: "Alone." }],
  ]);
});

test("brackets that are no link stay as they are", () => {
  expect(proseOf("[[FATF|x]] [fatf|x] [[fatf]]")).toEqual([[{ words: "[[FATF|x]] [fatf|x] [[fatf]]" }]]);
});

test("no word of a text is lost, whatever it holds", () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constant("[[fatf|the FATF]]"),
    fc.constant("\n\n"),
    fc.constant("]]"),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join("");
      const words = proseOf(text)
        .flat()
        .map((part) => part.words)
        .join("");
      const expected = text.replace(/\[\[[a-z0-9-]+\|([^\]|]+)\]\]/g, "$1");
      expect(words.replace(/\s/g, "")).toBe(expected.replace(/\s/g, ""));
    }),
  );
});

test("the parties of a text are those it links", () => {
  expect(partiesIn("[[a|x]] and\n\n[[b-2|y]] and [[a|z]]")).toEqual(["a", "b-2", "a"]);
});

test("a basis is an instrument, or one provision of it", () => {
  expect(basisOf("S/RES/2617(2021)")).toEqual({ instrument: "S/RES/2617(2021)", provision: null });
  expect(basisOf("A/RES/60/288 Pillar II")).toEqual({
    instrument: "A/RES/60/288",
    provision: "A/RES/60/288 Pillar II",
  });
});
