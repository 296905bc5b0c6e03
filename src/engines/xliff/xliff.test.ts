import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { faultsOfXliff, unitsOf } from "../../../tests/support/xliff-rules.ts";
import {
  decodeXliff,
  type Inline,
  readXliff,
  writeXliff,
  type XliffDocument,
  type XliffUnit,
} from "./index.ts";

const unit = (given: Partial<XliffUnit>): XliffUnit => ({
  ...{ id: "u1", name: "n", type: "test:title", notes: [], terms: [], metadata: {} },
  ...{ source: ["Words"], target: undefined, state: "initial" },
  ...given,
});

const documentOf = (...units: readonly XliffUnit[]): XliffDocument => ({
  ...{
    sourceLanguage: "en",
    targetLanguage: "ar",
    sourceDirection: "ltr",
    targetDirection: "rtl",
    category: "test",
  },
  files: [{ id: "titles", original: "test/titles", units }],
});

/** The plain words of inline content, by hand. */
const plain = (parts: readonly Inline[]): string =>
  parts
    .map((part) => {
      if (typeof part === "string") return part;
      if (part.kind === "code") return part.data;
      return part.kind === "kept" ? part.text : part.start + plain(part.content) + part.end;
    })
    .join("");

const full = unit({
  source: [
    "See ",
    { kind: "code", id: "c1", data: "S/RES/1373(2001)" },
    " & <the> ",
    {
      kind: "pair",
      id: "c2",
      start: "[[a|",
      end: "]]",
      content: ["Body of ", { kind: "kept", id: "c3", text: "ABC" }],
    },
    ".\n\nAnd\r\t“more”.",
  ],
  target: [
    { kind: "pair", id: "c2", start: "[[a|", end: "]]", content: ["هيئة"] },
    " ",
    { kind: "code", id: "c1", data: "S/RES/1373(2001)" },
  ],
  ...{ state: "translated", subState: "test:machine" },
  notes: [
    { category: "context", text: "Where <it> stands & why" },
    { category: "length", text: "100" },
  ],
  terms: [{ term: "Body", translations: ["هيئة", "جهاز"] }],
  metadata: { digest: "00ff", 'with "quotes"': "a & b" },
});

describe("a written document", () => {
  test("keeps the rules of XLIFF 2.1", () => {
    expect(faultsOfXliff(writeXliff(documentOf(full, unit({ id: "u2" }))))).toEqual([]);
  });

  test("says to a reader of another make what was to be said", () => {
    expect(unitsOf(writeXliff(documentOf(full)))).toEqual([
      {
        ...{ id: "u1", state: "translated" },
        source: "See S/RES/1373(2001) & <the> [[a|Body of ABC]].\n\nAnd\r\t“more”.",
        target: "[[a|هيئة]] S/RES/1373(2001)",
      },
    ]);
  });

  test("comes back as it was", () => {
    const { sourceLanguage, targetLanguage, units } = readXliff(writeXliff(documentOf(full)));
    expect({ sourceLanguage, targetLanguage }).toEqual({ sourceLanguage: "en", targetLanguage: "ar" });
    expect(units).toMatchObject([
      { file: "titles", id: "u1", state: "translated", subStates: ["test:machine"] },
    ]);
    expect(units.map(({ source, target }) => [source, target])).toEqual([
      [plain(full.source), plain(full.target ?? [])],
    ]);
    expect(units.map(({ metadata }) => [...metadata])).toEqual([
      [
        ["test/digest", "00ff"],
        ['test/with "quotes"', "a & b"],
      ],
    ]);
  });

  test("with any characters keeps the rules and comes back as it was", () => {
    const words = fc.string({ unit: "binary", maxLength: 20 });
    const piece = fc.oneof(
      words,
      words.map((data) => ({ kind: "code", data }) as const),
      words.map((text) => ({ kind: "kept", text }) as const),
      fc
        .tuple(words, words, words)
        .map(([start, inside, end]) => ({ kind: "pair", start, end, content: [inside] }) as const),
    );
    const side = fc.array(piece, { maxLength: 6 });
    const numbered = (
      parts: readonly (typeof piece extends fc.Arbitrary<infer Part> ? Part : never)[],
      from: number,
    ): Inline[] =>
      parts.map((part, at) => (typeof part === "string" ? part : { ...part, id: `c${from + at}` }));
    fc.assert(
      fc.property(side, side, (source, target) => {
        const one = unit({ source: numbered(source, 0), target: numbered(target, 100), state: "final" });
        const written = writeXliff(documentOf(one));
        expect(faultsOfXliff(written)).toEqual([]);
        expect(readXliff(written).units).toMatchObject([
          { source: plain(one.source), target: plain(one.target ?? []) },
        ]);
      }),
    );
  });
});

