import type { Cell } from "../../../areas/publication/index.ts";
import { invalid } from "../../../kernel/errors.ts";
import type { WriteFormat } from "./format.ts";
import { zipTo } from "./zip.ts";

/** What a sheet holds at most ("Excel specifications and limits"). */
export const mostRows = 1_048_576;
const mostSigns = 32_767;

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const packages = "http://schemas.openxmlformats.org/package/2006";
const documents = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const sheets = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The smallest set of parts that is a workbook (ECMA-376); style 1 is bold, for the row of names. */
const parts = (sheet: string): ReadonlyArray<readonly [string, string]> => [
  [
    "[Content_Types].xml",
    `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
  ],
  [
    "_rels/.rels",
    `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${documents}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    "xl/workbook.xml",
    `<workbook xmlns="${sheets}" xmlns:r="${documents}"><sheets><sheet name="${sheet}" sheetId="1" r:id="r1"/></sheets></workbook>`,
  ],
  [
    "xl/_rels/workbook.xml.rels",
    `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${documents}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${documents}/styles" Target="styles.xml"/></Relationships>`,
  ],
  [
    "xl/styles.xml",
    `<styleSheet xmlns="${sheets}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
  ],
];

/** A workbook of one sheet, written row by row: texts stand in their cells and not in a table that all rows share. */
export const writeXlsx: WriteFormat = async ({ exportable, output, ask }) => {
  const zip = zipTo(output);
  for (const [name, text] of parts(exportable.list)) await zip.entry(name, (write) => write(xml + text));
  await zip.entry("xl/worksheets/sheet1.xml", async (write) => {
    await write(
      `${xml}<worksheet xmlns="${sheets}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><sheetData>${rowOf(exportable.columns, ' s="1"')}`,
    );
    let count = 1;
    await ask(
      exportable.table(async (rows) => {
        count += rows.length;
        if (count > mostRows) throw invalid("export-too-many-rows", { limit: mostRows });
        await write(rows.map((cells) => rowOf(cells)).join(""));
      }),
    );
    await write("</sheetData></worksheet>");
  });
  await zip.end();
};

const rowOf = (cells: readonly Cell[], style = ""): string =>
  `<row>${cells.map((cell) => cellOf(cell, style)).join("")}</row>`;

/** An empty cell holds its place: rows and cells bear no addresses. */
function cellOf(cell: Cell, style: string): string {
  if (cell === null || cell === undefined || cell === "") return `<c${style}/>`;
  if (typeof cell === "number") return `<c${style}><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c${style} t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (cell.length > mostSigns) throw invalid("export-cell-too-long", { limit: mostSigns });
  return `<c${style} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

const marks: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Characters that XML 1.0 cannot hold are left out. */
const escaped = (text: string): string =>
  text
    .replace(/[^\P{Cc}\t\n\r]|\p{Cs}|[\uFFFE\uFFFF]/gu, "")
    .replace(/[&<>]/g, (sign) => marks[sign] ?? sign);
