import { languages } from "../../kernel/language.ts";
import type { Catalogues } from "../../platform/i18n/index.ts";
import ar from "./messages/ar.json";
import en from "./messages/en.json";
import es from "./messages/es.json";
import fr from "./messages/fr.json";
import { keepingCatalogues } from "./messages/keeping/catalogues.ts";
import { mergeCatalogues } from "./messages/merge/catalogues.ts";
import ru from "./messages/ru.json";
import { tableCatalogues } from "./messages/tables/catalogues.ts";
import { translationCatalogues } from "./messages/translation/catalogues.ts";
import zh from "./messages/zh.json";

/** The same keys in all six languages: a missing one does not compile. */
const own = { ar, zh, en, fr, ru, es } satisfies Catalogues & Record<string, Record<keyof typeof en, string>>;

const parts: readonly Catalogues[] = [
  own,
  keepingCatalogues,
  mergeCatalogues,
  tableCatalogues,
  translationCatalogues,
];

export const registryCatalogues = Object.fromEntries(
  languages.map((language) => [language, Object.assign({}, ...parts.map((part) => part[language]))]),
) as Catalogues;
