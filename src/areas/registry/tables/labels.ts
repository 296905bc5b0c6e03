import { type Language, languages, ownNames } from "../../../kernel/language.ts";
import { languageName } from "../../../platform/i18n/index.ts";
import ar from "../messages/ar.json";
import en from "../messages/en.json";
import es from "../messages/es.json";
import fr from "../messages/fr.json";
import ru from "../messages/ru.json";
import { tableCatalogues } from "../messages/tables/catalogues.ts";
import zh from "../messages/zh.json";
import type { Field } from "./fields.ts";
import { synonyms } from "./synonyms.ts";

const ownTexts: Readonly<Record<Language, Readonly<Record<string, string>>>> = { ar, zh, en, fr, ru, es };
const tableTexts: Readonly<Record<Language, Readonly<Record<string, string>>>> = tableCatalogues;

/** How a field is called at the head of its column. */
export function labelOf({ name, type }: Field, language: Language): string {
  const texts = tableTexts[language];
  if (type.is !== "names") return texts[`table.field-${name}`] ?? name;
  const named = texts[`table.names-${type.type}`] ?? type.type;
  return named.replace("{language}", languageName(type.language, language));
}

/** Letters and digits alone, without case and accents: how two headings are compared. */
export const folded = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}\u0640]/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");

/** How a heading came to its field. */
export type Match = "name" | "label" | "synonym";

/** The field that a heading names: by its name for programs, its label in any language, or a usual word for it. */
export function fieldNamed(
  heading: string,
  fields: readonly Field[],
): { readonly field: Field; readonly by: Match } | undefined {
  const asked = folded(heading);
  if (asked === "") return undefined;
  const found = (by: Match, wordsOf: (field: Field) => readonly string[]) => {
    const field = fields.find((one) => wordsOf(one).some((word) => folded(word) === asked));
    return field === undefined ? undefined : { field, by };
  };
  return (
    found("name", ({ name }) => [name]) ??
    found("label", (field) => languages.map((language) => labelOf(field, language))) ??
    found("synonym", ({ name }) => synonyms[name] ?? [])
  );
}

/** What may be written for a member of a list, besides the member itself: its names in the six languages. */
function wordsFor(field: Field, member: string): readonly string[] {
  if (field.type.is !== "choice") return [];
  if (field.name === "language") {
    const language = languages.find((one) => one === member);
    return language === undefined
      ? []
      : [ownNames[language], ...languages.map((one) => languageName(language, one))];
  }
  const { family } = field.type;
  return family === undefined
    ? []
    : languages.flatMap((language) => ownTexts[language][`${family}.${member}`] ?? []);
}

/** The member of a field's list that a cell names; nothing where it names none, or more than one. */
export function choiceNamed(field: Field, text: string): string | undefined {
  if (field.type.is !== "choice") return undefined;
  const { of } = field.type;
  const exact = of.find((member) => member === text.toLowerCase());
  if (exact !== undefined) return exact;
  const asked = folded(text);
  const fitting = of.filter((member) =>
    [member, ...wordsFor(field, member)].some((word) => folded(word) === asked),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}
