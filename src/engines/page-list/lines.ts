/** A line of the page that is not blank. */
export interface PageLine {
  /** 1 is the first line of the file. */
  readonly line: number;
  readonly text: string;
  /** `marker`: a bullet without its text. */
  readonly kind: "marker" | "bullet" | "heading" | "prose";
  /** Whether a blank line, or the beginning of the page, stands above it. */
  readonly apart: boolean;
  /** How far the text stands in. */
  readonly indent: number;
  /** Code points that were taken out of it, as `U+202E`. */
  readonly hidden: readonly string[];
}

/** Line ends of every system, and those of Unicode (UAX 14: BK, CR, LF, NL). */
const lineEnd = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** What stands before an item: hyphen, dashes, bullets. A number is none, for it may be a year. */
const marker =
  "[-\u2010-\u2015\u2212*+\u2022\u2023\u2043\u2219\u25aa\u25ab\u25b8\u25b9\u25cb\u25cf\u25e6\u00b7\u30fb\uf0b7]";
const markerAlone = new RegExp(`^${marker}$`, "u");
const markerBefore = new RegExp(`^${marker}[\\s\u00a0]+`, "u");

/**
 * What cannot be seen and may change how a line is read: control characters (Cc), embeddings, overrides and isolates
 * of direction (UAX 9), zero-width spaces, the byte order mark. The marks U+200E, U+200F and the joiners U+200C,
 * U+200D belong to the spelling of names in some scripts, and stay.
 */
const hiddenCharacters = /(?!\t)\p{Cc}|[\u00ad\u200b\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** A heading is short and no sentence. */
const longestHeading = 120;
const mostHeadingWords = 14;

/** The lines that are not blank, each with what it looks like by itself. */
export function readLines(text: string): PageLine[] {
  const lines: PageLine[] = [];
  let apart = true;
  for (const [at, raw] of text.split(lineEnd).entries()) {
    const hidden = [...new Set(raw.match(hiddenCharacters) ?? [])].map(codePoint);
    const seen = raw.replace(hiddenCharacters, "").normalize("NFC");
    const words = seen.trim().replace(/\s+/g, " ");
    if (words === "") {
      apart = true;
      continue;
    }
    lines.push({
      line: at + 1,
      ...classified(words),
      ...{ apart, indent: seen.length - seen.trimStart().length, hidden },
    });
    apart = false;
  }
  return lines;
}

function classified(words: string): Pick<PageLine, "kind" | "text"> {
  if (markerAlone.test(words)) return { kind: "marker", text: "" };
  if (markerBefore.test(words)) return { kind: "bullet", text: words.replace(markerBefore, "") };
  return { kind: isHeadingLike(words) ? "heading" : "prose", text: words };
}

/** Short, and without the end of a sentence; `:` announces, and `)` may close an abbreviation. */
function isHeadingLike(words: string): boolean {
  if (words.length > longestHeading || words.split(" ").length > mostHeadingWords) return false;
  return !/[.!?;,\u3002\uff1b\uff0c\u061b\u061f\u060c\u2026]$/.test(words);
}

/** Whether a line announces what follows. */
export const announces = ({ text }: PageLine): boolean => /[:\uff1a]$/.test(text);

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
