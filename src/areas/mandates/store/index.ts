import type { Db } from "../../../platform/storage/index.ts";
import { entryQuestions } from "./entries.ts";
import { instrumentQuestions } from "./instruments.ts";
import { provisionQuestions } from "./provisions.ts";
import { tallyQuestions } from "./tallies.ts";
import { themeQuestions } from "./themes.ts";
import { wholeQuestions } from "./whole.ts";

export type { TitleEntry } from "./entries.ts";
export type { ConventionTitle, LinkedInstruments } from "./instruments.ts";
export type { InstrumentRow, LinkRow, ProvisionRow, ThemedInstrument, ThemeRow } from "./rows.ts";
export type { TitledInstrument } from "./whole.ts";

/** The questions that mandates answers, one function each, under the reader's row security. */
export function mandatesStore(db: Db) {
  return {
    ...entryQuestions(db),
    ...instrumentQuestions(db),
    ...provisionQuestions(db),
    ...tallyQuestions(db),
    ...themeQuestions(db),
    ...wholeQuestions(db),
  };
}
