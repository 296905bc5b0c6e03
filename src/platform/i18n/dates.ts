import type { Language } from "../../kernel/language.ts";
import type { PartialDate } from "../../kernel/partial-date.ts";
import { localeOf } from "./translator.ts";

/** `long`: 31 December 2025 · `short`: 31 Dec. 2025, for tables and margins. */
export type DateStyle = "long" | "short";

/** United Nations documents in Arabic name each month twice. */
const arabicMonths = [
  "كانون الثاني/يناير",
  "شباط/فبراير",
  "آذار/مارس",
  "نيسان/أبريل",
  "أيار/مايو",
  "حزيران/يونيه",
  "تموز/يوليه",
  "آب/أغسطس",
  "أيلول/سبتمبر",
  "تشرين الأول/أكتوبر",
  "تشرين الثاني/نوفمبر",
  "كانون الأول/ديسمبر",
] as const;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: Language, style: DateStyle, parts: "month" | "day"): Intl.DateTimeFormat {
  const key = `${language} ${style} ${parts}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(localeOf(language), {
    timeZone: "UTC",
    year: "numeric",
    month: style === "long" || language === "zh" ? "long" : "short",
    ...(parts === "day" ? { day: "numeric" } : {}),
  });
  formats.set(key, made);
  return made;
}

/** The date in words of the language: a year alone, a month and year, or a full date. */
export function formatDate(language: Language, date: PartialDate, style: DateStyle = "long"): string {
  if (date.length === 4) return language === "zh" ? `${date}年` : date;
  const [year = "", month = "1", day] = date.split("-");
  if (language === "ar")
    return [day && Number(day), arabicMonths[Number(month) - 1], year].filter(Boolean).join(" ");
  const instant = new Date(`${year}-${month}-${day ?? "01"}T00:00:00Z`);
  const words = formatOf(language, style, day === undefined ? "month" : "day").format(instant);
  // French writes the first of a month as an ordinal.
  return language === "fr" && day === "01" ? words.replace(/^1\b/, "1er") : words;
}

/** A span of full dates (`20–24 June 2024`), or both ends where they are coarser. */
export function formatSpan(language: Language, start: PartialDate, end: PartialDate): string {
  if (start === end) return formatDate(language, start, "short");
  const sameMonth = start.length === 10 && end.length === 10 && start.slice(0, 7) === end.slice(0, 7);
  if (!sameMonth) return `${formatDate(language, start, "short")} – ${formatDate(language, end, "short")}`;
  const day = Number(start.slice(8));
  const first = language === "fr" && day === 1 ? "1er" : day;
  const last = formatDate(language, end, "short");
  if (language === "zh") return last.replace(/(\d+)日/, `${first}–$1日`);
  return `${first}–${last}`;
}

const displayNames = new Map<Language, Intl.DisplayNames>();

/** A language by its name in another: `fr` in `es` is "francés". */
export function languageName(of: Language, inLanguage: Language): string {
  // United Nations documents spell it with a kaf, where the locale data has a jim.
  if (of === "en" && inLanguage === "ar") return "الإنكليزية";
  const names =
    displayNames.get(inLanguage) ?? new Intl.DisplayNames(localeOf(inLanguage), { type: "language" });
  displayNames.set(inLanguage, names);
  return names.of(of) ?? of;
}

const collators = new Map<Language, Intl.Collator>();

/** Order of names in a language. */
export function collator(language: Language): Intl.Collator {
  const known = collators.get(language) ?? new Intl.Collator(localeOf(language));
  collators.set(language, known);
  return known;
}
