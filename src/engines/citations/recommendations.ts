import type { Mention } from "../../kernel/mention.ts";
import { plain } from "./plain.ts";

/** Names of the FATF in the six languages: without one, "Recommendation 8" is somebody else's. */
const bodyNames = [
  ...[
    "FATF",
    "GAFI",
    "ФАТФ",
    "فاتف",
    "Financial Action Task Force",
    "action financière",
    "Acción Financiera",
  ],
  ...["разработки финансовых мер", "الإجراءات المالية", "للإجراءات المالية", "金融行动"],
];

interface Series {
  readonly kind: "R" | "IO";
  readonly last: number;
}
const recommendations: Series = { kind: "R", last: 40 };
const outcomes: Series = { kind: "IO", last: 11 };

const recommendationWord =
  "(?:FATF|GAFI)?[\\s\\u200b]*(?<!\\p{L})(?:Recommendations?|Recs?\\.|Recommandations?|Recomendaci(?:ón|ones)|рекомендаци(?:я|и|й|ю|ей|ям|ями|ях)|(?:و|ب|ل|ف)?(?:ال|لل)?توصي(?:ة|ات|تين|تان))(?!\\p{L})|建议";
const outcomeWord =
  "(?<!\\p{L})(?:Immediate[\\s\\u200b]+Outcomes?|Résultats?[\\s\\u200b]+immédiats?|Resultados?[\\s\\u200b]+inmediatos?|Непосредственн\\p{L}{2,3}[\\s\\u200b]+результат\\p{L}{0,3}|(?:ال)?نتيجة[\\s\\u200b]+المباشرة|(?:ال)?نتائج[\\s\\u200b]+المباشرة|直接(?:结果|成果|目标))";
const special = /(?:Special|spéciales?|especial(?:es)?|Специальн\p{L}+|الخاصة|特别)[\s\u200b]*$/iu;

const words = new RegExp(
  `(?<outcome>${outcomeWord})|(?<recommendation>${recommendationWord})|(?<!\\p{L})(?<short>R|IO|RI)\\.?[\\s\\u200b]?(?=\\d{1,2}(?!\\d))`,
  "giu",
);
const owner =
  "(?:of the|du|del|de la|от)[\\s\\u200b]+(?:FATF|GAFI)[\\s\\u200b]*|(?:ФАТФ|FATF|GAFI)[\\s\\u200b]*";
/** A number behind its word, with the short form of its own series before it or none. */
const numberOf = (prefix: string) =>
  new RegExp(
    `[\\s\\u200b]*(?:${owner}|第|№|No\\.?|n[°o]\\.?|رقم)?[\\s\\u200b]*(?:${prefix})?(\\d{1,2})(?![\\d/]|[.,]\\d|[\\s\\u200b]?%)(?:[\\s\\u200b]*[项号])?`,
    "iuy",
  );
const numbers = { R: numberOf("R\\.\\s?"), IO: numberOf("(?:IO|RI)\\.\\s?") } as const;
const separator =
  /[\s\u200b]*(?:(-|(?:to|through|à|al?|по|إلى)(?!\p{L})|至|到)|,?[\s\u200b]*(?:(?:and|et|y|e|и|or|ou|o|أو)(?!\p{L})|و|和|及|或|以及)|,)[\s\u200b]*第?/iuy;

/** Before the Chinese word the numbers stand first as well: 第8项建议. */
const chineseBefore =
  /(?:第[\s\u200b]*\d{1,2}[\s\u200b]*(?:[项号条][\s\u200b]*)?[,和及至-]?[\s\u200b]*)+(?:号|项|条)?$/;

interface Numbered {
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly fromRange: boolean;
}

function readNumbers(text: string, at: number, { kind, last }: Series): readonly Numbered[] {
  const found: Numbered[] = [];
  const number = numbers[kind];
  let place = at;
  let isRange = false;
  for (;;) {
    const stretch = plain(text, place, place + 40);
    number.lastIndex = 0;
    const read = number.exec(stretch);
    const value = Number(read?.[1] ?? 0);
    if (read === null || value < 1 || value > last) return found;
    const digits = read[0].lastIndexOf(read[1] ?? "");
    const span = { start: place + digits, end: place + read[0].length };
    const from = found.at(-1)?.number;
    if (isRange && from !== undefined)
      for (let between = from + 1; between < value; between++)
        found.push({ number: between, ...span, fromRange: true });
    found.push({ number: value, ...span, fromRange: false });
    separator.lastIndex = 0;
    const parted = separator.exec(plain(text, span.end, span.end + 24));
    if (parted === null) return found;
    isRange = parted[1] !== undefined;
    place = span.end + parted[0].length;
  }
}

