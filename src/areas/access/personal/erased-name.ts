import type { Language } from "../../../kernel/language.ts";
import { createTranslators } from "../../../platform/i18n/index.ts";
import { personalCatalogues } from "../messages/personal/catalogues.ts";

const words = createTranslators([personalCatalogues]);

/** What an account is called whose name was erased: it acted, and so stands in the journal and beside what it did. */
export const erasedName = (language: Language, number: number): string =>
  words[language]("people.erased-name", { number });
