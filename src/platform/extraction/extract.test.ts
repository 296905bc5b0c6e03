import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { docxOf, linesAt, pdfOf } from "../../../tests/support/made-files.ts";
import { type Extracted, extract, type ReadableFile } from "./index.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (bytes: Uint8Array, name: string, mediaType?: string): Promise<Extracted> =>
  extract({ bytes, name, ...(mediaType === undefined ? {} : { mediaType }) } satisfies ReadableFile);
const codes = ({ warnings }: Extracted): string[] => warnings.map(({ code }) => code);

describe("a file of plain text", () => {
  test("is read as it is, so that offsets into the text are offsets into the file", async () => {
    const text = "\r\n  Première ligne\r\n\r\n第二行\tالسطر  الثالث  \n";
    const { text: found, mediaType, encoding, warnings } = await read(utf8(text), "note.txt");
    expect({ found, mediaType, encoding, warnings }).toEqual({
      found: text,
      mediaType: "text/plain",
      encoding: "utf-8",
      warnings: [],
    });
  });

  test("loses its byte order mark, and keeps its length where control characters are taken out", async () => {
    const { text, warnings } = await read(utf8("\ufeffone\u0000two\u001bthree"), "a.txt");
    expect(text).toBe("one two three");
    expect(warnings).toEqual([{ code: "characters", count: 2 }]);
  });

  test("is Markdown by its name or by what the sender says", async () => {
    expect((await read(utf8("# Title\n"), "a.md")).mediaType).toBe("text/markdown");
    expect((await read(utf8("# Title\n"), "a", "text/markdown")).mediaType).toBe("text/markdown");
  });

  test("shows the symbol of its masthead", async () => {
    const { symbol } = await read(
      utf8("United Nations S/RES/9999 (2031)\nSecurity Council\n\nText"),
      "a.txt",
    );
    expect(symbol).toBe("S/RES/9999 (2031)");
    expect(
      (
        await read(
          utf8("We refer to A/RES/60/288 and to much else in this long line of prose, which goes on."),
          "a.txt",
        )
      ).symbol,
    ).toBeUndefined();
  });

  test("is found by its path, of which only the last part counts as its name", async () => {
    const path = join(mkdtempSync(join(tmpdir(), "entente-extract-")), "note.md");
    writeFileSync(path, "Words");
    expect(await extract({ path })).toMatchObject({ text: "Words", mediaType: "text/markdown" });
    expect(await extract({ path, name: "../../../etc/passwd\u0000.txt" })).toMatchObject({
      mediaType: "text/plain",
    });
  });
});

