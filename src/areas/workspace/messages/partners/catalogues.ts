import { languages } from "../../../../kernel/language.ts";
import type { Catalogues } from "../../../../platform/i18n/index.ts";
import ar from "./ar.json";
import en from "./en.json";
import es from "./es.json";
import { partyFormsCatalogues } from "./forms/catalogues.ts";
import fr from "./fr.json";
import { partyLinesCatalogues } from "./lines/catalogues.ts";
import { partyRecordCatalogues } from "./record/catalogues.ts";
import ru from "./ru.json";
import zh from "./zh.json";

/** The same keys in all six languages: a missing one does not compile. */
const list = { ar, zh, en, fr, ru, es } satisfies Catalogues &
  Record<string, Record<keyof typeof en, string>>;

const parts: readonly Catalogues[] = [
  list,
  partyFormsCatalogues,
  partyRecordCatalogues,
  partyLinesCatalogues,
];

/** What the list says, the record of a party, and the forms by which it is kept. */
export const partnersCatalogues = Object.fromEntries(
  languages.map((language) => [language, Object.assign({}, ...parts.map((part) => part[language]))]),
) as Catalogues;
