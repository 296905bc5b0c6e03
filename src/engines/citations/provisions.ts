import type { Mention, Reason } from "../../kernel/mention.ts";
import type { Citation } from "./citation.ts";
import { countsInCyrillic } from "./letters.ts";
import { isBlank, isWordLetter } from "./letters-of-words.ts";
import { type Paragraph, paragraphsOf } from "./paragraph-list.ts";
import { findListStart, type Token, tokensOf } from "./paragraph-tokens.ts";
import { plain } from "./plain.ts";
import type { Cited } from "./resolutions.ts";
import type { ResolutionWord } from "./words.ts";

/** How far before a resolution its paragraphs may begin, and how far behind. */
const reach = { before: 240, behind: 160, sentence: 400 } as const;
const opens = (token: Token | undefined) =>
  token?.type === "paragraph" || token?.type === "part" || token?.type === "preamble";
const isLoose = ({ type }: Token) => type === "other" || type === "open" || type === "close";

/** The tokens of a list that goes on to the end of the stretch; none where it ends otherwise. */
function runBefore(stretch: string): readonly Token[] {
  const run = tokensOf(stretch);
  if (run.some(isLoose)) return [];
  const words = run.filter(
    ({ type }, place) => !isBetweenFillers(run, place) && type !== "filler" && type !== "of",
  );
  const last = words.at(-1);
  return last?.type === "number" || last?.type === "letter" || last?.type === "preamble" ? run : [];
}

/** The "and" of "Economic and Social Council". */
const isBetweenFillers = (run: readonly Token[], at: number): boolean =>
  run[at]?.type === "and" && run[at - 1]?.type === "filler" && run[at + 1]?.type === "filler";

/** `决议关于这些措施的第10段`: what a resolution says there may stand before the paragraph. */
const chineseTopic = /^号?决?议?(?:关于|有关|所载|规定)[^,.;:()\d第]{1,16}的(?=第)/;

/** The list directly behind a resolution: `, paragraph 2 (e)`, `(para. 6)`; of Chinese, up to the last 段. */
function runBehind(stretch: string, isChinese: boolean): readonly Token[] {
  const topic = isChinese ? (chineseTopic.exec(stretch)?.[0].length ?? 0) : 0;
  const tokens = tokensOf(stretch, topic);
  let from = 0;
  while (from < 3 && /^(?:and|open|filler|of)$/.test(tokens[from]?.type ?? "")) from++;
  const parted = tokens.slice(0, from).some((token) => token.type === "open" || stretch[token.start] === ",");
  if (!opens(tokens[from]) || (!parted && !isChinese)) return [];
  let end = from;
  while (
    end < tokens.length &&
    /^(?:paragraph|part|preamble|number|letter|and|range)$/.test(tokens[end]?.type ?? "")
  )
    end++;
  if (!isChinese) return tokens[end]?.type === "of" ? [] : tokens.slice(from, end);
  const run = tokens.slice(from, end);
  const last = run.findLastIndex((token) => stretch.slice(token.start, token.end).endsWith("段"));
  return run.slice(0, last + 1);
}

interface Attached {
  readonly paragraphs: readonly Paragraph[];
  readonly reasons: readonly Reason[];
  readonly confidence: number;
}

function mentionOf(
  text: string,
  citation: Citation,
  { label, span, attached }: { label: string; span: { start: number; end: number }; attached: Attached },
): Mention {
  return {
    ...{ start: span.start, end: span.end, text: text.slice(span.start, span.end), kind: "provision" },
    id: `${citation.id} ${label}`,
    confidence: Math.round(citation.confidence * attached.confidence * 100) / 100,
    reasons: [{ code: "paragraph-of", instrument: citation.id, label }, ...attached.reasons],
  };
}

const rangeReason = (fromRange: boolean): readonly Reason[] => (fromRange ? [{ code: "within-range" }] : []);

