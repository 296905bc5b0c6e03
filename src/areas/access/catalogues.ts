import { languages } from "../../kernel/language.ts";
import type { Catalogues } from "../../platform/i18n/index.ts";
import ar from "./messages/ar.json";
import en from "./messages/en.json";
import es from "./messages/es.json";
import fr from "./messages/fr.json";
import { linkCatalogues } from "./messages/links/catalogues.ts";
import { personalCatalogues } from "./messages/personal/catalogues.ts";
import ru from "./messages/ru.json";
import zh from "./messages/zh.json";

/** The same keys in all six languages: a missing one does not compile. */
const own = { ar, zh, en, fr, ru, es } satisfies Catalogues & Record<string, Record<keyof typeof en, string>>;

const parts: readonly Catalogues[] = [own, linkCatalogues, personalCatalogues];

/** What acts and errors say of people, of roles and circles, of links, and of personal data. */
export const accessCatalogues = Object.fromEntries(
  languages.map((language) => [language, Object.assign({}, ...parts.map((part) => part[language]))]),
) as Catalogues;
