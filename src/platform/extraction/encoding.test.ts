import { describe, expect, test } from "vitest";
import { decodeText } from "./encoding.ts";

const english = "The Committee met – and adopted its “report” for the fifth time.";
const french =
  "Le Comité s’est réuni à Genève ; il a adopté son rapport où figurent les décisions des années précédentes.";
const spanish = "El Comité aprobó su informe: ¿cuáles son los países de la región que enseñaron más?";
const russian =
  "Комитет собрался в Женеве и утвердил свой доклад о международном сотрудничестве в области борьбы с терроризмом.";
const arabic = "اجتمعت اللجنة في جنيف واعتمدت تقريرها عن التعاون الدولي في مجال مكافحة الإرهاب.";
const chinese = "委员会在日内瓦开会，通过了关于国际合作打击恐怖主义的报告。各国应当加强合作。";
const traditional = "委員會在日內瓦開會，通過了關於國際合作打擊恐怖主義的報告。各國應當加強合作。";
const polish =
  "Komitet przyjął sprawozdanie; wszystkie państwa członkowskie zostały poproszone o współpracę i łączność.";

/** Encodings that have no encoder here: each byte decoded once gives the table. */
function encode(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  // Node's own decoder does not know these of windows-1252.
  const quotes = { "‘": 0x91, "’": 0x92, "“": 0x93, "”": 0x94, "–": 0x96 };
  const table = new Map<string, number[]>(
    encoding === "windows-1252" ? Object.entries(quotes).map(([character, byte]) => [character, [byte]]) : [],
  );
  for (let byte = 0; byte < 256; byte += 1) {
    const character = decoder.decode(Uint8Array.of(byte));
    if (!table.has(character)) table.set(character, [byte]);
  }
  if (["gb18030", "big5"].includes(encoding)) {
    for (let first = 0x81; first < 0xff; first += 1) {
      for (let second = 0x40; second < 0xff; second += 1) {
        const character = decoder.decode(Uint8Array.of(first, second));
        if ([...character].length === 1 && !table.has(character)) table.set(character, [first, second]);
      }
    }
  }
  return Uint8Array.from([...text].flatMap((character) => table.get(character) ?? [63]));
}

describe("the encoding of a text is found without being told:", () => {
  test.each([
    ["windows-1252", french],
    ["windows-1252", spanish],
    ["windows-1252", english],
    ["windows-1251", russian],
    ["koi8-r", russian],
    ["windows-1256", arabic],
    ["gb18030", chinese],
    ["big5", traditional],
  ])("%s: %s", (encoding, text) => {
    const found = decodeText(encode(text, encoding));
    expect(found.text).toBe(text);
    expect(found.warnings).toEqual([{ code: "encoding-guessed", encoding: found.encoding }]);
  });

  test.each([
    ["iso-8859-5", russian],
    ["iso-8859-6", arabic.replace(/[^\u0600-\u06ff .]/g, "")],
    ["iso-8859-2", polish],
  ])("%s, or one that gives the same words: %s", (encoding, text) => {
    expect(decodeText(encode(text, encoding)).text).toBe(text);
  });

  test.each([english, french, spanish, russian, arabic, chinese])(
    "UTF-8 with and without its mark, UTF-16 with and without: %s",
    (text) => {
      const utf16 = new Uint8Array(Buffer.from(text, "utf16le"));
      const swapped = new Uint8Array(Buffer.from(text, "utf16le").swap16());
      const marked = (mark: number[], bytes: Uint8Array) => Uint8Array.from([...mark, ...bytes]);
      const utf8 = new TextEncoder().encode(text);
      expect(decodeText(utf8)).toEqual({ text, encoding: "utf-8", warnings: [] });
      expect(decodeText(marked([0xef, 0xbb, 0xbf], utf8)).text).toBe(text);
      expect(decodeText(marked([0xff, 0xfe], utf16))).toMatchObject({ text, encoding: "utf-16le" });
      expect(decodeText(marked([0xfe, 0xff], swapped))).toMatchObject({ text, encoding: "utf-16be" });
    },
  );

  test("UTF-16 without a mark, where most letters are Latin", () => {
    expect(decodeText(new Uint8Array(Buffer.from(french, "utf16le"))).text).toBe(french);
    expect(decodeText(new Uint8Array(Buffer.from(french, "utf16le").swap16())).text).toBe(french);
  });
});

describe("the encoding that a file declares", () => {
  test("holds where it gives a plausible text", () => {
    expect(decodeText(encode(russian, "koi8-r"), "KOI8-R")).toEqual({
      text: russian,
      encoding: "koi8-r",
      warnings: [],
    });
  });

  test("does not hold against what the bytes are, and that is said", () => {
    expect(decodeText(new TextEncoder().encode(french), "iso-8859-1")).toMatchObject({
      text: french,
      encoding: "utf-8",
      warnings: [{ code: "encoding-declared", declared: "iso-8859-1", encoding: "utf-8" }],
    });
    const found = decodeText(encode(russian, "windows-1251"), "no-such-charset");
    expect(found.text).toBe(russian);
    expect(found.warnings.map(({ code }) => code)).toEqual(["encoding-declared", "encoding-guessed"]);
  });

  test("says nothing about a file of ASCII alone", () => {
    expect(decodeText(new TextEncoder().encode("plain"), "windows-1251").warnings).toEqual([]);
  });
});

test("bytes that make no words in any encoding are refused", () => {
  const bytes = Uint8Array.from({ length: 400 }, (_, at) => 128 + ((at * 37) % 128));
  expect(() => decodeText(bytes)).toThrow(expect.objectContaining({ code: "document-encoding-unknown" }));
});
