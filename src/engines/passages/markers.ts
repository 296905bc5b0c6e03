/** What stands before an item: a bullet, a number, a letter, in the six languages. */
export interface Marker {
  /** UTF-16 code units from the beginning of the line to the first of the item's own words. */
  readonly length: number;
  /** Without its punctuation: `4`, `a`, `iv`, `一`, `ألف`. A bullet has none. */
  readonly number?: string;
}

const bullet = /^(?:[-–—•·▪◦‣●○*]|\uf0b7|\uf0a7)(?:\s+|$)/u;
const numbered =
  /^(?:\(?(\d{1,3}(?:\.\d{1,3}){0,4})[.)]|(\d{1,3}(?:\.\d{1,3}){1,4}))(?:\s+|(?=[\u2e80-\u9fff])|$)/u;
const arabicNumbered = /^([\d٠-٩]{1,3}) ?[-–—.)]\s+/u;
const lettered =
  /^(?:\(([a-zа-яё]{1,2}|[ivxl]{1,6})\)|([a-zа-яё]|[ivxl]{2,6})\)|([A-ZА-Я]|[IVXL]{1,6})[.)])(?:\s+|$)/u;
const arabicLettered =
  /^(?:\(?(أ|ب|ج|د|هـ?|و|ز|ح|ط|ي|ك|ل|م|ن)\)|(أولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|ثامنا|تاسعا|عاشرا)[ًا]?\s*[-–—]|(ألف|باء|جيم|دال|هاء|واو|زاي|حاء|طاء|ياء|أ|ب|ج|د|هـ)\s*[-–—])\s*/u;
const chineseNumbered =
  /^(?:[（(]([一二三四五六七八九十百]{1,4}|\d{1,2}|[a-z])[）)]|([一二三四五六七八九十百]{1,4})[、.．]|([\d]{1,3})[、．])\s*/u;

const numberings = [numbered, lettered, arabicNumbered, arabicLettered, chineseNumbered];

export function markerOf(line: string): Marker | undefined {
  const plain = bullet.exec(line);
  if (plain) return { length: plain[0].length };
  for (const numbering of numberings) {
    const found = numbering.exec(line);
    const number = found?.slice(1).find((group) => group !== undefined);
    if (found && number !== undefined) return { length: found[0].length, number };
  }
  return undefined;
}

/** `Article 5`, `Chapter I: Purposes`, `第五条`: a line that says which part begins here. */
const part =
  /^(?:(?:chapter|article|section|annex|part|appendix|chapitre|annexe|partie|appendice|capítulo|artículo|sección|anexo|apéndice|глава|статья|раздел|приложение|часть)(?:\s+(?:[\dIVXLivxl]+|[A-ZА-Я]|premier|première|primero|unique|único)\b.{0,90})?|(?:الفصل|المادة|الباب|الجزء|المرفق|الفرع|التذييل)\s.{1,90}|第[一二三四五六七八九十百\d]{1,5}[章条條节節部].{0,60}|附件.{0,20})$/iu;

export const namesPart = (line: string): boolean => part.test(line) && !/[.;,؛،。；，]$/u.test(line);
