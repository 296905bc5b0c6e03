/**
 * The words of a text that are shown for it: the sentence that answers most terms, cut where it is long, with what answers marked.
 */
import type { Span } from "../../kernel/mention.ts";
import type { TermAnswers } from "./marks.ts";

/** A stretch of the excerpt; put together, the runs are what is shown. */
export interface Run {
  readonly text: string;
  readonly marked: boolean;
}

export interface Excerpt {
  /** As it is read: line breaks are blanks, what was cut off is told by `…`. */
  readonly text: string;
  readonly runs: readonly Run[];
  /** Where in `text` the marked runs stand, in UTF-16 code units. */
  readonly marks: readonly Span[];
}

interface Given {
  /** The sentences of the text, in order. */
  readonly sentences: readonly Span[];
  readonly answers: readonly TermAnswers[];
}

/** Characters of the longest excerpt, about. */
const longest = 420;
/** Characters before the first mark, where the beginning of a long sentence is cut off. */
const lead = 120;

export function excerptOf(text: string, { sentences, answers }: Given): Excerpt {
  const sentence = bestSentence(sentences, answers) ?? { start: 0, end: text.length };
  const spans = joined(
    answers
      .flatMap(({ spans }) => spans)
      .filter(({ start, end }) => start < sentence.end && end > sentence.start),
  ).map(({ start, end }) => ({ start: Math.max(start, sentence.start), end: Math.min(end, sentence.end) }));
  const shown = window(text, sentence, spans);
  return tidied(text, shown, {
    spans,
    before: shown.start > sentence.start ? "…" : "",
    after: shown.end < sentence.end ? "…" : "",
  });
}

/** The one in which most terms stand; of those alike the one with most marks, and then the first. */
function bestSentence(sentences: readonly Span[], answers: readonly TermAnswers[]): Span | undefined {
  let best: { span: Span; terms: number; marks: number } | undefined;
  for (const span of sentences) {
    const within = answers.map(
      ({ spans }) => spans.filter(({ start, end }) => start >= span.start && end <= span.end).length,
    );
    const terms = within.filter((count) => count > 0).length;
    const marks = within.reduce((sum, count) => sum + count, 0);
    if (best === undefined || terms > best.terms || (terms === best.terms && marks > best.marks))
      best = { span, terms, marks };
  }
  return best?.span;
}

/** Spans in order; those that touch or overlap are one, as the pairs of a Chinese word do. */
function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1);
    if (last !== undefined && span.start <= last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else result.push(span);
  }
  return result;
}

const inWord = /[\p{L}\p{M}\p{N}]/u;
const wordless = /[\u3400-\u9fff]/u;

/** The part of a sentence that is shown: all of it, or what stands around the first mark. */
function window(text: string, sentence: Span, spans: readonly Span[]): Span {
  if (sentence.end - sentence.start <= longest) return sentence;
  const mark = spans[0]?.start ?? sentence.start;
  const from = mark - sentence.start <= longest / 2 ? sentence.start : mark - lead;
  const start = from === sentence.start ? from : edgeAfter(text, from, mark);
  const to = Math.min(sentence.end, start + longest);
  return {
    start,
    end: to === sentence.end ? to : edgeBefore(text, to, Math.max(mark + 1, spans[0]?.end ?? 0)),
  };
}

/** Whether a text may be cut between two of its characters: not in a word, nor in a character of two halves. */
const mayCut = (text: string, at: number): boolean =>
  !/[\udc00-\udfff]/.test(text.charAt(at)) &&
  (!inWord.test(text.charAt(at - 1)) || !inWord.test(text.charAt(at)) || wordless.test(text.charAt(at)));

function edgeAfter(text: string, from: number, most: number): number {
  let at = from;
  while (at < most && !mayCut(text, at)) at += 1;
  return at;
}

function edgeBefore(text: string, from: number, least: number): number {
  let at = from;
  while (at > least && !mayCut(text, at)) at -= 1;
  return at;
}

const wide = String.raw`[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]`;
/** What is not read as it stands: soft hyphens, a line break between wide characters, and, last, other white space. */
const loose = new RegExp(
  `(?:\\u00ad\\s*)+|(?<=${wide})[^\\S\\n\\r\\f]*[\\n\\r\\f]\\s*(?=${wide})|(?<blank>\\s[\\s\\u00ad]*)`,
  "gu",
);
const looseEnd = /[\s\u00ad]+$/u;

interface Shown {
  readonly spans: readonly Span[];
  readonly before: string;
  readonly after: string;
}

/** The part as it is read: one blank for each white space, none at its ends; and the marks where they then stand. */
function tidied(text: string, part: Span, { spans, before, after }: Shown): Excerpt {
  const raw = text.slice(part.start, part.end).replace(looseEnd, "");
  // For each place of the part the place in what is read.
  const places = new Uint32Array(raw.length + 1);
  let read = before;
  let from = 0;
  const take = (until: number) => {
    for (let at = from; at <= until; at += 1) places[at] = read.length + at - from;
    read += raw.slice(from, until);
  };
  for (const { 0: stretch, index, groups } of raw.matchAll(loose)) {
    take(index);
    places.fill(read.length, index, index + stretch.length);
    if (groups?.blank !== undefined && read !== before) read += " ";
    from = index + stretch.length;
  }
  take(raw.length);
  const placeOf = (at: number) => places[Math.min(Math.max(at - part.start, 0), raw.length)] ?? 0;
  const marks = spans
    .map(({ start, end }) => ({ start: placeOf(start), end: placeOf(end) }))
    .filter(({ start, end }) => start < end);
  return { text: read + after, runs: runsOf(read + after, marks), marks };
}

function runsOf(text: string, marks: readonly Span[]): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    runs.push({ text: text.slice(at, start), marked: false }, { text: text.slice(start, end), marked: true });
    at = end;
  }
  return [...runs, { text: text.slice(at), marked: false }].filter((run) => run.text !== "");
}
