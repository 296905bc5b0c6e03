/** The sections of the founding page in which lines stand, in its order. */
export const lineHeadings = ["subsidiary-organs", "compact", "wider"] as const;
export type LineHeading = (typeof lineHeadings)[number];

/** Ways of working together that the founding page names. */
export const modes = [
  "information-exchange",
  "threat-report",
  "working-group",
  "sharing-of-findings",
  "project-integration",
  "coordination-meetings",
  "mutual-evaluation",
  "human-rights",
  "civil-society-dialogue",
  "public-private-partnership",
  "strategic-engagement",
  "programmatic-engagement",
  "events",
] as const;
export type Mode = (typeof modes)[number];

/** A piece of prose: plain words, or words that name a party. */
export interface ProsePart {
  readonly words: string;
  readonly party?: string;
}

const link = /\[\[([a-z0-9-]+)\|([^\]|]+)\]\]/g;

/** Paragraphs of a line's text (separated by an empty line), each in parts; `[[id|words]]` names a party. */
export function proseOf(text: string): ProsePart[][] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "")
    .map(partsOf);
}

function partsOf(paragraph: string): ProsePart[] {
  const parts: ProsePart[] = [];
  let end = 0;
  for (const match of paragraph.matchAll(link)) {
    const [whole, party = "", words = ""] = match;
    if (match.index > end) parts.push({ words: paragraph.slice(end, match.index) });
    parts.push({ words, party });
    end = match.index + whole.length;
  }
  if (end < paragraph.length) parts.push({ words: paragraph.slice(end) });
  return parts;
}

/** Ids of the parties that a text links. */
export const partiesIn = (text: string): string[] =>
  proseOf(text)
    .flat()
    .flatMap((part) => (part.party === undefined ? [] : [part.party]));

/** `S/RES/2462(2019) OP 37` → instrument and provision; `S/RES/2617(2021)` → instrument alone. */
export function basisOf(text: string): { instrument: string; provision: string | null } {
  const space = text.indexOf(" ");
  return space < 0
    ? { instrument: text, provision: null }
    : { instrument: text.slice(0, space), provision: text };
}
