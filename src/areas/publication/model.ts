import type { Day } from "../../kernel/partial-date.ts";
import { standing } from "../../kernel/validity.ts";
import type { LineRow } from "../cooperation/index.ts";
import type { InstrumentRow, ProvisionRow, Validity } from "../mandates/index.ts";
import { type Category, committeeId, type ListedParty, secretariatId } from "../registry/index.ts";

/** An instrument, and how it stands on the day of the page. */
export interface InstrumentView<Row extends InstrumentRow = InstrumentRow> {
  readonly instrument: Row;
  readonly validity: Validity;
  /** What carries the instrument on, where it no longer holds itself. */
  readonly successor: InstrumentRow | undefined;
  /** What supersedes it on the day, where the register says what. */
  readonly supersededBy: InstrumentRow | undefined;
}

/** A text that grounds something: an instrument, and those of its provisions that are meant. */
export interface BasisView extends InstrumentView {
  readonly provisions: readonly ProvisionRow[];
}

/** The instrument that a mandate rests on that day; `none` when it had not begun or had ended. */
export type MandateView = { readonly instrument: InstrumentRow; readonly validity: Validity } | "none";

export interface LineView extends LineRow {
  readonly grounds: readonly BasisView[];
}

/** Headings of the directory: those of the founding page, then what its text names, then classes, then its owner. */
export type HeadingKey = Exclude<Category, "prose"> | "regional" | "prose" | "classes" | "own";

export interface DirectoryHeading {
  readonly key: HeadingKey;
  readonly level: 1 | 2;
  readonly parties: readonly ListedParty[];
  /** Partners under the heading and its sub-headings. */
  readonly count: number;
  /** Nothing under it on any date: the source page leaves it empty. */
  readonly emptyAtSource: boolean;
}

export interface Directory {
  readonly headings: readonly DirectoryHeading[];
  /** Partners on the day; the secretariat and its Committee are none. */
  readonly count: number;
  /** Listed bodies that did not exist on the day. */
  readonly absent: readonly ListedParty[];
}

const regional: readonly Category[] = ["africa", "asia", "latin-america", "europe-and-north-america"];
const topLevel: readonly Category[] = [
  "security-council",
  "general-assembly",
  "un-departments",
  "un-agencies-funds-programmes",
  "international-organisations",
];

/** Whether the body existed on the day, as far as its dates say. */
export const existedOn = (party: ListedParty, on: Day): boolean => {
  const stands = standing(party, on);
  return stands !== "ended" && stands !== "not-begun";
};

/** Keys of the headings, in the order of the directory. */
export const headingKeys: readonly HeadingKey[] = [
  ...(topLevel as readonly HeadingKey[]),
  "regional",
  ...(regional as readonly HeadingKey[]),
  "prose",
  "classes",
  "own",
];

/** Whether the heading stands under that of the regional organisations. */
export const isRegional = (key: HeadingKey): boolean => (regional as readonly string[]).includes(key);

const isOwn = (party: ListedParty): boolean => party.id === secretariatId || party.id === committeeId;

/** The heading under which a party stands; of one that the founding page does not name, as the register proposes. */
export function headingOf(party: ListedParty): HeadingKey {
  if (isOwn(party)) return "own";
  if (party.category !== "prose") return party.category;
  return party.kind === "class" ? "classes" : "prose";
}

/** The directory of the founding page, from the parties it names, in its order. */
export function directoryOf(listed: readonly ListedParty[], on: Day): Directory {
  const under = (key: HeadingKey) => listed.filter((party) => headingOf(party) === key);
  const heading = (key: HeadingKey, level: 1 | 2): DirectoryHeading => {
    const all = under(key);
    const parties = all.filter((party) => existedOn(party, on));
    return { key, level, parties, count: parties.length, emptyAtSource: all.length === 0 };
  };
  const regions = regional.map((key) => heading(key as HeadingKey, 2));
  const regionalCount = regions.reduce((sum, { count }) => sum + count, 0);
  const headings: DirectoryHeading[] = [
    ...topLevel.map((key) => heading(key as HeadingKey, 1)),
    { key: "regional", level: 1, parties: [], count: regionalCount, emptyAtSource: false },
    ...regions,
    heading("prose", 1),
    heading("classes", 1),
    heading("own", 1),
  ];
  const partners = listed.filter((party) => !isOwn(party));
  return {
    headings,
    count: partners.filter((party) => existedOn(party, on)).length,
    absent: listed.filter((party) => !existedOn(party, on)),
  };
}

/** Sections and paragraphs of the source page in which a line stands: `3.4;0.1`. Section 0 is the picture's caption. */
export function passagesOf(sourcePassage: string): Array<{ section: number; paragraph: number }> {
  return sourcePassage
    .split(";")
    .map((part) => part.trim().split("."))
    .filter(([section]) => section !== undefined && section !== "")
    .map(([section, paragraph]) => ({ section: Number(section), paragraph: Number(paragraph) }));
}

/** The address of a page with the quoted words marked, for browsers that know text fragments. */
export function atWords(url: string, words: string): string {
  // A hyphen, a comma and an ampersand are signs of the fragment's own grammar.
  const quoted = encodeURIComponent(words).replace(/-/g, "%2D");
  return `${url}#:~:text=${quoted}`;
}
