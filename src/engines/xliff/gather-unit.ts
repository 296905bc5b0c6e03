import type { SaxesTagNS } from "saxes";
import { invalid } from "../../kernel/errors.ts";
import { type ReadUnit, type XliffState, xliffStates } from "./document.ts";
import { attributeOf, bounds, structureFault } from "./grammar.ts";

interface Segment {
  source: string | undefined;
  target: string | undefined;
  /** Where its target stands among those of the unit, when it is not where its source does. */
  order: number | undefined;
  readonly ignorable: boolean;
  readonly state: XliffState;
}

/** A unit while it is read: elements of the core are told as they open and close. */
export interface UnitGathering {
  open(tag: SaxesTagNS, line: number): void;
  close(local: string, line: number): void;
  text(text: string, line: number): void;
  meta(key: string, value: string): void;
  /** @throws invalid `xliff-structure` when the unit has no segment. */
  done(): ReadUnit;
}

export interface UnitPlace {
  readonly file: string;
  readonly id: string;
  readonly line: number;
}

export function gatherUnit(place: UnitPlace): UnitGathering {
  const [data, metadata] = [new Map<string, string>(), new Map<string, string>()];
  const [segments, subStates]: [Segment[], string[]] = [[], []];
  /** What ends the pairs that are open, and the words since the last source, target or data began. */
  const ends: string[] = [];
  let [words, length, dataId]: [string[] | undefined, number, string] = [undefined, 0, ""];
  const dataOf = (id: string | undefined): string => (id === undefined ? "" : (data.get(id) ?? ""));
  const add = (text: string, line: number): void => {
    if (words === undefined) return;
    length += text.length;
    if (length > bounds.text) throw invalid("xliff-text-too-long", { line, limit: bounds.text });
    words.push(text);
  };
  const opened: Readonly<Record<string, (tag: SaxesTagNS, line: number) => void>> = {
    segment: (tag, line) => {
      segments.push(segmentOf(tag, line));
      subStates.push(...[attributeOf(tag, "subState")].filter((one) => one !== undefined));
    },
    ignorable: () => segments.push({ ...blank, ignorable: true, state: "final" }),
    source: () => {
      words = [];
    },
    target: (tag, line) => {
      words = [];
      const last = segments.at(-1);
      if (last?.source === undefined || last.target !== undefined) throw structureFault(line, "target");
      last.order = orderOf(tag, line);
    },
    data: (tag, line) => {
      words = [];
      dataId = needed(tag, "id", line);
    },
    cp: (tag, line) => add(pointOf(tag, line), line),
    ph: (tag, line) => add(dataOf(attributeOf(tag, "dataRef")), line),
    sc: (tag, line) => add(dataOf(attributeOf(tag, "dataRef")), line),
    ec: (tag, line) => add(dataOf(attributeOf(tag, "dataRef")), line),
    pc: (tag, line) => {
      add(dataOf(attributeOf(tag, "dataRefStart")), line);
      ends.push(dataOf(attributeOf(tag, "dataRefEnd")));
    },
  };
  const closed: Readonly<Record<string, (line: number) => void>> = {
    source: (line) => {
      const last = segments.at(-1);
      if (last === undefined || last.source !== undefined) throw structureFault(line, "source");
      last.source = taken();
    },
    target: () => {
      const last = segments.at(-1);
      if (last !== undefined) last.target = taken();
    },
    data: () => data.set(dataId, taken()),
    pc: (line) => add(ends.pop() ?? "", line),
  };
  const taken = (): string => {
    const text = (words ?? []).join("");
    words = undefined;
    return text;
  };
  return {
    open: (tag, line) => opened[tag.local]?.(tag, line),
    close: (local, line) => closed[local]?.(line),
    text: add,
    meta: (key, value) => metadata.set(key, value),
    done: () => ({ ...place, ...joined(segments, place.line), subStates, metadata }),
  };
}

const blank = { source: undefined, target: undefined, order: undefined };

function segmentOf(tag: SaxesTagNS, line: number): Segment {
  const given = attributeOf(tag, "state") ?? "initial";
  const state = xliffStates.find((one) => one === given);
  if (state === undefined) throw structureFault(line, "segment");
  return { ...blank, ignorable: false, state };
}

function joined(segments: readonly Segment[], line: number): Pick<ReadUnit, "source" | "target" | "state"> {
  const own = segments.filter(({ ignorable }) => !ignorable);
  if (own.length === 0 || segments.some(({ source }) => source === undefined))
    throw structureFault(line, "unit");
  const rank = (state: XliffState): number => xliffStates.indexOf(state);
  const whole = own.every(({ target }) => target !== undefined);
  const places = segments.map(({ order, source = "", target = source }, at) => ({
    at: order ?? at + 1,
    target,
  }));
  return {
    source: segments.map(({ source = "" }) => source).join(""),
    target: whole
      ? places
          .sort((a, b) => a.at - b.at)
          .map(({ target }) => target)
          .join("")
      : undefined,
    state: own.map(({ state }) => state).reduce((least, one) => (rank(one) < rank(least) ? one : least)),
  };
}

/** @throws invalid `xliff-structure` */
export function needed(tag: SaxesTagNS, name: string, line: number): string {
  const value = attributeOf(tag, name);
  if (value === undefined || value === "") throw structureFault(line, tag.local);
  return value;
}

function orderOf(tag: SaxesTagNS, line: number): number | undefined {
  const order = attributeOf(tag, "order");
  if (order === undefined) return undefined;
  if (!/^[1-9]\d{0,5}$/.test(order)) throw structureFault(line, "target");
  return Number(order);
}

function pointOf(tag: SaxesTagNS, line: number): string {
  const hex = needed(tag, "hex", line);
  if (!/^[0-9a-f]{1,6}$/i.test(hex) || Number.parseInt(hex, 16) > 0x10ffff) throw structureFault(line, "cp");
  return String.fromCodePoint(Number.parseInt(hex, 16));
}