/** Paragraphs named before: the last of them runs on to the resolution. */
function mentionsBefore(text: string, citation: Citation, attached: Attached): readonly Mention[] {
  return attached.paragraphs.map(({ label, start, end, fromRange }, at) => {
    const isLast = at === attached.paragraphs.length - 1;
    const span = { start, end: isLast ? Math.max(end, citation.end) : end };
    const reasons = [...attached.reasons, ...rangeReason(fromRange)];
    return mentionOf(text, citation, { label, span, attached: { ...attached, reasons } });
  });
}

/** Paragraphs named behind: the first of them begins with the resolution. */
function mentionsBehind(text: string, citation: Citation, attached: Attached): readonly Mention[] {
  return attached.paragraphs.map(({ label, start, end, fromRange }, at) => {
    const span = { start: at === 0 ? citation.start : start, end };
    const reasons = [...attached.reasons, ...rangeReason(fromRange)];
    return mentionOf(text, citation, { label, span, attached: { ...attached, reasons } });
  });
}

const moved = (paragraphs: readonly Paragraph[], by: number): readonly Paragraph[] =>
  paragraphs.map((one) => ({ ...one, start: one.start + by, end: one.end + by }));

/** One resolution, or all that one word governs, from the place where the word or the symbol begins to where it ends. */
interface Group {
  readonly start: number;
  readonly end: number;
  readonly isChinese: boolean;
  readonly citations: readonly Citation[];
}

function groupOf(first: Citation, members: readonly Citation[]): Group {
  const { word } = first;
  const isChinese = word?.numberFirst ?? false;
  const start = word === undefined || isChinese ? first.start : word.start;
  const end = isChinese && word !== undefined ? word.end : (members.at(-1) ?? first).end;
  return { start, end, isChinese, citations: members };
}

function groupsOf(citations: readonly Citation[]): readonly Group[] {
  const groups: Group[] = [];
  let first: Citation | undefined;
  let members: Citation[] = [];
  for (const citation of citations) {
    if (first !== undefined && citation.word !== undefined && first.word === citation.word) {
      members.push(citation);
      continue;
    }
    if (first !== undefined) groups.push(groupOf(first, members));
    first = citation;
    members = [citation];
  }
  if (first !== undefined) groups.push(groupOf(first, members));
  return groups;
}

interface Reader {
  readonly text: string;
  readonly byCyrillicOrder: () => boolean;
}

const none: readonly never[] = [];

function attachedBefore({ text, byCyrillicOrder }: Reader, end: number): readonly Paragraph[] {
  const from = findListStart(text, end, Math.max(0, end - reach.before));
  if (from === undefined) return none;
  return moved(paragraphsOf(runBefore(plain(text, from, end)), byCyrillicOrder), from);
}

/** Whether a comma or a bracket is next. */
function isParted(text: string, end: number): boolean {
  let at = end;
  while (at - end < 3 && isBlank(text.charCodeAt(at))) at++;
  const code = text.charCodeAt(at);
  return code === 44 || code === 40 || code === 0x60c;
}

function attachedBehind(reader: Reader, { end, isChinese }: Group): readonly Paragraph[] {
  if (!isChinese && !isParted(reader.text, end)) return none;
  const stretch = plain(reader.text, end, end + reach.behind);
  const run = runBehind(stretch, isChinese);
  const paragraphs = moved(paragraphsOf(run, reader.byCyrillicOrder), end);
  const runEnd = end + (run.at(-1)?.end ?? 0);
  return paragraphs.map((one, at) =>
    isChinese && at === paragraphs.length - 1 ? { ...one, end: runEnd } : one,
  );
}

