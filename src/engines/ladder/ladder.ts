/**
 * The ladder: a picture of what stands between two bodies. Two uprights, one for each; across them one rung for each
 * tie between the two and for each body tied to both or to one. Lines show the kind of tie, groups have headings.
 *
 * Positions only, no drawing: x in hundredths of the width, so that the picture fits any screen; y in rem, so that it
 * grows with the reader's letters. Drawn from the start side: right to left, the first body stands at the right.
 * Names are never shortened; they are wrapped, and the rung grows.
 */
import type { Direction } from "../../kernel/language.ts";
import { widthOf, wrap } from "./wrap.ts";

/** A kind of tie. What each means is the caller's; each has its own hue and dash. */
export type LineKind = 1 | 2 | 3 | 4 | 5 | 6;

interface RungBase {
  readonly label: string;
  /** Rungs of one group stand together under this heading, in the order in which the groups first appear. */
  readonly group?: string | undefined;
}

/** A tie between the two bodies themselves; the label says which. */
export interface DirectRung extends RungBase {
  readonly is: "direct";
  readonly line: LineKind;
}

/** A third body, and its tie to either. The label is its short name or acronym. */
export interface BodyRung extends RungBase {
  readonly is: "body";
  readonly toLeft?: LineKind | undefined;
  readonly toRight?: LineKind | undefined;
  /** Set bold. */
  readonly strong?: boolean | undefined;
}

export type Rung = DirectRung | BodyRung;

export interface LadderInput {
  /** The body at the start side. */
  readonly left: string;
  readonly right: string;
  readonly rungs: readonly Rung[];
  readonly direction: Direction;
}

export interface LadderLine {
  readonly is: "upright" | LineKind;
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
}

export interface LadderText {
  readonly text: string;
  /** `end`: one of the two bodies; `heading`: of a group; `name`, `strong`: on a rung, over its line. */
  readonly is: "end" | "heading" | "name" | "strong";
  readonly x: number;
  /** The middle of the line of text. */
  readonly y: number;
  /** In the sense of SVG: `start` is the right edge where the text runs right to left. */
  readonly anchor: "start" | "middle" | "end";
}

export interface LadderPicture {
  readonly height: number;
  readonly lines: readonly LadderLine[];
  readonly texts: readonly LadderText[];
  /**
   * Where the ground must show through the lines, as a halo around these words: every name, and where a name has
   * several lines its widest once more in the middle, at the height of the rung. To be drawn before the texts.
   */
  readonly halos: readonly LadderText[];
  /** Bodies drawn, the two ends included. */
  readonly nodes: number;
  /** Bodies left out because there are more than can be read. */
  readonly omitted: number;
}

/** No picture shows more bodies than this, the two ends included. */
export const mostNodes = 60;
/** Half-width characters a line: at 14 px they are at most 240 px wide, and a screen of 320 px still shows the rung. */
export const rungCharacters = 34;
/** The two ends share a line. */
export const endCharacters = 19;

/** Distances in rem. */
const textStep = 1.3125;
const rungStep = 1.5;
const groupSpace = 0.625;
const left = 2;
const middle = 50;
const right = 98;

interface Group {
  readonly heading: string | undefined;
  readonly rungs: Rung[];
}

function groupsOf(rungs: readonly Rung[]): readonly Group[] {
  const groups = new Map<string | undefined, Group>();
  for (const rung of rungs) {
    const group = groups.get(rung.group) ?? { heading: rung.group, rungs: [] };
    group.rungs.push(rung);
    groups.set(rung.group, group);
  }
  return [...groups.values()];
}

/** The first bodies in the order of the picture, as many as fit, with all ties between the two. */
function drawable(rungs: readonly Rung[]): { readonly drawn: readonly Rung[]; readonly omitted: number } {
  const inOrder = groupsOf(rungs).flatMap((group) => group.rungs);
  const bodies = new Set(inOrder.filter((rung) => rung.is === "body").slice(0, mostNodes - 2));
  const drawn = inOrder.filter((rung) => rung.is === "direct" || bodies.has(rung));
  return { drawn, omitted: rungs.length - drawn.length };
}