function readBefore(text: string, at: number, { last }: Series): readonly Numbered[] {
  const stretch = plain(text, at - 60, at);
  const run = chineseBefore.exec(stretch);
  if (run === null) return [];
  const from = at - stretch.length + run.index;
  return [...run[0].matchAll(/\d{1,2}/g)].flatMap((found) => {
    const value = Number(found[0]);
    const start = from + found.index;
    return value >= 1 && value <= last
      ? [{ number: value, start, end: start + found[0].length, fromRange: false }]
      : [];
  });
}

/** Places of the body's names, in order. */
function placesOf(text: string): readonly number[] {
  const places: number[] = [];
  for (const name of bodyNames)
    for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) places.push(at);
  return places.sort((a, b) => a - b);
}

const near = { before: 400, behind: 160 } as const;
/** Somebody else's: "Recommendation 8 of the Panel". */
const ownedByOther =
  /^[\s\u200b)"]*(?:of|by|du|des|de la|de los|del|de|من)[\s\u200b]+(?!the (?:FATF|Financial))(?!FATF|GAFI|l'|Grupo)(?:the[\s\u200b]+)?\p{L}/iu;

function isOfBody(text: string, places: readonly number[], span: { start: number; end: number }): boolean {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < span.start) low = middle + 1;
    else high = middle;
  }
  const before = places[low - 1];
  const behind = places[low];
  const isNear =
    (before !== undefined && span.start - before <= near.before) ||
    (behind !== undefined && behind - span.end <= near.behind);
  const tail = plain(text, span.end, span.end + 60);
  return isNear && (!ownedByOther.test(tail) || bodyNames.some((name) => tail.slice(0, 50).includes(name)));
}

interface Found {
  readonly series: Series;
  readonly start: number;
  readonly end: number;
  readonly numbers: readonly Numbered[];
}

/** Whether the word is set as a title, as a number without the body's name beside it must be. */
const isTitle = (word: string) => !/^[a-zа-я]/u.test(word.trim());

function foundAt(text: string, hit: RegExpExecArray): Found | undefined {
  const { outcome, recommendation, short } = hit.groups ?? {};
  const isOutcome = outcome !== undefined || (short !== undefined && short !== "R");
  const series = isOutcome ? outcomes : recommendations;
  const start = hit.index + (hit[0].length - hit[0].trimStart().length);
  if (short !== undefined && short !== short.toUpperCase()) return undefined;
  if (special.test(plain(text, start - 20, start))) return undefined;
  const end = hit.index + hit[0].length;
  const behind = readNumbers(text, end, series);
  if (behind.length > 0) return { series, start, end, numbers: behind };
  const before =
    recommendation === "建议" || outcome?.startsWith("直接") ? readBefore(text, start, series) : [];
  return before.length > 0 ? { series, start, end, numbers: before } : undefined;
}

/**
 * Recommendations and Immediate Outcomes of the FATF, by number, where the body is named near in the text. The nine Special
 * Recommendations of 2001 are another series, since merged into the forty: they have no id here, and are not taken for
 * the Recommendation of the same number.
 */
export function recommendationsIn(text: string): readonly Mention[] {
  const places = placesOf(text);
  if (places.length === 0) return [];
  let readTo = 0;
  return [...text.matchAll(words)].flatMap((hit) => {
    if (hit.index < readTo) return [];
    const found = foundAt(text, hit);
    if (found === undefined) return [];
    const last = found.numbers.at(-1);
    const whole = { start: found.start, end: Math.max(found.end, last?.end ?? 0) };
    if (!isOfBody(text, places, whole)) return [];
    readTo = whole.end;
    const isBeside = /FATF|GAFI|ФАТФ|Financial|financi|финансов|المالية|金融/iu.test(
      plain(text, whole.start - 60, whole.end + 60),
    );
    if (!isBeside && !isTitle(hit[0])) return [];
    return found.numbers.map(({ number: value, start, end, fromRange }, at): Mention => {
      const from = at === 0 ? Math.min(found.start, start) : start;
      const to = at === found.numbers.length - 1 ? Math.max(end, start > found.start ? end : found.end) : end;
      return {
        ...{ start: from, end: to, text: text.slice(from, to), kind: "provision" },
        ...{ id: `FATF ${found.series.kind}.${value}`, confidence: isBeside ? 0.95 : 0.8 },
        reasons: [
          { code: "fatf-number", series: found.series.kind, number: value },
          ...(fromRange ? [{ code: "within-range" as const }] : []),
        ],
      };
    });
  });
}
