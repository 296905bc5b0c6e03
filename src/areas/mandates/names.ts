import { sql } from "kysely";
import type { NameColumns, NameSource } from "../../platform/search/index.ts";

/** Names by which instruments, provisions and themes are found; a symbol is a name of type `symbol`. */
export const mandatesNames: readonly NameSource[] = [
  {
    kind: "instrument",
    rows: sql<NameColumns>`
      select t.instrument_id as id, t.language, 'official' as type, t.title as name
      from mandates.instrument_title t join mandates.instrument i on i.id = t.instrument_id`,
  },
  {
    kind: "instrument",
    rows: sql<NameColumns>`select i.id, 'en' as language, 'symbol' as type, i.id as name from mandates.instrument i`,
  },
  {
    kind: "provision",
    rows: sql<NameColumns>`
      select t.provision_id as id, t.language, 'official' as type, t.title as name
      from mandates.provision_title t join mandates.provision p on p.id = t.provision_id`,
  },
  {
    kind: "provision",
    rows: sql<NameColumns>`select p.id, 'en' as language, 'symbol' as type, p.id as name from mandates.provision p`,
  },
  {
    kind: "theme",
    rows: sql<NameColumns>`
      select n.theme_id as id, n.language, 'official' as type, n.name from mandates.theme_name n join mandates.theme t on t.id = n.theme_id`,
  },
];

/** How a resolution is spoken of, `{number}` and `{year}` put in: forms to recognise a query by, as the six languages cite one. */
const citations = {
  en: "resolution {number} ({year})",
  fr: "résolution {number} ({year})",
  es: "resolución {number} ({year})",
  ru: "резолюция {number} ({year})",
  ar: "القرار {number} ({year})",
  zh: "第{number}（{year}）号决议",
} as const;

/** `S/RES/2617(2021)` as it is cited in each language; nothing for other instruments. */
export function citationsOf(instrumentId: string): Array<{ language: keyof typeof citations; text: string }> {
  const [, number, year] = /^S\/RES\/(\d+)\((\d{4})\)$/.exec(instrumentId) ?? [];
  if (number === undefined || year === undefined) return [];
  return (Object.keys(citations) as Array<keyof typeof citations>).map((language) => ({
    language,
    text: citations[language].replace("{number}", number).replace("{year}", year),
  }));
}