const head = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="fr">';
const inUnit = (inside: string, attributes = 'id="u"') =>
  `${head}<file id="f"><unit ${attributes}>${inside}</unit></file></xliff>`;
const segment = (source: string, target: string, state = "") =>
  `<segment${state}><source>${source}</source><target>${target}</target></segment>`;
const only = (text: string) => readXliff(text).units[0];

describe("a file of another tool is read", () => {
  test("joined when its unit was cut into segments, with the blanks between, in the order of the targets", () => {
    const text = inUnit(
      `${segment("One.", "Deux.", ' state="final"').replace("<target>", '<target order="3">')}
       <ignorable><source> </source></ignorable>
       ${segment("Two.", "Un.", ' state="translated"').replace("<target>", '<target order="1">')}`,
    );
    expect(only(text)).toMatchObject({ source: "One. Two.", target: "Un. Deux.", state: "translated" });
  });

  test("without its target when one of its segments has none", () => {
    const text = inUnit(`${segment("One.", "Un.")}<segment><source>Two.</source></segment>`);
    expect(only(text)).toMatchObject({ source: "One.Two.", target: undefined, state: "initial" });
  });

  test("with codes that were taken apart, annotations taken off and CDATA", () => {
    const text = inUnit(
      `<originalData><data id="d1">[[a|</data><data id="d2">]]</data></originalData>
       ${segment(
         '<sc id="1" dataRef="d1"/>b<ec startRef="1" dataRef="d2"/>',
         '<mrk id="m" type="term">Le <sm id="s" translate="no"/><![CDATA[<b>]]><em startRef="s"/></mrk><sc id="1" dataRef="d1"/>c<ec startRef="1" dataRef="d2"/>',
       )}`,
    );
    expect(only(text)).toMatchObject({ source: "[[a|b]]", target: "Le <b>[[a|c]]" });
  });

  test("and what modules and extensions hold is passed over", () => {
    const text = inUnit(
      `<mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"><mtc:match ref="#m"><source>Else</source><target>Autre</target></mtc:match></mtc:matches>
       <x:y xmlns:x="urn:x"><mda:metadata xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0"><mda:metaGroup category="test"><mda:meta type="digest">not ours</mda:meta></mda:metaGroup></mda:metadata></x:y>
       <notes><note>Words of a note</note></notes>${segment("One", "Un")}`,
    );
    expect(only(text)).toMatchObject({ source: "One", target: "Un" });
    expect(only(text)?.metadata.size).toBe(0);
  });

  test("with the units of its groups, and in XLIFF 2.0", () => {
    const text = `${head.replace("2.1", "2.0")}<file id="f"><skeleton>x<z xmlns="">y</z></skeleton><group id="g"><unit id="u">${segment("One", "Un")}</unit></group></file></xliff>`;
    expect(only(text)).toMatchObject({ file: "f", id: "u" });
  });
});

const bomb = `<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>${head}</xliff>`;
const old = '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file/></xliff>';

