import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { docxOf, docxParts, linesAt, pdfBomb, pdfOf, zipOf } from "../../../tests/support/made-files.ts";
import { type Extracted, extract, type Limits, usualLimits } from "./index.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => Buffer.from(text, "latin1");
const mebibyte = 1_048_576;
const small: Limits = { ...usualLimits, unpackedBytes: 8 * mebibyte, milliseconds: 20_000 };

const read = (bytes: Uint8Array, name: string, limits = small): Promise<Extracted> =>
  extract({ bytes, name }, limits);
const refusal = async (bytes: Uint8Array, name: string, limits = small): Promise<unknown> => {
  try {
    return await read(bytes, name, limits);
  } catch (error) {
    return error;
  }
};

const wordXml = (start: string, body: string) => [
  ...docxParts([]).slice(0, 2),
  {
    name: "word/document.xml",
    content: `<?xml version="1.0"?>${start}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${body}</w:t></w:r></w:p></w:body></w:document>`,
  },
];
const laughs = `<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
const outside = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>`;
const compound = (stream: string) =>
  Buffer.concat([
    latin("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    Buffer.alloc(600),
    Buffer.from(stream, "utf16le"),
    Buffer.alloc(600),
  ]);
const nestedMail = (depth: number): string => {
  let body = "Content-Type: text/plain\r\n\r\nWords\r\n";
  for (let level = 0; level < depth; level += 1)
    body = `Content-Type: multipart/mixed; boundary="b${level}"\r\n\r\n--b${level}\r\n${body}\r\n--b${level}--\r\n`;
  return `From: a@example.org\r\nTo: b@example.org\r\nSubject: Deep\r\nMIME-Version: 1.0\r\n${body}`;
};

const bigDocument = `${docxParts([])[2]?.content ?? ""}`.replace(
  "</w:body>",
  `<w:p><w:r><w:t>${"a".repeat(9 * mebibyte)}</w:t></w:r></w:p></w:body>`,
);
const zipBomb = zipOf([
  ...docxParts([]).slice(0, 2),
  { name: "word/document.xml", content: bigDocument, claims: 100 },
]);

/** Made when their test runs, for some are large before they are packed. */
const refused: ReadonlyArray<readonly [what: string, code: string, make: () => Uint8Array, name?: string]> = [
  ["a file of 0 bytes", "document-empty", () => new Uint8Array()],
  ["a picture", "document-type-unknown", () => latin("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "letter.pdf"],
  ["a program", "document-type-unknown", () => latin("MZ\x90\0\x03\0\0\0"), "letter.docx"],
  ["random bytes", "document-type-unknown", () => randomBytes(4096), "letter.txt"],
  ["a Word document of before 2007", "document-type-unknown", () => compound("WordDocument"), "a.doc"],
  [
    "a spreadsheet",
    "document-type-unknown",
    () =>
      zipOf([
        { name: "[Content_Types].xml", content: "x" },
        { name: "xl/workbook.xml", content: "x" },
      ]),
    "a.docx",
  ],
  ["a bare ZIP file", "document-type-unknown", () => zipOf([{ name: "a.txt", content: "x" }]), "a.docx"],
  ["XML of another kind", "document-type-unknown", () => utf8('<?xml version="1.0"?><list/>'), "a.xml"],
  ["a Word document with a password", "document-encrypted", () => compound("EncryptedPackage"), "a.docx"],
  [
    "a Word document whose parts are encrypted",
    "document-encrypted",
    () => zipOf(docxParts(["x"]).map((part) => ({ ...part, encrypted: true }))),
    "a.docx",
  ],
  ["a Word document that is cut off", "document-broken", () => docxOf(["Words"]).subarray(0, 400), "a.docx"],
  [
    "a Word document without a document",
    "document-broken",
    () => zipOf([...docxParts([]).slice(0, 2), { name: "word/styles.xml", content: "<x/>" }]),
    "a.docx",
  ],
  ["a ZIP bomb whose directory lies", "document-unpacks-too-large", () => zipBomb, "a.docx"],
  [
    "a ZIP bomb of entries that overlap",
    "document-broken",
    () =>
      zipOf(
        Array.from({ length: 40 }, (_, at) => ({
          name: at === 0 ? "[Content_Types].xml" : `word/part${at}.xml`,
          content: "a".repeat(mebibyte),
        })),
        true,
      ),
    "a.docx",
  ],
  [
    "a ZIP bomb of many entries",
    "document-unpacks-too-large",
    () =>
      zipOf([
        ...docxParts(["x"]),
        ...Array.from({ length: 12 }, (_, at) => ({
          name: `word/part${at}.xml`,
          content: "a".repeat(mebibyte),
        })),
      ]),
    "a.docx",
  ],
  ["entities that multiply", "document-broken", () => zipOf(wordXml(laughs, "&b;")), "a.docx"],
  ["entities from outside", "document-broken", () => zipOf(wordXml(outside, "&e;")), "a.docx"],
  ["a PDF that unpacks to too much", "document-unpacks-too-large", () => pdfBomb(9 * mebibyte), "a.pdf"],
  [
    "a PDF that is cut off before its first page",
    "document-broken",
    () => pdfOf([linesAt(["Words"])]).subarray(0, 60),
    "a.pdf",
  ],
  ["a PDF that is none", "document-broken", () => utf8("%PDF-1.7\nnothing here"), "a.pdf"],
  ["an e-mail that nests without end", "document-nested-too-deep", () => utf8(nestedMail(60)), "a.eml"],
];

describe("a file that cannot or must not be read is refused:", () => {
  test.for(refused)("%s, with %s", async ([, code, make, name]) => {
    expect(await refusal(make(), name ?? "file")).toMatchObject({ kind: "invalid", code });
  });

  test("a PDF with a password", async () => {
    const encrypted = pdfOf([linesAt(["Words"])], {
      trailer: `/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <${"ab".repeat(32)}> /U <${"cd".repeat(32)}> /P -44 >>`,
    });
    expect(await refusal(encrypted, "a.pdf")).toMatchObject({ kind: "invalid", code: "document-encrypted" });
  });

  test("more bytes than are allowed, with both numbers", async () => {
    const limits = { ...small, bytes: 2 * mebibyte };
    expect(await refusal(new Uint8Array(3 * mebibyte), "a.txt", limits)).toMatchObject({
      code: "document-too-large",
      params: { limit: 2, size: 3 },
    });
    expect(usualLimits.bytes).toBe(50 * mebibyte);
  });

  test("more pages or more text than are allowed", async () => {
    const pages = pdfOf([1, 2, 3].map((number) => linesAt([`Page ${number} of the text`])));
    expect(await refusal(pages, "a.pdf", { ...small, pages: 2 })).toMatchObject({
      code: "document-too-many-pages",
      params: { limit: 2 },
    });
    expect(await refusal(pages, "a.pdf", { ...small, characters: 20 })).toMatchObject({
      code: "document-text-too-long",
      params: { limit: 20 },
    });
    expect(await refusal(utf8("words ".repeat(20)), "a.txt", { ...small, characters: 100 })).toMatchObject({
      code: "document-text-too-long",
    });
    expect(
      await refusal(utf8(`<html><body>${"words ".repeat(40)}`), "a.html", { ...small, characters: 100 }),
    ).toMatchObject({ code: "document-text-too-long" });
  });
});

describe("the process of the reader", () => {
  test("is ended when it takes too much memory", async () => {
    const limits = {
      ...small,
      unpackedBytes: 4096 * mebibyte,
      memoryBytes: 150 * mebibyte,
      milliseconds: 120_000,
    };
    // Packed twice, it is small to whoever counts it once.
    expect(await refusal(pdfBomb(320 * mebibyte, 2), "a.pdf", limits)).toMatchObject({
      kind: "invalid",
      code: "document-memory",
      params: { limit: 150 },
    });
  });

  test("is ended when its heap is full", async () => {
    const limits = { ...small, memoryBytes: 90 * mebibyte, characters: 1e9 };
    const html = utf8(`<html><body>${"<i>a</i>".repeat(600_000)}`);
    expect(await refusal(html, "a.html", limits)).toMatchObject({ code: "document-memory" });
  });

  test("is ended when it takes too long, and leaves nothing behind", async () => {
    const limits = { ...small, milliseconds: 1500 };
    const slow = utf8(`<html><body>${"<p><b><i><a>".repeat(200_000)}`);
    const start = performance.now();
    expect(await refusal(slow, "a.html", limits)).toMatchObject({
      code: "document-deadline",
      params: { limit: 2 },
    });
    expect(performance.now() - start).toBeLessThan(15_000);
  });

  test("reads one file while another is being refused", async () => {
    const [bomb, good] = await Promise.all([refusal(zipBomb, "a.docx"), read(docxOf(["Words"]), "b.docx")]);
    expect(bomb).toMatchObject({ code: "document-unpacks-too-large" });
    expect(good.text).toBe("Words");
  });
});

describe("a file that asks for something from elsewhere", () => {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.end("from elsewhere");
  });
  let address = "";
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  test("is read without it, and nobody is asked", async () => {
    const html = await read(
      utf8(
        `<html><head><link rel="stylesheet" href="${address}/a.css"></head><body>Words<img src="${address}/a.png"><iframe src="${address}/"></iframe></body></html>`,
      ),
      "a.html",
    );
    const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="${address}/a.png" TargetMode="External"/></Relationships>`;
    const word = await read(
      docxOf(["Words"], [{ name: "word/_rels/document.xml.rels", content: rels }]),
      "a.docx",
    );
    for (const { text, warnings } of [html, word]) {
      expect(text).toBe("Words");
      expect(warnings.map(({ code }) => code)).toContain("remote");
    }
    expect(asked).toBe(0);
  });
});

describe("a file that is odd and harmless is read:", () => {
  test("a PDF that is cut off behind its pages, with a warning", async () => {
    const whole = pdfOf([linesAt(["Words that are still there"])]);
    const { text, warnings } = await read(whole.subarray(0, whole.indexOf("startxref")), "a.pdf");
    expect(text).toBe("Words that are still there");
    expect(warnings).toEqual([{ code: "damaged" }]);
  });

  test("HTML that nests deep, and entities of HTML that do not multiply", async () => {
    expect((await read(utf8(`<html><body>${"<div>".repeat(5000)}Words`), "a.html")).text).toBe("Words");
    expect(
      (
        await read(
          utf8(`${laughs.replace("lolz", "html")}<html><body>Words &b; &amp; more</body></html>`),
          "a.html",
        )
      ).text,
    ).toContain("Words");
  });

  test("an e-mail with a hundred thousand header lines is refused or read, and never hangs", async () => {
    const mail = utf8(
      `From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\n${"X-A: b\r\n".repeat(300_000)}\r\nWords`,
    );
    expect(await refusal(mail, "a.eml")).toMatchObject({ code: "document-broken" });
  });
});
