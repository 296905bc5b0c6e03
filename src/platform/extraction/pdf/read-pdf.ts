/** PDF, with its text rebuilt from where each glyph stands. Scripts of the file do not run, nothing is fetched. */
import { getDocumentProxy } from "unpdf";
import type { PDFDocumentProxy } from "unpdf/pdfjs";
import { EntenteError, invalid } from "../../../kernel/errors.ts";
import type { Limits, Reading, Warning } from "../extracted.ts";
import { asLatin } from "../file-type.ts";
import { columnsOf } from "./columns.ts";
import { isBackwards, runsRightToLeft, toReadingOrder } from "./direction.ts";
import { mendHyphens } from "./hyphens.ts";
import { joinColumns, leadingOf, textOfColumn } from "./paragraphs.ts";
import { type PageText, readPieces } from "./pieces.ts";
import { segmentsOf } from "./segments.ts";
import { countStreams } from "./streams.ts";

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  try {
    return await getDocumentProxy(bytes, {
      verbosity: 0,
      isEvalSupported: false,
      enableXfa: false,
      useSystemFonts: false,
      disableFontFace: true,
      stopAtErrors: false,
    });
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    if (name === "PasswordException") throw invalid("document-encrypted");
    throw invalid("document-broken", { format: "PDF" });
  }
}

const backward = (page: PageText): PageText => ({
  ...page,
  pieces: page.pieces.map((piece) =>
    runsRightToLeft(piece.text) ? { ...piece, text: toReadingOrder(piece.text, "rtl") } : piece,
  ),
});

const strongLetters = (page: PageText): { readonly arabic: number; readonly all: number } => {
  let arabic = 0;
  let all = 0;
  for (const { text } of page.pieces) {
    arabic += text.match(/[\p{Script=Arabic}\p{Script=Hebrew}]/gu)?.length ?? 0;
    all += text.match(/\p{L}/gu)?.length ?? 0;
  }
  return { arabic, all };
};

function layOut(pages: readonly PageText[]): readonly string[] {
  const laid = pages.map((page) => {
    const { arabic, all } = strongLetters(page);
    const direction = arabic > 0.4 * all ? ("rtl" as const) : ("ltr" as const);
    return { page, direction, columns: columnsOf(segmentsOf(page.pieces), direction === "rtl") };
  });
  const leading = leadingOf(laid.flatMap(({ columns }) => columns));
  return laid.map(({ page, direction, columns }) => {
    const texts = columns.map((block) => textOfColumn(block, { width: page.width, direction, leading }));
    return [joinColumns(texts.filter(({ text }) => text !== "")), ...page.turned.map((text) => text.trim())]
      .filter((text) => text !== "")
      .join("\n\n");
  });
}

/** Some files store Arabic as it is read; its words then come out backwards, and are turned once more. */
function textOfPages(pages: readonly PageText[]): readonly string[] {
  const texts = layOut(pages);
  return isBackwards(texts.join("\n")) ? layOut(pages.map(backward)) : texts;
}

/** `D:20150212…`: the day, as far as it is given. */
function dayOf(value: unknown): string | undefined {
  const [, year, month = "", day = ""] = /^D:(\d{4})(\d{2})?(\d{2})?/.exec(String(value)) ?? [];
  return year === undefined ? undefined : [year, month, day].filter((part) => part !== "").join("-");
}

const said = (value: unknown): string | undefined => {
  const text = typeof value === "string" ? value.replace(/\s+/gu, " ").trim() : "";
  return text === "" ? undefined : text;
};

async function describe(pdf: PDFDocumentProxy): Promise<Pick<Reading, "title" | "author" | "date">> {
  const metadata = await pdf.getMetadata().catch(() => undefined);
  const info = new Map<string, unknown>(Object.entries(metadata?.info ?? {}));
  return {
    title: said(info.get("Title")),
    author: said(info.get("Author")),
    date: dayOf(info.get("CreationDate")),
  };
}

function warningsOf(content: string, text: string, failed: number): readonly Warning[] {
  const warnings: Warning[] = [];
  if (failed > 0 || !content.slice(-2048).includes("%%EOF")) warnings.push({ code: "damaged" });
  if (/\/(?:JavaScript|JS)\b/.test(content)) warnings.push({ code: "scripts" });
  if (/\/(?:GoToR|Launch|SubmitForm|ImportData)\b/.test(content)) warnings.push({ code: "remote" });
  if (text.trim() === "") warnings.push({ code: "no-text" });
  if ((text.match(/[\ue000-\uf8ff\ufffd]/gu)?.length ?? 0) > text.length / 100 + 2)
    warnings.push({ code: "fonts" });
  return warnings;
}

export async function readPdf(bytes: Uint8Array, limits: Limits): Promise<Reading> {
  const content = asLatin(bytes);
  await countStreams(bytes, limits.unpackedBytes);
  const pdf = await open(new Uint8Array(bytes));
  if (pdf.numPages > limits.pages) throw invalid("document-too-many-pages", { limit: limits.pages });
  const pages: PageText[] = [];
  let failed = 0;
  let letters = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    try {
      const page = await pdf.getPage(number);
      const read = await readPieces(page);
      page.cleanup();
      letters += read.pieces.reduce((sum, piece) => sum + piece.text.length, 0);
      if (letters > limits.characters) throw invalid("document-text-too-long", { limit: limits.characters });
      pages.push(read);
    } catch (error) {
      if (error instanceof EntenteError) throw error;
      failed += 1;
    }
  }
  if (failed > 0 && failed === pdf.numPages) throw invalid("document-broken", { format: "PDF" });
  const text = mendHyphens(textOfPages(pages).join("\n\f"));
  return { text, ...(await describe(pdf)), pages: pdf.numPages, warnings: warningsOf(content, text, failed) };
}
