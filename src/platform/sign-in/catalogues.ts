import type { Catalogues } from "../i18n/index.ts";
import ar from "./messages/ar.json";
import en from "./messages/en.json";
import es from "./messages/es.json";
import fr from "./messages/fr.json";
import ru from "./messages/ru.json";
import zh from "./messages/zh.json";

/** The same keys in all six languages: a missing one does not compile. */
export const signInCatalogues = { ar, zh, en, fr, ru, es } satisfies Catalogues &
  Record<string, Record<keyof typeof en, string>>;