test.each([
  ["xliff-malformed", "it is empty", ""],
  ["xliff-malformed", "an element is not closed", `${head}<file id="f">`],
  ["xliff-malformed", "an entity is unknown", inUnit(segment("a &b; c", ""))],
  ["xliff-malformed", "it has a character that XML has not", inUnit(segment("a&#1;b", ""))],
  ["xliff-malformed", "a prefix is not declared", inUnit("<x:y/><segment><source/></segment>")],
  [
    "xliff-doctype",
    "it declares a document type",
    `<!DOCTYPE xliff SYSTEM "file:///etc/passwd">${head}</xliff>`,
  ],
  ["xliff-doctype", "it holds an entity bomb", bomb],
  [
    "xliff-encoding",
    "it declares an encoding of old",
    `<?xml version="1.0" encoding="windows-1256"?>${head}</xliff>`,
  ],
  ["xliff-foreign", "it is another document", "<html><body/></html>"],
  ["xliff-foreign", "its root only has the name", '<xliff xmlns="urn:other" version="2.1"/>'],
  ["xliff-version", "it is XLIFF 1.2", old],
  ["xliff-version", "it is XLIFF 1.2 without a namespace", '<xliff version="1.2"/>'],
  [
    "xliff-version",
    "it is XLIFF 2.2",
    head.replace("document:2.0", "document:2.2").replace('"2.1"', '"2.2"').replace(">", "/>"),
  ],
  [
    "xliff-version",
    "the version does not fit its namespace",
    head.replace('"2.1"', '"3"').replace(">", "/>"),
  ],
  ["xliff-structure", "a language is not named", head.replace(' srcLang="en"', "").replace(">", "/>")],
  ["xliff-structure", "an element stands where none may", `${head}<file id="f"><segment/></file></xliff>`],
  ["xliff-structure", "an element is unknown", inUnit("<constructor/>")],
  ["xliff-structure", "a unit has no segment", inUnit("")],
  ["xliff-structure", "a unit has no id", inUnit(segment("a", "b"), "")],
  ["xliff-structure", "a segment has no source", inUnit("<segment/>")],
  [
    "xliff-structure",
    "a segment has two sources",
    inUnit("<segment><source>a</source><source>b</source></segment>"),
  ],
  [
    "xliff-structure",
    "a segment has two targets",
    inUnit(segment("a", "b").replace("</segment>", "<target/></segment>")),
  ],
  ["xliff-structure", "a target comes before its source", inUnit("<segment><target/><source/></segment>")],
  ["xliff-structure", "a state is unknown", inUnit(segment("a", "b", ' state="done"'))],
  ["xliff-structure", "text stands between elements", inUnit(`loose${segment("a", "b")}`)],
  [
    "xliff-structure",
    "an unknown element hides words of a target",
    inUnit(segment("a", 'b<x:y xmlns:x="urn:x">c</x:y>')),
  ],
  ["xliff-structure", "a code point is none", inUnit(segment("a", '<cp hex="110000"/>'))],
  [
    "xliff-duplicate",
    "two units have one id",
    inUnit(segment("a", "b")).replace("</file>", `<unit id="u">${segment("a", "b")}</unit></file>`),
  ],
  [
    "xliff-too-deep",
    "its elements nest too deep",
    inUnit(segment('<pc id="p">'.repeat(200) + "</pc>".repeat(200), "")),
  ],
  [
    "xliff-too-deep",
    "its extensions nest too deep",
    inUnit('<x:y xmlns:x="urn:x">'.repeat(200) + "</x:y>".repeat(200)),
  ],
  [
    "xliff-too-many-attributes",
    "an element has more attributes than any of XLIFF",
    `<xliff ${Array.from({ length: 200_000 }, (_, at) => `a${at}="x"`).join(" ")}/>`,
  ],
  ["xliff-text-too-long", "a unit is too long", inUnit(segment("a".repeat(200_001), ""))],
])("a file is refused with %s when %s", (code, _why, text) => {
  expect(() => readXliff(text)).toThrow(expect.objectContaining({ kind: "invalid", code }));
});

test("XLIFF 1.2 is told by its version", () => {
  expect(() => readXliff(old)).toThrow(expect.objectContaining({ params: { version: "1.2" } }));
});

test("what is wrong is told with its line", () => {
  const text = inUnit(`\n\n${segment("a", "b", ' state="done"')}`);
  expect(() => readXliff(text)).toThrow(expect.objectContaining({ params: { line: 3, element: "segment" } }));
});

test("more units than anybody sends are refused, and the time that it takes is bounded", () => {
  const units = Array.from(
    { length: 50_001 },
    (_, at) => `<unit id="u${at}"><segment><source/></segment></unit>`,
  );
  const before = performance.now();
  expect(() => readXliff(`${head}<file id="f">${units.join("")}</file></xliff>`)).toThrow(
    expect.objectContaining({ code: "xliff-too-many" }),
  );
  expect(performance.now() - before).toBeLessThan(20_000);
});

describe("the bytes of a file", () => {
  const text = "<x>نص</x>";
  test.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with its mark", Buffer.from(`\ufeff${text}`)],
    ["UTF-16, little end first", Buffer.from(`\ufeff${text}`, "utf16le")],
    ["UTF-16, big end first", Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
  ])("are read as %s", (_name, bytes) => {
    expect(decodeXliff(bytes)).toBe(text);
  });

  test("are refused when they are neither", () => {
    expect(() => decodeXliff(Buffer.from([0x3c, 0xe9, 0x3e]))).toThrow(
      expect.objectContaining({ code: "xliff-encoding" }),
    );
  });
});
