import { beforeAll, describe, expect, test } from "vitest";
import { readAs, type TakenIn, takeIn } from "../../../tests/support/documents.ts";
import { goodShape, openedSite, shape, textOf } from "../../../tests/support/opened-site.ts";
import { languages } from "../../kernel/language.ts";
import { partLength } from "./document-text.ts";

const opened = openedSite();
const { read } = opened;

const before = "Nothing is said of anybody in this sentence.";
const sentence = "Under paragraph 37 of resolution 2462 (2019), Mali & the Azur Board met in Mali.";
const text = ["Fictional note", `${before} ${sentence} Nothing more was said.`].join("\n\n");

const pages = {
  state: "states/MLI",
  instrument: "mandates/s-res-2462-2019",
  provision: "mandates/s-res-2462-2019/op-37",
} as const;
const named = {
  state: "Mali",
  instrument: "resolution 2462 (2019)",
  provision: "paragraph 37 of resolution 2462 (2019)",
} as const;
const mentions = (words: string) =>
  [
    { words: named.provision, kind: "provision", id: "S/RES/2462(2019) OP 37" },
    { words: named.instrument, kind: "instrument", id: "S/RES/2462(2019)" },
    { words: "Mali", kind: "state", id: "MLI" },
    { words: "Mali", kind: "state", id: "MLI", after: "Azur Board" },
  ].filter((one) => words.includes(one.words)) as Parameters<typeof readAs>[2];

let note: TakenIn;

beforeAll(async () => {
  const { installation } = opened;
  const given = { text, language: "en", title: "Fictional note of the Azur Board" } as const;
  note = await takeIn(installation, { ...given, dated: "2026-02", symbol: "AZUR/2026/1" });
  await readAs(installation, note, mentions(text));
});

/** The section of a page, or nothing. */
const sectionOf = (html: string) =>
  /<section class="section"><h2 id="spoken-in">.*?<\/section>/s.exec(html)?.[0];

describe.each([
  ["a State", "state"],
  ["an instrument", "instrument"],
  ["a provision", "provision"],
] as const)("the page of %s", (_what, kind) => {
  test("has no such section while no public document speaks of it", async () => {
    const other = { state: "states/FRA", instrument: "mandates/s-res-1373-2001", provision: "" }[kind];
    if (other !== "") expect(sectionOf((await read(`/en/${other}`)).html)).toBeUndefined();
    expect(sectionOf((await read("/en/mandates/s-res-2462-2019/op-38")).html)).toBeUndefined();
  });

  test.each(languages)(
    "in %s cites the sentence with the name in it marked, and leads to its passage",
    async (language) => {
      const { status, html } = await read(`/${language}/${pages[kind]}`);
      expect([status, shape(html)]).toEqual([200, goodShape(language)]);
      const section = sectionOf(html) ?? "";
      expect(section).toContain(`href="/${language}/documents/${note.id}#p2"`);
      expect(section).toContain('<bdi lang="en" dir="ltr">Fictional note of the Azur Board</bdi>');
      const quoted = /<q[^>]* lang="en" dir="ltr">(.*?)<\/q>/s.exec(section)?.[1] ?? "";
      expect(textOf(quoted).replace(/\s+/g, "")).toBe(sentence.replace(/\s+/g, ""));
      expect([...quoted.matchAll(/<mark>(.*?)<\/mark>/gs)].map(([, words]) => words)).toEqual(
        kind === "state" ? ["Mali", "Mali"] : [named[kind]],
      );
      expect(section).not.toContain(before);
      expect(section).toContain(`href="/${language}/documents?about=${kind}`);
    },
  );
});

describe("what is cited", () => {
  test("is of public documents alone", async () => {
    const { installation } = opened;
    const hidden = await takeIn(installation, {
      ...{
        text: `${text} Not for everybody.`,
        title: "Internal note",
        language: "en",
        level: "unclassified",
      },
    });
    await readAs(installation, hidden, mentions(text));
    for (const page of Object.values(pages)) {
      const { html } = await read(`/en/${page}`);
      expect(html).not.toContain("Internal note");
      expect(sectionOf(html)?.match(/<q /g)).toHaveLength(1);
    }
  });

  test("stands in the latest edition, with its title", async () => {
    const { installation } = opened;
    const first = await takeIn(installation, {
      text: "In France, first.",
      title: "Two editions",
      language: "en",
    });
    await readAs(installation, first, [{ words: "France", kind: "state", id: "FRA" }]);
    const second = await takeIn(installation, {
      ...{ text: "In Chad, then.", title: "Two editions", language: "en", edition_of: first.id },
    });
    await readAs(installation, second, [{ words: "Chad", kind: "state", id: "TCD" }]);
    expect(sectionOf((await read("/en/states/FRA")).html)).toBeUndefined();
    expect(sectionOf((await read("/en/states/TCD")).html)).toContain("Two editions");
  });

  test("are at most three passages of each of ten documents, the newest first, each on its part of the text", async () => {
    const { installation } = opened;
    const filling = "A sentence that says nothing.\n\n".repeat(Math.ceil(partLength / 30));
    for (let number = 1; number <= 11; number += 1) {
      const long = number === 1 ? "" : filling;
      const places = ["In Peru one.", "In Peru two.", "In Peru three.", "In Peru four."].join("\n\n");
      const document = await takeIn(installation, {
        ...{
          text: `${number === 11 ? long : ""}${places}\n\n${number}`,
          title: `Note ${number}`,
          language: "en",
        },
      });
      await readAs(
        installation,
        document,
        ["one", "two", "three", "four"].map((word) => ({
          ...{ words: "Peru", kind: "state", id: "PER", after: `In Peru ${word}` },
        })),
      );
    }
    const section = sectionOf((await read("/en/states/PER")).html) ?? "";
    expect(section.match(/<q /g)).toHaveLength(30);
    expect(section).not.toContain("In Peru four.");
    expect(section).toContain("Show all 11 documents in the list");
    expect(section).toMatch(/href="\/en\/documents\/\w+\?part=2#p\d+"/);
  });
});
