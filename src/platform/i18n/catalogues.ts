import ar from "./messages/ar.json";
import en from "./messages/en.json";
import es from "./messages/es.json";
import fr from "./messages/fr.json";
import ru from "./messages/ru.json";
import zh from "./messages/zh.json";
import type { Catalogues } from "./translator.ts";

/** The same keys in all six languages: a missing one does not compile. */
export const platformCatalogues = { ar, zh, en, fr, ru, es } satisfies Catalogues &
  Record<string, Record<keyof typeof en, string>>;
