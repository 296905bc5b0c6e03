/** Lines joined to blocks: what was one paragraph before somebody wrapped its lines and cut it into pages. */
import type { Span } from "../../kernel/mention.ts";
import { furnitureOf } from "./furniture.ts";
import { isFilled, type Line, measuresOf, rowOfTable } from "./lines.ts";
import { markerOf, namesPart } from "./markers.ts";

export interface Block extends Span {
  readonly lines: readonly Line[];
  readonly furniture: boolean;
  readonly gaps: readonly Span[];
  /** The next block begins in the middle of a sentence: this one was cut. */
  readonly continued: boolean;
}

interface Open {
  lines: Line[];
  gaps: Span[];
  continued: boolean;
}

const sentenceEnd = /[.!?:;؟؛。！？：；]['"”’»）)\]]*$/u;
const beginsSmall = /^[\p{Ll}]/u;
const noCase = /^[\p{Script=Arabic}\p{Script=Han}]/u;
/** How paragraphs of a preamble begin, after the comma of the one before. */
const preamble =
  /^(?:(?:Also|Deeply|Gravely|Further|Fully|Strongly|Seriously) [a-z]+|Having|Mindful|Conscious|Aware|Alarmed|Concerned|Convinced|Determined|Disturbed|Desirous|Guided|Dismayed|Appalled|(?!(?:King|Beijing|During|According|Following|Including|Regarding|Concerning|Pending)\b)[A-Z][a-z]+ing)\b/u;
/** Who begins to speak in a record: `Mr. Straw (United Kingdom):`, `The President:`. */
const speaker =
  /^(?:(?:Mr|Mrs|Ms|Miss|Sir|Dr|Dame|Lord|Lady|Sheikh|Prince|M|Mme|Sr|Sra)\.? |The (?:Acting )?(?:President|Secretary-General)\b|Г-н |Г-жа |Le Président|La Présidente|El Presidente|La Presidenta)[^.;]{0,90}[:：]/u;
const footnote = /^(?:\d{1,3}|\*{1,3})\s*\/?\s+["“«A-ZА-ЯÉ]/u;

/** No sentence, heading or item ends with these: the line was broken wherever it ends. */
const hanging =
  /(?:^|[\s(«“’'])(?:of|on|the|and|or|to|in|for|by|with|at|from|that|its|their|a|an|du|des?|les?|la|et|ou|à|au|aux|en|par|pour|sur|dans|que|del|el|los|las|y|con|un|una?|para|и|в|на|с|о|об|по|к|от|для|из|или|في|من|على|إلى|عن|أو|و)$/iu;
/** `resolution 1373` + `(2001)`. */
const yearFirst = /^[(（]\d{4}[)）]/u;

const loneBullet = (line: Line): boolean => /^[-–—•·▪◦‣●○*]$/u.test(line.text);

/** Whether `next` begins something new although `line` was filled up. */
function begins(line: Line, next: Line): boolean {
  if (
    namesPart(next.text) ||
    speaker.test(next.text) ||
    rowOfTable.test(next.text) ||
    rowOfTable.test(line.text)
  )
    return true;
  if (markerOf(next.text) && !/[([«“]$|\b(?:No|no|nos|Nos|№|para|paras|art|arts)\.?$/u.test(line.text))
    return true;
  return /[,;]$/u.test(line.text) && preamble.test(next.text);
}

/**
 * After a page break nothing says how full the line was; a sentence that has not ended goes on. A short line without an
 * end may be a heading, a long one is the last of a paragraph.
 */
const goesOnOverPage = (line: Line, next: Line): boolean =>
  beginsSmall.test(next.text) ||
  (!sentenceEnd.test(line.text) &&
    ((noCase.test(next.text) && line.text.length > 40) ||
      (/[,\p{Ll}]$/u.test(line.text) && line.text.length > 90)));

interface Step {
  readonly line: Line;
  readonly next: Line;
  readonly measure: number;
  readonly blank: boolean;
  readonly page: boolean;
}

function goesOn({ line, next, measure, blank, page }: Step): boolean {
  if (loneBullet(line)) return !blank;
  if (begins(line, next)) return false;
  if (page && goesOnOverPage(line, next)) return true;
  if (blank && !page) return false;
  if (!blank && !sentenceEnd.test(line.text)) {
    if (beginsSmall.test(next.text) || hanging.test(line.text) || yearFirst.test(next.text)) return true;
  }
  const ended = sentenceEnd.test(line.text);
  return isFilled(line, next, { measure, slack: ended ? 0.07 : 0.13 }) && !(blank && ended);
}

/** Where a line goes on after a page break: into the block before, or over the footnotes into the one that was cut. */
function cutBlock(blocks: readonly Open[], next: Line): Open | undefined {
  const last = blocks.at(-1);
  if (!last || !beginsSmall.test(next.text) || !footnote.test(last.lines[0]?.text ?? "")) return last;
  const cut = [...blocks].reverse().find((block) => !footnote.test(block.lines[0]?.text ?? ""));
  const ending = cut?.lines.at(-1)?.text ?? ".";
  return sentenceEnd.test(ending) ? last : cut;
}

function join(
  lines: readonly Line[],
  furniture: readonly boolean[],
): { readonly open: Open[]; readonly aside: Line[] } {
  const text = lines.filter((line, at) => !line.blank && !furniture[at]);
  const measures = new Map(measuresOf(text).map((measure, at) => [text[at], measure]));
  const open: Open[] = [];
  const aside: Line[] = [];
  let between = { blank: false, page: false };
  let passed: Line[] = [];
  lines.forEach((line, at) => {
    if (line.newPage) between.page = true;
    if (line.blank) between.blank = true;
    else if (furniture[at]) {
      between.page = true;
      passed.push(line);
      aside.push(line);
    } else {
      const block = between.page ? cutBlock(open, line) : open.at(-1);
      const before = block?.lines.at(-1);
      const step = { next: line, measure: (before && measures.get(before)) ?? 0, ...between };
      if (block && before && goesOn({ line: before, ...step })) {
        block.gaps.push(...gapsOf(passed));
        if (block !== open.at(-1)) block.gaps.push(...overFootnotes(open, block));
        block.lines.push(line);
      } else {
        if (block && beginsSmall.test(line.text)) block.continued = !sentenceEnd.test(before?.text ?? "");
        open.push({ lines: [line], gaps: [], continued: false });
      }
      between = { blank: false, page: false };
      passed = [];
    }
  });
  return { open, aside };
}

const gapsOf = (lines: readonly Line[]): readonly Span[] => {
  const [first, last] = [lines[0], lines.at(-1)];
  return first && last ? [{ start: first.start, end: last.end }] : [];
};

const overFootnotes = (blocks: readonly Open[], cut: Open): readonly Span[] =>
  gapsOf(blocks.slice(blocks.indexOf(cut) + 1).flatMap((block) => block.lines));

const closed = ({ lines, gaps, continued }: Open, furniture: boolean): Block => ({
  start: lines[0]?.start ?? 0,
  end: lines.at(-1)?.end ?? 0,
  lines,
  gaps: [...gaps].sort((a, b) => a.start - b.start),
  furniture,
  continued,
});

/** Blocks of text, and each line of furniture as a block of its own. */
export function blocksOf(lines: readonly Line[]): readonly Block[] {
  const { open, aside } = join(lines, furnitureOf(lines));
  return [
    ...open.map((block) => closed(block, false)),
    ...aside.map((line) => closed({ lines: [line], gaps: [], continued: false }, true)),
  ];
}
