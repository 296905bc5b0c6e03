/** The states of a segment, in the order of the work (XLIFF 2.1, 4.3.1.29). */
export const xliffStates = ["initial", "translated", "reviewed", "final"] as const;
export type XliffState = (typeof xliffStates)[number];

/**
 * A piece of a text. A `code` stands for characters that nobody translates and no translation may lose; a `pair` is two of
 * them around words; `kept` are words that stay as they are. Ids are unique in their unit, and the same in source and target.
 */
export type Inline =
  | string
  | { readonly kind: "code"; readonly id: string; readonly data: string }
  | {
      readonly kind: "pair";
      readonly id: string;
      readonly start: string;
      readonly end: string;
      readonly content: readonly Inline[];
    }
  | { readonly kind: "kept"; readonly id: string; readonly text: string };

export interface XliffNote {
  readonly category: string;
  readonly text: string;
}

/** A term that the source uses, and how it is translated. */
export interface XliffTerm {
  readonly term: string;
  readonly translations: readonly string[];
}

/** One text to translate: a unit with one segment. */
export interface XliffUnit {
  /** An NMTOKEN, unique in its file. */
  readonly id: string;
  readonly name: string;
  /** `prefix:value`. */
  readonly type: string;
  readonly notes: readonly XliffNote[];
  readonly terms: readonly XliffTerm[];
  /** What the unit brings back: kept by tools, in a group of the document's category. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly source: readonly Inline[];
  readonly target: readonly Inline[] | undefined;
  readonly state: XliffState;
  /** `prefix:value`. */
  readonly subState?: string | undefined;
}

export interface XliffFile {
  /** An NMTOKEN, unique in the document. */
  readonly id: string;
  readonly original: string;
  readonly units: readonly XliffUnit[];
}

export interface XliffDocument {
  /** Tags of BCP 47. */
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
  readonly sourceDirection: "ltr" | "rtl";
  readonly targetDirection: "ltr" | "rtl";
  /** Of the groups of metadata. */
  readonly category: string;
  /** At least one, each with at least one unit. */
  readonly files: readonly XliffFile[];
}

/** A unit as it came back: its segments are joined, its codes put back, its annotations gone. */
export interface ReadUnit {
  readonly file: string;
  readonly id: string;
  /** Of the file, from 1. */
  readonly line: number;
  readonly source: string;
  /** Nothing when a segment of it has no target. */
  readonly target: string | undefined;
  /** That of its least finished segment. */
  readonly state: XliffState;
  readonly subStates: readonly string[];
  /** By category and type: `entente/source-digest`. */
  readonly metadata: ReadonlyMap<string, string>;
}

export interface ReadXliff {
  readonly sourceLanguage: string;
  readonly targetLanguage: string | undefined;
  readonly units: readonly ReadUnit[];
}
