import type { Exportable, ExportQuery } from "../../../areas/publication/index.ts";
import type { Language } from "../../../kernel/language.ts";
import type { Day } from "../../../kernel/partial-date.ts";
import type { Translate } from "../../../platform/i18n/index.ts";
import type { Output } from "./output.ts";

/** What a format is written from, and where to. */
export interface FormatGiven {
  readonly exportable: Exportable;
  /** Origin of the site by which things are named. */
  readonly origin: string;
  readonly on: Day;
  readonly translators: Readonly<Record<Language, Translate>>;
  readonly output: Output;
  /** Runs the export to its end, as the public. @returns the number of rows */
  readonly ask: (query: ExportQuery) => Promise<number>;
}

/** Writes a whole export. */
export type WriteFormat = (given: FormatGiven) => Promise<void>;
