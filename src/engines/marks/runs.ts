/**
 * A text with marks in it, cut into runs: stretches over whose whole length the same marks lie.
 *
 * Marks may stand side by side, in one another (an instrument in the long name of the body that it established), across one
 * another, or on exactly the same words. A link cannot stand in a link, so each run leads to one mark, the innermost;
 * a mark that is covered by others all over is handed out once, where it ends, so that nothing is lost.
 */
import type { Span } from "../../kernel/mention.ts";

export interface Run<Mark extends Span> extends Span {
  /** The runs of a text, put together, are the text. */
  readonly text: string;
  /** All marks over the run, the outermost first. */
  readonly marks: readonly Mark[];
  /** The innermost mark that leads anywhere. */
  readonly leads: Mark | undefined;
  /** Marks that end with this run, and to which no run leads because others lie over all of them. */
  readonly buried: readonly Mark[];
}

/**
 * Cuts a text at the ends of its marks, in O(n log n) for n marks that do not lie deep in one another.
 * @param marks offsets in UTF-16 code units, in any order. What reaches over an end of the text is cut off there, what is
 *   empty then is left out, and a mark that would cut a character in two takes the whole of it.
 * @param leads whether a mark leads anywhere; all do unless it says otherwise
 */
export function runsOf<Mark extends Span>(
  text: string,
  marks: readonly Mark[],
  leads: (mark: Mark) => boolean = () => true,
): Run<Mark>[] {
  const placed = place(text, marks);
  const cuts = [...new Set([0, text.length, ...placed.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  const led = new Set<Mark>();
  const runs: Run<Mark>[] = [];
  let over: Placed<Mark>[] = [];
  let next = 0;
  for (let at = 0; at + 1 < cuts.length; at += 1) {
    const [start = 0, end = 0] = cuts.slice(at, at + 2);
    over = over.filter((one) => one.end > start);
    for (let one = placed[next]; one !== undefined && one.start === start; one = placed[next]) {
      over.push(one);
      next += 1;
    }
    const inner = over.findLast(({ mark }) => leads(mark))?.mark;
    if (inner !== undefined) led.add(inner);
    const buried = over.filter((one) => one.end === end && !led.has(one.mark) && leads(one.mark));
    runs.push({
      ...{ start, end, text: text.slice(start, end), leads: inner },
      marks: over.map(({ mark }) => mark),
      buried: buried.map(({ mark }) => mark),
    });
  }
  return runs;
}

interface Placed<Mark> extends Span {
  readonly mark: Mark;
}

/** Where each mark lies in the text: the earlier and the longer is the outer one, and of two alike the first given. */
function place<Mark extends Span>(text: string, marks: readonly Mark[]): Placed<Mark>[] {
  return marks
    .map((mark) => ({ mark, start: Math.max(0, mark.start), end: Math.min(text.length, mark.end) }))
    .filter(({ start, end }) => start < end)
    .map(({ mark, start, end }) => ({
      mark,
      start: wholeCharacter(text, start, -1),
      end: wholeCharacter(text, end, 1),
    }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The offset itself, or the one beside it where it stands between the halves of a character. */
function wholeCharacter(text: string, at: number, step: 1 | -1): number {
  const inside =
    at > 0 && at < text.length && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
  return inside ? at + step : at;
}
