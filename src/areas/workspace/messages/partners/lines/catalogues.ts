import type { Catalogues } from "../../../../../platform/i18n/index.ts";
import ar from "./ar.json";
import en from "./en.json";
import es from "./es.json";
import fr from "./fr.json";
import ru from "./ru.json";
import zh from "./zh.json";

/** The same keys in all six languages: a missing one does not compile. */
export const partyLinesCatalogues = { ar, zh, en, fr, ru, es } satisfies Catalogues &
  Record<string, Record<keyof typeof en, string>>;
