import type { Named } from "./named.ts";
import type { Reading } from "./walk.ts";

/**
 * Names that are also common words or short forms of something else. One counts where the text speaks of what it names: `speaks` is looked
 * for in the whole text; `unless` before the name or behind it then settles the single place.
 */
interface Homograph {
  readonly kind: Named["kind"];
  readonly id: string;
  readonly written: RegExp;
  /** What stands directly before a place that surely means the name. */
  readonly sure?: RegExp;
  readonly speaks: RegExp;
  /** What stands directly before a place that never does. */
  readonly never?: RegExp;
}

const homographs: readonly Homograph[] = [
  // Взаимная правовая помощь in legal texts; the World Food Programme where food is spoken of.
  { kind: "party", id: "wfp", written: /^ВПП$/, speaks: /продовольств|питани[еяю]|голод/iu },
  // "Financial" of any noun without an article; Mali behind a preposition or what a State has.
  {
    kind: "state",
    id: "MLI",
    written: /^مالي$/,
    sure: /(?:^|[\s(،])[وف]?(?:[بل]|(?:في|إلى|من|عن|على|بشأن|لدى|مع|جمهورية|حكومة|دولة|شعب|رئيس|سلطات|شمال|جنوب|شرق|غرب|وسط|أراضي|حدود|النيجر|تشاد)\s+و?)$/u,
    speaks: /(?:في|إلى|من|بشأن|جمهورية|حكومة|دولة|شمال)\s+مالي(?!\p{L})|باماكو|مينوسما|المالية\s+ل?مالي/u,
    never:
      /(?:دعم|نظام|تقرير|بيان|مورد|عام|أثر|جزاء|تعويض|مدير|مستشار|قطاع|سوق|مركز|فساد|عجز|مبلغ|طابع|إطار|وضع|اكتتاب|تمويل|ضمان|التزام|أساس|استقرار|خبير|مراقب|تدفق|عبء|رأسمال)[\u064b-\u0652]*\s+$/u,
  },
  // Amman without its vowel signs; Oman where its own words stand, or where nothing of Jordan does.
  {
    kind: "state",
    id: "OMN",
    written: /^عمان$/,
    sure: /(?:سلطنة|سلطان|خليج|بحر)\s+$/u,
    speaks: /سلطنة|مسقط|العماني|عُمان|^(?![\s\S]*(?:الأردن|الهاشمية))/u,
  },
];

const homographIds: ReadonlySet<string> = new Set(homographs.map(({ id }) => id));

/** عَمّان with its vowel signs is the city, whatever else the text names. */
const amman = /^عَ?مّ\u064e?ان$/u;

const spoken = new WeakMap<Reading, Map<string, boolean>>();

/** Whether a name is another word here. */
export function isHomograph(reading: Reading, { kind, id, start, end }: Named): boolean {
  const { text } = reading;
  if (!homographIds.has(id)) return false;
  const written = text.slice(start, end).normalize("NFC");
  if (id === "OMN" && amman.test(written)) return true;
  const known = homographs.find((each) => each.kind === kind && each.id === id && each.written.test(written));
  if (known === undefined) return false;
  const before = text.slice(Math.max(0, start - 24), start);
  if (known.never?.test(before)) return true;
  return !known.sure?.test(before) && !speaksOf(reading, known);
}

/** Asked once for each text. */
function speaksOf(reading: Reading, { id, speaks }: Homograph): boolean {
  const of = spoken.get(reading) ?? new Map<string, boolean>();
  spoken.set(reading, of);
  const known = of.get(id);
  if (known !== undefined) return known;
  const answer = speaks.test(reading.text);
  of.set(id, answer);
  return answer;
}
