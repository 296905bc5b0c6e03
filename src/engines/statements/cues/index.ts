import type { Language } from "../../../kernel/language.ts";
import type { CueSheet } from "../sheet.ts";
import { arabic } from "./ar.ts";
import { english } from "./en.ts";
import { spanish } from "./es.ts";
import { french } from "./fr.ts";
import { russian } from "./ru.ts";
import { chinese } from "./zh.ts";

export const cueSheets: Readonly<Record<Language, CueSheet>> = {
  ar: arabic,
  zh: chinese,
  en: english,
  fr: french,
  ru: russian,
  es: spanish,
};