/** Three decimals: enough for a thousandth of a pixel, and the same text on every machine. */
const round = (value: number): number => Math.round(value * 1000) / 1000;

/** Writes from the top down; `y` is where the next line of text has its upper edge. */
class Pen {
  y = 0;
  readonly lines: LadderLine[] = [];
  readonly texts: LadderText[] = [];
  readonly halos: LadderText[] = [];
  readonly #mirror: (x: number) => number;

  constructor(direction: Direction) {
    this.#mirror = direction === "rtl" ? (x) => 100 - x : (x) => x;
  }

  line(is: LadderLine["is"], from: readonly [number, number], to: readonly [number, number]): void {
    const [x1, x2] = [this.#mirror(from[0]), this.#mirror(to[0])];
    this.lines.push({ is, x1, y1: round(from[1]), x2, y2: round(to[1]) });
  }

  /** Lines of text below each other from `y` on, without moving the pen. Gives their number. */
  write(lines: readonly string[], look: Pick<LadderText, "is" | "x" | "anchor">): number {
    lines.forEach((text, at) => {
      this.texts.push({ ...look, text, x: this.#mirror(look.x), y: round(this.y + (at + 0.5) * textStep) });
    });
    return lines.length;
  }
}

function drawEnds(pen: Pen, input: LadderInput): void {
  const rows = Math.max(
    pen.write(wrap(input.left, endCharacters), { is: "end", x: 0, anchor: "start" }),
    pen.write(wrap(input.right, endCharacters), { is: "end", x: 100, anchor: "end" }),
  );
  pen.y += rows * textStep;
}

function drawHeading(pen: Pen, heading: string): void {
  pen.y += groupSpace;
  pen.y +=
    pen.write(wrap(heading, rungCharacters), { is: "heading", x: middle, anchor: "middle" }) * textStep;
}

function writeName(pen: Pen, names: readonly string[], is: "strong" | "name"): void {
  const look = { is, x: middle, anchor: "middle" } as const;
  const written = pen.texts.length;
  pen.write(names, look);
  pen.halos.push(...pen.texts.slice(written));
  const [widest] = [...names].sort((a, b) => widthOf(b) - widthOf(a));
  if (names.length < 2 || widest === undefined) return;
  pen.halos.push({ ...look, text: widest, y: round(pen.y + (names.length * textStep) / 2) });
}

function drawRung(pen: Pen, rung: Rung): void {
  const strong = rung.is === "body" && rung.strong === true;
  const names = wrap(rung.label, rungCharacters);
  const height = names.length * textStep;
  const y = pen.y + height / 2;
  if (rung.is === "direct") {
    pen.line(rung.line, [left, y], [right, y]);
  } else {
    if (rung.toLeft !== undefined) pen.line(rung.toLeft, [left, y], [middle, y]);
    if (rung.toRight !== undefined) pen.line(rung.toRight, [middle, y], [right, y]);
  }
  writeName(pen, names, strong ? "strong" : "name");
  pen.y += height + (rungStep - textStep);
}

/**
 * Positions of the picture. Never more than `mostNodes` bodies: what is beyond is counted in `omitted`, which the
 * page must say. No two texts share a line, but for the names of the two ends.
 */
export function ladder(input: LadderInput): LadderPicture {
  const { drawn, omitted } = drawable(input.rungs);
  const pen = new Pen(input.direction);
  drawEnds(pen, input);
  const top = pen.y;
  pen.y += groupSpace;
  for (const group of groupsOf(drawn)) {
    if (group.heading !== undefined) drawHeading(pen, group.heading);
    for (const rung of group.rungs) drawRung(pen, rung);
  }
  const height = round(pen.y + groupSpace);
  pen.line("upright", [left, top], [left, height]);
  pen.line("upright", [right, top], [right, height]);
  const nodes = 2 + drawn.filter((rung) => rung.is === "body").length;
  return { height, lines: pen.lines, texts: pen.texts, halos: pen.halos, nodes, omitted };
}
