import type { Catalogues } from "../../../../platform/i18n/index.ts";
import ar from "./ar.json";
import en from "./en.json";
import es from "./es.json";
import fr from "./fr.json";
import ru from "./ru.json";
import zh from "./zh.json";

/** What is said of freshness, to partners who are asked and of what they answer; a key that is missing in a language does not compile. */
export const freshnessCatalogues = { ar, zh, en, fr, ru, es } satisfies Catalogues &
  Record<string, Record<keyof typeof en, string>>;
