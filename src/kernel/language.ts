/** The six official languages of the United Nations, in the order of the language switch (English names' order). */
export const languages = ["ar", "zh", "en", "fr", "ru", "es"] as const;
export type Language = (typeof languages)[number];

export type Direction = "ltr" | "rtl";

export const isLanguage = (value: string): value is Language =>
  (languages as readonly string[]).includes(value);

export const directionOf = (language: Language): Direction => (language === "ar" ? "rtl" : "ltr");

/** Each language by its own name, as the switch shows it. */
export const ownNames: Readonly<Record<Language, string>> = {
  ar: "العربية",
  zh: "中文",
  en: "English",
  fr: "Français",
  ru: "Русский",
  es: "Español",
};

/** Where a text is missing, the language whose text stands in first: closest readership first, English and French always last. */
export const fallbackOrder: Readonly<Record<Language, readonly Language[]>> = {
  ar: ["ar", "en", "fr", "es", "ru", "zh"],
  zh: ["zh", "en", "fr", "es", "ru", "ar"],
  en: ["en", "fr", "es", "ru", "ar", "zh"],
  fr: ["fr", "en", "es", "ru", "ar", "zh"],
  ru: ["ru", "en", "fr", "es", "ar", "zh"],
  es: ["es", "en", "fr", "ru", "ar", "zh"],
};

/** A text and the language it is in. */
export interface Tagged {
  readonly text: string;
  readonly language: Language;
}

/** The text for a reader of `language`: theirs when it exists, else the first of the fallback order, else nothing. */
export function bestText(texts: Partial<Record<Language, string>>, language: Language): Tagged | undefined {
  for (const candidate of fallbackOrder[language]) {
    const text = texts[candidate];
    if (text) return { text, language: candidate };
  }
  return undefined;
}

/** The first text there is of one of the types: by the reader's order of languages, and within a language in the order of `types`. */
export function bestOfTypes<Type extends string>(
  texts: ReadonlyArray<Tagged & { readonly type: Type }>,
  types: readonly Type[],
  language: Language,
): Tagged | undefined {
  for (const candidate of fallbackOrder[language]) {
    for (const type of types) {
      const found = texts.find((text) => text.language === candidate && text.type === type);
      if (found) return { text: found.text, language: candidate };
    }
  }
  return undefined;
}