describe("a page of HTML", () => {
  const page = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title> Un  titre </title>
    <meta name="author" content="Le bureau"><meta name="dc.date" content="2031-05-04"><style>p{}</style></head>
    <body><h1>Titre</h1><p>Un <b>mot</b>,
    puis&nbsp;deux.</p><script>alert("non")</script><ul><li>premier</li><li><p>second</p></li></ul>
    <ol start="3"><li>trois</li><li>quatre</li></ol><p hidden>caché</p>
    <table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table><pre>  x
  y</pre><img src="https://example.org/a.png"></body></html>`;

  test("becomes its words in their order, one block a paragraph", async () => {
    const { text } = await read(utf8(page), "a.html");
    expect(text.trim()).toBe(
      "Titre\n\nUn mot, puis\u00a0deux.\n\n- premier\n- second\n\n3. trois\n4. quatre\n\na\tb\nc\td\n\n  x\n  y",
    );
  });

  test("says its title, author and date, and what was left out", async () => {
    const extracted = await read(utf8(page), "a.html");
    expect(extracted).toMatchObject({
      title: "Un titre",
      author: "Le bureau",
      date: "2031-05-04",
      mediaType: "text/html",
    });
    expect(codes(extracted)).toEqual(["scripts", "remote"]);
  });

  test("is read in the encoding that it declares", async () => {
    const html = Buffer.from(
      '<html><head><meta charset="windows-1252"></head><body>d\xe9j\xe0</body></html>',
      "latin1",
    );
    expect(await read(html, "a.html")).toMatchObject({ text: "déjà", encoding: "windows-1252" });
  });
});

describe("a Word document", () => {
  test("gives its paragraphs, and tells of macros and of what it would fetch", async () => {
    const extracted = await read(
      docxOf(
        ["First & last.", "Второй абзац."],
        [
          { name: "word/vbaProject.bin", content: "x" },
          {
            name: "word/_rels/settings.xml.rels",
            content:
              '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://example.org/t.dotm" TargetMode="External"/></Relationships>',
          },
          {
            name: "docProps/core.xml",
            content:
              '<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>Plan &amp; note</dc:title><dc:creator>Desk</dc:creator><dcterms:modified>2031-02-03T00:00:00Z</dcterms:modified></cp:coreProperties>',
          },
        ],
      ),
      "plan.docm",
    );
    expect(extracted.text).toBe("First & last.\n\nВторой абзац.");
    expect(extracted).toMatchObject({ title: "Plan & note", author: "Desk", date: "2031-02-03" });
    expect(codes(extracted)).toEqual(["macros", "remote"]);
  });
});

describe("an e-mail", () => {
  const mail = [
    "From: =?utf-8?Q?Bureau_d=27appui?= <bureau@example.org>",
    "To: desk@example.org",
    "Subject: =?utf-8?B?w4l0YXQ=?=",
    "Date: Tue, 6 May 2031 10:00:00 +0000",
    'Content-Type: multipart/mixed; boundary="b"',
    "",
    "--b",
    "Content-Type: text/plain; charset=windows-1252",
    "Content-Transfer-Encoding: quoted-printable",
    "",
    "D=E9j=E0 vu.",
    "--b",
    'Content-Type: application/pdf; name="../../report.pdf"',
    'Content-Disposition: attachment; filename="../../report.pdf"',
    "Content-Transfer-Encoding: base64",
    "",
    "JVBERi0=",
    "--b--",
    "",
  ].join("\r\n");

  test("gives its words, its subject, its sender and its day, and names what is attached", async () => {
    const extracted = await read(utf8(mail), "letter.eml");
    expect(extracted).toMatchObject({
      text: "Déjà vu.",
      title: "État",
      author: "Bureau d'appui",
      date: "2031-05-06",
      mediaType: "message/rfc822",
      attachments: [{ name: "report.pdf", mediaType: "application/pdf", size: 5 }],
    });
    expect(codes(extracted)).toEqual(["attachments"]);
  });
});

describe("a PDF", () => {
  test("gives paragraphs out of lines, and pages parted by a form feed", async () => {
    const extracted = await read(
      pdfOf([
        linesAt([
          "The members of the group met in the spring and agreed on the",
          "plan of work for the coming year.",
        ]),
        linesAt(["They met again."]),
      ]),
      "a.pdf",
    );
    expect(extracted.text).toBe(
      "The members of the group met in the spring and agreed on the plan of work for the coming year.\n\fThey met again.",
    );
    expect(extracted).toMatchObject({ mediaType: "application/pdf", pages: 2, warnings: [] });
  });

  test("is read column by column, and its tables row by row", async () => {
    const left = [
      "The first column of this page",
      "holds a sentence that goes on",
      "over four lines of the column",
      "and ends here.",
    ];
    const right = [
      "The second column of the page",
      "holds another sentence which",
      "is as long as the first one of",
      "them and ends there.",
    ];
    const rows = [0, 1, 2, 3].flatMap((row) => [
      { text: `Item ${row}`, x: 72, y: 500 - 14 * row },
      { text: `${row}0`, x: 300, y: 500 - 14 * row },
    ]);
    const { text } = await read(pdfOf([[...linesAt(left), ...linesAt(right, { x: 320 }), ...rows]]), "a.pdf");
    expect(text).toBe(
      `${left.join(" ")}\n\n${right.join(" ")}\n\nItem 0\t00\nItem 1\t10\nItem 2\t20\nItem 3\t30`,
    );
  });

  test("says when it holds no text, scripts, or what it would fetch", async () => {
    expect(codes(await read(pdfOf([[]]), "scan.pdf"))).toEqual(["no-text"]);
    const active = pdfOf([linesAt(["Words"])], {
      catalogue: "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
    });
    expect(codes(await read(active, "a.pdf"))).toEqual(["scripts"]);
  });
});

describe("what a file is", () => {
  test("is found from its bytes; a name that says something else is noted", async () => {
    const pdf = await read(pdfOf([linesAt(["Words"])]), "letter.docx");
    expect(pdf.mediaType).toBe("application/pdf");
    expect(pdf.warnings).toEqual([{ code: "type", found: "application/pdf" }]);
    const html = await read(utf8("<html><body>Words</body></html>"), "page.pdf");
    expect(html).toMatchObject({ text: "Words", mediaType: "text/html" });
    expect(codes(html)).toEqual(["type"]);
  });
});
