import { IntlMessageFormat } from "intl-messageformat";
import { type Language, languages } from "../../kernel/language.ts";

/** Messages of one language by key, in ICU MessageFormat. */
export type Catalogue = Readonly<Record<string, string>>;

/** The same keys in every language; an area declares its own with `satisfies Catalogues`. */
export type Catalogues = Readonly<Record<Language, Catalogue>>;

export type MessageParams = Readonly<Record<string, string | number>>;

/** Gives the message of a key in one language. An unknown key is a fault of ours and throws. */
export interface Translate {
  readonly language: Language;
  (key: string, params?: MessageParams): string;
  /** The message with values that are more than text (a link, an isolated symbol), as the parts it is made of. */
  rich<Value>(key: string, params: Readonly<Record<string, string | number | Value>>): Array<string | Value>;
  /** Whether the catalogue has the key: for keys made from data (a kind, a role). */
  has(key: string): boolean;
}

/** Arabic pages use the European digits that United Nations documents use beside symbols. */
const locales: Readonly<Record<Language, string>> = {
  ar: "ar-u-nu-latn",
  zh: "zh-Hans",
  en: "en-GB",
  fr: "fr",
  ru: "ru",
  es: "es",
};

/** The locale by which numbers, dates and plural forms of a language are made. */
export const localeOf = (language: Language): string => locales[language];

const needsFormatting = /[{}'<>#]/;

/** Joins the catalogues of all areas. @throws Error when two of them have one key. */
export function createTranslators(sets: readonly Catalogues[]): Readonly<Record<Language, Translate>> {
  const translators = languages.map(
    (language) => [language, translatorOf(language, merged(sets, language))] as const,
  );
  return Object.fromEntries(translators) as Record<Language, Translate>;
}

function merged(sets: readonly Catalogues[], language: Language): Map<string, string> {
  const all = new Map<string, string>();
  for (const set of sets) {
    for (const [key, text] of Object.entries(set[language])) {
      if (all.has(key)) throw new Error(`two catalogues have the message ${key}`);
      all.set(key, text);
    }
  }
  return all;
}

function translatorOf(language: Language, messages: ReadonlyMap<string, string>): Translate {
  const compiled = new Map<string, IntlMessageFormat>();
  const textOf = (key: string): string => {
    const text = messages.get(key);
    if (text === undefined) throw new Error(`no message ${key} in ${language}`);
    return text;
  };
  const formatOf = (key: string): IntlMessageFormat => {
    const known = compiled.get(key);
    if (known) return known;
    const made = new IntlMessageFormat(textOf(key), localeOf(language), undefined, { ignoreTag: true });
    compiled.set(key, made);
    return made;
  };
  const translate = (key: string, params?: MessageParams): string => {
    const text = textOf(key);
    return needsFormatting.test(text) ? String(formatOf(key).format(params)) : text;
  };
  const rich = <Value>(key: string, params: Readonly<Record<string, string | number | Value>>) =>
    formatOf(key)
      .formatToParts<Value>(params)
      .map((part) => part.value);
  return Object.assign(translate, { language, rich, has: (key: string) => messages.has(key) });
}
