/**
 * What a page carries that is no part of the text: mastheads, running heads, page numbers, job numbers, bar codes,
 * lines of distribution. Known by form (United Nations documents since 1946 in six languages), or by coming back at the
 * edges of pages.
 */
import type { Line } from "./lines.ts";

/** A job number, with its language, its date of issue, the mark that the text goes on, and a page number that ran into it. */
const jobNumber =
  /^(?:\d{1,3} ?\/ ?\d{1,3} ?|\d{1,3} ?)?\d{2}-\d{5,}(?: ?\/? ?\d{1,3} ?\/ ?\d{1,3})?(?: ?\([ACEFRS]\))?(?: +\d{6})*(?: +\/?\.{3})?$/u;
const barCode = /^\*\d{6,8}\*$/;
const goesOn = /^\/?\s?(?:\.{3}|…)$/;
const pageNumber =
  /^(?:[-–—] ?\d{1,4} ?[-–—]|\d{1,4} ?\/ ?\d{1,4}|(?:page|página|pág\.|p\.|стр\.|страница|صفحة|الصفحة) ?[\d٠-٩]{1,4}(?: (?:of|de|sur|из|من) [\d٠-٩]{1,4})?|第 ?\d{1,4} ?页(?: ?[,，/共] ?共? ?\d{1,4} ?页)?)$/iu;
const loneNumber = /^[\d٠-٩]{1,4}$/u;

const symbolForm = String.raw`(?:[AES]|CAC|CCPR|CEDAW|CERD|CRC|CTOC|DP|ST|TD|HRI|CAT|FCCC|UNEP|NPT|CD|GC|ID|IDB|GOV|INFCIRC)(?:/[\w.*-]+)+(?: ?\(\d{4}\)| ?\([IVX]+\))?(?:/[\w.*-]+)*[*]*`;
const symbol = new RegExp(`^${symbolForm}$`, "u");
const symbolWithNeighbour = new RegExp(
  `^${symbolForm}\\s+\\d{2}-\\d{5,}.*$|^\\d{2}-\\d{5,}\\S*\\s+${symbolForm}$`,
  "u",
);

/** The name of the Organization beside a symbol, as mastheads have it. */
const organization =
  /^(?:United Nations|Nations Unies|Naciones Unidas|Организация Объединенных Наций|الأمم المتحدة|联\s*合\s*国)/iu;
/** The overprinted letters of scanned mastheads. */
const overprinted = /^(?:UNITEDUNITED|S?NATIONSNATIONS|UNITED|S|NATIONS)$/;
const distribution =
  /(?:^|\s)(?:Distr\.|التوزيع|分发|Distribución|Distribution) ?[:：]? ?(?:general|générale|limited|limitée|limitada|restricted|restreinte|reservada|provisional|общая|ограниченного пользования|عام|محدود|普遍|一般|有限)/iu;
const distributionAlone = /^(?:Distr\.?:?|GENERAL|GENERALE|GÉNÉRALE)$/;
const original = /^(?:Original|ORIGINAL|الأصل|原件|原文|Russian|Язык оригинала) ?[:：] ?\S.{0,40}$/u;
const recycling =
  /^(?:Please recycle|Merci de recycler|Se ruega reciclar|Просьба отправить на вторичную переработку|请回收|الرجاء إعادة استعمال الورق)/iu;

const byForm = [
  jobNumber,
  barCode,
  goesOn,
  pageNumber,
  distribution,
  distributionAlone,
  original,
  recycling,
  symbolWithNeighbour,
];

/** Lines of the head of a document that may be its masthead. */
const headLength = 14;

interface Counted {
  readonly shapes: ReadonlyMap<string, number>;
  readonly symbols: ReadonlyMap<string, number>;
}

/** Digits vary from page to page, the rest of a running head does not. */
const shapeOf = (text: string): string => text.replace(/[\d٠-٩]+/gu, "#").toLowerCase();

const increment = (counts: Map<string, number>, key: string): unknown =>
  counts.set(key, (counts.get(key) ?? 0) + 1);

/** Indices of the written lines at the edge of a page: up to two before and after each form feed. */
function edgesOf(lines: readonly Line[]): ReadonlySet<number> {
  const edges = new Set<number>();
  const written = lines.flatMap((line, at) => (line.blank ? [] : [at]));
  const pageOf: number[] = [];
  let page = 0;
  lines.forEach((line, at) => {
    if (line.newPage) page += 1;
    pageOf[at] = page;
  });
  if (page === 0) return edges;
  written.forEach((at, order) => {
    const nearTop = pageOf[written[order - 2] ?? -1] !== pageOf[at];
    const nearBottom = pageOf[written[order + 2] ?? -1] !== pageOf[at];
    if (nearTop || nearBottom) edges.add(at);
  });
  return edges;
}

function count(lines: readonly Line[], edges: ReadonlySet<number>): Counted {
  const shapes = new Map<string, number>();
  const symbols = new Map<string, number>();
  lines.forEach((line, at) => {
    if (edges.has(at)) increment(shapes, shapeOf(line.text));
    if (symbol.test(line.text)) increment(symbols, line.text);
  });
  return { shapes, symbols };
}

const isMasthead = (line: Line, order: number): boolean =>
  order < headLength &&
  (overprinted.test(line.text) ||
    symbol.test(line.text) ||
    (order < 3 && organization.test(line.text) && line.text.length < 60));

/** For each line whether it is furniture. A lone number is, next to other furniture or at the edge of a page. */
export function furnitureOf(lines: readonly Line[]): readonly boolean[] {
  const edges = edgesOf(lines);
  const { shapes, symbols } = count(lines, edges);
  let order = -1;
  const certain = lines.map((line, at) => {
    if (line.blank) return false;
    order += 1;
    if (isMasthead(line, order) || byForm.some((form) => form.test(line.text))) return true;
    if (symbol.test(line.text) && (symbols.get(line.text) ?? 0) > 1) return true;
    return edges.has(at) && line.text.length <= 120 && (shapes.get(shapeOf(line.text)) ?? 0) >= 3;
  });
  return lines.map((line, at) => {
    if (certain[at] || line.blank || !loneNumber.test(line.text)) return certain[at] ?? false;
    return edges.has(at) || (certain[at - 1] ?? false) || (certain[at + 1] ?? false);
  });
}
