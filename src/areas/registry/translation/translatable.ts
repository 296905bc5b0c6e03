import type { Catalogues } from "../../../platform/i18n/index.ts";

/** A kind of text that is held in several languages, one row a language, in a table of an area. */
export interface Translatable {
  /** Stable: it names the part of an exchanged file, so it is made of lower-case words and hyphens. */
  readonly name: string;
  /** With its schema. It has `id`, `language`, and what every fact has. */
  readonly table: string;
  /** The column that says whose text it is: with `fixed` and the language it names one text. */
  readonly owner: string;
  /** The table of the owners, by their `id`: a text of one that the reader cannot see is not looked at. */
  readonly owners?: string;
  /** Columns that are the same in every row of this kind. */
  readonly fixed?: Readonly<Record<string, string>>;
  /** The column of the words. */
  readonly text: string;
  /** In UTF-16 code units. */
  readonly longest: number;
  /** Whether `[[party|words]]` links words of it. */
  readonly links?: boolean;
  /** Whether it may have paragraphs. */
  readonly paragraphs?: boolean;
  /** Whether a language may do without: what English and the authentic language do not have is missed in none. */
  readonly optional?: boolean;
  /** Whether the table itself has `status`, `of_name` and `of_digest`, as names of parties do. */
  readonly standing?: boolean;
  /** The message that says what the text is and where it is shown, and the catalogues in which it stands. */
  readonly where: string;
  readonly catalogues: Catalogues;
}

const declared = new Map<string, Translatable>();

/** Areas above this one say which of their texts are translated: they know this area, it does not know them. */
export function declareTranslatable(texts: readonly Translatable[]): void {
  for (const one of texts) {
    if ((declared.get(one.name) ?? one) !== one) throw new Error(`two kinds of text are named ${one.name}`);
    declared.set(one.name, one);
  }
}

/** By their names. */
export const translatables = (): readonly Translatable[] =>
  [...declared.values()].sort((one, other) => (one.name < other.name ? -1 : 1));

export const translatableNamed = (name: string): Translatable | undefined => declared.get(name);