function provisionsOf(reader: Reader, group: Group): readonly Mention[] {
  const attach = (paragraphs: readonly Paragraph[]): Attached => ({
    paragraphs,
    reasons: none,
    confidence: 0.97,
  });
  const before = group.isChinese ? none : attachedBefore(reader, group.start);
  if (before.length > 0) {
    const [first, ...others] = group.citations;
    const attached = attach(before);
    if (first === undefined) return [];
    return [
      ...mentionsBefore(reader.text, first, attached),
      ...others.flatMap((citation) =>
        before.map(({ label }) => mentionOf(reader.text, citation, { label, span: citation, attached })),
      ),
    ];
  }
  const last = group.citations.at(-1);
  const behind = last === undefined ? none : attachedBehind(reader, group);
  if (last === undefined || behind.length === 0) return none;
  const start = group.isChinese && reader.text.charAt(last.start - 1) === "第" ? last.start - 1 : last.start;
  return mentionsBehind(reader.text, { ...last, start }, attach(behind));
}

const pointsBack =
  /(?:\b(?:that|the same|said|the aforementioned|ladite|de cette|dicha|esa|la misma|la citada)|указанной|этой|той же|该|上述|ذلك)[\s\u200b]*$/iu;
/** Last words of what points back, for a quick look. */
const pointers = new Set(
  "that same said aforementioned ladite cette dicha esa misma citada указанной этой же ذلك".split(" "),
);
function mayPointBack(text: string, { start, end, numberFirst }: ResolutionWord): boolean {
  if (numberFirst) return "该述".includes(text.charAt(start - 1));
  let to = start;
  while (to > 0 && isBlank(text.charCodeAt(to - 1))) to--;
  let from = to;
  while (from > 0 && to - from < 16 && isWordLetter(text.charCodeAt(from - 1))) from--;
  return pointers.has(text.slice(from, to)) || text.charCodeAt(end + 1) > 0x600;
}

const pointsBackBehind = /^[\s\u200b]*(?:ذلك|نفسه|ذاته|المذكور)(?!\p{L})/u;

/** "paragraph 3 of that resolution": of the nearest resolution before in the same sentence, or of none. */
function provisionsByPointer(reader: Reader, { citations, words }: Cited): readonly Mention[] {
  const governed = new Set(citations.map(({ word }) => word));
  let next = 0;
  const found: Mention[] = [];
  for (const word of words) {
    while ((citations[next]?.start ?? Number.POSITIVE_INFINITY) < word.start) next++;
    const citation = citations[next - 1];
    if (governed.has(word) || citation === undefined || word.start - citation.end > reach.sentence) continue;
    if (!mayPointBack(reader.text, word)) continue;
    const before = plain(reader.text, word.start - 30, word.start);
    const pointed =
      pointsBack.test(before) || pointsBackBehind.test(plain(reader.text, word.end, word.end + 12));
    if (!pointed || /[.!?](?=\s)|\n\s*\n/.test(plain(reader.text, citation.end, word.start))) continue;
    const group = { start: word.start, end: word.end, isChinese: word.numberFirst, citations: [] };
    const paragraphs = word.numberFirst ? attachedBehind(reader, group) : attachedBefore(reader, word.start);
    const attached: Attached = { paragraphs, confidence: 0.6, reasons: [{ code: "points-back" }] };
    for (const [at, { label, start, end }] of paragraphs.entries()) {
      const isLast = at === paragraphs.length - 1;
      const span = { start, end: isLast ? Math.max(end, word.end) : end };
      found.push(mentionOf(reader.text, citation, { label, span, attached }));
    }
  }
  return found;
}

/** Paragraphs cited with their resolution; ids `S/RES/1373(2001) OP 2(e)`, of the preamble `PP 3`. */
export function provisionsIn(text: string, cited: Cited): readonly Mention[] {
  if (cited.citations.length === 0) return [];
  let order: boolean | undefined;
  const byCyrillicOrder = () => {
    order ??= countsInCyrillic(text);
    return order;
  };
  const reader = { text, byCyrillicOrder };
  const found: Mention[] = [];
  for (const group of groupsOf(cited.citations))
    for (const mention of provisionsOf(reader, group)) found.push(mention);
  for (const mention of provisionsByPointer(reader, cited)) found.push(mention);
  return found;
}
